"""`dateline watch`."""

from __future__ import annotations

import contextlib
import shlex
import signal
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from .bars import counting
from .jsonl import print_json
from .options import json_option, store_option, verbose_option, workers_option
from .text import clean, number

if TYPE_CHECKING:
    from types import FrameType

    from dateline.run.watch import Turn, WatchOptions
    from dateline.store import Store


@click.command("watch")
@click.argument("sources", nargs=-1, metavar="FEEDS.opml|URL...")
@store_option
@click.option("--once", is_flag=True, help="One turn, then end.")
@click.option(
    "--every",
    type=click.FloatRange(min=0.1),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="How often a feed is asked.",
)
@workers_option
@click.option(
    "--hosts", type=click.IntRange(1, 200), default=16, show_default=True, metavar="N", help="Hosts asked at once."
)
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=1,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests to a host, where its robots.txt asks for no longer one.",
)
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    metavar="N",
    help="Pages of one feed in a turn; the others come in the next turns.",
)
@click.option(
    "--max-bytes", type=click.IntRange(min=1), metavar="N", help="Largest page that is read.  [default: 20000000]"
)
@click.option("--contact", metavar="WORDS", help="An address of mail or of a page, told to servers with our name.")
@click.option("--allow-private", is_flag=True, help="Ask also addresses of this machine and of private networks.")
@click.option("--gate/--no-gate", "gated", default=True, show_default=True, help="As with dateline read.")
@click.option("--fuse", "fused", is_flag=True, help="Fuse incidents after each turn that read something.")
@click.option("--list", "listing", is_flag=True, help="List the feeds and how they stand; nothing is asked.")
@click.option("--failed", is_flag=True, help="List the pages that could not be had, and why; nothing is asked.")
@json_option
@click.option("--quiet", is_flag=True, help="Say nothing of a turn.")
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    sources: tuple[str, ...],
    store: str,
    once: bool,
    listing: bool,
    failed: bool,
    fused: bool,
    as_json: bool,
    quiet: bool,
    **chosen: Any,
) -> None:
    """Watch feeds, and read what they name into a database.

    A source is an OPML file (what feed readers export), a text with an address a line, or the address of a feed: RSS,
    Atom, JSON Feed or a sitemap. What was fetched before is not fetched again, also after a restart or a kill; what
    fails is tried again later, and listed by --failed once it is given up. It runs until Ctrl-C or SIGTERM, then ends
    after what is under way.

    \b
    Examples:
      dateline watch feeds.opml
      dateline watch feeds.opml --once --fuse --store desk.db
      dateline watch https://news.example/feed.xml --every 30 --contact desk@archive.example
      dateline watch --list
      dateline watch --failed --json
    """
    if listing or failed:
        if sources or (listing and failed):
            raise click.UsageError("--list and --failed look at a database: give one of them, and no feeds.")
        from . import watch_listing

        watch_listing.print_feeds(store, as_json) if listing else watch_listing.print_failed(store, as_json)
        return
    if not sources:
        raise click.UsageError('Name a list of feeds or a feed: "dateline watch feeds.opml".')
    ctx.exit(_run(sources, store, _options(chosen), once=once, fused=fused, as_json=as_json, quiet=quiet))


def _options(chosen: dict[str, Any]) -> WatchOptions:
    from dateline.run.watch import WatchOptions

    return WatchOptions(**{name: value for name, value in chosen.items() if value is not None})


def _run(
    sources: tuple[str, ...],
    name: str,
    options: WatchOptions,
    *,
    once: bool,
    fused: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    from dateline.knowledge.source_grades import source_grades
    from dateline.run import memory
    from dateline.run.watch import feeds_in, watch
    from dateline.store import Store

    memory.rarely()
    source_grades()  # a table of the user's that cannot be read is told at once
    listed = feeds_in(sources)
    stop, came = threading.Event(), list[int]()
    failures = asked = 0
    with (
        Store.open(name) as store,
        _signals(stop, came),
        counting(quiet or as_json, _told, "asking feeds …") as on_step,
    ):
        for done in watch(store, listed, options, once=once, stop=stop, on_step=on_step):
            failures += done.feeds_failed + done.again + done.failed
            asked += done.asked - done.feeds_failed + done.fetched
            _tell(done, as_json=as_json, quiet=quiet)
            if fused and done.reading.read and not done.stopped:
                _fuse(store, quiet=quiet or as_json)
            if once and not (quiet or as_json or done.stopped):
                for line in _hints(done, store):
                    click.echo(f"dateline: {line}", err=True)
    if signal.SIGINT in came:
        click.echo("dateline: stopped; run the same command again to go on.", err=True)
        return 130
    if not once or not failures or came:
        return 0
    return 1 if asked else 2


@contextlib.contextmanager
def _signals(stop: threading.Event, came: list[int]) -> Iterator[None]:
    """Ctrl-C and SIGTERM end the run after what is under way; a second one ends it at once."""

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        came.append(number)
        stop.set()

    kept = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)


def _told(done: Turn) -> str:
    return f"{done.asked} feeds, {done.new} new, {done.fetched} pages fetched"


def _tell(done: Turn, *, as_json: bool, quiet: bool) -> None:
    """One line a turn."""
    if as_json:
        import msgspec

        told = msgspec.to_builtins(done)
        told["reading"].pop("skipped")
        print_json(told)
    elif not quiet:
        click.echo(f"{done.began}  {clean(', '.join(parts_of(done)))} ({done.seconds:.1f} s)", err=True)


def _hints(done: Turn, store: Store) -> Iterator[str]:
    """What somebody who ran one turn by hand may ask next."""
    name = f" --store {shlex.quote(str(store.path))}"
    if not (done.asked or done.fetched) and (due := store.next_due()):
        yield f"nothing is due before {due[:16].replace('T', ' ')} UTC"
    if done.feeds_failed:
        yield f"dateline watch --list{name} says why feeds failed"
    if done.again or done.failed:
        yield f"dateline watch --failed{name} says why pages failed"


def parts_of(done: Turn) -> Iterator[str]:
    """What a turn did, in a few words each."""
    of_feeds = [f"{done.unchanged} unchanged"] if done.unchanged else []
    of_feeds += [f"{done.feeds_failed} failed"] if done.feeds_failed else []
    yield f"{number(done.asked, 'feed')} asked" + (f" ({', '.join(of_feeds)})" if of_feeds else "")
    yield f"{number(done.new, 'new page')}" + (f", {done.changed} changed" if done.changed else "")
    yield f"{done.reading.read} read"
    for count, what in (
        (done.reading.already, "there already"),
        (done.reading.not_coded, "stored but not coded: not in English"),
        (done.again, "to be tried again"),
        (done.put_off, "put off by their host"),
        (done.failed, "given up"),
    ):
        if count:
            yield f"{count} {what}"


def _fuse(store: Store, *, quiet: bool) -> None:
    from dateline.run.fuse import fuse_store

    from .fuse import summary_lines

    done = fuse_store(store)
    if not quiet:
        for line in summary_lines(done, str(store.path)):
            click.echo(line, err=True)
