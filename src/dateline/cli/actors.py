"""`dateline actors`: who is known, and users' own lists of actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import csv_option, json_option, limit_option, verbose_option

if TYPE_CHECKING:
    from dateline.knowledge.actors_own import OwnTable


@click.group("actors")
def command() -> None:
    """Look actors up in the registry, and add lists of your own.

    What you add is kept in your data folder (DATELINE_DATA, or XDG_DATA_HOME/dateline) and used by every dateline read
    from then on. A row whose id or name is in the registry adds its aliases to that actor and corrects what it says
    otherwise; any other row is a new actor. A name in your list means whom your list says, and nobody else.

    \b
    Examples:
      dateline actors find "Azov"
      dateline actors find --country SD --date 2024-06-01
      dateline actors add my-groups.csv
      dateline actors list
    """


@command.command("add")
@click.argument("file", metavar="FILE.csv", type=click.Path(dir_okay=False))
@click.option("--name", metavar="NAME", help="What to call it.  [default: after the file]")
@verbose_option
@click.pass_context
def add_command(ctx: click.Context, file: str, name: str | None) -> None:
    """Add a list of actors: a CSV table with a column "name", and "kind" for new actors.

    \b
    Further columns, where you have them:
      id                      an id of the registry to add to it, or one of your own
      aliases                 other names, parted by "|" or ";"
      kind                    rebel, militia, identity_militia, state_forces, criminal …; new actors need it
      countries               SD|TD, or English names
      parent, allies          ids or names
      active_from, active_to  2023, 2023-04 or 2023-04-15
      acled_name, inter       what ACLED calls it, and its actor type 1 to 8 (or in words)
      side, wikidata, note

    Rows that cannot be read are passed over and told with their line; the exit code is then 1. Adding a list again
    under its name replaces it.

    \b
    Examples:
      dateline actors add my-groups.csv
      dateline actors add fronts-2026-11.csv --name fronts
    """
    from pathlib import Path

    from dateline.knowledge.actors_added import add

    from .text import clean

    added = add(Path(file), name)
    for line in added.problems:
        click.echo(f"dateline: passed over: {clean(line)}", err=True)
    told = "there already" if added.how == "same" else added.how
    click.echo(f"{added.table.title}: {told}: {len(added.table.rows):,} actors.")
    ctx.exit(1 if added.problems else 0)


@command.command("list")
@json_option
@verbose_option
def list_command(as_json: bool) -> None:
    """List your own lists of actors.

    \b
    Examples:
      dateline actors list --json
    """
    from dateline.knowledge.actors_own import folder, own_tables

    from .listing import Column, print_list

    tables = own_tables()
    if not tables and not as_json:
        click.echo(f"You have no lists of actors of your own: dateline actors add puts them into {folder()}.")
        return
    columns: list[Column[OwnTable]] = [
        Column("name", lambda table: table.title),
        Column("actors", lambda table: f"{len(table.rows):,}", width=7),
        Column("first of them", lambda table: ", ".join(row["name"] for row in table.rows[:5]), share=1),
    ]
    print_list(
        tables, what="lists", columns=columns, plain=_plain, flat=_plain, heads=(), as_json=as_json, as_csv=False
    )


@command.command("remove")
@click.argument("name")
@verbose_option
def remove_command(name: str) -> None:
    """Take one of your own lists away.

    \b
    Examples:
      dateline actors remove my-groups
    """
    from dateline.knowledge.actors_added import remove

    click.echo(f"{name}: removed: {remove(name):,} actors.")


@command.command("find")
@click.argument("name", required=False, default="")
@click.option("--country", metavar="ISO", help="Active in this country: SD, or its name.")
@click.option("--date", "day", metavar="DAY", help="Active on a day: 2024-06-01, 2024-06 or 2024.")
@limit_option
@json_option
@csv_option
@verbose_option
def find_command(name: str, **wanted: Any) -> None:
    """Show the actors of a name, or with these letters in one of their names.

    \b
    Examples:
      dateline actors find RSF
      dateline actors find "arakan" --json
      dateline actors find --country Haiti --csv > haiti.csv
    """
    from .actors_find import show

    show(name, **wanted)


def _plain(table: OwnTable) -> dict[str, Any]:
    return {"name": table.title, "actors": len(table.rows), "version": table.version, "path": str(table.path)}
