"""The part of the store that keeps captures: bodies once, rows in a chain, nothing ever changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from dateline.model import Capture, KeptCapture, MissingError

from .opened import Opened

#: zlib's level for bodies. Pages of 60 KB: level 1 is 2.5 times as quick as 6 and leaves a sixth more.
_LEVEL = 6
_FIELDS = "number, document, url, final_url, taken_at, status, headers, sha256, size, address, tool, archive"
_ROWS = f"SELECT {_FIELDS}, previous, chain FROM captures"
_INSERT = f"INSERT INTO captures ({_FIELDS}, previous, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KNOWN = "SELECT 1 FROM captures WHERE sha256 = ? AND url = ? AND taken_at = ? AND (archive = ? OR archive IS NULL)"
_LAST = "SELECT number, chain FROM captures ORDER BY number DESC LIMIT 1"
_BODY = "INSERT INTO capture_bodies (sha256, body) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING"


class Captures(Opened):
    """Captures as evidence: what was fetched or came in an archive, byte for byte."""

    def keep(self, capture: Capture, document: str | None = None) -> bool:
        """Add a capture, and say whether it was new: the same bytes of the same address and second are kept once.

        `document` is the id of the document read from it.
        """
        with self.together():
            known = (capture.sha256, capture.url, capture.at, capture.archive)
            if self._one(_KNOWN, known) is not None:
                return False
            number, previous = self._one(_LAST) or (0, "")
            row = KeptCapture.of(capture, number=number + 1, document=document, previous=previous)
            if self._one("SELECT 1 FROM capture_bodies WHERE sha256 = ?", (row.sha256,)) is None:
                self._connection.execute(_BODY, (row.sha256, zlib.compress(capture.content, _LEVEL)))
            self._connection.execute(_INSERT, _values(row))
        return True

    def captures(
        self,
        *,
        document: str | None = None,
        url: str | None = None,
        since: str | None = None,
        limit: int | None = None,
    ) -> Iterator[KeptCapture]:
        """The captures in the order of their numbers, without their bodies.

        `document` is an id, `url` an address asked for or answered, or a beginning of one with "*" behind it; `since`
        a day or time in UTC.
        """
        conditions, values = ["1 = 1"], list[object]()
        if document is not None:
            conditions.append("document = ?")
            values.append(document)
        if url is not None and url.endswith("*"):
            conditions.append("(substr(url, 1, length(?)) = ? OR substr(final_url, 1, length(?)) = ?)")
            values += [url[:-1]] * 4
        elif url is not None:
            conditions.append("(url = ? OR final_url = ?)")
            values += [url, url]
        if since is not None:
            conditions.append("taken_at >= ?")
            values.append(since)
        sql = f"{_ROWS} WHERE {' AND '.join(conditions)} ORDER BY number LIMIT ?"
        for row in self._rows(sql, (*values, -1 if limit is None else limit)):
            yield _row(row)

    def capture(self, number: int) -> KeptCapture:
        """The capture of this number; raises MissingError."""
        row = self._one(_ROWS + " WHERE number = ?", (number,))
        if row is None:
            raise MissingError(f'there is no capture {number}: "dateline captures" lists them')
        return _row(row)

    def body(self, sha256: str) -> bytes:
        """The bytes with this hash as they were captured; raises MissingError where there are none, or damaged ones."""
        row = self._one("SELECT body FROM capture_bodies WHERE sha256 = ?", (sha256,))
        if row is None:
            raise _no_body(sha256)
        try:
            return zlib.decompress(row[0])
        except zlib.error as error:
            raise _no_body(sha256) from error

    def bodies(self) -> Iterator[tuple[str, bytes | None]]:
        """Hash and bytes of every body, by hash; None where it cannot be unpacked."""
        for sha256, packed in self._rows("SELECT sha256, body FROM capture_bodies ORDER BY sha256"):
            try:
                yield sha256, zlib.decompress(packed)
            except zlib.error:
                yield sha256, None

    def chain_end(self) -> tuple[int, str]:
        """How many captures there are, and the chain of the last; (0, "") where there are none."""
        number, chain = self._one(_LAST) or (0, "")
        return int(number), str(chain)


def _values(row: KeptCapture) -> tuple[object, ...]:
    headers = json.dumps(row.headers, ensure_ascii=False)
    told = (row.number, row.document, row.url, row.final_url, row.at, row.status, headers, row.sha256, row.size)
    return (*told, row.address, row.tool, row.archive, row.previous, row.chain)


def _row(values: tuple[Any, ...]) -> KeptCapture:
    fields = dict(zip(KeptCapture.__struct_fields__, values, strict=True))
    try:
        fields["headers"] = tuple((name, value) for name, value in json.loads(fields["headers"]))
    except (ValueError, TypeError):  # somebody was at it: as it stands it does not give the chain, which is told
        fields["headers"] = (("", str(fields["headers"])),)
    return KeptCapture(**fields)


def _no_body(sha256: str) -> MissingError:
    return MissingError(f'the body {sha256} is missing or damaged: see "dateline verify"')
