"""The rows of all tables of an export, in one walk over what is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from ._claims import CLAIMS, claims_of
from ._control import CONTROL, State, states
from ._documents import DOCUMENTS, SOURCES, Sources
from ._incidents import INCIDENTS
from ._items import Item, released
from ._table import Row, Table
from .formats import Told
from .withdrawn import WITHDRAWN

#: All tables, by name, in the order in which formats with several of them have them.
TABLES: dict[str, Table[object]] = {
    table.name: table  # type: ignore[misc]
    for table in (INCIDENTS, CLAIMS, DOCUMENTS, SOURCES, CONTROL, WITHDRAWN)
}


class Days:
    """The days between which incidents lie: `first` and `last`, ISO days, None before one with a day was seen."""

    def __init__(self) -> None:
        self.first: str | None = None
        self.last: str | None = None

    def seen(self, item: Item) -> Item:
        """The incident itself, once its days are noted."""
        when = item.incident.time
        if when and when.start:
            self.first = min(self.first or when.start, when.start)
            self.last = max(self.last or "", when.end or when.start)
        return item


class Walk:
    """One walk over what is told. `rows` counts by table, `days` are those between which the incidents lie."""

    def __init__(self, told: Told, tables: Collection[str]) -> None:
        self._told = told
        self._wanted = frozenset(tables)
        self.rows: Counter[str] = Counter({name: 0 for name in TABLES if name in self._wanted})
        self.days = Days()

    def __iter__(self) -> Iterator[tuple[str, Row, Item | State | None]]:
        """(table, row, the incident or state that it is of); the rows of one table come in between those of others."""
        for name, row, record in self._all():
            self.rows[name] += 1
            yield name, row, record

    def _all(self) -> Iterator[tuple[str, Row, Item | State | None]]:
        told, wanted = self._told, self._wanted
        sources = Sources()
        seen: set[str] = set()
        items = released(
            told.readings, public=told.public, today=told.today, delay_days=told.delay_days, on_skip=told.on_skip
        )
        for item in items:
            self.days.seen(item)
            yield "incidents", INCIDENTS.row(item), item
            if "claims" in wanted or "sources" in wanted:
                claims = list(claims_of(item))
                sources.add(claims)
                if "claims" in wanted:
                    for claim in claims:
                        yield "claims", CLAIMS.row(claim), None
            if "documents" in wanted:
                for document in item.documents:
                    if document.id not in seen:
                        seen.add(document.id)
                        yield "documents", DOCUMENTS.row(document), None
        if "sources" in wanted:
            for source in sources.all():
                yield "sources", SOURCES.row(source), None
        if "control" in wanted:
            for state in states(told.control, public=told.public, today=told.today, delay_days=told.delay_days):
                yield "control", CONTROL.row(state), state
        if "withdrawn" in wanted:
            for tombstone in told.withdrawn():
                yield "withdrawn", WITHDRAWN.row(tombstone), None
