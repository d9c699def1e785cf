"""What words of a report may stand for, when a person says which field they give: values to choose from.

The same parts that read the report read them again, so that "Tuesday" is counted from its publication and "some
20 people" has the bounds that Dateline gives them everywhere. Nothing is chosen here.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

import msgspec

from dateline.annotate.quantities import find_quantities
from dateline.annotate.sentences import parse, parser
from dateline.annotate.times import find_times
from dateline.knowledge.codebooks import subtypes
from dateline.model import (
    CLOSED,
    READABLE,
    Actor,
    Annotated,
    Article,
    CorrectedField,
    InputError,
    Place,
    Reading,
    Section,
    Tally,
    When,
)
from dateline.model.display import tally_text
from dateline.resolve.times import resolve_times

from .corrections import correction_of
from .understood_names import actors_named, places_named

_COUNTS = frozenset({"killed", "civilians_killed", "injured", "captured"})
#: The parser and the parts behind it were made for one document at a time.
_ONE_AT_A_TIME = Lock()


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A value that words may stand for: `given` is what a correction is to be given to have it (`Judge.correct`).

    `basis` says why it is proposed. Of `tally`, `time`, `place` and `actor` the one that fits the field is set.
    """

    given: str
    basis: str
    tally: Tally | None = None
    time: When | None = None
    place: Place | None = None
    actor: Actor | None = None
    word: str | None = None


def understood(
    reading: Reading, start: int, end: int, field: CorrectedField, written: str | None = None
) -> tuple[Proposal, ...]:
    """The values that `text[start:end]` may stand for in a field, the likeliest first; none where it says nothing.

    With `written` those that a person wrote instead ("Der Zor"), read as if it stood there. Raises InputError where the
    words are no text, or stand where nothing may rest on them.
    """
    text = reading.document.text
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise InputError(f"there are no words at {start}-{end}")
    for section in reading.sections:
        if section.kind in CLOSED and section.start < end and start < section.end:
            raise InputError(f"these words stand in a {section.kind}: nothing may rest on them")
    words = " ".join((written or text[start:end]).split())
    found: dict[object, Proposal] = {}
    for each in _values(reading, start, end, field, words, written is not None):
        found.setdefault(_meaning(each), each)
    return tuple(found.values())


def _meaning(proposal: Proposal) -> object:
    """What makes two proposals one: "14+" and "At least 14" are, of two places of a name each is its own."""
    if proposal.time is not None:
        return proposal.time.start, proposal.time.end
    return proposal.tally or proposal.given.casefold()


def warm() -> None:
    """Load what reads words, which takes a second: before a person waits for it."""
    with _ONE_AT_A_TIME:
        parser()


def _values(
    reading: Reading, start: int, end: int, field: CorrectedField, words: str, written: bool
) -> Iterator[Proposal]:
    match field:
        case "place":
            for given, basis, place in places_named(reading, start, end, words, written=written):
                yield Proposal(given=given, basis=basis, place=place)
        case "side_a" | "side_b":
            for given, basis, actor in actors_named(reading, start, end, words, written=written):
                yield Proposal(given=given, basis=basis, actor=actor)
        case "type" | "subtype":
            yield from _types(reading, start, end, field)
        case "day":
            if not written:
                yield from _days(reading, start, end)
            yield from _as_written(field, words)
        case _:
            if not written:
                yield from _numbers(reading, start, end)
            yield from _as_written(field, words)


def _as_written(field: CorrectedField, words: str) -> Iterator[Proposal]:
    """What the words say by themselves, as a correction is written: "2016-04", "at least 20"."""
    try:
        correction = correction_of(field, words)[-1]
    except InputError:
        return
    if correction.given:
        yield Proposal(given=correction.given, basis="as written", tally=correction.tally, time=correction.time)


def _numbers(reading: Reading, start: int, end: int) -> Iterator[Proposal]:
    read = _read(reading, start, end)
    near = [each for each in find_quantities(reading.document.text, read.sentences) if each.people]
    for each in sorted(near, key=lambda each: (abs(each.start - start), each.start)):
        if each.start < end and start < each.end:
            words = reading.document.text[each.start : each.end]
            least = None if each.cls == "upper_bound" else each.low  # "up to 30" says of nobody that none died
            if given := _number(Tally(low=least, best=each.best, high=None if each.open_ended else each.high)):
                kept = correction_of("killed", given)[0].tally
                yield Proposal(given=given, basis=f"“{words}”: {each.cls.replace('_', ' ')}", tally=kept)


def _number(tally: Tally) -> str:
    """Bounds as a correction is written; of "three, perhaps more" the least is kept."""
    return f"{tally.low}+" if tally.high is None and tally.low is not None else tally_text(tally)


def _days(reading: Reading, start: int, end: int) -> Iterator[Proposal]:
    own = [each for each in reading.annotations.times if each.span and each.span.overlaps(start, end)]
    again = [each.when for each in resolve_times(_read(reading, start, end))]
    for when in (*own, *(each for each in again if each.span and each.span.overlaps(start, end))):
        if given := _day(when):
            (kept,) = correction_of("day", given)
            words = f"“{when.span.quote}”: " if when.span else ""
            yield Proposal(given=given, basis=words + (when.basis or when.precision), time=kept.time)


def _day(when: When) -> str | None:
    """An interval as a correction is written; None where an end of it is open."""
    if when.start is None or when.end is None:
        return None
    return when.start if when.start == when.end else f"{when.start}..{when.end}"


def _types(reading: Reading, start: int, end: int, field: CorrectedField) -> Iterator[Proposal]:
    """The types of the events that these words tell, then all."""
    sub = field == "subtype"
    for event in reading.events:
        name = event.subtype if sub else event.type
        if name and event.trigger.overlaps(start, end):
            yield Proposal(given=name, basis="as it was read", word=name)
    for row in subtypes().values():
        name = row.name if sub else row.event_type
        yield Proposal(given=name, basis=row.event_type if sub else "", word=name)


def _read(reading: Reading, start: int, end: int) -> Annotated:
    """The paragraph around the words, parsed, with its times."""
    text = reading.document.text
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    pieces = [
        Section(each.kind, max(first, each.start), min(last, each.end))
        for each in reading.sections
        if each.kind in READABLE and each.start < last and first < each.end
    ]
    article = Article(reading.document, tuple(pieces))
    with _ONE_AT_A_TIME:
        sentences = parse(article)
        return Annotated(article, sentences, times=find_times(text, sentences))
