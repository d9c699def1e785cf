"""Names in Cyrillic and Arabic script that the gazetteer may know in Latin script only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .toponyms import ARTICLES, toponym_key

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_BOTH = dict(
    zip(
        "абвдежзийіклмнопрстуфхцчшщьъ'’",
        "a b v d e zh z y i i k l m n o p r s t u f kh ts ch sh shch".split() + [""] * 4,
        strict=True,
    )
)
#: The passport spelling of Ukraine (2010) and the one that newsrooms use for Russian.
_UKRAINIAN = _BOTH | {"г": "h", "ґ": "g", "и": "y", "ї": "i", "є": "ie", "ю": "iu", "я": "ia"}
_RUSSIAN = _BOTH | {"г": "g", "и": "i", "й": "y", "ы": "y", "э": "e", "ё": "yo", "ю": "yu", "я": "ya"}
#: Arabic and Persian letters → how English writes them, as a pattern; the first letter of each is the skeleton's.
_SPELT = {
    "ب": "b|p", "پ": "b|p", "ت": "t", "ط": "t", "ث": "th|t|s", "ج": "j|dj|g", "چ": "ch|sh|tch", "ح": "h", "ه": "h",
    "خ": "kh|k|h", "د": "d", "ض": "d|dh|z", "ذ": "dh|d|z|th", "ظ": "z|dh|d|th", "ر": "r|rr", "ز": "z", "ژ": "zh|j",
    "س": "s|ss|c", "ص": "s|ss|c", "ش": "sh|ch|s", "غ": "gh|g|r", "گ": "g", "ف": "f|v", "ق": "q|k|g|c", "ك": "k|c|q",
    "ل": "l", "م": "m", "ن": "n", "و": "w|o|u|v|ou|oo|au|aw|ow|uw|ao", "ي": "y|i|e|ee|ai|ay|ei|ey|iy|ie|ia|yy|iyy|iyya",
    "ا": "a|e|i|o|u|aa|", "ع": "a|e|i|o|u|aa|",
}  # fmt: skip
_CLASSES = (
    (re.compile("sh|tch|ch"), "S"), (re.compile("kh"), "X"), (re.compile("gh"), "g"), (re.compile("dj"), "j"),
    (re.compile("th"), "t"), (re.compile("dh|z"), "d"), (re.compile("[qc]"), "k"), (re.compile("v"), "f"),
    (re.compile("p"), "b"), (re.compile(r"h\b"), ""), (re.compile("[aeiouwy ]"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_CONSONANTS = str.maketrans("بپتطثجچحهخدضذظرزژسصشغگفقكلمناويع", "bbtttjShhXddddrdjssSggfkklmn" + " " * 4)
#: A skeleton of one letter fits too many names.
_LEAST = 2


def is_cyrillic(name: str) -> bool:
    """Whether a name has a Cyrillic letter."""
    return bool(_CYRILLIC.search(name))


def is_arabic(name: str) -> bool:
    """Whether a name has a letter of the Arabic script."""
    return bool(_ARABIC.search(name))


def romanised(name: str) -> Iterator[str]:
    """A name in Cyrillic script in Latin letters, read as Ukrainian, then as Russian: "Роботине", "Robotyne"."""
    for table in (_UKRAINIAN, _RUSSIAN):
        yield "".join(table.get(char, char) for char in name.lower())


def skeleton(name: str) -> str:
    """The consonants of a name in Latin or Arabic script, "" where there are too few: "جوبر" and "Jobar" give "jbr"."""
    words = toponym_key(name).split()
    if is_arabic(name):
        words = [word.removesuffix("ه") for word in words]
        found = re.sub(r"(.)\1+", r"\1", "".join(words).translate(_CONSONANTS).replace(" ", ""))
    else:
        found = " ".join([word for word in words if word not in ARTICLES] or words)
        for pattern, new in _CLASSES:
            found = pattern.sub(new, found)
    return found if len(found) >= _LEAST else ""


def spells(arabic: str, latin: str) -> bool:
    """Whether a name in Latin script may be the spelling of one in Arabic script, vowels that are written included."""
    words = [word for word in toponym_key(latin).split() if word not in ARTICLES]
    pattern = ""
    for word in toponym_key(arabic).split():
        stem = word.removesuffix("ه")
        pattern += "".join(f"(?:{_SPELT[char]}){{1,2}}[aeiou]?[ieu]?" for char in stem if char in _SPELT)
        pattern += "(?:a|ah|e|eh|at|et)?" if stem != word else ""
    return bool(re.fullmatch(f"[aeiou]?{pattern}h?", "".join(words)))
