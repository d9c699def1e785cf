"""Which kind of feed it is."""

from __future__ import annotations

import re
import zlib

from dateline.ingest.fetch.urls import joined
from dateline.model import InputError

from .items import Feed, storable
from .jsonfeed import read_json_feed
from .sitemap import read_sitemap, read_text_sitemap
from .syndication import read_syndication
from .xml import root_of

#: What a server is told that we like.
FEEDS = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml;q=0.9,"
    "application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,*/*;q=0.3"
)
#: Most bytes of a feed; a sitemap may have 50 MB (sitemaps.org), gzipped or not.
FEED_BYTES, SITEMAP_BYTES = 10_000_000, 52_428_800
#: 50,000 addresses, each with a hundred tags; a tree of more than that fills the memory.
_MOST_TAGS = 5_000_000
_ADDRESSES = re.compile(rb"\s*https?://[^\s<>]+(?:\s+https?://[^\s<>]+)*\s*\Z")
_LINK = re.compile(r"<link\b[^>]{0,400}>", re.I)
_OFFERED = re.compile(r"type\s*=\s*[\"']?application/(?:rss|atom|feed)\+(?:xml|json)", re.I)
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]+)", re.I)


def parse_feed(content: bytes, *, url: str, charset: str | None = None) -> Feed:
    """The feed or sitemap in these bytes, which came from `url`; `charset` as the carrier declares it.

    Raises InputError that says why it cannot be read.
    """
    return storable(_parsed(content, url, charset))


def _parsed(content: bytes, url: str, charset: str | None) -> Feed:
    if content[:2] == b"\x1f\x8b":
        content = _gunzip(content)
    if not content.strip():
        raise InputError("the feed is empty")
    begins = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if begins in (b"{", b"["):
        return read_json_feed(_sized(content, FEED_BYTES), url)
    root = root_of(content)
    if root in ("urlset", "sitemapindex"):
        if content.count(b"<") > _MOST_TAGS:
            raise InputError(f"a sitemap of more than {_MOST_TAGS:,} tags: not read")
        return read_sitemap(_sized(content, SITEMAP_BYTES), url)
    if root in ("rss", "rdf", "feed", "channel"):
        return read_syndication(_sized(content, FEED_BYTES), url, charset)
    if root == "opml":
        raise InputError("this is a list of feeds (OPML), not a feed: save it and give the file")
    if _ADDRESSES.match(content[:SITEMAP_BYTES]):
        return read_text_sitemap(content)
    raise InputError(_no_feed(content, url, root))


def _gunzip(content: bytes) -> bytes:
    inner = zlib.decompressobj(wbits=31)
    try:
        whole = inner.decompress(content, SITEMAP_BYTES + 1)
    except zlib.error as error:
        raise InputError(f"the gzip file is damaged ({error})") from error
    if len(whole) > SITEMAP_BYTES:
        raise InputError(f"it unpacks to more than {SITEMAP_BYTES:,} bytes: not read")
    if not inner.eof:
        raise InputError("the gzip file is cut short")
    return whole


def _sized(content: bytes, most: int) -> bytes:
    if len(content) > most:
        raise InputError(f"larger than {most:,} bytes: not read")
    return content


def _no_feed(content: bytes, url: str, root: str) -> str:
    head = content[:200_000].decode("utf-8", "replace")
    if root != "html" and "<html" not in head[:2_000].lower():
        return f"this is no feed: its first element is <{root}>" if root else "this is no feed, and no XML or JSON"
    offered = [href.group(1) for link in _LINK.findall(head) if _OFFERED.search(link) and (href := _HREF.search(link))]
    if not offered:
        return "this is a web page, not a feed"
    return f"this is a web page, not a feed; it names one: {joined(url, offered[0])}"
