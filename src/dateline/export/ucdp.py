"""UCDP GED's 49 columns: one row per incident with at least one death in its low, best or high estimate.

Dates stay intervals, deaths stay low/best/high; deaths are split by side only where claims and total agree. Numbers and
names of conflicts, dyads and actors are UCDP's own and stay empty; `relid` has an id of ours. Codes after GED 23.1 and
the UCDP methodology.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from math import floor

from dateline.knowledge.actors import registry
from dateline.knowledge.codebooks import columns, country_codes, ucdp_role
from dateline.model import THINGS, Actor, Casualties, Document, Reading, Tally, When

from ._coded import country_of, deaths, interval, led
from ._items import Item, OnSkip, released
from ._text import csv_line, join_names, place_words, source_words

#: A GED event lasts a year at most (date_prec 5).
MAX_DAYS = 366
#: Event types that are organised armed force; riots and agreements are not, whatever their deaths.
_ARMED_FORCE = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_CELL = 0.5  # degrees, a cell of the PRIO grid


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """A header and a row per deadly incident; `on_skip` hears why an incident is no row."""
    yield csv_line(columns("ucdp"))
    for item in released(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        if reason := no_row(item):
            if on_skip:
                on_skip(item.id, reason)
            continue
        yield csv_line(cells(item))


def cells(item: Item) -> list[object]:
    """The cells of the row that an incident becomes."""
    row = _row(item)
    return [row[name] for name in columns("ucdp")]


def no_row(item: Item) -> str | None:
    """Why an incident is no row of this codebook, in words; None where it is one."""
    incident, bounds = item.incident, interval(item.incident.time)
    if not item.happened:
        return f"not told as having happened: {', '.join(item.statuses)}"
    if incident.type not in _ARMED_FORCE and incident.subtype != "Excessive force against protesters":
        return f"no organised armed force: {incident.subtype or incident.type}"
    tally = incident.fatalities or Tally()
    if max(value or 0 for value in (tally.low, tally.best, tally.high)) < 1:
        return "no death estimate of at least 1"
    if incident.place is None:
        return "no place known"
    if bounds is None:
        return "no day known"
    return "dated more coarsely than a year" if (bounds[1] - bounds[0]).days + 1 > MAX_DAYS else None


def date_precision(when: When, first: dt.date, last: dt.date) -> int:
    """GED's date_prec: as resolved, else by the length of the interval."""
    if when.ucdp_date_prec is not None:
        return when.ucdp_date_prec
    length = (last - first).days + 1
    return next(code for longest, code in ((1, 1), (6, 2), (7, 3), (31, 4), (MAX_DAYS, 5)) if length <= longest)


def priogrid_cell(lat: float | None, lon: float | None) -> int | None:
    """Number of the half-degree PRIO-GRID cell that holds a point: rows from the south, 720 columns from the west.

    The north pole and the date line belong to the last row and column.
    """
    if lat is None or lon is None:
        return None
    column = min(floor((lon + 180) / _CELL) + 1, 720)
    row = min(floor((lat + 90) / _CELL) + 1, 360)
    return (row - 1) * 720 + column


def _row(item: Item) -> dict[str, object]:
    incident, when = item.incident, item.incident.time
    bounds = interval(when)
    violence, side_a, side_b = sides(item)
    row: dict[str, object] = dict.fromkeys(columns("ucdp"))
    if when is not None and bounds is not None:
        row |= {"year": bounds[0].year, "date_start": bounds[0].isoformat(), "date_end": bounds[1].isoformat()}
        row |= {"date_prec": date_precision(when, *bounds), "event_clarity": 1 if bounds[0] == bounds[1] else None}
    name_a = join_names(side_a)
    name_b = "Civilians" if violence == 3 else join_names(side_b)
    cited = "; ".join(filter(None, map(_cited, item.documents)))
    row["relid"] = "-".join(filter(None, (_letters(item), str(row["year"] or ""), item.id)))
    row |= {
        "type_of_violence": violence,
        "dyad_name": f"{name_a} - {name_b}" if name_a and name_b else None,
        "side_a": name_a,
        "side_b": name_b,
        "number_of_sources": len(incident.documents),
        "source_article": cited,
        "source_office": item.cited("outlet"),
        "source_date": item.published,
        "source_headline": item.cited("title"),
        "source_original": "; ".join(dict.fromkeys(source_words(source) for source in item.sources)),
        "gwnoa": _state_number(side_a),
        "gwnob": _state_number(side_b),
    }
    return row | _where(item) | death_columns(item, side_a, side_b)


