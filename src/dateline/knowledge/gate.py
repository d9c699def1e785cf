"""Words by which the gate hears whether a text may tell of violence, protest or control of places (`gate.csv`)."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources
from typing import Literal, cast

from .actors import registry
from .triggers import trigger_words

Strength = Literal["telling", "likely", "fair", "weak", "silent", "other"]

#: Kinds of actor whose names of one word are cues too; of states and missions nearly all news speaks.
_ARMED = frozenset({"rebel", "militia", "armed_group", "identity_militia", "criminal", "private_military"})
#: Names of groups that are English words or may be names of persons and firms.
_ORDINARY = frozenset(
    {"arena", "fact", "pentagon", "amal", "rada", "viagras", "contra", "plateforme", "azov", "redut", "mend", "bras"}
)
_NAME = re.compile(r"[^\W_]{4,}")
#: A word of not more letters is not heard by its beginning, which begins too many others.
_SHORT_WORD = 4
#: So many words are remembered; names and typing errors would else fill the memory of a long run.
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the table (`word`, with * where its beginning is enough) and how much it says.

    "telling" hardly means else ("airstrike"); "likely" mostly tells of it in news ("killed"); "fair" often does
    ("police"); "weak" tells an event only beside others ("entered"); "silent" stands in every text and counts nothing,
    though with armed men it tells one ("walked"); "other" speaks of another matter ("striker").
    """

    word: str
    strength: Strength


class Cues:
    """Looks words up. A whole word of the table goes before a beginning, a longer beginning before a shorter one."""

    def __init__(self, rows: list[tuple[str, Strength]]) -> None:
        self._whole = {word: Cue(word, strength) for word, strength in rows if not word.endswith("*")}
        self._begin = {word[:-1]: Cue(word, strength) for word, strength in rows if word.endswith("*")}
        self._shortest = min(map(len, self._begin), default=1)
        self._known: dict[str, Cue | None] = {}

    def of(self, word: str) -> Cue | None:
        """The cue that a word in lower case is, or None."""
        try:
            return self._known[word]
        except KeyError:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[word] = self._look_up(word)
            return found

    def _look_up(self, word: str) -> Cue | None:
        if word in self._whole:
            return self._whole[word]
        beginnings = (word[:length] for length in range(len(word), self._shortest - 1, -1))
        return next((self._begin[begin] for begin in beginnings if begin in self._begin), None)


@functools.cache
def cues() -> Cues:
    """The cues of the packaged table, and words of two others.

    Names of armed groups in the registry are fair cues: those of one word, not too short. A word that may tell an event
    and that the table forgot is one too, fair or, where it needs others beside it, weak: nothing that could be read is
    never heard.
    """
    with (resources.files(__package__) / "gate.csv").open(encoding="utf-8") as file:
        table = [
            (word, cast(Strength, row["strength"])) for row in csv.DictReader(file) for word in row["words"].split()
        ]
    names: list[tuple[str, Strength]] = [(name, "fair") for name in sorted(_names())]
    own = Cues([*names, *table])
    return Cues([*_unheard(own), *names, *table])


def _names() -> set[str]:
    rows = (row for row in registry().by_id.values() if row.kind in _ARMED)
    names = {name.lower() for row in rows for name in (row.name, *row.aliases) if _NAME.fullmatch(name)}
    return names - _ORDINARY


def _unheard(own: Cues) -> list[tuple[str, Strength]]:
    """The longest word of each trigger without a cue: by its beginning, a short one in its forms as a verb or noun."""
    deaf = [word for words in trigger_words().values() for word in words if not any(map(own.of, word.words))]
    found: dict[str, Strength] = {}
    for trigger in deaf:
        longest = max(trigger.words, key=len)
        if len(longest) > _SHORT_WORD:
            names = [longest.rstrip("e") + "*"]
        else:  # "down" as a verb: the word alone is in every text
            names = [longest + end for end in (("s", "ed", "ing") if trigger.pos == "v" else ("", "s"))]
        for name in names:
            if found.get(name) != "fair":
                found[name] = "weak" if trigger.needs else "fair"
    return list(found.items())
