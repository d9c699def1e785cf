"""`dateline pseudonyms`."""

from __future__ import annotations

import click

from .jsonl import print_json
from .options import json_option, key_file_option, store_option, verbose_option


@click.command("pseudonyms")
@click.argument("pseudonyms", nargs=-1, required=True, metavar="PSEUDONYM...")
@click.option("--incident", metavar="ID", help="Look in this incident alone, which is quick.")
@key_file_option
@store_option
@json_option
@verbose_option
def command(pseudonyms: tuple[str, ...], incident: str | None, key_file: str | None, store: str, as_json: bool) -> None:
    """Say for whom a pseudonym of a public export stands.

    It takes the database and the key with which the export was made. Who asked, and when, is written down before it is
    answered (dateline users audit). What a person told is not listed anywhere.

    \b
    Examples:
      dateline pseudonyms p-4k7q2x9d --incident f3fa9c1d2aa01
      dateline pseudonyms p-4k7q2x9d p-9t78mcsn --key-file /media/safe/desk.key
    """
    from dateline.run.pseudonyms import who_is
    from dateline.store import Store

    from .text import one_line

    with Store.open(store, create=False) as opened:
        found = who_is(opened, pseudonyms, keyed=key_file, incident=incident)
    for each in found:
        if as_json:
            print_json({"pseudonym": each.pseudonym, "class": each.label, "names": each.names})
        else:
            click.echo(one_line(f"{each.pseudonym}: {each.label}, {' or '.join(each.names)}"))
