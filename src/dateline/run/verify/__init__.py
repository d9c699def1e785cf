"""Is it still what it was? Bags, web archives and databases of captures, checked against their own hashes."""

from __future__ import annotations

import re
from pathlib import Path

from dateline.model import InputError

from .archive import verify_wacz, verify_warc
from .bag import verify_bag
from .found import Finding, Verified
from .store import verify_store

__all__ = ["Finding", "Verified", "verify"]


def verify(target: str, *, noted: str | None = None) -> Verified:
    """Check a bag (a folder), a WARC or WACZ file, or a database (a file, or postgresql://…).

    `noted` is a chain, or the hash of a bag's manifest, that was written down earlier: it must still be there. Raises
    InputError where it is none of these, StoreError where a database cannot be opened.
    """
    if noted is not None and not re.fullmatch("[0-9a-fA-F]{64}", noted):
        raise InputError(f"--noted {noted[:80]!r}: a hash is 64 digits and letters from a to f, all of them")
    if target.lower().startswith(("postgresql://", "postgres://")):
        return verify_store(target, noted)
    path = Path(target)
    try:
        if path.is_dir():
            return verify_bag(path, noted)
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as error:
        raise InputError(f"{target}: it cannot be read ({error.strerror}): check the path") from error
    if head.startswith(b"SQLite format 3\x00"):
        return verify_store(target, noted)
    if head.startswith(b"PK"):
        return _without(noted, verify_wacz(path))
    if head.startswith((b"WARC/", b"\x1f\x8b", b"(\xb5/\xfd", b"\x04\x22\x4d\x18")):
        return _without(noted, verify_warc(path))
    raise InputError(f"{target}: neither a bag, nor a WARC or WACZ file, nor a database of Dateline's")


def _without(noted: str | None, found: Verified) -> Verified:
    if noted:
        raise InputError("--noted is for bags and databases: a web archive has no chain")
    return found
