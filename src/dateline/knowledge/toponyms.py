"""How a place name is folded before it is looked up: once for spelling, once more for transliteration."""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata

#: Letters that have no decomposition into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ı": "i", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ə": "a"}
)
_SILENT = re.compile(r"['’‘ʻʼʾʿ`´ʹ.]")
_APART = re.compile(r"[^\w]+|_")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
#: The Arabic article, assimilated to the letter after it ("ar-Raqqa"), as newsrooms write it.
ARTICLES = frozenset("al ar as at ad ash az an el er es et ed ez e ul ur us uz".split())
#: Loose rules in order: (pattern, replacement). Vowels fold to the three that Arabic and Persian script know.
_LOOSE = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"^[ae]([bcdfghjklmnpqrstvwxyz])\1", r"\1"),  # "Ezzor", "Arraqqa": the article written as one word
        (r"tch|ch", "sh"),  # French "Ayyach"
        (r"q", "k"),
        (r"i?y+[ae]h?$", "ia"),  # "Rashidiyah", "Rashidiyeh", "Rashidiya"
        (r"[ae]h?$", "a"),  # "Raqqah", "Hatleh"
        (r"(?:aw|ow|au|ou|oo|o|u)w?", "u"),  # "Zawr", "Zour", "Zor"
        (r"(?:ay|ai|ei|ey|ee|ie|e|i|y)y?", "i"),  # "Deir", "Dayr", "Dair"
        (r"(.)\1+", r"\1"),
    )
)


@functools.lru_cache(maxsize=65_536)
def toponym_key(name: str, loose: bool = False) -> str:
    """The folded form of a place name under which the gazetteer files it.

    Strict: case, accents, apostrophes, full stops and hyphens do not count ("Sa'ada" = "Saada", "St. Louis" = "Saint
    Louis"). Loose, for names that were transliterated, also drops articles, doubled letters and the choice among
    vowel spellings ("Dayr az-Zawr" = "Deir Ezzor"). A loose key must not be compared with a strict one.
    """
    text = unicodedata.normalize("NFKD", name).lower().translate(_LETTERS)
    text = "".join(char for char in text if not unicodedata.combining(char))
    words = [_SHORT.get(word, word) for word in _APART.sub(" ", _SILENT.sub("", text)).split()]
    if not loose:
        return " ".join(words)
    kept = [word for word in words if word not in ARTICLES] or words
    return " ".join(_loosen(word) for word in kept)


def _loosen(word: str) -> str:
    if len(word) < 3:
        return word
    for pattern, new in _LOOSE:
        word = pattern.sub(new, word)
    return word


def key_hash(key: str, space: str = "") -> int:
    """40 bits of a hash of a key; strict ("") and loose ("~") keys live in different spaces."""
    return int.from_bytes(hashlib.blake2b((space + key).encode(), digest_size=5).digest(), "big")
