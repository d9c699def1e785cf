"""ACLED's 31 columns: one row per incident and active day. Conversion rules: ACLED codebook, web edition 2024.

Not a row: what has not happened, what is known only for a whole country, what is dated more coarsely than a month.
The id is ours ("SYR-fca9a81399007", which no id of ACLED's looks like), the timestamp the day of the export. Whatever
the reports do not tell stays empty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from dateline.knowledge.codebooks import CountryCode, acled_figure, columns, disorder_type, interaction
from dateline.model import THINGS, Actor, Reading, When

from ._coded import acled_actor, country_of, deaths, interval, led, outlets, source_scale
from ._items import Item, OnSkip, released, short
from ._text import csv_line, join_names, place_words, sources_words

#: Longest stretch of consecutive days told day by day that becomes a row per day; a week, as time_precision 2 is.
MAX_ACTIVE_DAYS = 7
_WEEK, _MONTH = 7, 31
#: Event types where civilians can be the target without the type itself saying so (codebook, civilian_targeting).
_TARGETING = frozenset({"Explosions/Remote violence", "Riots"})
_UNIDENTIFIED = Actor(name="Unidentified Armed Group", kind="unidentified")
#: Who is on the first side by the meaning of the type alone, where nobody is named.
_BY_TYPE = {
    "Battles": _UNIDENTIFIED,
    "Explosions/Remote violence": _UNIDENTIFIED,
    "Violence against civilians": _UNIDENTIFIED,
    "Protests": Actor(name="Protesters", kind="protesters"),
    "Riots": Actor(name="Rioters", kind="rioters"),
}


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A header and a row per incident and active day; `on_skip` hears why an incident is no row."""
    yield csv_line(columns("acled"))
    stamp = timestamp(today)
    for item in released(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        if reason := no_row(item):
            if on_skip:
                on_skip(item.id, reason)
            continue
        for cells in rows(item):
            yield csv_line([*cells, stamp])


def rows(item: Item) -> Iterator[list[object]]:
    """The cells of the rows that an incident becomes, without the timestamp, which is the last of them."""
    days, precision = active_days(item.incident.time)
    shares = _spread(fatalities(item), len(days))
    names = columns("acled")[:-1]
    for number, (day, dead) in enumerate(zip(days, shares, strict=True), 1):
        row = _row(item, day, precision, dead)
        row["event_id_cnty"] = _event_id(item) + (f"-{number}" if len(days) > 1 else "")
        yield [row[name] for name in names]


def timestamp(today: dt.date) -> int:
    """When the rows were made, as ACLED has it, in seconds since 1970: the beginning of the day of the export."""
    return int(dt.datetime.combine(today, dt.time(), dt.UTC).timestamp())


def _event_id(item: Item) -> str:
    """Ours, with the letters of the country before it: "SYR-fca9a81399007"; ACLED's have digits behind the letters."""
    country = country_of(item.incident.place)
    return f"{country.iso3}-{item.id}" if country else item.id


def no_row(item: Item) -> str | None:
    """Why an incident is no row of this codebook, in words; None where it is one."""
    place = item.incident.place
    if not item.happened:
        return f"not told as having happened: {', '.join(item.statuses)}"
    if place is None:
        return "no place known"
    if place.kind == "country" or place.ucdp_where_prec == 6:
        return "known only for a whole country"
    if not active_days(item.incident.time)[0]:
        return "no day known" if interval(item.incident.time) is None else "dated more coarsely than a month"
    return None


def active_days(when: When | None) -> tuple[list[dt.date], int]:
    """The days that become rows, and ACLED's time_precision; no days where the time is too coarse or unknown.

    A time told by the day gives each of its days ("on 3 and 4 May"), else the middle of the week or month is taken,
    its first or last day where the beginning or end of the month is told.
    """
    bounds = interval(when)
    if when is None or bounds is None:
        return [], 0
    first, last = bounds
    length = (last - first).days + 1
    if when.precision in ("time", "day") and length <= MAX_ACTIVE_DAYS:
        return [first + dt.timedelta(days=i) for i in range(length)], 1
    middle = first + dt.timedelta(days=(length - 1) // 2)
    if length <= _WEEK:
        return [middle], 2
    if length > _MONTH:
        return [], 0
    if when.precision == "month" and first.month == last.month and length < 20:
        if first.day == 1:
            return [first], 3
        if (last + dt.timedelta(days=1)).day == 1:
            return [last], 3
    return [middle], 3


def fatalities(item: Item) -> int:
    """The lowest reported number of dead; 0 where none is reported, as the codebook has it.

    A strict bound is coded by its number ("more than 20" is 20, though 21 died at the least), vague words by their
    figures in the codebook ("dozens" is 12).
    """
    tally = item.incident.fatalities
    low = tally.low if tally and tally.low is not None else tally.best if tally else None
    if low is None:
        return 0
    claims = [claim for claim in deaths(item) if claim.low is not None and claim.span and claim.role != "subset"]
    coded = [acled_figure(claim.span.quote, claim.low) for claim in claims if claim.span and claim.low == low]
    if coded:
        return min(coded)
    if sum(claim.low or 0 for claim in claims) == low:
        return sum(acled_figure(claim.span.quote, claim.low or 0) for claim in claims if claim.span)
    return low


def _spread(total: int, days: int) -> list[int]:
    """A total over several days: in equal parts, what is left over on the first day."""
    share, rest = divmod(total, days)
    return [share + rest] + [share] * (days - 1)


def _row(item: Item, day: dt.date, precision: int, dead: int) -> dict[str, object]:
    incident, place = item.incident, item.incident.place
    country = country_of(place)
    (actor1, *allies1), (actor2, *allies2) = sides(item)
    name1, inter1 = acled_actor(actor1, country) if actor1 else ("", "")
    name2, inter2 = acled_actor(actor2, country) if actor2 else ("", "")
    row: dict[str, object] = dict.fromkeys(columns("acled"))
    row |= {
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": precision,
        "disorder_type": disorder_type(incident.type, incident.subtype),
        "event_type": incident.type,
        "sub_event_type": incident.subtype,
        "actor1": name1,
        "assoc_actor_1": _allies(allies1, name1, country),
        "inter1": inter1,
        "actor2": name2,
        "assoc_actor_2": _allies(allies2, name2, country),
        "inter2": inter2,
        "interaction": interaction(inter1 or None, inter2 or None) if inter1 and (inter2 or not actor2) else None,
        "civilian_targeting": "Civilians targeted" if targets_civilians(item, inter2) else None,
        "source": "; ".join(outlets(item)),
        "source_scale": source_scale(item, country),
        "notes": _notes(item),
        "fatalities": dead,
        "tags": f"dateline={item.id}",
    }
    if country:
        row |= {"iso": country.number, "region": country.acled_region, "country": country.name}
    if place:
        row |= {"admin1": place.admin1, "admin2": place.admin2, "location": place.name}
        row |= {"latitude": _degrees(place.lat), "longitude": _degrees(place.lon), "geo_precision": place.geo_precision}
    return row


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _allies(actors: list[Actor | None], leader: str, country: CountryCode | None) -> str:
    """Who else is on a side, as ACLED writes them; nobody who is the main actor already."""
    names = (acled_actor(actor, country)[0] for actor in actors if actor)
    return "; ".join(dict.fromkeys(name for name in names if name != leader))


def sides(item: Item) -> tuple[list[Actor | None], list[Actor | None]]:
    """The two sides, each led by its main actor; things that were hit ("the embassy") are nobody.

    Who is not named is an unidentified armed group where the type needs one: the perpetrator of one-sided violence,
    either side of a battle. A crowd without a name is its kind, and the target of violence against civilians is always
    the second actor. Elsewhere a side alone stands first: the order tells nothing of who began.
    """
    incident = item.incident
    side_a: list[Actor | None] = [*led(actor for actor in incident.side_a if actor.kind not in THINGS)] or [None]
    side_b: list[Actor | None] = [*led(actor for actor in incident.side_b if actor.kind not in THINGS)] or [None]
    if side_a == [None] and incident.type in _BY_TYPE:
        side_a = [_BY_TYPE[incident.type]]
    if side_b == [None] and incident.type == "Battles":
        side_b = [_UNIDENTIFIED]
    if side_b == [None] and incident.type == "Violence against civilians":
        side_b = [Actor(name="Civilians", kind="civilians")]
    return (side_b, side_a) if side_a == [None] else (side_a, side_b)


def targets_civilians(item: Item, inter2: str) -> bool:
    """Whether civilians are the main target: the second actor, in a type where that is no accident of a battle."""
    if item.incident.type == "Violence against civilians":
        return True
    if item.incident.subtype == "Excessive force against protesters":
        return True
    return item.incident.type in _TARGETING and inter2 == "Civilians"


def _notes(item: Item) -> str:
    """A few sentences made of the record's values, with one short quote."""
    incident = item.incident
    what = incident.subtype or incident.type
    who = " against ".join(filter(None, (join_names(incident.side_a), join_names(incident.side_b))))
    where = place_words(incident.place)
    days = interval(incident.time)
    when = "" if days is None else f"On {days[0]}" if days[0] == days[1] else f"Between {days[0]} and {days[1]}"
    parts = [f"{when}: {what}" + (f", {who}" if who else "") + (f", {where}" if where else "") + "."]
    if said := sources_words(item.sources):
        parts.append(f"According to: {said}.")
    if incident.disagreements:
        parts.append(f"Disputed: {' | '.join(incident.disagreements)}.")
    if item.quotes:
        parts.append(f'Report: "{short(item.quotes[0])}"')
    return " ".join(parts).removeprefix(": ")
