"""What was read, as files of every format: of a store, or of Readings at hand."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Unpack

from msgspec.structs import replace

from dateline.export import Told, export_fused, format_asked
from dateline.export.files import whole, write_beside, write_text
from dateline.export.kept import BOOKS
from dateline.export.protect import MIN_DELAY_DAYS
from dateline.export.pseudonyms import Pseudonyms
from dateline.export.withdrawn import ENDING, withdrawn_csv
from dateline.model import ExportError, FusedIncident, Reading, clock
from dateline.store import Filters, Store

from .coder import coder
from .control import control_for, export_control
from .dossiers import dossiers
from .grading import graded_as_now
from .kept import Keeping, kept_pieces
from .keys import key_file
from .publishing import Publish, Publishing

#: Filters that may be the name of a source or of who was harmed.
_MAY_NAME = frozenset({"actor", "text", "document"})
#: Called with (done, of how many or None) as incidents, or Readings where nothing is fused, are taken up.
OnStep = Callable[[int, int | None], None]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an export wrote: rows by table (of a page to read: none), and how many were left out, by reason.

    `beside` are the files that belong to it, a style for a map or what describes a table. `withdrawn` is how many
    incidents it tells to be withdrawn that were published before, `number` that of the export in the store's notes.
    `notes` are what whoever made it should know.
    """

    path: str
    format: str
    public: bool
    delay_days: int | None
    rows: dict[str, int]
    left_out: dict[str, int]
    beside: tuple[str, ...] = ()
    withdrawn: int = 0
    number: int | None = None
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The same for JSON."""
        return asdict(self)


def write(
    source: Store | Iterable[Reading],
    path: str | os.PathLike[str],
    *,
    to: str | None = None,
    internal: bool = False,
    delay_days: int = MIN_DELAY_DAYS,
    licence: str | None = None,
    publish: Publish | None = None,
    **filters: Unpack[Filters],
) -> Written:
    """Write what was read to a file, or a folder, of a known format; all or nothing.

    `to` is a format that `dateline export --to` knows; where it is not given, the name of the file tells it
    ("events.gpkg", "events.acled.csv", "package.zip"). The file is made to be published: sources who could be in danger
    and private persons are masked, what is younger than `delay_days` is held back, and points are coarse, unless it is
    `internal`. `licence` is said in files that say one ("CC-BY-4.0"). A fused store's incidents come with all of their
    documents. Filters are those of `Store.incidents`, and only a store can be filtered. Raises ExportError.

    Each export of a store is noted in it, and `publish` says more of a public one. Of Readings at hand nothing is
    noted: persons are told by their class alone, and incidents have no versions.

    >>> with dateline.open_store("dateline.db") as store:
    ...     dateline.write(store, "events.gpkg", place="Deir ez-Zor")
    """
    export = Export(
        source, to, path,
        internal=internal, delay_days=delay_days, licence=licence, publish=publish, filters=filters,
    )  # fmt: skip
    return export.write()


class Export:
    """One export: where from, which format, how it may be told. `left_out` counts by reason while it goes on."""

    def __init__(
        self,
        source: Store | Iterable[Reading],
        to: str | None,
        path: str | os.PathLike[str] | None = None,
        *,
        internal: bool = False,
        delay_days: int = MIN_DELAY_DAYS,
        unfused: bool = False,
        licence: str | None = None,
        publish: Publish | None = None,
        filters: Filters | None = None,
        workers: int = 1,
        on_step: OnStep | None = None,
    ) -> None:
        self._workers = workers
        self._key_file = publish.key_file if publish else None
        self._reviewed_only = publish is not None and publish.reviewed_only and not internal
        self.format = format_asked(to, path)
        self.path = None if path is None else Path(path)
        self.left_out: Counter[str] = Counter()
        self._walked = 0
        self._filters: Filters = filters or {}
        self._licence = licence
        self._on_step = on_step
        self._publishing: Publishing | None = None
        self._rules: dict[str, Any] = {
            "public": not internal,
            "delay_days": delay_days,
            "today": clock.today(),
            "on_skip": self._skip,
        }
        if isinstance(source, Store):
            self._store: Store | None = source
            self._fused = source.fused_state().documents > 0 and not unfused and self.format.of == "incidents"
            asked = {**self._filters, "unfused": unfused}
            rules = {name: self._rules[name] for name in ("public", "delay_days", "today")}
            self._publishing = Publishing(source, self.format, asked, how=publish, reports=not self._fused, **rules)
            return
        if any(value is not None for value in self._filters.values()):
            raise ExportError("only a store can be filtered")
        self._store, self._fused = None, False
        self._given = source if isinstance(source, list | tuple) else list(source)

    @property
    def notes(self) -> list[str]:
        """What whoever makes it should know, once it is made."""
        return self._publishing.notes if self._publishing else []

    def close(self) -> None:
        """Let go of what was kept for it."""
        if self._publishing:
            self._publishing.close()

    def pieces(self) -> Iterator[str]:
        """The file as text; it is noted with its last piece. Raises ExportError where it is none that can be piped."""
        pieces, lines = self._pieces(), 0
        for piece in pieces:
            lines += piece.count("\n")
            yield piece
        if self._publishing:
            gone = len(self._publishing.withdrawn())
            if gone:
                self.notes.append(f"{gone} that were published before are withdrawn: a file (--out) tells which")
            self._publishing.done(None, max(lines - (self.format.other_lines or 0), 0))
            self._publishing.close()

    def _pieces(self) -> Iterator[str]:
        public = bool(self._rules["public"])
        if self.format.of == "judgements":
            return _judged(self._store, public=public)
        if self.format.of == "control":
            return export_control(self._readings(), pseudonyms=self._pseudonyms(), **self._rules)
        if self._fused and self._store and self.format.name == "jsonl":
            return export_fused(self._stepped(self._records(self._store)), public=public)
        book = None if self._reviewed_only else next((each for each in BOOKS if each == self.format.name), None)
        if self._fused and self._store and book:
            keeping = Keeping(book=book, public=public, pseudonyms=self._pseudonyms())
            rules = {"today": self._rules["today"], "delay_days": self._rules["delay_days"], "on_skip": self._skip}
            ledger = self._publishing.ledger if self._publishing else None
            how = {"workers": self._workers, "on_step": self._on_step, "ledger": ledger, **rules}
            if (pieces := kept_pieces(self._store, keeping, self._filters, **how)) is not None:
                return pieces
        if self.format.text is None:
            raise ExportError(f"{self.format.name} is no text: it is written to a file ({self.format.endings[0]})")
        return self.format.text(self._released(), **self._rules)

    def write(self) -> Written:
        """Write the file, all or nothing, and note it."""
        try:
            return self._write()
        finally:
            self.close()

    def _write(self) -> Written:
        if self.path is None:
            raise ExportError(f"{self.format.name} is written to a file ({self.format.endings[0]}), and none is named")
        self._check_apart(self.path)
        if self.format.file:
            if not self.format.for_public and self._rules["public"]:
                raise ExportError(f"{self.format.name} is made for internal use only (--internal)")
            with whole(self.path) as part:
                made = self.format.file(self._told(self.path.name), part)
            rows, beside = made.rows, write_beside(self.path, made.beside)
        else:
            lines, beside = write_text(self._pieces(), self.path), []
            other = self.format.other_lines
            rows = {} if other is None else {self.format.rows_are: max(lines - other, 0)}
        public = bool(self._rules["public"])
        gone = self._publishing.withdrawn() if self._publishing else []
        if public and not self.format.has_withdrawn and (gone or self.path.with_suffix(ENDING).exists()):
            beside += write_beside(self.path, {ENDING: withdrawn_csv(gone)})
        told = next(iter(rows.values()), self._walked)
        noted = self._publishing.done(self.path, told) if self._publishing else None
        return Written(
            withdrawn=len(gone),
            number=noted.number if noted else None,
            notes=tuple(self.notes),
            path=str(self.path),
            format=self.format.name,
            public=public,
            delay_days=self._rules["delay_days"] if public else None,
            rows=rows,
            left_out=dict(self.left_out),
            beside=tuple(map(str, beside)),
        )

    def _check_apart(self, path: Path) -> None:
        """Raise ExportError where the file would take the place of the database, or of the key."""
        if self._store is None:
            return
        for what, own in (("database", self._store.path), ("key", key_file(self._store.path, self._key_file))):
            if isinstance(own, Path) and path.exists() and own.exists() and path.samefile(own):
                raise ExportError(f"{path}: this is the {what}, which it would write over: name another file")

    def _told(self, name: str) -> Told:
        return Told(
            name=name,
            readings=self._released(),
            withdrawn=self._publishing.withdrawn if self._publishing else tuple,
            control=self._control(),
            coder=coder(),
            asked=tuple(self._asked()),
            licence=self._licence,
            **self._rules,
        )

    def _asked(self) -> Iterator[tuple[str, str]]:
        """The filters in words; of those that may be a person's name the public is told that there was one."""
        for name, value in self._filters.items():
            if value is not None:
                hidden = self._rules["public"] and name in _MAY_NAME
                yield name, "(not told)" if hidden else str(value)

    def _released(self) -> Iterable[Reading]:
        """What is told, as it may leave the house."""
        walked = self._stepped(self._incidents())
        return self._publishing.release(walked, self._skip) if self._publishing else walked

    def _pseudonyms(self) -> Pseudonyms | None:
        return self._publishing.pseudonyms if self._publishing else None

    def _incidents(self) -> Iterator[Reading]:
        """Fused incidents with their documents, else Readings; a page to read lists the documents as well."""
        if not (self._fused and self._store):
            yield from self._readings()
            return
        yield from dossiers(self._store, on_skip=self._skip, **self._filters)
        if self.format.name == "report":
            for reading in self._readings({**self._filters, "limit": None}):
                yield replace(reading, incidents=(), events=())

    def _readings(self, filters: Filters | None = None) -> Iterator[Reading]:
        """Each document's own Reading, graded by the tables as they are now."""
        if self._store is None:
            yield from self._given
        else:
            yield from graded_as_now(self._store, self._filters if filters is None else filters)

    def _control(self) -> Iterator[Any]:
        """The timelines of the places of which the documents make claims; nothing is read before they are asked for."""
        quiet = {**self._rules, "on_skip": None}  # the walk over the incidents tells of the same statements
        asked: Filters = {**self._filters, "limit": None}
        yield from control_for(self._readings(asked), pseudonyms=self._pseudonyms(), **quiet)

    def _records(self, store: Store) -> Iterator[FusedIncident]:
        for row in store.fused(**self._filters):
            if row.verdict == "reject":
                self._skip(row.id, "rejected by a person")
            else:
                yield row.incident

    def _stepped(self, records: Iterable[Any]) -> Iterator[Any]:
        total = self._total() if self._on_step else None
        for number, record in enumerate(records, 1):
            self._walked = number
            yield record
            if self._on_step:
                self._on_step(number, total)

    def _total(self) -> int | None:
        """How many records there are to take up; None where that is not known before."""
        if self._store is None:
            return len(self._given)
        if any(value is not None for value in self._filters.values()):
            return None
        return self._store.fused_count() if self._fused else self._store.count()

    def _skip(self, what: str, why: str) -> None:
        self.left_out[why] += 1


def _judged(store: Store | None, *, public: bool) -> Iterator[str]:
    from dateline.export.training import export

    from .training import training

    if store is None:
        raise ExportError("training is made of a store's judgements")
    return export(training(store), public=public)
