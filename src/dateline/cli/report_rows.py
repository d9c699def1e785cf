"""Lines of `dateline show`: a name and a value beside it, wrapped to the width of the terminal."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

#: A line as rich prints it.
Line = Text | Table


def row(name: str, value: str | Text, *, width: int = 9) -> Table:
    """A name of at most `width` characters, and the value in a column of its own."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(width=width, no_wrap=True)
    grid.add_column()
    grid.add_row("", Text(name), Text(value) if isinstance(value, str) else value)
    return grid


def head(own: str, what: str) -> Text:
    """The bold first line of an incident or event."""
    return Text(f"{own}  ", style="bold").append(what, style="bold")
