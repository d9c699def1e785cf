"""The part of the store that knows which feeds are watched, what they named, and what became of it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence

from .feeds_rows import ItemSaid, WatchedFeed, WatchedPage
from .opened import Opened

_FEED = """
SELECT pk, url, asked, parent, title, kind, etag, last_modified, said, tried_at, good_at, failures, reason, due_at
FROM feeds"""
_PAGE = """
SELECT p.pk, p.url, p.fetched, p.state, p.reason, p.attempts, p.due_at, p.seen_at, p.done_at, p.document, p.title,
       p.published
FROM feed_pages p"""
_LISTED = """
INSERT INTO feeds (url, asked, title, listed, failures, due_at) VALUES (?, ?, ?, 1, 0, ?)
ON CONFLICT (url) DO UPDATE SET listed = 1, parent = NULL, title = coalesce(excluded.title, feeds.title)
"""
_CHILD = """
INSERT INTO feeds (url, asked, parent, said, listed, failures, due_at) VALUES (?, ?, ?, ?, 1, 0, ?)
ON CONFLICT (url) DO UPDATE SET listed = 1, parent = excluded.parent, said = excluded.said,
    due_at = CASE WHEN coalesce(feeds.said, '?') = coalesce(excluded.said, '')
        THEN feeds.due_at ELSE excluded.due_at END
"""
#: The newest of each feed that are due, and no more of a feed than asked for.
_DUE = """
SELECT pk FROM (
    SELECT p.pk AS pk, row_number() OVER (
        PARTITION BY i.feed ORDER BY p.state, p.published IS NULL, p.published DESC, p.pk) AS place
    FROM feed_pages p JOIN feed_items i ON i.page = p.pk JOIN feeds f ON f.pk = i.feed
    WHERE p.state IN ('new', 'again') AND p.due_at <= ? AND f.listed = 1
) AS ranked GROUP BY pk HAVING min(place) <= ? ORDER BY min(place), pk
"""
_NEW_PAGE = """
INSERT INTO feed_pages (url, fetched, state, attempts, due_at, seen_at, title, published, content)
VALUES (?, ?, 'new', 0, ?, ?, ?, ?, ?) ON CONFLICT (url) DO NOTHING RETURNING pk
"""
_CHANGED = """
UPDATE feed_pages SET state = 'new', attempts = 0, reason = NULL, title = ?, published = ?, content = ?,
    due_at = CASE WHEN done_at > ? THEN ? ELSE ? END
