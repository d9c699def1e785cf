"""Outlets, monitors and press offices: what kind of source each is, and whose claim it makes (`outlets.csv`)."""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass
from importlib import resources

from .folding import fold

_WORD = re.compile(r"(?<![\w-])\w+")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet of the registry; `kind` is in the contract's words (wire, state_media, party_media, monitor ...).

    `affiliations` are (actor id, first day or "", last day or ""): the party whose claim it makes, by date. `leanings`
    are the same for the side that a partisan outlet prefers: its word is its own, but counts for little in that side's
    favour (DOMAIN.md 4.2, 5.5). `interest_group` joins outlets that are one source for counting independence.
    """

    id: str
    name: str
    kind: str
    interest_group: str | None
    affiliations: tuple[tuple[str, str, str], ...]
    leanings: tuple[tuple[str, str, str], ...]
    active: str
    basis: str

    def aligned_with(self, day: str | None) -> str | None:
        """The actor whose claim it makes on an ISO day; None where it makes nobody's, or where the day must be known.

        "SANA said" is the Assad government's claim until 7 December 2024 and its successor's from the 8th.
        """
        return _on_day(self.affiliations, day)

    def leans_to(self, day: str | None) -> str | None:
        """The actor that a partisan outlet prefers on an ISO day; None where nobody, or where the day must be known."""
        return _on_day(self.leanings, day)


def _on_day(periods: tuple[tuple[str, str, str], ...], day: str | None) -> str | None:
    if len(periods) == 1 and periods[0][1:] == ("", ""):
        return periods[0][0]
    if day is None:
        return None
    for actor, first, last in periods:
        if (not first or first <= day) and (not last or day <= last):
            return actor
    return None


def _affiliations(cell: str) -> tuple[tuple[str, str, str], ...]:
    found = []
    for part in filter(None, cell.split("|")):
        actor, _, period = part.partition(":")
        first, _, last = period.partition("..")
        found.append((actor, first, last))
    return tuple(found)


@functools.lru_cache(maxsize=1)
def _table() -> tuple[dict[str, Outlet], dict[str, frozenset[str]], dict[str, re.Pattern[str]]]:
    """The outlets by id, the ids of each name, and by the first word of names a pattern of those that begin with it."""
    outlets: dict[str, Outlet] = {}
    names: dict[str, set[str]] = {}
    with (resources.files(__package__) / "outlets.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            outlets[row["id"]] = Outlet(
                row["id"],
                row["name"],
                row["kind"],
                row["interest_group"] or None,
                _affiliations(row["aligned_with"]),
                _affiliations(row["leans_to"]),
                row["active"],
                row["basis"],
            )
            for name in (row["name"], *row["aliases"].split("|")):
                if name:
                    names.setdefault(_key(name), set()).add(row["id"])
    begin: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):  # the longest first
        if first := _WORD.match(name):
            begin.setdefault(first.group(), []).append(re.escape(name).replace("\\ ", r"\s+"))
    patterns = {first: re.compile(rf"(?:{'|'.join(same)})(?![\w-])") for first, same in begin.items()}
    return outlets, {name: frozenset(ids) for name, ids in names.items()}, patterns


def _key(name: str) -> str:
    name = name.replace("’", "'").removeprefix("The ").removeprefix("the ")
    return " ".join(name.split())


def outlet(outlet_id: str) -> Outlet | None:
    """The outlet of an id."""
    return _table()[0].get(outlet_id)


def outlet_named(name: str) -> Outlet | None:
    """The outlet of exactly this name or alias; None where none, or several (two agencies named Saba)."""
    outlets, names, _ = _table()
    ids = names.get(_key(name), frozenset())
    return outlets[next(iter(ids))] if len(ids) == 1 else None


def outlet_in(words: str) -> tuple[Outlet, int, int] | None:
    """The first outlet named inside `words` ("the state news agency SANA") and where; None where none or ambiguous.

    Names are matched with their capitals ("AP", "Kan"), the longest name first.
    """
    outlets, names, patterns = _table()
    plain, past = words.replace("’", "'"), 0
    for word in _WORD.finditer(plain):
        pattern = patterns.get(word.group()) if word.start() >= past else None
        found = pattern.match(plain, word.start()) if pattern else None
        if found is None:
            continue
        past = found.end()
        ids = names[_key(found.group())]
        if len(ids) == 1:
            return outlets[next(iter(ids))], found.start(), found.end()
    return None


def outlets() -> tuple[Outlet, ...]:
    """All outlets, in the table's order."""
    return tuple(_table()[0].values())


@functools.lru_cache(maxsize=1)
def _by_folded_name() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, ids in _table()[1].items():
        found[fold(name)] = found.get(fold(name), frozenset()) | ids
    return found


def outlets_called(name: str) -> tuple[Outlet, ...]:
    """The outlets that a person means by an id or a name, whatever its case and accents; two for "Saba News Agency"."""
    known, ids = _table()[0], _by_folded_name().get(fold(_key(name)), frozenset())
    return (known[name],) if name in known else tuple(known[own] for own in sorted(ids))


@functools.lru_cache(maxsize=4096)
def outlet_called(name: str) -> Outlet | None:
    """The one outlet that a person means by an id or a name; None where none or several."""
    found = outlets_called(name)
    return found[0] if len(found) == 1 else None
