"""What was read as a table in memory, for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

import pyarrow as pa

from dateline.export import Told
from dateline.export.parquet import arrow_table
from dateline.export.protect import MIN_DELAY_DAYS
from dateline.model import ExportError, Reading, clock
from dateline.store import Filters, Store

from .control import control_for
from .dossiers import dossiers


def table(
    source: Store | Iterable[Reading],
    of: str = "incidents",
    *,
    internal: bool = False,
    delay_days: int = MIN_DELAY_DAYS,
    **filters: Unpack[Filters],
) -> pa.Table:
    """What was read as a table of Arrow, with the columns of the exports; `.to_pandas()`, polars and DuckDB take it.

    `of` is "incidents", "claims", "documents", "sources" or "control". A table is as an export: masked, late and coarse
    unless it is `internal`; of a fused store it has the fused incidents. Filters are those of `Store.incidents`, and
    only a store can be filtered. Raises ExportError.

    >>> with dateline.open_store("dateline.db") as store:
    ...     frame = dateline.table(store, place="Deir ez-Zor").to_pandas()
    """
    today = clock.today()
    if isinstance(source, Store):
        fused = source.fused_state().documents > 0
        readings: Iterable[Reading] = dossiers(source, **filters) if fused else source.readings(**filters)
        unfused: Iterable[Reading] = source.readings(**filters) if of == "control" else ()
    elif any(value is not None for value in filters.values()):
        raise ExportError("only a store can be filtered")
    else:
        readings = unfused = list(source)
    public = not internal
    control = control_for(unfused, public=public, today=today, delay_days=delay_days) if of == "control" else ()
    told = Told(readings=readings, control=control, public=public, today=today, delay_days=delay_days)
    return arrow_table(told, of)
