"""From the match of a feast's pattern to the kind (hijri or feast) and arguments of a mention."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.knowledge.feasts import feasts
from dateline.knowledge.time_words import HIJRI_MONTHS

from .times_words import Args, Read, folded, given, ordinal, third


def _year(text: str | None) -> Args:
    """A year of the Hijra or of the common era: no report is of the 15th century."""
    if text is None:
        return {}
    return {"year": int(text)} if 1300 <= int(text) <= 1500 else {"gregorian": int(text)}


def _hijri(m: re.Match[str]) -> Read | None:
    day = ordinal(m["day"] or m["ord"])
    if day is None or day > 30:
        return None
    return "hijri", {"month": HIJRI_MONTHS[folded(m["mon"])], "day": day, **_year(m["year"])}


def _hijri_month(m: re.Match[str]) -> Read:
    month = HIJRI_MONTHS[folded(m["mon"] or m["alone"] or m["bare"])]
    return "hijri", {**given(month=month, third=third(m["third"])), **_year(m["year"])}


def _feast(m: re.Match[str]) -> Read | None:
    feast = feasts().get(folded(m["name"]).replace(" - ", "-"))
    last = m["nth"] in ("last", "final")
    nth = None if last or not m["nth"] else ordinal(m["nth"])
    more = given(
        eve=1 if m["eve"] else None,
        nth=nth,
        last=1 if last else None,
        holiday=1 if m["holiday"] or m["name"].endswith("week") else None,
    )
    if feast is None:
        # "Eid" alone: one of two feasts
        return "hijri", {"either": 1, **more, **_year(m["year"])}
    if feast.calendar == "islamic":
        month, day = feast.when.split("-")
        return "hijri", {"month": int(month), "day": int(day), "days": feast.days, **more, **_year(m["year"])}
    year = given(year=int(m["year"]) if m["year"] else None)
    return "feast", {"name": feast.name, **more, **year}


READERS: dict[str, Callable[[re.Match[str]], Read | None]] = {
    "hijri": _hijri,
    "hijri_month": _hijri_month,
    "feast": _feast,
}
