"""Watching feeds, against a server on this machine."""

from __future__ import annotations

import dataclasses
import datetime
import gzip
import threading
from collections.abc import Iterator

import pytest
from tests.ingest.server import Answer, Site, serving

from dateline.ingest.feeds import Listed
from dateline.model import InputError
from dateline.run.watch import Turn, WatchOptions, feeds_in, watch
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


def once(store: Store, *urls: str, minutes: float = 0.0, options: WatchOptions = QUICK) -> Turn:
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
    assert [capture.url for capture in store.captures()] == [f"{site.url}/page/{number}" for number in range(3)]
    again = once(store, feed, minutes=1)
    assert (again.asked, again.fetched) == (0, 0)
    assert site.counts == {"/feed": 1, "/robots.txt": 1, "/page/0": 1, "/page/1": 1, "/page/2": 1}


def pages(site: Site, numbers: range, more: str = "") -> None:
    for number in numbers:
        site.page(f"/page/{number}", page(number, more))


def test_a_page_that_changes_is_read_again_as_a_new_version(site, store):
    feed = site.page("/feed", rss(site, range(2)))
    pages(site, range(2))
    once(store, feed)
    site.page("/feed", rss(site, range(2), "Corrected"))
    pages(site, range(2), " They fled.")
    # a feed that says so within the hour waits for its turn
    soon = once(store, feed, minutes=20)
    assert (soon.changed, soon.fetched) == (2, 0)
    later = once(store, feed, minutes=80)
    assert (later.fetched, later.reading.replaced) == (2, 2)
    assert store.count() == 2
    document = next(store.documents())
    assert len(store.history(document.id)) == 1
    assert "They fled." in store.reading(document.id).document.text


def test_what_fails_is_tried_again_later_and_then_given_up(site, store):
    feed = site.page("/feed", rss(site, range(2)))
    pages(site, range(1))
    site.routes["/page/1"] = Answer(status=500)
    options = dataclasses.replace(QUICK, attempts=3)
    first = once(store, feed, options=options)
    assert (first.again, first.failed, first.reading.read) == (1, 0, 1)
    (waiting,) = store.watched_pages("again")
    assert (waiting.attempts, waiting.due_at[11:16]) == (1, "12:05")
    assert "500" in (waiting.reason or "")
    assert once(store, feed, minutes=4, options=options).again == 0
    assert once(store, feed, minutes=6, options=options).again == 1
    (waiting,) = store.watched_pages("again")
    assert waiting.due_at[11:16] == "12:16"
    assert once(store, feed, minutes=20, options=options).failed == 1
    (lost,) = store.watched_pages("failed")
    assert (lost.attempts, lost.url) == (3, f"{site.url}/page/1")
    assert [row.origin for row in store.rejected()] == [lost.url]
    assert once(store, feed, minutes=900, options=options).failed == 0
    # when the feed says that it has changed there is hope again
    site.page("/feed", rss(site, range(2), "Corrected"))
    pages(site, range(2))
    assert once(store, feed, minutes=1000, options=options).reading.read == 1
    assert not list(store.rejected())


def test_a_feed_that_fails_is_asked_less_often(site, store):
    site.routes["/feed"] = Answer(status=503, headers={"Retry-After": "7200"})
    feed = site.url + "/feed"
    assert once(store, feed).feeds_failed == 1
    (told,) = store.watched_feeds()
    assert (told.failures, told.due_at[11:16]) == (1, "14:00")
    assert once(store, feed, minutes=119).asked == 0
    site.routes["/feed"] = Answer(status=500)
    for minutes in (121, 200, 400):
        once(store, feed, minutes=minutes)
    (told,) = store.watched_feeds()
    assert (told.failures, told.good_at) == (4, None)
    site.page("/feed", rss(site, range(0)))
    assert once(store, feed, minutes=2000).feeds_failed == 0
    assert store.watched_feeds()[0].failures == 0


def test_a_host_that_asks_for_patience_gets_it(site, store):
    feed = site.page("/feed", rss(site, range(4)))
    pages(site, range(4))
    site.routes["/page/3"] = Answer(status=429, headers={"Retry-After": "3600"})
    site.routes["/page/0"] = site.routes["/page/3"]
    done = once(store, feed)
    assert (done.again, done.put_off, done.fetched) == (1, 3, 0)
    assert sum(path.startswith("/page") for path in site.counts) == 1
    assert {row.due_at[11:13] for row in store.watched_pages("new", "again")} == {"13", "12"}


