"""The columns of the index: arrays that grow at their end, and names that stand in them as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[Any]
Bools = npt.NDArray[np.bool_]
Name = TypeVar("Name", bound=tuple[Any, ...])

#: Of each incident a value. Days are proleptic ordinals, 0 where there is none (`closed`: the last one is told); counts
#: are -1 where unknown; `own` is the id without its "f", as a number; `x` and `y` are Web Mercator from 0 (west, north)
#: to 1, NaN where no place has a point, as are `lat` and `lon`.
COLUMNS: Mapping[str, str] = {
    "own": "i8", "pk": "i8", "stamp": "i8", "kind": "i2", "place": "i4", "country": "i2", "first": "i4", "last": "i4",
    "closed": "?", "month": "i4", "lat": "f4", "lon": "f4", "x": "f4", "y": "f4", "uncertainty": "f4", "wide": "?",
    "low": "i4", "best": "i4", "high": "i4", "civilians": "i4", "injured": "i4", "documents": "i4", "independent": "i2",
    "credibility": "i1", "disagreements": "i2", "statuses": "u1", "weakest": "f4", "review": "i1", "doubt": "f4",
}  # fmt: skip
#: Of each actor on a side, and of each outlet and quoted source, the incident's row and the number of the name.
PAIRS: Mapping[str, str] = {"row": "i4", "code": "i4"}
#: In the order of their numbers in `review`.
REVIEWS = ("open", "accepted", "rejected", "corrected")


class Names(Generic[Name]):
    """Names by number, in the order in which they came; a name keeps its number."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self._codes: dict[Name, int] = {}

    def __len__(self) -> int:
        return len(self.names)

    def code(self, name: Name) -> int:
        """The number of a name."""
        found = self._codes.get(name)
        if found is None:
            found = self._codes[name] = len(self.names)
            self.names.append(name)
        return found


class Growing:
    """Columns of one length that grow at their end. What was given out as a view does not change."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = kinds
        self._arrays: dict[str, Ints] = {name: np.empty(0, kind) for name, kind in kinds.items()}
        self.size = 0

    def add(self, columns: Mapping[str, Any]) -> None:
        """Put values behind the last; all columns, of one length."""
        count = len(next(iter(columns.values())))
        wanted = self.size + count
        for name, kind in self._kinds.items():
            array = self._arrays[name]
            if wanted > len(array):
                larger = np.empty(wanted + wanted // 8 + 64, kind)
                larger[: self.size] = array[: self.size]
                self._arrays[name] = array = larger
            array[self.size : wanted] = columns[name]
        self.size = wanted

    def views(self) -> dict[str, Ints]:
        """The columns as they are now."""
        return {name: array[: self.size] for name, array in self._arrays.items()}


#: Type, sub-event type, folded name.
Kind = tuple[str, str | None, str]
#: Name, id, folded name with the areas around it, country.
PlaceName = tuple[str | None, str | None, str, str | None]
#: Name, folded name, id in the registry.
ActorName = tuple[str, str, str | None]
#: Name, folded name.
SourceName = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tables:
    """The names that stand in the columns."""

    kinds: Names[Kind] = field(default_factory=Names)
    places: Names[PlaceName] = field(default_factory=Names)
    actors: Names[ActorName] = field(default_factory=Names)
    sources: Names[SourceName] = field(default_factory=Names)
    #: Codes of countries; the first is that of no country.
    countries: Names[tuple[str | None]] = field(default_factory=Names)

    def __post_init__(self) -> None:
        self.countries.code((None,))


@dataclass(frozen=True, slots=True)
class Rows:
    """The incidents at one moment: rows that are not `alive` are of an earlier one. Nothing in it changes."""

    columns: Mapping[str, Ints]
    actors: Mapping[str, Ints]
    sources: Mapping[str, Ints]
    alive: Bools
    tables: Tables
    #: The row of each pk, -1 where there is none; the rows may lie beyond this moment's.
    row_of: Ints
    #: What was worked out of this moment and may be asked again.
    kept: dict[Any, Any] = field(default_factory=dict)
    #: Whether it is what a viewer sees: names that may be a person's are not looked for either.
    public: bool = False

    def __len__(self) -> int:
        return len(self.alive)

    def __getitem__(self, column: str) -> Ints:
        return self.columns[column]

    def id(self, row: int) -> str:
        """The id of the incident in a row."""
        return id_of(int(self.columns["own"][row]))


def own_of(own: str) -> int:
    """The number of an incident's id."""
    return int(own[1:], 16)


def id_of(own: int) -> str:
    """The id again."""
    return f"f{own:012x}"
