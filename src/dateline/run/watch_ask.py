"""What is asked of servers while feeds are watched: in threads, without the store."""

from __future__ import annotations

import datetime
import threading
from dataclasses import dataclass

from dateline.ingest.feeds import FEEDS, Feed, parse_feed
from dateline.ingest.fetch import Fetcher, FetchError, Limits, Pace, Patience, Robots, host_of
from dateline.model import InputError, RawDocument
from dateline.model.clock import stamp
from dateline.store import ItemSaid, Store, WatchedFeed, WatchedPage

from .gather import Job
from .watch_items import from_fetched, is_front, said_of
from .watch_options import WatchOptions

#: A host that asks to be left alone for longer than this is not waited for: its pages are put off.
_PATIENT = 60.0
#: Sitemaps of an index that are watched: those that changed last.
_CHILDREN = 50


class StopError(Exception):
    """No more is to be asked for."""


@dataclass(frozen=True, slots=True)
class Put:
    """Not asked for: the turn ends (`seconds` 0), or the host is to be left alone for so long."""

    page: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTold:
    """What became of a feed: `failure`, or what it `said` (None: nothing new)."""

    feed: WatchedFeed
    failure: FetchError | None = None
    said: Feed | None = None
    items: tuple[ItemSaid, ...] = ()
    children: tuple[tuple[str, str | None], ...] = ()
    moved: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTold:
    """What became of a page: a raw document, or why there is none and whether to try again."""

    page: WatchedPage
    raw: RawDocument | None = None
    reason: str = ""
    again: bool = False
    after: float | None = None


class Asking:
    """Fetches feeds and pages for a run of `watch`, within the limits that hosts and the user set."""

    def __init__(self, store: Store, options: WatchOptions, stop: threading.Event) -> None:
        self._stop = stop
        self._pace = Pace(options.pause, sleep=self._sleep)
        self._patience = Patience(
            tries=options.tries, first=options.first_wait, sleep=self._sleep, chance=options.chance
        )
        limits = Limits(bytes_=options.max_bytes, step_seconds=options.step_seconds, page_seconds=options.page_seconds)
        private, contact = options.allow_private, options.contact
        self._feeds = Fetcher(limits, allow_private=private, contact=contact, before=self._before)
        self._pages = Fetcher(limits, allow_private=private, contact=contact, before=self._before_page)
        known = {host: (text, _seconds(until)) for host, (text, until) in store.robots().items()}
        self._robots = Robots(Fetcher(limits, allow_private=private, contact=contact, before=self._before), known=known)
        self._kept = dict(known)

    def wait_for(self, host: str) -> float:
        """Seconds for which a host is to be left alone; what is too long to wait for is said by the job."""
        wait = self._pace.wait_for(host)
        return wait if wait <= _PATIENT else 0.0

    def keep(self, store: Store) -> None:
        """Keep what hosts allow, for the next run."""
        fresh = {host: each for host, each in self._robots.known.items() if self._kept.get(host) != each}
        store.keep_robots({host: (text, _stamp(until)) for host, (text, until) in fresh.items()})
        self._kept.update(fresh)

    def feed_job(self, feed: WatchedFeed) -> Job[FeedTold | Put]:
        """Ask a feed."""
        return Job(_host(feed.asked), lambda: self._ask_feed(feed))

    def page_job(self, page: WatchedPage) -> Job[PageTold | Put]:
        """Fetch a page."""
        return Job(_host(page.url), lambda: self._ask_page(page))

    def _ask_feed(self, feed: WatchedFeed) -> FeedTold | Put:
        try:
            got = self._patience(
                lambda: self._feeds.get(feed.asked, accept=FEEDS, etag=feed.etag, last_modified=feed.last_modified)
            )
            if got.not_modified:
                return FeedTold(feed=feed)
            said = parse_feed(got.capture.content, url=got.url, charset=got.charset)
            odd = list(said.warnings)
            items = tuple(each for item in said.items if (each := said_of(item, feed, odd)))
        except StopError:
            return Put()
        except FetchError as error:
            self._leave_alone(feed.asked, error)
            return FeedTold(feed=feed, failure=error)
        except InputError as error:
            return FeedTold(feed=feed, failure=FetchError(str(error)))
        except Exception as error:
            told = f"reading the feed failed ({type(error).__name__}: {error}); please report this"
            return FeedTold(feed=feed, failure=FetchError(told))
        children = sorted(said.children, key=lambda each: each.updated or "", reverse=True)
        if children and feed.parent is not None:
            odd.append("an index of sitemaps within an index: not followed")
            children = []
        if len(children) > _CHILDREN:
            odd.append(f"of {len(children)} sitemaps the {_CHILDREN} that changed last are watched")
        return FeedTold(
            feed=feed,
            said=said,
            items=items,
            children=tuple((each.url, each.updated) for each in children[:_CHILDREN]),
            moved=got.moved,
            # what broke off must come whole the next time
            etag=got.capture.header("ETag") if said.whole else None,
            last_modified=got.capture.header("Last-Modified") if said.whole else None,
            odd=tuple(dict.fromkeys(odd)),
        )

    def _ask_page(self, page: WatchedPage) -> PageTold | Put:
        try:
            if (wait := self._pace.wait_for(_host(page.url))) > _PATIENT:
                return Put(page.pk, wait)
            got = self._patience(lambda: self._pages.get(page.url))
            if is_front(got.url) and not is_front(page.url):
                return PageTold(page=page, reason="the page is gone: its address leads to the front page")
            return PageTold(page=page, raw=from_fetched(page, got))
        except StopError:
            return Put()
        except FetchError as error:
            self._leave_alone(page.url, error)
            return PageTold(page=page, reason=str(error), again=error.again, after=error.after)
        except InputError as error:
            return PageTold(page=page, reason=str(error))
        except Exception as error:
            told = f"fetching it failed ({type(error).__name__}: {error}); please report this"
            return PageTold(page=page, reason=told)

    def _leave_alone(self, url: str, error: FetchError) -> None:
        if error.after and not error.refused:
            self._pace.not_before(_host(url), error.after)

    def _before(self, url: str) -> None:
        if self._stop.is_set():
            raise StopError
        self._pace.take(host_of(url))

    def _before_page(self, url: str) -> None:
        self._robots.check(url)
        if seconds := self._robots.pause(url):
            self._pace.slow_down(host_of(url), seconds)
        self._before(url)

    def _sleep(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise StopError


def _host(url: str) -> str:
    """The host of an address; of what is no address, itself: asking for it says why."""
    try:
        return host_of(url)
    except InputError:
        return url


def _seconds(stamp: str) -> float:
    return datetime.datetime.fromisoformat(stamp).timestamp()


def _stamp(seconds: float) -> str:
    return stamp(datetime.datetime.fromtimestamp(seconds, datetime.UTC))
