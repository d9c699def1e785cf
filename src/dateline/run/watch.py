"""Watching feeds: what they name is fetched once, read in the ordinary way, and nothing is lost when a run ends early.

The state is in the store (`store/feeds.py`). A page is marked as done in the transaction that stores its document.
"""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dateline.ingest.feeds import Listed, read_listed
from dateline.ingest.fetch.addresses import refusal
from dateline.model import InputError, RawDocument, Rejected, clock
from dateline.model.clock import stamp
from dateline.store import Store, WatchedFeed, WatchedPage

from .archive import Summary, read_into
from .gather import Gather, Job
from .outcome import Failed
from .watch_ask import Asking, FeedTold, PageTold, Put
from .watch_items import from_feed
from .watch_options import WatchOptions

__all__ = ["Turn", "WatchOptions", "feeds_in", "watch"]

#: A feed that keeps failing is asked less and less often, at least so often.
_LONGEST_FEED = datetime.timedelta(hours=24)
_LONGEST_PAGE = datetime.timedelta(hours=12)
#: A page that its feed says has changed again and again is read no more often than this.
_SETTLED = datetime.timedelta(hours=1)


@dataclass(slots=True)
class Turn:
    """What one turn did. Feeds: `asked`, of which `unchanged` and `feeds_failed`. Pages: `new` and `changed` as the
    feeds say; `fetched`; `again` failed and will be tried again, `failed` are given up; `put_off` wait for their host.
    `reading` is what reading them did.
    """

    began: str
    asked: int = 0
    unchanged: int = 0
    feeds_failed: int = 0
    new: int = 0
    changed: int = 0
    fetched: int = 0
    again: int = 0
    failed: int = 0
    put_off: int = 0
    seconds: float = 0.0
    stopped: bool = False
    reading: Summary = field(default_factory=Summary)


def watch(
    store: Store,
    listed: Iterable[Listed],
    options: WatchOptions | None = None,
    *,
    once: bool = False,
    stop: threading.Event | None = None,
    now: Callable[[], datetime.datetime] | None = None,
    on_step: Callable[[Turn], None] | None = None,
) -> Iterator[Turn]:
    """Watch feeds: ask those that are due, fetch the pages that they name, read them; then wait for the next turn.

    A turn is given when it is done; with `once` there is one. Once `stop` is set no more is asked for, what was
    fetched is read and written, and the last turn is given. Raises StoreError.
    """
    options, stop, now = options or WatchOptions(), stop or threading.Event(), now or clock.now
    store.watch_feeds(((each.url, each.title) for each in listed), stamp(now()))
    asking = Asking(store, options, stop)
    while True:
        done = Watcher(store, options, asking, stop, now(), on_step).turn()
        yield done
        if once or stop.is_set() or stop.wait(_rest(store, options, now())):
            return


def feeds_in(sources: Iterable[str]) -> list[Listed]:
    """The feeds of lists (OPML, or an address a line) and those named by their address. Raises InputError."""
    found: list[Listed] = []
    for source in sources:
        found += [Listed(source)] if "://" in source else read_listed(Path(source))
    return found


