"""`dateline withdraw`."""

from __future__ import annotations

import click

from .judging import judge
from .options import json_option, store_option, verbose_option


@click.command("withdraw")
@click.argument("incident", metavar="INCIDENT")
@click.option("--reason", required=True, metavar="TEXT", help="Why, in words that are published as they stand.")
@store_option
@click.option("--by", metavar="NAME", help="Whose judgement it is.  [default: the login name]")
@json_option
@verbose_option
def command(incident: str, reason: str, store: str, by: str | None, as_json: bool) -> None:
    """Retract an incident that was published, and say in public why.

    It is judged to be none, as by dateline reject. The next public exports leave it out, and those that told it say,
    for good, that it is withdrawn, with the reason: name nobody in it who could be in danger. dateline undo takes it
    back.

    \b
    Examples:
      dateline withdraw f3fa9c1d2aa01 --reason "the outlet took its report back"
    """
    judge(store, by, as_json, lambda desk: desk.withdraw(incident, reason))
