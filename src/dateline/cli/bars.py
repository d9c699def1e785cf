"""What is seen on a terminal while something goes on."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

State = TypeVar("State")


class Step(Protocol):
    """Says how far something is: of `total` steps so many are done; None where the end is not known yet."""

    def __call__(self, done: int, total: int | None, words: str | None = None) -> None: ...


@contextlib.contextmanager
def bar(quiet: bool, words: str, *, left: bool = False) -> Iterator[Step | None]:
    """A bar with the time that has passed, or that is `left`; None where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    time = TimeRemainingColumn() if left else TimeElapsedColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), time)
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(words, total=None)

        def step(done: int, total: int | None, words: str | None = None) -> None:
            shown.update(task, description=words, completed=done, total=total)

        yield step


@contextlib.contextmanager
def counting(
    quiet: bool, told: Callable[[State], str], words: str = "beginning …"
) -> Iterator[Callable[[State], None] | None]:
    """A line for what has no known end, that says how far it is by `told`; None where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(words, total=None)
        yield lambda state: shown.update(task, description=told(state))
