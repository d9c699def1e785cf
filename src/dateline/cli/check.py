"""`dateline check`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from .options import verbose_option

if TYPE_CHECKING:
    from dateline.export.checking import Checked

_BOOKS = {"acled": "ACLED", "ucdp": "UCDP GED", "plover": "PLOVER"}


@click.command("check")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False))
@click.option("--as", "as_", type=click.Choice(list(_BOOKS)), help="The codebook; else the columns tell it.")
@click.option("--all", "everything", is_flag=True, help="List what is empty and may be, too.")
@click.option("--json", "as_json", is_flag=True, help="Print all findings as one line of JSON.")
@verbose_option
@click.pass_context
def command(
    ctx: click.Context, file: str, as_: Literal["acled", "ucdp", "plover"] | None, everything: bool, as_json: bool
) -> None:
    """Check a table in ACLED's or UCDP's columns, or PLOVER's records, against the codebook.

    Every row is looked at: words that the codebook has not, numbers and days out of range, an interaction that is not
    that of inter1 and inter2, low, best and high out of order, a row of UCDP's without a death, a grid cell that is not
    that of the point, ids that come twice, columns that are required and empty. It does so with files of Dateline's and
    with any other: those of before 2023, with numbers for types of actor and other columns, are understood.

    An error breaks a rule of the codebook. A warning may be right and should be looked at; in Dateline's own files it
    also tells which required columns are empty, and why.

    \b
    Examples:
      dateline check events.acled.csv
      dateline check ged231.csv --as ucdp --all
      dateline check events.plover.jsonl --json

    Exit codes: 0 no rule is broken, 1 some are, 2 the file cannot be read.
    """
    from dateline.export.checking import check

    found = check(file, as_)
    if as_json:
        sys.stdout.buffer.write(found.to_json() + b"\n")
        sys.stdout.buffer.flush()
    else:
        _print(found, everything)
    ctx.exit(0 if found.ok else 1)


def _print(found: Checked, everything: bool) -> None:
    from .fitting import shared_widths, wrapped
    from .listing import console
    from .text import one_line

    screen = console()
    name, book = one_line(found.file), _BOOKS[found.codebook]
    rows = (
        f"{found.rows} record{'' if found.rows == 1 else 's'}" if found.codebook == "plover" else f"{found.rows} rows"
    )
    errors, warnings, empty = (found.count(level) for level in ("error", "warning", "empty"))
    verdict = f"{_counted(errors, 'rule')} broken" if errors else "no rule is broken"
    screen.print(
        f"{name}: {rows}, {book}: {verdict}, {_counted(warnings, 'warning')}",
        style="bold",
        markup=False,
        highlight=False,
    )
    shown = [finding for finding in found.findings if everything or finding.level != "empty"]
    if shown:
        heads = ("", "column", "what", "rows", "lines", "example")
        cells = [
            (
                finding.level,
                one_line(finding.column),
                one_line(finding.what),
                str(finding.rows),
                ", ".join(map(str, finding.lines)) + (" …" if finding.rows > len(finding.lines) else ""),
                one_line(finding.example or ""),
            )
            for finding in shown
        ]
        columns = [[head, *texts] for head, texts in zip(heads, zip(*cells, strict=True), strict=True)]
        widths = shared_widths(columns, (7, 12, 30, 5, 12, 18), max(screen.width - 2 * (len(heads) - 1), 40))
        for number, row in enumerate([heads, *cells]):
            parts = [wrapped(text, width).split("\n") for text, width in zip(row, widths, strict=True)]
            for at in range(max(map(len, parts))):
                pieces = [
                    (part[at] if at < len(part) else "").ljust(width) for part, width in zip(parts, widths, strict=True)
                ]
                screen.print(
                    "  ".join(pieces).rstrip(), style="dim" if not number else None, markup=False, highlight=False
                )
    if empty and not everything:
        told = f"{_counted(empty, 'column')} {'is' if empty == 1 else 'are'} empty in some rows and may be (--all)"
        screen.print(told, style="dim", highlight=False)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
