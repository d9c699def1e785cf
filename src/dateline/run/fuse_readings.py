"""Fusion without a store: Readings in, fused incidents out. Reports wait packed, so that a million fit in memory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from dateline.fuse.across import Features, Link, features, links, signature
from dateline.model import FusedIncident, Reading, Report
from dateline.store import pack, unpack, without_text

from .fuse_workers import in_processes
from .fusion import Ruling, components, copies_of, groups_of, happened, make, of_one_kind, packed
from .outcome import Failed
from .readings_in import Line, reading_of


def fuse_readings(readings: Iterable[Reading]) -> Iterator[FusedIncident]:
    """The incidents of Readings fused across documents: first those that a report is mainly about, each by day.

    The order of the Readings does not matter; of two Readings of one document the last counts. Nothing is kept: for
    what grows, and for judgements, there is a store (`fuse_store`).

    >>> for incident in dateline.fuse_readings(map(dateline.read, ["one.html", "two.html"])):
    ...     print(incident.id, len(incident.documents), incident.fatalities)
    """
    yield from fuse_kept({reading.document.id: keep(reading) for reading in readings})


def fuse_lines(
    lines: Iterable[Line], on_read: Callable[[Failed | None], None], workers: int = 1
) -> Iterator[FusedIncident]:
    """The same of lines of JSON, in several processes; `on_read` hears of each line None, or why it is no Reading."""
    kept: dict[str, Kept] = {}
    for made in in_processes(_keep_lines, lines, workers):
        if isinstance(made, Failed):
            on_read(made)
        else:
            one = msgspec.msgpack.decode(made, type=Kept)
            kept[one.document] = one
            on_read(None)
    yield from fuse_kept(kept)


def _keep_lines(lines: list[Line]) -> list[bytes | Failed]:
    found: list[bytes | Failed] = []
    for line in lines:
        reading = reading_of(line)
        found.append(reading if isinstance(reading, Failed) else msgspec.msgpack.encode(keep(reading)))
    return found


class Kept(msgspec.Struct):
    """A document with its reports, packed, whether each happened, and what they are compared by."""

    document: str
    signature: bytes = b""
    reports: dict[str, bytes] = {}
    features: list[Features] = []
    happened: dict[str, bool] = {}


def keep(reading: Reading) -> Kept:
    """A document made ready to be fused; its text goes."""
    document = reading.document
    if not reading.incidents:
        return Kept(document.id)
    sign = signature(document.text)
    by_id = {event.id: event for event in reading.events}
    bare = without_text(document)
    packs: dict[str, bytes] = {}
    made, real = [], {}
    for incident in reading.incidents:
        report = Report(document=document, incident=incident, events=tuple(by_id[each] for each in incident.events))
        made.append(features(report, sign))
        real[report.ref] = happened(report)
        packs[report.ref] = pack(Report(document=bare, incident=incident, events=report.events))
    return Kept(document.id, packed(sign), packs, made, real)


def fuse_kept(kept: dict[str, Kept]) -> Iterator[FusedIncident]:
    """The incidents of documents by their ids."""
    everything = sorted((each for one in kept.values() for each in one.features), key=lambda each: each.ref)
    real = {ref: real for one in kept.values() for ref, real in one.happened.items()}
    copied = copies_of(everything, real)
    behind = {link.b for them in copied.values() for link in them}
    everything = [each for each in everything if each.ref not in behind]
    found = of_one_kind(links(everything), real)
    for one in kept.values():
        one.features.clear()
    refs, ruling = [each.ref for each in everything], Ruling()
    del everything, behind
    near: dict[int, list[Link]] = {}
    parts = components(refs, [(link.a, link.b) for link in found if link.weight > 0])
    where = {ref: number for number, part in enumerate(parts) for ref in part}
    for link in found:
        if where[link.a] == where[link.b]:
            near.setdefault(where[link.a], []).append(link)
    del found
    made: list[tuple[tuple[int, bool, str, str, str], bytes]] = []
    for number, part in enumerate(parts):
        groups = groups_of(part, near.get(number, []), ruling, copied)
        reports = {ref: unpack(kept[ref.rpartition("/")[0]].reports[ref], Report) for group in groups for ref in group}
        signatures = {report.document.id: kept[report.document.id].signature for report in reports.values()}
        linked = [*near.pop(number, ()), *(link for ref in part for link in copied.get(ref, ()))]
        for each in make(groups, reports, signatures, linked, ruling):
            made.append((_rank(each.incident), pack(each.incident)))
    made.sort()
    for _, blob in made:
        yield unpack(blob, FusedIncident)


def _rank(incident: FusedIncident) -> tuple[int, bool, str, str, str]:
    """By the best number among its reports (1 is what a document is mainly about), then by day, undated ones last."""
    number = min(int(re.sub(r"\D", "", ref.rpartition("/")[2]) or 0) for ref in incident.reports)
    start, end = (incident.time.start, incident.time.end) if incident.time else (None, None)
    return number, start is None, start or "", end or "", incident.id
