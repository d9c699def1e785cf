"""The judgements of a store: appended, read, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.model import Anchor, Correction, Judgement

from .sql import Connection

_PUT = """
INSERT INTO judgements (verdict, subject, object, value, judge, note, made_at, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_GET = "SELECT pk, verdict, subject, object, value, judge, note, made_at, undoes FROM judgements"
#: All judgements, oldest first; of a JSON list of numbers; behind a number; of some days (UTC); that undo one.
GET = _GET + " ORDER BY pk"
GET_THESE = _GET + " WHERE pk IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY pk"
GET_AFTER = _GET + " WHERE pk > ? ORDER BY pk"
GET_ON = _GET + " WHERE substr(made_at, 1, 10) BETWEEN ? AND ? ORDER BY pk"
GET_UNDOING = _GET + " WHERE undoes IS NOT NULL ORDER BY pk"


class _Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the column `value` holds, as JSON."""

    reports: tuple[Anchor, ...] = ()
    rest: tuple[Anchor, ...] = ()
    corrections: tuple[Correction, ...] = ()


def put_judgement(connection: Connection, judgement: Judgement) -> Judgement:
    """Append a judgement; the same with the number that it got."""
    value = _Value(reports=judgement.reports, rest=judgement.rest, corrections=judgement.corrections)
    row: tuple[Any, ...] = (judgement.verdict, judgement.subject, judgement.object, msgspec.json.encode(value).decode())
    row += (judgement.by, judgement.note, judgement.at, judgement.undoes)
    return msgspec.structs.replace(judgement, number=connection.insert(_PUT, row))


def get_judgements(rows: Iterator[tuple[Any, ...]]) -> list[Judgement]:
    """The judgements of the rows of GET, in the order in which they were made."""
    found = []
    for number, verdict, subject, other, blob, judge, note, made_at, undoes in rows:
        value = msgspec.json.decode(blob or "{}", type=_Value)
        found.append(
            Judgement(
                number=number, verdict=verdict, by=judge, at=made_at, subject=subject, object=other, note=note,
                reports=value.reports, rest=value.rest, corrections=value.corrections, undoes=undoes,
            )
        )  # fmt: skip
    return found
