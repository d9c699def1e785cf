"""`dateline why`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .options import json_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.run.why import Pair, Why


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
        import msgspec

        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
        sys.stdout.buffer.flush()
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
    from rich.table import Table
    from rich.text import Text

    from .listing import console
    from .text import one_line

    made = pair.waterfall
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    for head, ratio in (("field", 2), (_short(made.a), 4), (_short(made.b), 4), ("how they stand", 5)):
        table.add_column(one_line(head), ratio=ratio, overflow="fold", min_width=3)
    table.add_column("bits", justify="right", width=7, no_wrap=True)
    for step in made.steps:
        cells = (step.field, step.a, step.b, step.level)
        table.add_row(*(Text(one_line(cell)) for cell in cells), f"{step.bits:+.1f}")
    sure = _verdict(pair)
    table.add_row(Text("sum", style="bold"), "", "", sure, Text(f"{made.total:+.1f}", style="bold"))
    console().print(table)
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
