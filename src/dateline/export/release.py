"""What leaves the house in public: masked, late, coarse, and counted, before any format sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from dateline.model import Reading

from ._items import Item, OnSkip, items_of
from ._review import UNREVIEWED, needs_person
from .ledger import Ledger, digest_of
from .protect import MIN_DELAY_DAYS, check_delay, mask_reading, young
from .pseudonyms import Pseudonyms

#: Incidents whose versions are asked for at once.
_AT_ONCE = 64


class Released:
    """The Readings of a public export, to be walked once, as Readings or as `items`.

    An exporter takes it in place of Readings and changes nothing more. `no_row` says why an incident is no row of the
    format that is written: it was then not told; `sign` digests what is told of one. Where there is a `ledger`, which
    alone knows versions, `items` have one each.
    With `reviewed_only` claims that a person should read first are left out where none accepted them.
    Raises ExportError where the delay is too short.
    """

    def __init__(
        self,
        readings: Iterable[Reading],
        *,
        today: dt.date,
        delay_days: int = MIN_DELAY_DAYS,
        on_skip: OnSkip | None = None,
        pseudonyms: Pseudonyms | None = None,
        ledger: Ledger | None = None,
        no_row: Callable[[Item], str | None] | None = None,
        sign: Callable[[Item], bytes] = digest_of,
        reviewed_only: bool = False,
    ) -> None:
        check_delay(delay_days)
        self._readings = readings
        self._today, self._delay_days = today, delay_days
        self._on_skip = on_skip or _ignore
        self._pseudonyms, self._ledger = pseudonyms, ledger
        self._no_row, self._sign = no_row, sign
        self._reviewed_only = reviewed_only

    def __iter__(self) -> Iterator[Reading]:
        for reading in self._masked():
            self._versions(list(items_of(reading)))
            yield reading

    def items(self) -> Iterator[Item]:
        """The incidents, with their versions where there is a ledger."""
        each = (item for reading in self._masked() for item in items_of(reading))
        while some := list(islice(each, _AT_ONCE)):
            yield from self._versions(some)

    def _masked(self) -> Iterator[Reading]:
        for reading in self._readings:
            masked = mask_reading(reading, self._pseudonyms)
            old = young(masked, today=self._today, delay_days=self._delay_days, on_skip=self._on_skip)
            yield self._read(old) if self._reviewed_only else old

    def _read(self, reading: Reading) -> Reading:
        """The Reading without what a person should read first and none accepted."""
        kept = []
        for item in items_of(reading):
            if item.review == UNREVIEWED:
                self._on_skip(item.id, f"a claim that a person should read first ({needs_person(item)})")
            else:
                kept.append(item)
        events = {event.id for item in kept for event in item.events}
        grouped = {event for incident in reading.incidents for event in incident.events}
        return replace(
            reading,
            incidents=tuple(item.incident for item in kept),
            events=tuple(event for event in reading.events if event.id in events or event.id not in grouped),
        )

    def _versions(self, items: list[Item]) -> list[Item]:
        if self._ledger is None:
            return items
        told = [item for item in items if self._no_row is None or not self._no_row(item)]
        found = self._ledger.versions([(item.id, self._sign(item)) for item in told]) if told else []
        versions = {item.id: version for item, version in zip(told, found, strict=True)}
        return [item.versioned(versions.get(item.id)) for item in items]


def _ignore(what: str, why: str) -> None:
    """Nobody listens."""
