"""The first rows of a list, by day, without a look at all the others: what makes a list of a million quick.

Two ways lead there. Where a filter leaves few rows, these are taken by its index and sorted. Where each leaves many,
the rows are walked in the order of the list until enough of them fit; a list that begins or ends with a day is walked
from there. The names that a filter means are looked up among the names that there are (table `folded`), a thousandth of
the rows, so that a row need only be compared with these.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .filters import Filters, given, where

#: A list that asks for more rows than this is read as a whole.
MOST = 1_000
#: So many rows are taken and sorted rather than looked for one after the other, which is one more look into the table
#: for each. Where the index of the order has all that is asked (_IN_ORDER), looking is cheaper: of a million rows 1,500
#: have a list's first fifty within some 30,000.
_FEW, _FEWER = 5_000, 1_500
_IN_ORDER = frozenset({"place", "kind", "since", "until"})
_OF = " IN (SELECT value FROM json_each(?))"
_KNOWN = "SELECT name, own FROM folded WHERE what = ?"
Rows = Callable[[str, tuple[object, ...]], Iterator[tuple[Any, ...]]]
#: SQL and the values for it.
Asked = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A table that is listed by day. Of `t`, its rows; `few` by filter selects pks of all rows that fit, or more.

    `actors` is its table of actors and the column there that names the row; `order` parts rows of the same days.
    """

    table: str
    actors: tuple[str, str]
    order: str
    tests: dict[str, str]
    few: dict[str, str]

    @property
    def by_day(self) -> str:
        """The order of the list."""
        return f" ORDER BY t.start_day IS NULL, t.start_day, t.end_day NULLS FIRST, {self.order}"


_BOX = " WHERE lon_high >= ? AND lat_high >= ? AND lon_low <= ? AND lat_low <= ?"


def _of_documents(table: str, spots: str, status: str, status_test: str) -> Listed:
    named = "incident" if table == "incidents" else "event"
    return Listed(
        table=table,
        actors=("actors", named),
        order="t.document, t.position",
        tests={
            "status": status_test,
            "document": "EXISTS (SELECT 1 FROM documents d WHERE d.pk = t.document AND substr(d.id, 1, length(?)) = ?)",
            "text": "EXISTS (SELECT 1 FROM search s WHERE s.rowid = t.document AND search MATCH ?)",
        },
        few={
            "status": status,
            "box": f"SELECT pk FROM {spots}" + _BOX,
            "document": f"SELECT t.pk AS pk FROM documents d JOIN {table} t ON t.document = d.pk"
            " WHERE d.id BETWEEN ? AND ? || char(1114111)",
            "text": f"SELECT t.pk AS pk FROM search s JOIN {table} t ON t.document = s.rowid WHERE search MATCH ?",
        },
    )


EVENTS = _of_documents("events", "event_spots", "SELECT pk FROM events WHERE status = ?", "t.status = ?")
INCIDENTS = _of_documents(
    "incidents",
    "incident_spots",
    "SELECT l.incident AS pk FROM events e JOIN incident_events l ON l.event = e.pk WHERE e.status = ?",
    "EXISTS (SELECT 1 FROM incident_events l JOIN events e ON e.pk = l.event WHERE l.incident = t.pk AND e.status = ?)",
)
FUSED = Listed(
    table="fused",
    actors=("fused_actors", "fused"),
    order="t.id",
    tests={
        "status": "EXISTS (SELECT 1 FROM reports r JOIN incident_events l ON l.incident = r.incident"
        " JOIN events e ON e.pk = l.event WHERE r.fused = t.pk AND e.status = ?)",
        "document": "EXISTS (SELECT 1 FROM reports r JOIN documents d ON d.pk = r.document"
        " WHERE r.fused = t.pk AND substr(d.id, 1, length(?)) = ?)",
        "text": "EXISTS (SELECT 1 FROM reports r CROSS JOIN search s"
        " WHERE r.fused = t.pk AND s.rowid = r.document AND search MATCH ?)",
    },
    few={
        "status": "SELECT r.fused AS pk FROM events e JOIN incident_events l ON l.event = e.pk"
        " JOIN reports r ON r.incident = l.incident WHERE e.status = ? AND r.fused IS NOT NULL",
        "box": "SELECT pk FROM fused_spots" + _BOX,
        "document": "SELECT r.fused AS pk FROM documents d JOIN reports r ON r.document = d.pk"
        " WHERE d.id BETWEEN ? AND ? || char(1114111) AND r.fused IS NOT NULL",
        "text": "SELECT r.fused AS pk FROM search s JOIN reports r ON r.document = s.rowid"
        " WHERE search MATCH ? AND r.fused IS NOT NULL",
    },
)
#: Filters whose `few` are just those that fit.
_EXACT = frozenset({"kind", "status", "text", "document"})
_POINT = "t.lon >= ? AND t.lat >= ? AND t.lon <= ? AND t.lat <= ?"
_SINCE = "coalesce(t.end_day, t.start_day) >= ?"
_UNTIL = "coalesce(t.start_day, t.end_day) <= ?"
#: Rows that end in a later month than they begin in: few, and with an index of their own.
_CROSSING = "substr(t.end_day, 1, 7) > substr(t.start_day, 1, 7)"


