"""`dateline published`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import csv_option, json_option, limit_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.model.published import ExportRun

HEADS = (
    *("number", "at", "by", "format", "public", "asked", "delay_days", "file", "sha256", "rows", "withdrawn", "key"),
    *("linked", "coder"),
)


@click.command("published")
@click.option("--internal", is_flag=True, help="Exports for the desk itself too.")
@limit_option
@store_option
@json_option
@csv_option
@verbose_option
def command(internal: bool, limit: int | None, store: str, as_json: bool, as_csv: bool) -> None:
    """List the exports of a database: when, by whom, what was told.

    Of each export the filters, the delay, the number of rows and of withdrawn incidents, and the SHA-256 of the file
    are kept. Times are UTC. With --limit the last so many are listed. Nothing is ever taken out of this list.

    \b
    Examples:
      dateline published
      dateline published --internal --limit 20
      dateline published --json
    """
    from dateline.store import Store

    from .listing import Column, print_list

    with Store.open(store, create=False) as opened:
        runs = [run for run in opened.exports() if run.public or internal]
    columns: list[Column[ExportRun]] = [
        Column("no", lambda row: str(row.number), width=4),
        Column("at", lambda row: row.at[:16].replace("T", " "), width=16),
        Column("by", lambda row: row.by, width=10),
        Column("format", lambda row: row.format if row.public else f"{row.format} (internal)", width=12),
        Column("asked for", _asked, share=4),
        Column("rows", lambda row: f"{row.rows:,}", width=9),
        Column("gone", lambda row: str(row.withdrawn or ""), width=5),
        Column("file", lambda row: row.file or "(standard output)", share=4),
        Column("sha256", lambda row: (row.sha256 or "")[:12], width=12, from_width=110),
    ]
    print_list(
        runs[-limit:] if limit else runs, what="exports", columns=columns, plain=_plain, flat=_flat, heads=HEADS,
        as_json=as_json, as_csv=as_csv,
    )  # fmt: skip


def _asked(row: ExportRun) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.asked.items())


def _plain(row: ExportRun) -> dict[str, Any]:
    import msgspec

    return dict(msgspec.to_builtins(row))


def _flat(row: ExportRun) -> dict[str, object]:
    return {**_plain(row), "asked": _asked(row)}
