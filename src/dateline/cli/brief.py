"""`dateline brief`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import key_file_option, store_option, verbose_option
from .text import clean, number

if TYPE_CHECKING:
    from dateline.model.brief import DayBrief

_FORMATS = ("md", "html", "pdf")
_ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".pdf": "pdf"}


@click.command("brief")
@click.option("--date", "day", metavar="DAY", help="The (last) day: 2016-04-21.  [default: the last that is told]")
@click.option("--days", type=click.IntRange(1, 31), default=1, show_default=True, metavar="N", help="So many days.")
@click.option("--area", default="", metavar="NAME", help="A place, province or country, or a box: W,S,E,N in degrees.")
@click.option("--to", type=click.Choice(_FORMATS), help="The form; else --out's ending, else md.")
@click.option("-o", "--out", type=click.Path(dir_okay=False), metavar="FILE", help="Where to; else standard output.")
@click.option("--internal", is_flag=True, help="For your own desk: nothing masked, coarsened or held back.")
@key_file_option
@click.option("--json", "as_json", is_flag=True, help="The brief's record as JSON.")
@click.option("--made", "made", metavar="DAY", hidden=True, help="The day on which it is made, else today (UTC).")
@store_option
@verbose_option
def command(
    day: str | None,
    days: int,
    area: str,
    to: str | None,
    out: str | None,
    internal: bool,
    key_file: str | None,
    as_json: bool,
    made: str | None,
    store: str,
) -> None:
    """Write the brief of a day: what happened, changes of control, disputes, what is new.

    Each number is a range with who says it. What happened in the last 14 days (30 for changes of control) is held back,
    and names are masked, unless it is --internal; who makes such a one is noted. Masked persons have the pseudonyms of
    your exports where these made a key.

    \b
    Examples:
      dateline brief --date 2016-04-21 --area "Deir ez-Zor"
      dateline brief --days 7 --internal --out week.pdf
      dateline brief --date 2022-04-08 --area 36,47,40,50 --to html --out brief.html
    """
    from dateline.model import clock
    from dateline.run.brief import last_day_told
    from dateline.run.brief.issue import brief_for
    from dateline.store import Store

    out = None if out == "-" else out
    form = to or _form_of(out, as_json=as_json)
    today = _day(made) if made else clock.today()
    if form == "pdf" and not as_json and out is None and sys.stdout.isatty():
        raise click.UsageError("a PDF is no text: name a file (--out brief.pdf)")
    with Store.open(store, create=False) as opened:
        until = day or last_day_told(opened, public=not internal, today=today)
        found, notes = brief_for(
            opened, until, days=days, area=area, public=not internal, today=today, key_file=key_file
        )
    for note in notes:
        click.echo(f"dateline: {note}", err=True)
    content = _written(found, "json" if as_json else form)
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        _write(content, out)
        click.echo(f"dateline: {clean(out)}: {number(found.total.incidents, 'incident')}", err=True)


def _form_of(out: str | None, *, as_json: bool) -> str:
    ending = Path(out).suffix.lower() if out else ".md"
    if ending not in _ENDINGS and not as_json:
        raise click.UsageError(f"{ending or 'no ending'} tells no form: use .md, .html or .pdf, or add --to")
    return _ENDINGS.get(ending, "md")


def _day(given: str) -> dt.date:
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise click.UsageError(f"{given!r} is no day: write 2016-04-21") from None


def _written(brief: DayBrief, form: str) -> bytes:
    if form == "json":
        import msgspec

        return msgspec.json.encode(brief) + b"\n"
    if form == "pdf":
        from dateline.export.brief_pdf import pdf

        return pdf(brief)
    if form == "html":
        from dateline.export.brief_html import page

        return page(brief).encode()
    from dateline.export.brief_md import markdown

    return markdown(brief).encode()


def _write(content: bytes, out: str) -> None:
    from dateline.export.files import whole

    with whole(Path(out)) as part:
        part.write_bytes(content)
