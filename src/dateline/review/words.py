"""Judgements in words, for lists and for what stands beside an incident."""

from __future__ import annotations

from dateline.model import Judgement

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
            told = (f"{FIELD_WORDS[c.field]} corrected to {c.given or 'unknown'}" for c in judgement.corrections)
            return "; ".join(told)
        case "undo":
            return f"undid {judgement.undoes}"
    return f"{judgement.verdict}ed"


def in_words(judgement: Judgement) -> str:
    """ "killed corrected to 14 by amira, 2026-03-01: the ministry's list" with its number."""
    note = f": {judgement.note}" if judgement.note else ""
    return f"{judgement.number}. {what(judgement)} by {judgement.by}, {judgement.at[:10]}{note}"
