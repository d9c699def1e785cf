"""Small readings of words inside a time expression: numbers, units, day parts, clock times, relations."""

from __future__ import annotations

import re

from dateline.knowledge.time_words import NUMBERS, ORDINALS, PARTS, THIRDS, UNITS, VAGUE_NUMBERS

Args = dict[str, int | str]
#: The kind of a mention and its arguments.
Read = tuple[str, Args]
#: Days of a number too vague to be counted are written with this n.
VAGUE = "X"

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d\d))?\s?(?:([ap])\.?m|hrs|hours)?")
_ZULU = re.compile(r"\dz\b|zulu")
_PAST = re.compile(r"(half|quarter)\s(past|to)\s([\w-]+)")
_DIGITS = re.compile(r"\d+")


def folded(text: str | None) -> str:
    return " ".join((text or "").replace(".", "").split())


def number(text: str | None) -> int | str | None:
    """ "three" 3, "1,200" 1200, "twenty-four" 24, "a hundred" 100, "several" X, "2 1/2" 2; None for no number."""
    words = re.split(r"[\s-]+", (text or "").strip().replace(",", ""))
    if not words or not words[0]:
        return None
    if words[0][0].isdigit():
        return int(float(words[0]))
    if VAGUE_NUMBERS & set(words):
        return VAGUE
    total = 0
    for word in words:
        value = NUMBERS.get(word)
        if value is None or (word in ("a", "an") and len(words) > 1):
            continue
        total = max(total, 1) * value if value in (100, 1000) else total + value
    return total or None


def ordinal(text: str) -> int | None:
    """ "third" 3, "twenty-first" 21, "12th" 12."""
    if found := _DIGITS.match(text):
        return int(found.group())
    first, _, last = text.replace(" ", "-").partition("-")
    return NUMBERS.get(first, 0) + ORDINALS[last] if last in ORDINALS else ORDINALS.get(first)


def unit(text: str) -> str:
    """The TIMEX3 designator of a unit word, singular or plural; hours, minutes and seconds as TH, TM, TS."""
    word = {"centuries": "century", "centurie": "century", "millennia": "millennium"}.get(text, text)
    found = UNITS.get(word) or UNITS[word.removesuffix("s")]
    return f"T{found}" if word.removesuffix("s") in ("second", "minute", "hour") else found


def third(text: str | None) -> str | None:
    """ "late", "mid-", "the end of" → END, MID, START."""
    words = (text or "").replace("-", " ")
    return next((value for word, value in THIRDS.items() if re.search(rf"\b{word}\b", words)), None)


def part(text: str | None) -> str | None:
    """ "early morning" → MO."""
    return next((value for word, value in PARTS.items() if re.search(rf"\b{word}\b", text or "")), None)


def part_of(text: str | None) -> str | None:
    """The part of a day that "the early hours of" and its like name: the early ones are those before the morning."""
    if not text or "hours" not in text:
        return part(text)
    named = part(text)
    if named in ("AF", "EV"):
        return named
    return "NI" if "late" in text else "MO"


def clock(text: str | None) -> Args:
    """Hour and minute of "7:30 p.m.", "1930 hours", "noon"; nothing where the words are no time of day."""
    if not text:
        return {}
    if "noon" in text or "midnight" in text:
        # "after midnight on Monday": in the first hour of Monday
        return {"hour": 12 if "noon" in text else 0 if "after" in text else 24, "minute": 0}
    if "clock" in text:
        hour = number(re.split(r"\s", text)[0])
        return {"hour": hour, "minute": 0} if isinstance(hour, int) and hour <= 12 else {}
    if past := _PAST.search(text):
        return _past(past)
    found = _CLOCK.search(text)
    if found is None:
        return {}
    hour, minute = int(found[1]), int(found[2] or 0)
    if len(found[1]) == 2 and found[2] is None and "hours" in text:
        return {}
    if found[3] == "p" and hour < 12:
        hour += 12
    if found[3] == "a" and hour == 12:
        hour = 0
    zone: Args = {"zone": "Z"} if _ZULU.search(text) else {}
    return {"hour": hour, "minute": minute, **zone}


def _past(found: re.Match[str]) -> Args:
    """ "half past three", "a quarter to six"."""
    hour = number(found[3])
    if not isinstance(hour, int) or not 1 <= hour <= 12:
        return {}
    minute = 30 if found[1] == "half" else 15
    return {"hour": hour, "minute": minute} if found[2] == "past" else {"hour": hour - 1, "minute": 60 - minute}


def full_year(text: str | None) -> int | None:
    """ "2014", "'14", "90": a two-digit year is the one between 1941 and 2040."""
    if not text:
        return None
    digits = int(text.lstrip("'"))
    if digits >= 100:
        return digits
    return digits + (1900 if digits > 40 else 2000)


def given(**values: int | str | None) -> Args:
    return {name: value for name, value in values.items() if value is not None}


def relation(text: str | None) -> str | None:
    """The relation that a word before a unit gives: last, this, next, same, previous, following."""
    words = folded(text).removeprefix("of ").removeprefix("the ").removesuffix(" year")
    table = {
        "past": "last", "preceding": "previous", "coming": "next", "this coming": "next", "this past": "last",
        "that": "same", "that same": "same", "this same": "same", "current": "this", "these": "this", "those": "same",
    }  # fmt: skip
    return table.get(words, words) or None
