"""Sentences and tokens with their parse: what the rules of `code` walk on. Free of any parser's own classes."""

from __future__ import annotations

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
    _children: list[list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._children = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self._children[token.head].append(token.i)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def children(self, i: int, *deps: str) -> list[Token]:
        """Direct dependents of token `i` in text order, of the given labels only where any are given."""
        return [self.tokens[c] for c in self._children[i] if not deps or self.tokens[c].dep in deps]

    def subtree(self, i: int) -> list[Token]:
        """Token `i` and all below it, in text order."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self._children[at])
        return [self.tokens[at] for at in sorted(found)]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def at(self, offset: int) -> Token | None:
        """The token that covers a document offset."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)

    def within(self, start: int, end: int) -> list[Token]:
        """Tokens that overlap a stretch of the document."""
        return [t for t in self.tokens if t.start < end and start < t.end]

    def head_of(self, start: int, end: int) -> int | None:
        """Index of the syntactic head of a stretch: its token whose head lies outside; None where none overlaps."""
        inside = self.within(start, end)
        if not inside:
            return None
        indices = {t.i for t in inside}
        return next((t.i for t in inside if t.head not in indices or t.head == t.i), inside[-1].i)
