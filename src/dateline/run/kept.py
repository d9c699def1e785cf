"""Exports to a codebook from rows that are kept: each incident's are made once, by several processes where wanted.

What was made before is only read; an export of a store in which nothing changed opens no document. Rows are made anew
where the incident changed, or what they are made with: this program's rules and tables, the user's lists of actors, the
key of the pseudonyms.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import metadata, resources
from itertools import islice

from dateline.export._items import Item, items_of
from dateline.export.kept import Book, Rows, bare_item, head_of, is_quiet, public_rows, rows_of, until, with_tail
from dateline.export.ledger import Ledger, digest
from dateline.export.protect import mask_reading, protection_version
from dateline.export.pseudonyms import Pseudonyms
from dateline.knowledge.actors_own import own_tables
from dateline.model import Reading, StoreError
from dateline.store import Filters, Store
from dateline.store.kept import Bare, Row

from .dossiers import dossier
from .fuse_workers import in_processes

#: Incidents whose rows are written to the store in one go, and read from it.
_AT_ONCE = 2_000
#: Documents of which a process keeps at hand whether they have anyone to hide, and Readings.
_QUIET, _READINGS = 200_000, 64
#: Incidents without rows from which on another process is worth its start.
_WORTH_IT = 500

OnSkip = Callable[[str, str], None]
#: Called with how many are done of how many.
OnStep = Callable[[int, int | None], None]


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """How rows are made: of which book, for whom; where `public`, under which pseudonyms. It travels to processes."""

    book: Book
    public: bool
    pseudonyms: Pseudonyms | None = None

    @property
    def name(self) -> str:
        """Under which the store keeps them."""
        return f"{self.book} public" if self.public else self.book

    @property
    def version(self) -> str:
        """Another one where the same incident may have other rows."""
        parts = [_rules(), *(f"{own.title} {own.version}" for own in own_tables())]
        return "; ".join([*parts, protection_version(self.pseudonyms)] if self.public else parts)


@functools.lru_cache(maxsize=1)
def _rules() -> str:
    """The version of Dateline, and a hash of the rules and tables that rows are made with."""
    digest = hashlib.sha256()
    for room, ending in (("export", ".py"), ("knowledge", ".csv")):
        files = [each for each in resources.files(f"dateline.{room}").iterdir() if each.name.endswith(ending)]
        for file in sorted(files, key=lambda each: each.name):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return f"dateline {metadata.version('dateline')} {digest.hexdigest()[:16]}"


def make_lacking(
    store: Store, keeping: Keeping, filters: Filters, *, workers: int = 1, on_step: OnStep | None = None
) -> int:
    """Make the rows of the incidents that fit and have none; how many these were. Raises StoreError."""
    store.keep_book(keeping.name, keeping.version)
    if store.count_kept(keeping.name) == store.fused_count():
        return 0
    lacking = list(store.not_kept(keeping.name, filters))
    make = functools.partial(_made, keeping=keeping, path=store.path)
    made = in_processes(make, lacking, workers if len(lacking) > _WORTH_IT else 1)
    done = 0
    while some := list(islice(made, _AT_ONCE)):
        store.keep_rows(keeping.name, some)
        done += len(some)
        if on_step:
            on_step(done, len(lacking))
    return done


def kept_pieces(
    store: Store,
    keeping: Keeping,
    filters: Filters,
    *,
    today: dt.date,
    delay_days: int,
    on_skip: OnSkip,
    on_step: OnStep | None = None,
    ledger: Ledger | None = None,
    workers: int = 1,
) -> Iterator[str] | None:
    """The file of an export, in large pieces; the rows that are lacking are made before.

    `ledger` hears of a public one what is told, with digests of the rows themselves. None where the store can only be
    read, and does not have them all.
    """
    try:
        make_lacking(store, keeping, filters, workers=workers, on_step=on_step)
    except StoreError:
        return None
    return _pieces(store, keeping, filters, today, delay_days, on_skip, on_step, ledger)


def _pieces(
    store: Store,
    keeping: Keeping,
    filters: Filters,
    today: dt.date,
    delay_days: int,
    on_skip: OnSkip,
    on_step: OnStep | None,
    ledger: Ledger | None,
) -> Iterator[str]:
    total = store.fused_count() if on_step and all(value is None for value in filters.values()) else None
    yield head_of(keeping.book)
    tail = with_tail(keeping.book, today)
    newest = (today - dt.timedelta(days=delay_days)).isoformat()
    rows = store.kept_rows(keeping.name, filters)
    done = 0
    while some := list(islice(rows, _AT_ONCE)):
        pieces, noted = [], []
        for own, told, _, reason, last, sign in some:
            if keeping.public and reason != _REJECTED and (last is None or last > newest):
                fresh = f"younger than {delay_days} days"
                on_skip(own, fresh if last else "no day known, so it may be fresh")
            elif told is None:
                on_skip(own, reason or "")
            else:
                pieces.append(told)
                noted.append((own, sign))
        if ledger is not None and noted:
            ledger.versions(noted)
        done += len(some)
        yield tail("".join(pieces))
        if on_step:
            on_step(done, total)


_REJECTED = "rejected by a person"


def _made(pks: list[int], *, keeping: Keeping, path: str | os.PathLike[str]) -> list[Row]:
    desk = _desk(os.fspath(path))
    return [desk.row(bare, keeping) for bare in desk.store.bare(pks)]


@functools.lru_cache(maxsize=1)
def _desk(path: str) -> _Desk:

    return _Desk(Store.open(path, create=False))


class _Desk:
    """A process's own view of the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._quiet: dict[str, bool] = {}
        self._readings: OrderedDict[str, Reading] = OrderedDict()

    def row(self, bare: Bare, keeping: Keeping) -> Row:
        """The rows of one incident, or why it has none."""
        if bare.verdict == "reject":
            return Row(bare.pk, 0, None, _REJECTED, None, None)
        item = bare_item(bare.incident, bare.documents, bare.events)
        if not keeping.public:
            return _row(bare.pk, rows_of(keeping.book, item))
        made = None
        if all(self._is_quiet(document.id) for document in bare.documents):
            made = public_rows(keeping.book, item)
        row = _row(bare.pk, made or rows_of(keeping.book, self._masked(bare, keeping)))
        return replace(row, until=until(item), digest=digest([row.told]) if row.told else None)

    def _is_quiet(self, document: str) -> bool:
        if document not in self._quiet:
            if len(self._quiet) >= _QUIET:
                self._quiet.clear()
            self._quiet[document] = is_quiet(self._reading(document))
        return self._quiet[document]

    def _masked(self, bare: Bare, keeping: Keeping) -> Item:
        """The incident after all its documents were rewritten for the public."""
        whole = dossier(bare.incident, [self._reading(document) for document in bare.incident.documents])
        return next(items_of(mask_reading(whole, keeping.pseudonyms)))

    def _reading(self, document: str) -> Reading:
        if document not in self._readings:
            self._readings[document] = self.store.reading(document)
            if len(self._readings) > _READINGS:
                self._readings.popitem(last=False)
        return self._readings[document]


def _row(pk: int, made: tuple[Rows, str | None]) -> Row:
    rows, reason = made
    return Row(pk, len(rows), "".join(rows) if rows else None, reason, None, None)
