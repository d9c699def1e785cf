"""What UCDP GED asks of a row (release 23.1 and its methodology)."""

from __future__ import annotations

import functools
import re

from dateline.knowledge.codebooks import country_codes

from ..ucdp import priogrid_cell
from .cells import Cells

IDS = ("id", "relid")
#: By date_prec the shortest and longest interval in days.
_SPANS = {1: (1, 1), 2: (2, 6), 3: (1, 7), 4: (1, 31), 5: (1, 366)}
_POINT = re.compile(r"POINT ?\(\s*(-?[\d.]+) (-?[\d.]+)\s*\)", re.IGNORECASE)
_SPLIT = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def ours(row: Cells) -> bool:
    """Whether Dateline wrote the row: UCDP's have numbers."""
    return row.text("id") is None and row.text("relid") is not None


def check_row(row: Cells) -> None:
    """Look at one row; what is wrong goes to the findings."""
    _time(row)
    _deaths(row)
    _place(row)
    violence = row.integer("type_of_violence", 1, 3)
    if violence == 3 and (row.text("side_b") or "Civilians") != "Civilians":
        row.found.error("side_b", "not “Civilians” in one-sided violence", row.text("side_b"))
    if violence in (1, 2) and row.text("side_b") == "Civilians":
        row.found.error("type_of_violence", "not 3, and side B is “Civilians”", violence)
    if row.integer("number_of_sources", -1) == 0:
        row.found.error("number_of_sources", "0: an event without a source (-1 is “not available”)")
    row.integer("event_clarity", 1, 2)
    active = row.text("active_year")
    if active and active.casefold() not in ("0", "1", "true", "false"):
        row.found.error("active_year", "neither 1 nor 0", active)
    for column in ("gwnoa", "gwnob"):
        number = row.integer(column, 0)
        if number and number not in _numbers().values():
            row.found.warn(column, "no Gleditsch-Ward number that is known here", number)
    for column in ("conflict_new_id", "dyad_new_id", "side_a_new_id", "side_b_new_id"):
        row.integer(column)


def _time(row: Cells) -> None:
    first, last = row.day("date_start"), row.day("date_end")
    year, precision = row.integer("year", 1900, 2999), row.integer("date_prec", 1, 5)
    if first and year and first.year != year:
        row.found.error("year", "not the year of date_start", f"{year} / {first}")
    if first is None or last is None:
        return
    days = (last - first).days + 1
    if days < 1:
        row.found.error("date_end", "before date_start", f"{first} / {last}")
    elif precision and not _SPANS[precision][0] <= days <= _SPANS[precision][1]:
        level = row.found.error if precision == 1 else row.found.warn
        level("date_prec", f"{precision}, and the interval has another length", f"{days} day{'' if days == 1 else 's'}")


def _deaths(row: Cells) -> None:
    low, best, high = (row.integer(column, 0) for column in ("low", "best", "high"))
    known = [value for value in (low, best, high) if value is not None]
    if known != sorted(known):
        row.found.error("best", "low, best and high are not in this order", f"{low}, {best}, {high}")
    if known and max(known) < 1:
        row.found.error("best", "a row without a death in any estimate", f"{low}, {best}, {high}")
    split = [row.integer(column, 0) for column in _SPLIT]
    told = [value for value in split if value is not None]
    if best is not None and len(told) == len(_SPLIT) and sum(told) != best:
        row.found.error("best", "not the sum of the four deaths_ columns", f"{best} / {sum(told)}")


def _place(row: Cells) -> None:
    lat, lon = row.degrees("latitude", 90), row.degrees("longitude", 180)
    precision = row.integer("where_prec", 1, 7)
    if (row.text("latitude") is None) != (row.text("longitude") is None):
        row.found.error("latitude", "a latitude without a longitude, or the reverse")
    elif row.text("latitude") is None and precision:
        row.found.error("where_prec", "a precision without a point", precision)
    cell = row.integer("priogrid_gid", 1, 259200)
    if lat is not None and lon is not None:
        if cell and cell != priogrid_cell(lat, lon):
            row.found.error("priogrid_gid", "not the cell of the point", f"{cell} / {priogrid_cell(lat, lon)}")
        wkt = row.text("geom_wkt")
        point = _POINT.fullmatch(wkt) if wkt else None
        if wkt and (point is None or abs(float(point[1]) - lon) > 1e-4 or abs(float(point[2]) - lat) > 1e-4):
            row.found.error("geom_wkt", "not POINT (longitude latitude) of the point", wkt)
    if precision == 6 and row.text("adm_1"):
        row.found.warn("where_prec", "6, a whole country, and a province is named", row.text("adm_1"))
    number, name = row.integer("country_id", 0), row.text("country")
    # UCDP says what a country was: "Myanmar (Burma)"
    country = _numbers().get(re.sub(r"\s*\([^)]*\)$", "", name or ""))
    if number and country and country != number:
        row.found.error("country_id", "not the Gleditsch-Ward number of the country", f"{number} / {name}")
    region = row.text("region")
    if region and region not in _regions():
        row.found.error("region", "none of the five regions", region)


@functools.cache
def _numbers() -> dict[str, int]:
    return {each.name: each.gw for each in country_codes().values() if each.gw}


@functools.cache
def _regions() -> frozenset[str]:
    return frozenset(each.ucdp_region for each in country_codes().values() if each.ucdp_region)
