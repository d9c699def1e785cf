"""Judgements in words, for lists and for what stands beside an incident."""

from __future__ import annotations

from dateline.model import Correction, Judgement

FIELD_WORDS = {
    "type": "type", "subtype": "sub-event type", "day": "day", "place": "place", "side_a": "side A", "side_b": "side B",
    "killed": "killed", "civilians_killed": "civilians killed", "injured": "injured", "captured": "captured",
}  # fmt: skip


def what(judgement: Judgement) -> str:
    """ "merged with f1…", "killed corrected to 14", "accepted"."""
    match judgement.verdict:
        case "merge":
            return f"merged {judgement.subject} and {judgement.object}"
        case "split":
            return f"split {', '.join(anchor.ref for anchor in judgement.reports)} from {judgement.subject}"
        case "correct":
            return "; ".join(f"{FIELD_WORDS[c.field]} corrected to {value(c)}" for c in judgement.corrections)
        case "undo":
            return f"undid {judgement.undoes}"
    return f"{judgement.verdict}ed"


def value(correction: Correction) -> str:
    """What a correction gives, in words: a place or an actor that was given by its id has its name."""
    if correction.place is not None:
        return correction.place.name
    return "; ".join(actor.name for actor in correction.actors) or correction.given or "unknown"


def value_of(correction: Correction) -> str:
    """The value that a person gave, as it was understood where she wrote an id ("geonames:704508" is Kramatorsk)."""
    if correction.place is not None:
        return correction.place.name
    if correction.actors:
        return "; ".join(actor.name for actor in correction.actors)
    return correction.given or "unknown"


def in_words(judgement: Judgement) -> str:
    """ "killed corrected to 14 by amira, 2026-03-01: the ministry's list" with its number."""
    note = f": {judgement.note}" if judgement.note else ""
    return f"{judgement.number}. {what(judgement)} by {judgement.by}, {judgement.at[:10]}{note}"
