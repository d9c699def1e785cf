"""Opening what a user gives: plain or in a zip, with limits, and saying what it is."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from dateline.model import InputError, TooLargeError

#: A file of a zip is refused where it is larger than this, or unpacks to more than so many times its packed size.
MOST_BYTES, MOST_RATIO = 20_000_000_000, 100
_TEXTS = (".txt", ".tsv", ".csv", ".geojson", ".json", ".geojsonl", ".geojsons")


@dataclass(slots=True)
class Problems:
    """What was passed over while reading: how often, and where first."""

    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def add(self, reason: str, where: str) -> None:
        """Count one."""
        self.counts[reason] += 1
        self.first.setdefault(reason, where)

    def lines(self) -> list[str]:
        """A line a reason: "rows without coordinates: 3, first table.csv, line 12"."""
        return [f"{reason}: {count:,}, first {self.first[reason]}" for reason, count in self.counts.most_common()]


@dataclass(frozen=True, slots=True)
class Part:
    """A text to be read: a file, or a file in a zip."""

    path: Path
    member: str | None = None

    @property
    def title(self) -> str:
        """What it is called in messages."""
        return f"{self.path.name}: {self.member}" if self.member else self.path.name

    @contextmanager
    def open(self) -> Iterator[IO[str]]:
        """Its text; raises InputError where it is not UTF-8."""
        try:
            if self.member is None:
                with self.path.open(encoding="utf-8-sig", newline="") as file:
                    yield file
            else:
                with zipfile.ZipFile(self.path) as zipped, zipped.open(self.member) as packed:
                    yield io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")
        except UnicodeDecodeError as error:
            raise InputError(
                f"{self.title} is not in UTF-8 ({error.reason}): save it as UTF-8 and add it again"
            ) from None
        except (zipfile.BadZipFile, EOFError) as error:
            raise InputError(f"{self.title} is a broken zip: {error}") from None

    def head(self, size: int = 20_000) -> str:
        """The beginning of the text."""
        with self.open() as file:
            return file.read(size)


def parts_of(path: Path) -> list[Part]:
    """The texts of a file or zip; raises InputError where there is none, or a zip that unpacks to too much."""
    try:
        if not zipfile.is_zipfile(path):
            if path.is_dir():
                raise InputError(f"{path} is a folder: name the files in it")
            with path.open("rb") as file:
                if b"\0" in file.read(8192):
                    raise InputError(f"{path.name} is no text: Dateline reads {', '.join(_TEXTS)} and zips of these")
            return [Part(path)]
        with zipfile.ZipFile(path) as zipped:
            infos = [info for info in zipped.infolist() if info.filename.lower().endswith(_TEXTS)]
    except FileNotFoundError:
        raise InputError(f"{path} is not there") from None
    except zipfile.BadZipFile as error:
        raise InputError(f"{path.name} is a broken zip: {error}") from None
    infos = [info for info in infos if "readme" not in info.filename.lower() and not info.is_dir()]
    for info in infos:
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > MOST_BYTES or (info.file_size > 10_000_000 and ratio > MOST_RATIO):
            raise TooLargeError(
                f"{path.name}: {info.filename} would unpack to {info.file_size:,} bytes: if it should, unpack it first"
            )
        if info.flag_bits & 1:
            raise InputError(f"{path.name} has a password: unpack it and add what is in it")
    if not infos:
        raise InputError(f"{path.name} holds none of {', '.join(_TEXTS)}")
    return [Part(path, info.filename) for info in infos]


def sha256_of(paths: list[Path]) -> str:
    """One hash of the bytes of some files, in their order."""
    whole = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()
