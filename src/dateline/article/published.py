"""When a report was published, and what that rests on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Span, When

from .dates import Written, find_day, parse_published

_URL_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<month>0[1-9]|1[0-2]|(?<=/)[1-9])(?P=sep)(?P<day>[0-2]\d|3[01]|(?<=/)[1-9])(?=[/_.-]|$)"
)
#: "/2019/nov/18/"
_URL_NAMED = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[a-z]{3,9})/(?P<day>[0-3]?\d)(?=/)", re.I)
#: "/news/20200622092031633/": the second of publication as a number.
_URL_STAMP = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d\d{0,3})?(?!\d)"
)
_ARCHIVED = re.compile(r"https?://", re.I)
#: At noon in London it is the next day in Auckland.
_DAY_ELSEWHERE = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Clue:
    """A date and what it rests on; `offset` is where the paragraph that names it begins, where it stands in the text.

    Bases: "metadata" (the page's head states it), "shown" (below the title; told as "page"), "text" (dateline or
    line of the head), "page" (found where page templates print it), "comment-upper-bound" (of a reader's comment).
    "given", "feed", "file" and "url" are added by `published`.
    """

    day: Written
    basis: str
    offset: int | None = None


def published(
    text: str,
    given: str | None,
    clues: list[Clue],
    url: str | None,
    said: str | None = None,
    said_by: str = "feed",
    captured: str | None = None,
) -> tuple[When | None, list[str]]:
    """The publication date: as given, by metadata, address, head, feed (`said`) or oldest comment; and warnings.

    Without any of them it is None: no clock is asked. `said_by` is the basis of what is said: a feed, or a file's own
    properties. `captured` is when the page was captured: a later day than that is warned of, and never taken for it.
    """
    warnings: list[str] = []
    ladder = list(_ladder(given, clues, url, (said, said_by), warnings))
    upper = next((clue for clue in clues if clue.basis == "comment-upper-bound"), None)
    if not ladder:
        warnings.append("no publication date was found: days such as “Wednesday” stay unresolved")
        return None, warnings
    best = ladder[0]
    if captured and (taken := parse_published(captured)) and best.day.first > taken.last + _DAY_ELSEWHERE:
        warnings.append(
            f"the publication date {best.day.first} ({best.basis}) is later than the page was captured, {taken.first}"
        )
    if upper and best is not upper and best.day.first > upper.day.last:
        warnings.append(
            f"the publication date {best.day.first} ({best.basis}) is later than a comment of {upper.day.first}"
        )
    if best is upper:
        warnings.append(
            f"the publication date is not stated: {best.day.first} is that of the oldest comment, so it is no later"
        )
    span = None if best.offset is None else Span.of(text, best.offset + best.day.start, best.offset + best.day.end)
    return _when(best.day, "page" if best.basis == "shown" else best.basis, span), warnings


def _ladder(
    given: str | None, clues: list[Clue], url: str | None, said: tuple[str | None, str], warnings: list[str]
) -> Iterator[Clue]:
    """The dates there are, the most trusted first."""
    if given:
        if day := parse_published(given):
            yield Clue(day, "given")
        else:
            warnings.append(f"the publication date {given[:60]!r} is no date that can be read: ignored")
    stated = [clue for clue in clues if clue.basis == "metadata"]
    in_url = day_of_url(url) if url else None
    # A page stamped 01:38 UTC on the 14th under "/20200413/" came out on the 13th where its readers are.
    if in_url and stated and abs((stated[0].day.first - in_url.first).days) == 1:
        stated = []
    yield from stated
    if in_url:
        yield Clue(in_url, "url")
    for basis in ("shown", "text", "feed", "page", "comment-upper-bound"):
        if basis == "feed" and said[0] and (day := parse_published(said[0])):
            yield Clue(day, said[1])
        yield from (clue for clue in clues if clue.basis == basis)


def day_of_url(url: str) -> Written | None:
    """The day in an address ("/2016/04/21/"); the capture time of a web archive before the address is none."""
    parts = list(_ARCHIVED.finditer(url))
    path = url[parts[-1].end() :] if parts else url
    path = path.split("?", 1)[0]
    for pattern, order in (
        (_URL_DAY, "{year}-{month}-{day}"),
        (_URL_NAMED, "{day} {month} {year}"),
        (_URL_STAMP, "{year}-{month}-{day}"),
    ):
        for match in pattern.finditer(path):
            if day := find_day(order.format(**match.groupdict())):
                return day
    return None


def _when(day: Written, basis: str, span: Span | None) -> When:
    first, last = day.first.isoformat(), day.last.isoformat()
    timex = {"day": first, "month": first[:7], "year": first[:4]}[day.precision]
    return When(start=first, end=last, precision=day.precision, timex=timex, timex_type="DATE", basis=basis, span=span)
