"""The fields that are compared, by codebook: the name in its columns, the value of an event, and the scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from dateline.knowledge.folding import fold

from .likeness import place_name, unit_name
from .records import Coded

Scale = Literal["day", "name", "code", "count", "side"]
Book = Literal["acled", "ucdp", "readings"]
_ALL: tuple[Book, ...] = ("acled", "ucdp", "readings")
_NAMED: tuple[Book, ...] = ("acled", "readings")
_COUNTED: tuple[Book, ...] = ("ucdp", "readings")


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the columns it is called in each codebook, how to take it from an event, and its scale.

    Names are compared as `value` folds them; `shown` is what a table of confusions shows.
    """

    names: dict[str, str]
    scale: Scale
    value: Callable[[Coded], Any]
    shown: Callable[[Coded], str | None] | None = None


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
    Field(_both("admin1", ucdp="adm_1"), "name", lambda e: unit_name(e.admin1) if e.admin1 else None),
    Field(_both("admin2", ucdp="adm_2"), "name", lambda e: unit_name(e.admin2) if e.admin2 else None),
    Field(
        _both("location", ucdp="where_coordinates", readings="place"),
        "name",
        lambda e: place_name(e.place) if e.place else None,
    ),
    Field(_both("geo_precision", ("acled", "ucdp"), ucdp="where_prec"), "code", lambda e: e.place_precision),
    Field({"acled": "fatalities"}, "count", lambda e: e.fatalities),
    Field(_both("best", _COUNTED), "count", lambda e: e.best),
    Field(_both("low", _COUNTED), "count", lambda e: e.low),
    Field(_both("high", _COUNTED), "count", lambda e: e.high),
    Field(_both("deaths_civilians", _COUNTED), "count", lambda e: e.civilian_deaths),
)
