"""From the match of a pattern to the kind and arguments of a mention: one function a rule, all pure.

A reader returns None where the words are no time after all. The kinds, which are also the names that
`resolve.times_rules` knows: date, month, year, decade, century, season, quarter, weekday, day, part, offset, span,
unit, duration, set, reference, clock, feast, hijri, ordinal.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.knowledge.time_words import (
    MONTHS,
    NUMBERS,
    ORDINALS,
    REFERENCES,
    SEASONS,
    WEEKDAYS,
)

from . import times_readers_feasts, times_readers_hours, times_readers_nth
from .times_words import (
    VAGUE,
    Args,
    Read,
    clock,
    folded,
    full_year,
    given,
    number,
    ordinal,
    part,
    part_of,
    relation,
    third,
    unit,
)


def _date(m: re.Match[str]) -> Read | None:
    g = m.groupdict()
    month, day = MONTHS[folded(g["mon"])], ordinal(g["day"] or g.get("ord") or "")
    if day is None or day > 31:
        return None
    weekday = WEEKDAYS[folded(g["wd"])] if g.get("wd") else None
    words = part(g.get("part")) or part_of(g.get("third"))
    return "date", {
        **given(year=full_year(g["year"]), month=month, day=day, wd=weekday, part=words),
        **clock(g.get("clock")),
    }


def _iso(m: re.Match[str]) -> Read | None:
    month, day = int(m["mon"] or m["cmon"]), int(m["day"] or m["cday"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    hours: Args = {"hour": int(m["hour"]), "minute": int(m["minute"])} if m["hour"] else {}
    zone = given(zone="Z" if m["zone"] else None)
    return "date", {"year": int(m["year"] or m["cyear"]), "month": month, "day": day, **hours, **zone}


def _numeric(m: re.Match[str]) -> Read | None:
    a, b, year = int(m["a"]), int(m["b"]), full_year(m["year"])
    if year is None or not (1 <= a <= 31 and 1 <= b <= 31) or (a > 12 and b > 12):
        return None
    if b > 12:
        return "date", {"year": year, "month": a, "day": b, "order": "md"}
    # "12.03.2016": no one who puts the month first writes points
    if m["sep"] == "." or a > 12 or a == b:
        return "date", {"year": year, "month": b, "day": a, **({} if a == b else {"order": "dm"})}
    # "03/04/2016": day before month, as most of the world writes; which order is meant is settled by `resolve`
    return "date", {"year": year, "month": b, "day": a, "ambiguous": 1}


def _month(m: re.Match[str]) -> Read:
    g = m.groupdict()
    rel = relation(g.get("rel"))
    name = "yrel" if g.get("rel") and "year" in g["rel"] else "rel"
    year = full_year(g.get("year") or (re.sub(r"[^\d]", "", g.get("short") or "") or None))
    return "month", given(month=MONTHS[folded(g["mon"])], year=year, third=third(g["third"]), **{name: rel})


def _year_alone(m: re.Match[str]) -> Read:
    return "year", given(year=full_year(m["year"]), third=third(m.groupdict().get("third")))


def _ad(m: re.Match[str]) -> Read:
    return "year", {"year": int(m["year"] or m["year2"])}


def _bc(m: re.Match[str]) -> Read:
    g = m.groupdict()
    return "year", given(
        year=int(m["n"]),
        era="BC",
        third=third(g.get("third")),
        month=MONTHS[folded(g["mon"])] if g.get("mon") else None,
        season=SEASONS[g["season"]] if g.get("season") else None,
    )


def _season(m: re.Match[str]) -> Read | None:
    if m["season"] == "fall" and not (m["year"] or m["yrel"] or m["the"] or m["rel"] or m["third"]):
        return None
    return "season", given(
        season=SEASONS[m["season"]],
        year=full_year(m["year"]),
        third=third(m["third"]),
        rel=relation(m["rel"]),
        yrel=relation(m["yrel"]),
    )


def _weekday(m: re.Match[str]) -> Read:
    rel = (m["rel"] or "").strip()
    words = part(m["part1"] or m["part"]) or part_of(m["partof"])
    day = ordinal(m["day"]) if m["day"] else None
    week = {"the week before last": "before last", "a week ago": "last"}.get(folded(m["week"]))
    known = rel if rel.split(" ")[0] not in ("earlier", "later", "early", "late") else ""
    return "weekday", {
        **given(
            wd=WEEKDAYS[m["wd"]],
            rel=relation(known),
            part=words,
            day=day,
            week=week or folded(m["week"]).removesuffix(" week") or ("last" if m["ago"] else None),
        ),
        **clock(m["clock"] or m["clock2"]),
    }


def _set(m: re.Match[str]) -> Read:
    g = m.groupdict()
    if g["freq"]:
        every = {
            "daily": "D",
            "nightly": "D",
            "weekly": "W",
            "fortnightly": "W",
            "monthly": "M",
            "hourly": "TH",
            "quarterly": "Q",
        }
        return "set", given(unit=every.get(g["freq"], "Y"), n=2 if g["freq"] == "fortnightly" else 1)
    if g["days"]:
        return "set", {"wd": WEEKDAYS[g["days"][:-1]]}
    if g["tunit"]:
        return "set", {"unit": unit(g["tunit"]), "n": 1}
    count = number(g["n"]) or (2 if "other" in g["every"] else 1)
    return "set", given(
        n=count,
        wd=WEEKDAYS[folded(g["wd"])] if g["wd"] else None,
        month=MONTHS[g["mon"]] if g["mon"] else None,
        season=SEASONS[g["season"]] if g["season"] else None,
        unit=unit(g["unit"]) if g["unit"] else "D" if g["upart"] else None,
        part=part(g["part"] or g["upart"]),
    )


def _deictic(m: re.Match[str]) -> Read:
    word = folded(m["word"])
    days = {
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
        "yesterday": -1,
        "tomorrow": 1,
        "last night": -1,
    }
    words = part(m["part1"] or m["part"]) or part(word)
    n = days.get(word, -1 if word == "last evening" else 0)
    if word == "tonight":
        words = "NI"
    if word in ("last night", "overnight"):
        # a night spans two days: the one it began on and the one it ended on
        return "day", {"n": n, "part": "NI", "night": 1}
    if word == "the night":
        return "day", {"n": 0, "part": "NI", "night": 1, "told": 1}
    if word == "last evening":
        words = "EV"
    return "day", {**given(n=n, part=words), **clock(m["clock"] or m["clock2"])}


def _counted(m: re.Match[str]) -> int | str | None:
    """How many units: a fortnight is two weeks."""
    count = number(m["n"]) if m["n"] else VAGUE
    return 2 * count if isinstance(count, int) and m["unit"].startswith("fortnight") else count


_WAYS = {"ago": "ago", "previously": "ago", "from now": "ahead", "hence": "ahead"}


def _ago(m: re.Match[str]) -> Read | None:
    way = folded(m["way"])
    count = _counted(m)
    if count is None:
        return None
    sense = _WAYS.get(way) or (
        "after" if way in ("later", "afterward", "afterwards", "after", "after that") else "before"
    )
    return "offset", given(
        n=count,
        unit=unit(m["unit"]),
        way=sense,
        half=1 if "half" in (m["half"] or m["n"] or "") else None,
        approx=folded(m["approx"]) or None,
    )


def _pastspan(m: re.Match[str]) -> Read | None:
    rel, count = folded(m["rel"]), number(m["n"]) if m["n"] else None
    plural = m["unit"].endswith("s") or m["unit"] in ("millennia",)
    if count is None and not plural:
        if rel in ("last", "next", "previous", "preceding", "following", "coming"):
            # "the next day" follows what was told, "next week" the day of writing
            anaphoric = rel == "next" and m.group().startswith("the") and m["unit"] in ("day", "night", "week", "month")
            which = "following" if anaphoric else relation(rel) or rel
            return "unit", {"rel": which, "unit": unit(m["unit"]), "the": 1}
        if rel != "past":
            return None
        count = 1
    if rel in ("first", "final", "opening", "closing", "latest", "following"):
        return "duration", given(n=count or VAGUE, unit=unit(m["unit"]))
    ahead = rel in ("next", "coming")
    if rel == "coming" and count is None:
        return "reference", {"value": "FUTURE_REF"}
    return "span", given(
        n=count or VAGUE, unit=unit(m["unit"]), way="ahead" if ahead else "past", bare=None if count else 1
    )


def _relunit(m: re.Match[str]) -> Read | None:
    rel, mod, word = folded(m["rel"]), folded(m["mod"]), unit(m["unit"])
    after = folded(m["aft"])
    plural = m["unit"].endswith("s") and m["unit"] != "s"
    if plural:
        if rel == "these" and word == "D" and not mod:
            return "reference", {"value": "PRESENT_REF"}
        if rel in ("these", "those", "the") or word.startswith("T"):
            return None
        return "span", {"n": VAGUE, "unit": word, "way": "ahead" if rel in ("next", "the coming") else "past"}
    if after:
        if rel != "the":
            return None
        if after == "before last":
            return "unit", {"rel": "before last", "unit": word}
        return "unit", {"rel": "previous" if after in ("before", "earlier") else "following", "unit": word}
    if rel == "the" and not mod and word not in ("WE", "W", "M", "Q", "Y"):
        return None
    if word == "Q" and rel in ("the", "that", "the same"):
        return "quarter", {"n": -1}
    if word.startswith("T"):
        return None
    which = "this" if rel == "the" else relation(rel)
    later = "later" if mod.startswith(("later", "rest", "the rest", "remainder", "the remainder")) else None
    earlier = "earlier" if mod.startswith("earlier") else None
    return "unit", given(
        rel=which,
        unit=word,
        third=None if later or earlier else third(m["mod"]),
        mod=later or earlier,
        part=part(m["part"]),
    )


def _quarter(m: re.Match[str]) -> Read:
    rel = relation((m["rel0"] or "").removesuffix("'s") or m["rel"])
    n = 0 if m["ord"] == "latest" else ORDINALS[m["ord"]]
    return "quarter", given(n=n, year=full_year(m["year0"] or m["year"]), rel=rel)


def _decade(m: re.Match[str]) -> Read:
    tens = {
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    }
    year = int(m["dec"]) if m["dec"] else 1900 + (int(m["short"]) if m["short"] else tens[m["word"]])
    return "decade", given(year=year, third=third(m["third"]))


def _century(m: re.Match[str]) -> Read | None:
    count = int(m["n"]) if m["n"] else ordinal(m["ord"])
    return (
        None if count is None else ("century", given(n=count, third=third(m["third"]), era="BC" if m["bc"] else None))
    )


def _worded_year(m: re.Match[str]) -> Read:
    if m["two"]:
        return "year", {"year": 2000 + NUMBERS.get(m["ten2"] or "", 0)}
    return "year", {"year": 1900 + NUMBERS[m["tens"]] + NUMBERS.get(m["one"] or "", 0)}


def _ref(m: re.Match[str]) -> Read:
    return "reference", {"value": REFERENCES[folded(m["word"])]}


def _duration(m: re.Match[str]) -> Read | None:
    count = _counted(m)
    if count is None or (not m["n"] and not m["unit"].endswith("s")):
        return None
    return "duration", given(
        n=count,
        unit=unit(m["unit"]),
        half=1 if m["half"] or "1/2" in (m["n"] or "") or "half" in (m["n"] or "") else None,
        approx=folded(m["approx"]) or None,
        bare=None if m["n"] else 1,
    )


def _half(m: re.Match[str]) -> Read:
    return "duration", {"n": 0, "unit": unit(m["unit"]), "half": 1}


def _clock_alone(m: re.Match[str]) -> Read | None:
    if m["part2"]:
        return "clock", {"part": part(m["part2"]) or "MO"}
    hours = clock(m["clock"])
    if not hours or (re.fullmatch(r"\d+[:.]\d\d", m["clock"]) and "." in m["clock"]):
        return None
    if m["part"] and m["part"] != "morning" and isinstance(hours["hour"], int) and hours["hour"] < 12:
        hours["hour"] += 12
    return "clock", {**hours, "zone": "Z"} if re.search(r"\b(?:gmt|utc)\b", m.group()) else hours


READERS: dict[str, Callable[[re.Match[str]], Read | None]] = {
    **times_readers_feasts.READERS,
    **times_readers_hours.READERS,
    **times_readers_nth.READERS,
    "iso": _iso,
    "numeric": _numeric,
    "elided_day": lambda m: (
        "date",
        given(
            day=ordinal(m["day"]),
            month=MONTHS[folded(m["mon"])],
            year=full_year(m["year"]),
            part=part_of(m["third"]),
        ),
    ),
    "short_date": _date,
    "day_month": _date,
    "month_day": _date,
    "month_year": _month,
    "bc": _bc,
    "bc_first": _bc,
    "ad": _ad,
    "season": _season,
    "weekday_rel": _weekday,
    "set": _set,
    "deictic": _deictic,
    "ago": _ago,
    "pastspan": _pastspan,
    "relunit": _relunit,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "worded_year": _worded_year,
    "year_range": _year_alone,
    "ref": _ref,
    "month": _month,
    "duration": _duration,
    "at_night": lambda m: ("set", {"part": "NI", "n": 1, "unit": "D"}),
    "half": _half,
    "year": _year_alone,
    "short_year": lambda m: ("year", {"short": int(m["year"])}),
    "clock": _clock_alone,
}
