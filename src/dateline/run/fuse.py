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
from .fusion import copies_of, groups_of, happened, make, of_one_kind, packed
from .ruling import applied_to, apply

#: Documents made comparable before they are written, and reports whose incidents are made in one go: what a killed run
#: can lose at most.
_DOCUMENTS, _REPORTS = 64, 400
_WORTH_IT = 500
#: Days around a new report in which another can tell the same (see fuse/across/block.py), and more.
_DAYS = 60
_FEATURES = msgspec.msgpack.Decoder(Features)


@dataclass(slots=True)
class Changed:
    """What a run of fusion did.

    `compared` documents were made comparable, `gone` and `came` are ids of incidents that are no more, or changed, and
    of those that are new or changed.
    """

    compared: int = 0
    linked: int = 0
    links: int = 0
    gone: set[str] = field(default_factory=set)
    came: set[str] = field(default_factory=set)
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


@dataclass(slots=True)
class Fused(Changed):
    """What a run did, and how the store stands after it; `several` are incidents that more than one document tells."""

    documents: int = 0
    reports: int = 0
    incidents: int = 0
    several: int = 0


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
    done = Fused()
    _run(store, done, workers, on_step or _nobody)
    state = store.fused_state()
    done.documents, done.reports = state.documents, state.reports
    done.incidents, done.several = state.incidents, state.several
    return done


def fuse_judged(store: Store) -> Changed:
    """What `fuse_store` does, without counting the store: takes as long as what changed is large. Raises StoreError."""
    done = Changed()
    _run(store, done, 1, _nobody)
    return done


def _run(store: Store, done: Changed, workers: int, tell: OnStep) -> None:
    began = time.perf_counter()
    steps = Fusing(store)
    _compare(steps, done, tell, workers)
    _link(steps, done, tell)
    apply(store, steps)
    _settle(store, steps, done, tell)
    done.seconds = time.perf_counter() - began


def _nobody(what: str, done: int, of: int) -> None:
    """Nobody listens."""


def _compare(steps: Fusing, done: Changed, tell: OnStep, workers: int) -> None:
    """Make the reports of documents comparable."""
    maker, total = fuser(), steps.count_pending(fuser())
    if not total:
        return
    # a process is worth its start from some hundred documents on
    made = in_processes(_comparable, _pending(steps, maker), workers if total > _WORTH_IT else 1)
    while some := list(islice(made, _DOCUMENTS)):
        steps.put(some, maker)
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


def _link(steps: Fusing, done: Changed, tell: OnStep) -> None:
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


def _settle(store: Store, steps: Fusing, done: Changed, tell: OnStep) -> None:
    """Make the incidents of unsettled reports, and of those that hang together with them."""
    total, settled = steps.count_unsettled(), 0
    while True:
        with steps.together():
            some = steps.unsettled(_REPORTS)
            if not some:
                break
            refs, links = _whole(steps, some)
            ruling = applied_to(store, steps, refs.values())
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


def _whole(steps: Fusing, some: Iterable[int]) -> tuple[dict[int, str], list[Link]]:
    """All reports that hang together with some, by links or judgements: refs by pk, and their links."""
    refs: dict[int, str] = {}
    found: dict[tuple[int, int], float] = {}
    edge = set(some)
    while edge:
        refs |= (names := steps.refs(edge))
        reached = set()
        for a, b, weight in steps.neighbours(edge):
            found[a, b] = weight
            reached |= {a, b} if weight > 0 else set()  # what speaks against it draws nothing in
        judged = steps.judged_with(names.values())
        reached |= set(steps.pks(judged).values()) if judged else set()
        edge = reached - refs.keys()
    links = [Link(refs[a], refs[b], weight) for (a, b), weight in found.items() if a in refs and b in refs]
    return refs, links
