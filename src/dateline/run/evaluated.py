"""The documents of hand-coded events: found among what is given, read, and kept as coded events."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dateline.agree import Coded, GoldRow, Handle, Links, Troubles, documents_named
from dateline.ingest import raw_from_text
from dateline.model import DatelineError, InputError, RawDocument, Reading, Rejected
from dateline.store import Store

from .coded import coded
from .many import outcomes
from .pipeline import is_english
from .sources import Item, open_items

Book = Literal["acled", "ucdp", "readings"]
#: So many names are shown where nothing fits.
_SHOWN = 3


@dataclass(slots=True)
class Known:
    """A document that is compared, or was looked at: what was found in it, None where it could not be read.

    `unasked` is true of one that no row names and that is compared all the same.
    """

    id: str
    title: str | None = None
    path: str | None = None
    url: str | None = None
    found: list[Coded] | None = None
    unasked: bool = False


@dataclass(slots=True)
class Documents:
    """Finds and reads the documents of a table's rows."""

    name: str
    troubles: Troubles
    workers: int
    max_bytes: int
    on_step: Callable[[int, int], None] | None
    has_read: bool = False
    _links: Links = field(default_factory=lambda: Links(()))
    _texts: dict[int, int] = field(default_factory=dict)
    _told: set[int] = field(default_factory=set)
    _seen: list[str] = field(default_factory=list)

    def numbers(self, row: GoldRow) -> tuple[int, ...]:
        """The documents of a row, by number; one that cannot be told is a trouble of its line."""
        if row.line in self._texts:
            return (self._texts[row.line],)
        if row.link is None:
            return ()
        numbers, why = self._links.documents(row.link)
        if why and row.line not in self._told:
            self._told.add(row.line)
            self.troubles.add(f"the document {why}" if not numbers else "of several documents one " + why.split(":")[0],
                              row.line, row.link, lost=not numbers)  # fmt: skip
        return numbers

    def read(self, given: Item | Iterable[Item], rows: list[GoldRow], book: Book, all_documents: bool) -> list[Known]:
        """Read those of the given documents that rows name; of rows without a name the texts."""
        single = isinstance(given, str | os.PathLike | Mapping | RawDocument)
        items = open_items([given] if single else given, max_bytes=self.max_bytes)  # type: ignore[list-item,arg-type]
        self._links = Links(documents_named(rows))
        known: list[Known] = []
        self._read(self._wanted(items, known, all_documents), known, book, len(self._links.cells))
        return self._with_texts([row for row in rows if row.link is None], known, book)

    def read_beside(self, folder: Path, rows: list[GoldRow], book: Book) -> list[Known]:
        """Read the texts of rows, and of rows without one the files that they name, from the table's own folder on."""
        known = self._with_texts(rows, [], book)
        named = [row for row in rows if row.text is None]
        self._links = Links(documents_named(named))
        paths = [path for cell in self._links.cells if (path := _existing(folder, cell))]
        if paths:
            wanted = self._wanted(open_items(paths, max_bytes=self.max_bytes), known, False)
            self._read(wanted, known, book, len(paths))
        return known

    def read_again(self, own: list[Reading], book: Book) -> list[Known]:
        """Read the texts of Readings anew, with the day and the outlet that they have."""
        self._links = Links(tuple(reading.document.id for reading in own))
        known: list[Known] = []
        raws = []
        for reading in own:
            document = reading.document
            day = document.published.start if document.published else None
            raws.append(
                raw_from_text(
                    document.text,
                    published=day,
                    title=document.title,
                    outlet=document.outlet,
                    url=document.url,
                    id=document.id,
                    origin=document.id,
                )
            )
        self._read(self._wanted(iter(raws), known, False), known, book, len(raws))
        return known

    def from_readings(
        self, given: str | os.PathLike[str] | Iterable[Reading], rows: list[GoldRow], book: Book, all_documents: bool
    ) -> list[Known]:
        """Take Readings that were made before, from a file of JSON lines or in hand."""
        if not isinstance(given, str | os.PathLike):
            return self._take(((reading, None) for reading in given), rows, book, all_documents)
        path = Path(given)
        try:
            with path.open("rb") as file:
                lines = readings_of(file, path.name, self.troubles)
                return self._take(((reading, None) for reading in lines), rows, book, all_documents)
        except OSError as error:
            raise InputError(f"{path}: the file cannot be read ({error.strerror})") from error

    def from_store(
        self, given: str | os.PathLike[str] | Store, rows: list[GoldRow], book: Book, all_documents: bool
    ) -> list[Known]:
        """Take Readings from a store. Raises StoreError."""
        if not isinstance(given, Store):
            with Store.open(given, create=False) as opened:
                return self.from_store(opened, rows, book, all_documents)
        stored = [(each.id, each.origin) for each in given.documents()]
        return self._take(((given.reading(each), origin) for each, origin in stored), rows, book, all_documents)

    def why_nothing(self, rows: list[GoldRow], known: list[Known]) -> str:
        """Why no row could be compared, and what to do about it."""
        if any(each.found is not None for each in known) and all(row.event is None for row in rows):
            return "no row has a coded event: there is nothing to compare"
        cells = documents_named(rows)[:_SHOWN]
        there = ", ".join(repr(each) for each in self._seen[:_SHOWN]) or "no document"
        said = ", ".join(repr(cell[:60]) for cell in cells) or "texts"
        return (
            f"no row leads to a document that could be read. Rows name {said}; there is {there}. A row names its "
            "document by id, file name, path or address (--link says in which column); --documents, --readings or "
            "--store says where the documents are"
        )

    def _take(
        self, readings: Iterable[tuple[Reading, str | None]], rows: list[GoldRow], book: Book, all_documents: bool
    ) -> list[Known]:
        self._links = Links(documents_named(rows))
        known: list[Known] = []
        for reading, origin in readings:
            document = reading.document
            hit = self._offer(len(known), Handle(document.id, document.sha256, origin, document.url))
            if hit or all_documents:
                known.append(Known(document.id, path=origin, unasked=not hit))
                self._fill(known[-1], reading, book)
                self._step(len(known), len(self._links.cells))
        return known

    def _with_texts(self, rows: list[GoldRow], known: list[Known], book: Book) -> list[Known]:
        """Read the texts that stand in rows, each once; a text without a day of publication is said."""
        by_text: dict[tuple[str, str | None], int] = {}
        raws: list[RawDocument | Rejected] = []
        first = len(known)
        for row in rows:
            if row.text is None:
                continue
            if row.published is None:
                self.troubles.add("no day of publication beside the text: “Monday” is not understood", row.line)
            key = (row.text, row.published)
            if key not in by_text:
                by_text[key] = len(known)
                origin = f"{self.name}:{row.line}"
                raws.append(raw_from_text(row.text, published=row.published, origin=origin, id=origin))
                known.append(Known(origin))
            self._texts[row.line] = by_text[key]
        self._read(iter(raws), known, book, len(raws), first)
        return known

    def _wanted(
        self, items: Iterable[RawDocument | Rejected], known: list[Known], all_documents: bool
    ) -> Iterator[RawDocument | Rejected]:
        """The documents that rows name, each entered in `known` before it is read."""
        for item in items:
            raw = item if isinstance(item, RawDocument) else None
            handle = Handle(raw.id or raw.sha256 if raw else item.origin, raw.sha256 if raw else "", item.origin,
                            raw.url if raw else None)  # fmt: skip
            hit = self._offer(len(known), handle)
            # a page may tell its own address only when it is read
            maybe = raw is not None and raw.url is None and self._links.by_address
            if hit or maybe or (raw is not None and all_documents):
                known.append(Known(handle.id, path=item.origin, url=handle.url, unasked=not hit and all_documents))
                yield item

    def _offer(self, number: int, handle: Handle) -> bool:
        if len(self._seen) < _SHOWN:
            self._seen.append(handle.origin or handle.id)
        return self._links.offer(number, handle)

    def _read(
        self,
        raws: Iterator[RawDocument | Rejected],
        known: list[Known],
        book: Book,
        total: int,
        first: int | None = None,
    ) -> None:
        """Read documents in order; the next one fills the next place in `known`."""
        at = len(known) if first is None else first
        begin = at
        for outcome in outcomes(raws, self.workers):
            self.has_read = True
            entry = known[at]
            if outcome.failed:
                self.troubles.add(f"a document cannot be read: {outcome.failed.reason}", None, outcome.failed.origin)
            else:
                self._fill(entry, outcome.reading, book)
                if outcome.reading.document.url:
                    document = outcome.reading.document
                    self._links.offer(at, Handle(entry.id, document.sha256, None, document.url))
            at += 1
            self._step(at - begin, total)

    def _fill(self, entry: Known, reading: Reading, book: Book) -> None:
        document = reading.document
        entry.id, entry.title, entry.url = document.id, document.title, document.url
        if not is_english(document.language):
            self.troubles.add("a document is not in English, and nothing is found in it", None, entry.path or entry.id)
        entry.found = coded(reading, book)

    def _step(self, done: int, total: int) -> None:
        if self.on_step:
            self.on_step(done, max(done, total))


def _existing(folder: Path, cell: str) -> str | None:
    """The file that a cell names, from the table's folder on or from here; an address is never fetched for it."""
    for path in (folder / cell, Path(cell)):
        try:
            if path.is_file():
                return str(path)
        except (OSError, ValueError):  # too long a name, or a NUL in it
            continue
    return None


def readings_of(lines: Iterable[str | bytes], name: str, troubles: Troubles) -> Iterator[Reading]:
    """The Readings of lines of JSON; a line that is none is a trouble of the table."""
    import msgspec

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Reading.from_json(line)
        except (msgspec.DecodeError, DatelineError, UnicodeError, RecursionError):
            troubles.add(f"no Reading in {name}: the line is left out", number, lost=True)
