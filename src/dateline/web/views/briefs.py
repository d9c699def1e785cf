"""A fused incident in a row: what lists and answers to judgements show of it."""

from __future__ import annotations

import hashlib

import msgspec

from dateline.model import words
from dateline.model.display import tally_text
from dateline.model.dossier import Review
from dateline.store import StoredFused

_encoder = msgspec.json.Encoder()


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in words, for one row. `start` and `end` are ISO days, `seen` its version (see `version`)."""

    id: str
    seen: str
    type: str
    subtype: str | None
    day: str
    start: str | None
    end: str | None
    place: str
    country: str | None
    sides: str
    killed: str
    injured: str
    documents: int
    reports: int
    independent: int
    credibility: str | None
    review: Review

    @classmethod
    def of(cls, row: StoredFused) -> Brief:
        """The row of an incident."""
        incident = row.incident
        when, place = incident.time, incident.place
        return cls(
            id=row.id, seen=version(row), type=incident.type, subtype=incident.subtype, day=words.days(when),
            start=when.start if when else None, end=when.end if when else None, place=words.place_name(place),
            country=place.country if place else None, sides=words.sides(incident),
            killed=tally_text(incident.fatalities), injured=tally_text(incident.injured),
            documents=len(incident.documents), reports=len(incident.reports),
            independent=incident.independent_sources,
            credibility=incident.credibility.code if incident.credibility else None, review=review(row),
        )  # fmt: skip


def review(row: StoredFused) -> Review:
    """How far persons have judged it."""
    return row.review


def version(row: StoredFused) -> str:
    """Twelve digits that change whenever anything of the incident does, a judgement on it too.

    Who judges sends it back as `seen`: what was changed since she looked is not judged unknowingly.
    """
    digest = hashlib.sha256(_encoder.encode(row.incident))
    digest.update((row.verdict or "").encode())
    return digest.hexdigest()[:12]
