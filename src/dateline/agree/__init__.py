"""agree: how far found events agree with hand-coded ones: tables of a coder, pairing, figures, worst cases.

Pure functions over coded events; where they come from is told in `run/evaluate.py`.
"""

from __future__ import annotations

from .agreement import Agreement, Case, FieldAgreement, PairAgreement, Source
from .alpha import alpha
from .assign import assign
from .cases import Worst, difference, in_words, worst
from .columns import Codebook
from .compare import Compared, Settings, compare
from .confusion import Grid, grid, off_diagonal
from .gold import Gold, GoldRow, documents_named, read_gold
from .likeness import LEAST, likeness
from .linking import Handle, Links
from .page import page, with_fragment
from .records import Coded, Party, Trouble, Troubles
from .table import rows_from_records, rows_of
from .values import DateOrder
from .words import detail, interval, percent

__all__ = [
    "LEAST",
    "Agreement",
    "Case",
    "Codebook",
    "Coded",
    "Compared",
    "DateOrder",
    "FieldAgreement",
    "Gold",
    "GoldRow",
    "Grid",
    "Handle",
    "Links",
    "PairAgreement",
    "Party",
    "Settings",
    "Source",
    "Trouble",
    "Troubles",
    "Worst",
    "alpha",
    "assign",
    "compare",
    "detail",
    "difference",
    "documents_named",
    "grid",
    "in_words",
    "interval",
    "likeness",
    "off_diagonal",
    "page",
    "percent",
    "read_gold",
    "rows_from_records",
    "rows_of",
    "with_fragment",
    "worst",
]
