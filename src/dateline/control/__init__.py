"""control: who held what, when. Pure functions from what documents claim of places to dated states."""

from __future__ import annotations

from .claims import Evidence, Telling, evidence_of
from .implied import IMPLYING
from .timeline import Settings, timelines
from .voices import Asked, Voice

__all__ = ["IMPLYING", "Asked", "Evidence", "Settings", "Telling", "Voice", "evidence_of", "timelines"]
