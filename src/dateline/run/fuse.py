"""Fusion over a store: only what is new, gone or judged anew is looked at; the result is that of a run from scratch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import msgspec

from dateline.fuse.across import Features, Link, features, links_of, signature
from dateline.fuse.joined import id_of
from dateline.model import Report
from dateline.store import Store, pack, without_text
from dateline.store.fusing import Comparable, Fusing, Pending

from .fuse_workers import in_processes
from .fuser import fuser
from .fusion import Ruling, copies_of, groups_of, happened, make, of_one_kind, packed
from .ruling import ruling_of

#: Documents made comparable before they are written, and reports whose incidents are made in one go: what a killed run
#: can lose at most.
_DOCUMENTS, _REPORTS = 64, 400
_WORTH_IT = 500
#: Days around a new report in which another can tell the same (see fuse/across/block.py), and more.
_DAYS = 60
_FEATURES = msgspec.msgpack.Decoder(Features)


@dataclass(slots=True)
class Fused:
    """What a run of fusion did, and how the store stands after it.

    `compared` documents were made comparable, `gone` and `came` are ids of incidents that are no more, or changed, and
    of those that are new or changed. The other numbers are of the whole store; `several` are incidents that more than
    one document tells.
    """

    compared: int = 0
    linked: int = 0
    links: int = 0
    gone: set[str] = field(default_factory=set)
    came: set[str] = field(default_factory=set)
    documents: int = 0
    reports: int = 0
    incidents: int = 0
    several: int = 0
    seconds: float = 0.0

    @property
    def changed(self) -> list[str]:
        """Ids of incidents that are there before and after, and differ."""
        return sorted(self.gone & self.came)

    @property
    def new(self) -> list[str]:
        """Ids of incidents that were not there before."""
        return sorted(self.came - self.gone)

    @property
    def lost(self) -> list[str]:
        """Ids of incidents that are no more: joined to others, split up, or without a report."""
        return sorted(self.gone - self.came)


#: Called with what is being done, how much of it is done, and how much there is.
OnStep = Callable[[str, int, int], None]


def fuse_store(store: Store, *, workers: int = 1, on_step: OnStep | None = None) -> Fused:
    """Fuse the incidents of a store's documents: those that are new, and those that hang together with them.

    What persons judged holds, whatever the machine finds. A run that is stopped goes on where it ended when it is
    called again. With `workers` above 1 processes are spawned: a script then needs `if __name__ == "__main__":` around
    its own start. Raises StoreError.

    >>> with dateline.open_store("siege.db") as store:
    ...     dateline.fuse_store(store)
    ...     for found in store.fused(place="Deir ez-Zor"):
    ...         print(found.id, found.incident.documents, found.incident.disagreements)
    """
    began = time.perf_counter()
    tell = on_step or _nobody
    steps, done = Fusing(store), Fused()
    _compare(steps, done, tell, workers)
    _link(steps, done, tell)
    ruling = _apply(store, steps)
    _settle(store, steps, ruling, done, tell)
    state = store.fused_state()
    done.documents, done.reports = state.documents, state.reports
    done.incidents, done.several = state.incidents, state.several
    done.seconds = time.perf_counter() - began
    return done


def _nobody(what: str, done: int, of: int) -> None:
    """Nobody listens."""


def _compare(steps: Fusing, done: Fused, tell: OnStep, workers: int) -> None:
    """Make the reports of documents comparable."""
    maker, total = fuser(), steps.count_pending(fuser())
    # a process is worth its start from some hundred documents on
    made = in_processes(_comparable, _pending(steps, maker), workers if total > _WORTH_IT else 1)
    while some := list(islice(made, _DOCUMENTS)):
        with steps.together():
            for pending, record, sign, reports in some:
                steps.put(pending, maker, record, sign, reports)
        done.compared += len(some)
        tell("comparing documents", done.compared, max(total, done.compared))


def _pending(steps: Fusing, maker: str) -> Iterator[Pending]:
    after = 0
    while some := steps.pending(maker, after, _DOCUMENTS):
        yield from some
        after = some[-1].pk


def _comparable(some: list[Pending]) -> list[tuple[Pending, bytes, bytes, list[Comparable]]]:
    found = []
    for pending in some:
        document, reports = pending.told()
        sign = signature(document.text) if reports else ()
        rows = [_row(report, features(report, sign)) for report in reports]
        found.append((pending, pack(without_text(document)), packed(sign), rows))
    return found


def _row(report: Report, made: Features) -> Comparable:
    word = report.events[0].word
    return Comparable(
        ref=report.ref,
        incident=report.incident.id,
        own=id_of(report.ref),
        happened=happened(report),
        days=(made.published, made.start, made.end),
        head=(word.start, word.end),
        features=msgspec.msgpack.encode(made),
    )


def _link(steps: Fusing, done: Fused, tell: OnStep) -> None:
    """Compare reports that have no links yet with all that may tell the same."""
    if not (waiting := steps.unlinked()):
        return
    tell("finding reports of one happening", 0, waiting)
    pks: dict[str, int] = {}
    real: dict[str, bool] = {}
    new: list[Features] = []
    everyone: list[Features] = []
    for pk, ref, is_real, blob, linked in steps.features(_DAYS):
        pks[ref], real[ref] = pk, is_real
        everyone.append(_FEATURES.decode(blob))
        if not linked:
            new.append(everyone[-1])
    found = of_one_kind(links_of(new, everyone), real)
    steps.link([pks[each.ref] for each in new], [(pks[link.a], pks[link.b], link.weight) for link in found])
    done.linked, done.links = len(new), len(found)
    tell("finding reports of one happening", len(new), len(new))


def _apply(store: Store, steps: Fusing) -> Ruling:
    """Find out which reports judgements name now; where that changed, their incidents are made again."""
    ruling = ruling_of(store, steps)
    now = {
        each.number: (each.verdict, (*ruling.named[each.number][0], "|", *ruling.named[each.number][1]))
        for each in ruling.judgements
    }
    before = steps.applied()
    if now != before:
        changed = {number for number in now.keys() | before.keys() if now.get(number) != before.get(number)}
        refs = {ref for each in changed for state in (now, before) for ref in state.get(each, ("", ()))[1]}
        steps.apply(now, sorted(refs - {"|"}))
    return ruling


def _settle(store: Store, steps: Fusing, ruling: Ruling, done: Fused, tell: OnStep) -> None:
    """Make the incidents of unsettled reports, and of those that hang together with them."""
    total, settled, beside = steps.count_unsettled(), 0, _beside(ruling)
    while True:
        with steps.together():
            some = steps.unsettled(_REPORTS)
            if not some:
                break
            refs, links = _whole(steps, some, beside)
            reports = {report.ref: report for report in store.reports(refs.values())}
            blobs = steps.features_of(refs.values()).values()
            equal = copies_of(map(_FEATURES.decode, blobs), {ref: happened(each) for ref, each in reports.items()})
            groups = groups_of(refs.values(), links, ruling, equal)
            signatures = steps.signatures({report.document.id for report in reports.values()})
            made = [
                (each.incident, each.verdict, each.machine) for each in make(groups, reports, signatures, links, ruling)
            ]
            gone, came = steps.settle(list(refs), made)
        done.gone |= gone
        done.came |= came
        settled += len(refs)
        tell("making incidents", settled, max(total, settled))
    gone, again = steps.gone()
    done.gone = (done.gone | gone) - again
    done.came -= again


def _beside(ruling: Ruling) -> dict[str, set[str]]:
    """By report all that judgements name together with it."""
    beside: dict[str, set[str]] = {}
    for named in ruling.named.values():
        everyone = {ref for part in named for ref in part}
        for ref in everyone:
            beside.setdefault(ref, set()).update(everyone)
    return beside


def _whole(steps: Fusing, some: Iterable[int], beside: dict[str, set[str]]) -> tuple[dict[int, str], list[Link]]:
    """All reports that hang together with some, by links or judgements (`beside`): refs by pk, and their links."""
    refs: dict[int, str] = {}
    found: dict[tuple[int, int], float] = {}
    edge = set(some)
    while edge:
        refs |= (names := steps.refs(edge))
        reached = set()
        for a, b, weight in steps.neighbours(edge):
            found[a, b] = weight
            reached |= {a, b} if weight > 0 else set()  # what speaks against it draws nothing in
        judged = {other for ref in names.values() for other in beside.get(ref, ())}
        reached |= set(steps.pks(judged).values()) if judged else set()
        edge = reached - refs.keys()
    links = [Link(refs[a], refs[b], weight) for (a, b), weight in found.items() if a in refs and b in refs]
    return refs, links
