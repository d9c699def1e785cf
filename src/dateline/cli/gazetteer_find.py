"""`dateline gazetteer find`: candidates of a name, and why the first is first."""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from dateline.knowledge.gazetteer import Entry
    from dateline.run.finding import Found


def show(name: str, *, country: str | None, near: str | None, day: str | None, limit: int, as_json: bool) -> None:
    """Print the places of a name as a table, or as JSON lines; exit code 1 where there is none."""
    from dateline.run.finding import find_places

    from .listing import print_list

    point = _point(near)
    iso = _country(country)
    _check(day)
    found = find_places(name, country=iso, near=point, day=day)
    print_list(
        found[:limit],
        what="places",
        columns=_columns(point is not None, day is not None),
        plain=_plain,
        flat=_plain,
        heads=(),
        as_json=as_json,
        as_csv=False,
    )
    if not found:
        click.get_current_context().exit(1)
    if not as_json:
        _explain(found, limit)


def _explain(found: list[Found], limit: int) -> None:
    first = found[0]
    told = "; ".join(f"{reason} ({points:+.1f})" for points, reason in first.reasons if round(points, 1))
    lead = f", {first.score - found[1].score:.1f} before the next" if len(found) > 1 else ""
    click.echo()
    click.echo(f"First: {first.official}: {told or 'nothing else is known'}{lead}.")
    if len(found) > limit:
        click.echo(f"{len(found) - limit} more; --limit shows them.")


def _columns(near: bool, dated: bool) -> list[Any]:
    from .listing import Column

    columns: list[Column[Found]] = [
        Column("name", lambda each: each.official, share=3),
        Column("kind", lambda each: each.entry.kind.replace("_", " ")),
        Column("in", lambda each: _in(each.entry), share=3),
        Column("people", lambda each: f"{each.entry.population:,}" if each.entry.population else "", from_width=72),
        Column("lat, lon", lambda each: f"{each.entry.lat:.3f}, {each.entry.lon:.3f}"),
        Column("±km", lambda each: f"{each.entry.uncertainty_km:g}", width=5, from_width=80),
        Column("id", lambda each: " ".join(_ids(each.entry)) or "-", from_width=90),
        Column("from", lambda each: each.entry.source or "dateline", from_width=110),
        Column("points", lambda each: f"{each.score:.1f}", width=6),
    ]
    if near:
        columns.insert(-1, Column("km away", lambda each: f"{each.away_km:,.0f}", width=7))
    if dated:
        columns[0] = Column("name that day", lambda each: each.official, share=3)
    return columns


def _plain(each: Found) -> dict[str, Any]:
    entry = each.entry
    return {
        "name": entry.name,
        "official_name": each.official,
        "kind": entry.kind,
        "lat": entry.lat,
        "lon": entry.lon,
        "uncertainty_km": entry.uncertainty_km,
        "population": entry.population or None,
        "country": entry.country,
        "admin1": entry.admin1,
        "admin2": entry.admin2,
        "place_id": entry.place_id,
        "ids": _ids(entry),
        "gazetteer": entry.source or "dateline",
        "away_km": None if each.away_km is None else round(each.away_km, 1),
        "score": round(each.score, 2),
        "reasons": [{"points": round(points, 2), "reason": reason} for points, reason in each.reasons],
    }


def _ids(entry: Entry) -> list[str]:
    return [*entry.ids, *([f"geonames:{entry.geonames}"] if entry.geonames else [])]


def _in(entry: Entry) -> str:
    parts = [entry.admin2, entry.admin1 if entry.kind != "admin1" else None, entry.country]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _point(near: str | None) -> tuple[float, float] | None:
    if near is None:
        return None
    try:
        lat, lon = map(float, near.split(","))
    except ValueError:
        lat = lon = math.nan
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise click.BadParameter(f"{near!r} is no point: write 35.33,40.14 (latitude, longitude).", param_hint="--near")
    return lat, lon


def _country(said: str | None) -> str | None:
    from dateline.knowledge.gazetteer import gazetteer

    if said is None:
        return None
    known = {entry.country for entry in gazetteer().find(said, loose=False) if entry.kind == "country"}
    if len(said) == 2:
        return said.upper()
    if len(known) != 1:
        raise click.BadParameter(f"{said!r} is no country: write its two letters, as SY.", param_hint="--country")
    return known.pop()


def _check(day: str | None) -> None:
    try:
        datetime.date.fromisoformat(day or "2000-01-01")
    except ValueError as error:
        raise click.BadParameter(f"{day!r} is no day: write 2016-04-21.", param_hint="--date") from error
