"""Incidents fused across documents as a table, JSON lines or CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.store import StoredFused

#: Columns of CSV that a fused incident has beside those of an incident of one document.
MORE_HEADS = ("documents", "reports", "verdict", "judged")


def print_fused(rows: Iterable[StoredFused], *, as_json: bool, as_csv: bool) -> int:
    """Print fused incidents; JSON in the contract's shape, with the verdict and the machine's values where judged."""
    from dateline.model import words
    from dateline.model.display import tally_text

    from .incidents import HEADS
    from .listing import Column, print_list

    columns: list[Column[StoredFused]] = [
        Column("id", lambda row: row.id, width=13),
        Column("day", lambda row: words.day(row.incident.time), width=11),
        Column("type", lambda row: words.kind(row.incident), share=4),
        Column("side A → side B", lambda row: words.sides(row.incident), share=4, from_width=72),
        Column("place", lambda row: words.place_name(row.incident.place), share=3),
        Column("killed", lambda row: tally_text(row.incident.fatalities), width=6),
        Column("docs", lambda row: str(len(row.incident.documents)), width=4),
        Column("src", lambda row: str(row.incident.independent_sources), width=3, from_width=80),
        Column("sources", lambda row: words.voices(row.incident.sources), share=3, from_width=130),
        Column("judged", lambda row: row.state, width=9, from_width=100),
    ]
    heads = ("id", *MORE_HEADS, *(head for head in HEADS if head not in ("id", "document", *MORE_HEADS)), "review")
    return print_list(
        rows, what="incidents", columns=columns, plain=plain, flat=_flat, heads=heads, as_json=as_json, as_csv=as_csv
    )


def plain(row: StoredFused) -> dict[str, Any]:
    """A fused incident for JSON; "verdict" and "machine" (the incident before corrections) only where there are any."""
    import msgspec

    record: dict[str, Any] = msgspec.to_builtins(row.incident)
    if row.verdict:
        record["verdict"] = row.verdict
    if row.machine:
        record["machine"] = msgspec.to_builtins(row.machine)
    return record


def _flat(row: StoredFused) -> dict[str, object]:
    from .incidents import flat_incident

    incident = row.incident
    return flat_incident(incident) | {
        "id": row.id,
        "documents": " ".join(incident.documents),
        "reports": len(incident.reports),
        "verdict": row.verdict,
        "judged": "; ".join(incident.judged),
        "review": row.review,
    }
