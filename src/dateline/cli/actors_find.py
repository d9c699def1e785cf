"""`dateline actors find`: rows of the registry by name, country and day."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import click

from dateline.knowledge.actors import RegisteredActor
from dateline.knowledge.codebooks import inter
from dateline.knowledge.demonyms import country_code
from dateline.run.finding import find_actors

from .listing import Column, print_list

_HEADS = ("id", "name", "aliases", "kind", "inter", "acled_name", "countries", "parent", "side", "active_from")
HEADS = (*_HEADS, "active_to", "note", "basis")


def show(name: str, *, country: str | None, day: str | None, limit: int | None, as_json: bool, as_csv: bool) -> None:
    """Print the actors that fit as a table, JSON lines or CSV; exit code 1 where there is none."""
    if not (name.strip() or country or day):
        raise click.UsageError("Write a name, or --country, or --date.")
    iso = country_code(country) if country else None
    if country and iso is None:
        raise click.UsageError(f"{country!r} is no country that is known: write its two letters or its English name.")
    if day and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day):
        raise click.UsageError(f"{day!r} is no date: write 2024-06-01, 2024-06 or 2024.")
    rows = [row for row in find_actors(name) if (iso is None or row.at(iso)) and (day is None or row.active(day))]
    print_list(
        rows[:limit],
        what="actors",
        columns=_columns(),
        plain=plain,
        flat=_flat,
        heads=HEADS,
        as_json=as_json,
        as_csv=as_csv,
    )
    if not rows:
        click.get_current_context().exit(1)


def _columns() -> list[Column[RegisteredActor]]:
    return [
        Column("id", lambda row: row.id),
        Column("name", lambda row: row.name, share=3),
        Column("ACLED type", _inter, share=2),
        Column("in", lambda row: ", ".join(row.countries), share=1, from_width=70),
        Column("active", _years, width=9),
        Column("other names", lambda row: ", ".join(row.aliases), share=3, from_width=100),
    ]


def _inter(row: RegisteredActor) -> str:
    return row.acled_inter_label or inter(row.kind) or row.kind


def _years(row: RegisteredActor) -> str:
    if not row.active_from and not row.active_to:
        return ""
    return f"{(row.active_from or '?')[:4]}-{(row.active_to or '')[:4]}"


def plain(row: RegisteredActor) -> dict[str, Any]:
    """A row as JSON: as in the registry, with its ACLED actor type in words."""
    return {**dataclasses.asdict(row), "acled_inter_label": _inter(row)}


def _flat(row: RegisteredActor) -> dict[str, object]:
    cells = {**plain(row), "inter": _inter(row), "acled_name": row.acled_actor_name}
    return {head: "|".join(cells[head]) if isinstance(cells[head], tuple) else cells[head] or "" for head in HEADS}
