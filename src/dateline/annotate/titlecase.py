"""Headlines In Title Case, put into plain case for the parser.

"Army Retakes Border Town From Rebels" reads as one long name to a parser that was trained on running text. Words that
are common ones by the tables of words and of casing lose their capital; all others, names among them, keep it. Letters
are replaced one by one, so that offsets do not move.
"""

from __future__ import annotations

import functools
import re

from dateline.knowledge.casing import casing

from .common_words import common_words
from .truecase_context import decide
from .truecase_names import mark_names
from .truecase_words import FUNCTION, Evidence, Word

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_NEAR = re.compile(r"[ \n]|-")
_LONGEST = 250
#: Nouns that stand in the names of armed groups and keep their capital behind a name: "Arakan Army".
_IN_NAMES = frozenset(
    "army armies force forces front state states guard guards union movement brigade brigades group council coalition "
    "party police battalion division militia resistance national free united democratic people peoples".split()
)


@functools.lru_cache(maxsize=256)
def plain_case(text: str) -> str:
    """The text with the common words of a title-case line in lower case; any other text unchanged."""
    if len(text) > _LONGEST:
        return text
    long = [word for word in _WORD.findall(text) if len(word) >= 4]
    if len(long) < 3 or sum(word[0].isupper() for word in long) < 0.85 * len(long):
        return text
    if all(word.isupper() for word in long):
        return text
    found = list(_WORD.finditer(text))
    if sum(match.group().lower() in common_words() for match in found) < 2:
        return text
    words = [_word(text, match, found[i - 1].end() if i else 0) for i, match in enumerate(found)]
    mark_names(words, Evidence())
    decide(words, Evidence())
    letters = list(text)
    for i, word in enumerate(words[1:], 1):
        if word.form == "c" and not (_in_name(words, i) or (i + 1 < len(words) and _in_name(words, i + 1, least=2))):
            letters[word.start] = letters[word.start].lower()
    return "".join(letters)


def _in_name(words: list[Word], i: int, least: int = 1) -> bool:
    """Whether a noun ends a group's name, `least` or two words behind a name: "Arakan Army", "Syrian Air Force"."""
    if words[i].lower not in _IN_NAMES or not words[i].near:
        return False
    before = [words[i - 1]] if least == 1 else []
    if i > 1 and words[i - 1].near and words[i - 1].lower not in FUNCTION:
        before.append(words[i - 2])
    return any(word.form in "TU" for word in before)


def _word(text: str, match: re.Match[str], before: int) -> Word:
    start, end = match.span()
    whole = match.group()
    word = Word(
        start, end, whole.lower(), plain=True, near=start > 0 and _NEAR.fullmatch(text[before:start]) is not None
    )
    if whole.isupper() and len(whole) > 1:
        word.form, word.fixed = "U", True
    elif whole.islower():
        word.form, word.fixed = "c", True
    else:
        word.form = "c" if word.lower in common_words() else casing().get(word.lower, "?")
    return word
