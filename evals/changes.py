"""What changed since the last run: gains and losses of each figure, and of each document what got right or wrong.

Runs are kept in a file of JSON lines, one a run, and are only ever added. A run holds of each set its figures and, from
the scorer's list of errors, which fields of which documents were wrong and how.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: field → "gold … | found …", by document.
Wrong = dict[str, dict[str, str]]
#: Figures that differ by less are the same to the eye.
_SAME = 0.005
#: A change is told in so many characters.
LONGEST = 220


@dataclass(frozen=True, slots=True)
class Scored:
    """One set in one run."""

    figures: dict[str, float]
    wrong: Wrong

    def plain(self) -> dict[str, Any]:
        return {"figures": self.figures, "wrong": self.wrong}


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a document that got right, got wrong, or is wrong in another way."""

    document: str
    field: str
    how: str
    detail: str


def wrong_of(errors: list[str]) -> Wrong:
    """The scorer's errors by document and field.

    An error is "DOCUMENT (lost 2.0)" with a line "  field: gold … | found …" each, or one line "DOCUMENT: what", in
    which the words before " gold " stand for the field. One that a document has twice is numbered.
    """
    found: Wrong = {}
    for error in errors:
        head, *lines = error.split("\n")
        if lines:
            document = head.split(" (lost")[0].strip()
            told = [line.strip().partition(": ")[::2] for line in lines]
        else:
            document, _, what = head.partition(": ")
            field, gold, detail = what.partition(" gold ")
            told = [(field, (gold + detail).strip())]
        fields = found.setdefault(document, {})
        for field, detail in told:
            name, number = field, 2
            while name in fields:
                name, number = f"{field} #{number}", number + 1
            fields[name] = detail
    return found


def last_run(runs: Path, name: str) -> Scored | None:
    """The latest run of a set in the file of runs, None where there is none."""
    if not runs.is_file():
        return None
    for line in reversed(runs.read_text(encoding="utf-8").splitlines()):
        held = json.loads(line)["sets"].get(name) if line.strip() else None
        if held is not None:
            return Scored(held["figures"], held["wrong"])
    return None


def add_run(runs: Path, coder: str, sets: dict[str, Scored]) -> None:
    """Put a run at the end of the file of runs."""
    record = {"coder": coder, "sets": {name: scored.plain() for name, scored in sets.items()}}
    with runs.open("a", encoding="utf-8") as file:
        file.write(json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n")


def figures_changed(last: Scored, now: Scored) -> list[tuple[str, float, float]]:
    """(figure, before, now) of all that changed, in the order of the scorer; a figure that is new is none of them."""
    both = [(name, last.figures[name], value) for name, value in now.figures.items() if name in last.figures]
    return [each for each in both if abs(each[2] - each[1]) >= _SAME]


def documents_changed(last: Scored, now: Scored) -> Iterator[Change]:
    """The changes of each document: losses first, then gains, then what is wrong otherwise."""
    changes = []
    for document in dict.fromkeys((*last.wrong, *now.wrong)):
        before, after = last.wrong.get(document, {}), now.wrong.get(document, {})
        changes += [Change(document, field, "lost", after[field]) for field in after if field not in before]
        changes += [Change(document, field, "gained", before[field]) for field in before if field not in after]
        changes += [
            Change(document, field, "wrong otherwise", f"{before[field]} → {after[field]}")
            for field in after
            if field in before and after[field] != before[field]
        ]
    order = {"lost": 0, "gained": 1, "wrong otherwise": 2}
    return iter(sorted(changes, key=lambda change: order[change.how]))


def change_lines(name: str, last: Scored, now: Scored, *, most: int) -> Iterator[str]:
    """The changes of a set for a person: how many of each kind, then up to `most` of each."""
    changes = list(documents_changed(last, now))
    for how in ("lost", "gained", "wrong otherwise"):
        own = [change for change in changes if change.how == how]
        if own:
            yield f"{name}: {how} {len(own)}"
        for change in own[:most]:
            detail = f": {change.detail}" if change.detail else ""
            yield f"    {change.document}  {change.field}{detail}"[:LONGEST]
        if len(own) > most:
            yield f"    and {len(own) - most} more"
