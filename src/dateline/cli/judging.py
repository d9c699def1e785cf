"""What the verbs of judging share: their options, and how they say what a judgement changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .jsonl import print_json
from .options import json_option, store_option, verbose_option
from .text import one_line

if TYPE_CHECKING:
    from dateline.run.judge import Judge, Ruled
    from dateline.store import Store, StoredFused

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    store_option,
    click.option("--note", metavar="TEXT", help="Why, in words."),
    click.option("--by", metavar="NAME", help="Whose judgement it is.  [default: the login name]"),
    json_option,
    verbose_option,
)


def judging_options(command: Command) -> Command:
    """--store, --note, --by, --json."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def judge(store: str, by: str | None, as_json: bool, act: Callable[[Judge], Ruled]) -> None:
    """Open the database, let a judge of this name act, and print what changed. Raises InputError, StoreError."""
    from dateline.run.judge import Judge
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        ruled = act(Judge(opened, by=by))
        if as_json:
            _print_json(opened, ruled)
            return
        for line in _lines(opened, ruled):
            click.echo(line)


def _print_json(store: Store, ruled: Ruled) -> None:
    import msgspec

    from .fused import plain

    done = ruled.fused
    shown = [plain(store.fused_of(own)) for own in sorted(done.came)]
    record = {"judgement": msgspec.to_builtins(ruled.judgement), "incidents": shown, "gone": done.lost}
    print_json(record)


def _lines(store: Store, ruled: Ruled) -> Iterator[str]:
    from dateline.review import in_words

    yield one_line(in_words(ruled.judgement))
    for name in (actor.name for each in ruled.judgement.corrections for actor in each.actors if not actor.actor_id):
        yield one_line(f"  {name!r} is not in the registry (dateline actors find) and is taken as it is written")
    done = ruled.fused
    for own in done.lost:
        home = now_in(store, own)
        yield f"  {own}: now part of {home}" if home else f"  {own}: gone"
    for own in sorted(done.came):
        yield f"  {brief(store.fused_of(own))}" + (" (new)" if own not in done.gone else "")
    if not done.came and not done.lost:
        yield "  no incident changed by it"


def now_in(store: Store, own: str) -> str | None:
    """The id of the incident that holds the report which founded this one; None where it is no more."""
    from dateline.model import InputError

    try:
        return store.fused_of(own).id
    except InputError:
        return None


def brief(row: StoredFused) -> str:
    """A fused incident in a line."""
    from dateline.model import words
    from dateline.model.display import tally_text

    incident = row.incident
    killed = tally_text(incident.fatalities)
    parts = [words.day(incident.time), words.kind(incident), words.place_name(incident.place)]
    parts += [f"{killed} killed" if killed else "", _documents(row), row.state]
    return one_line(f"{row.id}: " + ", ".join(part for part in parts if part))


def _documents(row: StoredFused) -> str:
    count = len(row.incident.documents)
    return "1 document" if count == 1 else f"{count} documents"
