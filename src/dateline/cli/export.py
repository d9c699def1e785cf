"""`dateline export`."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.export import EXPORTERS, Exporter, export_fused

from .options import filter_options, limit_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.store import Store

#: Who held what: a row per state of a place, not per incident.
CONTROL = "control-csv"
#: What persons judged, a row per judged field, not per incident.
TRAINING = "training"


@click.command("export")
@click.option("--to", "to", required=True, type=click.Choice([*EXPORTERS, CONTROL, TRAINING]), help="The format.")
@click.option("-o", "--out", type=click.Path(dir_okay=False), metavar="FILE", help="Where to; else standard output.")
@store_option
@filter_options
@limit_option
@click.option("--unfused", is_flag=True, help="Each document's own incidents, also where the database is fused.")
@click.option("--internal", is_flag=True, help="For your own desk: nothing masked, coarsened or held back.")
@click.option(
    "--delay-days",
    type=click.IntRange(min=0),
    metavar="N",
    help="Hold back what happened in the last N days.  [default: 14]",
)
@verbose_option
def command(
    to: str, out: str | None, store: str, unfused: bool, internal: bool, delay_days: int | None, **filters: Any
) -> None:
    """Write what was read to a file of a known format.

    An export is made to be published, unless --internal says otherwise: sources who could be in danger and private
    persons are masked, what happened in the last 14 days is held back, and points are never finer than their text.

    Once dateline fuse was run, an incident that several documents tell is written once, with all of them, as corrected
    by persons; incidents that persons rejected are left out. jsonl then has fused incidents, else Readings. training
    has what persons judged, field by field, to train with; filters do not touch it.

    \b
    Examples:
      dateline export --to csv --out events.csv --place "Deir ez-Zor"
      dateline export --to geojson --internal > map.geojson
      dateline export --to control-csv --out control.csv
      dateline export --to training --internal --out judged.jsonl
    """
    from dateline.store import Store

    from . import export_fused as of_store

    held: list[tuple[str, str]] = []
    rules: dict[str, Any] = {} if delay_days is None else {"delay_days": delay_days}
    rules |= {"public": not internal, "today": datetime.datetime.now(datetime.UTC).date()}

    def on_skip(what: str, why: str) -> None:
        held.append((what, why))

    with Store.open(store, create=False) as opened:
        is_fused = opened.fused_state().documents > 0 and not unfused and to in EXPORTERS
        if to == TRAINING:
            chunks = _training(opened, public=not internal)
        elif is_fused and to == "jsonl":
            chunks = export_fused(of_store.records(opened, filters, on_skip), public=not internal)
        elif is_fused:
            chunks = EXPORTERS[to](of_store.fused(opened, to, filters, on_skip), on_skip=on_skip, **rules)
        else:
            chunks = _exporter(to)(of_store.unfused(opened, filters), on_skip=on_skip, **rules)
        if out is None:
            _to_stdout(chunks)
        else:
            to_file(chunks, Path(out))
    _say_held(held)


def _training(store: Store, *, public: bool) -> Iterator[str]:
    from dateline.export.training import export
    from dateline.run.training import training

    return export(training(store), public=public)


def _exporter(to: str) -> Exporter:
    if to != CONTROL:
        return EXPORTERS[to]
    from dateline.run.control import export_control

    return export_control


def _to_stdout(chunks: Iterable[str]) -> None:
    for number, chunk in enumerate(chunks):
        # The mark that tells Excel of UTF-8 belongs at the head of a file, not into a pipe.
        plain = chunk.removeprefix("\ufeff") if number == 0 else chunk
        sys.stdout.buffer.write(plain.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def to_file(chunks: Iterable[str], path: Path) -> None:
    """Write all or nothing: a file that is there stays as it is until the new one is complete."""
    from dateline.model import ExportError

    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(chunks)
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)


def _say_held(held: list[tuple[str, str]]) -> None:
    reasons: dict[str, int] = {}
    for _, why in held:
        reasons[why] = reasons.get(why, 0) + 1
    for why, count in reasons.items():
        click.echo(f"dateline: {count} left out: {why}", err=True)
