"""What a file says of itself: made when, by what, how it may be told, between which days, and what its numbers mean."""

from __future__ import annotations

from collections.abc import Iterator

from ._walk import Walk
from .formats import Told
from .protect import CONTROL_DELAY_DAYS

#: Whose work is in every export, whatever the licence of the rest (NOTICE).
PLACES_CREDIT = "Names and points of places: GeoNames (geonames.org), CC BY 4.0"
HOW_TO_READ = (
    "Each figure is what reports say: low, best and high of what sources told, each person counted once. An empty cell "
    "is not known, never 0. Claims are not to be added up. What no report told is not here."
)


def about_of(told: Told, walk: Walk) -> Iterator[tuple[str, str]]:
    """(what, value) in words, once the walk is done; days are ISO days."""
    yield "made by", told.coder
    yield "made on", told.today.isoformat()
    if walk.days.first and walk.days.last:
        yield "from", walk.days.first
        yield "to", walk.days.last
    if told.asked:
        yield "asked for", "; ".join(f"{name} {value}" for name, value in told.asked)
    yield "release", release_words(told)
    yield "licence", told.licence or "not said by whoever made this file"
    yield "places", PLACES_CREDIT
    yield "how to read it", HOW_TO_READ


def release_words(told: Told) -> str:
    """How it may be told."""
    if not told.public:
        return "INTERNAL: names sources and private persons, is not to be published"
    control = max(told.delay_days, CONTROL_DELAY_DAYS)
    return (
        f"public: local sources and private persons are told by their class, what is younger than {told.delay_days} "
        f"days is held back (who holds a place: {control} days), points lie on a grid"
    )
