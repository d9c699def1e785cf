"""Names that only with their kind word are a place's: "Assad hospital", "T4 airbase", "Natanz nuclear facility".

The gazetteer knows them whole; word for word "Assad" is a person and "Natanz" the town.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.model import Sentence

from .places_found import Found, facts
from .places_runs import Word
from .places_words import FEATURES, KIND_WORDS

#: At most so many words, the kind word among them.
_LONGEST = 5
_THINGS = frozenset(
    """airbase airport military_base hospital facility dam bridge crossing checkpoint road front border railway
    oil_field gas_field roundabout campus camp river mountain lake island area port""".split()
)
_LAST = frozenset(
    """plant prison facility refinery barracks corridor highway motorway road crossing checkpoint roundabout silos
    dam bridge airbase base airport airstrip field forest valley hill mountain river canal lake island port
    junction gate tunnel pass depot factory mill mine university campus palace citadel castle hospital""".split()
)


def wholes(text: str, sentence: Sentence, words: Sequence[Word]) -> Iterator[Found]:
    """The longest known names of a sentence that end in a kind word in small letters, from the left."""
    at = 0
    while at < len(words):
        size = _size(text, words[at : at + _LONGEST])
        if size:
            first, last = words[at], words[at + size - 1]
            name = " ".join(text[first.start : last.end].split())
            kind = KIND_WORDS.get(last.lower) or FEATURES.get(last.lower)
            yield Found(first.start, last.end, sentence.index, name, kind, evident=True, firm=True, sealed=True)
        at += size or 1


def _size(text: str, row: Sequence[Word]) -> int:
    """How many words from the first on are such a name; 0 where none are."""
    if not row[0].capital:
        return 0
    known = 0
    for size in range(2, len(row) + 1):
        if row[size - 1].start - row[size - 2].end != 1 or text[row[size - 2].end] != " ":
            break
        word = row[size - 1]
        if word.lower in _LAST and not word.capital and facts(text[row[0].start : word.end])[1] & _THINGS:
            known = size
    return known
