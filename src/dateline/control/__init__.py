"""control: who held what, when. Pure functions from what documents claim of places to dated states."""

from __future__ import annotations

from .claims import Evidence, evidence_of
from .timeline import Settings, timelines
from .voices import Asked, Voice

__all__ = ["Asked", "Evidence", "Settings", "Voice", "evidence_of", "timelines"]
