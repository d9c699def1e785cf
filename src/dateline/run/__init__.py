"""run: wires the stages and picks an executor."""

from __future__ import annotations

from .archive import Summary, read_into
from .coder import coder
from .dossiers import dossiers
from .evaluate import evaluate
from .fuse import Fused, fuse_store
from .fuse_readings import fuse_readings
from .grading import is_stale, regrade
from .judge import Judge, Ruled
from .many import outcomes, read_many
from .outcome import Failed, Outcome
from .pipeline import read_document
from .readings_in import readings_in
from .ruling import JudgementState, judgement_states
from .sources import MAX_BYTES, open_sources
from .sourcing import Value, control_values, event_values, incident_values, voices_against
from .why import Pair, Why, alike, why

__all__ = [
    "MAX_BYTES",
    "Failed",
    "Fused",
    "Judge",
    "JudgementState",
    "Outcome",
    "Pair",
    "Ruled",
    "Summary",
    "Value",
    "Why",
    "alike",
    "coder",
    "control_values",
    "dossiers",
    "evaluate",
    "event_values",
    "fuse_readings",
    "fuse_store",
    "incident_values",
    "is_stale",
    "judgement_states",
    "open_sources",
    "outcomes",
    "read_document",
    "read_into",
    "read_many",
    "readings_in",
    "regrade",
    "voices_against",
    "why",
]
