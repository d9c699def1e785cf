"""What a check found, and the check of the chain itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from dateline.model import KeptCapture

Wrong = Literal["missing", "changed", "added", "out of order", "damaged", "not as noted"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: what is wrong, with which file or row, and how it shows."""

    wrong: Wrong
    what: str
    why: str


@dataclass(slots=True)
class Verified:
    """What was checked and what was found. `notes` are no faults: what a check cannot tell, or is to be noted down."""

    target: str
    kind: Literal["bag", "warc", "wacz", "store"]
    checked: int = 0
    captures: int = 0
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def add(self, wrong: Wrong, what: str, why: str) -> None:
        """Note a finding."""
        self.findings.append(Finding(wrong, what, why))


def check_chain(rows: Iterable[KeptCapture], found: Verified, *, whole: bool) -> Iterator[KeptCapture]:
    """Pass rows on, in their order, and note what is wrong with their chain.

    `whole`: all rows must be there, from number 1 on; else a gap is what was left out of a selection.
    """
    before: KeptCapture | None = None
    gaps = 0
    for row in rows:
        found.captures += 1
        name = f"capture {row.number}"
        if row.link() != row.chain:
            found.add("changed", name, "its fields do not give its chain")
        expected = before.number + 1 if before else 1
        if row.number < expected:
            found.add("out of order", name, f"it stands after capture {expected - 1}")
        elif row.number == expected:
            if row.previous != (before.chain if before else ""):
                found.add("changed", name, "it is not chained to the one before it")
        elif whole:
            left = f"capture {expected}" if row.number == expected + 1 else f"captures {expected} to {row.number - 1}"
            comes = f"after capture {expected - 1} comes" if before else "the first is"
            found.add("missing", left, f"{comes} capture {row.number}")
        else:
            gaps += 1
        before = row
        yield row
    if gaps:
        found.notes.append("a selection: the chain is checked within it, and not over what was left out")
