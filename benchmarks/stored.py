"""What reading into a database costs beside the stages: processor time of the process that writes, and of those that
read.

    python benchmarks/stored.py [--count 1000] [--share 0.1] [--workers 2]

The same articles (see memory.py) are read by the stages alone, in this process after a warm-up, and then into a
database by others. In processor time, which other load changes less than the clock. What the others spend more than
the stages is their start, and making Readings ready to be stored.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from articles import WORDS
from dateline.model import RawDocument, Rejected
from dateline.run import open_sources
from dateline.run.archive import read_into
from dateline.run.memory import rarely, settle
from dateline.run.outcome import attempt
from dateline.store import Store, prepare
from memory import write

WARM_UP = 40


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--share", type=float, default=0.1, help="share of documents about conflict")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    rarely()
    with tempfile.TemporaryDirectory() as folder:
        warm, source = Path(folder) / "warm.jsonl", Path(folder) / "stream.jsonl"
        write(warm, WARM_UP, WORDS, 0.5)
        write(source, options.count, WORDS, options.share)
        for raw in taken(warm):
            attempt(raw, gated=True)
        settle()
        stages = ready = 0.0
        for raw in taken(source):
            began = time.process_time()
            made = attempt(raw, gated=True)
            read = time.process_time()
            if isinstance(made, tuple):
                prepare(made[0])
            stages += read - began
            ready += time.process_time() - read
        tell("the stages alone", stages, options.count)
        tell("made ready to be stored", ready, options.count)
        with Store.open(Path(folder) / "stored.db") as store:
            began = time.process_time()
            read_into(store, sources(source), workers=options.workers, gated=True)
            writing = time.process_time() - began
        tell("the process that writes", writing, options.count)
    below = resource.getrusage(resource.RUSAGE_CHILDREN)
    tell("the processes that read, with their start", below.ru_utime + below.ru_stime, options.count)
    print(f"beside the stages, without the start: {(ready + writing) / stages:.1%}")


def sources(path: Path) -> list[RawDocument | Rejected]:
    """The documents of a file."""
    return list(open_sources((str(path),), stdin=sys.stdin.buffer))


def taken(path: Path) -> list[RawDocument]:
    """Those that are documents."""
    return [each for each in sources(path) if isinstance(each, RawDocument)]


def tell(what: str, seconds: float, count: int) -> None:
    """Print a line."""
    print(f"{what:<42} {seconds:>8.2f} s {1000 * seconds / count:>8.2f} ms a document")


if __name__ == "__main__":
    main()
