"""The best one-to-one assignment of two short lists: the sum of the scores is as high as it can be.

The Hungarian method in the form with potentials and shortest augmenting paths (Kuhn 1955; Munkres 1957; Jonker and
Volgenant 1987), cubic in the shorter side.
"""

from __future__ import annotations

from collections.abc import Sequence

#: Beyond so many cells of one block the best pairs are taken one after another.
MAX_CELLS = 10_000


def assign(scores: Sequence[Sequence[float]], least: float) -> list[tuple[int, int]]:
    """Pairs (row, column) of the best assignment, none with a score below `least`, in order of the rows.

    Each row and column stands in one pair at most. Rows and columns that may pair are parted into blocks first, so that
    a long list of far-apart events is cheap; a block too big for it is paired greedily.
    """
    pairs: list[tuple[int, int]] = []
    for rows, columns in _blocks(scores, least):
        if len(rows) * len(columns) > MAX_CELLS:
            pairs += _greedy(scores, rows, columns, least)
            continue
        turned = len(rows) > len(columns)
        one, other = (columns, rows) if turned else (rows, columns)
        # a pair that may not be costs nothing and gains nothing, like being left alone
        gains = [[_gain(scores, j, i, least) if turned else _gain(scores, i, j, least) for j in other] for i in one]
        for at, to in enumerate(_hungarian(gains)):
            if gains[at][to] > 0:
                pairs.append((other[to], one[at]) if turned else (one[at], other[to]))
    return sorted(pairs)


def _gain(scores: Sequence[Sequence[float]], row: int, column: int, least: float) -> float:
    score = scores[row][column]
    return score if score >= least and score > 0 else 0.0


def _blocks(scores: Sequence[Sequence[float]], least: float) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that hang together by pairs that may be."""
    open_rows = dict.fromkeys(range(len(scores)))
    blocks = []
    while open_rows:
        first = next(iter(open_rows))
        rows, columns, todo = {first: None}, dict[int, None](), [first]
        while todo:
            row = todo.pop()
            fresh = [j for j, score in enumerate(scores[row]) if score >= least and score > 0 and j not in columns]
            columns.update(dict.fromkeys(fresh))
            for j in fresh:
                more = [i for i in open_rows if i not in rows and scores[i][j] >= least and scores[i][j] > 0]
                rows.update(dict.fromkeys(more))
                todo += more
        for row in rows:
            del open_rows[row]
        if columns:
            blocks.append((sorted(rows), sorted(columns)))
    return blocks


def _greedy(
    scores: Sequence[Sequence[float]], rows: list[int], columns: list[int], least: float
) -> list[tuple[int, int]]:
    may = sorted((-scores[i][j], i, j) for i in rows for j in columns if _gain(scores, i, j, least) > 0)
    taken_rows, taken_columns, pairs = set[int](), set[int](), []
    for _, i, j in may:
        if i not in taken_rows and j not in taken_columns:
            taken_rows.add(i)
            taken_columns.add(j)
            pairs.append((i, j))
    return pairs


def _hungarian(gains: list[list[float]]) -> list[int]:
    """The column of each row; there are at least as many columns as rows."""
    rows, columns = len(gains), len(gains[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        at = 0
        slack = [float("inf")] * (columns + 1)
        came = [0] * (columns + 1)
        done = [False] * (columns + 1)
        while row_of[at]:
            done[at] = True
            here, step, to = row_of[at], float("inf"), 0
            for j in range(1, columns + 1):
                if done[j]:
                    continue
                cost = -gains[here - 1][j - 1] - of_row[here] - of_column[j]
                if cost < slack[j]:
                    slack[j], came[j] = cost, at
                if slack[j] < step:
                    step, to = slack[j], j
            for j in range(columns + 1):
                if done[j]:
                    of_row[row_of[j]] += step
                    of_column[j] -= step
                else:
                    slack[j] -= step
            at = to
        while at:
            row_of[at], at = row_of[came[at]], came[at]
    found = [0] * rows
    for j in range(1, columns + 1):
        if row_of[j]:
            found[row_of[j] - 1] = j - 1
    return found