def test_conditions_are_sent_and_moves_kept(site, store):
    site.routes["/old"] = Answer(status=301, headers={"Location": "/feed"})
    site.page("/feed", rss(site, range(1)), ETag='"a"', Last_Modified="Thu, 21 Apr 2016 10:00:00 GMT")
    pages(site, range(1))
    once(store, site.url + "/old")
    site.routes["/feed"] = Answer(status=304)
    again = once(store, site.url + "/old", minutes=16)
    assert (again.asked, again.unchanged) == (1, 1)
    assert site.counts["/old"] == 1
    assert site.asked[-1].headers["if-none-match"] == '"a"'
    assert site.asked[-1].headers["if-modified-since"] == "Thu, 21 Apr 2016 10:00:00 GMT"
    # where it moved to is gone: the address on the list may know better
    site.routes["/feed"] = Answer(status=404)
    once(store, site.url + "/old", minutes=40)
    site.page("/old", rss(site, range(2)))
    assert once(store, site.url + "/old", minutes=90).new == 1


def test_a_feed_that_broke_off_is_asked_for_whole(site, store):
    whole = rss(site, range(3))
    site.page("/feed", whole[: whole.rindex("<item>") + 12], ETag='"a"')
    pages(site, range(3))
    assert once(store, site.url + "/feed").new == 2
    assert "not well formed" in (store.watched_feeds()[0].reason or "")
    site.page("/feed", whole, ETag='"a"')
    assert once(store, site.url + "/feed", minutes=16).new == 1
    assert "if-none-match" not in site.asked[-2].headers


def test_robots_are_asked_for_pages(site, store):
    site.page("/robots.txt", "User-agent: dateline\nDisallow: /page/1\n")
    site.page("/feed", rss(site, range(3)))
    pages(site, range(3))
    assert once(store, site.url + "/feed").failed == 1
    assert site.counts["/page/1"] == 0
    (lost,) = store.watched_pages("failed")
    assert "robots.txt does not allow" in (lost.reason or "")
    assert site.counts["/robots.txt"] == 1
    once(store, site.url + "/feed", minutes=20)
    assert site.counts["/robots.txt"] == 1


def test_a_page_that_cannot_be_had_is_read_as_the_feed_carries_it(site, store):
    told = "Rebels shelled the town of Harim on Monday and killed four soldiers, residents said. " * 6
    whole = f"<content:encoded>&lt;p&gt;{told}&lt;/p&gt;</content:encoded>"
    day = "<pubDate>Wed, 20 Apr 2016 10:00:00 GMT</pubDate>"
    items = f"<item><title>Whole</title><link>{site.url}/wall</link>{whole}</item>"
    items += f"<item><title>Note</title>{day}<description>{told}</description></item>"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    feed = site.page("/feed", f'<rss version="2.0" {space}><channel>{items}</channel></rss>')
    site.routes["/wall"] = Answer(status=403)
    done = once(store, feed)
    assert (done.reading.added, done.failed) == (2, 0)
    found = {row.title: row for row in store.documents()}
    assert found.keys() == {"Whole", "Note"}
    assert (found["Note"].url, found["Note"].published) == (None, "2016-04-20")
    assert any("403" in warning for warning in store.reading(found["Whole"].id).warnings)
    assert once(store, feed, minutes=90).reading.read == 0


def test_two_feeds_one_page(site, store):
    feeds = [
        site.page(f"/feed/{n}", rss(site, range(2)).replace("</link>", f"?utm_source=f{n}</link>")) for n in range(2)
    ]
    pages(site, range(2))
    done = once(store, *feeds)
    assert (done.new, done.fetched, store.count()) == (2, 2, 2)
    assert site.counts["/page/0"] == 1


def test_no_more_of_a_feed_than_asked_for_and_the_rest_later(site, store):
    feed = site.page("/feed", rss(site, range(5)))
    pages(site, range(5))
    options = dataclasses.replace(QUICK, max_pages=2)
    assert [once(store, feed, minutes=n, options=options).fetched for n in (0, 1, 2, 3)] == [2, 2, 1, 0]
    assert (site.counts["/feed"], store.count()) == (1, 5)


