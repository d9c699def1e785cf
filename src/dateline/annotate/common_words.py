"""Words of Dateline's own tables that are no names, whatever their capital: verbs, nouns, numbers, function words."""

from __future__ import annotations

import functools

from dateline.knowledge.casing import casing

_SMALL = frozenset(
    "a an the and or but as at after before amid over under in into on onto of off for from to toward towards by with "
    "without within near during while when than that this his her its their is are was were be been being has have had "
    "not no new says say said told tells leaves leave left dead least more most some many several against between "
    "among dozens hundreds thousands scores despite following who which where all out up down through across outside "
    "inside key town village city district quarter border east west north south eastern western northern southern "
    "central morning night day days week weeks month months hours street capital area region province air".split()
)


@functools.cache
def common_words() -> frozenset[str]:
    """Function words and the words of the tables, verbs with their regular forms."""
    return frozenset(form for word in _own_words() for form in _inflected(word))


@functools.cache
def rare_words() -> frozenset[str]:
    """Words of the tables that the table of casing lacks ("machinegun"), with their regular forms.

    The forms of other words stand in that table where they are words at all: "Andes" is no form of "and".
    """
    from dateline.knowledge.numbers import number_words

    own = {word for word in _own_words() if len(word) > 4 and word not in casing()}
    return frozenset(form for word in own - set(number_words()) for form in _inflected(word))


def _own_words() -> set[str]:
    from dateline.knowledge.actor_classes import actor_classes
    from dateline.knowledge.numbers import number_words, people_words
    from dateline.knowledge.triggers import trigger_words
    from dateline.knowledge.weapons import weapon_words

    found = set(_SMALL) | set(people_words()) | set(number_words())
    for key in actor_classes():
        found |= set(key.split())
    found |= {word for weapon in weapon_words() for word in weapon.words}
    found |= {word for words in trigger_words().values() for trigger in words for word in trigger.words}
    return {word for word in found if word.isalpha() and word.islower()}


def _inflected(word: str) -> tuple[str, ...]:
    stem = word[:-1] if word.endswith("e") else word
    if word.endswith("y"):
        return word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"
    return word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing"
