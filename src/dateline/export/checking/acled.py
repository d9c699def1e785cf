"""What ACLED's codebook asks of a row (web edition 2024), and what older files may have in its place."""

from __future__ import annotations

import functools

from dateline.knowledge.codebooks import (
    country_codes,
    disorder_type,
    inter_codes,
    interaction,
    interaction_codes,
    subtypes,
)

from .cells import Cells

#: Columns that older files lack, and columns that they have beside the codebook's.
LATER = frozenset({"disorder_type", "civilian_targeting", "tags"})
OPTIONAL = frozenset(
    {"population_1km", "population_2km", "population_5km", "population_best", "data_id", "event_id_no_cnty", "iso3"}
)
IDS = ("event_id_cnty", "data_id")
_SCALES = frozenset(
    {"Local partner", "Subnational", "National", "Regional", "International", "New media", "Other"}
)  # one, or two with a hyphen
#: Types in which nobody is killed by the meaning of the word; a death there belongs to another type.
_BLOODLESS = frozenset({"Peaceful protest", "Protest with intervention", "Agreement", "Arrests"})
_TARGETING = frozenset({"Violence against civilians", "Explosions/Remote violence", "Riots", "Protests"})


def ours(row: Cells) -> bool:
    """Whether Dateline wrote the row."""
    return (row.text("tags") or "").startswith("dateline=")


def check_row(row: Cells) -> None:
    """Look at one row; what is wrong goes to the findings."""
    _time(row)
    _type(row)
    _actors(row)
    _place(row)
    dead = row.integer("fatalities", 0)
    if dead and row.text("sub_event_type") in _BLOODLESS:
        row.found.warn("fatalities", "deaths in a type that has none", row.text("sub_event_type"))
    scale = row.text("source_scale")
    if scale and not (1 <= len(scale.split("-")) <= 2 and set(scale.split("-")) <= _SCALES):
        row.found.warn("source_scale", "none of the scales seen in exports", scale)
    stamp = row.integer("timestamp", 0)
    if stamp and stamp > 100_000_000_000:
        row.found.warn("timestamp", "milliseconds? the codebook has seconds since 1970", stamp)
    for column in ("source", "assoc_actor_1", "assoc_actor_2", "tags"):
        text = row.text(column)
        if text and any(not part.strip() for part in text.split(";")):
            row.found.warn(column, "a list with an empty part", text)
    for column in OPTIONAL - {"iso3"}:
        row.integer(column, 0)


def _time(row: Cells) -> None:
    day, year = row.day("event_date"), row.integer("year", 1900, 2999)
    if day and year and day.year != year:
        row.found.error("year", "not the year of event_date", f"{year} / {day}")
    row.integer("time_precision", 1, 3)


def _type(row: Cells) -> None:
    known = subtypes()
    kind = row.one_of("event_type", _types(), "none of the six event types")
    sub = row.one_of("sub_event_type", frozenset(known), "none of the 25 sub-event types")
    if kind and sub and known[sub].event_type != kind:
        row.found.error("sub_event_type", "belongs to another event type", f"{sub} / {kind}")
    told = row.text("disorder_type")
    if told and sub and told != disorder_type(kind or known[sub].event_type, sub):
        row.found.error("disorder_type", "not that of the sub-event type", f"{told} / {sub}")
    if sub and not known[sub].one_sided and row.text("actor1") and not row.text("actor2"):
        row.found.warn("actor2", "empty in a type that has two sides", sub)


def _actors(row: Cells) -> None:
    one, two = _inter(row, "inter1"), _inter(row, "inter2")
    for number, side in (("1", one), ("2", two)):
        if side and not row.text(f"actor{number}"):
            row.found.error(f"inter{number}", f"a type without an actor{number}", side)
        if row.text(f"assoc_actor_{number}") and not row.text(f"actor{number}"):
            row.found.error(f"assoc_actor_{number}", f"somebody beside an actor{number} who is not there")
    told = row.text("interaction")
    if told is not None:
        named = interaction_codes().get(int(told)) if told.isdigit() else told
        if named not in _interactions():
            if told != "0":
                row.found.error("interaction", "none of the 44 combinations", told)
        elif one and (two or not row.text("actor2")) and named != interaction(one, two):
            row.found.error("interaction", "not that of inter1 and inter2", f"{told} / {one}, {two or 'nobody'}")
    target = row.text("civilian_targeting")
    if target and target not in ("Civilians targeted", "Civilian targeting"):
        row.found.error("civilian_targeting", "neither “Civilians targeted” nor empty", target)
    kind = row.text("event_type")
    if target and kind and kind not in _TARGETING:
        row.found.error("civilian_targeting", "set in a type that cannot have it", kind)
    if kind == "Violence against civilians" and not target and row.has("civilian_targeting"):
        row.found.warn("civilian_targeting", "empty in violence against civilians", None)


def _inter(row: Cells, column: str) -> str | None:
    """A type of actor in words; older files have its number, and 0 for nobody."""
    text = row.text(column)
    if text is None or text in ("0", "0.0"):
        return None
    number = text.removesuffix(".0")
    named = inter_codes().get(int(number)) if number.isdigit() else text
    if named not in inter_codes().values():
        row.found.error(column, "none of the eight types of actor", text)
        return None
    return named


def _place(row: Cells) -> None:
    lat, lon = row.degrees("latitude", 90), row.degrees("longitude", 180)
    precision = row.integer("geo_precision", 1, 3)
    if (row.text("latitude") is None) != (row.text("longitude") is None):
        row.found.error("latitude", "a latitude without a longitude, or the reverse")
    elif lat is None and row.text("latitude") is None and precision:
        row.found.error("geo_precision", "a precision without a point", precision)
    if lat == 0 and lon == 0:
        row.found.warn("latitude", "0, 0 lies in the sea: a missing point?")
    for column in ("latitude", "longitude"):
        if len((row.text(column) or "").partition(".")[2].rstrip("0")) > 4:
            row.found.warn(column, "finer than the four decimals of a named place", row.text(column))
    place = row.text("location")
    if precision == 1 and place and place == row.text("country"):
        row.found.warn("geo_precision", "1, and the place has the name of its country", place)
    number, name = row.integer("iso", 0, 999), row.text("country")
    country = _countries().get(name or "")
    if number and country and country != number:
        row.found.error("iso", "not the number of the country", f"{number} / {name}")
    elif number and number not in _countries().values():
        row.found.warn("iso", "no number of a country that is known here", number)
    region = row.text("region")
    if region and region not in _regions():
        row.found.warn("region", "none of the regions known here", region)


@functools.cache
def _types() -> frozenset[str]:
    return frozenset(each.event_type for each in subtypes().values())


@functools.cache
def _interactions() -> frozenset[str | None]:
    return frozenset(interaction_codes().values())


@functools.cache
def _countries() -> dict[str, int]:
    return {each.name: each.number for each in country_codes().values() if each.number}


@functools.cache
def _regions() -> frozenset[str]:
    return frozenset(each.acled_region for each in country_codes().values())
