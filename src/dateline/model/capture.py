"""A capture: what a server gave for an address, as it gave it, so that it can be shown later that it did."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import msgspec


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a server. Kept as evidence, never changed, never exported to the public.

    `url` was asked for, `final_url` answered (after redirects). `at` is UTC, "2026-11-23T10:15:00Z". `headers` are the
    answer's, in its order, names and values as sent. `content` is the body with its transfer and content encoding
    undone, `sha256` of these bytes. `address` is the one connected to, None where an archive does not tell it. `tool`
    is who fetched it ("dateline 0.1.0", or what the archive says of itself); `archive` names the archive and the place
    in it ("news.warc.gz@18432") for what comes out of one.
    """

    url: str
    final_url: str
    at: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes
    sha256: str
    address: str | None = None
    tool: str
    archive: str | None = None

    @classmethod
    def of(
        cls,
        content: bytes,
        *,
        url: str,
        at: str,
        tool: str,
        final_url: str | None = None,
        status: int = 200,
        headers: tuple[tuple[str, str], ...] = (),
        address: str | None = None,
        archive: str | None = None,
    ) -> Capture:
        """The capture of these bytes, with their hash."""
        return cls(
            url=url,
            final_url=final_url or url,
            at=at,
            status=status,
            headers=headers,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            address=address,
            tool=tool,
            archive=archive,
        )

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever the case of its name."""
        return next((value for own, value in self.headers if own.lower() == name.lower()), None)


class KeptCapture(msgspec.Struct, frozen=True, kw_only=True):
    """A capture as a row of the store, without its body: numbered from 1, and chained to the row before.

    `document` is the id of the document that was read from it, None where none was. `sha256` and `size` are of the
    body. `previous` is the chain of the row before ("" for the first), `chain` this row's: see `link`.
    """

    number: int
    document: str | None
    url: str
    final_url: str
    at: str
    status: int
    headers: tuple[tuple[str, str], ...]
    sha256: str
    size: int
    address: str | None
    tool: str
    archive: str | None
    previous: str
    chain: str

    @classmethod
    def of(cls, capture: Capture, *, number: int, document: str | None, previous: str) -> KeptCapture:
        """The row of a capture that comes after the one whose chain is `previous`."""
        row = cls(
            number=number,
            document=document,
            url=capture.url,
            final_url=capture.final_url,
            at=capture.at,
            status=capture.status,
            headers=capture.headers,
            sha256=capture.sha256,
            size=len(capture.content),
            address=capture.address,
            tool=capture.tool,
            archive=capture.archive,
            previous=previous,
            chain="",
        )
        return msgspec.structs.replace(row, chain=row.link())

    def told(self) -> dict[str, Any]:
        """What the chain covers: all fields but `previous` and `chain`."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        del fields["previous"], fields["chain"]
        return fields

    def link(self) -> str:
        """What `chain` must be: SHA-256 over `previous`, a line feed, and the fields as JSON.

        The JSON is `json.dumps(fields, sort_keys=True, separators=(",", ":"))` of Python's standard library, pure
        ASCII, so that anybody can make it again.
        """
        words = json.dumps(self.told(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(f"{self.previous}\n{words}".encode("ascii")).hexdigest()

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever the case of its name."""
        return next((value for own, value in self.headers if own.lower() == name.lower()), None)
