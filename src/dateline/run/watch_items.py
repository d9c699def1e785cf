"""Items of feeds, and what was fetched for them, as the store and the reading take them."""

from __future__ import annotations

import dataclasses
import hashlib
from urllib.parse import urlsplit

from dateline.ingest import raw_from_text
from dateline.ingest.feeds import FeedItem
from dateline.ingest.fetch import Fetched, page_address
from dateline.ingest.web import raw_from_fetched
from dateline.model import InputError, RawDocument
from dateline.store import ItemSaid, WatchedFeed, WatchedPage

#: What a feed calls the whole report and is shorter than this, in characters, is a teaser.
_WHOLE = 400


def said_of(item: FeedItem, feed: WatchedFeed, odd: list[str]) -> ItemSaid | None:
    """An item for the store; None, with a line in `odd`, where its address is none."""
    content = item.content if item.content and (item.url is None or len(item.content) >= _WHOLE) else None
    if item.url is None:
        own = hashlib.sha256(item.id.encode("utf-8", "replace")).hexdigest()[:16]
        url = f"{feed.url}#item-{own}"
    else:
        try:
            url = page_address(item.url)
        except InputError as error:
            odd.append(f"an item is left out: {error}")
            return None
    return ItemSaid(
        id=item.id,
        url=url,
        digest=item.digest,
        fetched=item.url is not None,
        title=item.title,
        published=item.published,
        content=content,
    )


def from_fetched(page: WatchedPage, got: Fetched) -> RawDocument:
    """A page as a raw document; what the feed says of it counts where it says nothing itself. Raises InputError."""
    raw = raw_from_fetched(got, id=document_id(page_address(got.url)))
    return dataclasses.replace(
        raw, origin=page.url, said_title=page.title, said_published=page.published, said_by="feed"
    )


def from_feed(page: WatchedPage, content: str, reason: str | None) -> RawDocument:
    """The report as the feed carries it; `reason` is why its page could not be had. Raises InputError."""
    odd = (f"the page was not fetched ({reason}): read as the feed carries it",) if reason else ()
    return raw_from_text(
        content,
        media="html",
        title=page.title,
        published=page.published,
        url=page.url if page.fetched else None,
        id=document_id(page.url),
        origin=page.url,
        warnings=odd,
    )


def document_id(url: str) -> str:
    """The id of the document at an address: the same each time that it is read, so that a change makes a version."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()


def is_front(url: str) -> bool:
    """Whether an address is a site's front page: where many sites send those who ask for a page that is gone."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
