"""Judgements: what a person decided about incidents fused across documents. Never changed, only undone."""

from __future__ import annotations

from typing import Literal

import msgspec

from .fused import Quote
from .records import Actor, Place, Tally, When

Verdict = Literal["merge", "split", "accept", "reject", "correct", "undo"]
CorrectedField = Literal[
    "type", "subtype", "day", "place", "side_a", "side_b", "killed", "civilians_killed", "injured", "captured"
]


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A report as a judgement names it, so that it is found again when its document is read anew.

    `start` to `end` is the trigger of its head event in the text of the document with this `sha256`, `quote` the words
    there, and `sentence` those around them. `incident` is the number that it had at that time.
    """

    document: str
    incident: str
    sha256: str
    start: int
    end: int
    quote: str
    sentence: str

    @property
    def ref(self) -> str:
        """The report's name when it was judged, "document/i1"."""
        return f"{self.document}/{self.incident}"


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a person gives a field: `given` as it was written, and what it was understood as.

    Of `tally`, `time`, `place`, `actors` and `word` the one that fits the field is set, or none of them where the
    person says that the value is unknown. `quote` are words of a report that bear the value out, where the person chose
    some.
    """

    field: CorrectedField
    given: str
    tally: Tally | None = None
    time: When | None = None
    place: Place | None = None
    actors: tuple[Actor, ...] = ()
    word: str | None = None
    quote: Quote | None = None


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One judgement as it is kept. `by` is a user's name, `at` UTC, `subject` the incident it was made on.

    `reports` are those of the incident; `rest` those of the other incident (`object`) of a merge, and those that stay
    when `reports` are split from them. `undoes` is the number of the judgement that an undo takes back.
    """

    number: int
    verdict: Verdict
    by: str
    at: str
    subject: str
    object: str | None = None
    note: str | None = None
    reports: tuple[Anchor, ...] = ()
    rest: tuple[Anchor, ...] = ()
    corrections: tuple[Correction, ...] = ()
    undoes: int | None = None
