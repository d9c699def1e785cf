"""What a feed says."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

import msgspec

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

Told = TypeVar("Told", "FeedItem", "Child", "Feed")
Kind = Literal["rss", "atom", "json", "sitemap", "sitemap index"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item: a page, or a text that stands in the feed itself.

    `id` is the feed's own, else the address. `published` is a day, "2016-04-21", in the zone in which the feed writes
    it; `updated` is a stamp as written, only compared. `content` is the whole report as HTML where the feed carries it.
    """

    id: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    content: str | None = None

    @property
    def digest(self) -> str:
        """Changes when the feed says that the page has: by its stamp where it has one, else by what it says of it."""
        said = (self.updated,) if self.updated else (self.published, self.summary, self.content)
        return hashlib.sha256(msgspec.json.encode((self.title, *said))).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap that an index names; `updated` as written there, None where nothing is."""

    url: str
    updated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What was read of a feed. `whole` is False where it broke off: then it must be asked for again without conditions.

    `children` are the sitemaps of an index; `warnings` say what was odd.
    """

    kind: Kind
    title: str | None = None
    items: tuple[FeedItem, ...] = ()
    children: tuple[Child, ...] = ()
    whole: bool = True
    warnings: tuple[str, ...] = ()


def storable(feed: Feed) -> Feed:
    """The feed without what no database stores: NUL, and half of a surrogate pair, which JSON can write."""
    return _mended(feed, items=tuple(map(_mended, feed.items)), children=tuple(map(_mended, feed.children)))


def _mended(told: Told, **fields: Any) -> Told:
    for name in told.__slots__:
        value = getattr(told, name)
        if isinstance(value, str) and _UNSTORABLE.search(value):
            fields[name] = _UNSTORABLE.sub("\ufffd", value)
    return replace(told, **fields) if fields else told


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed as a person lists it."""

    url: str
    title: str | None = None


def empty_items(count: int) -> str:
    """What is told of items that name no page and hold no text."""
    return f"{count} {'item has' if count == 1 else 'items have'} neither an address nor a text"
