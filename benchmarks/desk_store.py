"""A store of made reports, as large as wanted, to measure the desk on: seeded, and fused by the store's own code.

    python benchmarks/desk_store.py big.db --happenings 100000
    python benchmarks/desk_store.py million.db --happenings 1000000 --parts 20     # two hours
    python benchmarks/desk_store.py big.db --copies 10                             # ten minutes

The made world: ten years in thirty-four countries, a few of which have most of the happenings (Zipf), as a few towns of
each have; towns of the gazetteer, armies and groups of the registry, types as ACLED has them, tolls with a long tail.
Each happening is told by one to six reports of invented outlets that blur day, place and toll; some reports round up
several. Fusion makes about as many incidents of them. Some are judged then: accepted, rejected and corrected.

`--copies` makes a large store of one that is there: each fused incident so many times, on another day and some
kilometres off, written as fusion writes them but without documents of their own. What is measured of the index, of
lists and of judging is that of a store of that size; full text is that of the store that was copied.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import random
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from dateline.fuse.joined import id_of
from dateline.model import FusedIncident
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.store import Store
from dateline.store.fusing import Fusing
from desk_world import World, readings

_AT_ONCE = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--happenings", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--verdicts", type=int, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--copies", type=int, help="of a store that is there, make one so many times as large")
    parser.add_argument("--parts", type=int, default=1, help="fuse the decade in so many parts, for less memory")
    given = parser.parse_args()
    began = time.perf_counter()
    with Store.open(given.store) as store:
        if given.copies:
            copy(store, given.copies, given.seed)
            print(f"copied in {time.perf_counter() - began:.0f} s", flush=True)
            return
        for part in range(given.parts):
            fill(store, World(given.seed, part, given.parts), given.happenings // given.parts)
            print(f"{store.count()} reports stored in {time.perf_counter() - began:.0f} s", flush=True)
            done = fuse_store(store, workers=given.workers, on_step=_tell())
            print(
                f"{done.reports} parts, {done.incidents} incidents in {time.perf_counter() - began:.0f} s", flush=True
            )
        judge(store, given.verdicts, given.seed)
        print(f"judged in {time.perf_counter() - began:.0f} s", flush=True)


def fill(store: Store, world: World, happenings: int) -> None:
    """Store the reports of so many happenings."""
    told = readings(world, happenings, store.count())
    while some := list(itertools.islice(told, _AT_ONCE)):
        with store.together():
            for reading in some:
                store.add(reading)


def copy(store: Store, times: int, seed: int = 7) -> None:
    """Write each fused incident so many times in all."""
    draw, steps = random.Random(seed), Fusing(store)
    rows = [row.incident for row in store.fused()]
    for number in range(1, times):
        for first in range(0, len(rows), _AT_ONCE):
            with store.together():
                steps.settle((), [(_moved(draw, each, number), None, None) for each in rows[first : first + _AT_ONCE]])
        print(f"  copy {number} of {times - 1}", flush=True)


def _moved(draw: random.Random, incident: FusedIncident, number: int) -> FusedIncident:
    """The incident under another id, on another day, some kilometres off."""
    refs = tuple(f"copy-{number}-{ref}" for ref in incident.reports)
    place, when = incident.place, incident.time
    if place is not None and place.lat is not None and place.lon is not None and draw.random() < 0.3:
        place = replace(place, lat=place.lat + draw.uniform(-0.1, 0.1), lon=place.lon + draw.uniform(-0.1, 0.1))
    if when is not None and when.start and when.end:
        days = datetime.timedelta(days=draw.randrange(-300, 300))
        start, end = (datetime.date.fromisoformat(day) + days for day in (when.start, when.end))
        when = replace(when, start=start.isoformat(), end=end.isoformat())
    return replace(incident, id=id_of(refs[0]), reports=refs, place=place, time=when)


def judge(store: Store, verdicts: int, seed: int = 7) -> None:
    """Have two persons accept, reject and correct so many incidents."""
    draw = random.Random(seed)
    refs = [row.id for row in store.fused(limit=20 * verdicts)]
    people = [Judge(store, by=name) for name in ("amira", "jonas")]
    for own in draw.sample(refs, min(verdicts, len(refs))):
        person = draw.choice(people)
        match draw.choice(("accept", "accept", "accept", "reject", "correct")):
            case "accept":
                person.accept(own)
            case "reject":
                person.reject(own, note="no such thing")
            case _:
                person.correct(own, {"killed": str(draw.randrange(1, 20))}, note="as the list of names has it")


def _tell() -> Callable[[str, int, int], None]:
    last = 0.0

    def tell(what: str, done: int, of: int) -> None:
        nonlocal last
        if time.perf_counter() - last > 20:
            last = time.perf_counter()
            print(f"  {what}: {done} of {of}", flush=True)

    return tell


if __name__ == "__main__":
    main()
