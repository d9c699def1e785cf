"""`dateline undo`."""

from __future__ import annotations

import click

from .judging import judge, judging_options


@click.command("undo")
@click.argument("number", required=False, type=click.IntRange(min=1), metavar="[NUMBER]")
@judging_options
def command(number: int | None, store: str, note: str | None, by: str | None, as_json: bool) -> None:
    """Take a judgement back: the last one that stands, or the one of this number.

    Nothing is deleted: the undoing is a judgement of its own, and to undo it does the first one again.
    `dateline judgements` lists the numbers.

    \b
    Examples:
      dateline undo
      dateline undo 3 --note "the second source was the first one's copy"
    """
    judge(store, by, as_json, lambda desk: desk.undo(number, note=note))
