"""Which pairs are compared at all: those near in place and day, and those that share a rare word within days.

A pair is a candidate by its own two rows, never by how many others there are: what is found among many reports is what
is found among any part of them. So the keys are fine enough from the start and no block is cut when it is full.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .levels import Holds
from .signature import SIZE
from .table import ASIDE, NEVER, Ints, Table

#: Side of a cell in degrees: 28 km from south to north.
_CELL = 0.25
_COLUMNS = 2000
#: Days that two readings of one day may lie apart, and the longest span that is blocked by its days.
_SLACK, _LONGEST = 3, 45
#: The same for places no finer than an area.
_NEXT = 1
#: Days between two reports of one happening that are found by a name alone, and by a name and its area.
_SOON, _LATER = 7, 45
#: Words by which a report is looked up among those of its day, and among those of weeks.
_OF_A_DAY, _OF_WEEKS = 32, 12
#: Minima of a signature to a band, and bands.
_BAND, _BANDS = 4, 16
#: Pairs held at once.
_PART = 2_000_000


def candidates(table: Table) -> tuple[Ints, Ints]:
    """Pairs of rows (left < right, each once, sorted) that are worth a comparison; never two of one document."""
    size = len(table)
    found = [np.zeros(0, np.int64)]
    for left, right in _joined(table):
        low, high = np.minimum(left, right), np.maximum(left, right)
        keep = (low < high) & (table.document[low] != table.document[high])
        found.append(_each_once(low[keep] * size + high[keep]))
    pairs = _each_once(np.concatenate(found))
    return pairs // size, pairs % size


def _each_once(numbers: Ints) -> Ints:
    """Sorted, each number once; by sorting, for NumPy's own way hashes numbers of this form into few places."""
    ordered = np.sort(numbers)
    once: Ints = ordered[np.concatenate((np.ones(min(1, len(ordered)), np.bool_), ordered[1:] != ordered[:-1]))]
    return once


def _joined(table: Table) -> Iterator[tuple[Ints, Ints]]:
    yield from _by_cell(table)
    yield from _by_area(table)
    yield from _by_name(table)
    yield from _by_word(table)
    yield from _by_text(table)


def _by_cell(table: Table) -> Iterator[tuple[Ints, Ints]]:
    """Rows with a point in the same or a neighbouring cell within days."""
    days, ends = spans(table)
    rows = np.flatnonzero(~np.isnan(table.lat) & (table.fine >= 3) & (days != NEVER))
    north = np.floor((table.lat[rows] + 90) / _CELL).astype(np.int64) + 1
    east = np.floor((table.lon[rows] + 180) / _CELL).astype(np.int64) + 1
    cell = north * _COLUMNS + east
    for north_by in (-_COLUMNS, 0, _COLUMNS):
        for east_by in (-1, 0, 1):
            yield from _within(rows, cell, cell + north_by + east_by, days[rows], ends[rows])


def _by_area(table: Table) -> Iterator[tuple[Ints, Ints]]:
    """Rows of one first-order area within a day, of which one is no finer than it or has no point."""
    days, ends = spans(table)
    rows = np.flatnonzero((days != NEVER) & (table.admin1 != 0))
    coarse = (table.fine[rows] <= 3) | np.isnan(table.lat[rows])
    key = table.admin1[rows] * 31 + table.country[rows]
    # a long span finds what starts in it, so that either row must be asked
    yield from _within(rows, key, key, days[rows], ends[rows], slack=_NEXT, answers=coarse)
    yield from _within(rows, key, key, days[rows], ends[rows], slack=_NEXT, asked=coarse)


def _by_name(table: Table) -> Iterator[tuple[Ints, Ints]]:
    """Rows whose places have one name, wherever they were looked up, within days."""
    days, ends = spans(table)
    rows = np.flatnonzero((days != NEVER) & (table.place != 0) & (table.fine >= 2))
    yield from _within(rows, table.place[rows], table.place[rows], days[rows], ends[rows])


