"""Finished partitions of Readings into a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline.model import InputError, Reading
from dateline.store import Store

from .folder import Made, checked, manifest
from .tables import rows_of

#: Documents written at once.
_BATCH = 64


@dataclass(slots=True)
class Loaded:
    """What was stored, by what the store said of it; `already` were there, `failed` have no Reading."""

    partitions: int = 0
    added: int = 0
    replaced: int = 0
    same: int = 0
    already: int = 0
    failed: int = 0

    @property
    def documents(self) -> int:
        """Documents that are in the store now."""
        return self.added + self.replaced + self.same + self.already


def finished(folder: Path) -> list[Made]:
    """The partitions that `map_files` finished in a folder, by name. Raises InputError where there are none."""
    if found := sorted(manifest(folder), key=lambda made: made.partition):
        return found
    raise InputError(f"{folder}: there are no finished partitions in it; dateline map makes them")


def load_into(store: Store, folder: Path, *, on_step: Callable[[Loaded], None] | None = None) -> Loaded:
    """Store the Readings of a folder that `map_files` wrote, in the order of its partitions.

    What the store holds, of the same content by the same coder, is passed over. Raises InputError where the folder is
    none, or a partition is not what was written; StoreError.
    """
    loaded = Loaded()
    for made in finished(folder):
        rows = rows_of(checked(folder, made))
        while some := [row for _, row in zip(range(_BATCH), rows, strict=False)]:
            with store.together():
                for row in some:
                    _put(store, row, made.coder, loaded)
            if on_step:
                on_step(loaded)
        loaded.partitions += 1
    return loaded


def _put(store: Store, row: dict[str, str | None], coder: str, loaded: Loaded) -> None:
    own, line, origin, print_ = row["id"], row["reading"], row["origin"], row["fingerprint"]
    if line is None:
        store.reject(origin or own or "?", row["error"] or "could not be read")
        loaded.failed += 1
    elif own and print_ and store.holds(own, fingerprint=print_, coder=coder):
        loaded.already += 1
    else:
        how = store.add(Reading.from_json(line), origin=origin, fingerprint=print_, coder=coder)
        setattr(loaded, how, getattr(loaded, how) + 1)
