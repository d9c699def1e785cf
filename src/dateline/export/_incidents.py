"""The table of incidents: the same columns in every format that has rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal

from dateline.model import Actor, Grade, Tally

from ._items import Cited, Item
from ._table import Column, Table
from ._text import each_letter, place_words, source_words

_Get = Callable[[Item], object]
_Harm = Literal["fatalities", "civilian_fatalities", "injured", "captured"]
_BOUNDS = {"low": "at least", "best": "the best figure", "high": "at most"}


def _place(name: str) -> _Get:
    return lambda item: getattr(item.incident.place, name) if item.incident.place else None


def _time(name: str) -> _Get:
    return lambda item: getattr(item.incident.time, name) if item.incident.time else None


def _cited(name: Cited) -> _Get:
    return lambda item: item.each_cited(name)


def _bound(harm: _Harm, bound: str) -> _Get:
    def value(item: Item) -> object:
        tally: Tally | None = getattr(item.incident, harm)
        return getattr(tally, bound) if tally else None

    return value


def _bounds(name: str, who: str, harm: _Harm) -> list[Column[Item]]:
    return [
        Column(f"{name}_{bound}", "integer", f"{who}, {said}; empty: not known", _bound(harm, bound), "people")
        for bound, said in _BOUNDS.items()
    ]


def _names(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.name for actor in actors))


def _weapons(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(weapon.name for event in item.events for weapon in event.weapons))


def _sources(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(source_words, item.sources)))


def _letters(item: Item) -> tuple[str, ...]:
    return each_letter(item.sources)


def _where(item: Item) -> str | None:
    return place_words(item.incident.place) or None


def _code(grade: Grade | None) -> str | None:
    return grade.code if grade else None


def _of_happening(name: Literal["code", "reason", "table"]) -> _Get:
    return lambda item: getattr(item.incident.credibility, name) if item.incident.credibility else None


_text = partial(Column[Item], kind="text")
_texts = partial(Column[Item], kind="texts")
_day = partial(Column[Item], kind="day")
_integer = partial(Column[Item], kind="integer")
_number = partial(Column[Item], kind="number")

INCIDENTS: Table[Item] = Table(
    "incidents",
    "a row per incident: events judged to be one happening",
    (
        _text("incident_id", what="the incident, for good", of=lambda item: item.id),
        _day("day", what="the first day on which it may have been", of=_time("start")),
        _day("day_end", what="the last day on which it may have been", of=_time("end")),
        _text("time_precision", what="how exactly its time is told: time, day, week, month …", of=_time("precision")),
        _text("event_type", what="ACLED's event type", of=lambda item: item.incident.type),
        _text("sub_event_type", what="ACLED's sub-event type", of=lambda item: item.incident.subtype),
        _texts("plover", what="PLOVER's types, with their modes", of=lambda item: item.plover),
        _texts("status", what="occurred, ongoing, attempted, planned, denied …", of=lambda item: item.statuses),
        _texts("side_a", what="who acted", of=lambda item: _names(item.incident.side_a)),
        _texts("side_b", what="whom, or what, it was done to", of=lambda item: _names(item.incident.side_b)),
        _text("place", what="the named place, as the text puts it", of=_where),
        _text("admin2", what="its district", of=_place("admin2")),
        _text("admin1", what="its province", of=_place("admin1")),
        _text("country", what="its country, ISO 3166-1 alpha-2", of=_place("country")),
        _number("latitude", what="of the named place, WGS84", of=_place("lat"), unit="degrees"),
        _number("longitude", what="of the named place, WGS84", of=_place("lon"), unit="degrees"),
        _number("uncertainty_km", what="the radius in which the place lies", of=_place("uncertainty_km"), unit="km"),
        _integer("geo_precision", what="ACLED's: 1 the place, 2 near it, 3 its region", of=_place("geo_precision")),
        *_bounds("killed", "people killed", "fatalities"),
        *_bounds("civilians_killed", "civilians among the killed", "civilian_fatalities"),
        *_bounds("injured", "people injured", "injured"),
        *_bounds("captured", "people captured", "captured"),
        _texts("weapons", what="weapons, as the reports name them", of=_weapons),
        _texts("sources", what="who says so, or denies it", of=_sources),
        _texts("reliability", what="the letter of each source, A to F, in their order", of=_letters),
        _text("outlet_reliability", what="the letter of who published it", of=lambda i: _code(i.reading.publisher)),
        _integer(
            "independent_sources",
            what="sources that are no party to it and repeat no other",
            of=lambda item: item.incident.independent_sources,
        ),
        _texts("disagreements", what="where sources differ", of=lambda i: i.incident.disagreements, between=" | "),
        _text("credibility", what="the digit of the happening, 1 confirmed to 6", of=_of_happening("code")),
        _text("credibility_reason", what="the rule that gave the digit", of=_of_happening("reason")),
        _text("side_a_credibility", what="the digit of who did it", of=lambda i: _code(i.incident.side_a_credibility)),
        _text("killed_credibility", what="the digit of the killed", of=lambda item: _code(item.killed_credibility)),
        _text("graded_by", what="the tables of letters in use", of=_of_happening("table")),
        _texts("quotes", what="short words of the reports it rests on", of=lambda item: item.quotes, between=" | "),
        _number("confidence", what="of the machine, in its surest event; 0 to 1", of=lambda item: item.confidence),
        _texts("title", what="the titles of the reports", of=_cited("title")),
        _texts("outlet", what="who published them", of=_cited("outlet")),
        _day("published", what="the first day of publication", of=lambda item: item.published),
        _texts("url", what="their addresses", of=_cited("url")),
        _texts("document_id", what="their documents", of=_cited("id")),
        _text(
            "review", what="open, accepted, corrected, judged; unreviewed: read it first", of=lambda item: item.review
        ),
        _integer("version", what="of what was told of it in public, 1 the first", of=lambda item: item.version),
    ),
    key=("incident_id",),
)
