"""All or nothing: a file that is there stays as it is until the new one is complete."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dateline.model import ExportError

#: What says that a folder is an export, and may be replaced by one.
_PACKAGE = "datapackage.json"
#: QGIS opens a file with the style of the same name.
_STYLE = ".qml"


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path beside this one to write to; it takes its place at the end, and goes where something fails.

    Raises ExportError where that cannot be written, or where `path` is a folder with other things in it.
    """
    target = Path(os.path.normpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir() and any(target.iterdir()) and not (target / _PACKAGE).exists():
            raise ExportError(f"{path}: is a folder with other things in it, which an export does not replace")
        _remove(part)
        yield part
        if target.is_dir():
            shutil.rmtree(target)
        part.replace(target)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        _remove(part)


def write_text(pieces: Iterable[str], path: Path) -> int:
    """Write pieces of text as one file in UTF-8, all or nothing; how many lines it has."""
    lines = 0
    with whole(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for piece in pieces:
            lines += piece.count("\n")
            file.write(piece)
    return lines


def write_beside(path: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write what belongs beside a file, by ending: ".qml" beside "map.geojson" is "map.qml". Those written.

    A style that is there stays, for somebody may have made it his own.
    """
    written = []
    for ending, text in texts.items():
        target = path.with_suffix(ending)
        if ending != _STYLE or not target.exists():
            write_text([text], target)
            written.append(target)
    return written


def sha256_of(path: Path) -> str:
    """The hash of a file, in hexadecimal digits; the file may be larger than memory."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
