"""Lines of PDF pages to running text: headers and footers out, words and paragraphs joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

#: So many lines at the head and foot of a page may be repeated ones.
_EDGE = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]*(?:(?:page|seite|p\.?)\s*)?\d{1,4}(?:\s*(?:/|of|von|\|)\s*\d{1,4})?[\W_]*", re.I)
_ENDS = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_ITEM = re.compile(r"(?:[•●▪◦*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_HYPHEN = re.compile(r"[^\W\d_]{2,}[-\u2010]$")
#: "anti-" at the end of a line keeps its hyphen before "government"; "govern-" loses it before "ment".
_KEPT = re.compile(
    r"(?:^|[\W_])(?:anti|counter|pro|non|ex|self|co|cross|mid|semi|multi|pre|post|ultra|half|north|south|east|west|"
    r"al|el|ez|es|ash|as|ar|an|ad|at|de|bin|well|long|short|high|low|ill|so|two|three|four|five|six|seven|eight|nine|"
    r"ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|pick|check|shoot|cease|stand|hand)[-\u2010]$",
    re.I,
)
_JOINED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": "", "\u00a0": " "}
_LIGATURES = str.maketrans(_JOINED)
#: Lines at the edge of a page up to so many characters are alike also where their numbers differ.
_HEADING = 60
#: A line shorter than this share of the usual one ends its paragraph.
_SHORT = 0.75


def page_text(pages: Sequence[str]) -> str:
    """The running text of pages, paragraphs apart by an empty line."""
    lines = [[line.strip() for line in page.translate(_LIGATURES).splitlines()] for page in pages]
    running = [line for page in _without_edges(lines) for line in page]
    lengths = sorted(len(line) for line in running if len(line) > 20)
    usual = lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0
    return "\n\n".join(_paragraphs(running, usual))


def _without_edges(pages: list[list[str]]) -> Iterator[list[str]]:
    """The lines of each page without those that head or foot the pages, and without page numbers there."""
    filled = [[line for line in page if line] for page in pages]
    heads = _repeated([page[:_EDGE] for page in filled])
    feet = _repeated([page[-_EDGE:] for page in filled])
    for page in pages:
        first, last = 0, len(page)
        for _ in range(_EDGE):
            while first < last and not page[first]:
                first += 1
            if first < last and _is_edge(page[first], heads):
                first += 1
            while last > first and not page[last - 1]:
                last -= 1
            if last > first and _is_edge(page[last - 1], feet):
                last -= 1
        yield page[first:last]


def _repeated(edges: list[list[str]]) -> set[str]:
    """The lines that stand at one edge of many pages: left and right ones may have some of their own."""
    if len(edges) < 2:
        return set()
    seen = Counter(line for lines in edges for line in {_alike(line) for line in lines})
    least = max(3, round(0.3 * len(edges))) if len(edges) > 2 else 2
    return {line for line, count in seen.items() if count >= least}


def _is_edge(line: str, repeated: set[str]) -> bool:
    # "residents said." may end the text of many pages
    if line[:1].islower() and _ENDS.search(line):
        return False
    return _alike(line) in repeated or bool(_PAGE_NUMBER.fullmatch(line))


def _alike(line: str) -> str:
    words = " ".join(line.lower().split())
    # "Bulletin 12, 3 May", with the day of each page; of a sentence the numbers are what it tells
    return _DIGITS.sub("#", words) if len(words) < _HEADING else words


def _paragraphs(lines: list[str], usual: int) -> Iterator[str]:
    paragraph = last = ""
    for line in lines:
        if not line:
            # an empty line in the middle of a sentence is the foot of a page, or a wide leading
            if paragraph and (_ENDS.search(paragraph) or len(paragraph) < _SHORT * usual):
                yield paragraph
                paragraph = ""
            continue
        if paragraph and _begins_anew(paragraph, last, line, usual):
            yield paragraph
            paragraph = ""
        paragraph = _join(paragraph, line) if paragraph else line
        last = line
    if paragraph:
        yield paragraph


def _begins_anew(paragraph: str, last: str, line: str, usual: int) -> bool:
    """Whether a line begins a paragraph. "…in the east" + "of the town" goes on, however short the first is."""
    if _ITEM.match(line):
        return True
    if line[:1].islower() or _HYPHEN.search(paragraph):
        return False
    return len(last) < _SHORT * usual


def _join(paragraph: str, line: str) -> str:
    if _HYPHEN.search(paragraph):
        if line[:1].islower() and not _KEPT.search(paragraph):
            return paragraph[:-1] + line
        return paragraph + line
    if re.search(r"\d[-–]$", paragraph) and line[:1].isdigit():
        return paragraph + line
    return f"{paragraph} {line}"
