"""The table of roles: who did it, to whom and to what, and with what, over many conflicts.

`side_a` and `side_b` are parts of names ("; " between several, all must stand there; "-": nobody may), `side_b` with
the victims and the things struck; `weapon` is the weapon as written, "-" none. An empty cell says nothing.
"""

from __future__ import annotations

from dateline.model import Event

from .conftest import read, rows

ROWS = rows("roles.tsv")
#: The share of rows that must be right: they were written before they were read.
_FLOOR = 0.95


def _fits(wanted: str, names: list[str]) -> bool:
    if wanted in ("", "-"):
        return not wanted or not names
    return all(any(part.casefold() in name.casefold() for name in names) for part in wanted.split("; "))


def _is_right(row: dict[str, str], event: Event) -> bool:
    side_b = [actor.name for actor in (*event.side_b, *event.victims)]
    return (
        _fits(row["side_a"], [actor.name for actor in event.side_a])
        and _fits(row["side_b"], side_b)
        and _fits(row["weapon"], [weapon.span.quote for weapon in event.weapons])
    )


def test_roles() -> None:
    wrong = [
        row["sentence"]
        for row in ROWS
        if not any(_is_right(row, event) for event in read(row["sentence"], "2024-04-21").events)
    ]
    assert len(ROWS) >= 150
    assert len(wrong) <= (1 - _FLOOR) * len(ROWS), wrong
