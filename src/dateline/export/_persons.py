"""Which hidden names of a report are one person's, and by what she is told in public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ._names import WORD, fold, name_key
from .pseudonyms import Pseudonyms

#: What stands between the names of two persons: "Omar Said and Salma Aziz".
_BETWEEN = re.compile(r"[,;/&]|\band\b", re.IGNORECASE)

Key = tuple[str, ...]


class Persons:
    """The persons who are hidden in one report, by the words of their names.

    "al-Nabulsi" is who was called "Omar al-Nabulsi" before, where nobody else there has that name. `pseudonyms` of None
    gives nobody a name.
    """

    def __init__(self, pseudonyms: Pseudonyms | None, scope: str) -> None:
        self._pseudonyms = pseudonyms
        self._scope = scope
        self._told: dict[Key, tuple[tuple[str, ...], str]] = {}
        self._whole: dict[str, set[Key]] | None = None

    def add(self, said: str, words: Sequence[str], label: str) -> None:
        """A source or actor is called `said`, and these words of it are names; `label` is the class."""
        if self._pseudonyms is None:
            return
        for name in _apart(said, words):
            if key := _key(name):
                self._told.setdefault(key, (tuple(name), label))
                self._whole = None

    def codes(self, said: str, words: Sequence[str]) -> tuple[str, ...]:
        """The pseudonyms of those who are called by these words; none of who cannot be told from others."""
        if self._pseudonyms is None:
            return ()
        found = (self.code(name) for name in _apart(said, words))
        return tuple(dict.fromkeys(code for code in found if code))

    def code(self, words: Iterable[str]) -> str | None:
        """The pseudonym of the one person whose name has these words; None where nobody, or more than one, has it."""
        if self._pseudonyms is None or not (key := _key(words)):
            return None
        by_word = self._by_word()
        found = set.intersection(*(by_word.get(each, set()) for each in key))
        if key in found:
            found = {key}
        if len(found) != 1:
            return None
        name, label = self._told[found.pop()]
        return self._pseudonyms.of(name, label, self._scope)

    def everyone(self) -> Iterator[tuple[str, str, str]]:
        """Pseudonym, class and name of each; of who cannot be told from others, nothing."""
        for name, label in self._told.values():
            if code := self.code(name):
                yield code, label, " ".join(name)

    def _by_word(self) -> dict[str, set[Key]]:
        """By each word of a name the whole names that have it; a name that is a part of others is none."""
        if self._whole is None:
            sets = {key: frozenset(key) for key in self._told}
            self._whole = {}
            for key, own in sets.items():
                if not any(own < other for other in sets.values()):
                    for word in key:
                        self._whole.setdefault(word, set()).add(key)
        return self._whole


def _key(words: Iterable[str]) -> Key:
    return tuple(dict.fromkeys(name_key(word) for word in words if len(fold(word)) > 1))


def _apart(said: str, words: Sequence[str]) -> list[list[str]]:
    """The words of names, person by person."""
    names: list[list[str]] = [[]]
    last = 0
    wanted = list(words)
    for match in WORD.finditer(said):
        if wanted and match.group() == wanted[0]:
            if names[-1] and _BETWEEN.search(said, last, match.start()):
                names.append([])
            names[-1].append(wanted.pop(0))
            last = match.end()
    return names
