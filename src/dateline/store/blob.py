"""Records as they lie in the database: the contract's JSON, compressed."""

from __future__ import annotations

import zlib
from typing import Any, TypeVar

import msgspec

from dateline.model import Document, Event, Incident, Reading

Record = TypeVar("Record", bound=msgspec.Struct)
#: A Reading repeats its quotes and keys: the quickest level already makes it seven times smaller.
_LEVEL = 1
_encoder = msgspec.json.Encoder()


def pack(record: msgspec.Struct) -> bytes:
    """The record's JSON, compressed; the same record gives the same bytes."""
    return zlib.compress(_encoder.encode(record), _LEVEL)


def unpack(blob: bytes, kind: type[Record]) -> Record:
    """The record again."""
    return msgspec.json.decode(zlib.decompress(blob), type=kind)


def pack_reading(reading: Reading) -> bytes:
    """The Reading's line of JSON, compressed."""
    return zlib.compress(reading.to_json(), _LEVEL)


def unpack_reading(blob: bytes) -> Reading:
    """The Reading again, with its invariants checked."""
    return Reading.from_json(zlib.decompress(blob))


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Of a Reading what fusion takes, decoded without the rest and without checking it again."""

    document: Document
    events: tuple[Event, ...] = ()
    incidents: tuple[Incident, ...] = ()


_told = msgspec.json.Decoder(Told)


def unpack_told(blob: bytes) -> Told:
    """What a stored Reading tells."""
    return _told.decode(zlib.decompress(blob))


def plain(record: msgspec.Struct) -> dict[str, Any]:
    """The record as a dict of plain values, for JSON with fields beside it."""
    built: dict[str, Any] = msgspec.to_builtins(record)
    return built
