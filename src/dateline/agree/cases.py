"""The worst cases first: events that were missed, found beside the hand's, or read otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .agreement import Agreement, Case
from .records import Coded, Party


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst cases of each kind; `left` says how many of it are not among them."""

    head: str
    cases: tuple[Case, ...]
    left: int


def worst(agreement: Agreement, most: int) -> tuple[Worst, ...]:
    """Up to `most` cases of each kind: with the most dead first, and of those read otherwise with most differences."""
    missed = [case for case in agreement.cases if case.kind == "missed"]
    extra = [case for case in agreement.cases if case.kind == "extra" and case.ignored is None]
    otherwise = [case for case in agreement.cases if case.kind == "matched" and case.differs]
    kinds = (
        ("Hand-coded and not found", sorted(missed, key=lambda case: -_dead(case.gold))),
        ("Found and not hand-coded", sorted(extra, key=lambda case: -_dead(case.found))),
        ("Read otherwise", sorted(otherwise, key=lambda case: (-len(case.differs), case.likeness or 0))),
    )
    return tuple(Worst(head, tuple(cases[:most]), max(0, len(cases) - most)) for head, cases in kinds if cases and most)


def _dead(event: Coded | None) -> int:
    if event is None:
        return 0
    return max(each or 0 for each in (event.fatalities, event.best, event.low))


def in_words(event: Coded) -> str:
    """An event in a line: "2016-04-20, Armed clash, A → B, Sinaa, 20 killed"; what is not told is left out."""
    days = event.start if event.start == event.end else f"{event.start} to {event.end}"
    violence = {1: "state-based", 2: "between groups", 3: "one-sided"}.get(event.violence or 0)
    sides = " → ".join(names(side) or "?" for side in (event.side_a, event.side_b))
    parts = [
        days if event.start else "no day",
        event.sub_event_type or event.event_type or violence,
        sides if event.side_a or event.side_b else None,
        event.place or event.admin1,
        f"{killed} killed" if (killed := _killed(event)) else None,
    ]
    return ", ".join(part for part in parts if part)


def names(parties: Iterable[Party]) -> str:
    """Names with "; " between."""
    return "; ".join(party.name for party in parties)


def _killed(event: Coded) -> str | None:
    if event.fatalities is not None:
        return str(event.fatalities) if event.fatalities else None
    told = [each for each in (event.low, event.best, event.high) if each is not None]
    if not told or not max(told):
        return None
    return str(told[0]) if len(set(told)) == 1 else f"{told[0]}–{told[-1]}"


def difference(case: Case, name: str) -> str | None:
    """A field on which a matched case differs, with both values: "fatalities 62 / 34"; the hand's stands first."""
    if case.gold is None or case.found is None:
        return None
    shown = (_value(case.gold, name), _value(case.found, name))
    return f"{name} {shown[0]} / {shown[1]}"


def _value(event: Coded, name: str) -> str:
    if name in ("actor1", "side_a", "actor2", "side_b"):
        side = event.side_a if name in ("actor1", "side_a") else event.side_b
        return names(side) or "–"
    if name in ("event_date", "time", "date_start, date_end"):
        return "–" if event.start is None else event.start if event.start == event.end else f"{event.start}…{event.end}"
    if name == "distance":
        return "–" if event.lat is None else f"{event.lat:g},{event.lon:g}"
    value = getattr(event, _ATTRIBUTES.get(name, name), None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value is None else str(value)


_ATTRIBUTES = {
    "type_of_violence": "violence",
    "civilian_targeting": "civilians_targeted",
    "location": "place",
    "where_coordinates": "place",
    "adm_1": "admin1",
    "adm_2": "admin2",
    "deaths_civilians": "civilian_deaths",
}
