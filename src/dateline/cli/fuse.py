"""`dateline fuse`."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from .bars import bar
from .options import csv_option, json_option, verbose_option, workers_option
from .stream import exit_code, say_failed
from .text import clean, number

if TYPE_CHECKING:
    from dateline.run import Failed
    from dateline.run.fuse import Fused

#: Lines that are named of those left out for one reason.
_NAMED = 3


@click.command("fuse")
@click.argument("readings", nargs=-1, metavar="[READINGS.jsonl|-]...")
@click.option("--store", metavar="FILE", help="The database.  [default: dateline.db]")
@json_option
@csv_option
@workers_option
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    readings: tuple[str, ...],
    store: str | None,
    as_json: bool,
    as_csv: bool,
    workers: int,
    quiet: bool,
) -> None:
    """Make one incident of what several documents tell of it.

    Without files the incidents of a database are fused, and kept there: only what is new, gone or judged since the last
    run is looked at, the result is that of a run over everything, and what you judged (dateline merge, split, accept,
    reject, correct) holds. With files of Readings, as dateline read --json prints them, or - for standard input, the
    fused incidents are printed and no database is touched.

    \b
    Examples:
      dateline fuse
      dateline fuse --store siege.db
      dateline fuse readings.jsonl --json > incidents.jsonl
      dateline read reports/ --json | dateline fuse - --csv > incidents.csv
    """
    if readings:
        if store is not None:
            raise click.UsageError("Files of Readings are fused without a database: leave out --store.")
        ctx.exit(_files(readings, workers, as_json, as_csv))
    if as_json or as_csv:
        raise click.UsageError(
            '--json and --csv are for files of Readings; of a database "dateline incidents" has them.'
        )
    ctx.exit(into_store(store or "dateline.db", workers=workers, quiet=quiet))


def _files(paths: tuple[str, ...], workers: int, as_json: bool, as_csv: bool) -> int:
    from dateline.run.fuse_readings import fuse_lines
    from dateline.run.readings_in import lines_in
    from dateline.store import StoredFused

    from .fused import print_fused

    read, reasons = 0, Counter[str]()

    def on_read(failed: Failed | None) -> None:
        nonlocal read
        if failed is None:
            read += 1
            return
        kind = failed.reason.partition("(")[0]
        reasons[kind] += 1
        if reasons[kind] <= _NAMED:
            say_failed(failed, verbose=False)

    found = fuse_lines(lines_in(paths, sys.stdin.buffer), on_read, workers)
    rows = list(map(StoredFused, found)) if not (as_json or as_csv) else map(StoredFused, found)
    if read or as_json or as_csv:
        print_fused(rows, as_json=as_json, as_csv=as_csv)
    for kind, count in reasons.items():
        if count > _NAMED:
            click.echo(f"dateline: {count - _NAMED} more lines: {clean(kind)}", err=True)
    if not read and not reasons:
        click.echo("dateline: there is no Reading in it.", err=True)
    return exit_code(read, reasons.total())


def into_store(name: str, *, workers: int, quiet: bool) -> int:
    """Fuse the database of this name and say what came of it; the exit code. Raises StoreError."""
    from dateline.run.fuse import fuse_store
    from dateline.store import Store

    with Store.open(name, create=False) as opened:
        try:
            with progress(quiet) as on_step:
                done = fuse_store(opened, workers=workers, on_step=on_step)
        except KeyboardInterrupt:
            click.echo("dateline: stopped; run the same command again to go on.", err=True)
            return 130
    if not quiet:
        for line in summary_lines(done, str(opened.path)):
            click.echo(line, err=True)
    return 0


def summary_lines(done: Fused, name: str) -> Iterator[str]:
    """What a run of fusion did, for a person."""
    several = f"{done.several} of them told by several documents"
    yield (
        f"{clean(name)}: {number(done.documents, 'document')}, {number(done.reports, 'report')}, "
        f"{number(done.incidents, 'incident')}, {several} ({done.seconds:.1f} s)"
    )
    if not done.gone and not done.came:
        yield "nothing has changed"
        return
    parts = ((len(done.new), "new"), (len(done.changed), "changed"), (len(done.lost), "joined to others or gone"))
    yield "incidents: " + ", ".join(f"{count} {what}" for count, what in parts if count)


@contextlib.contextmanager
def progress(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar on a terminal, for what `fuse_store` says of its steps."""
    with bar(quiet, "fusing …") as step:
        yield (lambda what, done, of: step(done, of, what)) if step else None
