"""An HTML page: its main text, what its head says of it, its comments. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .dates import parse_published
from .marked import Marked, marked_day
from .metadata import Metadata, read_metadata
from .published import Clue
from .tags import plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Larger pages, and those with more tags, go the simple way: the full way takes seconds for them.
_SIZE_LIMIT, _TAG_LIMIT = 5_000_000, 40_000
_SIMPLE = "the page's main text was not found: all its text is read, menus too"


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, paragraphs apart by an empty line, and what else it gives."""

    text: str
    title: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    comments: str = ""
    clues: list[Clue] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_page(source: str, url: str | None = None) -> Page:
    """The report of an HTML page. Never fails: what cannot be parsed gives all the page's text, with a warning."""
    if len(source) > _SIZE_LIMIT or source.count("<") > _TAG_LIMIT:
        warning = "the page is very large: all its text is read, menus too"
        return Page("\n\n".join(plain_text(source)), warnings=[warning])
    tree = _parse(source)
    if tree is None:
        return Page("\n\n".join(plain_text(source)), warnings=[_SIMPLE])
    head = _try(read_metadata, tree) or Metadata()
    clues = list(_clues(head, tree, source, url))
    body, comments = _main_text(tree)
    warnings = []
    if not body:
        body = plain_text(source)
        warnings.append(_SIMPLE)
    return Page(
        "\n\n".join(body),
        head.title,
        head.bylines,
        head.outlet,
        head.url,
        "\n".join(comments),
        clues,
        warnings,
    )


def _parse(source: str) -> HtmlElement | None:
    from trafilatura.utils import load_html

    tree: HtmlElement | None = _try(load_html, source)
    return tree


def _main_text(tree: HtmlElement) -> tuple[list[str], list[str]]:
    """Paragraphs of the main text, and those of the comments; ([], []) where none are found."""
    from trafilatura import bare_extraction

    found: Any = _try(bare_extraction, tree, with_metadata=False, include_comments=True, favor_precision=True)
    if found is None:
        return [], []
    return _lines(found.text), _lines(found.comments)


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").split("\n") if line.strip()]


def _clues(head: Metadata, tree: HtmlElement, source: str, url: str | None) -> Iterator[Clue]:
    """The page's day: as its head states it, else as it is shown, else by templates' customs, else its last change."""
    shown: Marked | None = _try(marked_day, tree) if head.published is None or head.universal else None
    if head.published:
        # "2016-04-22T01:38Z" over "Posted 21 April 2016, 8:38 PM": the shown day is that of the page's readers.
        near = shown and shown.below and abs((shown.day.first - head.published.first).days) == 1
        yield Clue(shown.day if shown and near else head.published, "metadata")
    elif shown:
        yield Clue(shown.day, "shown" if shown.below else "page")
    elif day := _day_in_template(source, url) or head.modified:
        yield Clue(day, "page")


def _day_in_template(source: str, url: str | None) -> Any:
    """The day by the customs of page templates, where the head does not say it."""
    from htmldate import find_date

    # A fixed last day, for the outcome must not depend on the day of reading.
    day = _try(find_date, source, extensive_search=False, original_date=True, max_date="2100-12-31", url=url)
    return parse_published(day) if day else None


def _try(function: Any, *arguments: Any, **options: Any) -> Any:
    """What a parser gives; None where it gives up. Parsers of wild HTML raise nearly anything."""
    try:
        return function(*arguments, **options)
    except (Exception, RecursionError):
        return None
