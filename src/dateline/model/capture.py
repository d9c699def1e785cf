"""A capture: what a server gave for an address, as it gave it, so that it can be shown later that it did."""

from __future__ import annotations

import hashlib

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
