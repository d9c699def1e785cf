"""`dateline show`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from .options import json_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.model import Reading


@click.command("show")
@click.argument("reference", metavar="ID")
@store_option
@json_option
@verbose_option
def command(reference: str, store: str, as_json: bool) -> None:
    """Show a report with its evidence highlighted, or one incident or event.

    ID is a document's id or the beginning of it, with /i1 or /e1 behind it for an incident or event. Every value comes
    with the words of the report that say so.

    \b
    Examples:
      dateline show 3fa9c1d2
      dateline show 3fa9c1d2/i1
      dateline show 3fa9c1d2 --json
    """
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        document, part = opened.find(reference)
        reading = opened.reading(document)
    if as_json:
        sys.stdout.buffer.write(_json(reading, part) + b"\n")
        sys.stdout.buffer.flush()
        return
    from .listing import console
    from .report import incident_lines, report_lines, text_of_event

    screen = console()
    if part is None:
        lines = report_lines(reading)
    elif incident := next((i for i in reading.incidents if i.id == part), None):
        lines = incident_lines(incident, reading)
    else:
        lines = text_of_event(reading.event(part))
    for line in lines:
        screen.print(line)


def _json(reading: Reading, part: str | None) -> bytes:
    if part is None:
        return reading.to_json()
    import msgspec

    records: dict[str, Any] = {event.id: event for event in reading.events}
    records |= {incident.id: incident for incident in reading.incidents}
    return msgspec.json.encode({"document": reading.document.id, **msgspec.to_builtins(records[part])})
