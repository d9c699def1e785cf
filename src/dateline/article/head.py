"""What stands above the report: menu, headline, letterhead, outlet, captions, the day."""

from __future__ import annotations

from dateline.knowledge.page_words import fold

from . import cues
from .dates import find_day
from .filed import find_dateline
from .paragraphs import Paragraph
from .published import Clue
from .told import Told, Work

#: A headline is no longer than this; one that stands below menu lines has at least so many words.
_HEADLINE_LENGTH, _HEADLINE_WORDS = 200, 4
#: A line of so few words above the report may be a menu item or an outlet's name; so many of them are a menu.
_LABEL_WORDS, _MENU_LINES = 3, 3
#: A dateline may follow so many paragraphs of summary or editor's note.
_STANDFIRST = 3


def find_start(work: Work) -> None:
    """Find the paragraph with which the report begins, and the one with its dateline.

    Where no paragraph reads as prose it begins with the first one, so that nothing is lost.
    """
    for i, unit in enumerate(work.units):
        if work.kinds[i] is not None or cues.is_letterhead(unit.text) or (_is_note(unit) and i + 1 < len(work.units)):
            continue
        if find_dateline(work.text, unit.start, unit.end):
            work.first, work.filed = i, i
            return
        if unit.is_prose:
            work.first = i
            work.filed = _filed_below(work, i)
            return


def _filed_below(work: Work, first: int) -> int | None:
    """The paragraph with the dateline below a summary; there only a place in capitals will do."""
    for i in range(first + 1, min(first + 1 + _STANDFIRST, len(work.units))):
        unit = work.units[i]
        if work.kinds[i] is None and (filed := find_dateline(work.text, unit.start, unit.end)) and filed.dateline:
            place = filed.dateline.place
            return i if place and place.span and place.span.quote.isupper() and len(place.span.quote) > 3 else None
    return None


def tell_head(told: Told, work: Work, outlet: str | None) -> None:
    """Tell apart the paragraphs above the report; `outlet` is its name where the caller or the page gives it."""
    units, kinds = work.units, work.kinds
    title = fold(work.text[slice(*told.headline)]) if told.headline else None
    for i in range(work.first):
        repeated = title is not None and fold(units[i].text) == title
        if kinds[i] is None and (repeated or cues.is_letterhead(units[i].text) or _is_note(units[i])):
            kinds[i] = "boilerplate"
    open_lines = [i for i in range(work.first) if kinds[i] is None]
    if told.headline is None and (chosen := _headline(units, open_lines)) is not None:
        told.headline = (units[chosen].start, units[chosen].end)
        kinds[chosen] = "headline"
    _tell_labels(told, work, [i for i in open_lines if kinds[i] is None and _is_label(units[i])], outlet)


def _is_note(unit: Paragraph) -> bool:
    """Whether a paragraph stands in brackets as a whole, as an editor's note above a report does."""
    return unit.text.startswith("[") and unit.text.endswith("]") and unit.text.count("[") == 1


def _headline(units: list[Paragraph], open_lines: list[int]) -> int | None:
    """The line above the report that is its headline: the first of some words, else the first line of all."""
    fit = [
        i for i in open_lines if len(units[i].text) <= _HEADLINE_LENGTH and not units[i].text.endswith((".", ":", ","))
    ]
    for i in fit:
        if units[i].words >= _HEADLINE_WORDS:
            return i
    return fit[0] if fit and fit[0] == 0 and units[0].words > 1 else None


def _is_label(unit: Paragraph) -> bool:
    return unit.words <= _LABEL_WORDS and not unit.text.endswith((".", ":", "!", "?", "”", '"'))


def _tell_labels(told: Told, work: Work, labels: list[int], outlet: str | None) -> None:
    """An outlet over "HOMS – ", a day or a byline is a label; "Idlib" over a paragraph may say where it happened."""
    units = work.units
    names = {fold(name) for unit in units if (name := cues.source_of(unit.text))} | (
        {fold(outlet)} if outlet else set()
    )
    menu = sum(units[i].end <= (told.headline or (0, 0))[0] for i in labels) >= _MENU_LINES
    for i in reversed(labels):
        below = units[i + 1].text if i + 1 < len(units) else ""
        heads = work.filed == work.first or cues.is_stamp(below) or bool(cues.bylines(below))
        if menu or heads or fold(units[i].text) in names:
            work.kinds[i] = "boilerplate"


def tell_day(told: Told, work: Work) -> None:
    """Dates of the head: in the dateline, in a line of its own, in a headline ("Morning update, June 9")."""
    units = work.units
    year = next((found for unit in units[: work.first + 3] if (found := cues.release_year(unit.text))), None)
    stretches = [(section.start, section.end) for section in told.sections if section.kind == "dateline"][:1]
    stretches += [(unit.start, unit.end) for unit in units[: work.first] if cues.is_stamp(unit.text)]
    if told.headline:
        stretches.append(told.headline)
    # "MAZAR (June 9)" under "Update of June 8, 2013": a year said anywhere in the head holds for all of it.
    for start, end in stretches:
        if year is None and (day := find_day(work.text[start:end])):
            year = day.first.year
    for start, end in stretches:
        if day := find_day(work.text[start:end], year):
            told.clues.append(Clue(day, "text", start))
