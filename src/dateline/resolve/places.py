from __future__ import annotations

from dateline.model import Annotated, Placed


def resolve_places(annotated: Annotated) -> tuple[tuple[Placed, ...], tuple[str, ...]]:
    return (), ()
