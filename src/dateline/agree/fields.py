"""The fields that are compared, by codebook: the name in its columns, the value of an event, and the scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from dateline.knowledge.folding import fold

from .names import Names
from .records import Coded

Scale = Literal["day", "name", "code", "count", "side", "place", "unit"]
Book = Literal["acled", "ucdp", "readings"]
_ALL: tuple[Book, ...] = ("acled", "ucdp", "readings")
_NAMED: tuple[Book, ...] = ("acled", "readings")
_COUNTED: tuple[Book, ...] = ("ucdp", "readings")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the columns it is called in each codebook, how to take it from an event, and its scale.

    Actors and places are compared by their tokens, other values as they are; `shown` is what a table of confusions
    shows.
    """

    names: dict[str, str]
    scale: Scale
    value: Callable[[Coded], Any]
    shown: Callable[[Coded], str | None] | None = None

    def token(self, event: Coded, names: Names) -> Any:
        """What is compared; two events agree where it is equal."""
        value = self.value(event)
        if self.scale == "side":
            return names.side(value, event)
        if self.scale == "place":
            return names.place(event)
        return names.unit(value, event) if self.scale == "unit" else value


def _both(name: str, books: tuple[Book, ...] = _ALL, **others: str) -> dict[str, str]:
    return {book: others.get(book, name) for book in books}


FIELDS: tuple[Field, ...] = (
    Field(_both("event_date", ucdp="date_start, date_end", readings="time"), "day", lambda e: (e.start, e.end)),
    Field(_both("time_precision", ("acled", "ucdp"), ucdp="date_prec"), "code", lambda e: e.date_precision),
    Field(_both("event_type", _NAMED), "name", lambda e: e.event_type, lambda e: e.event_type),
    Field(_both("sub_event_type", _NAMED), "name", lambda e: e.sub_event_type, lambda e: e.sub_event_type),
    Field(_both("disorder_type", ("acled",)), "name", lambda e: fold(e.disorder_type) if e.disorder_type else None),
    Field(
        {"ucdp": "type_of_violence"},
        "name",
        lambda e: e.violence,
        lambda e: {1: "1 with a state", 2: "2 between groups", 3: "3 against civilians"}.get(e.violence or 0),
    ),
    Field(_both("actors"), "side", lambda e: (*e.side_a, *e.side_b)),
    Field(_both("side_a", acled="actor1"), "side", lambda e: e.side_a),
    Field(_both("side_b", acled="actor2"), "side", lambda e: e.side_b),
    Field(_both("civilian_targeting", ("acled",)), "name", lambda e: e.civilians_targeted),
    Field(_both("country"), "name", lambda e: e.country),
    Field(_both("admin1", ucdp="adm_1"), "unit", lambda e: e.admin1),
    Field(_both("admin2", ucdp="adm_2"), "unit", lambda e: e.admin2),
    Field(_both("location", ucdp="where_coordinates", readings="place"), "place", lambda e: e.place),
    Field(_both("geo_precision", ("acled", "ucdp"), ucdp="where_prec"), "code", lambda e: e.place_precision),
    Field({"acled": "fatalities"}, "count", lambda e: e.fatalities),
    Field(_both("best", _COUNTED), "count", lambda e: e.best),
    Field(_both("low", _COUNTED), "count", lambda e: e.low),
    Field(_both("high", _COUNTED), "count", lambda e: e.high),
    Field(_both("deaths_civilians", _COUNTED), "count", lambda e: e.civilian_deaths),
)
