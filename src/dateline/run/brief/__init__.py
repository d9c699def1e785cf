"""The day's brief: gathered from a store into one record, which every writer and the desk show."""

from __future__ import annotations

from .build import LONGEST, MOST, day_brief, last_day_told

__all__ = ["LONGEST", "MOST", "day_brief", "last_day_told"]
