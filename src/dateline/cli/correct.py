"""`dateline correct`."""

from __future__ import annotations

import click

from .judging import judge, judging_options


@click.command("correct")
@click.argument("incident", metavar="INCIDENT")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@judging_options
def command(
    incident: str, values: tuple[str, ...], store: str, note: str | None, by: str | None, as_json: bool
) -> None:
    """Give fields of an incident another value; the machine's is kept beside it.

    \b
    killed, civilians_killed, injured, captured   12, 10-20, 20+
    day                                           2016-04-20, 2016-04, 2016-04-20..2016-04-22
    place                                         a name or id of the gazetteer, or Name@33.56,36.37
    type, subtype                                 ACLED's words
    side_a, side_b                                names or ids of the registry, ";" between

    "unknown" takes a value away, and needs a --note. What the reports say of the field stays listed beside it.

    \b
    Examples:
      dateline correct f3fa9c1d2aa01 killed=14 --note "the ministry's list of names"
      dateline correct f3fa9c1d2aa01 day=2016-04-20 place=Harasta
      dateline correct f3fa9c1d2aa01 side_a=unknown --note "nobody saw who fired"
    """
    given: dict[str, str] = {}
    for each in values:
        field, equals, value = each.partition("=")
        if not equals or field in given:
            raise click.BadParameter(f"{each!r}: write each field once, as killed=12", param_hint="FIELD=VALUE")
        given[field] = value
    judge(store, by, as_json, lambda desk: desk.correct(incident, given, note=note))
