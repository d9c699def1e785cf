"""`dateline remove`."""

from __future__ import annotations

import click

from .options import store_option, verbose_option
from .text import one_line


@click.command("remove")
@click.argument("document", metavar="DOCUMENT")
@store_option
@verbose_option
def command(document: str, store: str) -> None:
    """Take a document out of a database, with all that rests on it alone.

    DOCUMENT is its id or the beginning of it. Incidents that it told together with others are made again without it, at
    once where the database is fused. What it told goes to the history, and judgements that name it are kept: they hold
    again when it is read again.

    \b
    Examples:
      dateline remove 3fa9c1d2
    """
    from dateline.model import InputError
    from dateline.run.fuse import fuse_store
    from dateline.store import Store

    from .judging import brief, now_in

    with Store.open(store, create=False) as opened:
        own, part = opened.find(document)
        if part is not None:
            raise InputError(f"{document} is a part of a document: name the document, {own}")
        fused = opened.fused_state().documents > 0
        opened.remove(own)
        click.echo(f"removed {one_line(own)}; its reading is kept in the history")
        if not fused:
            return
        done = fuse_store(opened)
        for each in done.lost:
            home = now_in(opened, each)
            click.echo(f"  {each}: now part of {home}" if home else f"  {each}: gone")
        for each in sorted(done.came):
            click.echo(f"  {brief(opened.fused_of(each))}")
