"""A list of records as a table that fits the terminal, as JSON lines or as CSV."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from .fitting import shared_widths, wrapped
from .jsonl import print_json_lines
from .text import one_line

if TYPE_CHECKING:
    from rich.console import Console

Row = TypeVar("Row")
#: Characters that a column without width and share takes at most: in a wide terminal, and in a narrow one (where a
#: longer cell goes on in the next line).
WHOLE, NARROW = 28, 14
#: Characters from which a terminal counts as wide.
WIDE = 100


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table: `width` in characters, or a `share` of what the columns of fixed width leave, or as wide as
    its longest cell (an id that is cut is of no use) up to WHOLE.

    A column with a share wraps its words over several lines: half an event type tells nothing.
    It is shown where a line of the terminal has `from_width` to `to_width` characters.
    """

    head: str
    cell: Callable[[Row], str]
    width: int | None = None
    share: int | None = None
    from_width: int = 0
    to_width: int = 10_000


def print_list(
    rows: Iterable[Row],
    *,
    what: str,
    columns: Sequence[Column[Row]],
    plain: Callable[[Row], dict[str, Any]],
    flat: Callable[[Row], dict[str, object]],
    heads: Sequence[str],
    as_json: bool,
    as_csv: bool,
) -> int:
    """Print the rows: `plain` gives a row as JSON, `flat` as a line of CSV with the given `heads`; how many there were.

    Of JSON and CSV the rows are not counted: 0.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv are two ways to print: choose one.")
    if as_json:
        print_json_lines(map(plain, rows))
    elif as_csv:
        _print_csv(rows, flat, heads)
    else:
        shown = list(rows)
        _print_table(shown, columns, what)
        return len(shown)
    return 0


def console() -> Console:
    """Standard output with colours only where it is a terminal and NO_COLOR is not set."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def _print_csv(rows: Iterable[Row], flat: Callable[[Row], dict[str, object]], heads: Sequence[str]) -> None:
    from dateline.export._text import csv_line

    out = sys.stdout.buffer
    out.write(csv_line(heads).encode())
    for row in rows:
        cells = flat(row)
        out.write(csv_line([cells[head] for head in heads]).encode("utf-8", "replace"))
    out.flush()


def _print_table(rows: list[Row], columns: Sequence[Column[Row]], what: str) -> None:
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    if not rows:
        click.echo(f"dateline: no {what} fit.", err=True)
        return
    screen = console()
    shown = [column for column in columns if column.from_width <= screen.width <= column.to_width]
    cells = [[one_line(column.cell(row)) for row in rows] for column in shown]
    gap = 2 if screen.width >= WIDE else 1
    widths = _widths(shown, cells, screen.width - gap * len(shown))
    table = Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="bold")
    for column, width in zip(shown, widths, strict=True):
        table.add_column(wrapped(column.head, width), width=width, no_wrap=True, overflow="fold")
    for row in zip(*cells, strict=True):
        table.add_row(*(Text(wrapped(cell, width, cell_len)) for cell, width in zip(row, widths, strict=True)))
    screen.print(table)


def _widths(shown: Sequence[Column[Row]], cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """Each column's characters: as its cells need, and of the rest what the share says."""
    most = WHOLE if room >= WIDE - 2 * len(shown) else NARROW
    widths = [
        max(len(column.head), min(most, max(map(len, texts)))) if column.share is None else 0
        for column, texts in zip(shown, cells, strict=True)
    ]
    sharing = [n for n, column in enumerate(shown) if column.share is not None]
    given = shared_widths(
        [[shown[n].head, *cells[n]] for n in sharing],
        [shown[n].share or 1 for n in sharing],
        max(room - sum(widths), 3 * len(sharing)),
    )
    for n, width in zip(sharing, given, strict=True):
        widths[n] = width
    return widths
