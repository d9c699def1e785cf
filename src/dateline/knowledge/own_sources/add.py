"""`dateline gazetteer add`: a user's files become one gazetteer file in the user's data folder."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.model import InputError, KnowledgeError

from ..gazetteer_file import open_file
from ..gazetteer_writer import Writer
from ..own_csv import title_of
from ..user_data import SUFFIX, gazetteer_folder, own_gazetteers
from . import geonames_dump, osm, pcodes
from .files import Part, Problems, parts_of, sha256_of
from .geojson import features

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

#: Raised when other rows come of the same files, or they are written otherwise, so that they are read again.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Own:
    """One of the user's own gazetteers. `sha256` is that of the files that it was made from."""

    name: str
    path: Path
    files: tuple[str, ...]
    formats: tuple[str, ...]
    sha256: str
    places: int
    names: int
    size: int


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: `how` is "added", "replaced" or "same" (it was there already), `problems` in words."""

    own: Own
    how: str
    problems: tuple[str, ...] = ()


def add(paths: Sequence[Path], name: str | None, base: Gazetteer) -> Added:
    """Make one gazetteer of the files and put it where it is found; `base` is the packaged one.

    Nothing is left behind where this fails or is stopped: the file is made in a folder of its own and then renamed.
    Raises InputError where a file cannot be read, has no places or is of no known format.
    """
    title = title_of(paths[0], name, "a gazetteer")
    parts = [part for path in paths for part in parts_of(path)]
    digest = sha256_of(list(paths))
    target = gazetteer_folder() / f"{title}{SUFFIX}"
    old = _header(target)
    if old and old.get("sha256") == digest and old.get("version") == VERSION:
        return Added(describe(target), "same")
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    problems = Problems()
    with tempfile.TemporaryDirectory(prefix=f"part-{os.getpid()}-", dir=target.parent) as folder:
        writer = Writer(Path(folder))
        formats = _read(parts, writer, problems, base)
        if not writer.rows:
            told = "; ".join(problems.lines()) or "nothing in it is a place with a name and a point"
            raise InputError(f"{', '.join(path.name for path in paths)}: no place found: {told}")
        made = Path(folder) / "made"
        header: dict[str, Any] = {"capitals": [], "name": title, "sha256": digest, "version": VERSION}
        header |= {"files": [path.name for path in paths], "formats": sorted(formats)}
        writer.finish(made, header)
        made.replace(target)
    return Added(describe(target), "replaced" if old else "added", tuple(problems.lines()))


def _read(parts: Sequence[Part], writer: Writer, problems: Problems, base: Gazetteer) -> set[str]:
    formats = set()
    areas: dict[str, pcodes.Area] = {}
    for part in parts:
        kind = format_of(part)
        formats.add(kind)
        if kind == "GeoNames":
            geonames_dump.read(part, writer, problems)
        elif kind == "OSM GeoJSON":
            osm.read(part, writer, problems, base)
        elif kind == "P-codes GeoJSON":
            pcodes.read_geojson(part, writer, problems, base, areas)
        else:
            pcodes.read_csv(part, writer, problems, base, areas)
    pcodes.add_parents(areas, writer, base)
    return formats


def format_of(part: Part) -> str:
    """ "GeoNames", "P-codes GeoJSON", "OSM GeoJSON" or "P-codes CSV"; raises InputError where it is none of these."""
    head = part.head()
    if not head.strip():
        raise InputError(f"{part.title} is empty")
    if geonames_dump.fits(head):
        return "GeoNames"
    if head.lstrip("\x1e \t\r\n")[:1] in ("{", "["):
        with part.open() as file:
            first = next(features(file, part.title), {})
        facts = first.get("properties")
        return "P-codes GeoJSON" if isinstance(facts, dict) and pcodes.fits(facts) else "OSM GeoJSON"
    line = head.split("\n", 1)[0]
    if pcodes.fits(next(csv.reader([line], delimiter=max(",;\t|", key=line.count)), [])):
        return "P-codes CSV"
    raise InputError(
        f"{part.title} is no gazetteer that Dateline reads: neither a GeoNames dump (19 columns parted by tabs), nor a "
        "CSV table with a column of P-codes (admin1Pcode, ADM1_PCODE, pcode), nor GeoJSON. It begins: " + line[:120]
    )


def describe(path: Path) -> Own:
    """What is known of one of the user's gazetteers; raises KnowledgeError where it cannot be opened."""
    header, _ = open_file(path)
    return Own(
        header["name"],
        path,
        tuple(header["files"]),
        tuple(header["formats"]),
        header["sha256"],
        header["rows"],
        header["names"],
        path.stat().st_size,
    )


def remove(name: str) -> Own:
    """Take one of the user's gazetteers away; raises InputError where there is none of the name."""
    for path in own_gazetteers():
        if path.name == f"{name}{SUFFIX}":
            own = describe(path)
            path.unlink()
            return own
    known = ", ".join(path.stem for path in own_gazetteers()) or "none"
    raise InputError(f"there is no gazetteer {name!r}; yours: {known}")


def _header(path: Path) -> dict[str, Any] | None:
    try:
        return open_file(path)[0] if path.exists() else None
    except KnowledgeError:
        return None  # of an older version, or broken: it is made again


def _sweep(folder: Path) -> None:
    """Clear away what killed processes left."""
    for left in folder.glob("part-*-*"):
        number = left.name.split("-")[1]
        if number.isdigit() and not _alive(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    if os.name != "posix":
        return True  # there is no harmless way to ask
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