def _letters(item: Item) -> str | None:
    country = country_of(item.incident.place)
    return country.iso3 if country else None


def _cited(document: Document) -> str:
    published = document.published.start if document.published else None
    return ", ".join(part for part in (document.outlet, published, document.title) if part)


def _where(item: Item) -> dict[str, object]:
    place, country = item.incident.place, country_of(item.incident.place)
    found: dict[str, object] = {}
    if country:
        found |= {"country": country.name, "country_id": country.gw, "region": country.ucdp_region}
    if place:
        found |= {"where_prec": place.ucdp_where_prec, "where_coordinates": place.name, "adm_1": place.admin1}
        found |= {"adm_2": place.admin2, "where_description": place_words(place)}
        found |= {"latitude": place.lat, "longitude": place.lon, "priogrid_gid": priogrid_cell(place.lat, place.lon)}
        if place.lat is not None and place.lon is not None:
            found["geom_wkt"] = f"POINT ({place.lon} {place.lat})"
    return found


def sides(item: Item) -> tuple[int | None, tuple[Actor, ...], tuple[Actor, ...]]:
    """GED's type of violence with side A and side B in its order; None where a side is not known.

    State-based violence has the state as side A, whoever began; one-sided violence the perpetrator. Civilians make an
    incident one-sided only where they are its target, not where they die in a battle.
    """
    whole = (item.incident.side_a, item.incident.side_b)
    side_a, side_b = (tuple(led(actor for actor in side if actor.kind not in THINGS)) for side in whole)
    role_a, role_b = (ucdp_role(side[0].kind) if side else None for side in (side_a, side_b))
    if role_a in ("state", "group") and role_b == "civilians":
        return 3, side_a, side_b
    if role_a == "state" and role_b in ("state", "group"):
        return 1, side_a, side_b
    if role_a == "group" and role_b == "state":
        return 1, side_b, side_a
    if role_a == "group" and role_b == "group":
        return 2, side_a, side_b
    return None, side_a, side_b


def _state_number(side: tuple[Actor, ...]) -> int | None:
    """Gleditsch-Ward number of the state whose body leads a side, where the registry knows whose it is."""
    row = registry().get(side[0].actor_id) if side else None
    home = country_codes().get(row.home or "") if row else None
    return home.gw if home and ucdp_role(row.kind if row else None) == "state" else None


def death_columns(item: Item, side_a: tuple[Actor, ...], side_b: tuple[Actor, ...]) -> dict[str, int | None]:
    """best, low, high, and where best is known the dead of each side, civilian and unknown ones (deaths_a …)."""
    tally = item.incident.fatalities or Tally()
    found: dict[str, int | None] = {"best": tally.best, "low": tally.low, "high": tally.high}
    if tally.best is None:
        return found
    split = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians"), 0)
    for claim in deaths(item):
        column = _column(claim, side_a, side_b)
        if column:
            split[column] = max(split[column], claim.best or 0)
    rest = tally.best - sum(split.values())
    if rest < 0:
        # "21 people" and "17 men": the claims do not add up to one total, so nobody's dead are told apart
        split, rest = dict.fromkeys(split, 0), tally.best
    return found | split | {"deaths_unknown": rest}


def _column(claim: Casualties, side_a: tuple[Actor, ...], side_b: tuple[Actor, ...]) -> str | None:
    """The column that a claim of deaths belongs to; None where it is not known whose dead they are."""
    if claim.who == "civilian":
        return "deaths_civilians"
    in_a, in_b = (_counts(claim, side) for side in (side_a, side_b))
    return None if in_a == in_b else "deaths_a" if in_a else "deaths_b"


def _counts(claim: Casualties, side: tuple[Actor, ...]) -> bool:
    """Whether a claim counts the dead of a side: by the registry's id, else by the same words."""
    if claim.actor_id is not None:
        return any(actor.actor_id == claim.actor_id for actor in side)
    said = (claim.description or "").casefold()
    return bool(said) and any(actor.name.casefold() == said for actor in side)
