"""The day's report: what happened, what changed hands, what is disputed, and what is told only now of earlier days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.model.control import PlaceControl, Spell
from dateline.run.claims import Evidence
from dateline.store import Store
from dateline.store.fold import key
from dateline.store.names import place_terms
from dateline.web.asked import Asked
from dateline.web.desk import Desk
from dateline.web.index import Found
from dateline.web.index.page import page
from dateline.web.public import last_control_day, last_public_day, public_dossier
from dateline.web.timelines import Held
from dateline.web.who import Who

from . import incident as view

#: Incidents that are told one by one, and earlier ones of which something new is told.
MOST, MOST_LATE = 150, 40
#: A report is on 1 to so many days.
LONGEST = 31
#: Seconds to wait for timelines.
_PATIENCE = 5.0
#: The province of an incident, and its page.
_Told = tuple[str | None, view.IncidentPage]


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """Sums over incidents: so many, so many `several` documents tell, and the dead of the `counted` with a number.

    `high` is None where any of them has no upper bound.
    """

    incidents: int
    several: int
    counted: int
    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The incidents of a province (or country), by day."""

    country: str | None
    name: str
    incidents: tuple[view.IncidentPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place whose state changed: the spell that began, and the one before it (None where nothing was known)."""

    found: PlaceControl
    before: Spell | None
    spell: Spell
    brief: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBrief:
    """All that the page tells of the days `first` to `last` (ISO). `left_out` incidents are counted and not listed.

    `until` is the last day that may be asked for. For readers outside (`public`) names are masked, points coarse, and
    what is young is held back; `control_until` is then the last day on which changes of control are told. While
    it is `waiting` these are still being worked out.
    """

    first: str
    last: str
    until: str
    area: str
    public: bool
    control_until: str | None
    total: Total
    before: Total
    areas: tuple[Area, ...]
    left_out: int
    waiting: bool
    changes: tuple[Change, ...]
    late: tuple[view.IncidentPage, ...]
    made: str


def last_day_told(desk: Desk, store: Store, *, public: bool) -> str:
    """The last day, not after the one that may be shown, on which an incident is told; that day where there is none."""
    until = last_public_day() if public else dt.datetime.now(dt.UTC).date().isoformat()
    found = desk.index.select(store, Asked(until=until), public=public)
    days = found.rows_of["last"][found.rows]
    days = days[days <= dt.date.fromisoformat(until).toordinal()]
    return dt.date.fromordinal(int(days.max())).isoformat() if len(days) else until


def day_brief(desk: Desk, store: Store, who: Who, *, day: str, days: int, area: str, public: bool) -> DayBrief:
    """The report on the `days` up to an ISO day, of an area (the name of a place, in any spelling) or of all."""
    last = dt.date.fromisoformat(day)
    first = last - dt.timedelta(days=days - 1)
    held = desk.timelines.soon(store, Who(who.name, "viewer") if public else who, _PATIENCE)
    found = _within(desk, store, first, last, area, public)
    earlier = _within(desk, store, first - dt.timedelta(days=days), first - dt.timedelta(days=1), area, public)
    rows, _ = page(found.rows_of, found.mask, "-killed", None, MOST)
    told = list(_pages(store, found.rows_of["pk"][rows].tolist(), public))
    return DayBrief(
        first=first.isoformat(),
        last=day,
        until=last_public_day() if public else dt.datetime.now(dt.UTC).date().isoformat(),
        area=area,
        public=public,
        control_until=last_control_day() if public else None,
        total=_total(found),
        before=_total(earlier),
        areas=tuple(_areas(told)),
        left_out=max(0, len(found.rows) - len(rows)),
        waiting=held is None,
        changes=tuple(sorted(_changes(held, first.isoformat(), day, area), key=_by_day)),
        late=tuple(_late(desk, store, first, last, area, public)),
        made=dt.datetime.now(dt.UTC).date().isoformat(),
    )


def _within(desk: Desk, store: Store, first: dt.date, last: dt.date, area: str, public: bool) -> Found:
    """Incidents whose day lies in the days; those of a longer time that only touches them are no news of them."""
    asked = Asked(since=first.isoformat(), until=last.isoformat(), place=area or None)
    found = desk.index.select(store, asked, public=public)
    inside = found.rows_of["first"] >= first.toordinal()
    return Found(found.rows_of, {**found.masks, "inside": inside})


def _total(found: Found) -> Total:
    rows = found.rows
    low, best, high = (found.rows_of[name][rows] for name in ("low", "best", "high"))
    counted = (low >= 0) | (best >= 0)
    least = np.where(low >= 0, low, best)[counted]
    bounded = bool(np.all(high[counted] >= 0))
    return Total(
        incidents=len(rows),
        several=int(np.count_nonzero(found.rows_of["documents"][rows] > 1)),
        counted=int(np.count_nonzero(counted)),
        low=int(least.sum()),
        best=int(np.where(best >= 0, best, low)[counted].sum()),
        high=int(high[counted].sum()) if bounded else None,
    )


def _pages(store: Store, pks: Sequence[int], public: bool) -> Iterator[_Told]:
    for row in store.fused_these(pks):
        readings = [store.reading(own) for own in row.incident.documents]
        place = row.incident.place
        if public:
            if (dossier := public_dossier(row, readings)) is not None:
                place = dossier.incidents[0].place
                yield place.admin1 if place else None, view.public_page(dossier, (None, None))
        elif row.verdict != "reject":
            evidence = Evidence.of_readings(row.incident, readings)
            shown = view.page(row, evidence, store.reports(row.incident.reports), {}, (), (None, None))
            yield place.admin1 if place else None, shown


def _areas(told: Sequence[_Told]) -> Iterator[Area]:
    """Those with the most incidents first, each by day; what is at no known place comes last."""
    groups: dict[tuple[str | None, str], list[view.IncidentPage]] = {}
    for province, each in told:
        groups.setdefault((each.place.country if each.place else None, province or ""), []).append(each)
    for (country, name), some in sorted(groups.items(), key=_order):
        by_day = sorted(some, key=lambda each: (each.start or each.end or "", each.id))
        yield Area(country=country, name=name, incidents=tuple(by_day))


def _order(group: tuple[tuple[str | None, str], list[view.IncidentPage]]) -> tuple[bool, int, str, str]:
    (country, name), some = group
    return country is None, -len(some), country or "", name


def _changes(held: Held | None, first: str, last: str, area: str) -> Iterator[Change]:
    for found in held.places if held else ():
        if area and not _lies_in(found, area):
            continue
        for before, spell in zip((None, *found.spells), found.spells, strict=False):
            if first <= spell.start <= last and spell.status != "unknown" and _changed(before, spell):
                yield Change(found=found, before=before, spell=spell, brief=False)
        for spell in found.brief:
            if first <= spell.start <= last:
                yield Change(found=found, before=found.on(spell.start), spell=spell, brief=True)


def _by_day(change: Change) -> tuple[str, str]:
    return change.spell.start, change.found.place.name


def _changed(before: Spell | None, spell: Spell) -> bool:
    return before is None or (before.side, before.status, before.besieged) != (spell.side, spell.status, spell.besieged)


def _lies_in(found: PlaceControl, area: str) -> bool:
    place = found.place
    terms, ids = place_terms(area)
    folded = key((place.name, *found.names, place.admin2, place.admin1, place.country))
    return found.id in ids or any(term in folded for term in terms)


def _late(
    desk: Desk, store: Store, first: dt.date, last: dt.date, area: str, public: bool
) -> Iterator[view.IncidentPage]:
    """Incidents of earlier days of which a report was published in these days, those with the most dead first."""
    until = (first - dt.timedelta(days=1)).isoformat()
    found = desk.index.select(store, Asked(until=until, place=area or None), public=public)
    rows = found.rows_of
    told = np.isin(rows["pk"], store.fused_published(first.isoformat(), last.isoformat()))
    mask = found.mask & told & (rows["last"] < first.toordinal())
    some, _ = page(rows, mask, "-killed", None, MOST_LATE)
    for _, shown in _pages(store, rows["pk"][some].tolist(), public):
        yield shown
