"""`dateline sources`: how reliable outlets and parties are held to be, and why; the user's own letters over ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import csv_option, json_option, verbose_option

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

TOPICS = ("events", "counts", "control")


def complete_source(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Ids of outlets that begin with what was typed."""
    from click.shell_completion import CompletionItem

    from dateline.knowledge.outlets import outlets

    return [CompletionItem(each.id, help=each.name) for each in outlets() if each.id.startswith(begun.lower())]


def complete_side(ctx: click.Context, param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Ids of actors that begin with what was typed."""
    from click.shell_completion import CompletionItem

    from dateline.knowledge.actors import registry

    rows = registry().by_id.values()
    return [CompletionItem(row.id, help=row.name) for row in rows if row.id.startswith(begun)]


source_argument = click.argument("source", metavar="OUTLET", shell_complete=complete_source)
side_option = click.option(
    "--side", metavar="ACTOR", shell_complete=complete_side, help="Only for what it tells of this actor: an id or name."
)
topic_option = click.option("--topic", type=click.Choice(TOPICS), help="Only for what it tells on this.")


@click.group("sources")
def command() -> None:
    """Show and change how reliable sources are held to be.

    A letter from A (completely reliable) to F (cannot be judged) says how reliable an outlet or a party is, for all
    that it tells or for one topic and side. F is no bad mark: it is what every source has of which no record is kept.
    Your own letters are kept in source_grades.csv in your data folder (DATELINE_DATA, or XDG_DATA_HOME/dateline), a
    table that you can edit. They hold at once for all that is shown and exported; nothing need be read again.

    \b
    Examples:
      dateline sources list
      dateline sources show amaq
      dateline sources grade "ARA News" C --reason "right on captures, by our own checks"
      dateline sources grade rudaw D --side peshmerga --reason "the party's own channel"
      dateline sources reset rudaw
    """


@command.command("list")
@click.option("--all", "everyone", is_flag=True, help="Every outlet of the registry, those without a letter too.")
@click.option("--own", is_flag=True, help="Only what you have graded.")
@json_option
@csv_option
@verbose_option
def list_command(everyone: bool, own: bool, as_json: bool, as_csv: bool) -> None:
    """List the sources that have a letter, and why.

    \b
    Examples:
      dateline sources list
      dateline sources list --all --csv > outlets.csv
    """
    from .sources_shown import print_letters

    print_letters(everyone=everyone, own=own, as_json=as_json, as_csv=as_csv)


@command.command("show")
@source_argument
@json_option
@verbose_option
def show_command(source: str, as_json: bool) -> None:
    """Show what is known of one outlet or party: what it is, whose claim it makes, its letters.

    \b
    Examples:
      dateline sources show sana
      dateline sources show "Syrian Observatory" --json
    """
    from .sources_shown import print_source

    print_source(source, as_json=as_json)


@command.command("grade")
@source_argument
@click.argument("letter", metavar="LETTER", type=click.Choice(tuple("ABCDEF"), case_sensitive=False))
@click.option("--reason", required=True, metavar="TEXT", help="Why, in words: it is shown with every grade.")
@side_option
@topic_option
@verbose_option
def grade_command(source: str, letter: str, **cells: str | None) -> None:
    """Give an outlet, an institution or a party a letter of your own, A to F.

    It goes before ours. What you say of one side or topic goes before what you say of all. An outlet that is in no
    registry is graded under the name by which its reports give it. Persons are never graded.

    \b
    Examples:
      dateline sources grade sohr B --reason "its tolls held up in our own count"
      dateline sources grade amaq E --topic counts --side sy_saa --reason "ten times too high, as bodies showed"
      dateline sources grade "Harbour Gazette" C --reason "two years of use"
    """
    from dateline.knowledge.source_grades_own import put
    from dateline.model import clock

    from .sources_shown import known_name
    from .text import one_line

    day = clock.today().isoformat()
    given: dict[str, Any] = {name: value or "" for name, value in cells.items()}
    path, replaced = put(source, letter, given.pop("reason"), basis=f"graded {day}", **given)
    name = known_name(source)
    about = "".join(f", {word} {given[key]}" for key, word in (("topic", "on"), ("side", "of")) if given[key])
    click.echo(f"{one_line(name or source)}: {letter.upper()}{one_line(about)} ({'replaced' if replaced else 'new'}).")
    if name is None:
        click.echo("It is in no registry: the letter holds for reports that bear this name, and for media called so.")
    click.echo(f"Kept in {path}.")


@command.command("reset")
@click.argument("source", metavar="[OUTLET]", required=False, shell_complete=complete_source)
@side_option
@topic_option
@click.option("--all", "everything", is_flag=True, help="All letters of yours.")
@verbose_option
def reset_command(source: str | None, side: str | None, topic: str | None, everything: bool) -> None:
    """Take letters of your own away; ours hold again.

    \b
    Examples:
      dateline sources reset sohr
      dateline sources reset amaq --topic counts
      dateline sources reset --all
    """
    from dateline.knowledge.source_grades_own import remove, remove_all

    from .text import one_line

    if everything == (source is not None) or (everything and (side or topic)):
        raise click.UsageError("Name one outlet, or say --all.")
    if source is None:
        click.echo(f"{remove_all()} letters taken away.")
        return
    for row in remove(source, side=side, topic=topic):
        about = "".join(f", {word} {value}" for word, value in (("on", row.topic), ("of", row.side)) if value)
        click.echo(f"{one_line(source)}: {row.letter}{about} taken away.")