def _by_word(table: Table) -> Iterator[tuple[Ints, Ints]]:
    """Rows that share a rare name or a street, of one day; published within days, or within weeks in one area."""
    days, ends = spans(table)
    owner, words = _looked_up(table, telling="pkbs", aside="pbs", most=_OF_A_DAY)
    dated = days[owner] != NEVER
    owner, words = owner[dated], words[dated]
    yield from _within(owner, words, words, days[owner], ends[owner], slack=_NEXT)
    owner, words = _looked_up(table, telling="bse", aside="bs", most=_OF_WEEKS)
    dated = table.published[owner] != NEVER
    owner, words = owner[dated], words[dated]
    told = table.published[owner]
    yield from _within(owner, words, words, told, told, slack=_SOON)
    placed = table.admin1[owner] != 0
    owner, words, told = owner[placed], words[placed], told[placed]
    keyed = words * 1000003 + table.admin1[owner]
    yield from _within(owner, keyed, keyed, told, told, slack=_LATER)


def _looked_up(table: Table, telling: str, aside: str, most: int) -> tuple[Ints, Ints]:
    """Rows, and the words of these classes by which they are looked up: at most so many each, by smallest checksum."""
    terms = table.terms
    owner = np.repeat(np.arange(len(table)), np.diff(terms.starts))
    flags = [ord(each) for each in telling] + [ord(each) | ASIDE for each in aside]
    strong = np.isin(terms.flags, flags)
    owner, words = owner[strong], terms.values[strong]
    order = np.lexsort((words, owner))
    owner, words = owner[order], words[order]
    nth = np.arange(len(owner)) - np.searchsorted(owner, owner)
    return owner[nth < most], words[nth < most]


def _by_text(table: Table) -> Iterator[tuple[Ints, Ints]]:
    """Rows of reports that are copies of each other, the same in rank: bands of equal minima."""
    rows = np.flatnonzero(table.signature[:, SIZE] > 0)
    for band in range(_BANDS):
        minima = table.signature[rows, band * _BAND : (band + 1) * _BAND].astype(np.uint64)
        key = np.zeros(len(rows), np.uint64)
        for column in range(_BAND):
            key = key * np.uint64(0x9E3779B97F4A7C15) + minima[:, column]
        keyed = (key >> np.uint64(2)).astype(np.int64)
        told = table.published[rows]
        yield from _within(rows, keyed, keyed, told, told, slack=_LATER)


def spans(table: Table) -> tuple[Ints, Ints]:
    """First and last day of each row; NEVER where unknown or longer than what is blocked by days."""
    fits = (table.start != NEVER) & (table.end - table.start <= _LONGEST)
    return np.where(fits, table.start, NEVER), np.where(fits, table.end, NEVER)


def _within(
    rows: Ints,
    own: Ints,
    wanted: Ints,
    first: Ints,
    last: Ints,
    slack: int = _SLACK,
    answers: Holds | None = None,
    asked: Holds | None = None,
) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of `rows`, in parts: one with the key that the other wants, its first day in the other's span or near it.

    Keys and days are beside `rows`. The row that starts first finds the other; of two that start on one day the first
    row does, so that whoever is wanted must want in turn, here or in another call. A row that `answers` does not hold
    is found by none, one outside `asked` finds none.
    """
    index = np.arange(len(rows)) if answers is None else np.flatnonzero(answers)
    if not len(index):
        return
    keys, number = np.unique(own[index], return_inverse=True)
    day = first[index] - (start := int(first.min()) - slack)
    length = int(last.max()) + slack - start + 1
    place = number * length + day
    order = np.argsort(place, kind="stable")
    place, index = place[order], index[order]
    key = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    asks = np.flatnonzero((keys[key] == wanted) if asked is None else (keys[key] == wanted) & asked)
    base = key[asks] * length - start
    low = np.searchsorted(place, base + first[asks], side="left")
    high = np.searchsorted(place, base + last[asks] + slack, side="right")
    sizes = high - low
    ends = np.cumsum(sizes)
    at = 0
    while at < len(asks):
        to = max(at + 1, int(np.searchsorted(ends, (ends[at - 1] if at else 0) + _PART, side="right")))
        part = sizes[at:to]
        mine = np.repeat(asks[at:to], part)
        its = np.arange(int(part.sum())) - np.repeat(np.cumsum(part) - part, part) + np.repeat(low[at:to], part)
        its = index[its]
        once = (first[its] > first[mine]) | (rows[mine] < rows[its])
        yield rows[mine[once]], rows[its[once]]
        at = to
