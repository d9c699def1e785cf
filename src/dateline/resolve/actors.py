from __future__ import annotations

from dateline.model import Annotated, Named, Placed


def resolve_actors(annotated: Annotated, placed: tuple[Placed, ...]) -> tuple[Named, ...]:
    return ()
