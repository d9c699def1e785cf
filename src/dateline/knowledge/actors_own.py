"""The user's own actors: tables in the user's data folder, laid over the packaged registry.

A row whose id or name the registry knows adds to that actor (its aliases) or corrects it (any other cell that is not
empty); every other row is a new actor. A name that the user's tables give belongs to whom they give it, and to nobody
else, so that "the Front" can be told to mean one front.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.model import KnowledgeError

from .actors import RegisteredActor, Registry, packaged_registry
from .codebooks import actor_kinds, inter_codes
from .demonyms import country_code
from .folding import fold
from .own_csv import read_csv
from .user_data import data_folder

COLUMNS = ("id", "name", "aliases", "kind", "countries", "parent", "side", "active_from", "active_to")
MORE = ("allies", "acled_name", "inter", "wikidata", "note")
#: Other heads under which people keep the same.
_HEADS = {"country": "countries", "alias": "aliases", "actor": "name", "type": "kind", "from": "active_from"}
_HEADS |= {"to": "active_to", "ally": "allies", "actor_name": "name", "iso": "countries", "also_known_as": "aliases"}
#: What is read of a table at most: it is written by hand.
MAX_BYTES = 20_000_000
_ID = re.compile(r"[a-z0-9][a-z0-9_:.-]{0,63}$")
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")


@dataclass(frozen=True, slots=True)
class OwnTable:
    """One of the user's tables: its title, its rows by column (COLUMNS and MORE), and the hash of its file."""

    title: str
    path: Path
    rows: tuple[Mapping[str, str], ...]
    version: str


def folder() -> Path:
    """Where the user's tables of actors lie."""
    return data_folder() / "actors"


def own_tables() -> list[OwnTable]:
    """The user's tables in the order of their names; raises KnowledgeError where one cannot be read."""
    try:
        paths = sorted(path for path in folder().glob("*.csv") if path.is_file())
    except (OSError, RuntimeError):
        return []  # no home folder, or one that may not be read
    return [_table(path, path.stat().st_mtime_ns) for path in paths]


@functools.lru_cache(maxsize=32)
def _table(path: Path, changed: int) -> OwnTable:
    """`changed` is when the file was written, so that a changed one is read anew."""
    content = path.read_bytes()
    rows, problems = read_table(content, str(path))
    if problems:
        raise KnowledgeError(f"{path}: {problems[0]} (mend it, or: dateline actors remove {path.stem})")
    return OwnTable(path.stem, path, tuple(rows), hashlib.sha256(content).hexdigest()[:12])


def read_table(content: bytes, name: str) -> tuple[list[dict[str, str]], list[str]]:
    """The good rows of a table of actors by column, and what is wrong with the others ("line 7: no name").

    Raises KnowledgeError where it is no such table at all. Each row by itself is judged, and whether two have one id.
    """
    if len(content) > MAX_BYTES:
        raise KnowledgeError(f"{name}: {len(content):,} bytes are no list of actors")
    head, columns, rows = read_csv(content, name)
    heads = {column: _head(column) for column in columns if column}
    if "name" not in heads.values():
        raise KnowledgeError(
            f"{name}, line 1: no column 'name' (it has: {head[:80]!r}). A list of actors is a CSV table with "
            f"the columns name and, where you have them, {', '.join(c for c in (*COLUMNS, *MORE) if c != 'name')}"
        )
    found: list[dict[str, str]] = []
    problems: list[str] = []
    ids: set[str] = set()
    for line, cells in rows:
        row = {heads[key]: " ".join(value.split()) for key, value in cells.items() if key in heads}
        row = {column: row.get(column, "") for column in (*COLUMNS, *MORE)}
        problem = _problem(row) or (f"a second row for {row['id']}" if row["id"] and row["id"] in ids else None)
        if problem:
            problems.append(f"line {line}: {problem}")
            continue
        ids.add(row["id"])
        found.append(row)
    return found, problems


def _head(column: str) -> str:
    plain = column.strip().casefold().replace(" ", "_")
    return _HEADS.get(plain, plain)


