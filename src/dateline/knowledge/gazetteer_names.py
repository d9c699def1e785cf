"""Which spellings of a source are worth a key, and under which keys a name is filed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from .toponyms import key_hash, loose_key, toponym_key
from .toponyms_script import skeleton

#: Countries whose names reach English by transliteration, so that a loose key is filed as well.
TRANSLITERATED = frozenset(
    """AE AF AM AZ BH BY DJ DZ EG EH ER ET GE IL IQ IR JO KG KW KZ LB LY MA ML MR NE OM PK PS QA RU SA SD SO SS SY
    TD TJ TM TN UA UZ YE""".split()
)
#: Countries where names are written in Arabic script, so that the consonants of a name are filed as well.
ARABIC = frozenset("AE AF BH DZ EG EH IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SY TD TN YE".split())
#: Kinds whose names are looked up as they are.
_EXACT = frozenset(("country", "demonym"))
_ARABIC = re.compile(r"[\W\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]*$")
_CYRILLIC = re.compile(r"[\W\u0400-\u052f]*$")


def is_latin(text: str) -> bool:
    """Whether every letter is of the Latin script."""
    return text.isascii() or all(
        not char.isalpha() or 0x2B0 <= ord(char) < 0x300 or "LATIN" in unicodedata.name(char, "") for char in text
    )


def is_native(name: str) -> bool:
    """Whether every letter of a name is Arabic, or every letter Cyrillic."""
    return not name.isascii() and bool(_ARABIC.match(name) or _CYRILLIC.match(name))


def spellings(alternates: Iterable[str]) -> list[str]:
    """Alternate names of a town worth a key, in Latin, Arabic or Cyrillic script.

    Those in Latin script are capitalised and are no airport codes and no machine forms ("bafumuto").
    """
    return [name for name in alternates if len(name) > 2 and (_is_spelling(name) or is_native(name))]


def usable(names: Iterable[str]) -> list[str]:
    """Names that are in Latin, Arabic or Cyrillic script, each once."""
    found = [name for name in names if len(name) > 1 and any(map(str.isalpha, name))]
    return list(dict.fromkeys(name for name in found if is_latin(name) or is_native(name)))


def plain(name: str, country: str) -> str:
    """A name without the marks of scholarly transliteration: "Ḩamāh" is Hamah. Azeri keeps its own letters."""
    if country not in TRANSLITERATED or country == "AZ":
        return name
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return "".join("'" if char in "‘’ʻʼʿʾ`" else char for char in bare)


def _is_spelling(name: str) -> bool:
    return (
        not name[:2].islower()
        and not name.isupper()
        and is_latin(name)
        and any(char.islower() for char in name)
        and not any(char.isdigit() for char in name)
    )


def hashes_of(name: str, country: str, kind: str, *, own: bool) -> Iterator[int]:
    """Hashes of the keys under which a name is filed; `own` where it is a place's main name."""
    key = toponym_key(name)
    if len(key) > 1:
        yield key_hash(key)
    if country not in TRANSLITERATED or kind in _EXACT or is_native(name):
        return
    if loose := loose_key(name):
        yield key_hash(loose, "~")
    if own and kind != "airport" and country in ARABIC and (bones := skeleton(name)):
        yield key_hash(bones, "^")


def city_radius(population: int) -> float:
    """Kilometres around the named point within which a populated place lies (rule of thumb by population)."""
    for least, radius in ((2_000_000, 15.0), (500_000, 8.0), (100_000, 5.0), (20_000, 3.0)):
        if population >= least:
            return radius
    return 2.0
