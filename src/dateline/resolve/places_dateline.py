"""The dateline as place mentions: where the report was filed, and the state or country named with it."""

from __future__ import annotations

import re

from dateline.model import Article, PlaceMention

_DAY = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*\d"
_CONTAINER = re.compile(
    rf",\s*(?!no date\b|{_DAY})([^\W\d_][^,()\n–—]{{1,30}}?)\s*(?=$|[,(–—]|--|\s-\s)"
    r"|\s*\(([^\W\d_][^,()\n]{1,30})\),",
    re.IGNORECASE,
)


def dateline_mentions(article: Article, first: int) -> tuple[PlaceMention, ...]:
    """The filed place, and its container where one is written; empty without a dateline.

    "CHARLESTON, W.Va. --", "ROME (ITALY), 3 May --", but not "LIMA, NO DATE --" and "GOMA, May 3 --".
    `first` is the index that the first of them will have among the report's mentions.
    """
    dateline = article.document.dateline
    if dateline is None or dateline.place is None or dateline.place.span is None:
        return ()
    span, text = dateline.place.span, article.document.text
    filed = text.find(dateline.text, max(0, span.start - len(dateline.text)))
    stop = filed + len(dateline.text) if 0 <= filed <= span.start else span.end
    match = _CONTAINER.match(text, span.end, stop)
    place = PlaceMention(
        start=span.start,
        end=span.end,
        sentence=-1,
        name=dateline.place.name,
        within=first + 1 if match else None,
        role="dateline",
    )
    if match is None:
        return (place,)
    start, end = match.span(match.lastindex or 1)
    return (place, PlaceMention(start=start, end=end, sentence=-1, name=text[start:end], role="dateline"))
