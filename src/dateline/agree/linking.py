"""From the cells of a table to documents: by id, address, path, file name, or the beginning of a hash."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

#: A hash is known by so many of its first characters, as `dateline show` takes it.
_HASH = re.compile(r"[0-9a-f]{8,64}")
#: How a cell may part several documents of one event.
_PARTS = re.compile(r"\s*(?:;|\||\n)\s*")


@dataclass(frozen=True, slots=True)
class Handle:
    """What a document may be named by. `origin` is its path, or "reports.jsonl:12"."""

    id: str
    sha256: str
    origin: str | None = None
    url: str | None = None


def address(url: str) -> str | None:
    """An address without scheme, "www.", query of trackers, fragment and last slash; None where it is none."""
    if not re.match(r"https?://", url.strip(), re.I):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    query = "&".join(
        each for each in parts.query.split("&") if each and not each.lower().startswith(("utm_", "fbclid"))
    )
    return parts.netloc.casefold().removeprefix("www.") + parts.path.rstrip("/") + (f"?{query}" if query else "")


def _path(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./").strip("/").casefold()


def names_of(handle: Handle) -> dict[str, int]:
    """The names by which a cell may mean this document, each with its rank: 0 says the most."""
    found: dict[str, int] = {}

    def add(name: str | None, rank: int) -> None:
        if name:
            found[name] = min(rank, found.get(name, rank))

    add(handle.id, 0)
    add(handle.id.casefold(), 1)
    add(handle.sha256, 1)
    add(address(handle.url) if handle.url else None, 1)
    if handle.origin:
        parts = [part for part in _path(handle.origin).split("/") if part]
        add(address(handle.origin), 1)
        for start in range(len(parts)):
            tail = "/".join(parts[start:])
            add(tail, 2 if start < len(parts) - 1 else 3)
            add(re.sub(r"\.[a-z0-9]{1,5}$", "", tail), 4)
    return found


@dataclass(slots=True)
class Links:
    """Cells of a table, and the documents that they turn out to mean."""

    cells: tuple[str, ...]
    _wanted: dict[str, None] = field(default_factory=dict)
    _found: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _hashes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for cell in self.cells:
            for part in _parts(cell):
                self._wanted.update(dict.fromkeys(_keys(part)))
        self._hashes = tuple(each for each in self._wanted if _HASH.fullmatch(each))

    @property
    def by_address(self) -> bool:
        """Whether any cell is an address: then a page must be read to know its own."""
        return any(address(part) for cell in self.cells for part in _parts(cell))

    def offer(self, number: int, handle: Handle) -> bool:
        """Whether any cell means this document, known from now on by its number."""
        names = names_of(handle)
        for start in self._hashes:
            if handle.sha256.startswith(start):
                names.setdefault(start, 1)
        hit = False
        for name, rank in names.items():
            if name in self._wanted:
                entries = self._found.setdefault(name, [])
                if (rank, number) not in entries:
                    entries.append((rank, number))
                hit = True
        return hit

    def documents(self, cell: str) -> tuple[tuple[int, ...], str | None]:
        """The numbers of the documents that a cell means, and where it means none for sure, why."""
        whole, _ = self._one(cell)
        if whole is not None:
            return (whole,), None
        found: dict[int, None] = {}
        why: str | None = None
        for part in _parts(cell):
            number, reason = self._one(part)
            if number is not None:
                found[number] = None
            else:
                why = why or reason
        return tuple(found), why

    def _one(self, part: str) -> tuple[int | None, str | None]:
        hits = [hit for key in _keys(part) for hit in self._found.get(key, [])]
        if not hits:
            return None, "names no document that was given: the row is left out"
        best = min(hits)[0]
        numbers = {number for rank, number in hits if rank == best}
        if len(numbers) > 1:
            return None, "names several documents: the row is left out (give the path, or the document's id)"
        return numbers.pop(), None


def _parts(cell: str) -> list[str]:
    parts = [part for part in _PARTS.split(cell) if part]
    return [cell] if len(parts) < 2 else [cell, *parts]


def _keys(part: str) -> Iterable[str]:
    found = {part: None, part.strip(): None, part.strip().casefold(): None}
    located = address(part)
    if located:
        found[located] = None
    else:
        path = _path(part.strip())
        found[path] = None
        # a path from another computer still ends like ours
        pieces = path.split("/")
        if re.match(r"(?:[a-z]:|/|\\|~|file:)", part.strip().casefold()):
            found[pieces[-1]] = None
    return found
