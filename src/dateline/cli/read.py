"""`dateline read`."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

import click

from .options import VERBOSE, verbose_option, workers_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import RawDocument, Rejected


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--store", metavar="FILE", help="The database; made where there is none.  [default: dateline.db]")
@click.option("--json", "as_json", is_flag=True, help="Print one Reading a line; no database is touched.")
@workers_option
@click.option(
    "--max-bytes", type=click.IntRange(min=1), metavar="N", help="Largest document that is read.  [default: 20000000]"
)
@click.option("--allow-private", is_flag=True, help="Fetch also from this machine and from private networks.")
@click.option("--published", metavar="DAY", help="Publication day (2016-04-21) of documents that bring none.")
@click.option(
    "--gate/--no-gate",
    "gated",
    default=None,
    help="Read no further what is without a trace of violence, protest or control of places.  "
    "[default: --gate; --no-gate with --json]",
)
@click.option("--keep", is_flag=True, help="Keep captures of files too, as of pages: see dateline captures.")
@click.option("--again", is_flag=True, help="Read also what the database holds already.")
@click.option("--quiet", is_flag=True, help="No progress bar and no summary.")
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    store: str | None,
    as_json: bool,
    workers: int,
    max_bytes: int | None,
    allow_private: bool,
    published: str | None,
    gated: bool | None,
    keep: bool,
    again: bool,
    quiet: bool,
) -> None:
    """Read reports into a database, or to standard output as JSON.

    A source is a file, a folder, a pattern, an http(s) address, or - for standard input. These files are read, whatever
    their names end in, and gzipped too: HTML, text, PDF with text, JSONL (a record a line: "id", "text" or "html",
    "title", "published", "outlet", "url"), mail (EML, mbox), saved pages (MHTML), web archives (WARC, WACZ) and ZIP
    files of all these. What the database holds already is passed over, so a run that was stopped goes on when it is
    started again. Of pages that were fetched, or come in a web archive, a capture is kept as evidence.

    Into a database, a document without a trace of violence, protest or control of places is stored with its text and
    not read further: it would tell no event. The summary counts these, `dateline documents --let-go` lists them, and
    --no-gate reads them too, for the places, times, actors and voices they name.

    \b
    Examples:
      dateline read report.html
      dateline read reports/ 'more/*.html' --store siege.db
      dateline read news.warc.gz mail.mbox reports.zip
      dateline read - --published 2016-04-21 < report.txt
      dateline read report.html --no-gate
      dateline read archive.jsonl --workers 4 --json > readings.jsonl
    """
    if as_json and (store is not None or again or keep):
        raise click.UsageError("--json touches no database: leave out --store, --again and --keep.")
    from dateline.knowledge.source_grades import source_grades
    from dateline.run import memory

    memory.rarely()
    source_grades()  # a table of the user's that cannot be read is told once, not with every document
    items = _open(sources, max_bytes, allow_private, _day(published))
    if as_json:
        from . import stream

        ctx.exit(stream.to_stdout(items, workers, gated=bool(gated), verbose=bool(ctx.meta.get(VERBOSE))))
    from . import archive

    if keep:
        from dateline.run.files_kept import with_captures

        items = with_captures(items)
    name = store or "dateline.db"
    verbose = bool(ctx.meta.get(VERBOSE))
    gated = True if gated is None else gated
    ctx.exit(archive.into_store(items, name, workers, gated=gated, again=again, quiet=quiet, verbose=verbose))


def _open(
    sources: tuple[str, ...], max_bytes: int | None, allow_private: bool, published: str | None
) -> Iterator[RawDocument | Rejected]:
    from dateline.run import MAX_BYTES, open_sources

    most = max_bytes or MAX_BYTES
    return open_sources(
        sources, stdin=sys.stdin.buffer, max_bytes=most, allow_private=allow_private, published=published
    )


def _day(published: str | None) -> str | None:
    try:
        return datetime.date.fromisoformat(published).isoformat() if published else None
    except ValueError as error:
        raise click.BadParameter(f"{published!r} is no day: write 2016-04-21.", param_hint="--published") from error
