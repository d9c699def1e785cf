"""Several places each with its own day under one verb: "took Tamra on 3 May and Sirin on 5 May"."""

from __future__ import annotations

import re

from dateline.model import Place, Sentence, Span, When

from .index import Index

_NAME = r"(?P<name>[^\W\d_a-z][\w'’-]*(?:[ -](?:(?:al|el|de|i)[ -])?[^\W\d_a-z][\w'’-]*){0,3})"
_NEXT = re.compile(
    rf"\s+(?:on\s+|in\s+|by\s+)?\ue001+(?:\s*,\s*(?:and\s+)?|\s+and\s+(?:then\s+)?)(?:the\s+)?"
    rf"(?:(?:town|city|village|capital)\s+of\s+)?{_NAME}(?=\s+(?:(?:on|in|by)\s+)?\ue001)"
)


def gapped(index: Index, sentence: Sentence, place: Place) -> list[tuple[Place, When]]:
    """The place itself and each that follows with a day of its own, with that day; [] where no other follows."""
    if place.span is None or not sentence.start <= place.span.start < sentence.end:
        return []
    times = sorted(
        (timed for timed in index.resolved.times if timed.mention.sentence == sentence.index),
        key=lambda timed: timed.mention.start,
    )
    if len(times) < 2:
        return []
    text = list(index.resolved.text[sentence.start : sentence.end])
    for timed in times:
        for i in range(timed.mention.start - sentence.start, min(timed.mention.end - sentence.start, len(text))):
            text[i] = "\ue001"
    marked, at = "".join(text), place.span.end - sentence.start
    found: list[tuple[Place, int]] = [(place, place.span.end)]
    while (match := _NEXT.match(marked, at)) is not None:
        start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
        known = next((each.place for each in index.places(sentence) if each.mention.start == start), None)
        span = Span.of(index.resolved.text, start, end)
        found.append((known or Place(name=span.quote, span=span), end))
        at = match.end("name")
    if len(found) < 2:
        return []
    return [(where, next(timed.when for timed in times if timed.mention.start >= end)) for where, end in found]
