"""`dateline watch --list` and `--failed`: how the feeds of a database stand, and what could not be had."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from dateline.store import Store, WatchedFeed, WatchedPage

from .listing import Column, print_list

_STATES = ("done", "new", "again", "failed")


@dataclass(frozen=True, slots=True)
class _Standing:
    feed: WatchedFeed
    counts: dict[str, int]

    @property
    def state(self) -> str:
        """A word or two."""
        if self.feed.failures:
            return f"failed {self.feed.failures} times" if self.feed.failures > 1 else "failed"
        return "ok" if self.feed.good_at else "not asked yet"

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        told = dataclasses.asdict(self.feed)
        del told["pk"], told["parent"], told["said"]
        return {**told, "state": self.state, "pages": self.counts}


def print_feeds(name: str, as_json: bool) -> None:
    """The feeds on the list, in its order."""
    with Store.open(name, create=False) as store:
        counts = store.page_counts()
        rows = [
            _Standing(feed, {state: counts.get((feed.pk, state), 0) for state in _STATES})
            for feed in store.watched_feeds()
        ]
    columns: list[Column[_Standing]] = [
        Column("feed", lambda row: row.feed.url, share=4),
        Column("title", lambda row: row.feed.title or "", share=2, from_width=100),
        Column("state", lambda row: row.state, width=13),
        Column("last good", lambda row: _minute(row.feed.good_at), width=16, from_width=100),
        Column("next", lambda row: _minute(row.feed.due_at), width=16, from_width=120),
        Column("read", lambda row: str(row.counts["done"]), width=5),
        Column("due", lambda row: str(row.counts["new"] + row.counts["again"]), width=5),
        Column("given up", lambda row: str(row.counts["failed"]), width=8),
        Column("why", lambda row: row.feed.reason or "", share=3),
    ]
    _print(rows, "feeds", columns, as_json)


def print_failed(name: str, as_json: bool) -> None:
    """The pages that were given up, and those that will be tried again, with the reason."""
    with Store.open(name, create=False) as store:
        rows = list(store.watched_pages("again", "failed"))
    columns: list[Column[WatchedPage]] = [
        Column("page", lambda row: row.url, share=4),
        Column("state", lambda row: "given up" if row.state == "failed" else "again", width=8),
        Column("tries", lambda row: str(row.attempts), width=5),
        Column("next", lambda row: _minute(row.due_at) if row.state == "again" else "", width=16, from_width=100),
        Column("why", lambda row: row.reason or "", share=5),
    ]
    _print(rows, "pages that failed", columns, as_json)


def _print(rows: list[Any], what: str, columns: list[Column[Any]], as_json: bool) -> None:
    print_list(
        rows,
        what=what,
        columns=columns,
        plain=lambda row: row.plain() if isinstance(row, _Standing) else _page(row),
        flat=dict,
        heads=(),
        as_json=as_json,
        as_csv=False,
    )


def _page(row: WatchedPage) -> dict[str, Any]:
    told = dataclasses.asdict(row)
    del told["pk"], told["document"], told["done_at"]
    return {**told, "fetched": bool(row.fetched)}


def _minute(stamp: str | None) -> str:
    return (stamp or "")[:16].replace("T", " ")
