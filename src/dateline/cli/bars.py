"""What is seen on a terminal while something goes on whose end is not known."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

State = TypeVar("State")


@contextlib.contextmanager
def counting(quiet: bool, told: Callable[[State], str]) -> Iterator[Callable[[State], None] | None]:
    """A line that says how far it is, by `told`; None where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("beginning …", total=None)
        yield lambda state: bar.update(task, description=told(state))
