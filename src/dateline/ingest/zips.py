"""The door for ZIP files: each file in one goes through the door of its kind; web archives in WACZ are checked."""

from __future__ import annotations

import hashlib
import json
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any

from dateline.model import InputError, Rejected

from .folders_saved import is_beside_page
from .kinds import HEAD, is_read, kind_of
from .limits import RATIO, SMALL, Allowed, Guarded, Items, bomb
from .warc import read_warc

#: Files in one ZIP: its list is held in memory, some 600 bytes for each.
MOST_FILES = 200_000
#: A ZIP within a ZIP is unpacked to a temporary file of at most so many bytes.
MOST_NESTED = 2_000_000_000
#: What unpacking a file of a ZIP raises: of bytes that are damaged, of a kind of packing that `zipfile` does not know
#: (NotImplementedError), of one under a password (RuntimeError).
UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_CHUNK = 1 << 20
#: Bytes of the list of a WACZ; parsed, lists of nothing take thirty times as many.
LIST_BYTES = 4_000_000
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")
_END, _END64 = b"PK\x05\x06", b"PK\x06\x06"

#: read_open of `doors`, which knows the other doors; handed in, for it needs this one.
ReadOpen = Callable[..., Items]


def read_zip(stream: Any, origin: str, allowed: Allowed, read_open: ReadOpen) -> Items:
    """The documents of an open ZIP file. Nothing is unpacked to disk but a ZIP within it, to a file without a name."""
    inside = allowed.within()
    try:
        size = _check_size(stream)
        with zipfile.ZipFile(stream) as packed:
            members = sorted((each for each in packed.infolist() if not each.is_dir()), key=_in_order)
            names = {each.filename for each in members}
            if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
                yield from _read_wacz(packed, names, origin, allowed)
                return
            if names & set(_OFFICE[:1]) or (names & set(_OFFICE) and "content.xml" in names):
                raise InputError("this is an office document (.docx, .odt, .xlsx), which is not read: save it as PDF")
            yield from _read_members(packed, members, origin, inside, read_open, size)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, struct.error, NotImplementedError) as error:
        raise InputError(f"the ZIP file is damaged or cut short ({error}): fetch it again") from error


def _read_members(
    packed: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    origin: str,
    inside: Allowed,
    read_open: ReadOpen,
    size: int,
) -> Items:
    names = {each.filename for each in members}
    # files that lie upon one another say more than there is
    packed_size = min(sum(each.compress_size for each in members), size)
    left, beside, others = max(SMALL, RATIO * packed_size), 0, 0
    for member in members:
        place = f"{origin}:{member.filename}"
        path = PurePosixPath(member.filename)
        if any(part.startswith((".", "__MACOSX")) for part in path.parts) or path.stem == "README":
            continue
        if is_beside_page(path, names):
            beside += 1
            continue
        if member.flag_bits & 1:
            yield Rejected(place, "it is locked with a password: unpack the ZIP file with it, and read the folder")
            continue
        left -= member.file_size
        if left < 0 or (member.file_size > SMALL and member.file_size > RATIO * member.compress_size):
            yield Rejected(place, str(bomb()))
            if left < 0:
                return
            continue
        try:
            with packed.open(member) as stream:
                if not is_read(stream.read(HEAD), member.filename):
                    others += 1
                    continue
            with packed.open(member) as stream:
                yield from _read_member(stream, member, place, inside, read_open)
        except UNPACKING as error:
            yield Rejected(place, f"this file of the ZIP file is damaged or packed in an unknown way ({error})")
        except InputError as error:
            yield Rejected(place, str(error))
    if beside or others:
        told = [f"{beside:,} files that belong to saved pages"] if beside else []
        told += [f"{others:,} files of other kinds"] if others else []
        yield Rejected(origin, f"passed over in this ZIP file: {', '.join(told)}", quiet=True)


def _read_member(stream: Any, member: zipfile.ZipInfo, place: str, inside: Allowed, read_open: ReadOpen) -> Items:
    guarded = Guarded(stream, member.compress_size)
    head = stream.read(HEAD)
    stream.seek(0)
    if kind_of(head, member.filename) != "zip":
        yield from read_open(guarded, place, member.filename, inside, member.compress_size)
        return
    if member.file_size > MOST_NESTED:
        raise InputError(f"a ZIP file in a ZIP file beyond {MOST_NESTED:,} bytes: unpack the outer one")
    with tempfile.TemporaryFile() as copy:
        while part := guarded.read(_CHUNK):
            copy.write(part)
        copy.seek(0)
        yield from read_open(copy, place, member.filename, inside)


def _read_wacz(packed: zipfile.ZipFile, names: set[str], origin: str, allowed: Allowed) -> Items:
    """The pages of a web archive collection. What has not the hash that it is listed with is told, and read."""
    listed = dict(_hashes(packed))
    for name in sorted(names):
        if not name.startswith("archive/") or ".warc" not in name:
            continue
        place = f"{origin}:{name}"
        if (digest := listed.get(name)) and _hash(packed, name) != digest:
            yield Rejected(place, "it has not the hash that datapackage.json lists: it was changed, or is damaged")
        info = packed.getinfo(name)
        with packed.open(name) as stream:
            yield from read_warc(Guarded(stream, max(1, info.compress_size)), place, info.file_size, allowed)


def _hashes(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    with packed.open("datapackage.json") as stream:
        content = stream.read(LIST_BYTES)
    try:
        for resource in json.loads(content)["resources"]:
            kind, _, digest = resource["hash"].rpartition(":")
            if kind in ("", "sha256"):
                yield resource["path"], digest.lower()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return


def _hash(packed: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with packed.open(name) as stream:
        while part := stream.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()


def _check_size(stream: Any) -> int:
    """The size of a ZIP file in bytes; one with a list that would fill the memory is refused before it is read."""
    end = stream.seek(0, 2)
    stream.seek(max(0, end - 65_557))
    tail = stream.read(65_557)
    at = tail.rfind(_END)
    if at >= 0 and len(tail) >= at + 22:
        count, size = struct.unpack_from("<HI", tail, at + 10)
        if (at64 := tail.rfind(_END64)) >= 0 and len(tail) >= at64 + 56:
            count, size = struct.unpack_from("<QQ", tail, at64 + 32)
        if count > MOST_FILES or size > 400 * MOST_FILES:
            raise InputError(f"a ZIP file of more than {MOST_FILES:,} files: unpack it and read the folder")
    stream.seek(0)
    return int(end)


def _in_order(member: zipfile.ZipInfo) -> tuple[str, ...]:
    return PurePosixPath(member.filename).parts
