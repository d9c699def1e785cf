"""Weapons named in a clause, and what they say of how an event was done."""

from __future__ import annotations

import functools

from dateline.knowledge.weapons import WeaponWord, weapon_words
from dateline.model import Resolved, Sentence, Span, Weapon

from .hits import forms, is_pit


@functools.cache
def _first_words() -> dict[str, tuple[WeaponWord, ...]]:
    found: dict[str, list[WeaponWord]] = {}
    for word in weapon_words():
        found.setdefault(word.words[0], []).append(word)
    return {first: tuple(sorted(words, key=lambda word: -len(word.words))) for first, words in found.items()}


def find_weapons(resolved: Resolved, sentence: Sentence) -> list[tuple[int, WeaponWord, Weapon]]:
    """Weapons of a sentence: (index of the last token, the table's row, the record), longest names first."""
    words = _first_words()
    found = []
    i = 0
    tokens = sentence.tokens
    while i < len(tokens):
        hit = None
        for word in next((words[form] for form in forms(tokens[i]) if form in words), ()):
            last = _match(sentence, i, word.words)
            if last is not None and not is_pit(sentence, tokens[last]):
                hit = (last, word)
                break
        if hit is None:
            i += 1
            continue
        last, word = hit
        span = Span.of(resolved.text, tokens[i].start, tokens[last].end)
        found.append((last, word, Weapon(name=word.name, span=span)))
        i = last + 1
    return found


def _match(sentence: Sentence, i: int, words: tuple[str, ...]) -> int | None:
    """Index of the last token of the phrase that begins at `i` (hyphens inside it passed over), or None."""
    at = i
    for n, word in enumerate(words):
        if n:
            at += 1
            if at < len(sentence) and sentence[at].text == "-":
                at += 1
        if at >= len(sentence) or word not in forms(sentence[at]):
            return None
    return at
