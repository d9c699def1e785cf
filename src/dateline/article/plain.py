"""A plain text told apart: headline, caption, dateline, body, byline, boilerplate, comments.

Only what is surely not the report is taken out of the body: a sentence lost is an event lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from dateline.knowledge.page_words import fold
from dateline.model import Dateline, Section
from dateline.model.document import SectionKind

from . import cues
from .comments import find_comments, is_heading
from .dates import find_day
from .filed import find_dateline
from .paragraphs import Paragraph, paragraphs
from .published import Clue

#: A headline is no longer than this; one that stands below menu lines has at least so many words.
_HEADLINE_LENGTH, _HEADLINE_WORDS = 200, 4
#: A line of so few words above the report may be a menu item or an outlet's name; so many of them are a menu.
_LABEL_WORDS, _MENU_LINES = 3, 3


@dataclass(slots=True)
class Told:
    """What was told apart. `headline` is its first and last offset; names, source and dates come of the lines."""

    sections: list[Section] = field(default_factory=list)
    headline: tuple[int, int] | None = None
    dateline: Dateline | None = None
    bylines: list[str] = field(default_factory=list)
    source: str | None = None
    clues: list[Clue] = field(default_factory=list)


def tell_apart(text: str, headline_end: int | None = None, stop: int | None = None) -> Told:
    """The sections of a text, up to `stop`.

    `headline_end`: the title is known and stands at the head of the text, up to there.
    """
    told = Told()
    if headline_end is not None:
        told.headline = (0, headline_end)
    units = paragraphs(text, headline_end or 0, stop)
    kinds: list[SectionKind | None] = [cues.kind_by_words(unit) for unit in units]
    first = _first_of_report(text, units, kinds)
    _tell_comments_and_end(told, units, kinds, first)
    year = _tell_head(told, text, units, kinds, first)
    _cut(told, text, units, kinds, first)
    _date_clues(told, text, units, kinds, first, year)
    for unit, kind in zip(units, kinds, strict=True):
        if kind == "byline":
            told.bylines += [name for name in cues.bylines(unit.text) if name and name not in told.bylines]
        elif kind == "boilerplate" and told.source is None:
            told.source = cues.source_of(unit.text)
    return told


def _first_of_report(text: str, units: list[Paragraph], kinds: list[SectionKind | None]) -> int:
    """The index of the paragraph with which the report begins; 0 where none reads as prose, so that nothing is lost."""
    for i, unit in enumerate(units):
        if kinds[i] is not None or cues.is_letterhead(unit.text) or (_is_note(unit) and i + 1 < len(units)):
            continue
        if unit.is_prose or find_dateline(text, unit.start, unit.end):
            return i
    return 0


def _is_note(unit: Paragraph) -> bool:
    """Whether a paragraph stands in brackets as a whole, as an editor's note above a report does."""
    return unit.text.startswith("[") and unit.text.endswith("]") and unit.text.count("[") == 1


def _tell_head(
    told: Told, text: str, units: list[Paragraph], kinds: list[SectionKind | None], first: int
) -> int | None:
    """Tell apart what stands above the report; gives the year that a release number names."""
    year = next((found for unit in units[: first + 3] if (found := cues.release_year(unit.text))), None)
    title = fold(text[slice(*told.headline)]) if told.headline else None
    for i in range(first):
        repeated = title is not None and fold(units[i].text) == title
        if kinds[i] is None and (repeated or cues.is_letterhead(units[i].text) or _is_note(units[i])):
            kinds[i] = "boilerplate"
    open_lines = [i for i in range(first) if kinds[i] is None]
    if told.headline is None and (chosen := _headline(units, open_lines)) is not None:
        told.headline = (units[chosen].start, units[chosen].end)
        kinds[chosen] = "headline"
    labels = [i for i in open_lines if kinds[i] is None and _is_label(units[i])]
    sources = {source for unit in units if (source := cues.source_of(unit.text))}
    menu = sum(units[i].end <= (told.headline or (0, 0))[0] for i in labels) >= _MENU_LINES
    filed = first < len(units) and find_dateline(text, units[first].start, units[first].end) is not None
    for i in labels:
        # An outlet's name over "HOMS – "; but "Idlib" over a paragraph may say where it happened.
        if filed or menu or units[i].text in sources:
            kinds[i] = "boilerplate"
    return year


