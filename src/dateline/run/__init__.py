"""run: wires the stages and picks an executor.

Fusion and judging are in modules of their own (`fuse`, `fuse_readings`, `judge`, `why`), which load numpy.
"""

from __future__ import annotations

from .archive import Summary, read_into
from .coder import coder
from .dossiers import dossiers
from .evaluate import evaluate
from .grading import is_stale, regrade
from .many import outcomes, read_many
from .outcome import Failed, Outcome
from .pipeline import read_document
from .sources import MAX_BYTES, open_sources
from .sourcing import Value, control_values, event_values, incident_values, voices_against

__all__ = [
    "MAX_BYTES",
    "Failed",
    "Outcome",
    "Summary",
    "Value",
    "coder",
    "control_values",
    "dossiers",
    "evaluate",
    "event_values",
    "incident_values",
    "is_stale",
    "open_sources",
    "outcomes",
    "read_document",
    "read_into",
    "read_many",
    "regrade",
    "voices_against",
]
