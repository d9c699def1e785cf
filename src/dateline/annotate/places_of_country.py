"""A name that stands with its country: "Colombia's Tame", "the police station of Tame in eastern Colombia"."""

from __future__ import annotations

import re

from dateline.knowledge.demonyms import country_code
from dateline.knowledge.gazetteer import gazetteer

_NAME = r"[^\W\d_a-z][\w.-]*(?:\s[^\W\d_a-z][\w.-]*){0,2}"
_OWNER = re.compile(rf"({_NAME})['’]s\s$")
_IN = re.compile(rf"\sin\s(?:the\s)?(?:(?:far\s)?(?:north|south|east|west|central)[\w-]*\s(?:of\s)?)?({_NAME})")
_REACH = 40


def of_country(text: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether the name at `start` to `end`, in a sentence of `first` to `last`, is a place of the country beside it."""
    before = _OWNER.search(text, max(first, start - _REACH), start)
    after = _IN.match(text, end, last)
    for match in (before, after):
        if match is None:
            continue
        words = match.group(1).split()
        for size in range(len(words), 0, -1):
            part = words[-size:] if match is before else words[:size]
            code = country_code(" ".join(part))
            if code is not None:
                return any(entry.country == code for entry in gazetteer().find(text[start:end]))
    return False
