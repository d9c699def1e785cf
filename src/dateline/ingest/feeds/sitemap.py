"""Sitemaps, their indexes and the news extension (sitemaps.org; Google's news namespace)."""

from __future__ import annotations

from typing import Any

from dateline.model import InputError

from .dates import day_of
from .items import Child, Feed, FeedItem
from .links import link_of
from .syndication import MOST
from .xml import elements

_NAMES = {"loc": "loc", "lastmod": "lastmod", "publication_date": "published", "title": "title"}


def read_sitemap(content: bytes, url: str) -> Feed:
    """The sitemap, or index of sitemaps, in these bytes. Raises InputError."""
    from lxml import etree

    items: list[FeedItem] = []
    children: list[Child] = []
    broken: str | None = None
    index = False
    try:
        for _, element in elements(content, ("url", "sitemap")):
            told = _told(element)
            index = index or element.tag.endswith("}sitemap") or element.tag == "sitemap"
            if location := link_of(url, told.get("loc")):
                if index:
                    children.append(Child(location, told.get("lastmod")))
                else:
                    items.append(
                        FeedItem(
                            id=location,
                            url=location,
                            title=told.get("title"),
                            published=day_of(told.get("published")),
                            updated=told.get("lastmod"),
                        )
                    )
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if len(items) >= MOST or len(children) >= MOST:
                break
    except etree.XMLSyntaxError as error:
        broken = str(error)[:120]
    if broken and not items and not children:
        raise InputError(f"the sitemap cannot be read ({broken})")
    return Feed(
        kind="sitemap index" if index else "sitemap",
        items=tuple(items),
        children=tuple(children),
        whole=broken is None,
        warnings=(f"it is not well formed ({broken}): read as far as it can be",) if broken else (),
    )


def read_text_sitemap(content: bytes) -> Feed:
    """A sitemap that is a list of addresses, one a line."""
    found = dict.fromkeys(content.decode("utf-8", "replace").split())
    return Feed(kind="sitemap", items=tuple(FeedItem(id=each, url=each) for each in list(found)[:MOST]))


def _told(element: Any) -> dict[str, str]:
    told: dict[str, str] = {}
    for each in element.iter():
        if isinstance(each.tag, str) and (name := _NAMES.get(each.tag.rpartition("}")[2])):
            # an image or video of the page has a title and an address of its own
            if each.tag.rpartition("}")[2] in ("title", "publication_date") and "news" not in each.tag:
                continue
            if "image" in each.tag or "video" in each.tag:
                continue
            if text := " ".join((each.text or "").split()):
                told.setdefault(name, text)
    return told
