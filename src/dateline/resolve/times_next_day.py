"""Reports that go on after the day they are dated: "Police said Friday" under the date of a Thursday."""

from __future__ import annotations

import datetime as dt
import re

from dateline.model import Annotated, Sentence, TimeMention

#: Words of a statement or a later act that stand beside its day.
_SAID = re.compile(
    r"\b(?:said|says?|told|announced|confirmed|released?|charged|identified|statement|conference|court|judge|hearing)\b",
    re.IGNORECASE,
)
#: Characters before the weekday in which they stand.
_NEAR = 60


class NextDay:
    """Which weekdays of a document are the day after its own date.

    A page keeps the date of its first version, and the date of a morning paper east of Greenwich may be a day early.
    News of a statement is never six days old, so "said Friday" in a report of a Thursday that also tells of "Thursday"
    is the next day's.
    """

    def __init__(self, annotated: Annotated, anchor: dt.date | None) -> None:
        self._text = annotated.article.document.text
        named = {wd for mention in annotated.times if (wd := _bare_weekday(mention)) is not None}
        own = anchor.weekday() if anchor is not None else None
        self._next = (own + 1) % 7 if own is not None and own in named else None

    def on(self, mention: TimeMention, sentence: Sentence) -> bool:
        """Whether a mention is the weekday after the document's date, and the day of a statement."""
        if self._next is None or _bare_weekday(mention) != self._next:
            return False
        before = max(sentence.start, mention.start - _NEAR)
        return _SAID.search(self._text, before, mention.start) is not None


def _bare_weekday(mention: TimeMention) -> int | None:
    """Monday is 0; None for any other time, and for "last Friday"."""
    args = dict(mention.args)
    wd = args.get("wd")
    bare = mention.kind == "weekday" and not args.keys() & {"rel", "week", "day", "year"}
    return wd if bare and isinstance(wd, int) else None
