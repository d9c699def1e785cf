from __future__ import annotations

from dateline.model import Annotated, Timed


def resolve_times(annotated: Annotated) -> tuple[Timed, ...]:
    return ()
