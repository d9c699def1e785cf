"""`dateline verify`."""

from __future__ import annotations

import click

from .jsonl import print_json
from .options import verbose_option

#: So many findings of one target are printed; --json has all.
_NAMED = 50


@click.command("verify")
@click.argument("targets", nargs=-1, required=True, metavar="BAG|WARC|WACZ|STORE...")
@click.option("--noted", metavar="HASH", help="A chain, or the hash of a bag's manifest, noted down earlier.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one target a line.")
@verbose_option
@click.pass_context
def command(ctx: click.Context, targets: tuple[str, ...], noted: str | None, as_json: bool) -> None:
    """Check that captures are what they were, in a bag, a web archive or a database.

    A target is a bag (the folder that `dateline captures --to bag` writes, or any BagIt bag), a WARC or WACZ file, or a
    database. Every hash is computed again, and the chain that ties each capture to the one before it. What is missing,
    changed, added or out of order is named. Exit code: 0 all is as it was, 1 something is not, 2 a target cannot be
    checked.

    Whoever can write to a database can make all of it anew, chain and all: only a chain noted down elsewhere, or
    time-stamped by somebody else, shows that. --noted asks whether it is still there.

    \b
    Examples:
      dateline verify evidence/
      dateline verify dateline.db --noted 6c1f…
      dateline verify crawl.wacz news.warc.gz --json
    """
    from dateline.model import InputError

    code = 0
    for target in targets:
        try:
            sound = _verify(target, noted, as_json)
        except InputError as error:
            from .text import clean

            click.echo(f"dateline: {clean(str(error))}", err=True)
            code = 2
        else:
            code = max(code, 0 if sound else 1)
    ctx.exit(code)


def _verify(target: str, noted: str | None, as_json: bool) -> bool:
    import dataclasses

    from dateline.run.verify import verify

    from .text import clean

    found = verify(target, noted=noted)
    if as_json:
        print_json({**dataclasses.asdict(found), "sound": found.sound})
        return found.sound
    wrong = len(found.findings)
    judged = (
        "all as it was"
        if not wrong
        else "1 thing is not as it was"
        if wrong == 1
        else f"{wrong:,} things are not as they were"
    )
    what = {"bag": "files", "store": "bodies"}.get(found.kind, "hashes")
    click.echo(f"{clean(found.target)}: {judged} ({found.checked:,} {what}, {found.captures:,} captures checked)")
    for finding in found.findings[:_NAMED]:
        click.echo(f"  {finding.wrong}: {clean(finding.what)}: {clean(finding.why)}")
    if len(found.findings) > _NAMED:
        click.echo(f"  and {len(found.findings) - _NAMED:,} more (--json names all)")
    for note in found.notes:
        click.echo(f"  note: {clean(note)}")
    return found.sound
