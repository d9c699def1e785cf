"""Feeds with all that goes wrong: nothing is lost, nothing is read twice, and what cannot be had is listed with why."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks.feed_world import World, world
from tests.running import wait_until_some_are_stored

from dateline.ingest.feeds import Listed
from dateline.run.watch import WatchOptions, watch
from dateline.store import Store

QUICK = WatchOptions(
    pause=0.0,
    allow_private=True,
    tries=1,
    hosts=15,
    step_seconds=0.25,
    page_seconds=0.3,
    max_bytes=1_000_000,
    attempts=4,
)


def run_until_done(store: Store, made: World, later: float = 0.0, turns: int = 8) -> None:
    """Turns an hour apart, until nothing is due any more."""
    for number in range(turns):
        now = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=later + number)
        (done,) = watch(store, [Listed(url) for url in made.feeds], QUICK, once=True, now=lambda now=now: now)
        waiting = sum(1 for _ in store.watched_pages("new", "again"))
        if not waiting and not done.new and number:
            return
    raise AssertionError(f"still {waiting} pages to come")


def pages_asked(made: World) -> int:
    return sum(asked.path.startswith("/page/") for site in made.sites for asked in site.asked)


def check(store: Store, made: World) -> None:
    """Every page that can be had is there, once; the others are listed, with the reason."""
    read = Counter(row.url for row in store.documents())
    assert {url for url in read if url} == made.good
    assert set(read.values()) == {1}
    failed = {row.url: row.reason or "" for row in store.watched_pages("failed")}
    assert failed.keys() == made.lost.keys()
    assert not [(url, failed[url]) for url, words in made.lost.items() if words not in failed[url]]
    feeds = {feed.url: feed.reason or "" for feed in store.watched_feeds() if feed.failures}
    assert feeds.keys() == made.dead.keys()
    assert not [(url, feeds[url]) for url, words in made.dead.items() if words not in feeds[url]]
    assert not [path for site in made.sites for path in made.forbidden if site.counts[path]]


def test_nothing_is_lost(tmp_path):
    with world(feeds=30, items=3, hosts=15) as made, Store.open(tmp_path / "some.db") as store:
        run_until_done(store, made)
        check(store, made)
        asked = pages_asked(made)
        run_until_done(store, made, later=20.0, turns=2)
        assert pages_asked(made) == asked
        check(store, made)


def test_a_run_that_is_killed_goes_on(tmp_path):
    path, listed = tmp_path / "some.db", tmp_path / "feeds.txt"
    with world(feeds=16, items=3, hosts=8) as made:
        listed.write_text("\n".join(made.feeds))
        running = start(listed, path)
        wait_until_some_are_stored(path, running)
        running.kill()
        running.wait()
        with Store.open(path) as store:
            documents = {row.id for row in store.documents()}
            assert 0 < len(documents) < len(made.good)
            assert documents == {row.document for row in store.watched_pages("done")}
            run_until_done(store, made)
            check(store, made)
    assert not [url for url in made.good if sum(site.counts[Path(url).name] for site in made.sites) > 2]


def start(listed: Path, store: Path) -> subprocess.Popen[str]:
    options = ["--once", "--allow-private", "--pause", "0", "--max-bytes", "1000000", "--quiet"]
    command = [sys.executable, "-m", "dateline", "watch", str(listed), "--store", str(store), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
