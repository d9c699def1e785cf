"""A plain text told apart: headline, caption, dateline, body, byline, boilerplate, comments.

Only what is surely not the report is taken out of the body: a sentence lost is an event lost.
"""

from __future__ import annotations

from itertools import accumulate

from . import cues
from .comments import find_comments, is_heading
from .dates import find_day
from .filed import find_dateline
from .head import find_start, tell_day, tell_head
from .paragraphs import paragraphs
from .published import Clue
from .told import Told, Work


def tell_apart(text: str, headline_end: int | None = None, stop: int | None = None, outlet: str | None = None) -> Told:
    """The sections of a text, up to `stop`.

    `headline_end`: the title is known and stands at the head of the text, up to there. `outlet` is the outlet's name
    where it is known.
    """
    told = Told()
    if headline_end is not None:
        told.headline = (len(text[:headline_end]) - len(text[:headline_end].lstrip()), headline_end)
        told.add("headline", *told.headline)
    units = paragraphs(text, headline_end or 0, stop)
    work = Work(text, units, [cues.kind_by_words(unit) for unit in units])
    find_start(work)
    _tell_comments_and_end(told, work)
    tell_head(told, work, outlet)
    _keep_days(work)
    for i in range(len(units)):
        _cut(told, work, i)
    tell_day(told, work)
    return told


def _keep_days(work: Work) -> None:
    """Days as the headings of a chronology are read: two or more lines that are a day alone, each between sentences.

    Under comments and lists of articles a day stands beside a name or a title.
    """
    units, kinds = work.units, work.kinds
    days = [
        i
        for i in range(1, len(units) - 1)
        if kinds[i] == "boilerplate"
        and cues.is_bare_day(units[i].text)
        and units[i + 1].ends_sentence
        and kinds[i + 1] in (None, "body")
        and (units[i - 1].ends_sentence or i - 1 <= work.first)
    ]
    if len(days) >= 2:
        for i in days:
            kinds[i] = None


def _tell_comments_and_end(told: Told, work: Work) -> None:
    """Tell apart what stands below the report: comments, the form, lists of other articles."""
    units, kinds = work.units, work.kinds
    comments = find_comments(units, work.first + 1)
    if comments:
        for i in range(comments.first, comments.last):
            kinds[i] = "boilerplate" if is_heading(units[i]) else "comment"
        if comments.oldest:
            told.clues.append(Clue(comments.oldest, "comment-upper-bound", comments.offset))
    before = [0, *accumulate(len(unit.text) if unit.is_prose else 0 for unit in units)]
    related = False
    for i in range(work.first + 1, len(units)):
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


def _cut(told: Told, work: Work, i: int) -> None:
    """Make sections of a paragraph: the dateline, an agency's stamp and closing credits are cut off the body."""
    unit, kind = work.units[i], work.kinds[i] or "body"
    start, end = unit.start, unit.end
    if kind == "byline":
        told.bylines += [name for name in cues.bylines(unit.text) if name and name not in told.bylines]
    elif kind == "boilerplate" and told.source is None:
        told.source = cues.source_of(unit.text)
    if kind != "body":
        told.add(kind, start, end)
        return
    if i == work.filed and (filed := find_dateline(work.text, start, end)):
        told.dateline = filed.dateline
        told.add("dateline", filed.start, filed.end)
        start = filed.resumes
    elif i == work.first and (stamp := cues.stamp_head(unit.text)):
        told.add("boilerplate", start, start + len(unit.text[:stamp].rstrip()))
        if day := find_day(unit.text[:stamp]):
            told.clues.append(Clue(day, "text", start))
        start += stamp
    body = work.text[start:end]
    tail = cues.credit_tail(body)
    if tail is None:
        told.add("body", start, end)
        return
    credits = body[tail:].strip()
    told.bylines += [name for name in cues.bylines(credits.strip("()")) if name not in told.bylines]
    told.source = told.source or cues.source_of(credits)
    told.add("body", start, start + tail)
    told.add("byline", end - len(credits), end)
