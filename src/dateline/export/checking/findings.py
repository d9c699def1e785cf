"""What a check found: of each kind how often, on which lines, with an example."""

from __future__ import annotations

from typing import Literal

import msgspec

Level = Literal["error", "warning", "empty"]
#: So many lines are named of each finding.
_NAMED = 5
_LEVELS: tuple[Level, ...] = ("error", "warning", "empty")


class Finding(msgspec.Struct, frozen=True):
    """One thing found in `rows` rows of a column: `lines` are the first of them, `example` the cell of the first.

    An "error" breaks a rule of the codebook, a "warning" may be right and should be looked at, "empty" tells how many
    rows have nothing there, and why that may be.
    """

    level: Level
    column: str
    what: str
    rows: int
    lines: tuple[int, ...]
    example: str | None = None


class Checked(msgspec.Struct, frozen=True):
    """A file that was checked: rows, columns that it lacks or has beside the codebook's, and what was found.

    `ok` is whether no rule was broken.
    """

    file: str
    codebook: str
    rows: int
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return not any(finding.level == "error" for finding in self.findings)

    def count(self, level: Level) -> int:
        """How many findings of a level."""
        return sum(finding.level == level for finding in self.findings)

    def to_json(self) -> bytes:
        """One line of JSON."""
        return msgspec.json.encode({"ok": self.ok, **msgspec.structs.asdict(self)})


class Findings:
    """Gathers findings of one kind under one head."""

    def __init__(self) -> None:
        self._found: dict[tuple[Level, str, str], list[int]] = {}
        self._examples: dict[tuple[Level, str, str], str | None] = {}
        self._counts: dict[tuple[Level, str, str], int] = {}
        #: Where the row that is looked at begins.
        self.line = 0

    def error(self, column: str, what: str, example: object = None) -> None:
        """A rule that the row at hand breaks."""
        self.add("error", column, what, example)

    def warn(self, column: str, what: str, example: object = None) -> None:
        """Something about the row at hand that should be looked at."""
        self.add("warning", column, what, example)

    def add(self, level: Level, column: str, what: str, example: object = None) -> None:
        """One more row with this finding; of examples the first is kept, cut to 60 characters."""
        key = (level, column, what)
        self._counts[key] = self._counts.get(key, 0) + 1
        lines = self._found.setdefault(key, [])
        if len(lines) < _NAMED and self.line and self.line not in lines[-1:]:
            lines.append(self.line)
        if key not in self._examples:
            self._examples[key] = None if example is None else str(example)[:60]

    def all(self) -> tuple[Finding, ...]:
        """What was gathered: errors, warnings, what is empty; each in the order in which it was met."""
        found = [
            Finding(*key, self._counts[key], tuple(lines), self._examples[key]) for key, lines in self._found.items()
        ]
        return tuple(sorted(found, key=lambda finding: _LEVELS.index(finding.level)))
