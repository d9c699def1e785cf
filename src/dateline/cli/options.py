"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

#: Where the context keeps whether tracebacks are wanted.
VERBOSE = "dateline.verbose"


def _set_verbose(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[VERBOSE] = True


verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_set_verbose,
    help="Show the traceback of what goes wrong.",
)
store_option = click.option(
    "--store",
    default="dateline.db",
    show_default=True,
    type=click.Path(dir_okay=True),
    metavar="FILE",
    help="The database: a file, or postgresql://user@host/database.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one record a line.")
csv_option = click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one record a row.")
key_file_option = click.option(
    "--key-file",
    envvar="DATELINE_KEY_FILE",
    show_envvar=True,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Where the key of the pseudonyms lies.  [default: the database's name with .key]",
)
workers_option = click.option(
    "--workers", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Processes."
)
limit_option = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")

_FILTERS = (
    click.option("--place", metavar="NAME", help='In a place, district or province; "deir ezzor" finds Deir ez-Zor.'),
    click.option("--actor", metavar="NAME", help="With this actor on either side or as victim: a name or registry id."),
    click.option(
        "--type", "kind", metavar="WORDS", help='Of an ACLED event or sub-event type, or words of it: "shelling".'
    ),
    click.option("--status", metavar="WORD", help="occurred, ongoing, attempted, planned, threatened, denied …"),
    click.option("--since", metavar="DAY", help="On or after a day: 2016-04-21, 2016-04 or 2016."),
    click.option("--until", metavar="DAY", help="On or before a day, month or year."),
    click.option("--document", metavar="ID", help="In this document (the beginning of its id is enough)."),
    click.option("--text", metavar="WORDS", help="In documents that hold all these words."),
)


def filter_options(command: Command) -> Command:
    """The options that become `store.Filters`."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command
