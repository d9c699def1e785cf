"""The table of control: who held which place when, a row per spell and brief loss."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from dateline.model.control import ControlClaim, PlaceControl, Spell

from ._items import OnSkip, short
from ._table import Column, Table
from .points import coarse_point
from .protect import CONTROL_DELAY_DAYS

#: So many quotes stand in a cell.
_QUOTES = 5
_POINT = ("place_id", "lat", "lon", "uncertainty_km", "geometry")


@dataclass(frozen=True)
class State:
    """One spell of one place, as told up to `last` (an ISO day) where `public`."""

    found: PlaceControl
    spell: Spell
    public: bool
    last: str | None

    @cached_property
    def point(self) -> dict[str, Any]:
        """Where the place lies: place_id, lat, lon, uncertainty_km, geometry."""
        place = self.found.place
        return coarse_point(place) if self.public else {name: getattr(place, name) for name in _POINT}

    @property
    def end(self) -> str | None:
        """Its last day; None where it goes on, as far as may be told."""
        end = self.spell.end
        return end if self.last is None or end is None or end <= self.last else None

    @property
    def confirmed(self) -> str | None:
        """The last day on which a claim bears it out."""
        return self.spell.confirmed_by(self.last) if self.last else self.spell.last_confirmed

    @property
    def pro(self) -> list[ControlClaim]:
        """The claims that bear it out."""
        return [self.found.claims[number] for number in self.spell.claims]

    @property
    def con(self) -> list[ControlClaim]:
        """The claims that say otherwise."""
        return [self.found.claims[number] for number in self.spell.against]


def states(
    found: Iterable[PlaceControl], *, public: bool, today: dt.date, delay_days: int, on_skip: OnSkip | None = None
) -> Iterator[State]:
    """The states that may be told: of a public export none that began in the last `delay_days` (30 at least)."""
    delay = max(delay_days, CONTROL_DELAY_DAYS)
    last = (today - dt.timedelta(days=delay)).isoformat() if public else None
    for place in found:
        for spell in (*place.spells, *place.brief):
            if last is None or spell.start <= last:
                yield State(place, spell, public, last)
            elif on_skip:
                on_skip(f"{place.id} {spell.start}", f"younger than {delay} days")


def _point(name: str) -> Callable[[State], object]:
    return lambda state: state.point[name]


def _spell(name: str) -> Callable[[State], object]:
    return lambda state: getattr(state.spell, name)


def _holder(name: str) -> Callable[[State], object]:
    return lambda state: getattr(state.spell.holder, name) if state.spell.holder else None


def _documents(state: State) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.document for claim in (*state.pro, *state.con)))


def _evidence(claims: Iterable[ControlClaim]) -> tuple[str, ...]:
    """ "2016-04-19 the monitor: <quote>", of each claim that says something else."""
    told = [
        f"{claim.start} {', '.join((*claim.by, *(f'{name} (denies)' for name in claim.denied_by)))}"
        + (f" (of the whole of {claim.said_of})" if claim.said_of else "")
        + (f": {short(claim.quote.quote, 200)}" if claim.quote else "")
        for claim in claims
    ]
    more = [f"and {len(told) - _QUOTES} more"] if len(told) > _QUOTES else []
    return (*[*dict.fromkeys(told)][:_QUOTES], *more)


_text = partial(Column[State], kind="text")
_day = partial(Column[State], kind="day")
_integer = partial(Column[State], kind="integer")
_number = partial(Column[State], kind="number")

CONTROL: Table[State] = Table(
    "control",
    "a row per state of a place: who held it from when to when, and what speaks for it",
    (
        _text("place", what="the place", of=lambda state: state.found.place.name),
        _text("place_id", what="the place in the gazetteer", of=_point("place_id")),
        _number("lat", what="of the named place, WGS84", of=_point("lat"), unit="degrees"),
        _number("lon", what="of the named place, WGS84", of=_point("lon"), unit="degrees"),
        _number("uncertainty_km", what="the radius in which the place lies", of=_point("uncertainty_km"), unit="km"),
        _text("admin1", what="its province", of=lambda state: state.found.place.admin1),
        _text("country", what="its country, ISO 3166-1 alpha-2", of=lambda state: state.found.place.country),
        _day("from", what="the first day of the state", of=_spell("start")),
        _day("to", what="its last day; empty: it goes on, as far as is told", of=lambda state: state.end),
        _day("last_confirmed", what="the last day on which a claim bears it out", of=lambda state: state.confirmed),
        _text("holder", what="who holds it", of=_holder("name")),
        _text("holder_id", what="the holder in the registry", of=_holder("actor_id")),
        _text("status", what="controlled, mostly_controlled, claimed, contested … unknown", of=_spell("status")),
        _text("besieged", what="yes: it is told to be under siege", of=lambda s: "yes" if s.spell.besieged else None),
        _number("probability", what="of the state on a day that a claim confirms, 0 to 1", of=_spell("probability")),
        _integer("n_claims", what="claims that bear it out", of=lambda state: len(state.spell.claims)),
        _integer("sources", what="independent voices of the whole state", of=_spell("sources")),
        _integer("against", what="claims that say otherwise", of=lambda state: len(state.spell.against)),
        _text("note", what="what is odd about it", of=_spell("note")),
        Column("evidence", "texts", "short words that bear it out", lambda s: _evidence(s.pro), between=" | "),
        Column("evidence_against", "texts", "those that say otherwise", lambda s: _evidence(s.con), between=" | "),
        Column("documents", "texts", "the documents with these words", _documents),
    ),
)
