"""`dateline reject`."""

from __future__ import annotations

import click

from .judging import judge, judging_options


@click.command("reject")
@click.argument("incident", metavar="INCIDENT")
@judging_options
def command(incident: str, store: str, note: str | None, by: str | None, as_json: bool) -> None:
    """Judge an incident to be none: misread, staged, or told of another war.

    It stays in the database, marked as rejected, with its reports, and is left out of exports.

    \b
    Examples:
      dateline reject f3fa9c1d2aa01 --note "an exercise, not an attack"
    """
    judge(store, by, as_json, lambda desk: desk.reject(incident, note=note))
