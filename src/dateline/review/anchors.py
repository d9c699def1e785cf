"""How a judgement names a report, and how that report is found again when its document has been read anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Anchor, Document, Event, Incident, Report


def anchor_of(report: Report) -> Anchor:
    """The name under which a judgement keeps a report: where the trigger of its first event stands."""
    event = report.events[0]
    word = event.word
    sentence = next((each for each in event.evidence if each.overlaps(word.start, word.end)), event.evidence[0])
    return Anchor(
        document=report.document.id,
        incident=report.incident.id,
        sha256=report.document.sha256,
        start=word.start,
        end=word.end,
        quote=word.quote,
        sentence=sentence.quote,
    )


def found(anchor: Anchor, document: Document, events: Sequence[Event], incidents: Sequence[Incident]) -> str | None:
    """The id of the incident that the anchor means in this reading of its document; None where none, or several, fit.

    Where the bytes are the same, it is the incident with a trigger at that place; else (the page was captured again, or
    its text is taken out in another way) one that rests on the same sentence with the same trigger.
    """
    same = document.sha256 == anchor.sha256
    at_place = same and document.text[anchor.start : anchor.end] == anchor.quote
    by_place = [event for event in events if at_place and event.trigger.overlaps(anchor.start, anchor.end)]
    if fits := _bearers(by_place, incidents):
        return _one(fits, anchor)
    by_words = [event for event in events if event.word.quote == anchor.quote and _says(event, anchor.sentence)]
    return _one(_bearers(by_words, incidents), anchor)


def _says(event: Event, sentence: str) -> bool:
    return any(" ".join(span.quote.split()) == " ".join(sentence.split()) for span in event.evidence)


def _bearers(events: Iterable[Event], incidents: Sequence[Incident]) -> list[str]:
    """The incidents that hold any of the events."""
    ids = {event.id for event in events}
    return [incident.id for incident in incidents if ids.intersection(incident.events)]


def _one(fits: list[str], anchor: Anchor) -> str | None:
    """The one that fits; of several the one that bears the old number, for nothing was renumbered then."""
    if len(fits) == 1:
        return fits[0]
    return anchor.incident if anchor.incident in fits else None
