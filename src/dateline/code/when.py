from __future__ import annotations

from dateline.model import Resolved, When


def event_time(resolved: Resolved, sentence: int, trigger: int) -> When | None:
    return None
