"""What `dateline export` writes of a store: fused incidents where there are any, else each document's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.export import OnSkip
    from dateline.model import FusedIncident, Reading
    from dateline.store import Store


def unfused(store: Store, filters: dict[str, Any]) -> Iterable[Reading]:
    """The Readings, graded by the tables as they are now."""
    from .graded import Regrader

    return Regrader(store).readings(store.readings(**filters))


def fused(store: Store, to: str, filters: dict[str, Any], on_skip: OnSkip) -> Iterator[Reading]:
    """Fused incidents with their documents; for the report page, which lists documents and control, also Readings."""
    import msgspec

    from dateline.run import dossiers

    yield from dossiers(store, on_skip=on_skip, **filters)
    if to == "report":
        for reading in unfused(store, {name: value for name, value in filters.items() if name != "limit"}):
            yield msgspec.structs.replace(reading, incidents=(), events=())


def records(store: Store, filters: dict[str, Any], on_skip: OnSkip) -> Iterator[FusedIncident]:
    """Fused incidents as they are, without those that a person rejected."""
    for row in store.fused(**filters):
        if row.verdict == "reject":
            on_skip(row.id, "rejected by a person")
        else:
            yield row.incident
