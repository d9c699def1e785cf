"""How many documents of a general news stream are read a second, one in ten of them about conflict.

    python benchmarks/stream.py [--count 600] [--words 440] [--share 0.1] [--workers 2] [--no-gate] [SOURCE...]

Without sources the stream is made here: articles of the samples (see articles.py) among articles on other matters,
made of the paragraphs of general.txt. With sources (files, folders, JSONL) it is theirs, read once. Says how many the
gate let go, and the memory of the largest process. Processes are started and warmed up before the clock.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from articles import WORDS, compose
from dateline.model import RawDocument, Rejected
from dateline.run import open_sources, outcomes
from dateline.run.sources import from_record

GENERAL = Path(__file__).parent / "general.txt"
#: Documents a worker that are read before the clock starts: each process loads its models with its first.
WARM_UP = 24


def general(count: int, words: int) -> list[RawDocument]:
    """`count` articles of about `words` words on other matters, the same ones each time."""
    paragraphs = GENERAL.read_text(encoding="utf-8").splitlines()
    made, at = [], 0
    for number in range(count):
        taken: list[str] = []
        while sum(len(each.split()) for each in taken) < words:
            taken.append(paragraphs[at % len(paragraphs)])
            at += 5  # no divisor of their number: neighbours differ from article to article
        record = {"id": f"g{number}", "text": "\n\n".join(taken), "published": "2024-05-02"}
        made.append(from_record(record, origin=f"general {number}"))
    return made


def stream(count: int, words: int, share: float) -> list[RawDocument]:
    """Articles of both kinds, those about conflict evenly among the others."""
    dense = round(count * share)
    others = general(count - dense, words)
    told = compose(dense, words)
    mixed: list[RawDocument] = []
    for number in range(count):
        is_next = round((number + 1) * share) > round(number * share)
        mixed.append((told if is_next and told else others or told).pop(0))
    return mixed


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="documents of your own")
    parser.add_argument("--count", type=int, default=600, help="documents of the stream that is made here")
    parser.add_argument("--words", type=int, default=WORDS, help="words a document")
    parser.add_argument("--share", type=float, default=0.1, help="share of documents about conflict")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--no-gate", action="store_true", help="read all")
    options = parser.parse_args()
    items: list[RawDocument | Rejected] = (
        list(open_sources(tuple(options.sources), stdin=sys.stdin.buffer))
        if options.sources
        else list(stream(options.count, options.words, options.share))
    )
    warm = compose(WARM_UP * options.workers, options.words)
    started, spent = time.perf_counter(), time.process_time()
    read = let_go = failed = 0
    for number, outcome in enumerate(outcomes([*warm, *items], options.workers, gated=not options.no_gate), 1):
        if number == len(warm):
            started, spent = time.perf_counter(), time.process_time()
        elif number > len(warm):
            failed += outcome.failed is not None
            read += outcome.failed is None
            let_go += b'"let go by the gate: ' in outcome.line if outcome.failed is None else 0
    seconds = time.perf_counter() - started
    if options.workers == 1:  # what a busy machine does not change much
        print(f"{1000 * (time.process_time() - spent) / read:.1f} ms of processor time a document")
    who = resource.RUSAGE_CHILDREN if options.workers > 1 else resource.RUSAGE_SELF
    peak = resource.getrusage(who).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"{read} documents in {seconds:.1f} s: {read / seconds:.1f} a second with {options.workers} process(es)")
    print(f"{let_go} let go by the gate, {read - let_go} read, {failed} failed; at most {peak:.0f} MiB a process")


if __name__ == "__main__":
    main()
