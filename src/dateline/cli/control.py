"""`dateline control`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from .jsonl import print_json_lines
from .options import csv_option, json_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.model.control import PlaceControl

HEADS = (
    "place", "place_id", "admin1", "country", "from", "to", "last_confirmed", "holder", "holder_id", "status",
    "besieged", "probability", "claims", "sources", "note",
)  # fmt: skip


@click.command("control")
@click.argument("place", required=False)
@store_option
@click.option("--readings", metavar="FILE", type=click.Path(exists=True, dir_okay=False), help="Readings, one a line.")
@click.option("--on", metavar="DAY", help="The state on one day.")
@click.option("--from", "since", metavar="DAY", help="From a day, month or year on.")
@click.option("--to", "until", metavar="DAY", help="Until a day, month or year.")
@click.option("--map", "map_day", metavar="DAY", help="GeoJSON of all places on a day.")
@click.option("--internal", is_flag=True, help="A map for your own desk: nothing coarsened or held back.")
@click.option(
    "--fade-days",
    type=click.IntRange(min=1),
    default=365,
    show_default=True,
    metavar="N",
    help="Days without a report after which a state is unknown.",
)
@json_option
@csv_option
@verbose_option
def command(
    place: str | None,
    store: str,
    readings: str | None,
    on: str | None,
    since: str | None,
    until: str | None,
    map_day: str | None,
    internal: bool,
    fade_days: int,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Show who held a place, from when to when, and who says so.

    Without PLACE all places are listed with their last known state. A state is worked out from what the reports claim:
    a side that admits its loss counts most, a boast least, and who relays somebody is no source of his own. "claimed"
    means that nobody but the holder says so. What no report bears out any more is "unknown" after a year.

    It tells of the past, as reported: it is not fit to decide where it is safe.

    \b
    Examples:
      dateline control Sinaa
      dateline control "Deir ez-Zor" --on 2016-05-01
      dateline control --readings out.jsonl --json
      dateline control --map 2016-05-01 > control.geojson
    """
    if on is not None and (since is not None or until is not None):
        raise click.UsageError("--on asks for one day, --from and --to for several: choose one.")
    if as_json and as_csv:
        raise click.UsageError("--json and --csv are two ways to print: choose one.")
    from dateline.store import first_day, last_day

    found = _timelines(store, readings, fade_days)
    if map_day is not None:
        _print_map(found, first_day(map_day), internal)
        return
    if place is not None:
        from dateline.run.control import named

        found = named(found, place)
        if not found:
            click.echo(f"dateline: no report says who held {place}.", err=True)
            return
    first, last = (first_day(on), last_day(on)) if on else (None, None)
    first, last = first_day(since) if since else first, last_day(until) if until else last
    if first is not None and last is not None and first > last:
        raise click.UsageError(f"--from {since} is after --to {until}.")
    shown = [each for each in (each.within(first, last) for each in found) if each.spells or place is not None]
    if as_json:
        print_json_lines(shown)
    elif as_csv:
        _print_csv(shown)
    elif place is None:
        _print_table(shown, found, first if on else None)
    else:
        from .control_shown import print_place

        for number, each in enumerate(shown):
            print_place(each, first if on else None, blank=number > 0, kind=len(shown) > 1)


def _timelines(store: str, readings: str | None, fade_days: int) -> list[PlaceControl]:
    from dateline.run.control import ControlSettings, control_of, read_readings
    from dateline.store import Store

    settings = ControlSettings(fade_days=fade_days)
    if readings is not None:
        return control_of(read_readings(readings), settings=settings)
    with Store.open(store, create=False) as opened:
        return control_of(opened, settings=settings)


def _print_csv(shown: list[PlaceControl]) -> None:
    from dateline.export._text import csv_line

    out = sys.stdout.buffer
    out.write(csv_line(HEADS).encode())
    for each in shown:
        for spell in each.spells:
            cells: tuple[Any, ...] = (each.place.name, each.place.place_id, each.place.admin1, each.place.country)
            cells += (spell.start, spell.end, spell.last_confirmed, spell.holder.name if spell.holder else None)
            cells += (spell.holder.actor_id if spell.holder else None, spell.status, spell.besieged or None)
            cells += (spell.probability, len(spell.claims), spell.sources, spell.note)
            out.write(csv_line(cells).encode("utf-8", "replace"))
    out.flush()


def _print_table(shown: list[PlaceControl], found: list[PlaceControl], on: str | None) -> None:
    from .control_shown import last_known
    from .listing import Column, print_list

    whole = {each.id: each for each in found}

    def known(row: PlaceControl) -> tuple[str, ...]:
        return last_known(row, whole[row.id], on)

    columns: list[Column[PlaceControl]] = [
        Column("place", lambda row: row.place.name, share=4),
        Column(
            "in", lambda row: ", ".join(filter(None, (row.place.admin1, row.place.country))), share=3, from_width=90
        ),
        Column("holder", lambda row: known(row)[0], share=4),
        Column("status", lambda row: known(row)[1], share=3),
        Column("since", lambda row: known(row)[2], width=10),
        Column("confirmed", lambda row: known(row)[3], width=10),
        Column("prob", lambda row: known(row)[4], width=4),
        Column("claims", lambda row: str(len(row.claims)), width=6, from_width=90),
    ]
    print_list(
        shown,
        what="places",
        columns=columns,
        plain=lambda row: {},
        flat=lambda row: {},
        heads=(),
        as_json=False,
        as_csv=False,
    )


def _print_map(found: list[PlaceControl], day: str, internal: bool) -> None:
    from dateline.export.control_map import features
    from dateline.model import clock

    for chunk in features(found, day, public=not internal, today=clock.today()):
        sys.stdout.buffer.write(chunk.encode())
    sys.stdout.buffer.flush()
