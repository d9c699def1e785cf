"""From the match of an hour or part of a day to the kind and arguments of a mention."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.knowledge.time_words import MONTHS

from .times_words import Read, clock, full_year, given, number, part, part_of, relation


def _dtg(m: re.Match[str]) -> Read:
    zone = (m["zone"] or m["zulu"]).upper()
    return "date", given(
        year=full_year(m["year"]),
        month=MONTHS[m["mon"]] if m["mon"] else None,
        day=int(m["day"]),
        hour=int(m["hour"]),
        minute=int(m["minute"]),
        zone=zone,
    )


#: Before "1400 hours" one of these makes it an hour of the day, not a length.
_AT = re.compile(r"\b(?:at|by|from|until|till|around|about|since|before|after|to|between|and|approximately)\s$")


def _military(m: re.Match[str]) -> Read | None:
    if m["past"]:
        hours = clock(m["past"])
        return ("clock", hours) if hours else None
    text = m["clock"] or m["bare"]
    if text.endswith("hours") and text[0] != "0" and not _AT.search(m.string[max(0, m.start() - 15) : m.start()]):
        return None
    digits = re.findall(r"\d\d?", text)
    zulu = "z" in text.partition("to")[0] or bool(re.search(r"\b(?:gmt|utc)\b", m.group()))
    return "clock", given(hour=int(digits[0]), minute=int(digits[1]), zone="Z" if zulu else None)


def _spoken_hour(m: re.Match[str]) -> Read | None:
    hour = number(m["hour"])
    if not isinstance(hour, int) or not 1 <= hour <= 12:
        return None
    late = (m["part"] in ("afternoon", "evening") and hour < 12) or (m["night"] and 6 <= hour < 12)
    return "clock", {"hour": hour + 12 if late else hour, "minute": 0}


def _part_rel(m: re.Match[str]) -> Read:
    if m["rel"] and m["rel"].endswith("next"):
        # "the next morning" follows what was told, "next morning" the day of writing
        return "unit", given(rel="following", unit="D", part=part(m["part"]))
    rel = relation(m["rel"]) if m["rel"] else ("previous" if m["aft"] == "before" else "following")
    return "unit", given(rel=rel, unit="D", part=part(m["part"] or m["part2"]))


def _part_day(m: re.Match[str]) -> Read:
    if m["hours"]:
        named = m["hpart"] if m["hpart"] != "day" else None
        return "clock", given(part=part_of(m["hours"] if named in (None, "morning") else f"{named} hours"))
    return "clock", given(part=part(m["part"] or m["mid"]))


READERS: dict[str, Callable[[re.Match[str]], Read | None]] = {
    "dtg": _dtg,
    "military": _military,
    "spoken_hour": _spoken_hour,
    "part_rel": _part_rel,
    "part_day": _part_day,
}
