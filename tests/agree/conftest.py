"""Hand-coded and found events in few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.agree import Coded, Party

Make = Callable[..., Coded]


@pytest.fixture
def event() -> Make:
    """`event("e1", day="2021-03-02", a=["rebels"], place="Harim", …)`."""

    def make(
        name: str = "e1", *, day: str | None = None, a: tuple[str, ...] = (), b: tuple[str, ...] = (), **more: Any
    ) -> Coded:
        told = {"start": day, "end": day, **more}
        return Coded(id=name, side_a=tuple(map(Party, a)), side_b=tuple(map(Party, b)), **told)

    return make
