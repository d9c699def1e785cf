"""Lines of `dateline show`: a name and a value beside it, wrapped to the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class Row:
    """A name of at most `width` characters, and the value in a column of its own, without blanks at its end."""

    name: str
    value: Text
    width: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each line of the value under the one before, behind the column of names."""
        column = self.width + 3 if self.width else 2
        room = max(options.max_width - column, 1)
        for number, line in enumerate(self.value.wrap(console, room)):
            start = f"  {self.name[: self.width]}" if number == 0 else ""
            line.rstrip()
            yield Text(f"{start:<{column}}" if line else start.rstrip()).append_text(line)


#: A line as rich prints it.
Line = Text | Row


def row(name: str, value: str | Text, *, width: int = 9) -> Row:
    """A name and a value beside it; with `width` 0 the value alone."""
    return Row(name, Text(value) if isinstance(value, str) else value, width)


def head(own: str, what: str) -> Text:
    """The bold first line of an incident or event."""
    return Text(f"{own}  ", style="bold").append(what, style="bold")


def print_lines(screen: Console, lines: Iterable[Line]) -> None:
    """Print the lines, wrapped to the width of the terminal and without blanks at their ends."""
    for line in lines:
        if isinstance(line, Row) or not line:
            screen.print(line)
            continue
        for part in line.wrap(screen, screen.width):
            part.rstrip()
            screen.print(part)