WHERE pk = ?
"""
_ITEM = """
INSERT INTO feed_items (feed, item, page, digest, seen_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (feed, item) DO UPDATE SET digest = excluded.digest, page = excluded.page
"""
_GOOD = """
UPDATE feeds SET asked = ?, title = coalesce(title, ?), kind = coalesce(?, kind), etag = ?, last_modified = ?,
    tried_at = ?, good_at = ?, failures = 0, reason = ?, due_at = ? WHERE pk = ?
"""
_FAILED = """
UPDATE feeds SET asked = url, tried_at = ?, failures = failures + 1, reason = ?, due_at = ? WHERE pk = ?
"""
_DONE = """
UPDATE feed_pages SET state = 'done', reason = NULL, attempts = attempts + 1, done_at = ?, document = ?, content = NULL
WHERE pk = ?
"""
#: What a feed has in its own words may be as long as a report: ids beyond this are kept as a hash.
_LONG = 500


class Feeds(Opened):
    """Feeds, the pages that they named, and what hosts allow. Times are given, as ISO stamps in UTC."""

    # -- feeds

    def watch_feeds(self, listed: Iterable[tuple[str, str | None]], now: str) -> None:
        """Watch these (address, title) and no others. Those that leave the list keep their state, and are not asked."""
        with self.together():
            self._connection.execute("UPDATE feeds SET listed = 0")
            for url, title in listed:
                self._connection.execute(_LISTED, (url, url, title, now))
            self._connection.execute(
                "UPDATE feeds SET listed = 1 WHERE parent IN (SELECT pk FROM feeds WHERE listed = 1)"
            )

    def watched_feeds(self) -> list[WatchedFeed]:
        """All that are on the list, and the sitemaps in them, in its order."""
        return [WatchedFeed(*row) for row in self._rows(_FEED + " WHERE listed = 1 ORDER BY coalesce(parent, pk), pk")]

    def due_feeds(self, now: str) -> list[WatchedFeed]:
        """Those that may be asked now."""
        return [
            WatchedFeed(*row) for row in self._rows(_FEED + " WHERE listed = 1 AND due_at <= ? ORDER BY pk", (now,))
        ]

    def feed_unchanged(self, feed: int, *, now: str, due_at: str) -> None:
        """The server says that nothing is new."""
        with self.together():
            self._connection.execute(
                "UPDATE feeds SET tried_at = ?, good_at = ?, failures = 0, reason = NULL, due_at = ? WHERE pk = ?",
                (now, now, due_at, feed),
            )

    def feed_failed(self, feed: int, reason: str, *, now: str, due_at: str) -> None:
        """It could not be fetched or read. The next time it is asked at the address on the list."""
        with self.together():
            self._connection.execute(_FAILED, (now, reason, due_at, feed))

    def feed_answered(
        self,
        feed: WatchedFeed,
        items: Sequence[ItemSaid],
        *,
        now: str,
        due_at: str,
        asked: str,
        settled: str,
        title: str | None = None,
        kind: str | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        odd: str | None = None,
        children: Sequence[tuple[str, str | None]] = (),
    ) -> tuple[int, int]:
        """Keep what a feed said: how many pages are new, and how many are said to have changed.

        A page that has changed is read again, but no sooner than `settled` (a stamp before `now`) is after its last
        reading: then it is due at `due_at`. `children` are (address, stamp) of an index's sitemaps.
        """
        with self.together():
            known = dict(self._rows("SELECT item, digest FROM feed_items WHERE feed = ?", (feed.pk,)))
            new = changed = 0
            for item in items:
                own = _short(item.id)
                if known.get(own) == item.digest:
                    continue
                blob = zlib.compress(item.content.encode("utf-8", "replace")) if item.content else None
                row = (item.url, int(item.fetched), now, now, item.title, item.published, blob)
                made = self._one(_NEW_PAGE, row)
                new += made is not None
                (page,) = made or self._one("SELECT pk FROM feed_pages WHERE url = ?", (item.url,)) or (0,)
                if own in known:
                    values = (item.title, item.published, blob, settled, due_at, now, page)
                    self._connection.execute(_CHANGED, values)
                    changed += 1
                self._connection.execute(_ITEM, (feed.pk, own, page, item.digest, now))
                known[own] = item.digest
            if children:
                self._connection.execute("UPDATE feeds SET listed = 0, parent = NULL WHERE parent = ?", (feed.pk,))
            for child, said in children:
                if child not in (feed.url, feed.asked):
                    self._connection.execute(_CHILD, (child, child, feed.pk, said, now))
            values_ = (asked, title, kind, etag, last_modified, now, now, odd, due_at, feed.pk)
            self._connection.execute(_GOOD, values_)
        return new, changed

    # -- pages

    def due_pages(self, now: str, most: int) -> list[WatchedPage]:
        """The pages to be fetched now, of each feed no more than `most`, its newest first."""
        found = [pk for (pk,) in self._rows(_DUE, (now, most))]
        return [WatchedPage(*row) for pk in found for row in self._rows(_PAGE + " WHERE p.pk = ?", (pk,))]

    def page_content(self, page: int) -> str | None:
        """The report as the feed carries it; None where it does not, or no longer."""
        (blob,) = self._one("SELECT content FROM feed_pages WHERE pk = ?", (page,)) or (None,)
        return zlib.decompress(bytes(blob)).decode("utf-8") if blob else None

    def page_done(self, page: int, document: str, now: str) -> None:
        """It is stored as this document."""
        with self.together():
            self._connection.execute(_DONE, (now, document, page))

    def page_put_off(self, page: int, due_at: str) -> None:
        """It was not asked for; it is due later."""
        with self.together():
            self._connection.execute("UPDATE feed_pages SET due_at = ? WHERE pk = ?", (due_at, page))

    def page_failed(self, page: int, reason: str, due_at: str | None) -> None:
        """It could not be had. It is tried again at `due_at`, or never where that is None."""
        state = "failed" if due_at is None else "again"
        sql = "UPDATE feed_pages SET state = ?, reason = ?, attempts = attempts + 1, due_at = coalesce(?, due_at)"
        with self.together():
            self._connection.execute(sql + " WHERE pk = ?", (state, reason, due_at, page))

    def watched_pages(self, *states: str) -> Iterator[WatchedPage]:
        """The pages in these states ("new", "again", "done", "failed"), in the order in which they were seen."""
        marks = ", ".join("?" * len(states))
        for row in self._rows(f"{_PAGE} WHERE p.state IN ({marks}) ORDER BY p.pk", states):
            yield WatchedPage(*row)

    def page_counts(self) -> dict[tuple[int, str], int]:
        """How many pages of a feed are in which state."""
        sql = "SELECT i.feed, p.state, count(*) FROM feed_items i JOIN feed_pages p ON p.pk = i.page GROUP BY 1, 2"
        return {(feed, state): count for feed, state, count in self._rows(sql)}

    def next_due(self) -> str | None:
        """When the next feed or page is due; None where none ever is."""
        sql = """
        SELECT min(due_at) FROM (
            SELECT due_at FROM feeds WHERE listed = 1
            UNION ALL SELECT due_at FROM feed_pages WHERE state IN ('new', 'again')) AS all_due
        """
        (due,) = self._one(sql) or (None,)
        return None if due is None else str(due)

    # -- hosts

    def robots(self) -> dict[str, tuple[str | None, str]]:
        """robots.txt of each host, None where it could not be had, and until when that holds."""
        sql = "SELECT host, robots, robots_until FROM feed_hosts"
        return {host: (text, until) for host, text, until in self._rows(sql)}

    def keep_robots(self, known: dict[str, tuple[str | None, str]]) -> None:
        """Keep what hosts said."""
        sql = """
        INSERT INTO feed_hosts (host, robots, robots_until) VALUES (?, ?, ?)
        ON CONFLICT (host) DO UPDATE SET robots = excluded.robots, robots_until = excluded.robots_until
        """
        with self.together():
            for host, (text, until) in sorted(known.items()):
                self._connection.execute(sql, (host, text, until))


def _short(own: str) -> str:
    if len(own) <= _LONG:
        return own
    return own[: _LONG - 65] + "#" + hashlib.sha256(own.encode("utf-8", "replace")).hexdigest()
