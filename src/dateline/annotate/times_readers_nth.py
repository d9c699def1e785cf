"""From the match of a count within or from another time to the kind and arguments of a mention."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.knowledge.time_words import HIJRI_MONTHS, MONTHS, WEEKDAYS

from .times_words import VAGUE, Read, folded, full_year, given, number, ordinal, relation, unit


def _position(text: str) -> int | None:
    """1 for "first", -1 for "last"."""
    words = folded(text)
    return -1 if words in ("last", "final", "closing") else 1 if words == "opening" else ordinal(words)


def _nth_of(m: re.Match[str]) -> Read | None:
    pos = _position(m["pos"])
    if pos is None or (abs(pos) > 1 and m["n"]):
        return None
    plural = bool(m["unit"]) and m["unit"].endswith("s")
    count = number(m["n"]) if m["n"] else VAGUE if plural else 1
    which = folded(m["which"])
    return "span", given(
        pos=pos,
        n=count,
        unit=unit(m["unit"]) if m["unit"] else None,
        wd=WEEKDAYS[m["wd"]] if m["wd"] else None,
        month=MONTHS[folded(m["mon"])] if m["mon"] else None,
        hijri=HIJRI_MONTHS[folded(m["hijri"])] if m["hijri"] else None,
        year=full_year(m["year"] or m["year2"] or m["hyear"]),
        rel=("this" if which == "the" else relation(which)) if which else None,
        big=unit(m["big"]) if m["big"] else None,
    )


def _nth_day(m: re.Match[str]) -> Read | None:
    count = ordinal(m["ord"])
    running = bool(m["straight"] or m["row"] or (m["for"] is not None and m["det"] in ("a", "the", None) and _for(m)))
    if count is None or not (running or m["what"] or m["det"] in ("its", "their")):
        return None
    return "ordinal", given(
        n=count,
        unit=unit(m["unit"]),
        straight=1 if running or m["det"] in ("its", "their") else None,
        what=_course(m["what"]) if m["what"] and not running else None,
    )


def _for(m: re.Match[str]) -> bool:
    return m.string[max(0, m.start() - 4) : m.start()] == "for " and m["det"] is not None


def _course(word: str) -> str:
    return word.replace("-", "").removesuffix("s")


def _day_n(m: re.Match[str]) -> Read | None:
    count = number(m["n"])
    if not isinstance(count, int):
        return None
    return "ordinal", given(n=count, unit="D", what=_course(m["what"]) if m["what"] else None)


def _day_of_month(m: re.Match[str]) -> Read:
    rel = folded(m["rel"])
    return "date", given(day=ordinal(m["day"]), rel=(rel if rel == "the" else relation(rel)) if rel else None)


def _unit_end(m: re.Match[str]) -> Read:
    return "unit", {"rel": "this", "unit": unit(m["unit"]), "third": "END", "closing": 1}


def _garbled(m: re.Match[str]) -> Read:
    return "weekday", given(wd=WEEKDAYS[m["wd"]], day=ordinal(m["day"]), year=int(m["year"]))


def _part_year(m: re.Match[str]) -> Read | None:
    n = int(m["n"])
    if m["kind"] == "h":
        return ("year", {"year": int(m["year"]), "third": f"H{n}"}) if n <= 2 else None
    return "quarter", {"n": n, "year": int(m["year"])}


def _numeric_month(m: re.Match[str]) -> Read:
    return "month", {"month": int(m["mon"]), "year": int(m["year"])}


def _year_ago(m: re.Match[str]) -> Read | None:
    if m["unit"] in ("month", "week", "day"):
        return None
    n = ordinal(m["ord"]) if m["ord"] else -1
    return "quarter", given(n=n, ago=1)


def _wet_dry(m: re.Match[str]) -> Read:
    year = m["year"] or m["year2"]
    return "season", given(season=f"{m['season']} season", year=int(year[:4]) if year else None)


READERS: dict[str, Callable[[re.Match[str]], Read | None]] = {
    "nth_of": _nth_of,
    "nth_day": _nth_day,
    "day_n": _day_n,
    "day_of_month": _day_of_month,
    "unit_end": _unit_end,
    "garbled": _garbled,
    "part_year": _part_year,
    "numeric_month": _numeric_month,
    "year_ago": _year_ago,
    "wet_dry": _wet_dry,
}
