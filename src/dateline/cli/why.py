"""`dateline why`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .jsonl import print_json
from .options import json_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.run.why import Pair, Why

#: Characters of the column of bits, and shares of what is left for the field, the two reports and how they stand.
_BITS, _SHARES = 6, (2, 4, 4, 5)


@click.command("why")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@store_option
@click.option("--all", "everything", is_flag=True, help="Show the weights of every pair, not of the likest alone.")
@json_option
@verbose_option
def command(one: str, other: str, store: str, everything: bool, as_json: bool) -> None:
    """Show why two reports are, or are not, held to be one happening.

    A and B are reports (document/i1), fused incidents or documents. Each line is a field: what either report has, how
    the two stand to each other, and how much that weighs. Weights are bits: each bit doubles the odds that the two
    tell one happening, a negative one halves them; the prior is how unlikely that is before anything is compared. The
    probability is what the sum of bits comes to: it ranks, and is no frequency, least between 10 and 90%. Two reports
    of one document are never one happening. A person's judgement goes before all weights.

    \b
    Examples:
      dateline why report-1/i1 report-7/i2
      dateline why f3fa9c1d2aa01 f77be10c2d4f0
      dateline why report-1 report-7 --json
    """
    from dateline.run.why import why
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        found = why(opened, one, other)
    if as_json:
        print_json(found)
        return
    _print(found, everything)


def _print(found: Why, everything: bool) -> None:
    shown = found.pairs if everything else found.pairs[:1]
    for pair in shown:
        _print_pair(pair)
        click.echo()
    for line in _rest(found, len(shown)):
        click.echo(line)
    if found.one:
        click.echo(f"One incident: {found.incidents[0]}.")
    else:
        click.echo(f"Told by {len(found.incidents)} incidents: {', '.join(found.incidents)}.")


def _print_pair(pair: Pair) -> None:
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    from .fitting import shared_widths, wrapped
    from .listing import WIDE, console
    from .text import one_line

    made, screen = pair.waterfall, console()
    heads = ("field", _short(made.a), _short(made.b), "how they stand")
    rows = [tuple(map(one_line, (step.field, step.a, step.b, step.level))) for step in made.steps]
    gap = 2 if screen.width >= WIDE else 1
    room = max(screen.width - _BITS - gap * len(_SHARES), 3 * len(_SHARES))
    widths = shared_widths(list(zip(heads, *rows, strict=True)), _SHARES, room)
    table = Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="bold")
    for head, width in zip(heads, widths, strict=True):
        table.add_column(wrapped(head, width), width=width, no_wrap=True, overflow="fold")
    table.add_column("bits", justify="right", width=_BITS, no_wrap=True)
    for row, step in zip(rows, made.steps, strict=True):
        cells = (Text(wrapped(cell, width, cell_len)) for cell, width in zip(row, widths, strict=True))
        table.add_row(*cells, f"{step.bits:+.1f}")
    sure = wrapped(_verdict(pair), widths[-1])
    table.add_row(Text("sum", style="bold"), "", "", sure, Text(f"{made.total:+.1f}", style="bold"))
    screen.print(table)
    for line in pair.judged:
        click.echo(one_line(line))
    if pair.together is not None:
        click.echo(f"A person's judgement holds them {'together' if pair.together else 'apart'}, whatever the weights.")


def _short(ref: str) -> str:
    from .text import short_id

    document, _, part = ref.rpartition("/")
    return f"{short_id(document)}/{part}"


def _verdict(pair: Pair) -> str:
    """What a sum means, in words; of two reports of one document nothing, for the document tells them apart."""
    made = pair.waterfall
    if made.a.rpartition("/")[0] == made.b.rpartition("/")[0]:
        return "kept apart: one document tells both"
    if 0.005 < made.probability < 0.995:
        return f"probability {made.probability:.0%} by these weights"
    return "probability over 99%" if made.probability > 0.5 else "probability under 1%"


def _rest(found: Why, shown: int) -> Iterator[str]:
    rest = found.pairs[shown:]
    if not rest:
        return
    yield f"{len(rest)} other pair{'' if len(rest) == 1 else 's'} of reports (--all shows their weights too):"
    for pair in rest[:20]:
        held = {True: ", judged together", False: ", judged apart", None: ""}[pair.together]
        yield f"  {_short(pair.a)}  {_short(pair.b)}  {pair.waterfall.total:+.1f} bits{held}"
    if len(rest) > 20:
        yield f"  and {len(rest) - 20} more"
    yield ""
