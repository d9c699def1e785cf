"""`dateline export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from dateline.export import FORMATS
from dateline.export.protect import MIN_DELAY_DAYS

from .bars import bar
from .jsonl import print_json
from .options import filter_options, key_file_option, limit_option, store_option, verbose_option
from .text import clean

if TYPE_CHECKING:
    from dateline.run.exporting import Written

_LISTED = "\n".join(f"  {name:<12} {each.what}" for name, each in FORMATS.items())
_HELP = f"""Write what was read to a file of a known format.

An export is made to be published, unless --internal says otherwise: sources who could be in danger and private
persons are masked, what happened in the last 14 days is held back, and points are never finer than their text.

Once dateline fuse was run, an incident that several documents tell is written once, with all of them, as corrected
by persons; incidents that persons rejected are left out. jsonl then has fused incidents, else Readings. Filters do
not touch training.

\b
Formats:
{_LISTED}

\b
Examples:
  dateline export --out events.csv --place "Deir ez-Zor"
  dateline export --out events.acled.csv
  dateline export --to geojson --internal > map.geojson
  dateline export --to training --internal --out judged.jsonl
"""


@click.command("export", help=_HELP)
@click.option("--to", "to", type=click.Choice([*FORMATS]), metavar="FORMAT", help="The format; else --out's ending.")
@click.option("-o", "--out", type=click.Path(), metavar="FILE", help="Where to; else standard output, for text.")
@store_option
@filter_options
@limit_option
@click.option("--unfused", is_flag=True, help="Each document's own incidents, also where the database is fused.")
@click.option("--internal", is_flag=True, help="For your own desk: nothing masked, coarsened or held back.")
@click.option(
    "--delay-days",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"Hold back what happened in the last N days.  [default: {MIN_DELAY_DAYS}]",
)
@key_file_option
@click.option("--unlink", is_flag=True, help="Another pseudonym for a person in each incident.")
@click.option("--reviewed-only", is_flag=True, help="Leave out what a person should read first and nobody accepted.")
@click.option("--licence", metavar="WORDS", help="What files say of their licence, where they can: CC-BY-4.0.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that make rows which no export made before.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written and left out as JSON; needs --out.")
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
@verbose_option
def command(
    to: str | None,
    out: str | None,
    store: str,
    unfused: bool,
    internal: bool,
    delay_days: int | None,
    key_file: str | None,
    unlink: bool,
    reviewed_only: bool,
    licence: str | None,
    workers: int,
    as_json: bool,
    quiet: bool,
    **filters: Any,
) -> None:
    from dateline.run.exporting import Export
    from dateline.run.publishing import Publish
    from dateline.store import Store

    out = None if out == "-" else out
    if out is None:
        _check_piped(to, as_json=as_json)
    with Store.open(store, create=False) as opened, bar(quiet or out is None, "writing", left=True) as on_step:
        export = Export(
            opened,
            to,
            out,
            internal=internal,
            delay_days=MIN_DELAY_DAYS if delay_days is None else delay_days,
            unfused=unfused,
            licence=licence,
            workers=workers,
            publish=Publish(key_file=key_file, linked=not unlink, reviewed_only=reviewed_only),
            filters=filters,  # type: ignore[arg-type]
            on_step=on_step,
        )
        written = None
        if out is None:
            _to_stdout(export.pieces())
        else:
            written = export.write()
    if as_json and written:
        print_json(written.to_dict())
    elif not quiet:
        for line in (*_summary(written, export.left_out), *export.notes):
            click.echo(f"dateline: {line}", err=True)


def _check_piped(to: str | None, *, as_json: bool) -> None:
    """What cannot go to standard output is asked for by name."""
    if to is None:
        raise click.UsageError("name a format (--to), or a file whose name tells it (--out events.csv)")
    if not FORMATS[to].to_stdout:
        raise click.UsageError(f"{to} is written to a file: name it (--out events{FORMATS[to].endings[0]})")
    if as_json:
        raise click.UsageError("--json tells of a file: name it (--out), for standard output has the export itself")


def _to_stdout(pieces: Iterable[str]) -> None:
    for number, piece in enumerate(pieces):
        # The mark that tells Excel of UTF-8 belongs at the head of a file, not into a pipe.
        plain = piece.removeprefix("\ufeff") if number == 0 else piece
        sys.stdout.buffer.write(plain.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _summary(written: Written | None, left_out: dict[str, int]) -> Iterator[str]:
    if written:
        rows = ", ".join(f"{count:,} {table}" for table, count in written.rows.items())
        beside = "".join(f"; {clean(path)} is beside it" for path in written.beside)
        yield (f"{clean(written.path)}: {rows}" if rows else f"{clean(written.path)} is written") + beside
    if written and written.withdrawn:
        one = written.withdrawn == 1
        yield f"{written.withdrawn} that {'was' if one else 'were'} published before {'is' if one else 'are'} withdrawn"
    for why, count in left_out.items():
        yield f"{count} left out: {why}"
