"""`dateline read` into a database: progress while it reads, a summary when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from dateline.model import RawDocument, Rejected
from dateline.run import Failed, Summary, read_into
from dateline.store import Store, located

from .bars import counting
from .stream import exit_code, say_failed
from .text import clean, number

#: So many origins are named for each reason why documents were skipped.
NAMED = 20


def into_store(
    items: Iterable[RawDocument | Rejected],
    name: str,
    workers: int,
    *,
    gated: bool,
    again: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Read documents into the database of this name; the exit code. Raises StoreError."""
    with Store.open(name) as store:
        try:
            with counting(quiet, _told, "reading …") as on_step:
                summary = read_into(store, items, workers=workers, gated=gated, again=again, on_step=on_step)
        except KeyboardInterrupt:
            stored = number(store.count(), "document")
            click.echo(f"dateline: stopped. {stored} stored; run the same command again to go on.", err=True)
            return 130
    if verbose:
        for failed in summary.skipped:
            say_failed(failed, verbose=True)
    if not quiet:
        for line in summary_lines(summary, name):
            click.echo(line, err=True)
    return exit_code(summary.read + summary.already, len(summary.skipped))


def _told(summary: Summary) -> str:
    rate = summary.done / max(summary.seconds, 0.001)
    already = f", {summary.already} there already" if summary.already else ""
    return f"{number(summary.done, 'document')} read, {rate:.1f}/s{already}"


def summary_lines(summary: Summary, name: str) -> Iterator[str]:
    """What a run did, for a person."""
    rate = f" ({summary.read / summary.seconds:.1f} documents/s)" if summary.read and summary.seconds else ""
    yield f"{number(summary.read, 'document')} read into {clean(str(located(name)))} in {summary.seconds:.1f} s{rate}"
    if summary.already:
        yield f"{number(summary.already, 'document')} there already"
    if summary.replaced:
        yield f"{number(summary.replaced, 'document')} changed: the earlier readings are kept in the history"
    if summary.not_coded:
        yield f"{number(summary.not_coded, 'document')} stored but not coded: not in English"
    if summary.let_go:
        yield (
            f"{number(summary.let_go, 'document')} stored but not read further: no trace of violence, protest or "
            "control of places (--no-gate reads them)"
        )
    if summary.read:
        yield f"{number(summary.events, 'event')}, {number(summary.incidents, 'incident')}"
    if summary.captures:
        yield f"{number(summary.captures, 'capture')} kept"
    for passed in summary.passed_over:
        yield f"{clean(passed.origin)}: {clean(passed.reason)}"
    if summary.skipped:
        yield f"{number(len(summary.skipped), 'document')} skipped:"
        yield from _skipped_lines(summary.skipped)


def _skipped_lines(skipped: list[Failed]) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for failed in skipped:
        reasons.setdefault(failed.reason, []).append(failed.origin)
    for reason, origins in reasons.items():
        yield f"  {clean(reason)}"
        for origin in origins[:NAMED]:
            yield f"    {clean(origin)}"
        if len(origins) > NAMED:
            yield f"    and {len(origins) - NAMED} more"
