"""One way to compare names: without case, accents, apostrophes or punctuation."""

from __future__ import annotations

import functools
import re
import unicodedata

#: Marks inside a name that part no words: "Da'esh", "Da’esh" and "Daesh" are one name.
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʿʾʼʻ"))
_WORD = re.compile(r"[^\W_]+")
#: "U.S." and "U.N." are one word each.
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.)+[A-Za-z]\b\.?")


@functools.lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """`name` in lower case without accents and apostrophes, its words parted by one space.

    "Jabhat al-Nuṣra" gives "jabhat al nusra"; a text without a letter or digit gives "".
    """
    if name.isascii():
        plain = name.translate(_APOSTROPHES)
    else:
        apart = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    return " ".join(_WORD.findall(plain.casefold()))
