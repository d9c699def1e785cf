"""How much and how long one fetch may take."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`bytes_` as they come and again when unpacked; seconds for one step on the wire, and for all with redirects."""

    bytes_: int = 20_000_000
    step_seconds: float = 20.0
    page_seconds: float = 60.0
    redirects: int = 8


class Deadline:
    """A moment by which something must be done."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self._until - time.monotonic())
