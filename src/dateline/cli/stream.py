"""`dateline read --json`: Readings to standard output, in the order of the input."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from dateline.model import RawDocument, Rejected
from dateline.run import Failed, outcomes

from .text import clean


def to_stdout(items: Iterable[RawDocument | Rejected], workers: int, *, gated: bool, verbose: bool) -> int:
    """Write a line per Reading as soon as it is known, a line on stderr per document that has none; the exit code."""
    out = sys.stdout.buffer
    read = skipped = 0
    for outcome in outcomes(items, workers, gated=gated):
        if outcome.failed:
            skipped += 1
            say_failed(outcome.failed, verbose=verbose)
            continue
        read += 1
        out.write(outcome.line + b"\n")
        out.flush()
    return exit_code(read, skipped)


def say_failed(failed: Failed, *, verbose: bool) -> None:
    """Where and why, on stderr; with the traceback where one is wanted."""
    click.echo(f"dateline: {clean(failed.origin)}: {clean(failed.reason)}", err=True)
    if verbose and failed.detail:
        click.echo(clean(failed.detail), err=True)


def exit_code(read: int, skipped: int) -> int:
    """0 where all was read, 1 where something was skipped, 2 where nothing could be read."""
    if not read:
        return 2
    return 1 if skipped else 0