def test_an_index_of_sitemaps(site, store):
    def urlset(numbers: range) -> str:
        return "<urlset>" + "".join(f"<url><loc>{site.url}/page/{n}</loc></url>" for n in numbers) + "</urlset>"

    def index(*stamps: str) -> str:
        named = (f"<sitemap><loc>{site.url}/map{n}</loc><lastmod>{s}</lastmod></sitemap>" for n, s in enumerate(stamps))
        return f"<sitemapindex>{''.join(named)}</sitemapindex>"

    site.page("/index", index("2016-04-20", "2016-04-21"))
    site.page("/map0", gzip.compress(urlset(range(2)).encode()), "application/gzip")
    site.page("/map1", urlset(range(2, 3)), "application/xml")
    pages(site, range(5))
    assert once(store, site.url + "/index").fetched == 3
    site.page("/index", index("2016-04-20", "2016-04-22"))
    site.page("/map1", urlset(range(2, 5)), "application/xml")
    assert once(store, site.url + "/index", minutes=16).fetched == 2
    assert (site.counts["/map0"], site.counts["/map1"]) == (1, 2)


def test_private_addresses_are_refused_unless_allowed(site, store):
    feed = site.page("/feed", rss(site, range(1)))
    closed = dataclasses.replace(QUICK, allow_private=False)
    assert once(store, feed, options=closed).feeds_failed == 1
    assert "private network" in (store.watched_feeds()[0].reason or "")
    assert not site.asked
    # who allows it then need not wait for the feed's next turn
    assert once(store, feed, options=closed).asked == 0
    assert once(store, feed).asked == 1
    assert once(store, feed).asked == 0


def test_another_language_is_stored_with_its_warning(site, store):
    told = "Les rebelles ont bombardé la ville lundi et tué douze soldats, ont déclaré les habitants du quartier. " * 4
    feed = site.page("/feed", rss(site, range(1)))
    site.page("/page/0", f"<html><body><article><h1>La ville</h1><p>{told}</p></article></body></html>")
    done = once(store, feed)
    assert (done.reading.added, done.reading.not_coded, done.failed) == (1, 1, 0)
    assert next(store.documents()).language == "fr"


def test_what_leaves_the_list_is_left_alone(site, store):
    one, two = site.page("/one", rss(site, range(1))), site.page("/two", rss(site, range(2)))
    pages(site, range(2))
    once(store, one, two)
    assert [feed.url for feed in store.watched_feeds()] == [one, two]
    assert once(store, two, minutes=20).asked == 1
    assert [feed.url for feed in store.watched_feeds()] == [two]
    # back on the list it goes on where it was
    assert once(store, one, minutes=40).new == 0


def test_a_run_that_is_told_to_stop_ends_and_says_so(site, store):
    feed = site.page("/feed", rss(site, range(30)))
    pages(site, range(30))
    stop = threading.Event()

    def after_some(done: Turn) -> None:
        if done.fetched >= 3:
            stop.set()

    (done,) = watch(store, [Listed(feed)], QUICK, stop=stop, on_step=after_some)
    assert done.stopped
    assert 3 <= done.fetched == store.count() < 30
    assert len(list(store.watched_pages("new"))) == 30 - done.fetched


def test_rounds_follow_each_other(site, store):
    feed = site.page("/feed", rss(site, range(1)))
    pages(site, range(1))
    stop = threading.Event()
    options = dataclasses.replace(QUICK, every=0.002)
    for number, _ in enumerate(watch(store, [Listed(feed)], options, stop=stop)):
        if number == 2:
            stop.set()
    assert site.counts["/feed"] >= 2


def test_lists_and_addresses(tmp_path):
    (tmp_path / "feeds.txt").write_text("https://a.example/rss\n")
    found = feeds_in([str(tmp_path / "feeds.txt"), "https://b.example/atom"])
    assert [each.url for each in found] == ["https://a.example/rss", "https://b.example/atom"]
    with pytest.raises(InputError, match="cannot be read"):
        feeds_in(["none.opml"])
