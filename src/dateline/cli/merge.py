"""`dateline merge`."""

from __future__ import annotations

import click

from .judging import judge, judging_options


@click.command("merge")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@judging_options
def command(one: str, other: str, store: str, note: str | None, by: str | None, as_json: bool) -> None:
    """Judge two incidents to be one happening.

    A and B are ids of fused incidents (the beginning is enough), or reports (document/i1), which stand for the incident
    that holds them. All reports of both stay together from now on, whatever a later run of dateline fuse finds.

    \b
    Examples:
      dateline merge f3fa9c1d2aa01 f77be10c2d4f0 --note "one market, one hour"
      dateline merge report-1/i1 report-7/i2 --by amira
    """
    judge(store, by, as_json, lambda desk: desk.merge(one, other, note=note))
