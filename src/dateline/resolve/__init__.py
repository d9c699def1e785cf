"""resolve: which place, actor, day and source a mention means. A pure function over records."""

from __future__ import annotations

from dateline.model import Annotated, Resolved

from .actors import resolve_actors
from .attribution import resolve_attributions
from .places import resolve_places
from .times import resolve_times

__all__ = ["resolve"]


def resolve(annotated: Annotated) -> Resolved:
    """Settle the mentions of an annotated article; what cannot be settled stays open, with a warning that says why."""
    placed, dateline, town, warnings = resolve_places(annotated)
    named, unsettled = resolve_actors(annotated, placed)
    return Resolved(
        annotated.article,
        annotated.sentences,
        times=resolve_times(annotated),
        places=placed,
        dateline=dateline,
        town=town,
        actors=named,
        quantities=annotated.quantities,
        attributions=resolve_attributions(annotated, named),
        warnings=(*warnings, *unsettled),
        pointers=annotated.pointers,
    )
