"""Which spellings of a source are worth a key, and what an area or an airport is called in everyday English."""

from __future__ import annotations

import math
import re
import unicodedata

from tools.gazetteer.sources import Row

from dateline.knowledge.gazetteer_names import TRANSLITERATED, is_latin

#: Countries whose small airfields also count: an airstrip is fought over there.
CONFLICT = frozenset("AF CD CF ET IQ LY ML MM PS SD SO SS SY UA YE".split())
#: Kinds whose curated names carry a kind word that reports also leave out or change.
FACILITIES = frozenset("airbase airport military_base camp bridge dam crossing hospital oil_field gas_field".split())
_FACILITY = re.compile(
    r"\s+(?:military airport|air ?base|airport|airfield|base|(?:refugee )?camp|bridge|dam|crossing|hospital|"
    r"(?:oil|gas) ?field|prison|refinery)$",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"\b(governorate|province|state|oblast|oblast'|region|district|governorship|raion|county|municipality|prefecture|"
    r"viloyati|velayat|wilaya|division|department|territory|city)\b",
    re.IGNORECASE,
)
_AIR = re.compile(
    r"\b(international|domestic|regional|municipal|military|air ?base|air ?port|air ?field|air ?strip|air force base|"
    r"air station|heliport|aerodrome|army|new|airfield)\b",
    re.IGNORECASE,
)
#: Points of the governorates of Iraqi Kurdistan, which GeoNames files under one code: (code, lat, lon).
_KURDISTAN = (("IQ.08", 36.87, 43.0), ("IQ.11", 36.19, 44.01), ("IQ.05", 35.56, 45.43))


def latin(spellings: list[str]) -> list[str]:
    """The spellings in Latin script."""
    return [name for name in spellings if is_latin(name)]


def demonyms(text: str) -> list[str]:
    """A demonym with its plural."""
    found = []
    for word in re.split(r",| or |/", text):
        word = word.strip()
        if word and word[0].isupper():
            found += [word] if word.endswith(("ese", "sh", "ch", "s")) else [word, word + "s"]
    return found


def area(name: str, aliases: list[str], country: str, depth: int) -> tuple[str, list[str]]:
    """The everyday English name of an admin area, and all its spellings.

    "Odeska oblast" with the alias "Odesa Oblast" is Odesa; "Al Anbār" is Al Anbar. A US county keeps its kind word:
    nobody calls Long County "Long".
    """
    usable = [alias for alias in aliases if is_latin(alias) and len(alias) > 2]
    if country == "US" and depth == 2:
        return name, [name]
    plain = [alias for alias in usable if alias.isascii()]
    title = name
    if country in TRANSLITERATED and (not name.isascii() or name.endswith("oblast")):
        bare = [strip_area(alias) for alias in plain if _AREA.search(alias)] or plain
        title = bare[0] if bare and bare[0] else name
    title = strip_area(title) if depth == 2 or name.endswith("oblast") else title
    title = (
        "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
        if country != "TR"
        else title
    )
    found = [title, name]
    for alias in [name, *usable]:
        found += [alias, strip_area(alias)]
    return title, list(dict.fromkeys(part for part in found if len(part) > 2 and not part.islower()))


def strip_area(name: str) -> str:
    """A name without "Governorate", "District of" and the like; unchanged where nothing would be left."""
    bare = re.sub(r"^(?:of|the)\s+", "", _AREA.sub(" ", name).strip(), flags=re.IGNORECASE)
    return " ".join(bare.split()) or name


def kurdish_governorate(code: str, lat: float, lon: float) -> str:
    """The governorate of an Iraqi town that GeoNames leaves with no admin-1 of its own."""
    if code.split(".")[1] in {f"{n:02d}" for n in (1, 2, 3, 4, 6, 7, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19)}:
        return code
    return min(_KURDISTAN, key=lambda row: math.hypot(row[1] - lat, row[2] - lon))[0]


def gap_km(one: Row, other: Row) -> float:
    """Kilometres between two rows."""
    return apart_km(one.lat, one.lon, other.lat, other.lon)


def apart_km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points, on a plane."""
    return 111.2 * math.hypot(lat - lat2, (lon - lon2) * math.cos(math.radians(lat)))


def bare_facility(name: str) -> str:
    """A facility's name without its kind word."""
    return _FACILITY.sub("", name)


def is_airbase(name: str) -> bool:
    """Whether the name says that the military uses it."""
    return bool(re.search(r"air ?base|air force|military|army|naval air", name, re.IGNORECASE))


def airport(name: str, municipality: str, keywords: str) -> list[str]:
    """Keys of an airport: its name without kind words, its town, its other names."""
    found = []
    for part in [name, *keywords.split(","), municipality]:
        bare = " ".join(_AIR.sub(" ", part.split("/")[0]).split()).strip(" -–()")
        if len(bare) > 2 and is_latin(bare) and not bare.isupper():
            found.append(bare)
    return list(dict.fromkeys(found)) or [name]


def nearest_area(rows: list[Row], cities: list[Row]) -> list[float]:
    """Give each row the admin areas of the nearest town of its country; how many kilometres off that town is."""
    import numpy as np

    by_country: dict[str, list[Row]] = {}
    for city in cities:
        by_country.setdefault(city.country, []).append(city)
    points = {iso: np.array([(c.lat, c.lon) for c in towns]) for iso, towns in by_country.items()}
    off = [math.inf] * len(rows)
    for i, row in enumerate(rows):
        if row.country in points:
            gap = points[row.country] - np.array((row.lat, row.lon))
            gap[:, 1] *= math.cos(math.radians(row.lat))
            best = by_country[row.country][int((gap**2).sum(axis=1).argmin())]
            row.admin1, row.admin2, off[i] = best.admin1, best.admin2, gap_km(row, best)
    return off
