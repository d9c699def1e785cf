"""`dateline serve`."""

from __future__ import annotations

import click

from .options import store_option, verbose_option

_file = click.Path(exists=True, dir_okay=False)


@click.command("serve")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", default=8642, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option("--by", metavar="NAME", help="In whose name is judged without accounts.  [default: the login name]")
@click.option("--accounts", is_flag=True, help="Ask everybody to sign in, on this machine too.")
@click.option("--tls-cert", type=_file, metavar="FILE", help="Certificate with its chain (PEM): serve with TLS.")
@click.option("--tls-key", type=_file, metavar="FILE", help="The certificate's key (PEM).")
@click.option("--behind-proxy", is_flag=True, help="A proxy on this machine serves it with TLS.")
@click.option(
    "--allow-host", "names", multiple=True, metavar="NAME", help="A name by which it is called; may be repeated."
)
@verbose_option
def command(
    store: str,
    host: str,
    port: int,
    open_browser: bool,
    by: str | None,
    accounts: bool,
    tls_cert: str | None,
    tls_key: str | None,
    behind_proxy: bool,
    names: tuple[str, ...],
) -> None:
    """Open the desk: map, timeline, evidence and review of a database, in a browser.

    Without further options it is served on this machine alone, for you alone, and needs no network. Stop it with
    Ctrl-C.

    For a team, give everybody an account (`dateline users add`), and serve it at an address of the network with --host,
    or behind a proxy. It then asks everybody to sign in, and notes who saw what (`dateline users audit`). It answers
    only to the names that it is given: a page elsewhere that has its own name point here gets nothing. Without TLS
    others on the network can read along, and it warns of that.

    \b
    Examples:
      dateline serve --open
      dateline serve --store siege.db --port 9000
      dateline users add amira --role admin
      dateline serve --host 0.0.0.0 --allow-host desk.example.org \\
          --tls-cert desk.pem --tls-key desk.key
      dateline serve --behind-proxy --allow-host desk.example.org
    """
    if (tls_cert is None) != (tls_key is None):
        raise click.UsageError("--tls-cert and --tls-key go together.")
    from dateline.web.serve import Service, serve

    how = Service(
        host=host, port=port, tls=(tls_cert, tls_key) if tls_cert and tls_key else None, names=names,
        behind_proxy=behind_proxy, accounts=accounts, open_browser=open_browser,
    )  # fmt: skip
    serve(store, how, by=by, tell=lambda line: click.echo(line, err=True))
