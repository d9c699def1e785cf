"""`dateline store`: what a database is, and carrying it into another."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .bars import bar
from .jsonl import print_json, print_json_lines
from .options import json_option, store_option, verbose_option
from .text import clean

if TYPE_CHECKING:
    from dateline.store.copying import Compared, OnStep

_UNITS = ("bytes", "KB", "MB", "GB", "TB")


@click.group("store")
def command() -> None:
    """Copy a database into another, file or server, and see what is in one.

    A database is a file (SQLite), for one person, or postgresql://user@host/database (PostgreSQL with PostGIS), for a
    team: --store takes either. A password stands in PGPASSWORD or ~/.pgpass rather than in the address, where other
    users of the machine can see it.

    \b
    Examples:
      dateline store info --store siege.db
      dateline store copy siege.db postgresql://desk@db.example/siege
      dateline store copy --check siege.db postgresql://desk@db.example/siege
    """


@command.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--check", is_flag=True, help="Copy nothing: compare the two, table by table, value by value.")
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
@json_option
@verbose_option
@click.pass_context
def copy_command(ctx: click.Context, source: str, target: str, check: bool, quiet: bool, as_json: bool) -> None:
    """Copy all of a database into a new one, either way between files and servers, without loss.

    Documents with their history, judgements, codings, accounts with the hashes of their passwords, the audit, captures,
    feeds and what was published: every row as it is. The new database must be empty. It is written in one piece, and
    compared before that ends: what is broken off or differs leaves nothing behind. Exit code: 0 both hold the same, 1
    they differ, 3 a database cannot be used.

    \b
    Examples:
      dateline store copy siege.db postgresql://desk@db.example/siege
      dateline store copy postgresql://desk@db.example/siege backup.db
      dateline store copy --check siege.db postgresql://desk@db.example/siege
    """
    from dateline.store.copying import compare_stores, copy_store

    act = compare_stores if check else copy_store
    with _progress(quiet) as on_step:
        found = act(source, target, on_step=on_step)
    if as_json:
        print_json_lines(map(_plain, found))
    elif not quiet or not all(each.same for each in found):
        for line in _lines(found, copied=not check):
            click.echo(line)
        if not check and (key := _key_left(source, target)):
            click.echo(f"dateline: {key}", err=True)
    ctx.exit(0 if all(each.same for each in found) else 1)


@command.command("info")
@store_option
@json_option
@verbose_option
def info_command(store: str, as_json: bool) -> None:
    """Say where a database is, what keeps it, how large it is, and how many rows each table has.

    \b
    Examples:
      dateline store info
      dateline store info --store postgresql://desk@db.example/siege --json
    """
    from dateline.store.info import store_info

    found = store_info(store)
    if as_json:
        print_json(found)
        return
    click.echo(f"{clean(found.where)}: {found.kept_by}, schema {found.schema}, {_size(found.size)}")
    for table, rows in found.rows.items():
        if rows:
            click.echo(f"  {table:<18}{rows:>12,}")


def _key_left(source: str, target: str) -> str | None:
    """What to do with the key of the pseudonyms, which is in no database; None where there is none."""
    from dateline.run.keys import key_file
    from dateline.store import Store

    with Store.open(source, create=False) as first, Store.open(target, create=False) as second:
        here, there = key_file(first.path), key_file(second.path)
    if here == there or not here.exists():
        return None
    return (
        f"the key of the pseudonyms is not copied: bring {clean(str(here))} to {clean(str(there))}, or give it to each "
        "public export (--key-file)"
    )


def _plain(found: Compared) -> dict[str, object]:
    return {"table": found.table, "rows": found.rows, "hashes": found.hashes, "same": found.same}


def _lines(found: list[Compared], *, copied: bool) -> Iterator[str]:
    for each in found:
        if not each.same:
            yield f"  {each.table:<18}{each.rows[0]:>12,} rows here, {each.rows[1]:,} there: they differ"
    wrong = sum(not each.same for each in found)
    rows = sum(each.rows[0] for each in found if each.table != "search")
    if wrong:
        yield f"{wrong} of {len(found)} tables differ"
    else:
        yield f"{rows:,} rows in {len(found)} tables {'copied, and compared: the same' if copied else 'are the same'}"


def _size(size: int) -> str:
    number, unit = float(size), 0
    while number >= 1_000 and unit < len(_UNITS) - 1:
        number, unit = number / 1_000, unit + 1
    return f"{number:.0f} {_UNITS[unit]}" if unit < 2 else f"{number:.1f} {_UNITS[unit]}"


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[OnStep | None]:
    with bar(quiet, "…") as step:
        yield (lambda table, what, done, of: step(done, of, f"{table} {what}")) if step else None
