"""The store's statements in PostgreSQL's words."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .words import phrases_of, query_of

#: Whole phrases of SQLite, before values are looked at; text in quotes is left as it is.
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), told)
    for pattern, told in (
        (r"IN \(SELECT value FROM json_each\((\?\d*)\)\)", r"= ANY(CAST(\1:texts AS text[]))"),
        (
            r"IN \(SELECT CAST\(value AS INTEGER\) FROM json_each\((\?\d*)\)\)",
            r"= ANY(CAST(\1:numbers AS bigint[]))",
        ),
        (
            r"json_each\((\?\d*)\) (\w+)",
            r"unnest(CAST(\1:texts AS text[])) WITH ORDINALITY AS \2 (value, key)",
        ),
        (r"json_each\((\w+\.\w+)\)", r"jsonb_array_elements_text(CAST(\1 AS jsonb)) AS each (value)"),
        (r"\binstr\(", "strpos("),
        (r"\bchar\(", "chr("),
        (r"\bLIKE\b", "ILIKE"),
        (r"\bAS INTEGER\)", "AS bigint)"),
        (r"\bAS BLOB\)", "AS bytea)"),
        (r"\bLIMIT (\?\d*)", r"LIMIT nullif(\1, -1)"),
        (r" INDEXED BY \w+", ""),
        (r"\bsqlite_sequence\b", "changes"),
        (r"\bsearch MATCH \?", "vector @@ CAST(?:query AS tsquery)"),
        (r"\bbm25\(search, 5, 1, 2\)", "bm25(s.vector, s.words, (SELECT ranking(CAST(?:phrases AS tsquery[]))))"),
        (
            r"lon_high >= \? AND lat_high >= \? AND lon_low <= \? AND lat_low <= \?",
            "spot && ST_MakeEnvelope(?, ?, ?, ?, 4326)",
        ),
    )
)
_VALUE = re.compile(r"('(?:[^']|'')*')|\?(\d*)(?::(\w+))?")

Convert = Callable[[Any], Any]


def _texts(value: str) -> list[str]:
    return [str(each) for each in json.loads(value)]


_CONVERT: dict[str, Convert] = {"texts": _texts, "numbers": json.loads, "query": query_of, "phrases": phrases_of}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A statement with `$1` for values; for each of these which of the given values it is, and what is made of it."""

    sql: str
    given: tuple[tuple[int, Convert | None], ...]
    plain: bool

    def values(self, values: Sequence[Any]) -> Sequence[Any]:
        """The values to send."""
        if self.plain:
            return values
        return [values[at] if convert is None else convert(values[at]) for at, convert in self.given]


@functools.lru_cache(maxsize=1024)
def render(sql: str) -> Rendered:
    """The statement as PostgreSQL takes it."""
    for pattern, told in _PHRASES:
        sql = pattern.sub(told, sql)
    given: list[tuple[int, Convert | None]] = []
    matched = -1
    next_ = 0

    def number(found: re.Match[str]) -> str:
        nonlocal matched, next_
        if found[1]:
            return found[1]
        if found[3] == "phrases":  # of the query that rows were matched with
            at = matched
        elif found[2]:
            at = int(found[2]) - 1
        else:
            at, next_ = next_, next_ + 1
        if found[3] == "query":
            matched = at
        asked = (at, _CONVERT[found[3]] if found[3] else None)
        if asked not in given:
            given.append(asked)
        return f"${given.index(asked) + 1}"

    told = _VALUE.sub(number, sql)
    plain = all(at == i and convert is None for i, (at, convert) in enumerate(given))
    return Rendered(told, tuple(given), plain)
