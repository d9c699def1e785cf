"""Who held ten towns on which days, against `tests/data/control/`.

    python -m evals.towns [READINGS.jsonl] [--corpus FOLDER] [--errors N]

READINGS.jsonl is what `dateline read tests/data/control/reports.jsonl --json` prints; without it the corpus is read
here. A day is right where its status is that of the gold ("held": one side, whatever the word for it) and its holder is
one of the gold's ids. The days beside a change are not counted. A change counts as told where the timeline comes to the
right holder (or to "contested") within seven days.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import dateline
from dateline.knowledge.folding import fold
from dateline.model import Reading
from dateline.model.control import HELD, PlaceControl

CORPUS = Path(__file__).parent.parent / "tests/data/control"
_UNTOLD = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """A line of the gold."""

    place: str
    first: date
    last: date
    status: str
    holder: str
    ids: frozenset[str]

    def fits(self, status: str, holder: str | None) -> bool:
        """Whether a state ("held", "contested", "unknown") is right in this time."""
        right = self.status.split()[0]
        if status == _UNTOLD and self.status.endswith("or unknown"):
            return True
        return status == right and (right != "held" or holder in self.ids)


@dataclass(slots=True)
class TownScore:
    """Days right, days with a wrong holder, days left open, changes within a week; what is wrong in words."""

    days: dict[str, tuple[int, int]] = field(default_factory=dict)
    wrong_holder: int = 0
    left_open: int = 0
    changes: tuple[int, int] = (0, 0)
    false_changes: int = 0
    siege_days: tuple[int, int] = (0, 0)
    errors: list[str] = field(default_factory=list)

    @property
    def right(self) -> int:
        """Days that are right, in all towns."""
        return sum(right for right, _ in self.days.values())

    @property
    def of(self) -> int:
        """Days counted."""
        return sum(of for _, of in self.days.values())


def gold(corpus: Path = CORPUS) -> dict[str, list[Interval]]:
    """The gold by town."""
    found: dict[str, list[Interval]] = {}
    with (corpus / "gold.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            interval = Interval(
                row["place"],
                date.fromisoformat(row["from"]),
                date.fromisoformat(row["to"]),
                row["status"],
                row["holder"],
                frozenset(row["ids"].split("|")),
            )
            found.setdefault(row["place"], []).append(interval)
    return found


def score(timelines: Sequence[PlaceControl], towns: dict[str, list[Interval]]) -> TownScore:
    """Compare timelines with the gold; of several that bear a town's name the one with most spells counts."""
    found = TownScore()
    for town, intervals in towns.items():
        named = [each for each in timelines if fold(town) in {fold(name) for name in (each.place.name, *each.names)}]
        timeline = max(named, key=lambda each: (len(each.claims), len(each.spells), each.id), default=None)
        _days(town, intervals, timeline, found)
        _changes(town, intervals, timeline, found)
    return found


def _state(timeline: PlaceControl | None, day: date) -> tuple[str, str | None]:
    spell = timeline.on(day.isoformat()) if timeline else None
    if spell is None:
        return _UNTOLD, None
    if spell.status in HELD or spell.status in ("brief_loss", "partly_controlled"):
        return "held", spell.holder.actor_id if spell.holder else None
    return spell.status, None


def _days(town: str, intervals: list[Interval], timeline: PlaceControl | None, found: TownScore) -> None:
    right = of = 0
    wrong: dict[tuple[str, str, str | None], list[date]] = {}
    for n, interval in enumerate(intervals):
        first = interval.first + timedelta(n > 0)
        for day in _each(first, interval.last - timedelta(n + 1 < len(intervals))):
            of += 1
            status, holder = _state(timeline, day)
            if interval.fits(status, holder):
                right += 1
            else:
                found.left_open += status != "held"
                found.wrong_holder += status == "held"
                wrong.setdefault((f"{interval.status} {interval.holder}", status, holder), []).append(day)
            if "besieged" in interval.status:
                spell = timeline.on(day.isoformat()) if timeline else None
                had, all_ = found.siege_days
                found.siege_days = (had + bool(spell and spell.besieged), all_ + 1)
    found.days[town] = (right, of)
    for (true, status, holder), days in wrong.items():
        found.errors.append(
            f"{town}: {days[0]}..{days[-1]} ({len(days)} days): gold {true} | found {status} {holder or ''}"
        )


def _changes(town: str, intervals: list[Interval], timeline: PlaceControl | None, found: TownScore) -> None:
    right, of = found.changes
    spells = timeline.spells if timeline else ()
    for before, after in pairwise(intervals):
        if (before.status.split()[0], before.ids) == (after.status.split()[0], after.ids):
            continue
        of += 1
        near = [spell for spell in spells if abs((date.fromisoformat(spell.start) - after.first).days) <= 7]
        right += any(after.fits(*_state(timeline, date.fromisoformat(spell.start))) for spell in near)
    found.changes = (right, of)
    first, last = intervals[0].first, intervals[-1].last
    for spell in spells:
        start = date.fromisoformat(spell.start)
        if not first < start <= last:
            continue
        state = _state(timeline, start)
        near_right = any(
            each.fits(*state) and abs((each.first - start).days) <= 7 for each in intervals[1:] if state[0] != _UNTOLD
        )
        if not near_right and not any(each.first <= start <= each.last and each.fits(*state) for each in intervals):
            found.false_changes += 1


def _each(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + timedelta(n)


def read(path: Path | None = None, corpus: Path = CORPUS) -> list[Reading]:
    """The Readings of a file, or of the corpus as the program reads it now."""
    if path is not None:
        return [Reading.from_json(line) for line in path.read_bytes().splitlines()]
    return [each for each in dateline.read_many([corpus / "reports.jsonl"]) if isinstance(each, Reading)]


def main(argv: list[str] | None = None) -> int:
    """Print the figures; see the module's text."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.towns", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("readings", type=Path, nargs="?", help="what `dateline read --json` printed of the corpus")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder of reports.jsonl and gold.csv")
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print")
    chosen = parser.parse_args(argv)
    found = score(dateline.control_of(read(chosen.readings, chosen.corpus)), gold(chosen.corpus))
    for town, (right, of) in found.days.items():
        print(f"{town:<20}{100 * right / of:>7.1f}  {right} of {of} days")
    print(f"{'all':<20}{100 * found.right / found.of:>7.1f}  {found.right} of {found.of} days")
    print(f"wrong holder on {found.wrong_holder} days, left open or contested on {found.left_open}")
    print(
        f"changes within 7 days: {found.changes[0]} of {found.changes[1]}; changes that are none: {found.false_changes}"
    )
    print(f"under siege: {found.siege_days[0]} of {found.siege_days[1]} days")
    for line in found.errors[: chosen.errors]:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
