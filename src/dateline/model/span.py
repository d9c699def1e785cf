"""A stretch of a document's text, with the words that stand there: the unit of evidence."""

from __future__ import annotations

import msgspec

from .errors import InvariantError


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` (Unicode code points, end exclusive) of a document's text, and the text there.

    A span whose quote has another length than its offsets cannot be built; that the quote is the text at the offsets
    is checked when the Reading that holds it is built.
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.quote):
            raise InvariantError(f"span {self.start}-{self.end} cannot hold {self.quote!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text[start:end]`."""
        return cls(start, end, text[start:end])

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any character is shared with `start`-`end`."""
        return self.start < end and start < self.end
