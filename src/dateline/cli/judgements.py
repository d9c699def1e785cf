"""`dateline judgements`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import csv_option, json_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.run.ruling import JudgementState

HEADS = ("number", "at", "by", "verdict", "judgement", "incident", "other", "note", "state")


@click.command("judgements")
@click.argument("incident", required=False, metavar="[INCIDENT]")
@store_option
@click.option("--standing", is_flag=True, help="Only those that hold.")
@json_option
@csv_option
@verbose_option
def command(incident: str | None, store: str, standing: bool, as_json: bool, as_csv: bool) -> None:
    """List the judgements on a database's incidents, oldest first.

    Each stands, is undone, or is stale in so far as a report that it names is no more; the reason is told, and the
    judgement is kept: it holds again when the report is back.

    \b
    Examples:
      dateline judgements
      dateline judgements f3fa9c1d2aa01
      dateline judgements --standing --json
    """
    from dateline.run.ruling import judgement_states
    from dateline.store import Store

    from .listing import Column, print_list

    with Store.open(store, create=False) as opened:
        on = opened.fused_of(incident).incident.judged if incident else None
        states = judgement_states(opened)
        if on is not None:
            numbers = {int(words.partition(".")[0]) for words in on}
            states = [each for each in states if each.judgement.number in numbers]
    if standing:
        states = [each for each in states if not each.undone and each.judgement.verdict != "undo"]
    columns: list[Column[JudgementState]] = [
        Column("no", lambda row: str(row.judgement.number), width=4),
        Column("day", lambda row: row.judgement.at[:10], width=10),
        Column("by", lambda row: row.judgement.by, width=10),
        Column("judgement", lambda row: row.words, share=5),
        Column("note", lambda row: row.judgement.note or "", share=3),
        Column("state", lambda row: row.state, share=3),
    ]
    print_list(
        states,
        what="judgements",
        columns=columns,
        plain=_plain,
        flat=_flat,
        heads=HEADS,
        as_json=as_json,
        as_csv=as_csv,
    )


def _plain(row: JudgementState) -> dict[str, Any]:
    import msgspec

    return {**msgspec.to_builtins(row.judgement), "state": row.state}


def _flat(row: JudgementState) -> dict[str, object]:
    made = row.judgement
    return {
        "number": made.number, "at": made.at, "by": made.by, "verdict": made.verdict, "judgement": row.words,
        "incident": made.subject, "other": made.object, "note": made.note, "state": row.state,
    }  # fmt: skip
