"""The day's brief: what a store tells of some days and an area, in words, for one reader or for print.

Made by `run.brief`, written by `export.brief_md`, `brief_html` and `brief_pdf`, shown by the desk.
"""

from __future__ import annotations

from typing import Literal

import msgspec

NumberOf = Literal["killed", "civilians killed", "injured", "captured"]
DisputeAbout = Literal["numbers", "blame", "whether it happened", "what and when", "who holds it"]
NewsKind = Literal["number", "corrected", "rejected", "merged", "split", "accepted", "withdrawn"]


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so: name, Admiralty letter with its label, what speaks for caution ("denies", "for its own side")."""

    name: str
    letter: str | None = None
    label: str | None = None
    note: str = ""


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people as a range in words ("12-20", "21+"), and who gives it; `chosen` is the incident's own."""

    of: NumberOf
    value: str
    by: tuple[Cited, ...]
    chosen: bool = False


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A few words of a document, who is heard in them, and where they stand."""

    words: str
    by: str
    outlet: str | None = None
    day: str | None = None
    url: str | None = None


class BriefIncident(msgspec.Struct, frozen=True, kw_only=True):
    """One happening. `day` is in words ("2016-04-20 to 2016-04-22"), `place` and the numbers too; "" is unknown.

    `digit` is the Admiralty digit with its label and reason. `titles` are those of its reports with outlet and day.
    `against` says who denies or doubts it, `disagreements` where its sources differ. `told` is the first day on which a
    report of it was published, `newest` the last one.
    """

    id: str
    day: str
    start: str | None
    kind: str
    type: str
    country: str | None
    admin1: str
    place: str
    sides: str
    killed: str
    civilians: str
    injured: str
    weight: int
    numbers: tuple[Number, ...] = ()
    sources: tuple[Cited, ...] = ()
    digit: str | None = None
    digit_label: str = ""
    digit_reason: str = ""
    quotes: tuple[Quoted, ...] = ()
    titles: tuple[Quoted, ...] = ()
    documents: int = 1
    independent: int = 0
    against: tuple[Quoted, ...] = ()
    disagreements: tuple[str, ...] = ()
    told: str | None = None
    newest: str | None = None
    review: str = "open"


class BriefPlace(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents at one place, those with the most dead first."""

    name: str
    incidents: tuple[BriefIncident, ...]


class BriefArea(msgspec.Struct, frozen=True, kw_only=True):
    """The places of one province; `country` is a name, "" where no place is known."""

    country: str
    name: str
    places: tuple[BriefPlace, ...]

    @property
    def count(self) -> int:
        """How many incidents."""
        return sum(len(place.incidents) for place in self.places)


class BriefChange(msgspec.Struct, frozen=True, kw_only=True):
    """A place that changed hands: the state before and after in words, how likely, who says so, and who denies it."""

    id: str
    day: str
    place: str
    where: str
    before: str
    after: str
    probability: float
    disputed: bool
    brief: bool = False
    earliest: str | None = None
    claims: tuple[Quoted, ...] = ()
    against: tuple[Quoted, ...] = ()


class BriefDispute(msgspec.Struct, frozen=True, kw_only=True):
    """Where sources contradict one another: about what, on which incident or place, and how, in words."""

    about: DisputeAbout
    id: str
    title: str
    words: tuple[str, ...]


class BriefNews(msgspec.Struct, frozen=True, kw_only=True):
    """What became known in these days of an incident: a number that moved, or what a person decided."""

    kind: NewsKind
    day: str
    id: str
    title: str
    words: str


class BriefCoverage(msgspec.Struct, frozen=True, kw_only=True):
    """What the brief rests on: documents published in these days, by outlet and language, and what was not read.

    `unread` are languages that no reader exists for, `rejected` documents that could not be opened (of all days),
    `waiting` documents that are stored and not yet fused, `undated` those that say no day.
    """

    documents: int
    outlets: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    undated: int = 0
    rejected: int = 0
    waiting: int = 0


class BriefTotal(msgspec.Struct, frozen=True, kw_only=True):
    """Sums over incidents: so many, so many `several` documents tell, the dead of the `counted` with a number.

    `high` is None where any of them has no upper bound.
    """

    incidents: int = 0
    several: int = 0
    counted: int = 0
    low: int = 0
    best: int = 0
    high: int | None = 0

    @property
    def killed(self) -> str:
        """The dead as a range, "–" where none has a number."""
        if not self.counted:
            return "–"
        if self.high is None:
            return f"{self.low}+" if self.best == self.low else f"{self.low}–{self.best}+"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


class DayBrief(msgspec.Struct, frozen=True, kw_only=True):
    """The brief of the days `first` to `last` (ISO), of an `area` as it was asked for ("" is everywhere).

    A `public` one masks names, coarsens points and holds back what is younger than `held_back` (the last day that is
    told); of control it tells up to `control_until`. `areas` are the incidents of these days, `left_out` more of them
    are only counted; `late` are incidents of earlier days of which a report was published in these days. `before` are
    sums of as many days before. `made` is the day on which it was made, as the caller gives it.
    """

    first: str
    last: str
    area: str
    public: bool
    made: str
    held_back: str | None = None
    control_until: str | None = None
    control_known: bool = True
    total: BriefTotal
    before: BriefTotal
    areas: tuple[BriefArea, ...] = ()
    left_out: int = 0
    changes: tuple[BriefChange, ...] = ()
    disputes: tuple[BriefDispute, ...] = ()
    news: tuple[BriefNews, ...] = ()
    late: tuple[BriefIncident, ...] = ()
    late_left_out: int = 0
    coverage: BriefCoverage

    @property
    def days(self) -> str:
        """ "2016-04-21" or "2016-04-20 – 2016-04-21"."""
        return self.last if self.first == self.last else f"{self.first} – {self.last}"

    @property
    def is_held_back(self) -> bool:
        """Whether all of its days are too young to be told in public."""
        return self.held_back is not None and self.first > self.held_back
