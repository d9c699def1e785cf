"""Partitions as Parquet: which columns documents and Readings have, and bytes that depend on nothing but the rows."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dateline.model import InputError

if TYPE_CHECKING:
    import pyarrow as pa

#: What a caller gives of a document, as in JSONL.
GIVEN = ("id", "text", "html", "title", "published", "outlet", "url")
#: What `split_into` adds, so that a document is what it would be without the way through Parquet: the hash of its bytes
#: where these were not UTF-8, what its door warned of, and where it came from.
TOLD = ("sha256", "warnings", "origin")
#: The columns of a partition of Readings. `reading` is a line of `dateline read --json`; `let_go` and `error` say why
#: there is nothing to find in it, or none. `origin` and `fingerprint` are what a database keeps beside a Reading.
READ = ("id", "sha256", "reading", "n_events", "n_incidents", "let_go", "error", "origin", "fingerprint")
_COUNTS = frozenset({"n_events", "n_incidents"})
_LEVEL = 3


def documents_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """A table of documents, of the columns GIVEN and TOLD that have a value in any row."""
    import pyarrow as pa

    made = list(rows)
    present = [name for name in (*GIVEN, *TOLD) if any(row.get(name) for row in made)]
    fields = [pa.field(name, pa.list_(pa.string()) if name == "warnings" else pa.string()) for name in present]
    arrays = [pa.array([row.get(field.name) for row in made], field.type) for field in fields]
    return pa.table(arrays, schema=pa.schema(fields))


def readings_table(rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """A table of Readings, of the columns READ."""
    import pyarrow as pa

    made = list(rows)
    fields = [pa.field(name, pa.int32() if name in _COUNTS else pa.string()) for name in READ]
    arrays = [pa.array([row.get(field.name) for row in made], field.type) for field in fields]
    return pa.table(arrays, schema=pa.schema(fields))


def to_parquet(table: pa.Table, told: Mapping[str, str] | None = None) -> bytes:
    """A table as the bytes of a Parquet file; the same rows and metadata give the same bytes."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    if told:
        table = table.replace_schema_metadata({f"dateline.{name}": value for name, value in sorted(told.items())})
    # statistics of long texts help nobody and would be half of the footer
    pq.write_table(
        table,
        out,
        compression="zstd",
        compression_level=_LEVEL,
        use_dictionary=False,
        write_statistics=False,
        row_group_size=max(1, table.num_rows),
    )
    return out.getvalue()


def told_of(content: bytes) -> dict[str, str]:
    """What `to_parquet` was told, without the prefix. Raises InputError where the bytes are no Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        metadata = pq.read_schema(pa.BufferReader(content)).metadata or {}
    except pa.ArrowException as error:
        raise InputError(f"is no Parquet file ({error})") from error
    return {
        name.decode().removeprefix("dateline."): value.decode()
        for name, value in metadata.items()
        if name.startswith(b"dateline.")
    }


def rows_of(content: bytes) -> Iterator[dict[str, Any]]:
    """The rows of a partition, as mappings. Raises InputError where the bytes are no Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(pa.BufferReader(content)).read()
    except pa.ArrowException as error:
        raise InputError(f"is no Parquet file ({error})") from error
    for batch in table.to_batches(max_chunksize=64):  # a batch at a time becomes objects of Python
        yield from batch.to_pylist()


def known_columns(names: Sequence[str], where: str) -> list[str]:
    """The columns of an input that are read, in our order. Raises InputError where there is no text among them."""
    if not {"text", "html"} & set(names):
        raise InputError(
            f'{where}: has neither a column "text" nor "html" (these are there: {", ".join(names) or "none"})'
        )
    return [name for name in (*GIVEN, *TOLD) if name in names]


def plain(value: object) -> object:
    """A value as JSONL would have it: days and times as ISO text, whole numbers as text."""
    if isinstance(value, datetime.date):  # also a datetime
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
