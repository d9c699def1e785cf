"""A run over feeds with all that goes wrong: is anything lost, how long does it take, with how much memory?

    python -m benchmarks.feeds [--feeds 200] [--items 8] [--hosts 40] [--kill] [--turns 40]

Servers on this machine give feeds of which some are well, some fail at first (time limits, 500, gzip that is cut short,
half answers) and some always (loops, entities, bombs, pages instead of feeds); so do the pages. Turns an hour apart by
the run's clock follow each other until nothing is due; then every page that can be had must be stored once, and every
other one listed with its reason. With --kill the first turn is `dateline watch` in another process, killed with
SIGKILL at a third of the pages. With --turns further turns over the same feeds tell whether memory grows.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.feed_world import World, world

from dateline.ingest.feeds import Listed
from dateline.run.watch import WatchOptions, watch
from dateline.store import Store

OPTIONS = WatchOptions(
    pause=0.0,
    allow_private=True,
    tries=1,
    hosts=16,
    step_seconds=0.5,
    page_seconds=0.8,
    max_bytes=1_000_000,
    attempts=4,
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--items", type=int, default=8)
    parser.add_argument("--hosts", type=int, default=40)
    parser.add_argument("--turns", type=int, default=0)
    parser.add_argument("--kill", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, world(asked.feeds, asked.items, asked.hosts) as made:
        path = Path(folder) / "feeds.db"
        if asked.kill:
            _killed(made, path)
        with Store.open(path) as store:
            began, turns = time.perf_counter(), _until_done(store, made)
            seconds = time.perf_counter() - began
            print(f"{turns} turns, {seconds:.1f} s, {made.requests} requests, {memory():.0f} MiB")
            _check(store, made)
            if asked.turns:
                _more(store, made, turns, asked.turns)


def memory() -> float:
    """MiB that this process holds now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def _turn(store: Store, made: World, hours: float) -> None:
    now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=hours)
    for done in watch(store, [Listed(url) for url in made.feeds], OPTIONS, once=True, now=lambda: now):
        reading = done.reading
        print(
            f"  {done.asked} feeds asked, {done.unchanged} unchanged, {done.feeds_failed} failed; {done.new} new, "
            f"{reading.added} stored, {done.again} again, {done.failed} given up; {done.seconds:.1f} s"
        )


def _until_done(store: Store, made: World) -> int:
    for number in range(12):
        _turn(store, made, number)
        if number > 1 and not any(True for _ in store.watched_pages("new", "again")):
            return number + 1
    raise SystemExit("pages are still to come after 12 turns")


def _check(store: Store, made: World) -> None:
    read = Counter(row.url for row in store.documents())
    failed = {row.url: row.reason or "" for row in store.watched_pages("failed")}
    dead = {row.url: row.reason or "" for row in store.watched_feeds() if row.failures}
    missing = made.good - read.keys()
    twice = [url for url, count in read.items() if count > 1]
    silent = [url for url, words in made.lost.items() if words not in failed.get(url, "")]
    silent += [url for url, words in made.dead.items() if words not in dead.get(url, "")]
    extra = {url for url in read if url} - made.good
    print(f"{len(made.feeds)} feeds, {len(made.dead)} dead; {len(made.good)} pages to be had, {len(made.lost)} not")
    print(f"missing {len(missing)}, stored twice {len(twice)}, beyond {len(extra)}, without a reason {len(silent)}")
    if missing or twice or silent or extra:
        raise SystemExit(f"{sorted(missing)[:3]} {twice[:3]} {silent[:3]} {sorted(extra)[:3]}")


def _more(store: Store, made: World, turns: int, more: int) -> None:
    held = [memory()]
    for number in range(more):
        _turn(store, made, 24.0 * (turns + number))
        held.append(memory())
    half = held[len(held) // 2 :]
    print(f"memory: {held[0]:.1f} MiB, after {more} more turns {held[-1]:.1f}; second half {half[-1] - half[0]:+.1f}")


def _killed(made: World, path: Path) -> None:
    listed = path.with_name("feeds.txt")
    listed.write_text("\n".join(made.feeds))
    options = ["--once", "--allow-private", "--pause", "0", "--max-bytes", "1000000"]
    command = [sys.executable, "-m", "dateline", "watch", str(listed), "--store", str(path), *options]
    running = subprocess.Popen(command)
    while running.poll() is None:
        time.sleep(0.05)
        if path.exists() and path.stat().st_size:
            with Store.open(path) as store:
                if store.count() > len(made.good) / 6:
                    running.kill()
                    running.wait()
                    print(f"killed with {store.count()} documents stored")
                    return
    raise SystemExit("it ended before it could be killed")


if __name__ == "__main__":
    main()
