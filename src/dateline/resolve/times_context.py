"""What a time expression is read against: the publication day, the days told of so far, and what a reading gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from dateline.model.records import Precision, TimexType

from .calendar import add_days, shift
from .times_outlook import Outlook

Args = dict[str, int | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A time expression read: its TIMEX3 value, its days (both inclusive) and what they rest on."""

    timex: str | None
    start: dt.date | None = None
    end: dt.date | None = None
    precision: Precision = "unknown"
    basis: str
    kind: TimexType = "DATE"
    #: UCDP's date_prec where it is not that of the precision and length.
    date_prec: int | None = None
    #: What a later "the next day", "that year" refers to.
    year: int | None = None


@dataclass(slots=True)
class Clock:
    """Where the telling stands. `anchor` is the publication day, or a day given in the text where there is none."""

    anchor: dt.date | None
    anchor_name: str
    narrative: bool
    outlook: Outlook = "open"
    #: The day told of last, and the year and month named last with a year.
    day: dt.date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    #: The year before the common era named last, and the quarter named last, as (year, quarter).
    bc: int | None = None
    quarter: tuple[int, int] | None = None
    #: Where the telling stood before an aside, and the sentence of the aside.
    left: tuple[int, dt.date | None, tuple[int, int] | None, int | None] | None = None

    @property
    def now(self) -> dt.date | None:
        """The day on which the text speaks: in a history the day told of last, in a report that of publication."""
        if self.narrative:
            return self.told or self.anchor
        return self.anchor or self.told

    @property
    def told(self) -> dt.date | None:
        """The day told of last, as exactly as it is known."""
        if self.day:
            return self.day
        if self.month:
            return dt.date(*self.month, 1)
        return dt.date(self.year, 1, 1) if self.year and 1 <= self.year <= 9999 else None

    @property
    def now_name(self) -> str:
        """How a basis calls `now`."""
        return self.anchor_name if self.anchor and not self.narrative else "a date given in the text"

    def leave(self, sentence: int) -> None:
        """Remember where the telling stands: what follows in this sentence looks elsewhere."""
        if self.left is None:
            self.left = sentence, self.day, self.month, self.year

    def come_back(self, sentence: int) -> None:
        """Take the telling up again where the sentence of an aside is over."""
        if self.left is not None and self.left[0] != sentence:
            _, self.day, self.month, self.year = self.left
            self.left = None

    def advance(self, meaning: Meaning, *, explicit: bool) -> None:
        """Let a resolved expression move the telling on; `explicit` says that the text itself gives the year."""
        if meaning.start is None or meaning.kind in ("DURATION", "SET"):
            if meaning.year is not None and explicit:
                self.year, self.month, self.day = meaning.year, None, None
            return
        if meaning.precision in ("day", "time"):
            self.day = meaning.start
            self.month, self.year = (meaning.start.year, meaning.start.month), meaning.start.year
        elif self.narrative or explicit:
            self.year = meaning.start.year
            if meaning.precision == "month":
                self.month, self.day = (meaning.start.year, meaning.start.month), None
            elif explicit:
                self.month, self.day = None, None


def missing(timex: str | None, kind: TimexType = "DATE") -> Meaning:
    """An expression that needs a publication day where there is none."""
    return Meaning(timex=timex, kind=kind, basis="no publication day to count from")


def clipped(meaning: Meaning, clock: Clock) -> Meaning:
    """The same, not reaching beyond the anchor unless it looks ahead: "this week" in a report of Tuesday."""
    anchor = clock.anchor
    if anchor is None or clock.narrative or clock.outlook == "future" or meaning.start is None or meaning.end is None:
        return meaning
    if meaning.start <= anchor < meaning.end:
        return replace(meaning, end=anchor)
    return meaning


def back(day: dt.date, n: int, unit: str) -> dt.date:
    """The day `n` units before; hours count as the days they touch."""
    if unit == "TH":
        return add_days(day, -((n + 23) // 24))
    return shift(day, -n, unit)
