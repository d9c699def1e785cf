"""A passage with its times resolved, and the time of the event that one of its words tells."""

from __future__ import annotations

import functools
import hashlib

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code.when import event_time
from dateline.model import RawDocument, Resolved, When
from dateline.resolve import resolve


@functools.cache
def resolved(text: str, published: str | None) -> Resolved:
    """A text of that publication day, annotated and resolved."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    raw = RawDocument(
        content=data, sha256=digest, origin="spec", media="text", text=text, published=published, title="Report"
    )
    return resolve(annotate(extract(raw)))


def time_of(marked: str, published: str | None) -> When | None:
    """The time of the event that the words between asterisks tell; their last word is the trigger, "¶" a new
    paragraph."""
    before, trigger, after = marked.replace("¶", "\n\n").split("*")
    found = resolved(before + trigger + after, published)
    at = -1
    for _ in range(before.count(trigger) + 1):
        at = found.text.index(trigger, at + 1)
    at += trigger.rfind(" ") + 1
    sentence = next(each for each in found.sentences if each.start <= at < each.end)
    token = sentence.at(at)
    assert token is not None
    return event_time(found, sentence.index, token.i)
