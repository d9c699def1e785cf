"""Fusion without a store: Readings in, fused incidents out. Reports wait packed, so that a million fit in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.fuse.across import Features, Link, features, links, signature
from dateline.model import Document, Event, FusedIncident, Incident, Reading, Report
from dateline.store import pack, unpack, without_text

from .fusion import Ruling, components, groups_of, happened, make, of_one_kind, packed


def fuse_readings(readings: Iterable[Reading]) -> Iterator[FusedIncident]:
    """The incidents of Readings fused across documents: first those that a report is mainly about, each by day.

    The order of the Readings does not matter; of two Readings of one document the last counts. Nothing is kept: for
    what grows, and for judgements, there is a store (`fuse_store`).

    >>> for incident in dateline.fuse_readings(dateline.read_many(["reports/"])):
    ...     print(incident.id, len(incident.documents), incident.fatalities)
    """
    kept: dict[str, Kept] = {}
    for reading in readings:
        kept[reading.document.id] = keep(reading.document, reading.events, reading.incidents)
    yield from fuse_kept(kept)


class Kept:
    """A document with its reports, packed, and what they are compared by."""

    __slots__ = ("features", "happened", "reports", "signature")

    def __init__(self, sign: bytes, reports: dict[str, bytes], made: list[Features], real: dict[str, bool]) -> None:
        self.signature = sign
        self.happened = real
        self.reports = reports
        self.features = made


def keep(document: Document, events: Sequence[Event], incidents: Sequence[Incident]) -> Kept:
    """A document made ready to be fused; its text goes."""
    if not incidents:
        return Kept(b"", {}, [], {})
    sign = signature(document.text)
    by_id = {event.id: event for event in events}
    bare = without_text(document)
    packs: dict[str, bytes] = {}
    made, real = [], {}
    for incident in incidents:
        report = Report(document=document, incident=incident, events=tuple(by_id[each] for each in incident.events))
        made.append(features(report, sign))
        real[report.ref] = happened(report)
        packs[report.ref] = pack(Report(document=bare, incident=incident, events=report.events))
    return Kept(packed(sign), packs, made, real)


def fuse_kept(kept: dict[str, Kept]) -> Iterator[FusedIncident]:
    """The incidents of documents by their ids."""
    everything = sorted((each for one in kept.values() for each in one.features), key=lambda each: each.ref)
    found = of_one_kind(links(everything), {ref: real for one in kept.values() for ref, real in one.happened.items()})
    for one in kept.values():
        one.features.clear()
    refs, ruling = [each.ref for each in everything], Ruling()
    del everything
    near: dict[int, list[Link]] = {}
    parts = components(refs, [(link.a, link.b) for link in found if link.weight > 0])
    where = {ref: number for number, part in enumerate(parts) for ref in part}
    for link in found:
        if where[link.a] == where[link.b]:
            near.setdefault(where[link.a], []).append(link)
    del found
    made: list[tuple[tuple[int, bool, str, str, str], bytes]] = []
    for number, part in enumerate(parts):
        reports = {ref: unpack(kept[ref.rpartition("/")[0]].reports[ref], Report) for ref in part}
        signatures = {report.document.id: kept[report.document.id].signature for report in reports.values()}
        groups = groups_of(part, near.get(number, []), ruling)
        for each in make(groups, reports, signatures, near.pop(number, []), ruling):
            made.append((_rank(each.incident), pack(each.incident)))
    made.sort()
    for _, blob in made:
        yield unpack(blob, FusedIncident)


def _rank(incident: FusedIncident) -> tuple[int, bool, str, str, str]:
    """By the best number among its reports (1 is what a document is mainly about), then by day, undated ones last."""
    number = min(int(re.sub(r"\D", "", ref.rpartition("/")[2]) or 0) for ref in incident.reports)
    start, end = (incident.time.start, incident.time.end) if incident.time else (None, None)
    return number, start is None, start or "", end or "", incident.id
