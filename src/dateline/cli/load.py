"""`dateline load`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .bars import counting
from .options import store_option, verbose_option
from .text import clean, number

if TYPE_CHECKING:
    from dateline.run.scale import Loaded


@click.command("load")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@store_option
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
@verbose_option
@click.pass_context
def command(ctx: click.Context, folder: Path, store: str, quiet: bool) -> None:
    """Put Readings that dateline map made into a database.

    Each partition is compared with the hash in its manifest first. What the database holds already is passed over, so
    a run that was stopped goes on when it is started again; then dateline fuse makes incidents of them.

    \b
    Examples:
      dateline load readings/ --store archive.db
      dateline fuse --store archive.db --workers 4
    """
    from dateline.run.scale import finished, load_into
    from dateline.store import Store

    finished(folder)  # a database is not made for a folder that was mistyped
    with Store.open(store) as opened:
        try:
            with counting(quiet, _told) as on_step:
                loaded = load_into(opened, folder, on_step=on_step)
        except KeyboardInterrupt:
            click.echo("dateline: stopped; run the same command again to go on.", err=True)
            ctx.exit(130)
    if not quiet:
        click.echo(f"{_told(loaded)} into {clean(str(opened.path))}", err=True)
        if loaded.already or loaded.same:
            click.echo(f"{number(loaded.already + loaded.same, 'document')} there already", err=True)
        if loaded.replaced:
            click.echo(
                f"{number(loaded.replaced, 'document')} changed: the earlier readings are kept in the history", err=True
            )
        if loaded.failed:
            click.echo(f"{number(loaded.failed, 'document')} without a Reading: noted with the reason", err=True)
    ctx.exit(1 if loaded.failed else 0)


def _told(loaded: Loaded) -> str:
    return f"{number(loaded.added + loaded.replaced, 'document')} of {number(loaded.partitions, 'partition')}"
