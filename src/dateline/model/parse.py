"""Sentences and tokens with their parse: what the rules of `code` walk on. Free of any parser's own classes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from .document import SectionKind


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word: `i` and `head` are indices in its sentence (the root is its own head), `start`/`end` document offsets.

    `lower` is the text in lower case, `pos` the Universal part of speech, `tag` Penn's, `dep` the ClearNLP label that
    spaCy's English models give.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    lower: str = ""

    def __post_init__(self) -> None:
        if not self.lower:
            msgspec.structs.force_setattr(self, "lower", self.text.lower())


@dataclass(slots=True)
class Sentence:
    """A sentence of a readable section. `paragraph` numbers the paragraphs of the document from 0."""

    index: int
    start: int
    end: int
    section: SectionKind
    paragraph: int
    tokens: tuple[Token, ...]
    _children: list[list[Token]] = field(init=False, repr=False, compare=False)
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _ends: list[int] = field(init=False, repr=False, compare=False)
    _subtrees: dict[int, list[Token]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _lemmas: frozenset[str] | None = field(init=False, repr=False, compare=False, default=None)
    _words: frozenset[str] | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        self._children = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self._children[token.head].append(token)
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the sentence in lower case, worked out once."""
        if self._lemmas is None:
            self._lemmas = frozenset([token.lemma.lower() for token in self.tokens])
        return self._lemmas

    @property
    def words(self) -> frozenset[str]:
        """The lemmas and the words of the sentence in lower case, worked out once."""
        if self._words is None:
            self._words = self.lemmas.union([token.lower for token in self.tokens])
        return self._words

    def children(self, i: int, *deps: str) -> list[Token]:
        """Direct dependents of token `i` in text order, of the given labels only where any are given."""
        below = self._children[i]
        if not deps or not below:
            return below[:]
        found = []
        for token in below:  # asked three thousand times a report: a comprehension takes twice the time
            if token.dep in deps:
                found.append(token)
        return found

    def subtree(self, i: int) -> list[Token]:
        """Token `i` and all below it, in text order."""
        found = self._subtrees.get(i)
        if found is None:
            numbers, todo = [i], [i]
            while todo:
                for below in self._children[todo.pop()]:
                    numbers.append(below.i)
                    todo.append(below.i)
            numbers.sort()
            found = self._subtrees[i] = [self.tokens[at] for at in numbers]
        return found[:]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        token = self.tokens[i]
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def at(self, offset: int) -> Token | None:
        """The token that covers a document offset."""
        i = bisect_right(self._ends, offset)  # tokens stand in text order and never overlap
        return self.tokens[i] if i < len(self.tokens) and self._starts[i] <= offset else None

    def within(self, start: int, end: int) -> list[Token]:
        """Tokens that overlap a stretch of the document."""
        return list(self.tokens[bisect_right(self._ends, start) : bisect_left(self._starts, end)])

    def head_of(self, start: int, end: int) -> int | None:
        """Index of the syntactic head of a stretch: its token whose head lies outside; None where none overlaps."""
        inside = self.within(start, end)
        if not inside:
            return None
        first, last = inside[0].i, inside[-1].i
        return next((t.i for t in inside if not first <= t.head <= last or t.head == t.i), last)
