"""`dateline serve`."""

from __future__ import annotations

import click

from .options import store_option, verbose_option


@click.command("serve")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", default=8642, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option("--by", metavar="NAME", help="In whose name is judged.  [default: the login name]")
@verbose_option
def command(store: str, host: str, port: int, by: str | None) -> None:
    """Open the desk: map, timeline, evidence and review of a database, in a browser.

    It is served on this machine alone and needs no network. Stop it with Ctrl-C.

    \b
    Examples:
      dateline serve
      dateline serve --store siege.db --port 9000
    """
    from dateline.web.serve import serve

    serve(store, host=host, port=port, by=by, tell=lambda line: click.echo(line, err=True))
