"""A sentence with its places resolved, and the event place of one of its words."""

from __future__ import annotations

import functools
import hashlib

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code.where import event_place
from dateline.model import Place, RawDocument, Resolved
from dateline.resolve import resolve


@functools.cache
def resolved(text: str) -> Resolved:
    """A text given as such, annotated and resolved."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return resolve(annotate(extract(RawDocument(content=data, sha256=digest, origin="spec", media="text", text=text))))


def place_of(marked: str) -> Place | None:
    """The place of the event that the words between asterisks tell; their last word is the trigger."""
    before, trigger, after = marked.split("*")
    found = resolved(before + trigger + after)
    at = len(before) + trigger.rfind(" ") + 1
    sentence = next(each for each in found.sentences if each.start <= at < each.end)
    token = sentence.at(at)
    assert token is not None
    return event_place(found, sentence.index, token.i)