def listed_rows(
    rows: Rows, stream: Rows, listed: Listed, select: str, conditions: dict[str, str], filters: Filters
) -> Iterator[tuple[Any, ...]]:
    """What `select` tells of the rows of `t` that fit, by day, undated ones last; `stream` is for many of them.

    Raises InputError.
    """
    limit = filters.get("limit")
    if limit is None or not 0 < limit <= MOST:
        clause, values = where(filters, conditions)
        yield from stream(select + clause + listed.by_day + " LIMIT ?", (*values, -1 if limit is None else limit))
        return
    pks = first_pks(rows, listed, filters, limit)
    these = " WHERE t.pk IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
    yield from rows(select + these + listed.by_day, (json.dumps(pks),))


def first_pks(rows: Rows, listed: Listed, filters: Filters, limit: int) -> list[int]:
    """The pks of the first rows of a list that fit, in its order. Raises InputError as `where` does."""
    asked = given(filters)
    tests: dict[str, Asked] = {}
    few: dict[str, Asked] = {}
    for name, values in asked.items():
        if name in ("place", "actor", "kind"):
            known = _names(rows, name, values)
            if not known.either:
                return []
            tests[name] = _named_test(listed, name, known)
            few[name] = _named_few(listed, name, known)
        elif name == "box":
            tests[name] = _POINT, values[4:]
            few[name] = listed.few["box"], values[:4]
        elif name in ("since", "until"):
            tests[name] = _SINCE if name == "since" else _UNTIL, values
        else:
            tests[name] = listed.tests[name], values
            few[name] = listed.few[name], values
    if (fewest := _fewest(rows, few, _FEWER if asked.keys() <= _IN_ORDER else _FEW)) is not None:
        if fewest in _EXACT:
            del tests[fewest]
        return _sorted(rows, listed, few[fewest], list(tests.values()), limit)
    since, until = (asked.get(name, (None,))[0] for name in ("since", "until"))
    found: list[int] = []
    for part in _parts(since, until):
        if len(found) < limit:
            found += _walked(rows, listed, part, list(tests.values()), limit - len(found))
    return found


@dataclass(frozen=True, slots=True)
class _Names:
    """Of the names that there are those that fit by themselves, and those that stand beside an id that fits."""

    named: tuple[str, ...]
    either: tuple[str, ...]
    ids: str


def _names(rows: Rows, what: str, values: tuple[object, ...]) -> _Names:
    if what == "kind":
        needles, ids = [str(value) for value in values], "[]"
    else:
        needles, ids = json.loads(str(values[0])), str(values[1])
    wanted = set(json.loads(ids))
    named: dict[str, None] = {}
    either: dict[str, None] = {}
    for name, own in rows(_KNOWN, (what,)):
        fits = any(needle in name for needle in needles)
        if fits:
            named[name] = None
        if fits or own in wanted:
            either[name] = None
    return _Names(tuple(named), tuple(either), ids)


