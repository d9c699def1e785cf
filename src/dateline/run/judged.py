"""How far the machine agrees with what persons judged of a store's incidents: `dateline evaluate --judged`."""

from __future__ import annotations

import os
from typing import Any

import msgspec

from dateline.agree import Agreement, Coded, Compared, PairAgreement, Settings, Source, compare
from dateline.model import CorrectedField, FusedIncident, InputError, Judgement
from dateline.review import pairs_of
from dateline.store import Store, StoredFused

from .coded import coded
from .dossiers import dossier
from .fusion import Ruling
from .grading import regrade
from .ruling import ruling_of

#: The attributes of a coded event that stand for a field.
_CODED: dict[CorrectedField, tuple[str, ...]] = {
    "type": ("event_type", "sub_event_type", "disorder_type"),
    "subtype": ("event_type", "sub_event_type", "disorder_type"),
    "day": ("start", "end"),
    "place": ("place", "lat", "lon", "country", "admin1", "admin2"),
    "side_a": ("side_a",),
    "side_b": ("side_b",),
    "killed": ("best", "low", "high"),
    "civilians_killed": ("civilian_deaths",),
}
_NOT_COMPARED = dict.fromkeys(("injured", "captured"), "persons correct it, and it is not compared")
_EMPTY = Coded(id="")


def evaluate_judged(store: str | os.PathLike[str] | Store) -> Agreement:
    """The machine's incidents beside what persons judged of them.

    Of an incident that was accepted all fields are held to be as they stand now; of one that was corrected and not
    accepted, the corrected fields alone; one that was rejected was found and is none. What nobody judged is left out,
    and so recall says nothing: nobody judges what was not found. Merges, splits and what was accepted with several
    reports tell how well reports were joined (`pairs`). Raises InputError where nothing is judged, StoreError.
    """
    if not isinstance(store, Store):
        with Store.open(store, create=False) as opened:
            return evaluate_judged(opened)
    ruling = ruling_of(store)
    corrected = _corrected(ruling)
    compared = [each for row in store.fused() if (each := _compared(store, row, corrected))]
    pairs = pairs_of(ruling.judgements, ruling.named)
    if not compared and not any((pairs.both, pairs.machine, pairs.persons, pairs.neither)):
        raise InputError(f"{store.path}: nobody has judged an incident of this database yet")
    told = compare(
        compared,
        name=f"{store.path.name}, as judged",
        codebook="readings",
        settings=Settings(paired=True, not_compared=_NOT_COMPARED),
    )
    return msgspec.structs.replace(
        told, pairs=PairAgreement.of(pairs.both, pairs.machine, pairs.persons, pairs.neither)
    )


def _corrected(ruling: Ruling) -> dict[int, Judgement]:
    return {each.number: each for each in ruling.judgements if each.verdict == "correct"}


def _compared(store: Store, row: StoredFused, corrections: dict[int, Judgement]) -> Compared | None:
    """An incident that was judged, as it was found and as persons have it; None where nobody judged what it tells."""
    numbers = [int(words.partition(".")[0]) for words in row.incident.judged]
    fields = {each.field for number in numbers if number in corrections for each in corrections[number].corrections}
    if not row.verdict and not fields:
        return None
    readings = [regrade(store.reading(own)) for own in row.incident.documents]

    def as_coded(incident: FusedIncident) -> list[Coded]:
        return coded(dossier(incident, readings), "readings")

    found = as_coded(row.machine or row.incident)
    gold = [] if row.verdict == "reject" else as_coded(row.incident)
    if not row.verdict:
        gold = [_only(event, fields) for event in gold]
    title = next((reading.document.title for reading in readings if reading.document.title), None)
    return Compared(Source(id=row.id, title=title), gold, found) if gold or found else None


def _only(event: Coded, fields: set[CorrectedField]) -> Coded:
    """The event with these fields alone: of the others nobody said that they are right."""
    kept = {name for field in fields for name in _CODED.get(field, ())} | {"id", "incident", "quotes"}
    dropped: dict[str, Any] = {name: getattr(_EMPTY, name) for name in Coded.__struct_fields__ if name not in kept}
    return msgspec.structs.replace(event, **dropped)
