"""What is compared: one coded event, by a hand or by Dateline, in the terms that ACLED and UCDP share."""

from __future__ import annotations

import msgspec

#: So many lines of a table are named for one trouble.
_NAMED = 8


class Party(msgspec.Struct, frozen=True):
    """Someone on a side: the name as coded, and where it is known the registry's id and ACLED's name."""

    name: str
    actor_id: str | None = None
    acled: str | None = None


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """One event as coded. What was not coded is None (of sides: empty) and is not compared.

    `start` and `end` are ISO days; `country` is ISO 3166-1 alpha-2, `lat` and `lon` degrees. `line` is where a
    hand-coded event stands in its file. `quotes` are the words that a found incident rests on; `no_row` says why a
    codebook would make no row of it; `incident` joins the rows that one incident became (one for each active day).
    """

    id: str
    line: int | None = None
    incident: str | None = None
    start: str | None = None
    end: str | None = None
    date_precision: int | None = None
    event_type: str | None = None
    sub_event_type: str | None = None
    disorder_type: str | None = None
    violence: int | None = None
    side_a: tuple[Party, ...] = ()
    side_b: tuple[Party, ...] = ()
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    place_precision: int | None = None
    civilians_targeted: bool | None = None
    fatalities: int | None = None
    best: int | None = None
    low: int | None = None
    high: int | None = None
    civilian_deaths: int | None = None
    quotes: tuple[str, ...] = ()
    no_row: str | None = None


class Trouble(msgspec.Struct, frozen=True):
    """Something wrong with a table of hand-coded events: what, in which lines, with one example.

    `lost` tells that whole rows were left out; else only the value was.
    """

    what: str
    lines: tuple[int, ...] = ()
    example: str | None = None
    lost: bool = False

    def __str__(self) -> str:
        shown = ", ".join(map(str, self.lines[:_NAMED]))
        shown += f" and {len(self.lines) - _NAMED} more" if len(self.lines) > _NAMED else ""
        where = f" (line{'s' if len(self.lines) > 1 else ''} {shown})" if self.lines else ""
        example = f", for example {self.example!r}" if self.example else ""
        return f"{self.what}{example}{where}"


class Troubles:
    """Gathers troubles of one kind under one head."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, bool], tuple[list[int], str | None]] = {}

    def add(self, what: str, line: int | None = None, example: str | None = None, *, lost: bool = False) -> None:
        """One more line with this trouble; of examples the first is kept, cut to 60 characters."""
        lines, _ = self._found.setdefault((what, lost), ([], example[:60] if example else None))
        if line is not None and line not in lines[-1:]:
            lines.append(line)

    def all(self) -> tuple[Trouble, ...]:
        """What was gathered, in the order in which it was met."""
        return tuple(Trouble(what, tuple(lines), first, lost) for (what, lost), (lines, first) in self._found.items())
