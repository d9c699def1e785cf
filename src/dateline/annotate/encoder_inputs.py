"""What the encoder sees of a sentence: word pieces, how words are written, and how far each is from the trigger."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model import Sentence, Token

#: A sentence beyond this many pieces is cut: the rest gets no tags and no scores.
LONGEST = 160
_CLAUSE = frozenset("relcl advcl ccomp xcomp acl csubj parataxis pcomp conj".split())
#: Number of ways a word is written (`shape_of`) and of distances from the trigger (`distances`).
SHAPES, DISTANCES = 4, 11


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a sentence, `[CLS]` first. `first[i]` is the place of token i's first piece, −1 where cut off.

    `ids` are rows of the vocabulary, `shapes` one of `SHAPES` each, `owner` the token of each piece (−1 for `[CLS]`).
    """

    ids: list[int]
    shapes: list[int]
    owner: list[int]
    first: list[int]


class WordPieces:
    """Splits words as BERT's uncased vocabulary does: no accents, longest pieces first from the left."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary["[UNK]"]
        self._start = vocabulary["[CLS]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def of_word(self, word: str) -> tuple[int, ...]:
        """The pieces of one word, kept for the next time."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 50_000:
                self._known.clear()
            found = self._known[word] = tuple(piece for part in _parts(word) for piece in self._split(part))
        return found

    def _split(self, part: str) -> list[int]:
        pieces, at = [], 0
        while at < len(part):
            for end in range(len(part), at, -1):
                piece = self._vocabulary.get(("##" if at else "") + part[at:end])
                if piece is not None:
                    pieces.append(piece)
                    at = end
                    break
            else:
                return [self._unknown]
        return pieces

    def of_sentence(self, sentence: Sentence) -> Pieces:
        """The pieces of a sentence, at most `LONGEST`."""
        ids, shapes, owner, first = [self._start], [0], [-1], []
        for token in sentence:
            pieces = self.of_word(token.text)
            if not pieces or len(ids) + len(pieces) > LONGEST:
                first.append(-1)
                if len(ids) + len(pieces) > LONGEST:
                    break
                continue
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape_of(token.text)] * len(pieces))
            owner.extend([token.i] * len(pieces))
        first.extend([-1] * (len(sentence) - len(first)))
        return Pieces(ids, shapes, owner, first)


def _parts(word: str) -> list[str]:
    """A word in lower case without accents, parted at punctuation marks."""
    plain = "".join(char for char in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(char))
    parts: list[str] = []
    fresh = True
    for char in plain:
        if char.isalnum():
            if fresh:
                parts.append(char)
            else:
                parts[-1] += char
            fresh = False
        elif not char.isspace():
            parts.append(char)
            fresh = True
    return parts


@functools.lru_cache(maxsize=50_000)
def shape_of(word: str) -> int:
    """How a word is written: 1 with a capital first, 2 all in capitals, 3 with digits, else 0."""
    if any(char.isdigit() for char in word):
        return 3
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if any(char.isupper() for char in word) else 0


def distances(sentence: Sentence, trigger: int) -> list[int]:
    """For each token how it hangs from the trigger: 1 the trigger itself, else 2 + 3 × up + down, each 0 to 2.

    `up` counts the clauses left on the way up from the trigger, `down` those entered on the way down to the token:
    of "rebels fled after shells hit X" X is of the trigger "fled" one clause down.
    """
    above: dict[int, int] = {}
    climbed = 0
    at = sentence[trigger]
    while True:
        above[at.i] = min(climbed, 2)
        climbed += _opens(at)
        if at.head == at.i:
            break
        at = sentence[at.head]
    known: dict[int, int] = {i: 2 + 3 * up for i, up in above.items()}
    known[trigger] = 1
    known.update((token.i, 2 + 3 * 2) for token in sentence if token.head == token.i and token.i not in known)
    todo = list(known)
    while todo:
        i = todo.pop()
        here = max(known[i], 2)  # what hangs from the trigger itself is 2: no clause up, none down
        for below in sentence.children(i):
            if below.i not in known:
                known[below.i] = here + 1 if (here - 2) % 3 < 2 and _opens(below) else here
                todo.append(below.i)
    return [known[token.i] for token in sentence]


def _opens(token: Token) -> int:
    """1 where a clause begins at this token."""
    return int(token.dep in _CLAUSE and token.pos in ("VERB", "AUX"))
