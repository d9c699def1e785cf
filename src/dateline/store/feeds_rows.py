"""Rows of the feeds that are watched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """A feed and how it stands. `asked` is the address that is asked, `failures` those since it last answered well.

    `parent` is the index that names it, where it is a sitemap of one, `said` what the index said of its last change.
    `reason` says why it failed, or what was odd about it. Times are ISO stamps in UTC.
    """

    pk: int
    url: str
    asked: str
    parent: int | None
    title: str | None
    kind: str | None
    etag: str | None
    last_modified: str | None
    said: str | None
    tried_at: str | None
    good_at: str | None
    failures: int
    reason: str | None
    due_at: str


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """A page that a feed named, and what became of it.

    `state` is "new", "again" (it failed and is tried again at `due_at`), "done" (stored as `document`) or "failed"
    (given up, see `reason`). `fetched` is 0 where the report stands in the feed itself. `title` and `published` are as
    the feed has them.
    """

    pk: int
    url: str
    fetched: int
    state: str
    reason: str | None
    attempts: int
    due_at: str
    seen_at: str
    done_at: str | None
    document: str | None
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSaid:
    """What a feed says of one page. `digest` changes when it says that the page has; `content` is the whole report."""

    id: str
    url: str
    digest: str
    fetched: bool = True
    title: str | None = None
    published: str | None = None
    content: str | None = None
