"""RSS 0.9x, 1.0, 2.0 and Atom, read by feedparser from bytes in hand: it is never given an address."""

from __future__ import annotations

import datetime
import hashlib
import re
from io import BytesIO
from typing import Any

from dateline.model import InputError

from .dates import day_of
from .items import Feed, FeedItem, Kind, empty_items
from .links import link_of

#: A feed of more items is cut off there: the sitemap protocol's number, far beyond any feed.
MOST = 50_000
#: What a parser takes minutes for; the tag of a picture may be long too, but not of so many parts.
_LADEN = re.compile(rb"<(?:[^<>=]*=){2000}")


def read_syndication(content: bytes, url: str, charset: str | None) -> Feed:
    """The feed in these bytes. Raises InputError."""
    import feedparser

    if _LADEN.search(content):
        raise InputError("a tag in it has thousands of attributes: not read")
    told = {"content-location": url, "content-type": "application/xml" + (f"; charset={charset}" if charset else "")}
    try:
        # what stands in the feed is read like any page: scripts are no text there
        found = feedparser.parse(
            BytesIO(content), response_headers=told, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, LookupError, RecursionError, AssertionError, TypeError, AttributeError) as error:
        raise InputError(f"the feed cannot be read ({type(error).__name__})") from error
    broken = _broken(found)
    if not found.entries and (broken or not found.version):
        raise InputError(f"the feed cannot be read ({broken or 'nothing in it says that it is one'})")
    kind: Kind = "atom" if found.version.startswith("atom") else "rss"
    items = [item for entry in found.entries[:MOST] if (item := _item(entry, kind, url))]
    warnings = [f"it is not well formed ({broken}): read as far as it can be"] if broken else []
    if odd := len(found.entries[:MOST]) - len(items):
        warnings.append(empty_items(odd))
    return Feed(
        kind=kind, title=_text(found.feed.get("title")), items=tuple(items), whole=not broken, warnings=tuple(warnings)
    )


def _broken(found: Any) -> str | None:
    """What is wrong with its XML; a wrong media type or charset that could be mended is not told."""
    error = found.get("bozo_exception") if found.bozo else None
    if error is None or type(error).__name__ in ("NonXMLContentType", "CharacterEncodingOverride"):
        return None
    return str(getattr(error, "getMessage", lambda: error)())[:120]


def _item(entry: Any, kind: Kind, base: str) -> FeedItem | None:
    link = _text(entry.get("feedburner_origlink")) or _text(entry.get("link"))
    own = _text(entry.get("id"))
    if link is None and own and own.startswith(("http://", "https://")):
        link = own
    url = link_of(base, link)
    contents = [each.get("value") or "" for each in entry.get("content") or ()]
    content = max(contents, key=len, default="") or None
    title, summary = _text(entry.get("title")), entry.get("summary") or None
    if url is None and not (content or summary):
        return None
    published = day_of(entry.get("published")) or _day(entry.get("published_parsed"))
    if published is None and kind == "rss":
        # dc:date, the only date of RSS 1.0; in Atom "updated" may be years after publication
        published = day_of(_updated(entry))
    return FeedItem(
        id=own or url or hashlib.sha256(repr((title, summary, content)).encode("utf-8", "replace")).hexdigest(),
        url=url,
        title=title,
        published=published,
        updated=_text(_updated(entry)),
        summary=summary,
        content=content if content or url else summary,
    )


def _updated(entry: Any) -> object:
    """As written; feedparser would give the date of publication where there is none."""
    return entry["updated"] if dict.__contains__(entry, "updated") else None


def _day(parsed: Any) -> str | None:
    try:
        return day_of(datetime.date(*parsed[:3]).isoformat()) if parsed else None
    except (TypeError, ValueError):  # "0000-00-00" is November of the year -1 to feedparser
        return None


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
