"""The one function by which an archive is read: a partition of documents in, a partition of Readings out."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dateline.model import DatelineError, RawDocument, Rejected

from .. import memory
from ..archive import fingerprint
from ..coder import coder
from ..many import outcomes
from ..outcome import Outcome
from ..sources import from_record
from .tables import GIVEN, plain, readings_table, rows_of, to_parquet

#: Reads documents: what `outcomes` does in this process.
Reader = Callable[[Iterable[RawDocument | Rejected], bool], Iterator[Outcome]]


def _here(items: Iterable[RawDocument | Rejected], gated: bool) -> Iterator[Outcome]:
    for outcome in outcomes(items, gated=gated):
        yield outcome
        memory.settle()


def map_partition(content: bytes, *, gated: bool = False, reader: Reader = _here) -> bytes:
    """Read a Parquet file of documents to a Parquet file of Readings, both as bytes.

    The columns of the documents are those of a record of JSONL: `text` or `html`, and as there are `id`, `title`,
    `published`, `outlet`, `url`. Each row becomes one row, in the same order: `id`, `sha256`, `reading` (a line of
    `dateline read --json`), `n_events`, `n_incidents`, `let_go` (why the gate let it go, null where it was read),
    `error` (why there is no Reading, else null), `origin`, `fingerprint`. The file's metadata names the coder and has
    the counts. The same bytes in give the same bytes out, on whatever machine the same coder runs.

    Raises InputError where the bytes are no Parquet file; a document that cannot be read becomes a row with an error.
    """
    name = hashlib.sha256(content).hexdigest()
    counts = dict.fromkeys(("rows", "let_go", "failed", "events", "incidents"), 0)
    rows: list[dict[str, Any]] = []
    given = [_raw(row, f"{name[:8]}:{number}") for number, row in enumerate(rows_of(content), start=1)]
    for (own, _), outcome in zip(given, reader((item for _, item in given), gated), strict=True):
        row = _row(own, outcome)
        rows.append(row)
        counts["rows"] += 1
        counts["let_go"] += row["let_go"] is not None
        counts["failed"] += row["error"] is not None
        counts["events"] += row["n_events"] or 0
        counts["incidents"] += row["n_incidents"] or 0
    told = {"coder": coder(), "input": name, "gated": "yes" if gated else "no"}
    return to_parquet(readings_table(rows), told | {key: str(value) for key, value in counts.items()})


def _raw(row: dict[str, Any], place: str) -> tuple[str | None, RawDocument | Rejected]:
    """The id that a row gives, and its document."""
    record = {name: plain(row[name]) for name in GIVEN if row.get(name) is not None}
    own = record.get("id")
    origin = row.get("origin") or place
    try:
        raw = from_record(record, origin=origin)
    except DatelineError as error:
        return own if isinstance(own, str) else None, Rejected(origin, str(error))
    return raw.id, dataclasses.replace(
        raw, sha256=row.get("sha256") or raw.sha256, warnings=tuple(row.get("warnings") or ())
    )


def _row(own: str | None, outcome: Outcome) -> dict[str, Any]:
    raw = outcome.raw
    if outcome.failed or not isinstance(raw, RawDocument):
        sha256 = raw.sha256 if isinstance(raw, RawDocument) else None
        reason = outcome.failed.reason if outcome.failed else "is no document"
        return {"id": own, "sha256": sha256, "error": reason, "let_go": None, "origin": raw.origin} | _NOTHING
    reading = outcome.reading
    return {
        "id": reading.document.id,
        "sha256": reading.document.sha256,
        "reading": outcome.line.decode(),
        "n_events": len(reading.events),
        "n_incidents": len(reading.incidents),
        "let_go": reading.let_go,
        "error": None,
        "origin": raw.origin,
        "fingerprint": fingerprint(raw, let_go=reading.let_go is not None),
    }


_NOTHING: dict[str, Any] = {"n_events": None, "n_incidents": None}
