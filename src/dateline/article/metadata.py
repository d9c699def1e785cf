"""What a page says of itself in its head: title, day, authors, outlet, address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .clean import one_line
from .dates import Written, parse_published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = (
    "article",
    "newsarticle",
    "reportagenewsarticle",
    "blogposting",
    "report",
    "liveblogposting",
    "analysisnewsarticle",
)
_DATES = tuple(
    "article:published_time og:article:published_time og:published_time datepublished parsely-pub-date sailthru.date "
    "article.published published-date publish-date publication_date pubdate dc.date.issued dcterms.created dc.date "
    "dcterms.date dc.date.created cxenseparse:recs:publishtime article_date_original date".split()
)
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_OUTLETS = ("og:site_name", "dc.publisher", "publisher", "application-name")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_URLS = ("og:url",)
#: JSON-LD beyond this many characters is data, not a card.
_LD_LIMIT = 500_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head says; None and () where it says nothing."""

    title: str | None = None
    published: Written | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None


def read_metadata(tree: HtmlElement) -> Metadata:
    """The metadata of a parsed page: JSON-LD first, then <meta>, then <title>, <h1> and <time>."""
    metas = _metas(tree)
    card: dict[str, Any] = next(_cards(tree), {})
    day = _day(card.get("datePublished")) or _first_day(metas) or _time_element(tree)
    names = _names(card.get("author")) or [name for key in _AUTHORS for name in metas.get(key, ())][:3]
    publisher = next(iter(_names(card.get("publisher"))), None)
    return Metadata(
        title=one_line(html.unescape(_title(tree, card, metas) or "")),
        published=day,
        bylines=tuple(dict.fromkeys(name for words in names if (name := _name(words)))),
        outlet=_first(metas, _OUTLETS) or publisher,
        url=next(
            (value for key in _URLS for value in metas.get(key, ()) if value.startswith(("http://", "https://"))), None
        ),
    )


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = one_line(meta.get("content"))
        for attribute in ("property", "name", "itemprop"):
            if content and (key := meta.get(attribute)):
                found.setdefault(key.strip().lower(), []).append(content)
    return found


def _cards(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article."""
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _LD_LIMIT:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [value]
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                kinds = item.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind.lower() in _ARTICLE_TYPES for kind in kinds):
                    yield item
                waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _day(value: Any) -> Written | None:
    return day if isinstance(value, str) and (day := parse_published(value)) and day.precision == "day" else None


def _first_day(metas: dict[str, list[str]]) -> Written | None:
    return next((day for key in _DATES for value in metas.get(key, ()) if (day := _day(value))), None)


def _time_element(tree: HtmlElement) -> Written | None:
    """The day of a <time> that is marked as the day of publication."""
    for element in tree.iter("time"):
        marks = " ".join(
            filter(None, (element.get("class"), element.get("itemprop"), element.get("pubdate") and "pubdate"))
        ).lower()
        if (
            any(mark in marks for mark in ("publish", "pubdate", "entry-date", "posted"))
            and "update" not in marks.split()
        ) and (day := _day(element.get("datetime") or one_line(element.text))):
            return day
    return None


def _title(tree: HtmlElement, card: dict[str, Any], metas: dict[str, list[str]]) -> str | None:
    element = next(tree.iter("title"), None)
    of_window = one_line(element.text) if element is not None else None
    headings = [words for heading in tree.iter("h1") if (words := one_line(heading.text_content()))]
    told = [one_line(card["headline"])] if isinstance(card.get("headline"), str) else []
    candidates = [words for words in (*told, _first(metas, _TITLES), of_window) if words]
    # The heading on the page is the title as readers see it, without the site's name behind it.
    for heading in headings:
        if len(heading.split()) >= 3 and any(heading.casefold() in words.casefold() for words in candidates):
            return heading
    best = candidates[0] if candidates else (headings[0] if headings else None)
    return _without_site(best, _first(metas, _OUTLETS)) if best else None


def _without_site(title: str, site: str | None) -> str:
    """The title without " | Sample Desk" behind it, where the page says that this is its name."""
    for mark in (" | ", " - ", " – ", " — ", " :: ", " » "):
        head, found, tail = title.rpartition(mark)
        if found and site and tail.strip().casefold() == site.casefold() and head.strip():
            return head.strip()
    return title


def _first(metas: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys for value in metas.get(key, ())), None)


def _names(value: Any) -> list[str]:
    """Names in a JSON-LD author or publisher: a string, an object with a name, or a list of them."""
    if isinstance(value, str):
        return [name] if (name := one_line(value)) else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for item in value[:10] if not isinstance(item, list) for name in _names(item)]
    return []


def _name(words: str) -> str | None:
    """A person's name out of what a page gives: "By Rima Haddad | Sample Desk" is Rima Haddad; an address is none."""
    name = re.sub(r"^by\s+", "", words.partition(" | ")[0].strip(), flags=re.I)
    return name if name and len(name) <= 80 and "http" not in name.lower() and "@" not in name else None
