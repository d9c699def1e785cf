"""Which spellings of a source are worth a key, and what an area or an airport is called in everyday English."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator

from tools.gazetteer.sources import Row

from dateline.knowledge.toponyms import loose_key, toponym_key
from dateline.knowledge.toponyms_script import skeleton

#: Countries whose names reach English by transliteration, so that a loose key is filed as well.
TRANSLITERATED = frozenset(
    """AE AF AM AZ BH BY DJ DZ EG EH ER ET GE IL IQ IR JO KG KW KZ LB LY MA ML MR NE OM PK PS QA RU SA SD SO SS SY
    TD TJ TM TN UA UZ YE""".split()
)
#: Countries where names are written in Arabic script, so that the consonants of a name are filed as well.
ARABIC = frozenset("AE AF BH DZ EG EH IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SY TD TN YE".split())
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
_ARABIC = re.compile(r"[\W\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]*$")
_CYRILLIC = re.compile(r"[\W\u0400-\u052f]*$")
#: Points of the governorates of Iraqi Kurdistan, which GeoNames files under one code: (code, lat, lon).
_KURDISTAN = (("IQ.08", 36.87, 43.0), ("IQ.11", 36.19, 44.01), ("IQ.05", 35.56, 45.43))


def is_latin(text: str) -> bool:
    """Whether every letter is of the Latin script."""
    return all(
        not char.isalpha() or 0x2B0 <= ord(char) < 0x300 or "LATIN" in unicodedata.name(char, "") for char in text
    )


def latin(spellings: list[str]) -> list[str]:
    """The spellings in Latin script."""
    return [name for name in spellings if is_latin(name)]


def spellings(alternates: list[str]) -> list[str]:
    """Alternate names of a town worth a key, in Latin, Arabic or Cyrillic script.

    Those in Latin script are capitalised and are no airport codes and no machine forms ("bafumuto").
    """
    return [name for name in alternates if len(name) > 2 and (is_native(name) or _is_spelling(name))]


def keys(row: Row, name: str) -> Iterator[tuple[str, str]]:
    """The keys under which a name of a row is filed, each with its space (see `toponyms.key_hash`)."""
    found = [(toponym_key(name), "")]
    if row.kind not in ("country", "demonym") and not is_native(name):
        if row.country in TRANSLITERATED:
            found.append((loose_key(name), "~"))
        if row.country in ARABIC and row.kind != "airport" and (name == row.name or not row.geonames):
            found.append((skeleton(name), "^"))
    return (pair for pair in found if len(pair[0]) > 1)


def is_native(name: str) -> bool:
    """Whether every letter of a name is Arabic, or every letter Cyrillic."""
    return bool(_ARABIC.match(name) or _CYRILLIC.match(name))


def _is_spelling(name: str) -> bool:
    return (
        is_latin(name)
        and not name[:2].islower()
        and any(char.islower() for char in name)
        and not any(char.isdigit() for char in name)
    )


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


def city_radius(population: int) -> float:
    """Kilometres around the named point within which a populated place lies (rule of thumb by population)."""
    for least, radius in ((2_000_000, 15.0), (500_000, 8.0), (100_000, 5.0), (20_000, 3.0)):
        if population >= least:
            return radius
    return 2.0


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
