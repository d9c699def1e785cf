"""The places that a name may mean, and how likely each is before the report is looked at."""

from __future__ import annotations

import functools
import math

from dateline.knowledge.gazetteer import Entry, gazetteer

#: At most this many namesakes are weighed, largest first ("San Juan" has over a hundred).
_MOST = 40
#: What bearing the name as its own adds, and bearing it only in another transliteration takes (powers of ten).
_PRIMARY, _LOOSE = 1.2, 1.0
_CAPITAL = 1.1
POPULATED = frozenset(("city", "town", "village", "neighbourhood", "camp"))
AIR = frozenset(("airbase", "airport"))
#: A country's name in news → the name by which the gazetteer has the other country of that name.
_SHARED = {"congo": "Democratic Republic of the Congo"}
#: Kinds whose point says little of where they are: nothing lies near a country's middle.
AREAS = frozenset(("country", "demonym", "admin1", "region", "continent", "sea", "river", "mountain", "road"))
_NAMED_AFTER_TOWN = frozenset(("hospital", "bridge", "dam", "camp", "checkpoint", "crossing", "port", "facility"))
_WIDE = frozenset(("continent", "region", "sea"))
#: What a kind word in the text says of the gazetteer's kinds it fits.
_FITS: dict[str, frozenset[str]] = {
    "admin1": frozenset(("admin1", "region")),
    "region": frozenset(("admin1", "region", "admin2")),
    "county": frozenset(("admin2",)),
    "district": frozenset(("admin2", "neighbourhood")),
    "neighbourhood": frozenset(("neighbourhood", "village", "town", "camp")),
    "village": frozenset(("village", "town", "neighbourhood")),
    "town": frozenset(("town", "city", "village")),
    "city": frozenset(("city", "town")),
    "camp": frozenset(("camp", "neighbourhood")),
    "oil_field": frozenset(("oil_field", "gas_field")),
    "gas_field": frozenset(("gas_field", "oil_field")),
    "military_base": frozenset(("military_base", "airbase")),
    "island": frozenset(("island", "country", "admin1", "region")),
    "dam": frozenset(("dam",)),
    "bridge": frozenset(("bridge",)),
    "crossing": frozenset(("crossing",)),
    "hospital": frozenset(("hospital",)),
    "area": frozenset(("region", "admin1", "admin2", "city", "town", "village", "neighbourhood", "area")),
}


def stem_candidates(name: str, kind: str | None) -> tuple[Entry, ...]:
    """The places after which something that no gazetteer has is named: "Mosul General Hospital", "the Swat Valley".

    Of a hospital, bridge or market the longest first words that name a place, of a valley the words before it.
    """
    words = name.split()
    if len(words) > 1 and words[-1].lower() == "valley":
        return candidates(" ".join(words[:-1]), None)
    if kind not in _NAMED_AFTER_TOWN:
        return ()
    for size in range(len(words) - 1, 0, -1):
        found = tuple(e for e in candidates(" ".join(words[:size]), None) if e.kind in POPULATED and e.population)
        if found:
            return found
    return ()


@functools.lru_cache(maxsize=8192)
def candidates(name: str, kind: str | None, demonym: bool = False) -> tuple[Entry, ...]:
    """The gazetteer's places of a name, largest first, those that the kind word excludes left out."""
    entries = gazetteer().find(name)
    if demonym:
        return tuple(e for e in entries if e.kind == "demonym") or tuple(e for e in entries if e.kind == "country")
    entries = tuple(e for e in entries if e.kind != "demonym")
    if kind in AIR:
        return tuple(e for e in entries if e.kind in AIR)
    if kind == "county":
        entries = gazetteer().find(f"{name} County") or entries
    elif any(e.kind not in AIR for e in entries):
        entries = tuple(e for e in entries if e.kind not in AIR)
    fits = _FITS.get(kind or "")
    if kind == "admin1" and fits and any(e.kind in fits for e in entries):
        entries = tuple(e for e in entries if e.kind in fits)
    elif kind not in ("city", "town") and any(e.kind == "country" for e in entries):
        # "Mexico" is an old name of its capital, "Iraq" of an Iranian town: the country has the name now
        entries = tuple(e for e in entries if e.primary) + _also(name)
    elif kind is None and any(e.kind in _WIDE and e.primary for e in entries):
        entries = tuple(e for e in entries if e.kind in _WIDE)  # "the Middle East" is no town of Maryland
    found = sorted(entries, key=lambda e: (-e.population, e.row))
    return tuple(found[:_MOST])


def _also(name: str) -> tuple[Entry, ...]:
    """Another country that news calls by the same name: "eastern Congo" is not the one of Brazzaville."""
    full = _SHARED.get(name.lower())
    return tuple(e for e in gazetteer().find(full) if e.kind == "country") if full else ()


def prior(entry: Entry, kind: str | None, entries: tuple[Entry, ...]) -> float:
    """How likely a place is meant before the report is looked at (in powers of ten, roughly)."""
    score = math.log10(entry.population + 10)
    if entry.kind == "country":
        score = 8.0
    elif entry.kind in ("continent", "region", "sea"):
        score = 7.5
    elif entry.kind == "admin1":
        # "Aleppo" is the city and "Washington" the capital, unless the words around say otherwise
        named = any(e.capital or (e.kind in POPULATED and e.admin1_row == entry.row) for e in entries)
        score -= 1.5 if named and kind not in ("admin1", "region", "area") else 0.0
    elif entry.kind == "admin2":
        score -= 1.5
    elif entry.population == 0 and entry.geonames == 0:
        score += 2.5  # a row of our own table stands there because reports name it
    score += _CAPITAL * entry.capital
    # "Basra" is by another name the seat of the province that bears it as its own
    own = entry.primary or any(e.kind == "admin1" and e.primary and e.row == entry.admin1_row for e in entries)
    score += _PRIMARY * own - _LOOSE * entry.loose
    fits = _FITS.get(kind or "")
    if fits is not None:
        score += 2.0 if entry.kind in fits else -1.0
    return score
