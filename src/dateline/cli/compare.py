"""`dateline compare`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .jsonl import print_json_lines
from .options import limit_option, verbose_option

if TYPE_CHECKING:
    from dateline.export.differing import Differences

#: Rows that are shown where nothing is said.
_SHOWN = 20
_FILE = click.Path(dir_okay=False)


@click.command("compare")
@click.argument("a", metavar="A", type=_FILE)
@click.argument("b", metavar="B", type=_FILE)
@click.option("--key", metavar="COLUMN", help="The column with the ids; else event_id_cnty, id, relid or incident_id.")
@click.option("--ignore", multiple=True, metavar="COLUMN", help="Do not compare this column.  [default: timestamp]")
@limit_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON: a line of counts, then one line a row that differs.")
@verbose_option
@click.pass_context
def command(
    ctx: click.Context, a: str, b: str, key: str | None, ignore: tuple[str, ...], limit: int | None, as_json: bool
) -> None:
    """Tell row by row what differs between two files of one format.

    A and B are two exports, an earlier and a later one, or yours and somebody else's: tables in ACLED's columns, in
    UCDP GED's or with other ids, or files of JSON lines (PLOVER's records, Readings). Rows are paired by their id; told
    is which came, which went, and of the others which columns changed and from what to what. To compare events that
    bear no common ids, as a hand coded them, use dateline evaluate.

    \b
    Examples:
      dateline compare may.acled.csv june.acled.csv
      dateline compare old.csv new.csv --ignore notes --ignore timestamp --limit 100
      dateline compare before.jsonl after.jsonl --json > changes.jsonl

    Exit codes: 0 nothing differs, 1 something does, 2 the files cannot be compared.
    """
    from dateline.export.differing import IGNORED, compare_files

    found = compare_files(a, b, key=key, ignore=ignore or IGNORED)
    if as_json:
        _json(found)
    else:
        _print(found, limit or _SHOWN)
    ctx.exit(1 if found else 0)


def _json(found: Differences) -> None:
    head: dict[str, Any] = {"a": found.a, "b": found.b, "rows": found.rows, "same": found.same, **found.counts}
    head |= {"columns": found.columns, "columns_missing": found.missing, "columns_added": found.added}
    print_json_lines((head, *found.differing))


def _print(found: Differences, most: int) -> None:
    from .listing import console
    from .text import one_line

    screen = console()

    def say(text: str, style: str | None = None) -> None:
        screen.print(one_line(text), style=style, markup=False, highlight=False, soft_wrap=False)

    counts = found.counts
    say(
        f"{found.a}: {found.rows[0]} rows; {found.b}: {found.rows[1]} rows; {found.same} the same, "
        f"{counts['added']} added, {counts['gone']} gone, {counts['changed']} changed",
        "bold",
    )
    for names, which in ((found.missing, found.a), (found.added, found.b)):
        if names:
            say(f"columns of {which} alone: {', '.join(names)}")
    if found.columns:
        say("changed: " + ", ".join(f"{name} in {rows}" for name, rows in found.columns.items()))
    for each in found.differing[:most]:
        say(f"{each.kind:<7} {each.id}", "bold" if each.kind == "changed" else None)
        for name, (old, new) in each.columns.items():
            screen.print(f"        {name}: {_short(old)} → {_short(new)}", markup=False, highlight=False)
    if (left := len(found.differing) - most) > 0:
        say(f"and {left} more rows (--limit)", "dim")


def _short(value: Any) -> str:
    from .text import one_line

    text = one_line(value if isinstance(value, str) else "" if value is None else str(value))
    return (text if len(text) <= 80 else text[:79] + "…") or "–"
