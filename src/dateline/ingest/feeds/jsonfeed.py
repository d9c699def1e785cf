"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import html
import json
from typing import Any

from dateline.model import InputError

from .dates import day_of
from .items import Feed, FeedItem, empty_items
from .links import link_of
from .syndication import MOST


def read_json_feed(content: bytes, url: str) -> Feed:
    """The feed in these bytes. Raises InputError."""
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"the JSON feed cannot be read ({error or 'nested too deeply'})") from error
    if not isinstance(told, dict) or not str(told.get("version", "")).startswith(
        ("https://jsonfeed.org/", "http://jsonfeed.org/")
    ):
        raise InputError("this is JSON, and no JSON Feed: its version is missing")
    items = told.get("items")
    if not isinstance(items, list):
        raise InputError('the JSON feed has no list of "items"')
    found = [item for each in items[:MOST] if isinstance(each, dict) and (item := _item(each, url))]
    odd = len(items[:MOST]) - len(found)
    warnings = (empty_items(odd),) if odd else ()
    return Feed(kind="json", title=_text(told, "title"), items=tuple(found), warnings=warnings)


def _item(told: dict[str, Any], base: str) -> FeedItem | None:
    link = _text(told, "url") or _text(told, "external_url")
    content = _text(told, "content_html")
    if content is None and (plain := _text(told, "content_text")):
        content = "".join(f"<p>{html.escape(line)}</p>" for line in plain.splitlines() if line.strip())
    own = told.get("id")
    own = str(own) if isinstance(own, str | int | float) and not isinstance(own, bool) else None
    url = link_of(base, link)
    if url is None and content is None:
        return None
    return FeedItem(
        id=own or url or content or "",
        url=url,
        title=_text(told, "title"),
        published=day_of(told.get("date_published")),
        updated=_text(told, "date_modified"),
        summary=_text(told, "summary"),
        content=content,
    )


def _text(told: dict[str, Any], key: str) -> str | None:
    value = told.get(key)
    return value.strip() or None if isinstance(value, str) else None