def _is_label(unit: Paragraph) -> bool:
    return unit.words <= _LABEL_WORDS and not unit.text.endswith((".", ":", "!", "?", "”", '"'))


def _headline(units: list[Paragraph], open_lines: list[int]) -> int | None:
    """The line above the report that is its headline: the first of some words, else the first line of all."""
    fit = [
        i for i in open_lines if len(units[i].text) <= _HEADLINE_LENGTH and not units[i].text.endswith((".", ":", ","))
    ]
    for i in fit:
        if units[i].words >= _HEADLINE_WORDS:
            return i
    return fit[0] if fit and fit[0] == 0 and units[0].words > 1 else None


def _tell_comments_and_end(told: Told, units: list[Paragraph], kinds: list[SectionKind | None], first: int) -> None:
    """Tell apart what stands below the report: comments, the form, lists of other articles."""
    comments = find_comments(units, first + 1)
    if comments:
        for i in range(comments.first, comments.last):
            kinds[i] = "boilerplate" if is_heading(units[i]) else "comment"
        if comments.oldest:
            told.clues.append(Clue(comments.oldest, "comment-upper-bound", comments.offset))
    before = [0, *accumulate(len(unit.text) if unit.is_prose else 0 for unit in units)]
    related = False
    for i in range(first + 1, len(units)):
        if kinds[i] == "comment":
            related = False
        elif cues.is_form_line(units[i]) and 2 * before[i] > before[-1]:
            for j in range(i, len(units)):
                kinds[j] = kinds[j] if kinds[j] == "comment" else "boilerplate"
            return
        elif cues.is_related_heading(units[i]):
            related = True
        elif units[i].is_prose or units[i].ends_sentence:
            related = False
        elif related and kinds[i] is None:
            # "Read also" over headlines of other articles: they are not this report.
            kinds[i] = "boilerplate"


def _cut(told: Told, text: str, units: list[Paragraph], kinds: list[SectionKind | None], first: int) -> None:
    """Make the sections: neighbours of one kind become one, the dateline and closing credits are cut off."""
    if told.headline and told.headline[0] == 0 and (not units or units[0].start >= told.headline[1]):
        told.sections.append(Section("headline", *told.headline))
    for i, unit in enumerate(units):
        kind = kinds[i] or "body"
        start, end = unit.start, unit.end
        if i == first and kind == "body" and (filed := find_dateline(text, start, end)):
            told.dateline = filed.dateline
            told.sections.append(Section("dateline", filed.start, filed.end))
            start = filed.resumes
        elif i == first and kind == "body" and (stamp := cues.stamp_head(text[start:end])):
            _add(told, "boilerplate", start, start + len(text[start : start + stamp].rstrip()))
            start += stamp
        tail = cues.credit_tail(text[start:end]) if kind == "body" else None
        if tail is not None:
            rest = text[start + tail : end]
            told.bylines += cues.bylines(rest.strip(" ()"))
            _add(told, kind, start, start + tail)
            _add(told, "byline", start + tail + len(rest) - len(rest.lstrip()), end)
        elif start < end:
            _add(told, kind, start, end)


def _add(told: Told, kind: SectionKind, start: int, end: int) -> None:
    last = told.sections[-1] if told.sections else None
    if last and last.kind == kind and kind != "headline":
        told.sections[-1] = Section(kind, last.start, end)
    else:
        told.sections.append(Section(kind, start, end))


def _date_clues(
    told: Told, text: str, units: list[Paragraph], kinds: list[SectionKind | None], first: int, year: int | None
) -> None:
    """Dates of the head: in the dateline, in a line of its own, at the end of a headline."""
    stretches: list[tuple[int, int]] = []
    dateline = next((section for section in told.sections if section.kind == "dateline"), None)
    if dateline:
        stretches.append((dateline.start, dateline.end))
    stretches += [(unit.start, unit.end) for unit in units[:first] if cues.is_stamp(unit.text)]
    stretches += [(unit.start, unit.end) for unit in units[first : first + 1] if kinds[first] == "boilerplate"]
    if told.headline:
        stretches.append(told.headline)
    # "KABUL (April 23)" under "Update April 22, 2011": a year said anywhere in the head holds for all of it.
    for start, end in stretches:
        if year is None and (day := find_day(text[start:end])):
            year = day.first.year
    for start, end in stretches:
        if day := find_day(text[start:end], year):
            told.clues.append(Clue(day, "text", start))
