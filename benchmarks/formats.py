"""How quick each format of incidents is, and whether its memory stays flat, of a store that is there.

    python benchmarks/formats.py big.db                    # every format, all incidents
    python benchmarks/formats.py big.db --to gpkg xlsx --first 20000 --internal

"told" is what all formats wait for: the store's incidents with their documents, masked. The other figures are what the
format itself takes for incidents that were masked before. Seconds are those of the processor, since other work on a
machine makes all others long. Memory is what the process has more at its highest than when it began, for all incidents
and for half of them. Each format is run in a process of its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dateline.export import FORMATS, Told
from dateline.export.files import write_text
from dateline.export.protect import mask_reading
from dateline.model import Reading
from dateline.run.dossiers import dossiers
from dateline.store import Store

#: Masked incidents that the formats are fed with again and again.
_KEPT = 2_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    names = [name for name, each in FORMATS.items() if each.of == "incidents" and each.for_public]
    parser.add_argument("--to", nargs="*", choices=names, default=names)
    parser.add_argument("--first", type=int, default=95_176, help="so many incidents")
    parser.add_argument("--internal", action="store_true")
    given = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    print(f"{'format':<12} {'a second':>9} {'seconds':>8} {'MB':>6} {'MiB more':>9} {'half':>6}")
    for to in given.to:
        found = []
        for first in (given.first // 2, given.first):
            with context.Pool(1) as pool:
                found.append(pool.apply(written, (given.store, to, first)))
        (_, _, half), (seconds, size, whole) = found
        speed = given.first / seconds
        print(f"{to:<12} {speed:>9,.0f} {seconds:>8.1f} {size / 1e6:>6.0f} {whole:>9.0f} {half:>6.0f}", flush=True)
    with context.Pool(1) as pool:
        seconds = pool.apply(told, (given.store, min(given.first, 5_000), given.internal))
    print(f"told: {min(given.first, 5_000) / seconds:,.0f} incidents a second")


def written(path: Path, to: str, first: int) -> tuple[float, int, float]:
    """Seconds that a format takes for so many incidents, the size of its file, and MiB more than before."""
    with Store.open(path, create=False) as store:
        kept = [mask_reading(each) for each in dossiers(store, limit=_KEPT)]

    def some() -> Iterator[Reading]:
        for number in range(first):
            yield kept[number % len(kept)]

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"out{FORMATS[to].endings[0]}"
        began, memory = time.process_time(), _memory()
        made, today = FORMATS[to], dt.date(2030, 1, 1)
        if made.file:
            made.file(Told(name=out.name, readings=some(), public=False, today=today), out)
        elif made.text:
            write_text(made.text(some(), public=False, today=today), out)
        return time.process_time() - began, out.stat().st_size, _memory() - memory


def told(path: Path, first: int, internal: bool) -> float:
    """Seconds that it takes to read and mask so many incidents."""
    with Store.open(path, create=False) as store:
        began = time.process_time()
        for each in dossiers(store, limit=first):
            if not internal:
                mask_reading(each)
        return time.process_time() - began


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
