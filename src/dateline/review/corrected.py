"""A fused incident with the values that persons gave it, and the machine's kept beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from dateline.model import CorrectedField, Correction, FusedIncident, Judgement, Said
from dateline.model.fused import SaidField

from .words import in_words, value

_ATTRIBUTES = {
    "day": "time", "killed": "fatalities", "civilians_killed": "civilian_fatalities",
}  # fmt: skip


def corrected(incident: FusedIncident, judgements: Sequence[Judgement]) -> FusedIncident:
    """The incident with the values of these corrections; of two on a field the later counts.

    What is said of a corrected field (`said`) stays, no longer chosen; the person's value stands before it.
    """
    last: dict[CorrectedField, tuple[Correction, Judgement]] = {}
    for judgement in judgements:
        fields = {each.field for each in judgement.corrections}
        if "type" in fields and "subtype" not in fields:
            last.pop("subtype", None)  # a sub-event type belongs to the type that it came with
        last |= {each.field: (each, judgement) for each in judgement.corrections}
    if not last:
        return incident
    changes: dict[str, Any] = {_ATTRIBUTES.get(name, name): _value(each) for name, (each, _) in last.items()}
    if "type" in last and "subtype" not in last:
        changes["subtype"] = None  # the machine's sub-event type belongs to the machine's type
    said = [_not_chosen(each) if each.field in {_said_field(name) for name in last} else each for each in incident.said]
    kind = last.get("subtype")  # it and the type are told in one row: the sub-event type where one was given
    unsaid: SaidField | CorrectedField | None = None if kind is None else "type" if kind[0].word else "subtype"
    told = [_said(each, judgement) for name, (each, judgement) in last.items() if name != unsaid]
    return msgspec.structs.replace(incident, **changes, said=(*told, *said))


def with_words(incident: FusedIncident, judgements: Sequence[Judgement]) -> FusedIncident:
    """The incident with what persons decided of it in words."""
    return msgspec.structs.replace(incident, judged=tuple(in_words(each) for each in judgements))


def _value(correction: Correction) -> Any:
    match correction.field:
        case "killed" | "civilians_killed" | "injured" | "captured":
            return correction.tally
        case "day":
            return correction.time
        case "place":
            return correction.place
        case "side_a" | "side_b":
            return correction.actors
    return correction.word


def _said_field(field: CorrectedField) -> SaidField:
    return "type" if field == "subtype" else field


def _said(correction: Correction, judgement: Judgement) -> Said:
    tally, quote = correction.tally, correction.quote
    return Said(
        field=_said_field(correction.field),
        value=value(correction),
        low=tally.low if tally else None,
        best=tally.best if tally else None,
        high=tally.high if tally else None,
        by=(f"{judgement.by} (judgement {judgement.number})",),
        documents=(quote.document,) if quote else (),
        day=judgement.at[:10],
        quotes=(quote,) if quote else (),
        chosen=True,
    )


def _not_chosen(said: Said) -> Said:
    return msgspec.structs.replace(said, chosen=False) if said.chosen else said
