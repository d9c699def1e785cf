"""feeds: what a feed or sitemap lists, and lists of feeds. Nothing is fetched here, and no entity is looked up."""

from __future__ import annotations

from .items import Child, Feed, FeedItem, Listed
from .listed import read_listed
from .parse import FEEDS, parse_feed

__all__ = ["FEEDS", "Child", "Feed", "FeedItem", "Listed", "parse_feed", "read_listed"]