def _named_test(listed: Listed, what: str, known: _Names) -> Asked:
    named, either = json.dumps(known.named), json.dumps(known.either)
    if what == "kind":
        return "t.type_key" + _OF, (named,)
    values: tuple[object, ...]
    row, name, own = ("a", "name_key", "actor_id") if what == "actor" else ("t", "place_key", "place_id")
    if len(known.named) == len(known.either):
        sql, values = f"{row}.{name}" + _OF, (named,)
    else:
        sql = f"({row}.{name}{_OF} AND ({row}.{name}{_OF} OR {row}.{own}{_OF}))"
        values = either, named, known.ids
    if what == "actor":
        table, column = listed.actors
        sql = f"EXISTS (SELECT 1 FROM {table} a WHERE a.{column} = t.pk AND {sql})"
    return sql, values


def _named_few(listed: Listed, what: str, known: _Names) -> Asked:
    names = (json.dumps(known.either),)
    if what == "actor":
        table, column = listed.actors
        return f"SELECT {column} AS pk FROM {table} WHERE {column} IS NOT NULL AND name_key" + _OF, names
    return f"SELECT pk FROM {listed.table} WHERE {'type_key' if what == 'kind' else 'place_key'}" + _OF, names


def _fewest(rows: Rows, few: dict[str, Asked], most: int) -> str | None:
    """The filter that selects the fewest rows; None where each selects more than `most`."""
    best, least = None, most + 1
    for name, (sql, values) in few.items():
        ((count,),) = rows(f"SELECT count(*) FROM ({sql} LIMIT ?) taken", (*values, least))
        if count < least:
            best, least = name, count
    return best


def _sorted(rows: Rows, listed: Listed, few: Asked, tests: list[Asked], limit: int) -> list[int]:
    sql, values = few
    # the order of the join is that in which it is written: the few first
    chosen = f"SELECT t.pk FROM (SELECT DISTINCT pk FROM ({sql}) taken) c CROSS JOIN {listed.table} t"
    clause, more = _all([("t.pk = c.pk", ()), *tests])
    found = rows(chosen + clause + listed.by_day + " LIMIT ?", (*values, *more, limit))
    return [pk for (pk,) in found]


def _walked(rows: Rows, listed: Listed, part: _Part, tests: list[Asked], limit: int) -> list[int]:
    clause, values = _all([*part.tests, *tests])
    # any other index would have all that fits sorted, to show the first of it
    walk = f"SELECT t.pk FROM {listed.table} t INDEXED BY {listed.table}_{part.index}"
    order = f" ORDER BY {part.order}t.end_day NULLS FIRST, {listed.order} LIMIT ?"
    return [pk for (pk,) in rows(walk + clause + order, (*values, limit))]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a list: the index that has it in order, what its rows have in common, how its order begins."""

    index: str = "listed"
    tests: tuple[Asked, ...] = ()
    order: str = "t.start_day IS NULL, t.start_day, "


def _parts(since: object, until: object) -> Iterator[_Part]:
    """The parts of a list in which rows of these days can be, in its order."""
    if since is None and until is None:
        yield _Part()
        return
    # what is one value in all of a part is left out of its order: SQLite would sort by it
    dated: list[Asked] = [("(t.start_day IS NULL) = FALSE", ())]
    if until is not None:
        dated.append(("t.start_day <= ?", (until,)))
    if since is not None:
        month = f"{str(since)[:7]}-01"
        crossing = ((_CROSSING, ()), ("t.end_day >= ?", (since,)), ("t.start_day < ?", (month,)))
        yield _Part("crossing", crossing, "t.start_day, ")
        dated.append(("t.start_day >= ?", (month,)))
    yield _Part("listed", tuple(dated), "t.start_day, ")
    yield _Part("listed", (("(t.start_day IS NULL) = TRUE", ()),), "")


def _all(tests: list[Asked]) -> Asked:
    clause = " WHERE " + " AND ".join(sql for sql, _ in tests) if tests else ""
    return clause, tuple(value for _, values in tests for value in values)
