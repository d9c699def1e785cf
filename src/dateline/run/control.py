"""Who held what, when: the control room over a store or over Readings, with the rule of independent sources."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dateline.control import IMPLYING, Evidence, Telling, Voice, evidence_of, timelines
from dateline.control import Settings as ControlSettings
from dateline.control.places import Spot, place_key, spot_id
from dateline.control.within import cities_of
from dateline.export import OnSkip, control_csv
from dateline.export.protect import CONTROL_DELAY_DAYS, mask_reading, young
from dateline.export.pseudonyms import Pseudonyms
from dateline.fuse.across import signature
from dateline.fuse.across import voices as copies
from dateline.fuse.independence import Account, keys_of
from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.toponyms import toponym_key
from dateline.model import Attribution, Document, InputError, Place, Reading
from dateline.model.control import PlaceControl
from dateline.store import Store

from .fuser import fuser
from .fusion import unpacked

__all__ = [
    "ControlSettings",
    "Evidence",
    "asked",
    "control_for",
    "control_of",
    "evidence_in",
    "evidence_of_store",
    "export_control",
    "named",
    "place_key",
    "read_readings",
    "spot_id",
    "timelines",
    "told_until",
    "wholes",
]

_SILENT = frozenset({"denies", "doubts"})


def asked(document: Document, cited: tuple[Attribution, ...]) -> tuple[Voice, ...]:
    """The voices of a claim: whom the document cites for it, or its own words where nobody but a denier is cited."""
    own = all(voice.stance in _SILENT for voice in cited)
    published = document.published
    account = Account(
        document=document.id,
        publisher=document.outlet,
        day=published.start if published else None,
        voices=cited,
        own_voice=own,
    )
    found: list[Voice] = []
    for n, (key, label, counts) in enumerate(keys_of(account)):
        if n == len(cited):
            found.append(Voice(key, label, partisan=not counts, own=True))
            continue
        voice = cited[n]
        found.append(
            Voice(
                key or f"unnamed:{document.id}",
                label,
                voice.stance,
                voice.interest,
                partisan=voice.aligned_with is not None or voice.interest is not None,
                named=bool(key),
            )
        )
    return tuple(found)


def evidence_in(
    readings: Iterable[Telling],
    voices: Mapping[str, str] | None = None,
    known: Mapping[str, bytes] | None = None,
) -> list[Evidence]:
    """The claims of some Readings.

    Documents whose texts are copies of one another speak with one voice: `voices` gives for a document's id the name of
    its group; where it is None the texts are compared, by the signatures that are `known` by document or else made.
    """
    found: list[Evidence] = []
    signatures: dict[str, tuple[int, ...]] = {}
    kept = known or {}
    for reading in readings:
        own = list(evidence_of(reading, asked))
        found += own
        if own and voices is None:
            sign = kept.get(reading.document.id)
            signatures[reading.document.id] = unpacked(sign) if sign else signature(reading.document.text)
    return in_groups(found, copies(signatures) if voices is None else voices)


def in_groups(told: Iterable[Evidence], groups: Mapping[str, str]) -> list[Evidence]:
    """The claims with the group of their document as the key of its own words, wherever it is not alone in it."""
    sizes = Counter(groups.values())
    return [
        _grouped(each, groups[each.claim.document]) if sizes[groups.get(each.claim.document, "")] > 1 else each
        for each in told
    ]


def _grouped(each: Evidence, group: str) -> Evidence:
    said = (dataclasses.replace(voice, key=f"text:{group}") if voice.own else voice for voice in each.voices)
    return dataclasses.replace(each, group=group, voices=tuple(said))


def control_of(
    source: Store | Iterable[Reading],
    place: str | None = None,
    *,
    voices: Mapping[str, str] | None = None,
    settings: ControlSettings | None = None,
) -> list[PlaceControl]:
    """Who held what, when: a timeline for each place of which a store's or some Readings' reports make claims.

    `place` names one ("Deir Ezzor" finds Deir ez-Zor); for `voices` see `evidence_in`.

    >>> with dateline.open_store("dateline.db") as store:
    ...     for found in dateline.control_of(store, "Sinaa"):
    ...         print(found.on("2016-05-01"))
    """
    told = evidence_of_store(source, voices) if isinstance(source, Store) else evidence_in(source, voices)
    found = timelines(told, settings)
    return found if place is None else named(found, place)


def evidence_of_store(store: Store, voices: Mapping[str, str] | None = None) -> list[Evidence]:
    """The claims of all documents of a store; for `voices` see `evidence_in`."""
    return evidence_in(store.control_told(IMPLYING), voices, store.signatures_by(fuser()))


def told_until(evidence: Iterable[Evidence], day: dt.date) -> list[Evidence]:
    """The claims that speak of no later day than this one."""
    return [each for each in evidence if each.last <= day.toordinal()]


def wholes(places: Mapping[str, Place]) -> dict[str, str]:
    """By the ids of quarters and sites the id of the city, among the same places, that they are parts of."""
    return {own: city.id for own, city in cities_of([Spot(own, place) for own, place in places.items()]).items()}


def read_readings(path: str | os.PathLike[str]) -> Iterator[Reading]:
    """The Readings of a file, one a line; raises InputError that names the line which is none."""
    import msgspec

    with Path(path).open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield Reading.from_json(line)
            except (msgspec.DecodeError, msgspec.ValidationError) as error:
                raise InputError(f"{path}:{number}: is no Reading ({error})") from error


def export_control(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = CONTROL_DELAY_DAYS,
    on_skip: OnSkip | None = None,
    settings: ControlSettings | None = None,
    pseudonyms: Pseudonyms | None = None,
) -> Iterator[str]:
    """The lines of `dateline export --to control-csv`.

    A public one rests on what was told up to `delay_days` (30 at least) before `today`, and shows nobody's name who
    could be in danger for it: the states are worked out from the reports, the words shown are those of masked ones.
    """
    yield from control_csv.export(
        control_for(
            readings,
            public=public,
            today=today,
            delay_days=delay_days,
            on_skip=on_skip,
            settings=settings,
            pseudonyms=pseudonyms,
        ),
        public=public,
        today=today,
        delay_days=max(delay_days, CONTROL_DELAY_DAYS),
        on_skip=on_skip,
    )


def control_for(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = CONTROL_DELAY_DAYS,
    on_skip: OnSkip | None = None,
    settings: ControlSettings | None = None,
    pseudonyms: Pseudonyms | None = None,
) -> list[PlaceControl]:
    """The timelines that an export may show; see `export_control`. Their points are still those of the places."""
    skip = on_skip or (lambda what, why: None)
    delay = max(delay_days, CONTROL_DELAY_DAYS)
    return timelines(_masked(readings, today, delay, skip, pseudonyms) if public else evidence_in(readings), settings)


def _masked(
    readings: Iterable[Reading], today: dt.date, delay_days: int, on_skip: OnSkip, pseudonyms: Pseudonyms | None
) -> list[Evidence]:
    """The claims of what is old enough, weighed as they are and shown as masked."""
    found: list[Evidence] = []
    shown: list[Evidence] = []
    signatures: dict[str, tuple[int, ...]] = {}
    for reading in readings:
        old = young(reading, today=today, delay_days=delay_days, on_skip=on_skip)
        own = list(evidence_of(old, asked))
        if own:
            signatures[reading.document.id] = signature(reading.document.text)
            found += own
            shown += evidence_of(mask_reading(old, pseudonyms), asked)
    grouped = in_groups(found, copies(signatures))
    return [
        # the name of a place that no gazetteer has may be a person's
        dataclasses.replace(each, claim=mask.claim, place=each.place if _on_map(each.place) else mask.place)
        for each, mask in zip(grouped, shown, strict=True)
    ]


def _on_map(place: Place) -> bool:
    return place.place_id is not None or place.lat is not None


def named(found: Iterable[PlaceControl], name: str) -> list[PlaceControl]:
    """Those of the timelines whose place bears a name, in any spelling that the gazetteer takes for the same.

    Where none is told under that name, those that the gazetteer knows by it: "al-Thawra" is another name of al-Joura.
    """
    wanted, given = toponym_key(name, True), list(found)
    told = [each for each in given if wanted in {toponym_key(own, True) for own in (each.place.name, *each.names)}]
    if told:
        return told
    ids = {place_key(entry) for entry in gazetteer().find(name, False)}
    return [each for each in given if each.id in ids]
