"""A page of a list: the next rows in an order, behind those that were shown already."""

from __future__ import annotations

import base64
import binascii
from typing import Literal, get_args

import msgspec
import numpy as np

from dateline.model import InputError

from .rows import Bools, Ints, Rows

Sort = Literal["day", "-day", "-killed", "-doubt", "-credibility"]
SORTS: tuple[Sort, ...] = get_args(Sort)


class _Cursor(msgspec.Struct, frozen=True, array_like=True):
    """The last row that was shown: its key in the order, and its number among those of the same key."""

    sort: Sort
    key: float
    own: int


def page(rows: Rows, mask: Bools, sort: Sort, cursor: str | None, limit: int) -> tuple[Ints, str | None]:
    """The next rows in this order, and the cursor behind them; None where there are no more.

    Of rows alike in what is sorted by, the id decides, so that nothing is shown twice or left out. Raises InputError
    where the cursor is none of this order.
    """
    some = np.flatnonzero(mask)
    keys, own = _keys(rows, some, sort), rows["own"][some]
    if cursor:
        last = _read(cursor, sort)
        behind = (keys > last.key) | ((keys == last.key) & (own > last.own))
        some, keys, own = some[behind], keys[behind], own[behind]
    if len(some) > limit:
        edge = np.partition(keys, limit)[limit]
        kept = np.flatnonzero(keys <= edge)
        some, keys, own = some[kept], keys[kept], own[kept]
    order = np.lexsort((own, keys))[: limit + 1]
    if len(order) <= limit:
        return some[order], None
    at = order[limit - 1]
    told = _Cursor(sort, float(keys[at]), int(own[at]))
    return some[order[:limit]], base64.urlsafe_b64encode(msgspec.json.encode(told)).decode().rstrip("=")


def _keys(rows: Rows, some: Ints, sort: Sort) -> Ints:
    """What is sorted by, the least first; what is unknown comes last."""
    match sort:
        case "day" | "-day":
            days = rows["first"][some].astype("f8")
            return np.where(days > 0, days if sort == "day" else -days, np.inf)
        case "-killed":
            return -rows["best"][some].astype("f8")
        case "-doubt":
            return -rows["doubt"][some].astype("f8")
    digits = rows["credibility"][some].astype("f8")
    return np.where(digits > 0, -digits, np.inf)


def _read(cursor: str, sort: Sort) -> _Cursor:
    try:
        told = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=_Cursor)
    except (msgspec.MsgspecError, binascii.Error, ValueError):
        raise InputError("the cursor is none that this list gave") from None
    if told.sort != sort:
        raise InputError(f"the cursor belongs to the order {told.sort}")
    return told


def beside(rows: Rows, mask: Bools, own: int) -> tuple[int | None, int | None]:
    """The rows before and after an incident (`own`) by day, whether or not the filters leave it; None at either end."""
    here = np.flatnonzero((rows["own"] == own) & rows.alive)
    if not len(here):
        return None, None
    some = np.flatnonzero(mask)
    keys, owns = _keys(rows, some, "day"), rows["own"][some]
    key = _keys(rows, here, "day")[0]
    less = np.flatnonzero((keys < key) | ((keys == key) & (owns < own)))
    more = np.flatnonzero((keys > key) | ((keys == key) & (owns > own)))
    before = less[np.lexsort((owns[less], keys[less]))[-1:]] if len(less) else less
    after = more[np.lexsort((owns[more], keys[more]))[:1]] if len(more) else more
    return (int(some[before[0]]) if len(before) else None, int(some[after[0]]) if len(after) else None)