class Watcher:
    """One turn."""

    def __init__(
        self,
        store: Store,
        options: WatchOptions,
        asking: Asking,
        stop: threading.Event,
        now: datetime.datetime,
        on_step: Callable[[Turn], None] | None,
    ) -> None:
        self._store = store
        self._options = options
        self._asking = asking
        self._stop = stop
        self._now = now
        self._stamp = stamp(now)
        self._on_step = on_step
        self.done = Turn(began=self._stamp)

    def turn(self) -> Turn:
        """Ask the feeds that are due, then fetch and read the pages that are."""
        began = time.perf_counter()
        asked: set[int] = set()
        # twice: the sitemaps that an index names are due at once
        for _ in range(2):
            due = [feed for feed in self._store.due_feeds(self._stamp) if feed.pk not in asked]
            if self._options.allow_private and not asked:
                due += self._once_refused({feed.pk for feed in due})
            asked.update(feed.pk for feed in due)
            self._ask_feeds(due)
        self._read_pages()
        self._asking.keep(self._store)
        self.done.seconds = time.perf_counter() - began
        self.done.stopped = self._stop.is_set()
        return self.done

    # -- feeds

    def _once_refused(self, due: set[int]) -> list[WatchedFeed]:
        """Feeds that were not asked because private addresses were not allowed then: they need not wait."""
        feeds = [feed for feed in self._store.watched_feeds() if feed.reason and feed.pk not in due]
        return [feed for feed in feeds if feed.reason == refusal(urlsplit(feed.asked).hostname or "")]

    def _ask_feeds(self, due: list[WatchedFeed]) -> None:
        jobs = [self._asking.feed_job(feed) for feed in due]
        for told in Gather[FeedTold | Put](jobs, self._options.hosts, self._asking.wait_for, self._stop):
            if isinstance(told, Put):
                continue
            self.done.asked += 1
            self._keep_feed(told)
            self._step()

    def _keep_feed(self, told: FeedTold) -> None:
        feed, every = told.feed, datetime.timedelta(minutes=self._options.every)
        due_at = stamp(self._now + every)
        if told.failure is not None:
            self.done.feeds_failed += 1
            wait = min(_LONGEST_FEED, every * 2.0 ** min(feed.failures, 20))
            wait = max(wait, datetime.timedelta(seconds=told.failure.after or 0))
            due_at = stamp(self._now + wait)
            self._store.feed_failed(feed.pk, str(told.failure), now=self._stamp, due_at=due_at)
        elif told.said is None:
            self.done.unchanged += 1
            self._store.feed_unchanged(feed.pk, now=self._stamp, due_at=due_at)
        else:
            if feed.said is not None:
                # the index says when it changes
                due_at = stamp(self._now + datetime.timedelta(days=7))
            new, changed = self._store.feed_answered(
                feed,
                told.items,
                now=self._stamp,
                due_at=due_at,
                settled=stamp(self._now - _SETTLED),
                asked=told.moved or feed.asked,
                title=told.said.title,
                kind=told.said.kind,
                etag=told.etag,
                last_modified=told.last_modified,
                odd="; ".join(told.odd) or None,
                children=told.children,
            )
            self.done.new += new
            self.done.changed += changed

    # -- pages

    def _read_pages(self) -> None:
        due = self._store.due_pages(self._stamp, self._options.max_pages)
        pages = {page.url: page for page in due}
        if not pages or self._stop.is_set():
            return
        self.done.reading = read_into(
            self._store,
            self._raws(list(pages.values())),
            workers=self._options.workers,
            gated=self._options.gated,
            again=self._options.again,
            on_step=lambda _: self._step(),
            done=lambda item, failed: self._note(pages[item.origin], item, failed),
        )

    def _raws(self, pages: list[WatchedPage]) -> Iterator[RawDocument | Rejected]:
        """The pages as raw documents, as they come. What is to be tried again is noted, and is none."""
        held = [page for page in pages if not page.fetched]
        for page in held:
            yield self._from_feed(page, None)
        jobs: list[Job[PageTold | Put]] = [self._asking.page_job(page) for page in pages if page.fetched]
        for told in Gather[PageTold | Put](jobs, self._options.hosts, self._asking.wait_for, self._stop):
            if isinstance(told, Put):
                if told.seconds:
                    self.done.put_off += 1
                    self._store.page_put_off(told.page, stamp(self._now + datetime.timedelta(seconds=told.seconds)))
                continue
            if told.raw is not None:
                self.done.fetched += 1
                yield told.raw
            elif told.again and told.page.attempts + 1 < self._options.attempts:
                self._try_again(told)
            else:
                yield self._from_feed(told.page, told.reason)

    def _try_again(self, told: PageTold) -> None:
        self.done.again += 1
        wait = datetime.timedelta(minutes=self._options.again_minutes) * 2.0**told.page.attempts
        wait = max(min(wait, _LONGEST_PAGE), datetime.timedelta(seconds=told.after or 0))
        self._store.page_failed(told.page.pk, told.reason, stamp(self._now + wait))
        self._step()

    def _from_feed(self, page: WatchedPage, reason: str | None) -> RawDocument | Rejected:
        """The report as the feed carries it, where the page cannot be had; else why not."""
        content = self._store.page_content(page.pk)
        if content is None:
            return Rejected(page.url, reason or "the feed carries neither an address nor a text")
        try:
            return from_feed(page, content, reason)
        except InputError as error:
            return Rejected(page.url, str(error))

    def _note(self, page: WatchedPage, item: RawDocument | Rejected, failed: Failed | None) -> None:
        if failed is not None or isinstance(item, Rejected):
            self.done.failed += 1
            self._store.page_failed(page.pk, failed.reason if failed else "it could not be read", None)
        else:
            self._store.page_done(page.pk, item.id or item.sha256, self._stamp)

    def _step(self) -> None:
        if self._on_step:
            self._on_step(self.done)


def _rest(store: Store, options: WatchOptions, now: datetime.datetime) -> float:
    """Seconds until the next turn: until something is due, at least a minute, at most `every`."""
    every = options.every * 60.0
    due = store.next_due()
    left = (datetime.datetime.fromisoformat(due) - now).total_seconds() if due else every
    return min(every, max(left, min(60.0, every)))
