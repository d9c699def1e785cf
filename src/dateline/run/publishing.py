"""How one export of a store is told and noted: pseudonyms, versions, withdrawals, who made it and when."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.export import Format, OnSkip
from dateline.export._items import Item
from dateline.export.files import sha256_of
from dateline.export.kept import BOOKS, rows_of
from dateline.export.ledger import digest, digest_of
from dateline.export.protect import check_delay
from dateline.export.pseudonyms import Pseudonyms
from dateline.export.release import Released
from dateline.model import Reading, StoreError
from dateline.model.clock import stamp
from dateline.model.published import ExportRun, Tombstone
from dateline.store import Store

from .coder import coder
from .judge import user_name
from .keys import key_at, key_file
from .published import StoreLedger


@dataclass(frozen=True, kw_only=True)
class Publish:
    """What a person says of a public export beside its format, filters and delay.

    `key_file` has the key of the pseudonyms (see `keys.key_file`). Unless `linked`, a person has another pseudonym in
    each incident. With `reviewed_only` claims that a person should read first are left out where none accepted them.
    `by` is whose export it is, the login name where nothing is given.
    """

    key_file: str | None = None
    linked: bool = True
    reviewed_only: bool = False
    by: str | None = None


class Publishing:
    """One export of a store. `notes` are what the person who makes it should be told.

    Use `release` for the Readings, `withdrawn` once all are walked, and `done` once the file is in its place; `close`
    in any case. With `reports` its incidents are those of single documents.
    """

    def __init__(
        self,
        store: Store,
        format: Format,
        asked: Mapping[str, object],
        *,
        public: bool,
        delay_days: int,
        today: dt.date,
        reports: bool = False,
        how: Publish | None = None,
    ) -> None:
        if public:
            check_delay(delay_days)
        self.notes: list[str] = []
        self._store, self._format, self._public = store, format, public
        self._delay_days, self._today = delay_days, today
        self._how = how or Publish()
        self._asked = {name: str(value) for name, value in sorted(asked.items()) if value not in (None, False)}
        if self._how.reviewed_only:
            self._asked["reviewed_only"] = "yes"
        self.by = self._how.by or user_name()
        self.pseudonyms: Pseudonyms | None = None
        self.ledger: StoreLedger | None = None
        if public and format.for_public and format.of != "judgements":
            self.pseudonyms = self._with_key()
        if public and format.for_public and format.of == "incidents":
            key = json.dumps({**self._asked, "delay_days": delay_days}, sort_keys=True, ensure_ascii=False)
            self.ledger = StoreLedger(
                store,
                format.series,
                key,
                today=today,
                whole="limit" not in self._asked,
                reports=reports,
            )
        if not public:
            self._see("internal export begun")

    def release(self, readings: Iterable[Reading], on_skip: OnSkip | None = None) -> Iterable[Reading]:
        """The Readings as they may leave the house."""
        if not self._public:
            return readings
        return Released(
            readings,
            today=self._today,
            delay_days=self._delay_days,
            on_skip=on_skip,
            pseudonyms=self.pseudonyms,
            ledger=self.ledger,
            no_row=self._format.no_row,
            sign=_sign(self._format),
            reviewed_only=self._how.reviewed_only,
        )

    def withdrawn(self) -> list[Tombstone]:
        """What was published once and is told no more; to be asked once all Readings are walked."""
        return self.ledger.withdrawn() if self.ledger else []

    def done(self, path: Path | None, rows: int) -> ExportRun | None:
        """Note the export, with the hash of its file; None, and a note, where the database cannot be written."""
        gone = self.withdrawn()
        run = ExportRun(
            number=0,
            at=stamp(),
            by=self.by,
            format=self._format.name,
            public=self._public,
            asked=self._asked,
            delay_days=self._delay_days if self._public else None,
            file=path.name if path else None,
            sha256=sha256_of(path) if path and path.is_file() else None,
            rows=rows,
            withdrawn=len(gone),
            key=self.pseudonyms.fingerprint if self.pseudonyms else None,
            linked=self._how.linked,
            coder=coder(),
        )
        try:
            with self._store.together():
                publication = self.ledger.note() if self.ledger else None
                noted = self._store.note_export(run, publication)
        except StoreError as error:
            self.notes.append(f"this export could not be noted, and cannot be accounted for later ({error})")
            return None
        if not self._public:
            self._see(f"internal export done: {rows} rows")
        return noted

    def close(self) -> None:
        """Let go of what was kept aside."""
        if self.ledger:
            self.ledger.close()

    def _with_key(self) -> Pseudonyms | None:
        path = key_file(self._store.path, self._how.key_file)
        is_new = not path.exists()
        if is_new and path.parent.is_dir() and not os.access(path.parent, os.W_OK):
            self.notes.append(f"no key of pseudonyms can be made at {path}: persons are told by their class alone")
            return None
        key = key_at(path)
        assert key is not None
        made = Pseudonyms(key, linked=self._how.linked)
        last = next((run for run in reversed(list(self._store.exports())) if run.key), None)
        if last and last.key != made.fingerprint:
            found = "a new one was made" if is_new else "another one is there"
            self.notes.append(
                f"the key of the pseudonyms of export {last.number} was not found at {path}, and {found}: local "
                "sources and private persons have other pseudonyms now than in what was published before"
            )
        elif is_new:
            self.notes.append(
                f"{path}: the key of the pseudonyms, made now: keep it apart from the database, give it to nobody, and "
                "do not lose it"
            )
        return made

    def _see(self, what: str) -> None:
        asked = ", ".join(f"{name} {value}" for name, value in self._asked.items())
        try:
            self._store.note_seen(self.by, self._format.name, f"{what}; {asked or 'no filters'}")
        except StoreError as error:
            self.notes.append(f"this internal export could not be noted ({error})")


def _sign(format: Format) -> Callable[[Item], bytes]:
    """What digests that which a format tells of an incident; of a codebook it is the rows, as where they are kept."""
    book = next((each for each in BOOKS if each == format.name), None)
    return digest_of if book is None else lambda item: digest(["".join(rows_of(book, item)[0])])
