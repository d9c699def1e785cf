"""A folder of finished partitions: each whole or not there, and a manifest that says what each was made of."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from dateline.export.files import sha256_of
from dateline.model import InputError, StoreError

MANIFEST = "manifest.jsonl"
_BLOCK = 1 << 20


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A finished partition, a line of the manifest; `input` and `output` are SHA-256 of the files."""

    partition: str
    input: str
    output: str
    coder: str
    gated: bool
    rows: int
    let_go: int
    failed: int
    events: int
    incidents: int
    bytes: int


class Folder:
    """Where partitions of Readings are written. Raises StoreError where that cannot be done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.made = {made.partition: made for made in manifest(path)}

    def holds(self, name: str, *, input: str, coder: str, gated: bool) -> Made | None:
        """The partition of this name, where it was made of the same input by the same coder and is whole."""
        made = self.made.get(name)
        if made is None or (made.input, made.coder, made.gated) != (input, coder, gated):
            return None
        file = self.path / name
        try:
            return made if file.stat().st_size == made.bytes and sha256_of(file) == made.output else None
        except OSError:
            return None

    def put(self, made: Made, content: bytes) -> None:
        """Write a partition under its name, then its line in the manifest: a run that is killed leaves wholes."""
        with _told_plainly(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            replace(self.path / made.partition, content)
            with (self.path / MANIFEST).open("ab") as file:
                # a line that a killed run left unfinished ends here
                line = msgspec.json.encode(made) + b"\n"
                file.write(line if _ends_well(self.path / MANIFEST) else b"\n" + line)
                file.flush()
                os.fsync(file.fileno())
        self.made[made.partition] = made

    def finish(self, names: set[str]) -> None:
        """Write the manifest anew, by partition, once each: the same for every way to the same partitions.

        What an earlier run made of an input that is not among these stays as it is.
        """
        with _told_plainly(self.path):
            lines = [msgspec.json.encode(self.made[name]) + b"\n" for name in sorted(self.made)]
            if names:
                replace(self.path / MANIFEST, b"".join(lines))


def manifest(path: Path) -> Iterator[Made]:
    """The partitions that a folder's manifest names; of two lines of one partition the last counts."""
    file = path / MANIFEST
    if not file.exists():
        return
    found: dict[str, Made] = {}
    for line in file.read_bytes().splitlines():
        with suppress(msgspec.MsgspecError):  # the line at which a run was killed
            made = msgspec.json.decode(line, type=Made)
            found[made.partition] = made
    yield from found.values()


def checked(path: Path, made: Made) -> bytes:
    """The bytes of a finished partition. Raises InputError where they are not those that were written."""
    file = path / made.partition
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror})") from error
    if hashlib.sha256(content).hexdigest() != made.output:
        raise InputError(f"{file}: is not what was written there: run dateline map again, which makes it anew")
    return content


def replace(file: Path, content: bytes) -> None:
    """Write a file, all of it or nothing."""
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _ends_well(file: Path) -> bool:
    with file.open("rb") as opened:
        if not opened.seek(0, os.SEEK_END):
            return True
        opened.seek(-1, os.SEEK_END)
        return opened.read(1) == b"\n"


class _told_plainly:  # noqa: N801 - used like a function
    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise StoreError(f"{self._path}: cannot be written ({error.strerror})") from error
