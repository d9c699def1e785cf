"""`dateline accept`."""

from __future__ import annotations

import click

from .judging import judge, judging_options


@click.command("accept")
@click.argument("incident", metavar="INCIDENT")
@judging_options
def command(incident: str, store: str, note: str | None, by: str | None, as_json: bool) -> None:
    """Judge an incident to be right as it is.

    Its reports stay together from now on, whatever a later run of dateline fuse finds; new reports may join them.

    \b
    Examples:
      dateline accept f3fa9c1d2aa01
      dateline accept f3fa9c1d2aa01 --by amira --note "checked with the hospital's list"
    """
    judge(store, by, as_json, lambda desk: desk.accept(incident, note=note))
