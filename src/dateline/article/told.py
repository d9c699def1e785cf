"""The working state while a text is told apart, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model import Dateline, Section
from dateline.model.document import SectionKind

from .paragraphs import Paragraph
from .published import Clue


@dataclass(slots=True)
class Told:
    """What was told apart. `headline` is its first and last offset; names, source and dates come of the lines."""

    sections: list[Section] = field(default_factory=list)
    headline: tuple[int, int] | None = None
    dateline: Dateline | None = None
    bylines: list[str] = field(default_factory=list)
    source: str | None = None
    clues: list[Clue] = field(default_factory=list)

    def add(self, kind: SectionKind, start: int, end: int) -> None:
        """Append a section; a neighbour of the same kind is made longer instead."""
        last = self.sections[-1] if self.sections else None
        if last and last.kind == kind and kind != "headline":
            self.sections[-1] = Section(kind, last.start, end)
        elif start < end:
            self.sections.append(Section(kind, start, end))


@dataclass(slots=True)
class Work:
    """A text's paragraphs and the kind of each so far, None where nothing speaks against its being the report.

    `first` is the paragraph with which the report begins, `filed` the one that opens with a dateline, if any.
    """

    text: str
    units: list[Paragraph]
    kinds: list[SectionKind | None]
    first: int = 0
    filed: int | None = None
