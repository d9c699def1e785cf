"""How Python's garbage collector is set where a process does nothing but read."""

from __future__ import annotations

import functools
import gc

#: A Reading makes ten thousands of records in no cycle; by default they are walked again and again, 7 % of the time.
_THRESHOLDS = (20_000, 20, 20)


def rarely() -> None:
    """Collect garbage less often. For processes of our own: a library leaves the settings of its caller alone."""
    gc.set_threshold(*_THRESHOLDS)


@functools.cache
def settle() -> None:
    """Once, after the first document: what was loaded for good (tables, models) is not walked again."""
    gc.collect()
    gc.freeze()
