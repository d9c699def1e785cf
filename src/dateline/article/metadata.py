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

#: The kinds of a JSON-LD card that is an article: NewsArticle, OpinionNewsArticle, LiveBlogPosting …
_ARTICLE_ENDS = ("article", "posting", "report")
#: Kinds that stand for the page as a whole: where no article has a day, theirs is the page's.
_PAGE_KINDS = frozenset({"webpage", "itempage", "creativework", "videoobject", "qapage"})
_LD_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
#: A moment in universal time: the day where the page's readers are may be the one before, or the next.
_UNIVERSAL = re.compile(r"T\d\d:\d\d.*(?:Z|[+-]00:?00)$")
_DATES = tuple(
    "article:published_time og:article:published_time og:published_time datepublished parsely-pub-date sailthru.date "
    "article.published published-date publish-date publication_date pubdate dc.date.issued dcterms.created dc.date "
    "dcterms.date dc.date.created cxenseparse:recs:publishtime article_date_original date".split()
)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
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
    modified: Written | None = None
    #: Whether `published` is a day by the clock of Greenwich: the day of the page's own readers may be the next to it.
    universal: bool = False
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None


def read_metadata(tree: HtmlElement) -> Metadata:
    """The metadata of a parsed page: JSON-LD first, then <meta>, then <title>, <h1> and <time>."""
    metas = _metas(tree)
    cards, texts = _cards(tree)
    card = next((item for item in cards if _is_article(item)), {})
    stamps = [stamp for stamp in _stamps(cards, texts, metas, tree) if _day(stamp)]
    # "2019-11-19T01:19Z" and "Monday, November 18, 2019, 08:19 PM": what is said without a zone is the readers' day.
    local = [stamp for stamp in stamps if not _UNIVERSAL.search(stamp)]
    day = _day(stamps[0]) if stamps else None
    if day and stamps[0] not in local:
        day = next((near for stamp in local if (near := _day(stamp)) and _next_to(near, day)), day)
    changed = [item.get("dateModified") for item in cards] + [value for key in _CHANGED for value in metas.get(key, ())]
    names = _names(card.get("author")) or [name for key in _AUTHORS for name in metas.get(key, ())][:3]
    publisher = next(iter(_names(card.get("publisher"))), None)
    return Metadata(
        title=one_line(html.unescape(_title(tree, card, metas) or "")),
        published=day,
        modified=next((found for value in changed if (found := _day(value))), None),
        universal=not local,
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


def _cards(tree: HtmlElement) -> tuple[list[dict[str, Any]], list[str]]:
    """The JSON-LD objects of the page that have a kind, and the texts that are no JSON."""
    found: list[dict[str, Any]] = []
    broken: list[str] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _LD_LIMIT:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            broken.append(text)
            continue
        waiting = [value]
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                if "@type" in item:
                    found.append(item)
                waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]
    return found, broken


def _kinds(card: dict[str, Any]) -> list[str]:
    kinds = card.get("@type")
    return [kind.lower() for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _is_article(card: dict[str, Any]) -> bool:
    return any(kind.endswith(_ARTICLE_ENDS) for kind in _kinds(card))


def _stamps(
    cards: list[dict[str, Any]], broken: list[str], metas: dict[str, list[str]], tree: HtmlElement
) -> Iterator[str]:
    """What the page calls its day of publication, the most trusted first: article, <meta>, <time>, page."""
    for item in cards:
        if _is_article(item) and isinstance(stamp := item.get("datePublished"), str):
            yield stamp
    for key in _DATES:
        yield from metas.get(key, ())
    yield from _time_elements(tree)
    for text in broken:
        yield from _LD_DAY.findall(text)[:1]
    for item in cards:
        if not _PAGE_KINDS.isdisjoint(_kinds(item)):
            stamp = item.get("datePublished") or item.get("uploadDate")
            if isinstance(stamp, str):
                yield stamp


def _day(value: Any) -> Written | None:
    return day if isinstance(value, str) and (day := parse_published(value)) and day.precision == "day" else None


def _next_to(one: Written, other: Written) -> bool:
    return abs((one.first - other.first).days) == 1


def _time_elements(tree: HtmlElement) -> Iterator[str]:
    """What <time> elements say that are marked as the day of publication."""
    for element in tree.iter("time"):
        marks = " ".join(
            filter(None, (element.get("class"), element.get("itemprop"), element.get("pubdate") and "pubdate"))
        ).lower()
        if (
            any(mark in marks for mark in ("publish", "pubdate", "entry-date", "posted"))
            and "update" not in marks.split()
        ):
            yield from filter(None, (element.get("datetime"), one_line(element.text)))


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
