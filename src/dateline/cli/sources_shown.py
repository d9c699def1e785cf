"""What `dateline sources` prints: letters as a table, and all that is known of one source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from .text import one_line

if TYPE_CHECKING:
    from dateline.knowledge.outlets import Outlet
    from dateline.knowledge.source_grades import SourceGrade

HEADS = ("source", "name", "letter", "side", "topic", "reason", "basis", "yours")
#: Of an outlet of which the tables say nothing.
_NO_RECORD = "no record in the tables"


def print_letters(*, everyone: bool, own: bool, as_json: bool, as_csv: bool) -> None:
    """The rows of both tables; with `everyone` also the outlets that have none, with `own` the user's rows alone."""
    from dateline.knowledge.outlets import outlets
    from dateline.knowledge.source_grades import own_path, source_grades

    from .listing import Column, print_list

    tables = source_grades()
    found = [_cells(row) for rows in tables.rows.values() for row in rows if row.own or not own]
    if everyone and not own:
        told = {row["source"] for row in found}
        found += [_ungraded(each) for each in outlets() if each.id not in told]
    found.sort(key=lambda row: (not row["yours"], row["letter"] == "F"))
    columns: list[Column[dict[str, Any]]] = [
        Column("source", lambda row: row["source"]),
        Column("letter", lambda row: row["letter"], width=6),
        Column("for", lambda row: _scope(row["topic"], row["side"]), share=2),
        Column("reason", lambda row: row["reason"], share=5),
        Column("basis", lambda row: row["basis"], share=3, from_width=100),
        Column("yours", lambda row: "yours" if row["yours"] else "", width=5),
    ]
    print_list(
        found, what="letters", columns=columns, plain=dict, flat=dict, heads=HEADS, as_json=as_json, as_csv=as_csv
    )
    if not as_json and not as_csv:
        click.echo(f"\nAll other sources: F, cannot be judged. Tables: {tables.version}.")
        click.echo(f"Your own: {own_path()}")


def print_source(name: str, *, as_json: bool) -> None:
    """One outlet or party: its facts and letters. Raises InputError where nobody is called so."""
    from dateline.knowledge.source_grades import source_grades
    from dateline.model.grades import LETTERS

    facts = _facts(name)
    tables = source_grades()
    rows = sorted(tables.rows.get(facts["source"], ()), key=lambda row: not row.own)
    if as_json:
        import msgspec

        letters = [_cells(row) for row in rows]
        click.echo(msgspec.json.encode({**facts, "letters": letters, "tables": tables.version}).decode())
        return
    click.echo(f"{one_line(facts['name'])}  ({facts['source']})")
    for key in ("kind", "speaks_for", "prefers", "one_source_with", "active"):
        if facts[key]:
            click.echo(f"  {key.replace('_', ' '):<16}{facts[key]}")
    for row in rows:
        scope = _scope(row.topic, row.side)
        mine = ", yours" if row.own else ""
        click.echo(f"  {row.letter}  {LETTERS[row.letter]}, for {scope}{mine}")
        click.echo(f"     {one_line(row.reason)}{f' ({one_line(row.basis)})' if row.basis else ''}")
    if not any(row.side is None and row.topic is None for row in rows):
        click.echo(f"  F  cannot be judged, for {'all else' if rows else 'all'}")
        click.echo(f"     {_NO_RECORD}")


def known_name(name: str) -> str | None:
    """The registry's name of an outlet or party; None where it has none of this name."""
    from dateline.knowledge.actors import registry
    from dateline.knowledge.outlets import outlets_called
    from dateline.knowledge.source_grades import source_key

    key = source_key(name)
    found = outlets_called(key)
    actor = registry().get(key)
    return found[0].name if found else actor.name if actor else None


def _facts(name: str) -> dict[str, Any]:
    from dateline.knowledge.outlets import outlets_called
    from dateline.knowledge.source_grades import source_grades, source_key
    from dateline.model import InputError, KnowledgeError

    try:
        key = source_key(name)
    except KnowledgeError as error:
        raise InputError(str(error)) from error
    found = outlets_called(key)
    facts: dict[str, Any] = {"source": key, "name": known_name(name) or name}
    facts |= dict.fromkeys(("kind", "speaks_for", "prefers", "one_source_with", "active"))
    if found:
        return facts | _of_outlet(found[0])
    if known_name(name) is not None:
        return facts | {"kind": "party"}
    if key in source_grades().rows:
        return facts
    raise InputError(f"no source is called {name!r}: dateline sources list --all shows those of the registry")


def _of_outlet(found: Outlet) -> dict[str, Any]:
    from dateline.knowledge.outlets import outlets

    same = found.interest_group
    others = [each.id for each in outlets() if same and each.interest_group == same and each.id != found.id]
    return {
        "kind": found.kind.replace("_", " "),
        "speaks_for": _periods(found.affiliations),
        "prefers": _periods(found.leanings),
        "one_source_with": ", ".join(others) or None,
        "active": found.active or None,
    }


def _periods(periods: Iterable[tuple[str, str, str]]) -> str | None:
    def words() -> Iterator[str]:
        for actor, first, last in periods:
            yield actor + (f" from {first}" if first else "") + (f" until {last}" if last else "")

    return ", ".join(words()) or None


def _scope(topic: str | None, side: str | None) -> str:
    return " ".join(part for part in (topic, f"of {side}" if side else "") if part) or "all"


def _cells(row: SourceGrade) -> dict[str, Any]:
    return {
        "source": row.source,
        "name": known_name(row.source) or row.source,
        "letter": row.letter,
        "side": row.side,
        "topic": row.topic,
        "reason": row.reason,
        "basis": row.basis or None,
        "yours": row.own,
    }


def _ungraded(found: Outlet) -> dict[str, Any]:
    cells: dict[str, Any] = dict.fromkeys(HEADS)
    return cells | {"source": found.id, "name": found.name, "letter": "F", "reason": _NO_RECORD, "yours": False}
