"""What a format is, and what a file of one is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from dateline.model import Reading
from dateline.model.control import PlaceControl
from dateline.model.published import Series, Tombstone

from ._items import Exporter, Item, OnSkip
from .protect import MIN_DELAY_DAYS

#: What the rows of a format are: incidents, states of places, or what persons judged.
Of = Literal["incidents", "control", "judgements"]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a file is made of, and how it may be told.

    `readings` are walked once, then `control`, the timelines of places; of a public export the readings are masked here
    and the timelines must have been masked before (`run.control.control_for`). `name` is that of the file, `coder` the
    version of Dateline, `asked` the filters, `licence` that of the export in the words of whoever makes it.
    `withdrawn` tells, once the readings are walked, what was published before and is told no more.
    """

    name: str = ""
    readings: Iterable[Reading]
    control: Iterable[PlaceControl] = ()
    public: bool = True
    today: dt.date
    delay_days: int = MIN_DELAY_DAYS
    on_skip: OnSkip | None = None
    coder: str = "dateline"
    asked: tuple[tuple[str, str], ...] = ()
    licence: str | None = None
    withdrawn: Callable[[], Sequence[Tombstone]] = tuple


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a writer made: how many rows each table has, and what belongs beside the file, by its ending."""

    rows: dict[str, int]
    beside: dict[str, str] = field(default_factory=dict)


class Writer(Protocol):
    """Writes a file or a folder of one format to a path where nothing is.

    Raises ExportError where it cannot be made that way, OSError where it cannot be written.
    """

    def __call__(self, told: Told, path: Path) -> Made: ...


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format by the name that `dateline export --to` takes.

    A format comes in pieces of `text`, which can go to standard output, or is a `file` that is written whole, or both,
    where a file has more to it than its text; what has neither is put together outside of this room. A row of a text
    stands on a line, and is one of `rows_are`; `other_lines` of its lines are none, None where lines are no rows at
    all. The first of `endings` is the usual one; "/" is a folder. Versions of incidents are counted in a `series`, of
    those that `no_row` holds to be rows (it says why one is none). What `has_withdrawn` tells itself what was
    withdrawn; of the others a table of that is put beside the file.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    of: Of = "incidents"
    text: Exporter | None = None
    file: Writer | None = None
    rows_are: str = "incidents"
    other_lines: int | None = 1
    for_public: bool = True
    series: Series = "incidents"
    no_row: Callable[[Item], str | None] | None = None
    has_withdrawn: bool = False

    @property
    def to_stdout(self) -> bool:
        """Whether it can be piped."""
        return self.text is not None or self.file is None
