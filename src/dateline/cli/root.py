"""`dateline` itself: its verbs, loaded only when they are called, and what happens when one of them fails.

Nothing heavy is imported here: `dateline --help` answers in a third of a second.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, NoReturn

import click

from .options import VERBOSE, verbose_option

#: Each verb lives in the module of its name. The line is shown by `dateline --help`, and is the verb's own first line.
COMMANDS = {
    "read": "Read reports into a database, or to standard output as JSON.",
    "map": "Read an archive: Parquet files of documents to a folder of Parquet files of Readings.",
    "load": "Put Readings that dateline map made into a database.",
    "watch": "Watch feeds, and read what they name into a database.",
    "fuse": "Make one incident of what several documents tell of it.",
    "why": "Show why two reports are, or are not, held to be one happening.",
    "merge": "Judge two incidents to be one happening.",
    "split": "Judge reports to tell another happening than the rest of their incident.",
    "accept": "Judge an incident to be right as it is.",
    "reject": "Judge an incident to be none: misread, staged, or told of another war.",
    "withdraw": "Retract an incident that was published, and say in public why.",
    "correct": "Give fields of an incident another value; the machine's is kept beside it.",
    "undo": "Take a judgement back: the last one that stands, or the one of this number.",
    "judgements": "List the judgements on a database's incidents, oldest first.",
    "events": "List the events that were read.",
    "incidents": "List the incidents that were read.",
    "documents": "List the documents that were read.",
    "remove": "Take a document out of a database, with all that rests on it alone.",
    "show": "Show a report with its evidence highlighted, or one incident or event.",
    "serve": "Open the desk: map, timeline, evidence and review of a database, in a browser.",
    "users": "Say who may sign in at the desk of a database, and see what was seen there.",
    "control": "Show who held a place, from when to when, and who says so.",
    "captures": "List captures: what was fetched or came in a web archive, byte for byte, kept as evidence.",
    "verify": "Check that captures are what they were, in a bag, a web archive or a database.",
    "export": "Write what was read to a file of a known format.",
    "published": "List the exports of a database: when, by whom, what was told.",
    "pseudonyms": "Say for whom a pseudonym of a public export stands.",
    "brief": "Write the brief of a day: what happened, changes of control, disputes, what is new.",
    "check": "Check a table in ACLED's or UCDP's columns, or PLOVER's records, against the codebook.",
    "compare": "Tell row by row what differs between two files of one format.",
    "store": "Copy a database into another, file or server, and see what is in one.",
    "actors": "Look actors up in the registry, and add lists of your own.",
    "evaluate": "Compare with events that you coded by hand.",
    "sources": "Show and change how reliable sources are held to be.",
    "gazetteer": "Look names of places up, and add gazetteers of your own.",
    "completion": "Print the script that completes dateline's words in a shell.",
    "version": "Print the versions of Dateline and of what it reads with.",
}

EXAMPLES = """\b
Examples:
  dateline read report.html                   one saved page into dateline.db
  dateline read reports/ --store siege.db     a folder, into a database of that name
  dateline read - --published 2016-04-21      a text from standard input
  dateline read archive.jsonl --json > out.jsonl --workers 4
  dateline incidents --place "Deir ez-Zor" --since 2016-04
  dateline show 3fa9c1d2/i1                   each value of an incident, and who says so
  dateline export --to acled --out events.csv
  dateline evaluate coded.csv --documents reports/

\b
dateline VERB --help explains a verb. Exit codes: 0 all went well, 1 something was
skipped, 2 nothing could be read or written, or the command is wrong, 3 the database
cannot be used, 130 stopped with Ctrl-C (run the same command again to go on).
"""


class LazyGroup(click.Group):
    """A group whose verbs are imported when they are called, and whose failures are one line each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"dateline.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(COMMANDS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text(EXAMPLES)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            ctx.exit(130)
        except BrokenPipeError:
            _reader_has_gone(ctx)
        except Exception as error:
            _explain(ctx, error)


def _reader_has_gone(ctx: click.Context) -> NoReturn:
    """`dateline events | head`: the reader took what it wanted. Nothing more is written, also not at exit."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    ctx.exit(141)


def _explain(ctx: click.Context, error: Exception) -> NoReturn:
    """One line and an exit code; the traceback where --verbose asks for it."""
    from dateline.model import DatelineError

    from .text import clean

    if ctx.meta.get(VERBOSE):
        raise error
    if isinstance(error, DatelineError | OSError):
        click.echo(f"dateline: {clean(str(error))}", err=True)
    else:
        told = f"{type(error).__name__}: {clean(str(error))}"
        click.echo(f"dateline: this should not happen ({told}); please report it, with what -v shows.", err=True)
    ctx.exit(getattr(error, "exit_code", 1 if isinstance(error, OSError) else 70))


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"dateline {version('dateline')}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and exit.",
)
@verbose_option
def cli() -> None:
    """Read conflict reporting into events, with the sentence that says so.

    Who did what to whom, where, when, how many were harmed, according to whom. Works on this computer alone: nothing
    is sent anywhere, and only addresses that you name are fetched, and what feeds among them list.
    """
