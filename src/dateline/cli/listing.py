"""A list of records as a table that fits the terminal, as JSON lines or as CSV."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from .text import one_line

if TYPE_CHECKING:
    from rich.console import Console

Row = TypeVar("Row")
#: Characters that a column without width and share takes at most: in a wide terminal, and in a narrow one (where a
#: longer cell goes on in the next line).
WHOLE, NARROW = 28, 14


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
        _print_json(rows, plain)
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


def _print_json(rows: Iterable[Row], plain: Callable[[Row], dict[str, Any]]) -> None:
    import msgspec

    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(plain(row)) + b"\n")
    sys.stdout.buffer.flush()


def _print_csv(rows: Iterable[Row], flat: Callable[[Row], dict[str, object]], heads: Sequence[str]) -> None:
    from dateline.export._text import csv_line

    out = sys.stdout.buffer
    out.write(csv_line(heads).encode())
    for row in rows:
        cells = flat(row)
        out.write(csv_line([cells[head] for head in heads]).encode("utf-8", "replace"))
    out.flush()


def _print_table(rows: list[Row], columns: Sequence[Column[Row]], what: str) -> None:
    from rich.table import Table
    from rich.text import Text

    if not rows:
        click.echo(f"dateline: no {what} fit.", err=True)
        return
    screen = console()
    shown = [column for column in columns if column.from_width <= screen.width <= column.to_width]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    for column in shown:
        width = column.width
        if width is None and column.share is None:
            most = WHOLE if screen.width >= 100 else NARROW
            width = min(most, max(len(column.head), *(len(one_line(column.cell(row))) for row in rows)))
        table.add_column(
            column.head,
            ratio=column.share,
            width=width,
            no_wrap=column.width is not None,
            overflow="ellipsis" if column.width is not None else "fold",
            min_width=3,
        )
    for row in rows:
        table.add_row(*(Text(one_line(column.cell(row))) for column in shown))
    screen.print(table)
