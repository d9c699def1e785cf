"""Reading into a store: what is there already is passed over, and a run that was cut off goes on where it ended."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from dateline.model import RawDocument, Rejected
from dateline.store import GATED, Store

from .coder import coder
from .files_kept import FILE
from .many import outcomes
from .outcome import Failed, Outcome
from .pipeline import is_english

#: Documents, bytes of them and seconds after which what was read is written: what a killed run can lose at most.
BATCH_DOCUMENTS = 128
BATCH_BYTES = 4 * 1024 * 1024
BATCH_SECONDS = 1.0

Done = Callable[[RawDocument | Rejected, Failed | None], None]


@dataclass(slots=True)
class Summary:
    """What a run did.

    `done` have their outcome, written or not yet; `already` were stored before and not read again; `skipped` could not
    be read; `let_go` are stored and, by the gate, not read further. `passed_over` tells of what is no report (the
    pictures of a web archive), `captures` counts those that were kept.
    """

    done: int = 0
    added: int = 0
    replaced: int = 0
    same: int = 0
    already: int = 0
    not_coded: int = 0
    let_go: int = 0
    captures: int = 0
    skipped: list[Failed] = field(default_factory=list)
    passed_over: list[Failed] = field(default_factory=list)
    events: int = 0
    incidents: int = 0
    seconds: float = 0.0

    @property
    def read(self) -> int:
        """Documents read in this run."""
        return self.added + self.replaced + self.same


def fingerprint(raw: RawDocument, *, let_go: bool = False) -> str:
    """Stands for all that goes into a Reading: the bytes, what the caller said of them, whether the gate let it go."""
    given = [raw.sha256, raw.media, raw.text is None, raw.title, raw.published, raw.outlet, raw.url]
    if raw.said_title or raw.said_published:
        given += [raw.said_title, raw.said_published]
    return (GATED if let_go else "") + hashlib.sha256(msgspec.json.encode(given)).hexdigest()


def read_into(
    store: Store,
    items: Iterable[RawDocument | Rejected],
    *,
    workers: int = 1,
    again: bool = False,
    gated: bool = False,
    on_step: Callable[[Summary], None] | None = None,
    done: Done | None = None,
) -> Summary:
    """Read documents into a store, in small transactions; `again` reads also what is there already.

    `gated` lets documents go that the gate finds nothing in; without it those that it let go before are read.

    `done` is called with each item and why it failed, if it did, in the transaction that writes what came of it (for
    what is there already: before it is passed over), so that what a caller notes of it holds exactly when it does.

    `on_step` is called after each document. On KeyboardInterrupt what was read is stored before it goes on its way.
    Two documents under one id are one document: the later replaces the earlier. Raises StoreError.
    """
    summary = Summary()
    began = time.perf_counter()
    batch: list[Outcome] = []
    flushed, heavy = began, 0
    try:
        fresh = _fresh(items, store, summary, again, gated, done)
        for outcome in outcomes(fresh, workers, gated=gated, for_store=True):
            batch.append(outcome)
            summary.done += 1
            heavy += len(outcome.raw.content) if isinstance(outcome.raw, RawDocument) else 0
            if len(batch) >= BATCH_DOCUMENTS or heavy >= BATCH_BYTES or time.perf_counter() - flushed >= BATCH_SECONDS:
                _write(store, batch, summary, done)
                flushed, heavy = time.perf_counter(), 0
            summary.seconds = time.perf_counter() - began
            if on_step:
                on_step(summary)
    except KeyboardInterrupt:
        _write(store, batch, summary, done)
        raise
    _write(store, batch, summary, done)
    summary.seconds = time.perf_counter() - began
    return summary


def _fresh(
    items: Iterable[RawDocument | Rejected],
    store: Store,
    summary: Summary,
    again: bool,
    gated: bool,
    done: Done | None,
) -> Iterator[RawDocument | Rejected]:
    """The items that are to be read. Of those that are there already the capture is kept all the same."""
    for item in items:
        if isinstance(item, Rejected) and item.quiet:
            summary.passed_over.append(Failed(item.origin, item.reason))
        elif isinstance(item, RawDocument) and not again and _is_there(store, item, gated):
            with store.together():
                summary.captures += _keep_again(store, item)
                if done:
                    done(item, None)
            summary.already += 1
        else:
            yield item


def _keep_again(store: Store, raw: RawDocument) -> bool:
    """Keep the capture of a document that is there already: of a page each, of a file the first."""
    if raw.capture is None:
        return False
    own = document_id(raw)
    if raw.capture.url.startswith(FILE) and next(store.captures(document=own, limit=1), None):
        return False
    return store.keep(raw.capture, own)


def document_id(raw: RawDocument) -> str:
    """The id of the document that is read from this."""
    return raw.id or raw.sha256


def _is_there(store: Store, raw: RawDocument, gated: bool) -> bool:
    return any(
        store.holds(document_id(raw), fingerprint=fingerprint(raw, let_go=let_go), coder=coder())
        for let_go in ((False, True) if gated else (False,))
    )


def _write(store: Store, batch: list[Outcome], summary: Summary, done: Done | None) -> None:
    """Write a batch, all of it or nothing, and empty it."""
    given = [
        (outcome.prepared, outcome.raw.origin, fingerprint(outcome.raw, let_go=outcome.prepared.let_go is not None))
        for outcome in batch
        if isinstance(outcome.raw, RawDocument) and not outcome.failed
    ]
    captures = 0
    with store.together():
        for outcome in batch:  # before those that were read: of two under one name that one counts
            if outcome.failed:
                store.reject(outcome.failed.origin, outcome.failed.reason)
        added = Counter(store.put_all(given, coder()))
        for outcome in batch:
            if isinstance(outcome.raw, RawDocument) and outcome.raw.capture:
                captures += store.keep(outcome.raw.capture, None if outcome.failed else outcome.prepared.id)
            if done:
                done(outcome.raw, outcome.failed)
    for outcome in batch:
        if outcome.failed:
            summary.skipped.append(outcome.failed)
            continue
        made = outcome.prepared
        summary.events += made.n_events
        summary.incidents += made.n_incidents
        summary.let_go += made.let_go is not None
        summary.not_coded += not is_english(made.language)
    summary.added += added["added"]
    summary.replaced += added["replaced"]
    summary.same += added["same"]
    summary.captures += captures
    batch.clear()
