"""When two names mean one place: by their words, or because the gazetteer knows one place by both."""

from __future__ import annotations

import functools
import re

from dateline.knowledge.folding import fold
from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.gazetteer_entry import SETTLED

#: Words of a unit's name that tell no unit apart: "Aleppo Governorate" is Aleppo.
_UNIT_WORDS = frozenset(
    "governorate province state region oblast district county department municipality prefecture city town village "
    "area wilayat krai republic of the".split()
)
_NEAR = re.compile(r"^(?:near|outskirts of|around|towards|close to|the|city of|town of|village of) ")
_UNITS = frozenset({"admin1", "admin2"})
#: A name of more places than this in one country says too little.
_MOST = 5


def place_name(name: str) -> str:
    """A place's name as it is compared: "near Deir ez-Zor" and "Deir ez Zor city" are one."""
    plain = _NEAR.sub("", fold(name))
    return plain.removesuffix(" city").removesuffix(" town") or plain


def unit_name(name: str) -> str:
    """The name of a province or district as it is compared: "Khartoum State" is Khartoum."""
    words = [word for word in fold(name).split() if word not in _UNIT_WORDS]
    return " ".join(words) or fold(name)


@functools.lru_cache(maxsize=20_000)
def keys(name: str, country: str | None, *, unit: bool) -> frozenset[str]:
    """What stands for a place; two that share a key are one. "Al Fashir" and "El Fasher" share one in Sudan.

    A `unit` is a province or district, else a settled place; without a country (ISO) only the words count.
    """
    plain = unit_name(name) if unit else place_name(name)
    found = {f"name:{plain.replace(' ', '')}"}
    if country:
        wanted = _UNITS if unit else SETTLED
        rows = [each.row for each in gazetteer().find(plain) if each.country == country and each.kind in wanted]
        found |= {f"row:{row}" for row in rows} if len(rows) <= _MOST else set()
    return frozenset(found)


def name_likeness(one: str, other: str, country: str | None) -> float:
    """1 for one place, 0.75 where all words of one name stand in the other ("Sinaa" and "Sinaa district"), else 0."""
    if keys(one, country, unit=False) & keys(other, country, unit=False):
        return 1.0
    words = [set(place_name(name).split()) - _UNIT_WORDS for name in (one, other)]
    return 0.75 if all(words) and (words[0] <= words[1] or words[1] <= words[0]) else 0.0


def same_unit(one: str, other: str, country: str | None) -> bool:
    """Whether two names mean one province or district."""
    return bool(keys(one, country, unit=True) & keys(other, country, unit=True))
