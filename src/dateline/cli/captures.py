"""`dateline captures`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import csv_option, json_option, limit_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.model import KeptCapture
    from dateline.store import Store


def _where_to(ctx: click.Context, param: click.Parameter, to: tuple[str, Path] | None) -> tuple[str, Path] | None:
    # "--to warc --out x.warc", as dateline export has it, takes "--out" for the file and "x.warc" for a verb
    if to and str(to[1]).startswith("-"):
        raise click.UsageError(f"say where to: --to {to[0]} {'FOLDER' if to[0] == 'bag' else 'FILE'}", ctx)
    return to


@click.group("captures", invoke_without_command=True)
@store_option
@click.option("--document", metavar="ID", help="From which this document was read (the beginning of its id is enough).")
@click.option("--url", metavar="URL", help='Of this address; "https://a.example/*" for all that begin so.')
@click.option("--since", metavar="DAY", help="Captured on or after a day (2016-04-21) or time, in UTC.")
@limit_option
@click.option(
    "--to",
    "to",
    type=(click.Choice(["bag", "warc"]), click.Path(path_type=Path)),
    metavar="bag FOLDER | warc FILE",
    callback=_where_to,
    help="Write them out: a folder that sha256sum checks, or a web archive.",
)
@json_option
@csv_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    store: str,
    document: str | None,
    to: tuple[str, Path] | None,
    as_json: bool,
    as_csv: bool,
    **filters: Any,
) -> None:
    """List captures: what was fetched or came in a web archive, byte for byte, kept as evidence.

    `dateline read` keeps a capture of each page that it fetches or takes from a web archive, and with --keep of files
    too. `dateline verify` checks them. They hold whole pages: mind rights and persons before you pass them on.

    \b
    Examples:
      dateline captures --since 2026-11-01 --url 'https://news.example/*'
      dateline captures show 12 --out page.html
      dateline captures --document 3fa9c1d2 --to bag evidence/
      dateline captures --to warc evidence.warc.gz
    """
    if ctx.invoked_subcommand:
        ctx.obj = store
        return
    from dateline.store import Store

    if filters["since"] is not None:
        filters["since"] = _since(filters["since"])
    with Store.open(store, create=False) as opened:
        if document is not None:
            filters["document"] = _document(opened, document)
        if to:
            _write(opened, *to, filters)
        else:
            _print(list(opened.captures(**filters)), as_json, as_csv)


@command.command("show")
@click.argument("number", type=click.IntRange(min=1))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write its bytes here.")
@click.option("--store", metavar="FILE", help="The database, as with dateline captures.")
@verbose_option
@click.pass_obj
def show(group: str, /, number: int, out: Path | None, store: str | None) -> None:
    """Show one capture, by its number: address, time, headers, hash; with --out its bytes too.

    \b
    Examples:
      dateline captures show 12
      dateline captures show 12 --store desk.db --out page.html
    """
    from dateline.model import ExportError
    from dateline.store import Store

    from .text import one_line

    with Store.open(store or group, create=False) as opened:
        row = opened.capture(number)
        body = opened.body(row.sha256) if out else b""
    for name, value in row.told().items():
        if name != "headers" and value is not None:
            click.echo(f"{name + ':':<12}{one_line(str(value))}")
    click.echo(f"{'chain:':<12}{row.chain}")
    for name, value in row.headers:
        click.echo(f"  {one_line(name)}: {one_line(value)}")
    if out:
        try:
            out.write_bytes(body)
        except OSError as error:
            raise ExportError(f"{out}: cannot be written ({error.strerror or error})") from error
        click.echo(f"{row.size:,} bytes written to {out}", err=True)


def _since(given: str) -> str:
    """A day, or a time in UTC as captures have it."""
    try:
        when = datetime.datetime.fromisoformat(given)
    except ValueError:
        raise click.UsageError(f"{given!r} is no day or time: write 2016-04-21, or 2016-04-21T10:30:00Z") from None
    if len(given) <= len("2016-04-21"):
        return when.date().isoformat()
    when = when.replace(tzinfo=datetime.UTC) if when.tzinfo is None else when.astimezone(datetime.UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _document(store: Store, beginning: str) -> str:
    """The id that begins so; as written where no document has it any more, for its captures stay."""
    from dateline.model import InputError

    try:
        return store.find(beginning)[0]
    except InputError:
        return beginning


def _write(store: Store, form: str, path: Path, filters: dict[str, Any]) -> None:
    from dateline.model import MissingError, clock
    from dateline.run.evidence import captures_to

    if not any(store.captures(**{**filters, "limit": 1})):
        raise MissingError("no captures fit: nothing is written")
    count = captures_to(store, form, path, now=clock.now(), **filters)
    click.echo(f"{count:,} {'capture' if count == 1 else 'captures'} written to {path}", err=True)


def _print(rows: list[KeptCapture], as_json: bool, as_csv: bool) -> None:
    from .listing import Column, print_list
    from .text import short_id

    def plain(row: KeptCapture) -> dict[str, Any]:
        return {**row.told(), "chain": row.chain}

    def flat(row: KeptCapture) -> dict[str, Any]:
        return {**plain(row), "headers": "; ".join(f"{name}: {value}" for name, value in row.headers)}

    columns: list[Column[KeptCapture]] = [
        Column("number", lambda row: str(row.number), width=7),
        Column("at", lambda row: row.at, width=21),
        Column("status", lambda row: str(row.status), width=6, from_width=90),
        Column("url", lambda row: row.url, share=5),
        Column("bytes", lambda row: f"{row.size:,}", width=10),
        Column("document", lambda row: short_id(row.document or ""), width=10, from_width=90),
        Column("archive", lambda row: row.archive or "", share=2, from_width=110),
    ]
    print_list(
        rows,
        what="captures",
        columns=columns,
        plain=plain,
        flat=flat,
        heads=list(plain(rows[0])) if rows else ["number"],
        as_json=as_json,
        as_csv=as_csv,
    )
