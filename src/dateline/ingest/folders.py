"""The door for a folder: every file in it, in the same order each time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dateline.model import RawDocument, Rejected

from .files import read_path
from .folders_saved import is_beside_page
from .kinds import ARCHIVES, DOCUMENTS, HEAD, RECORDS, is_read
from .records import SeenIds


def read_folder(folder: Path, max_bytes: int, seen: SeenIds) -> Iterator[RawDocument | Rejected]:
    """The documents of a folder and the folders in it, sorted by path; hidden files and linked folders are left out.

    So is a README, which tells of the reports and is none, and what a browser saved beside a page ("page_files"). A
    file of another kind is not tried; it comes as a Rejected, so that the closing summary can name it.
    """
    failed: list[OSError] = []
    files: list[Path] = []
    for name, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = [each for each in folders if not each.startswith(".")]
        files += [Path(name, each) for each in names if not each.startswith(".") and Path(each).stem != "README"]
    for error in failed:
        yield Rejected(str(error.filename), f"the folder cannot be opened ({error.strerror})")
    if not files and not failed:
        yield Rejected(str(folder), "the folder holds no files")
    known_paths, beside = {path.as_posix() for path in files}, 0
    for path in sorted(files, key=lambda each: each.parts):
        if is_beside_page(path, known_paths):
            beside += 1
        elif is_read(_head(path), path.name):
            yield from read_path(path, max_bytes, seen)
        else:
            known = ", ".join(sorted(RECORDS | DOCUMENTS | ARCHIVES))
            yield Rejected(
                str(path), f"not a kind of file that is read in a folder ({known}): name it by itself to try"
            )
    if beside:
        yield Rejected(
            str(folder), f"passed over in this folder: {beside:,} files that belong to saved pages", quiet=True
        )


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""
