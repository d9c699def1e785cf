"""A store of made reports, as large as wanted, to measure the desk on: seeded, and fused by the store's own code.

    python benchmarks/desk_store.py big.db --happenings 100000
    python benchmarks/desk_store.py million.db --happenings 1000000 --parts 20

The made world: ten years in thirty-four countries, a few of which have most of the happenings (Zipf), as a few towns of
each have; towns of the gazetteer, armies and groups of the registry, types as ACLED has them, tolls with a long tail.
Each happening is told by one to six reports of invented outlets that blur day, place and toll; some reports round up
several. Fusion makes about as many incidents of them. Some are judged then: accepted, rejected and corrected.
"""

from __future__ import annotations

import argparse
import itertools
import random
import time
from collections.abc import Callable
from pathlib import Path

from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.store import Store
from desk_world import World, readings

_AT_ONCE = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--happenings", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--verdicts", type=int, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--parts", type=int, default=1, help="fuse the decade in so many parts, for less memory")
    given = parser.parse_args()
    began = time.perf_counter()
    with Store.open(given.store) as store:
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
