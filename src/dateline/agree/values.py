"""Cells to values. Each raises ValueError with words for a person where a cell is not what its column holds."""

from __future__ import annotations

import datetime as dt
import functools
import math
import re
from typing import Any, Literal

from dateline.knowledge.codebooks import country_codes, subtypes
from dateline.knowledge.demonyms import country_code
from dateline.knowledge.folding import fold

DateOrder = Literal["dmy", "mdy"]
#: What coders write where they know nothing.
_NOTHING = frozenset({"", "na", "n/a", "nan", "nat", "none", "null", "unknown", "-", "–", "?", "."})
_NUMERIC_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1
    )
    for name in names.split()
}  # fmt: skip


def told(value: Any) -> str | None:
    """A cell as text, None where it says nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, list | tuple):
        return "; ".join(part for each in value if (part := told(each))) or None
    text = str(value).strip()
    return None if text.casefold() in _NOTHING else text


def date_order(cells: list[str]) -> DateOrder | None:
    """Whether the days of a column are written day first or month first, where any of them shows it and none else."""
    seen = [match.groups() for cell in cells if (match := _NUMERIC_DAY.match(cell.strip()[:10].strip()))]
    day_first = any(int(one) > 12 for one, _, _ in seen)
    month_first = any(int(two) > 12 for _, two, _ in seen)
    if day_first == month_first:
        return None
    return "dmy" if day_first else "mdy"


def day(text: str, order: DateOrder | None) -> str:
    """An ISO day of "2016-04-21", "2016-04-21 00:00:00", "21 April 2016", "21-Apr-2016" or "21/04/2016"."""
    plain = text.strip()
    if re.match(r"\d{4}-\d{2}-\d{2}(?:$|[ T])", plain):
        return _iso(int(plain[:4]), int(plain[5:7]), int(plain[8:10]))
    if re.fullmatch(r"\d{8}", plain):
        return _iso(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    if match := _NUMERIC_DAY.match(plain.split(" ")[0]):
        one, two, year = map(int, match.groups())
        if order is None and one != two and max(one, two) <= 12:
            raise ValueError("may be day or month first: write 2016-04-21, or say --date-order")
        return _iso(year, two, one) if (order or ("mdy" if two > 12 else "dmy")) == "dmy" else _iso(year, one, two)
    words = re.findall(r"[^\W_]+", plain.casefold())
    if len(words) == 3:
        number, month = (words[0], words[1]) if words[1] in _MONTHS else (words[1], words[0])
        if month in _MONTHS and re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", number) and re.fullmatch(r"\d{4}", words[2]):
            return _iso(int(words[2]), _MONTHS[month], int(re.sub(r"\D", "", number)))
    raise ValueError("no day: write 2016-04-21")


def _iso(year: int, month: int, number: int) -> str:
    try:
        return dt.date(year, month, number).isoformat()
    except ValueError:
        raise ValueError("there is no such day") from None


def count(text: str) -> int:
    """A number of people: "12", "12.0", "1,200"."""
    plain = text.replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"\d{1,3}([,.']\d{3})+", plain):
        plain = re.sub(r"\D", "", plain)
    if not re.fullmatch(r"\d{1,9}([.,]0+)?", plain):
        raise ValueError("no whole number of people")
    return int(re.split("[.,]", plain)[0])


def degrees(text: str, most: float) -> float:
    """A latitude (`most` 90) or longitude (180); a decimal comma is understood."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise ValueError("no number of degrees") from None
    if not -most <= value <= most:
        raise ValueError(f"beyond ±{most:g} degrees")
    return value


def code(text: str, most: int) -> int:
    """A code from 1 to `most`."""
    value = count(text)
    if not 1 <= value <= most:
        raise ValueError(f"no code from 1 to {most}")
    return value


def event_type(text: str) -> str:
    """ACLED's event type, in ACLED's spelling."""
    return _known(text, {row.event_type for row in subtypes().values()}, "none of ACLED's event types")


def sub_event_type(text: str) -> str:
    """ACLED's sub-event type, in ACLED's spelling."""
    return _known(text, set(subtypes()), "none of ACLED's sub-event types")


def _known(text: str, names: set[str], why: str) -> str:
    found = next((name for name in sorted(names) if fold(name) == fold(text)), None)
    if found is None:
        raise ValueError(why)
    return found


def gleditsch_ward(text: str) -> str:
    """ISO 3166-1 alpha-2 of a country's number after Gleditsch and Ward, as UCDP has it."""
    number = count(text)
    found = next((row.iso2 for row in country_codes().values() if row.gw == number), None)
    if found is None:
        raise ValueError("no country that is known")
    return found


def yes(text: str) -> bool:
    """Whether a cell that says "Civilians targeted" or nothing says it: not where it is "no", "0" or "false"."""
    return text.casefold() not in ("0", "no", "false", "n")


@functools.cache
def country(text: str) -> str:
    """ISO 3166-1 alpha-2 of a country's name, ISO code or number."""
    # UCDP says what a country was: "Myanmar (Burma)", "Russia (Soviet Union)"
    plain = re.sub(r"\s*\([^)]*\)$", "", text.strip())
    for row in country_codes().values():
        if plain.upper() in (row.iso2, row.iso3) or fold(plain) == fold(row.name):
            return row.iso2
        if row.number is not None and plain.isdigit() and int(plain) == row.number:
            return row.iso2
    found = country_code(plain)
    if found is None:
        raise ValueError("no country that is known")
    return found
