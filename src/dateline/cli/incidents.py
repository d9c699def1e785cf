"""`dateline incidents`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import csv_option, filter_options, json_option, limit_option, store_option, verbose_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Incident
    from dateline.store import FusedState, Store, StoredIncident

HEADS = (
    "id", "document", "events", "start", "end", "time_precision", "type", "subtype", "side_a", "side_b",
    "place", "admin1", "country", "latitude", "longitude", "killed_low", "killed_best", "killed_high",
    "civilians_killed_low", "civilians_killed_best", "civilians_killed_high",
    "injured_low", "injured_best", "injured_high", "captured_low", "captured_best", "captured_high",
    "sources", "reliability", "independent_sources", "disagreements", "credibility", "credibility_reason", "graded_by",
)  # fmt: skip


@click.command("incidents")
@store_option
@filter_options
@limit_option
@json_option
@csv_option
@click.option("--unfused", is_flag=True, help="Each document's own incidents, also where the database is fused.")
@verbose_option
def command(store: str, as_json: bool, as_csv: bool, unfused: bool, **filters: Any) -> None:
    """List the incidents that were read.

    An incident is one happening, with everyone who was harmed counted once. "21+" is at least 21; an empty cell is
    unknown, never none. Once dateline fuse was run, an incident has all documents that tell it ("docs"), and "src" of
    their sources are independent. Before that, and with --unfused, each document's incidents stand by themselves, and
    "cred" is how credible one is beside all that is said of it: from 1 (confirmed by independent sources) to 5
    (improbable), 6 where it cannot be judged.

    \b
    Examples:
      dateline incidents --place "Deir ez-Zor" --since 2016-04
      dateline incidents --type "suicide bomb" --json
      dateline incidents --unfused --document 3fa9c1d2
    """
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        state = opened.fused_state()
        if state.documents and not unfused:
            from .fused import print_fused

            shown = print_fused(opened.fused(**filters), as_json=as_json, as_csv=as_csv)
        else:
            shown = _print_unfused(opened, filters, as_json=as_json, as_csv=as_csv)
        if shown or (state.documents and not (as_json or as_csv)):
            for line in _footer(state, unfused):
                click.echo(line, err=True)


def _footer(state: FusedState, unfused: bool) -> Iterator[str]:
    """What a person should know of how much is fused."""
    if not state.documents:
        if state.documents_waiting > 1:
            yield 'dateline: told document by document; "dateline fuse" makes one incident of what several tell.'
    elif (waiting := state.documents_waiting) and not unfused:
        told = "1 document is" if waiting == 1 else f"{waiting} documents are"
        yield f'dateline: {told} not fused yet, and not listed: run "dateline fuse".'
    elif state.reports_waiting and not unfused:
        yield 'dateline: some incidents are to be made again, and not up to date: run "dateline fuse".'


def _print_unfused(store: Store, filters: dict[str, Any], *, as_json: bool, as_csv: bool) -> int:
    from dateline.model import words
    from dateline.model.display import tally_text

    from .graded import Regrader
    from .listing import Column, print_list
    from .text import short_id

    columns: list[Column[StoredIncident]] = [
        Column("id", lambda row: f"{short_id(row.document)}/{row.incident.id}"),
        Column("day", lambda row: words.day(row.incident.time), width=11),
        Column("type", lambda row: words.kind(row.incident), share=4),
        Column("side A → side B", lambda row: words.sides(row.incident), share=4),
        Column("place", lambda row: words.place_name(row.incident.place), share=3),
        Column("killed", lambda row: tally_text(row.incident.fatalities), width=6),
        Column("sources", lambda row: words.voices(row.incident.sources), share=3, from_width=100),
        Column("src", lambda row: str(row.incident.independent_sources), width=3, to_width=99),
        Column("cred", lambda row: row.incident.credibility.code if row.incident.credibility else "", width=4),
    ]
    return print_list(
        Regrader(store).incidents(store.incidents(**filters)),
        what="incidents",
        columns=columns,
        plain=_plain,
        flat=_flat,
        heads=HEADS,
        as_json=as_json,
        as_csv=as_csv,
    )


def _plain(row: StoredIncident) -> dict[str, Any]:
    import msgspec

    return {"document": row.document, **msgspec.to_builtins(row.incident)}


def _flat(row: StoredIncident) -> dict[str, object]:
    return {"id": row.id, "document": row.document} | flat_incident(row.incident)


def flat_incident(incident: Incident) -> dict[str, object]:
    """The cells of CSV that incidents of one and of many documents have."""
    from dateline.model import words

    from .graded import letters

    place, when = incident.place, incident.time
    cells: dict[str, object] = {
        "events": " ".join(incident.events),
        "start": when.start if when else None,
        "end": when.end if when else None,
        "time_precision": when.precision if when else None,
        "type": incident.type,
        "subtype": incident.subtype,
        "side_a": words.names(incident.side_a),
        "side_b": words.names(incident.side_b),
        "place": words.place_name(place),
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "sources": words.voices(incident.sources),
        "reliability": letters(incident.sources),
        "independent_sources": incident.independent_sources,
        "disagreements": "; ".join(incident.disagreements),
        "credibility": incident.credibility.code if incident.credibility else None,
        "credibility_reason": incident.credibility.reason if incident.credibility else None,
        "graded_by": incident.credibility.table if incident.credibility else None,
    }
    for name, tally in (
        ("killed", incident.fatalities),
        ("civilians_killed", incident.civilian_fatalities),
        ("injured", incident.injured),
        ("captured", incident.captured),
    ):
        for bound in ("low", "best", "high"):
            cells[f"{name}_{bound}"] = getattr(tally, bound) if tally else None
    return cells
