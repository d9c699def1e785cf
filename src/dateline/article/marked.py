"""The day that a page shows its readers beside the title: found by what its markup calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .clean import one_line
from .dates import Written
from .dates_abroad import Tongue, find_day_abroad

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Names of classes, ids and properties under which templates put the day, in the languages that templates are named in.
_DAY = re.compile(
    r"publish|pub-?date|posted|post-?(?:date|time|meta|info)|entry-?(?:date|meta|time)|article-?(?:date|time|meta|info)"
    r"|news-?(?:date|time)|date|time(?:stamp)?\b|dateline|created|byline|fecha|data-?(?:publica|ora)|datum|tarih|meta\b",
    re.I,
)
#: Under these names stands another day: of a change, of a comment, of another article, of the site as a whole.
_OTHER = re.compile(
    r"modif|updat|lastmod|comment|reply|related|footer|copyright|sidebar|widget|recent|popular|expire|event|birth"
    r"|archive|calendar|menu|nav\b|countdown|today|current|most-|more-|list|teaser|promo|carousel|recommend|trending",
    re.I,
)
_OUTSIDE = frozenset({"nav", "footer", "aside", "script", "style", "noscript", "template", "select", "button"})
#: What is longer is a sentence or a block, not the line with the day.
_LINE = 120
#: A template may show the day so many marked lines below the title; further down stand other articles.
_BELOW = 8


@dataclass(frozen=True, slots=True)
class Marked:
    """A day that a page shows; `below`: under the title, where the article's own stands."""

    day: Written
    below: bool


def marked_day(tree: HtmlElement, tongue: Tongue | None = None) -> Marked | None:
    """The day shown below the title, else the one above it where the page shows only one; None where none is marked."""
    tongue = tongue or Tongue.of(tree.get("lang") or tree.get("xml:lang"))
    above: list[Written] = []
    below: list[Written] = []
    title = _title(tree)
    titled = False
    for element in _elements(tree):
        if element.tag == "h1":
            titled = titled or title is None or element is title
        elif len(below) < _BELOW and _is_marked(element) and (day := _day_of(element, tongue)):
            (below if titled else above).append(day)
    if below:
        return Marked(below[0], below=True)
    # Above the title a page may print the day of the visit.
    return Marked(above[0], below=False) if len({day.first for day in above}) == 1 else None


def _title(tree: HtmlElement) -> HtmlElement | None:
    """The <h1> that is the title of the window as well; None where none is. A site's own name may be one before it."""
    window = next((one_line(element.text) or "" for element in tree.iter("title")), "").casefold()
    for heading in tree.iter("h1"):
        words = one_line(heading.text_content())
        if words and len(words.split()) >= 3 and words.casefold() in window:
            return heading
    return None


def _elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements of the page in their order, without the parts that never hold the article."""
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in _OUTSIDE:
            continue
        marks = _marks(element)
        if marks and tag not in ("html", "body", "article", "main") and _OTHER.search(marks) and not _DAY.search(marks):
            continue
        yield element
        waiting.extend(reversed(element))


def _marks(element: HtmlElement) -> str:
    return " ".join(
        filter(None, (element.get("class"), element.get("id"), element.get("itemprop"), element.get("property")))
    )


def _is_marked(element: HtmlElement) -> bool:
    marks = _marks(element)
    return (element.tag == "time" or bool(_DAY.search(marks))) and not _OTHER.search(marks)


def _day_of(element: HtmlElement, tongue: Tongue) -> Written | None:
    """The day an element says, in its text before its attributes: the text is in the readers' own time."""
    words = one_line("".join(_text(element)))
    if words and len(words) <= _LINE and (day := find_day_abroad(words, tongue)):
        return day
    for attribute in ("datetime", "content", "title"):
        if (value := element.get(attribute)) and len(value) <= _LINE and (day := find_day_abroad(value, tongue)):
            return day
    return None


def _text(element: HtmlElement) -> Iterator[str]:
    """The element's words, no more than make a line of them."""
    length = 0
    for words in element.itertext():
        yield words
        length += len(words.strip())
        if length > _LINE:
            return
