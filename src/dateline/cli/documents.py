"""`dateline documents`."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import click

from .options import csv_option, filter_options, json_option, limit_option, store_option, verbose_option

if TYPE_CHECKING:
    from dateline.store import Store, StoredDocument, StoredRejection


@click.command("documents")
@store_option
@filter_options
@limit_option
@click.option("--let-go", is_flag=True, help="List only what the gate of `dateline read` let go.")
@click.option("--rejected", is_flag=True, help="List what could not be read, and why, instead.")
@json_option
@csv_option
@verbose_option
def command(store: str, as_json: bool, as_csv: bool, let_go: bool, rejected: bool, **filters: Any) -> None:
    """List the documents that were read.

    --since and --until are of publication; --place, --actor, --type and --status ask for documents that tell such an
    event. A document that the gate of `dateline read` let go has "let go" where others have the number of events.

    \b
    Examples:
      dateline documents --since 2016-04 --place Aleppo
      dateline documents --rejected
      dateline documents --let-go
    """
    from dateline.store import Store

    with Store.open(store, create=False) as opened:
        if rejected:
            if let_go or any(value is not None for value in filters.values()):
                raise click.UsageError("--rejected takes no filters: nothing is known of what was not read.")
            _print_rejected(list(opened.rejected()), as_json, as_csv)
        else:
            _print_documents(_documents(opened, let_go, **filters), as_json, as_csv)


def _documents(store: Store, let_go: bool, *, limit: int | None = None, **filters: Any) -> list[StoredDocument]:
    rows = (row for row in store.documents(**filters) if row.let_go or not let_go)
    return list(itertools.islice(rows, limit))


def _print_documents(rows: list[StoredDocument], as_json: bool, as_csv: bool) -> None:
    import dataclasses

    from .listing import Column, print_list
    from .text import short_id

    columns: list[Column[StoredDocument]] = [
        Column("id", lambda row: short_id(row.id)),
        Column(
            "published", lambda row: row.published or (f"…{row.published_end}" if row.published_end else ""), width=11
        ),
        Column("outlet", lambda row: row.outlet or "", share=2, from_width=100),
        Column("title", lambda row: row.title or "", share=6),
        Column("origin", lambda row: row.origin, share=3),
        Column("lang", lambda row: row.language or "", width=4, from_width=90),
        Column("events", lambda row: "let go" if row.let_go else str(row.events), width=6),
        Column("incidents", lambda row: str(row.incidents), width=9, from_width=90),
    ]
    print_list(
        rows,
        what="documents",
        columns=columns,
        plain=dataclasses.asdict,
        flat=dataclasses.asdict,
        heads=[field.name for field in dataclasses.fields(rows[0])] if rows else ["id"],
        as_json=as_json,
        as_csv=as_csv,
    )


def _published(row: StoredDocument) -> str:
    return row.published or (f"…{row.published_end}" if row.published_end else "")


def _print_rejected(rows: list[StoredRejection], as_json: bool, as_csv: bool) -> None:
    import dataclasses

    from .listing import Column, print_list

    columns: list[Column[StoredRejection]] = [
        Column("origin", lambda row: row.origin, share=2),
        Column("reason", lambda row: row.reason, share=5),
    ]
    print_list(
        rows,
        what="rejected documents",
        columns=columns,
        plain=dataclasses.asdict,
        flat=dataclasses.asdict,
        heads=["origin", "reason", "rejected_at"],
        as_json=as_json,
        as_csv=as_csv,
    )
