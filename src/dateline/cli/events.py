"""`dateline events`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import csv_option, filter_options, json_option, limit_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.store import StoredEvent

HEADS = (
    "id", "document", "start", "end", "time_precision", "type", "subtype", "status", "side_a", "side_b", "victims",
    "place", "admin1", "country", "latitude", "longitude", "killed", "injured", "sources", "reliability", "trigger",
    "quote", "confidence",
)  # fmt: skip


@click.command("events")
@store_option
@filter_options
@limit_option
@json_option
@csv_option
@verbose_option
def command(store: str, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """List the events that were read.

    An event is one thing that one report tells; several events of a report can be one incident (dateline incidents).

    \b
    Examples:
      dateline events --actor "Islamic State" --since 2016-04 --until 2016-05
      dateline events --type shelling --status occurred --csv > events.csv
    """
    from dateline.model import words
    from dateline.store import Store

    from .graded import Regrader
    from .listing import Column, print_list
    from .text import short_id

    columns: list[Column[StoredEvent]] = [
        Column("id", lambda row: f"{short_id(row.document)}/{row.event.id}"),
        Column("day", lambda row: words.day(row.event.time), width=11),
        Column("status", lambda row: row.event.status, width=9, from_width=100),
        Column("type", lambda row: words.kind(row.event), share=3),
        Column("side A → side B", lambda row: words.sides(row.event), share=4),
        Column("place", lambda row: words.place_name(row.event.place), share=3),
        Column("killed", lambda row: words.harmed(row.event, "killed"), width=6),
        Column("says", lambda row: words.voices(row.event.attribution), share=3, from_width=110),
    ]
    with Store.open(store, create=False) as opened:
        print_list(
            Regrader(opened).events(opened.events(**filters)),
            what="events",
            columns=columns,
            plain=_plain,
            flat=_flat,
            heads=HEADS,
            as_json=as_json,
            as_csv=as_csv,
        )


def _plain(row: StoredEvent) -> dict[str, Any]:
    import msgspec

    return {"document": row.document, **msgspec.to_builtins(row.event)}


def _flat(row: StoredEvent) -> dict[str, object]:
    from dateline.model import words

    from .graded import letters

    event, place, when = row.event, row.event.place, row.event.time
    return {
        "id": row.id,
        "document": row.document,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "time_precision": when.precision if when else None,
        "type": event.type,
        "subtype": event.subtype,
        "status": event.status,
        "side_a": words.names(event.side_a),
        "side_b": words.names(event.side_b),
        "victims": words.names(event.victims),
        "place": words.place_name(place),
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "killed": words.harmed(event, "killed"),
        "injured": words.harmed(event, "injured"),
        "sources": words.voices(event.attribution),
        "reliability": letters(event.attribution),
        "trigger": event.trigger.quote,
        "quote": words.first_quote(event.evidence),
        "confidence": event.confidence,
    }
