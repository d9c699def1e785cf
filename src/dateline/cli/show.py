"""`dateline show`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import click

from .options import json_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.model import Reading
    from dateline.store import Store, StoredFused


@click.command("show")
@click.argument("reference", metavar="ID")
@store_option
@click.option("--sources", "full", is_flag=True, help="Of each source why it has its letter, and its sentences.")
@json_option
@verbose_option
def command(reference: str, store: str, full: bool, as_json: bool) -> None:
    """Show a report with its evidence highlighted, or one incident or event.

    ID is a document's id or the beginning of it, with /i1 or /e1 behind it for an incident or event, or the id of an
    incident fused across documents: then each value comes with those who give it, and the reports with what makes them
    one incident. An id that an incident once had, before others joined it, finds it too.

    Of a report every value comes
    with the words of the report and the numbers of those who say so; the sources stand below: who published, who was
    relayed, who said it, with a letter for how reliable each is held to be (dateline sources) and a digit for how
    credible what is told is beside all else that is said of it.

    \b
    Examples:
      dateline show 3fa9c1d2
      dateline show 3fa9c1d2/i1
      dateline show 3fa9c1d2/i1 --sources
      dateline show 3fa9c1d2/i1 --json
      dateline show f3fa9c1d2aa01
    """
    from dateline.run import regrade
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        if (row := _fused(opened, reference)) is not None:
            from .show_fused import show

            show(opened, row, as_json=as_json)
            return
        document, part = opened.find(reference)
        reading = regrade(opened.reading(document))
    if as_json:
        sys.stdout.buffer.write(_json(reading, part) + b"\n")
        sys.stdout.buffer.flush()
        return
    from .listing import console
    from .report import part_lines, report_lines
    from .report_rows import print_lines

    print_lines(console(), report_lines(reading, full=full) if part is None else part_lines(reading, part, full=full))


def _fused(store: Store, reference: str) -> StoredFused | None:
    """The fused incident of this id; None where the id is a document's, or nobody's.

    Raises InputError where the beginning of an id fits both.
    """
    from dateline.model import InputError

    if not re.fullmatch("f[0-9a-f]{0,12}", reference):
        return None
    try:
        row = store.fused_of(reference)
    except InputError:
        return None
    if len(reference) == 13:
        return row
    try:
        document, _ = store.find(reference)
    except InputError:
        return row
    raise InputError(f"{reference!r} fits an incident ({row.id}) and a document ({document}): write more of it")


def _json(reading: Reading, part: str | None) -> bytes:
    """The Reading; of an incident or event the record, with each value and who says it as "values"."""
    if part is None:
        return reading.to_json()
    import msgspec

    from dateline.run import event_values, incident_values, voices_against

    incident = next((each for each in reading.incidents if each.id == part), None)
    values = incident_values(reading, incident) if incident else event_values(reading, reading.event(part))
    record: Any = incident or reading.event(part)
    told = {"publisher": {"name": reading.document.outlet, "reliability": reading.publisher}, "values": values}
    told |= {"against": voices_against(reading, incident)} if incident else {}
    return msgspec.json.encode({"document": reading.document.id, **msgspec.to_builtins(record), **told})
