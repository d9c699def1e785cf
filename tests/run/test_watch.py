"""Watching feeds, against a server on this machine."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from tests.ingest.server import Site, serving

from dateline.ingest.feeds import Listed
from dateline.run.watch import Round, WatchOptions, watch
from dateline.store import Store

START = datetime.datetime(2016, 4, 21, 12, tzinfo=datetime.UTC)
QUICK = WatchOptions(pause=0.0, allow_private=True, tries=1, hosts=4, step_seconds=2.0, page_seconds=3.0)


def page(number: int, more: str = "") -> str:
    return (
        f"<html><head><title>Shells on Marj {number}</title></head><body><article><h1>Shells on Marj {number}</h1>"
        f"<p>Rebels shelled the town of Harim on Monday and killed {number + 2} soldiers, residents said.{more}</p>"
        "</article></body></html>"
    )


def rss(site: Site, numbers: range, more: str = "") -> str:
    items = "".join(
        f"<item><title>Shells on Marj {number}</title><link>{site.url}/page/{number}</link><guid>{number}</guid>"
        f"<pubDate>Wed, 20 Apr 2016 10:00:00 +0300</pubDate><description>{more}</description></item>"
        for number in numbers
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title>{items}</channel></rss>'


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with Store.open(tmp_path / "some.db") as opened:
        yield opened


def once(store: Store, *urls: str, minutes: float = 0.0, options: WatchOptions = QUICK) -> Round:
    now = START + datetime.timedelta(minutes=minutes)
    (done,) = watch(store, [Listed(url) for url in urls], options, once=True, now=lambda: now)
    return done


def test_a_feed_is_read_and_nothing_is_asked_for_twice(site, store):
    feed = site.page("/feed", rss(site, range(3)), "application/rss+xml", ETag='"1"')
    for number in range(3):
        site.page(f"/page/{number}", page(number))
    first = once(store, feed)
    assert (first.asked, first.new, first.fetched, first.reading.added) == (1, 3, 3, 3)
    assert store.count() == 3
    document = next(store.documents())
    assert (document.title, document.published, document.url) == (
        "Shells on Marj 0",
        "2016-04-20",
        f"{site.url}/page/0",
    )
    again = once(store, feed, minutes=1)
    assert (again.asked, again.fetched) == (0, 0)
    assert site.counts == {"/feed": 1, "/robots.txt": 1, "/page/0": 1, "/page/1": 1, "/page/2": 1}
