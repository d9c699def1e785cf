"""Whether two spellings are one person's name: names carried over from another alphabet are spelled in many ways."""

from __future__ import annotations

import functools

from .folding import fold

#: Small words that belong to the name after or before them: "Abdel Rahman", "al-Refaee", "Abu Omar".
_ARTICLES = frozenset({"al", "el", "ul", "as", "ad", "ar", "at", "an", "az"})
_SERVANT = frozenset({"abd", "abdel", "abdul", "abdal", "abdu", "abdur", "abdus"})
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "sheikh", "sheik", "haji", "sayyid", "u", "daw", "don", "senor"})
#: Letters that other spellings of one sound have.
_SOUNDS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ph", "f"), ("dh", "d"), ("th", "t"), ("q", "k"), ("y", "i"))
_VOWELS = frozenset("aeiou")


@functools.lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name in small letters, titles and articles left out, "Abdel Rahman" as one part.

    "Mr. Rami Abdul-Rahman" gives ("rami", "abdulrahman"), "Omar al-Refaee" ("omar", "refaee").
    """
    words = [word for word in fold(name).split() if word not in _TITLES]
    parts: list[str] = []
    for word in words:
        if parts and parts[-1] in _SERVANT:
            if word not in _ARTICLES:
                parts[-1] += word
        elif word not in _ARTICLES or len(words) == 1:
            parts.append(word)
    return tuple(parts)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names (words in order) may be one person's: last names alike, first names not at odds.

    "Rami Abdel Rahman", "Abdulrahman"; "Haddad", "Hadad". Two full names need both parts alike.
    """
    first, second = name_parts(" ".join(one)), name_parts(" ".join(other))
    if not first or not second or not _alike(first[-1], second[-1], 5):
        return False
    if len(first) > 1 and len(second) > 1:
        given, also = first[0], second[0]
        # "R. Saleh" for "Rami Saleh"
        return _alike(given, also, 4) or (1 in (len(given), len(also)) and given[0] == also[0])
    return True


def _alike(one: str, other: str, least: int) -> bool:
    """Whether two words are spellings of one name; short ones, of under `least` letters, only where they are equal."""
    if one == other:
        return True
    if min(len(one), len(other)) < least or one[0] != other[0]:
        return False
    return _distance(one, other) <= 2 or _bones(one) == _bones(other)


def _bones(word: str) -> str:
    """A name's consonants, each run of one letter once: "abdelrahman" and "abdulrahman" give "bdlrhmn"."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    bones = ""
    for letter in word:
        if letter not in _VOWELS and not bones.endswith(letter):
            bones += letter
    return bones


def _distance(a: str, b: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
