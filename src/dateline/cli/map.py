"""`dateline map`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .bars import counting
from .options import verbose_option
from .text import clean, number

if TYPE_CHECKING:
    from dateline.run.scale import Cut, Executor, Mapped


@click.command("map")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@click.option("--split", is_flag=True, help="Only cut documents of any kind into Parquet files; read nothing.")
@click.option(
    "--rows", type=click.IntRange(min=1), metavar="N", help="Documents a partition, at most.  [default: 1000]"
)
@click.option(
    "--executor",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Processes on this computer, or tasks on a Ray cluster.",
)
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes.  [default: 1]")
@click.option("--address", metavar="ADDRESS", help="Of the Ray cluster; without it one is started here, and ended.")
@click.option(
    "--gate/--no-gate",
    "gated",
    default=True,
    show_default=True,
    help="Read no further what is without a trace of violence, protest or control of places.",
)
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    out: Path,
    split: bool,
    rows: int | None,
    executor: str,
    workers: int | None,
    address: str | None,
    gated: bool,
    quiet: bool,
) -> None:
    """Read an archive: Parquet files of documents to a folder of Parquet files of Readings.

    A source is a Parquet file with a column "text" or "html" and, as there are, "id", "title", "published", "outlet"
    and "url", or a folder of such files; --split makes them of whatever dateline read takes. A partition that is there
    already, whole and made by this Dateline of the same documents, is passed over, so a run that was stopped goes on
    when it is started again. The files are the same bytes whoever made them. dateline load puts them into a database.

    \b
    Examples:
      dateline map --split archive.jsonl.gz pages/ parts/
      dateline map parts/ readings/ --workers 8
      dateline map parts/ readings/ --executor ray --address 10.0.0.5:6379
      dateline load readings/ --store archive.db
    """
    from dateline.run import memory

    memory.rarely()
    if split:
        ctx.exit(_split(sources, out, rows, quiet=quiet))
    if address and executor != "ray":
        raise click.UsageError("--address is that of a Ray cluster: add --executor ray.")
    from dateline.run.scale import ROWS, map_files

    run = _executor(executor, workers, address)
    try:
        with counting(quiet, _told) as on_step:
            paths = [Path(source) for source in sources]
            mapped = map_files(paths, out, run, gated=gated, rows=rows or ROWS, on_step=on_step)
    except KeyboardInterrupt:
        click.echo("dateline: stopped; run the same command again to go on.", err=True)
        ctx.exit(130)
    if not quiet:
        _summary(mapped, out)
    ctx.exit(1 if mapped.failed else 0)


def _executor(name: str, workers: int | None, address: str | None) -> Executor:
    from dateline.run.scale import local, ray_cluster

    return ray_cluster(address, workers=workers) if name == "ray" else local(workers or 1)


def _told(mapped: Mapped) -> str:
    rate = mapped.rows / max(mapped.seconds, 0.001)
    return f"{number(mapped.partitions, 'partition')}, {number(mapped.rows, 'document')}, {rate:.1f}/s"


def _summary(mapped: Mapped, out: Path) -> None:
    click.echo(
        f"{number(mapped.rows, 'document')} in {number(mapped.partitions, 'partition')} read into {clean(str(out))} "
        f"in {mapped.seconds:.1f} s",
        err=True,
    )
    if mapped.already:
        click.echo(f"{number(mapped.already, 'partition')} there already", err=True)
    if mapped.let_go:
        let_go = number(mapped.let_go, "document")
        click.echo(f"{let_go} not read further: let go by the gate (--no-gate reads them)", err=True)
    if mapped.rows:
        click.echo(f"{number(mapped.events, 'event')}, {number(mapped.incidents, 'incident')}", err=True)
    if mapped.failed:
        click.echo(f'{number(mapped.failed, "document")} could not be read: the column "error" says why', err=True)
    if mapped.ignored:
        click.echo(f"columns that were ignored: {clean(', '.join(sorted(mapped.ignored)))}", err=True)


def _split(sources: tuple[str, ...], out: Path, rows: int | None, *, quiet: bool) -> int:
    from dateline.run import open_sources
    from dateline.run.scale import ROWS, split_into

    with counting(quiet, _cut) as on_step:
        cut = split_into(open_sources(sources, stdin=sys.stdin.buffer), out, rows=rows or ROWS, on_step=on_step)
    for rejected in cut.skipped:
        click.echo(f"dateline: {clean(rejected.origin)}: {clean(rejected.reason)}", err=True)
    if not quiet:
        click.echo(f"{_cut(cut)} in {clean(str(out))}", err=True)
    if not cut.documents:
        return 2
    return 1 if cut.skipped else 0


def _cut(cut: Cut) -> str:
    return f"{number(cut.documents, 'document')} in {number(cut.partitions, 'partition')}"
