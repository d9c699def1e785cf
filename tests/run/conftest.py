"""A small fused store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.run.fuse import fuse_store
from dateline.store import Store

_DAYS = {"Halfaya": "2016-04-20", "Derna": "2017-05-01", "Bourzanga": "2018-06-02", "Kupiansk": "2019-07-03"}


@pytest.fixture
def store(tmp_path, tell) -> Iterator[Store]:
    """Four incidents, the first of two documents."""
    with Store.open(tmp_path / "some.db") as opened:
        for town, day in _DAYS.items():
            opened.add(tell(town.lower(), (town, day, 12), outlet=f"{town} Post"))
        opened.add(tell("second", ("Halfaya", "2016-04-20", 12), outlet="Hill Courier"))
        fuse_store(opened)
        yield opened
