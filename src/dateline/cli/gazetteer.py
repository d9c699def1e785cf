"""`dateline gazetteer`: users' own places, and what a name finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import json_option, verbose_option

if TYPE_CHECKING:
    from dateline.knowledge.own_sources.add import Own


@click.group("gazetteer")
def command() -> None:
    """Look names of places up, and add gazetteers of your own.

    What you add is kept in your data folder (DATELINE_DATA, or XDG_DATA_HOME/dateline) and used by every dateline read
    from then on, beside the gazetteer that Dateline brings. Its places keep the ids of their source: geonames:170794,
    pcode:SY0101, osm:node/123.

    \b
    Examples:
      dateline gazetteer find "Deir Ezzor"
      dateline gazetteer add SY.zip admin1CodesASCII.txt
      dateline gazetteer list
      dateline gazetteer remove sy
    """


@command.command("add")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--name", metavar="NAME", help="What to call it.  [default: after the first file]")
@verbose_option
@click.pass_context
def add_command(ctx: click.Context, files: tuple[str, ...], name: str | None) -> None:
    """Add a gazetteer, made of one or several files.

    A file is a GeoNames dump (SY.txt, allCountries.txt; add admin1CodesASCII.txt beside it for the names of
    provinces), a CSV table or GeoJSON with P-codes (OCHA's Common Operational Datasets: admin1Name_en, admin1Pcode,
    lat, lon), or an OpenStreetMap extract as GeoJSON; each also inside a zip. Adding the same files again changes
    nothing; other files under the same name replace what was there.

    \b
    Examples:
      dateline gazetteer add SY.zip admin1CodesASCII.txt
      dateline gazetteer add syr_adminboundaries.csv --name syria-cod
    """
    from pathlib import Path

    from dateline.knowledge.gazetteer import packaged
    from dateline.knowledge.own_sources.add import add

    from .text import clean

    added = add([Path(file) for file in files], name, packaged())
    for line in added.problems:
        click.echo(f"dateline: passed over: {clean(line)}", err=True)
    own = added.own
    told = {"added": "added", "replaced": "replaced", "same": "there already"}[added.how]
    click.echo(f"{own.name}: {told}: {own.places:,} places, {own.names:,} spellings ({', '.join(own.formats)}).")
    ctx.exit(1 if added.problems else 0)


@command.command("list")
@json_option
@verbose_option
def list_command(as_json: bool) -> None:
    """List your own gazetteers.

    \b
    Examples:
      dateline gazetteer list --json
    """
    from dateline.knowledge.own_sources.add import describe
    from dateline.knowledge.user_data import gazetteer_folder, own_gazetteers

    from .listing import Column, print_list

    rows = [describe(path) for path in own_gazetteers()]
    if not rows and not as_json:
        click.echo(f"You have no gazetteers of your own: dateline gazetteer add puts them into {gazetteer_folder()}.")
        return
    columns: list[Column[Own]] = [
        Column("name", lambda own: own.name),
        Column("places", lambda own: f"{own.places:,}"),
        Column("spellings", lambda own: f"{own.names:,}", from_width=90),
        Column("MB", lambda own: f"{own.size / 1e6:.1f}", width=7),
        Column("format", lambda own: ", ".join(own.formats), share=1),
        Column("made of", lambda own: ", ".join(own.files), share=2),
    ]
    print_list(
        rows,
        what="gazetteers",
        columns=columns,
        plain=_plain,
        flat=_plain,
        heads=(),
        as_json=as_json,
        as_csv=False,
    )


@command.command("remove")
@click.argument("name")
@verbose_option
def remove_command(name: str) -> None:
    """Take one of your own gazetteers away.

    \b
    Examples:
      dateline gazetteer remove syria-cod
    """
    from dateline.knowledge.own_sources.add import remove

    own = remove(name)
    click.echo(f"{own.name}: removed: {own.places:,} places.")


@command.command("find")
@click.argument("name")
@click.option("--country", metavar="ISO", help="In this country: SY, or its name.")
@click.option("--near", metavar="LAT,LON", help="The nearest first: 35.33,40.14.")
@click.option("--date", "day", metavar="DAY", help="Which name was the official one on a day.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most so many."
)
@json_option
@verbose_option
def find_command(name: str, limit: int, as_json: bool, **wanted: Any) -> None:
    """Show the places of a name, the likeliest first, and why it is.

    The name may be in another spelling or script. In a report the words around it count as well: what else is named,
    and where; this shows what is known without them.

    \b
    Examples:
      dateline gazetteer find "Deir Ezzor"
      dateline gazetteer find Tripoli --near 34.4,35.8
      dateline gazetteer find Artemivsk --date 2015-06-01
    """
    from .gazetteer_find import show

    show(name, limit=limit, as_json=as_json, **wanted)


def _plain(own: Own) -> dict[str, Any]:
    import dataclasses

    return {**dataclasses.asdict(own), "path": str(own.path)}
