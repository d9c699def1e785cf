"""`dateline.evaluate`: hand-coded events, their documents, what is read in these, and how far both agree."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline.agree import (
    LEAST,
    Agreement,
    Codebook,
    Coded,
    Compared,
    DateOrder,
    Gold,
    GoldRow,
    Settings,
    Source,
    Troubles,
    compare,
    read_gold,
    rows_from_records,
    rows_of,
)
from dateline.ingest import MAX_BYTES
from dateline.ingest.decode import decode
from dateline.model import InputError, Reading
from dateline.store import Store

from .coded import coded
from .coder import coder
from .evaluated import Book, Documents, Known, readings_of
from .sources import Item

#: A table of hand-coded events, as a path or as rows in hand (records, a DataFrame).
Table = str | os.PathLike[str] | Iterable[Mapping[str, Any]] | Any


def evaluate(
    gold: Table,
    *,
    documents: Item | Iterable[Item] | None = None,
    readings: str | os.PathLike[str] | Iterable[Reading] | None = None,
    store: str | os.PathLike[str] | Store | None = None,
    link: str | None = None,
    codebook: Codebook | None = None,
    date_order: DateOrder | None = None,
    least: float = LEAST,
    all_documents: bool = False,
    gold_types: bool = False,
    lead: bool = False,
    workers: int = 1,
    max_bytes: int = MAX_BYTES,
    on_step: Callable[[int, int], None] | None = None,
) -> Agreement:
    """How far Dateline agrees with hand-coded events.

    `gold` is a CSV, JSONL or JSON file, a list of records or a DataFrame, in columns of ACLED or UCDP GED, each row
    with the document it was coded from (a column "document", "file", "url" … or "text"); or a file of Readings. The
    documents are read with this Dateline, or taken from `readings` (JSONL) or a `store`; where none of the three is
    given, paths are looked up beside the table, and texts are taken from it. `least` is the likeness (0 to 1) below
    which two events are not one. With `all_documents` those without a row count as having no event; with `gold_types`
    an extra event of a type that `gold` never has is not counted, with `lead` one that is not what its report is about.
    `on_step` hears how many documents of how many are
    done. With `workers` above 1 a script needs `if __name__ == "__main__":` around its own start. Raises InputError
    where nothing can be compared.

    >>> agreement = dateline.evaluate("coded.csv", documents="reports/")
    >>> agreement.events.f1, agreement.field("event_type").alpha
    >>> pandas.DataFrame(agreement.rows())
    """
    if sum(each is not None for each in (documents, readings, store)) > 1:
        raise InputError("give documents, readings or a store, not several of them")
    troubles = Troubles()
    name, found = _table(gold, troubles, codebook=codebook, link=link, date_order=date_order)
    desk = Documents(name, troubles, workers=workers, max_bytes=max_bytes, on_step=on_step)
    if isinstance(found, Gold):
        book: Book = found.columns.codebook
        rows, own = list(found.rows), None
    else:
        book, own = "readings", found
        rows = [_row(number, reading) for number, reading in enumerate(own, 1)]
    if store is not None:
        known = desk.from_store(store, rows, book, all_documents)
    elif readings is not None:
        known = desk.from_readings(readings, rows, book, all_documents)
    elif documents is not None:
        known = desk.read(documents, rows, book, all_documents)
    elif own is not None:
        known = desk.read_again(own, book)
    else:
        known = desk.read_beside(_folder(gold), rows, book)
    events = {number: coded(reading, "readings") for number, reading in enumerate(own or [], 1)}
    compared = list(_by_document(rows, known, events, desk))
    if not any(each.gold for each in compared):
        raise InputError(f"{name}: {desk.why_nothing(rows, known)}")
    return compare(
        compared,
        name=name,
        codebook=book,
        settings=Settings(least=least, gold_types=gold_types, lead=lead, not_compared=_left(found)),
        coder=coder() if desk.has_read else None,
        troubles=troubles.all(),
    )


def _table(
    gold: Table, troubles: Troubles, *, codebook: Codebook | None, link: str | None, date_order: DateOrder | None
) -> tuple[str, Gold | list[Reading]]:
    """The name of what was coded by hand, and its rows or Readings."""
    if not isinstance(gold, str | os.PathLike):
        records = gold.to_dict("records") if hasattr(gold, "to_dict") else list(gold)
        rows = rows_from_records(records)
        return "gold", read_gold(rows, "gold", troubles, codebook=codebook, link=link, date_order=date_order)
    path = Path(gold)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read ({error.strerror})") from error
    if content.startswith(b"PK\x03\x04"):
        raise InputError(f"{path}: this is a workbook: save the sheet as “CSV UTF-8” and give that file")
    text, warnings = decode(content)
    for warning in warnings:
        troubles.add(warning)
    if text.lstrip("\ufeff \r\n").startswith("{") and '"dateline.reading/1"' in text[:4000]:
        return path.name, list(readings_of(text.split("\n"), path.name, troubles))
    rows = rows_of(text, path.name, troubles)
    return path.name, read_gold(rows, path.name, troubles, codebook=codebook, link=link, date_order=date_order)


def _row(number: int, reading: Reading) -> GoldRow:
    """Stands for a hand-made Reading: its document, with its incidents to come."""
    return GoldRow(None, number, reading.document.id)


def _folder(gold: Table) -> Path:
    return Path(gold).parent if isinstance(gold, str | os.PathLike) else Path()


def _by_document(
    rows: list[GoldRow], known: list[Known], events: dict[int, list[Coded]], desk: Documents
) -> Iterable[Compared]:
    """What was coded in each document beside what was found, in the order in which the documents came."""
    by_hand: dict[int, list[Coded]] = {number: [] for number in range(len(known))}
    named: set[int] = set()
    for row in rows:
        for number in desk.numbers(row):
            named.add(number)
            by_hand[number] += events.get(row.line, []) if row.event is None else [row.event]
    for number, each in enumerate(known):
        if each.found is not None and (number in named or each.unasked):
            source = Source(id=each.id, title=each.title, path=each.path, url=each.url)
            yield Compared(source, by_hand[number], each.found)


def _left(found: Gold | list[Reading]) -> dict[str, str]:
    if not isinstance(found, Gold):
        return {}
    left = dict.fromkeys(found.columns.left, "a column of the codebooks that is not compared")
    return left | {column: "a column of no codebook" for column, _ in found.columns.unknown}
