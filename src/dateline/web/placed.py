"""All places that are told of: those that somebody is said to hold, and those where incidents happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from threading import Lock
from typing import NamedTuple

import msgspec

from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.toponyms import toponym_key
from dateline.model import Place
from dateline.model.control import PlaceControl
from dateline.run.control import place_key, spot_id, wholes
from dateline.store import Store
from dateline.store.columns import PLAIN
from dateline.store.fold import key, words

from .public import last_public_day, public_place
from .timelines import Held, Timelines, public_place_id
from .who import Who


class Row(NamedTuple):
    """Of an incident's plain columns those that are asked for here."""

    pk: int
    id: str
    type: str
    start_day: str | None
    end_day: str | None
    place: str | None
    place_id: str | None
    country: str | None
    lat: float | None
    lon: float | None
    killed_best: int | None
    verdict: str | None

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last ISO day; None where no day is known."""
        start, end = self.start_day or self.end_day, self.end_day or self.start_day
        return (start, end) if start and end else None


_wanted = itemgetter(*(PLAIN.index(name) for name in Row._fields))


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """An incident on a time axis: its ISO days, its type, its best number of dead."""

    id: str
    start: str
    end: str
    type: str
    killed: int | None


@dataclass(slots=True)
class Told:
    """A place with what is told of it: its timeline, and the plain columns of the incidents there, by day."""

    id: str
    place: Place
    names: set[str]
    control: PlaceControl | None = None
    rows: list[Row] = field(default_factory=list)

    @property
    def pks(self) -> list[int]:
        """The fused incidents, by day, undated ones last."""
        return [row.pk for row in self.rows]

    @property
    def killed(self) -> int:
        """The sum of the best numbers of dead; incidents without one are left out."""
        return sum(row.killed_best or 0 for row in self.rows)

    @property
    def first(self) -> str | None:
        """The first ISO day of an incident."""
        return min((row.days[0] for row in self.rows if row.days), default=None)

    @property
    def last(self) -> str | None:
        """The last ISO day of an incident."""
        return max((row.days[1] for row in self.rows if row.days), default=None)

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The incidents that have a day."""
        return tuple(
            Dot(id=row.id, start=row.days[0], end=row.days[1], type=row.type, killed=row.killed_best)
            for row in self.rows
            if row.days
        )


class Places:
    """The places of one state of the store, as one kind of person may see them."""

    def __init__(self, told: dict[str, Told], *, waiting: bool = False) -> None:
        """`waiting`: who holds them is still being worked out."""
        self.by_id = told
        self.waiting = waiting

    @cached_property
    def _keys(self) -> dict[str, tuple[str, frozenset[str]]]:
        return {
            own: (
                key(tuple(sorted(each.names))),
                frozenset(toponym_key(name, True) for name in each.names),
            )
            for own, each in self.by_id.items()
        }

    @cached_property
    def whole_of(self) -> dict[str, str]:
        """By the ids of quarters and sites that of their city."""
        return wholes({own: each.place for own, each in self.by_id.items()})

    @cached_property
    def parts_of(self) -> dict[str, list[str]]:
        """By the ids of cities those of their quarters and sites."""
        found: dict[str, list[str]] = {}
        for part, whole in self.whole_of.items():
            found.setdefault(whole, []).append(part)
        return found

    def named(self, name: str) -> Iterator[Told]:
        """Those whose name, in any spelling, is this one or begins a word with it."""
        begun, loose = f" {words(name)}", toponym_key(name, True)
        ids = {place_key(entry) for entry in gazetteer().find(name, False)}
        if not begun.strip():
            return
        for own, (folded, toponyms) in self._keys.items():
            if begun in folded or loose in toponyms or own in ids:
                yield self.by_id[own]


class PlacesCache:
    """A cache: it is made again where a document or a fused incident changed."""

    def __init__(self, timelines: Timelines) -> None:
        self._timelines = timelines
        self._kept: dict[bool, tuple[object, Places]] = {}
        self._making = Lock()

    def of(self, store: Store, who: Who) -> Places:
        """The places as this person may see them; where timelines take long, at first without who holds them."""
        held = self._timelines.soon(store, who)
        waiting = held is None
        held = held or self._timelines.last(who) or Held((), not who.may("coder"), {})
        state = (waiting, held, store.fused_state_number(), last_public_day() if held.public else None)
        with self._making:
            kept = self._kept.get(held.public)
            if kept is None or kept[0] != state:
                kept = self._kept[held.public] = state, Places(_all(store, held), waiting=waiting)
        return kept[1]


def _all(store: Store, held: Held) -> dict[str, Told]:
    found = {each.id: Told(each.id, each.place, {each.place.name, *each.names}, control=each) for each in held.places}
    groups = _groups(store, last_public_day() if held.public else None)
    whole = dict(store.fused_places([rows[0].pk for rows in groups]))
    for rows in groups:
        if (place := whole.get(rows[0].pk)) is None or (inner := spot_id(place)) is None:
            continue
        shown = public_place(place) if held.public else place
        if shown is None:
            continue
        own = held.inner.get(inner) or (public_place_id(inner, shown) if held.public else inner)
        told = found.setdefault(own, Told(own, shown, set()))
        told.names |= {shown.name, told.place.name}
        told.rows += rows
    for told in found.values():
        told.rows.sort(key=_day)
    return found


def _groups(store: Store, until: str | None) -> list[list[Row]]:
    """The incidents that are not rejected, by day, each list with those of one place as it is told."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in (Row._make(_wanted(each)) for each in store.fused_plain()):
        if row.verdict == "reject" or row.place is None:
            continue
        if until is not None and (row.end_day is None or row.end_day > until):
            continue
        groups.setdefault((row.place, row.place_id, row.country, row.lat, row.lon), []).append(row)
    return list(groups.values())


def _day(row: Row) -> tuple[str, int]:
    return row.days[0] if row.days else "9", row.pk
