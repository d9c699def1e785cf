"""Whether a file holds what a codebook asks for: ACLED's and UCDP's tables, PLOVER's lines; ours or anybody's."""

from __future__ import annotations

from .check import AS, check
from .findings import Checked, Finding

__all__ = ["AS", "Checked", "Finding", "check"]
