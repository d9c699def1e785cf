"""Headlines In Title Case, put into plain case for the parser.

"Army Retakes Border Town From Rebels" reads as one long name to a parser that was trained on running text. Words that
Dateline's own tables know as verbs, nouns, numbers and function words lose their capital; all others, names among
them, keep it. Letters are replaced one by one, so that offsets do not move.
"""

from __future__ import annotations

import functools
import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_LONGEST = 250
#: Nouns that stand in the names of armed groups ("Arakan Army", "Islamic State") and keep their capital.
_IN_NAMES = frozenset(
    "army armies force forces front state states guard guards union movement brigade brigades group council coalition "
    "party police battalion division militia resistance national free united democratic people peoples".split()
)
_SMALL = frozenset(
    "a an the and or but as at after before amid over under in into on onto of off for from to toward towards by with "
    "without within near during while when than that this his her its their is are was were be been being has have had "
    "not no new says say said told tells leaves leave left dead least more most some many several against between "
    "among dozens hundreds thousands scores despite following who which where all out up down through across outside "
    "inside key town village city district quarter border east west north south eastern western northern southern "
    "central morning night day days week weeks month months hours street capital area region province air".split()
)


def plain_case(text: str) -> str:
    """The text with the known common words of a title-case line in lower case; any other text unchanged."""
    if len(text) > _LONGEST:
        return text
    long = [word for word in _WORD.findall(text) if len(word) >= 4]
    if len(long) < 3 or sum(word[0].isupper() for word in long) < 0.85 * len(long):
        return text
    if all(word.isupper() for word in long):
        return text
    words = list(_WORD.finditer(text))
    if sum(match.group().lower() in common_words() for match in words) < 2:
        return text
    return _WORD.sub(_lowered, text)


def _lowered(match: re.Match[str]) -> str:
    word = match.group()
    if match.start() == 0 or (word.isupper() and len(word) > 1):
        return word
    lower = word.lower()
    return lower if lower in common_words() and lower not in _IN_NAMES else word


@functools.cache
def common_words() -> frozenset[str]:
    """Function words and the words of the tables, verbs with their regular forms."""
    from dateline.knowledge.actor_classes import actor_classes
    from dateline.knowledge.numbers import number_words, people_words
    from dateline.knowledge.triggers import trigger_words
    from dateline.knowledge.weapons import weapon_words

    found = set(_SMALL) | set(people_words()) | set(number_words())
    for key in actor_classes():
        found |= set(key.split())
    for weapon in weapon_words():
        found |= {form for word in weapon.words for form in (word, f"{word}s")}
    for words in trigger_words().values():
        for trigger in words:
            found |= {form for word in trigger.words for form in _inflected(word)}
    return frozenset(word for word in found if word.isalpha())


def _inflected(word: str) -> tuple[str, ...]:
    stem = word[:-1] if word.endswith("e") else word
    if word.endswith("y"):
        return word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"
    return word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing"
