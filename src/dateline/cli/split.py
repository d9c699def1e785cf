"""`dateline split`."""

from __future__ import annotations

import click

from .judging import judge, judging_options


@click.command("split")
@click.argument("incident", metavar="INCIDENT")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@judging_options
def command(
    incident: str, reports: tuple[str, ...], store: str, note: str | None, by: str | None, as_json: bool
) -> None:
    """Judge reports to tell another happening than the rest of their incident.

    A report is document/i1, or its document's id (the beginning is enough). Those named make one incident of their own;
    to have each by itself, split them one by one. `dateline show INCIDENT` lists the reports.

    \b
    Examples:
      dateline split f3fa9c1d2aa01 report-7 --note "the second blast, an hour later"
      dateline split f3fa9c1d2aa01 report-7/i1 report-9/i1
    """
    judge(store, by, as_json, lambda desk: desk.split(incident, reports, note=note))
