"""Words for deeds of violence, by which a denial finds what is denied."""

from __future__ import annotations

import functools

from dateline.knowledge.triggers import event_classes, trigger_words

#: Types of event that are deeds done to someone: not "found weapons", "signed a truce".
_VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})


@functools.cache
def deeds() -> frozenset[str]:
    """Lemmas of single words that tell a deed: "shell", "raid", "kill"; not those that tell only what it left."""
    rows = (word for found in trigger_words().values() for word in found if len(word.words) == 1)
    return frozenset(word.words[0] for word in rows if _is_deed(word.cls) and word.needs != "bodies")


@functools.cache
def deed_nouns() -> frozenset[str]:
    """The nouns among all trigger words of one word: "the killings", "the strike"."""
    rows = (word for found in trigger_words().values() for word in found if len(word.words) == 1)
    return frozenset(word.words[0] for word in rows if word.pos == "n")


def _is_deed(cls: str) -> bool:
    found = event_classes()[cls]
    return found.type in _VIOLENT and (found.group == "means" or cls == "kill")