def _problem(row: Mapping[str, str]) -> str | None:
    """What is wrong with a row, in words for its writer; None where nothing is."""
    if not fold(row["name"]):
        return "no name"
    if row["id"] and not _ID.match(row["id"]):
        return f"{_short(row['id'])!r} is no id: letters a-z, figures, '_', ':', '.' and '-' make one"
    if row["kind"] and row["kind"] not in actor_kinds():
        return f"{_short(row['kind'])!r} is no kind: write one of {', '.join(actor_kinds())}"
    known = packaged_registry()
    if not row["kind"] and _added_to(known, known.by_id, row) is None:
        return f"no kind, and the registry has no {_short(row['name'])!r}: write one of {', '.join(actor_kinds())}"
    if row["inter"] and _inter(row["inter"]) is None:
        return f"{row['inter']!r} is no ACLED inter code: write 1 to 8, or its words"
    for column in ("active_from", "active_to"):
        if row[column] and not _DAY.match(row[column]):
            return f"{column}: {row[column]!r} is no date: write 2024, 2024-05 or 2024-05-31"
    if None in (codes := _where(row["countries"])):
        unknown = split(row["countries"])[codes.index(None)]
        return f"{_short(unknown)!r} is no country that is known: write its two letters (SY) or its English name"
    return None


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by "|" or ";"."""
    return tuple(part.strip() for part in re.split(r"[|;]", cell) if part.strip())


def _short(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:40]}…"


def _added_to(
    packaged: Registry, by_id: Mapping[str, RegisteredActor], row: Mapping[str, str]
) -> RegisteredActor | None:
    """The actor of `by_id` that a row adds to; None where the row is a new one."""
    ids = packaged.candidates(row["name"])
    return by_id.get(row["id"] or (ids[0] if len(ids) == 1 else ""))


def _where(cell: str) -> list[str | None]:
    """The ISO letters of each country of a cell, None for what is none; "*" is anywhere."""
    return [part if part == "*" else country_code(part) for part in split(cell)]


def _inter(cell: str) -> int | None:
    told = (cell, cell.casefold())
    return next((code for code, label in inter_codes().items() if str(code) in told or label.casefold() in told), None)


def with_own(packaged: Registry, tables: list[OwnTable]) -> Registry:
    """The registry with the user's rows; raises KnowledgeError where a parent or ally is nobody that is known."""
    by_id = dict(packaged.by_id)
    given: dict[str, tuple[str, ...]] = {}
    named: list[tuple[str, Mapping[str, str], OwnTable]] = []
    for table in tables:
        for row in table.rows:
            actor = _laid_over(packaged, by_id, row, table.title)
            by_id[actor.id] = actor
            named.append((actor.id, row, table))
            for name in (row["name"], *split(row["aliases"])):
                ids = given.get(fold(name), ())
                given[fold(name)] = ids if actor.id in ids else (*ids, actor.id)
    both = Registry(by_id, given)
    for actor_id, row, table in named:
        parent = _known(both, row["parent"], table, row) if row["parent"] else by_id[actor_id].parent
        allies = tuple(_known(both, ally, table, row) for ally in split(row["allies"]))
        kept = tuple(dict.fromkeys([*by_id[actor_id].allies, *allies]))
        by_id[actor_id] = dataclasses.replace(by_id[actor_id], parent=parent, allies=kept)
    return Registry(by_id, given)


def _laid_over(
    packaged: Registry, by_id: Mapping[str, RegisteredActor], row: Mapping[str, str], title: str
) -> RegisteredActor:
    known = _added_to(packaged, by_id, row)
    actor = known or RegisteredActor(
        row["id"] or "own_" + fold(row["name"]).replace(" ", "_"), row["name"], row["kind"]
    )
    aliases = [*actor.aliases, *split(row["aliases"])]
    if known and fold(row["name"]) != fold(actor.name):
        aliases.append(row["name"])
    codes = tuple(code for code in _where(row["countries"]) if code)
    kind = row["kind"] or actor.kind
    inter = (_inter(row["inter"]) if row["inter"] else None) or actor.inter
    return dataclasses.replace(
        actor,
        aliases=tuple(dict.fromkeys(aliases)),
        kind=kind,
        side=row["side"] or actor.side,
        countries=codes or actor.countries,
        active_from=row["active_from"] or actor.active_from,
        active_to=row["active_to"] or actor.active_to,
        acled_actor_name=row["acled_name"] or actor.acled_actor_name,
        inter=inter,
        inter_confidence="high" if row["inter"] else actor.inter_confidence,
        acled_inter_label=inter_codes()[inter] if inter and inter != actor.inter else actor.acled_inter_label,
        wikidata=row["wikidata"] or actor.wikidata,
        note=row["note"] or actor.note,
        basis=f"{actor.basis}; your table {title}" if known else f"your table {title}",
    )


def _known(both: Registry, name: str, table: OwnTable, row: Mapping[str, str]) -> str:
    ids = (name,) if both.get(name) else both.candidates(name)
    if len(ids) != 1:
        told = f"may be {', '.join(ids)}: write the id" if ids else "is nobody that is known: write an id or a name"
        raise KnowledgeError(f"{table.path}: {row['name']}: {name!r} {told}")
    return ids[0]


def merged() -> Registry:
    """The packaged registry with the user's tables laid over it."""
    tables = own_tables()
    return with_own(packaged_registry(), tables) if tables else packaged_registry()
