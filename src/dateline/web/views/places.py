"""Places: a list with who held each, and the page of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from dateline.model import MissingError, Place
from dateline.model.control import CHANGE_DAYS, PlaceControl, Spell, SpellStatus
from dateline.store import Store, StoredFused
from dateline.web.placed import Dot, Places, Told
from dateline.web.public import public_listed
from dateline.web.views.briefs import Brief

Sort = Literal["told", "name", "incidents", "confirmed"]
#: Incidents that a place's page lists; the chart has all of their days.
MOST = 300


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """Who held a place on a day, or as it was last known. `confirmed` is the last day up to then that bears it out.

    `side` is the side of the holder, which may hold under several names.
    """

    status: SpellStatus
    holder: str | None
    side: str | None
    besieged: bool
    since: str
    confirmed: str | None
    probability: float

    @classmethod
    def of(cls, found: PlaceControl, day: str | None) -> Holding | None:
        """The state on an ISO day; where None, the last that was known. None where nothing is known."""
        if day is not None:
            spell = found.on(day)
        else:
            spell = next((each for each in reversed(found.spells) if each.status != "unknown"), None)
        if spell is None:
            return None
        at = day or spell.last_confirmed
        return cls(
            status=spell.status,
            holder=spell.holder.name if spell.holder else None,
            side=spell.side if spell.holder else None,
            besieged=spell.besieged,
            since=found.since(spell),
            confirmed=spell.confirmed_by(at),
            probability=_probability(spell, at),
        )


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the list. `first` to `last` are the days of its incidents."""

    id: str
    name: str
    kind: str | None
    admin1: str | None
    country: str | None
    state: Holding | None
    claims: int
    incidents: int
    killed: int
    first: str | None
    last: str | None


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country (ISO 3166 alpha-2) and how many of the places found lie in it."""

    code: str
    places: int


class PlaceList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the list: `total` places are found, `next` is where the following page begins.

    While it is `waiting`, who holds them is still being worked out: ask again in some seconds.
    """

    total: int
    items: tuple[PlaceRow, ...]
    next: int | None
    countries: tuple[Country, ...]
    public: bool
    waiting: bool


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Another place."""

    id: str
    name: str
    kind: str | None


class PlacePage(msgspec.Struct, frozen=True, kw_only=True):
    """A place: its timeline of holders (None where nobody tells of any), and what happened there.

    `names` are those by which reports call it. `change_days` is how fast what is known fades: after so many days
    without a word the probability has fallen to 1/e of what it was. `incidents` are the last `MOST`, the newest first,
    `dots` all that have a day.
    """

    id: str
    place: Place
    names: tuple[str, ...]
    control: PlaceControl | None
    change_days: float
    whole: Link | None
    parts: tuple[Link, ...]
    total: int
    incidents: tuple[Brief, ...]
    dots: tuple[Dot, ...]
    public: bool
    waiting: bool


def place_list(
    places: Places,
    *,
    name: str | None,
    country: str | None,
    held: bool,
    day: str | None,
    sort: Sort,
    at: int,
    limit: int,
    public: bool,
) -> PlaceList:
    """The places that fit, sorted; with `held` those alone of which somebody says who holds them."""
    found = list(places.named(name) if name and name.strip() else places.by_id.values())
    if held:
        found = [each for each in found if each.control is not None and each.control.spells]
    countries = Counter(each.place.country for each in found if each.place.country)
    if country is not None:
        found = [each for each in found if each.place.country == country]
    found = _sorted(found, sort)
    return PlaceList(
        total=len(found),
        items=tuple(_row(each, day) for each in found[at : at + limit]),
        next=at + limit if at + limit < len(found) else None,
        countries=tuple(Country(code=code, places=count) for code, count in sorted(countries.items())),
        public=public,
        waiting=places.waiting,
    )


def _sorted(found: Iterable[Told], sort: Sort) -> list[Told]:
    by_name = sorted(found, key=lambda each: (each.place.name.casefold(), each.id))
    if sort == "name":
        return by_name
    if sort == "incidents":
        return sorted(by_name, key=lambda each: -len(each.pks))
    if sort == "confirmed":
        return sorted(by_name, key=_last_confirmed, reverse=True)
    return sorted(by_name, key=lambda each: -len(each.pks) - (len(each.control.claims) if each.control else 0))


def _last_confirmed(told: Told) -> str:
    spells = told.control.spells if told.control else ()
    return max((spell.last_confirmed for spell in spells), default="")


def _row(told: Told, day: str | None) -> PlaceRow:
    place = told.place
    return PlaceRow(
        id=told.id,
        name=place.name,
        kind=place.kind,
        admin1=place.admin1,
        country=place.country,
        state=Holding.of(told.control, day) if told.control else None,
        claims=len(told.control.claims) if told.control else 0,
        incidents=len(told.pks),
        killed=told.killed,
        first=told.first,
        last=told.last,
    )


def _probability(spell: Spell, day: str) -> float:
    return spell.probability_on(day) if spell.status != "unknown" else 0.0


def place_page(store: Store, places: Places, own: str, *, public: bool) -> PlacePage:
    """The page of a place; raises MissingError."""
    if own not in places.by_id:
        raise MissingError(f"There is no place {own} (any more), or no report tells of it")
    told = places.by_id[own]
    newest = told.pks[::-1][:MOST]
    whole = places.whole_of.get(own)
    parts = sorted(places.parts_of.get(own, ()), key=lambda part: places.by_id[part].place.name.casefold())
    return PlacePage(
        id=own,
        place=told.place,
        names=tuple(sorted(told.names - {told.place.name})),
        control=told.control,
        change_days=CHANGE_DAYS,
        whole=_link(places, whole) if whole else None,
        parts=tuple(_link(places, part) for part in parts),
        total=len(told.pks),
        incidents=tuple(Brief.of(row) for row in _shown(store.fused_these(newest), public)),
        dots=told.dots,
        public=public,
        waiting=places.waiting,
    )


def _shown(rows: Iterable[StoredFused], public: bool) -> Iterator[StoredFused]:
    for row in rows:
        if not public:
            yield row
        elif (hidden := public_listed(row)) is not None:
            yield StoredFused(hidden)


def _link(places: Places, own: str) -> Link:
    place = places.by_id[own].place
    return Link(id=own, name=place.name, kind=place.kind)
