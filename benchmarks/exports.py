"""How quick exports to a codebook are, of a store that is there (benchmarks/desk_store.py makes large ones).

    python benchmarks/exports.py big.db                       # ACLED, for the public and internal
    python benchmarks/exports.py big.db --to ucdp --workers 2
    python benchmarks/exports.py big.db --first 20000         # of so many incidents only

"first" makes the rows and writes the file, as the first export after fusion does; "again" writes it from rows that are
kept; "check" and "read" go through the file that was written. Peak memory is that of this process.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dateline.export.checking import check
from dateline.export.files import write_text
from dateline.export.kept import BOOKS
from dateline.export.rows import read_acled, read_ucdp
from dateline.run.exporting import Export
from dateline.run.kept import Keeping
from dateline.store import Filters, Store


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--to", choices=BOOKS, default="acled")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--first", type=int, help="of so many incidents")
    given = parser.parse_args()
    filters: Filters = {"limit": given.first}
    with Store.open(given.store, create=False) as store, tempfile.TemporaryDirectory() as folder:
        for internal in (True, False):
            name = Keeping(book=given.to, public=not internal).name
            store.keep_book(name, "none")
            out = Path(folder) / f"out.{given.to}"
            for which in ("first", "again", "again"):
                write = partial(written, store, given.to, internal, filters, out, given.workers)
                timed(f"{name}: {which}", write)
            print(f"  {out.stat().st_size / 1e6:.0f} MB")
        timed(f"{given.to}: check", lambda: check(out, given.to).rows)
        if given.to != "plover":
            timed(f"{given.to}: read", lambda: sum(1 for _ in (read_acled if given.to == "acled" else read_ucdp)(out)))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def written(store: Store, to: str, internal: bool, filters: Filters, out: Path, workers: int) -> int:
    """Write the file; how many rows it has."""
    pieces: Iterator[str] = Export(store, to, internal=internal, filters=filters, workers=workers).pieces()
    return write_text(pieces, out) - (to != "plover")


def timed(what: str, run: Callable[[], int]) -> None:
    """Run it, and print how many it did a second."""
    began = time.perf_counter()
    done = run()
    seconds = time.perf_counter() - began
    print(f"{what}: {done} in {seconds:.2f} s, {done / seconds:,.0f} a second", flush=True)


if __name__ == "__main__":
    main()
