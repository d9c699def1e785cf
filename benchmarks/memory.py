"""Whether memory stays flat: the resident memory of each process of a long run, sampled; its slope over the later half.

    python benchmarks/memory.py [--count 24000] [--words 440] [--share 0.1] [--workers 2] [--no-gate]

Makes a stream of articles (see stream.py), reads it into a database, fuses that and exports it, each as a user does: a
command in a process of its own. Linux only (/proc). The slope is a line of least squares through the samples of the
later half, in MB for a thousand documents of that half.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from articles import WORDS, compose
from stream import general

#: Seconds between two looks.
_EVERY = 1.0
_PAGE = os.sysconf("SC_PAGE_SIZE") / 1e6
#: Articles that are made at once.
_SOME = 600


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=24_000)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--share", type=float, default=0.1, help="share of documents about conflict")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-gate", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder) / "stream.jsonl", str(Path(folder) / "stream.db")
        write(source, options.count, options.words, options.share)
        read = ["read", str(source), "--store", store, "--workers", str(options.workers), "--quiet"]
        watch(options.count, [*read, *(["--no-gate"] if options.no_gate else [])])
        watch(options.count, ["fuse", "--store", store, "--quiet"])
        watch(options.count, ["export", "--to", "jsonl", "--internal", "--store", store, "--out", f"{folder}/o.jsonl"])


def write(path: Path, count: int, words: int, share: float) -> None:
    """Write the stream: articles that differ in a number at least, each under an id of its own."""
    dense = compose(max(1, round(_SOME * share)), words)
    others = general(_SOME - len(dense), words)
    with path.open("w") as file:
        for number in range(count):
            is_dense = round((number + 1) * share) > round(number * share)
            raw = (dense if is_dense else others)[number % len(dense if is_dense else others)]
            # what no other document has: names and words that a leak would keep
            text = f"{raw.text}\n\nFile {number} of the desk at Qasr{number:x}, kept by Umar{number:x}."
            file.write(json.dumps({"id": f"m{number}", "text": text, "published": raw.published}) + "\n")


def watch(count: int, words: list[str]) -> None:
    """Run `dateline` with these words, and print the memory of its processes."""
    running = subprocess.Popen([sys.executable, "-m", "dateline", *words], stderr=subprocess.DEVNULL)
    samples: dict[int, list[tuple[float, float]]] = {}
    began = time.perf_counter()
    while running.poll() is None:
        for pid in family(running.pid):
            if (size := resident(pid)) is not None:
                samples.setdefault(pid, []).append((time.perf_counter() - began, size))
        time.sleep(_EVERY)
    seconds = time.perf_counter() - began
    print(f"dateline {words[0]}: {seconds:.0f} s, exit code {running.returncode}")
    for seen in samples.values():
        late = np.array(seen[len(seen) // 2 :])
        if len(late) > 5:
            slope = np.polyfit(late[:, 0], late[:, 1], 1)[0] * seconds / count * 1000
            print(f"  at most {max(size for _, size in seen):.0f} MB, later half {slope:+.3f} MB a thousand documents")


def family(pid: int) -> Iterator[int]:
    """A process and those below it."""
    yield pid
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in below:
        yield from family(int(child))


def resident(pid: int) -> float | None:
    """Resident memory in MB."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return None


if __name__ == "__main__":
    main()
