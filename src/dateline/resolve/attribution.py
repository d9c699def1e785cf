from __future__ import annotations

from dateline.model import Annotated, Named, Voiced


def resolve_attributions(annotated: Annotated, named: tuple[Named, ...]) -> tuple[Voiced, ...]:
    return ()
