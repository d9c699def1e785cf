"""Texts and headlines in capitals, read as if they were written in the usual way.

"GUERRILLAS ATTACKED THE TOWN OF CHALATENANGO" is given to the parser and to all that look for names as "Guerrillas
attacked the town of Chalatenango". Letters are replaced one by one, so that offsets do not move; the document's own
text, and so every quote, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.knowledge.casing import casing
from dateline.knowledge.page_words import fold, phrases
from dateline.model import READABLE, Article

from .sentences import is_wrapped
from .truecase_context import decide
from .truecase_names import mark_names
from .truecase_words import ABBREVIATIONS, FUNCTION, Evidence, Word, written

#: A stretch without small letters that is long enough to be more than a name.
_STRETCH = re.compile(r"[^a-zß-öø-ÿ]{16,}")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
#: So many words, two of them common ones, are a text in capitals and no row of acronyms.
_FEWEST, _COMMON = 4, 2
_ENDS = re.compile(r"[.!?][\"”'’)\]]*\s|\n\s*\n")
_NEAR = re.compile(r"[ \n]|-|[ \n]{2}")
_MARK = re.compile(r"\[([A-Z ]{4,40})\]")
_BREAK = re.compile(r"(?<!\n)\n(?!\s*\n)")


def plain_text(article: Article) -> str:
    """The article's text with its readable stretches in capitals in plain case; the text itself where it has none."""
    text = article.document.text
    stretches = [
        (start, end, words)
        for section in article.sections
        if section.kind in READABLE
        for start, end, words in _stretches(text, section.start, section.end)
    ]
    if not stretches:
        return text
    evidence = Evidence.of(text, [(start, end) for start, end, _ in stretches])
    for _, _, words in stretches:
        mark_names(words, evidence)
    pieces: list[str] = []
    at = 0
    for start, end, words in stretches:
        decide(words, evidence)
        read = _rewritten(text, start, end, words)
        pieces += [text[at:start], _BREAK.sub(" ", read) if is_wrapped(read) else read]
        at = end
    return "".join([*pieces, text[at:]])


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int, list[Word]]]:
    """The stretches in capitals between two offsets, with their words."""
    for match in _STRETCH.finditer(text, start, end):
        first, last = match.span()
        if first > start and text[first - 1].isalpha():
            while first < last and (text[first].isalpha() or text[first] in "'’"):
                first += 1
        if last < end and text[last].isalpha():
            while last > first and (text[last - 1].isalpha() or text[last - 1] in "'’"):
                last -= 1
        words = _words(text, first, last)
        common = {w.lower for w in words if w.lower in FUNCTION or (w.form in "ce" and len(w.lower) > 2)}
        if len(words) >= _FEWEST and len(common) >= _COMMON:
            yield words[0].start, words[-1].end, words


def _words(text: str, start: int, end: int) -> list[Word]:
    table = casing()
    words: list[Word] = []
    before = start
    for match in _LETTERS.finditer(text, start, end):
        first, last = match.span()
        whole = match.group()
        if not whole.isupper():
            before = last
            continue
        gap = text[before:first]
        lower = whole.lower().replace("’", "'")
        word = Word(first, last, lower, len(lower) == last - first)
        word.form = "c" if text[first - 1 : first].isdigit() else table.get(lower, "?")
        ended = _ENDS.search(gap) if before > start else True
        word.opens = bool(ended) and not (
            words and gap[:1] == "." and (words[-1].lower in ABBREVIATIONS or len(words[-1].lower) == 1)
        )
        if gap.endswith("[") and (gap.startswith("]") or not words):
            word.opens = True  # "[BEGIN RECORDING] [MORENO] THE ARMY HAS ...": who speaks
        elif words and words[-1].alone and words[-1].opens:
            word.opens = True
        word.near = before > start and not word.opens and _NEAR.fullmatch(gap) is not None
        word.hyphened = gap == "-"
        word.alone = text[first - 1 : first] in ("[", "(") and text[last : last + 1] in ("]", ")")
        word.number = gap.rstrip()[-1:].isdigit() or text[last : last + 3].lstrip(" ,.")[:1].isdigit()
        words.append(word)
        before = last
    return words


def _rewritten(text: str, start: int, end: int, words: list[Word]) -> str:
    """The stretch with its words as decided, marks of the wire blanked and broken lines joined."""
    pieces: list[str] = []
    at = start
    for word in words:
        pieces += [text[at : word.start], written(text[word.start : word.end], word)]
        at = word.end
    whole = "".join(pieces)
    for match in _MARK.finditer(text, start, end):
        if fold(match.group(1)) in phrases("text_markers"):
            first, last = match.start() - start, match.end() - start
            whole = whole[:first] + " " * (last - first) + whole[last:]
    return whole
