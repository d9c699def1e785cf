"""`dateline evaluate`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .bars import bar
from .options import verbose_option, workers_option

if TYPE_CHECKING:
    from dateline.agree import Agreement

_EXISTING = click.Path(exists=False)


@click.command("evaluate")
@click.argument("gold", metavar="[GOLD]", required=False, type=_EXISTING)
@click.option("--judged", is_flag=True, help="Compare with what persons judged of a database's incidents (--store).")
@click.option("--documents", multiple=True, metavar="PATH", type=_EXISTING, help="The reports: files or folders.")
@click.option("--readings", metavar="FILE", type=_EXISTING, help="Readings made before (dateline read --json).")
@click.option("--store", metavar="DB", type=_EXISTING, help="A database of reports that were read.")
@click.option("--link", metavar="COLUMN", help="The column that names a row's document.")
@click.option("--codebook", type=click.Choice(["acled", "ucdp"]), help="Whose columns; else told by their names.")
@click.option(
    "--date-order", type=click.Choice(["dmy", "mdy"]), help="How 03/04/2021 is meant, where no row of GOLD shows it."
)
@click.option(
    "--least",
    type=click.FloatRange(0.0, 1.0),
    metavar="X",
    help="How alike two events must be to be taken for one.  [default: 0.55]",
)
@click.option("--all-documents", is_flag=True, help="A document without a row is one in which there is no event.")
@click.option("--gold-types", is_flag=True, help="Do not count extra events of types that GOLD never has.")
@click.option("--lead", is_flag=True, help="GOLD has what each report is about: do not count its other incidents.")
@workers_option
@click.option(
    "--worst", type=click.IntRange(min=0), default=5, show_default=True, metavar="N", help="Worst cases of each kind."
)
@click.option("--json", "as_json", is_flag=True, help="Print all figures and cases as one line of JSON.")
@click.option("--html", type=click.Path(dir_okay=False), metavar="FILE", help="Write a page with links and evidence.")
@click.option("--cases", type=click.Path(dir_okay=False), metavar="FILE", help="Write every event of both as CSV.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    gold: str | None,
    judged: bool,
    as_json: bool,
    html: str | None,
    cases: str | None,
    worst: int,
    quiet: bool,
    **how: Any,
) -> None:
    """Compare with events that you coded by hand.

    GOLD is a table (CSV, JSONL) in columns of ACLED (event_date, event_type, actor1, location, fatalities …) or UCDP
    GED (date_start, side_a, best …), or a file of Readings. Each row names the document that it was coded from: by id,
    file name, path or address in a column document, file, url …, or by its text in a column text. A document may have
    several rows; a row with a document and nothing else says that there is no event in it.

    With --judged no GOLD is needed: what the machine found is compared with what persons accepted, corrected, rejected,
    merged and split since.

    The documents are read, the events of each are paired one to one (by day, place, type and actors), and every field
    that you coded is compared over the pairs. An empty cell is not compared.

    \b
    Examples:
      dateline evaluate coded.csv --documents reports/
      dateline evaluate coded.csv --store siege.db --html agreement.html
      dateline evaluate ged.csv --documents reports/ --link source_url --workers 4
      dateline evaluate coded.csv --readings before.jsonl --json > before.json
      dateline evaluate --judged --store siege.db

    Exit codes: 0 all was compared, 1 some of it could not be, 2 nothing could be.
    """
    if sum(bool(how[name]) for name in ("documents", "readings", "store")) > 1:
        raise click.UsageError("--documents, --readings and --store are three ways to give the reports: choose one.")
    if judged:
        agreement = _judged(gold, how)
    elif gold is None:
        raise click.UsageError("Name the table of hand-coded events, or give --judged.")
    else:
        from dateline.run import evaluate

        with bar(quiet, "reading", left=True) as on_step:
            told = {name: value for name, value in how.items() if value not in (None, ())}
            agreement = evaluate(gold, on_step=on_step, **told)
    if as_json:
        sys.stdout.buffer.write(agreement.to_json() + b"\n")
        sys.stdout.buffer.flush()
    else:
        from .agreement import print_agreement

        print_agreement(agreement, worst)
    if html is not None:
        _write(html, _page(agreement))
    if cases is not None:
        _write(cases, _csv(agreement))
    _say_troubles(agreement)
    ctx.exit(1 if agreement.troubles else 0)


def _judged(gold: str | None, how: dict[str, Any]) -> Agreement:
    """Compare a database with the judgements in it; nothing else can be asked for then."""
    given = [name for name, value in how.items() if value not in (None, (), False, 1) and name != "store"]
    if gold is not None or given or not how["store"]:
        raise click.UsageError(
            "--judged takes the database with the judgements (--store) and no GOLD or other reports."
        )
    from dateline.run.judged import evaluate_judged

    return evaluate_judged(how["store"])


def _page(agreement: Agreement) -> Iterator[str]:
    from dateline.agree import page

    from .agreement import href

    return page(agreement, href=href)


def _csv(agreement: Agreement) -> Iterator[str]:
    from dateline.export._text import csv_line

    rows = agreement.cases_rows()
    heads = list(rows[0]) if rows else ["kind", "document"]
    yield "\ufeff" + csv_line(heads)
    for row in rows:
        yield csv_line([row[head] for head in heads])


def _write(name: str, chunks: Iterator[str]) -> None:
    from dateline.export.files import write_text

    write_text(chunks, Path(name))


def _say_troubles(agreement: Agreement) -> None:
    from .text import clean

    for trouble in agreement.troubles:
        click.echo(f"dateline: {clean(agreement.gold)}: {clean(str(trouble))}", err=True)
