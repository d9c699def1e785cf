"""Tables that several formats share: typed columns with their meaning, from which every format takes the same rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Literal, TypeVar

R = TypeVar("R")

#: text, an ISO day, a whole number, a number, true or false, several texts.
Kind = Literal["text", "day", "integer", "number", "boolean", "texts"]
#: A row: str, int, float, bool or None by the column's kind, a tuple of str for texts.
Row = tuple[object, ...]


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: how a value comes from a record, what it means, its unit.

    `between` stands between several texts where a format has one cell for them.
    """

    name: str
    kind: Kind
    what: str
    of: Callable[[R], object]
    unit: str | None = None
    between: str = "; "

    def flat(self, value: object) -> object:
        """A value for a format whose cells hold one text: several are put on one line."""
        return self.between.join(text or "" for text in value) if isinstance(value, tuple) else value


@dataclass(frozen=True)
class Table(Generic[R]):
    """A table by name: its columns, the one that tells its rows apart, those that name rows of other tables."""

    name: str
    what: str
    columns: Sequence[Column[R]]
    key: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def row(self, record: R) -> Row:
        """The values of a record, in the order of the columns."""
        return tuple(column.of(record) for column in self.columns)

    def flat_row(self, row: Row) -> Row:
        """The same with several texts on one line each."""
        return tuple(column.flat(value) for column, value in zip(self.columns, row, strict=True))
