"""The brief of some days, gathered from the store."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dateline.export.pseudonyms import Pseudonyms
from dateline.model import FusedIncident, InputError
from dateline.model.brief import (
    BriefArea,
    BriefChange,
    BriefDispute,
    BriefIncident,
    BriefNews,
    BriefPlace,
    BriefTotal,
    DayBrief,
    DisputeAbout,
)
from dateline.model.control import PlaceControl
from dateline.store import Store
from dateline.store.briefed import LightFused

from .asked import LONGEST, Asked
from .changes import changes, timelines_for
from .coverage import coverage
from .news import decided, numbers_moved, withdrawn
from .told import told
from .visible import visible

__all__ = ["LONGEST", "MOST", "day_brief", "last_day_told"]

#: Incidents that are told one by one, and earlier ones of which something new is told.
MOST, MOST_LATE = 150, 40
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|doubts?)\b.*:", re.I | re.S)
_HARM = re.compile(r"\d.*\b(?:killed|injured|captured)\b", re.S)
_WHEN = re.compile(r"^on \d", re.I)
#: Timelines that are kept by who asks: None says that they are still being worked out.
Timelines = Callable[[Asked], list[PlaceControl] | None]


def day_brief(
    store: Store,
    day: str,
    *,
    days: int = 1,
    area: str = "",
    public: bool = True,
    today: dt.date,
    held: Timelines | None = None,
    pseudonyms: Pseudonyms | None = None,
) -> DayBrief:
    """The brief on the `days` up to an ISO day, of an area (a place's name in any spelling, or a box) or of all.

    `today` is the day on which it is made: nothing else is taken from a clock. `held` gives the timelines of places;
    without it they are worked out. `pseudonyms` tell masked persons apart in a public brief. Raises InputError where
    what is asked makes no sense, and where nothing is fused.
    """
    asked = Asked.of(day, days, area, public=public, today=today)
    state = store.fused_state()
    if not state.documents and store.count():
        raise InputError("nothing is fused yet: run dateline fuse, then a brief can be made")
    last = asked.held_back
    rows = _shown(store.fused_on(*asked.days, **asked.filters), last)
    earlier = _shown(store.fused_on(*asked.days_before, **asked.filters), last)
    # Which reports came in these days is told outside only when these are old enough themselves.
    fresh = last is not None and asked.last.isoformat() > last
    late_rows = [] if fresh else _shown(store.fused_late(*asked.days, **asked.filters), last)
    happened = list(_told(store, rows, last, MOST, pseudonyms))
    late = list(_told(store, late_rows, last, MOST_LATE, pseudonyms))
    places = held(asked) if held else timelines_for(store, asked)
    moved = changes(places or (), asked)
    news: list[BriefNews] = []
    if not fresh:
        for incident, _ in (*happened, *late):
            news += numbers_moved(incident, *asked.days)
    if not public:
        news += decided(store, asked)
    news += withdrawn(store, asked)
    briefs = [brief for _, brief in happened]
    late_briefs = [brief for _, brief in late]
    found = DayBrief(
        first=asked.first.isoformat(),
        last=day,
        area=asked.area,
        public=public,
        made=today.isoformat(),
        held_back=last,
        control_until=asked.control_until,
        control_known=places is not None,
        total=_total(rows),
        before=_total(earlier),
        areas=tuple(_areas(briefs)),
        left_out=max(0, len(rows) - MOST),
        changes=tuple(moved),
        disputes=tuple(_disputes([*briefs, *late_briefs], moved)),
        news=tuple(sorted(news, key=lambda each: (each.day, each.kind, each.title, each.id, each.words))),
        late=tuple(late_briefs),
        late_left_out=max(0, len(late_rows) - MOST_LATE),
        coverage=coverage(store, asked),
    )
    return visible(found)


def last_day_told(store: Store, *, public: bool, today: dt.date) -> str:
    """The last day, not after the one that may be shown, on which an incident is told; that day where there is none."""
    until = Asked.of(today.isoformat(), 1, "", public=public, today=today).held_back or today.isoformat()
    return store.last_fused_day(until) or until


def _shown(rows: Iterable[LightFused], last: str | None) -> list[LightFused]:
    """Those that readers are told, the weightiest first."""
    kept = (each for each in rows if each.verdict != "reject" and (last is None or (each.end or "9") <= last))
    return sorted(kept, key=lambda each: (each.weight, each.first, each.id))


def _told(
    store: Store, rows: Sequence[LightFused], last: str | None, most: int, pseudonyms: Pseudonyms | None
) -> Iterator[tuple[FusedIncident, BriefIncident]]:
    for row in store.fused_these([each.pk for each in rows[:most]]):
        if (found := told(store, row, last, pseudonyms)) is not None:
            yield found


def _total(rows: Sequence[LightFused]) -> BriefTotal:
    counted = [each for each in rows if each.low is not None or each.best is not None]
    highs = [each.high for each in counted]
    return BriefTotal(
        incidents=len(rows),
        several=sum(each.documents > 1 for each in rows),
        counted=len(counted),
        low=sum(each.low if each.low is not None else each.best or 0 for each in counted),
        best=sum(each.best if each.best is not None else each.low or 0 for each in counted),
        high=None if None in highs else sum(high or 0 for high in highs),
    )


def _areas(briefs: Sequence[BriefIncident]) -> Iterator[BriefArea]:
    """Provinces with the most dead first, then with the most incidents; what is at no known place comes last."""
    groups: dict[tuple[str, str], dict[str, list[BriefIncident]]] = {}
    for each in briefs:
        groups.setdefault((each.country or "", each.admin1), {}).setdefault(each.place, []).append(each)
    for (country, name), places in sorted(groups.items(), key=_order):
        found = [BriefPlace(name=own, incidents=tuple(some)) for own, some in sorted(places.items(), key=_weight)]
        yield BriefArea(country=country, name=name, places=tuple(found))


def _order(
    group: tuple[tuple[str, str], dict[str, list[BriefIncident]]],
) -> tuple[bool, int, int, str, str]:
    (country, name), places = group
    some = [each for found in places.values() for each in found]
    return not country, -sum(each.weight for each in some), -len(some), country, name


def _weight(place: tuple[str, list[BriefIncident]]) -> tuple[int, int, str]:
    name, some = place
    return -sum(each.weight for each in some), -len(some), name


def _disputes(briefs: Sequence[BriefIncident], moved: Sequence[BriefChange]) -> Iterator[BriefDispute]:
    for each in briefs:
        title = ", ".join(filter(None, (each.day, each.kind, each.place)))
        by_kind: dict[DisputeAbout, list[str]] = {}
        for words in each.disagreements:
            by_kind.setdefault(_about(words), []).append(words)
        for against in each.against:
            # "activists deny: …" among the disagreements says it already
            name = against.by.partition(" by ")[2]
            if not any(words.startswith(name) for words in each.disagreements):
                said = f"{against.by}: “{against.words}”" if against.words else against.by
                by_kind.setdefault("whether it happened", []).append(said)
        for about, told_of in by_kind.items():
            yield BriefDispute(about=about, id=each.id, title=title, words=tuple(told_of))
    for change in moved:
        if change.disputed:
            others = [f"{each.by}: “{each.words}”" if each.words else each.by for each in change.against]
            state = f"{change.after} (probability {change.probability:.2f}; before: {change.before})"
            title = f"{change.day}, {change.place}"
            yield BriefDispute(about="who holds it", id=change.id, title=title, words=(state, *others))


def _about(words: str) -> DisputeAbout:
    if _DENIES.search(words):
        return "whether it happened"
    if _HARM.search(words):
        return "numbers"
    return "what and when" if _WHEN.match(words) else "blame"
