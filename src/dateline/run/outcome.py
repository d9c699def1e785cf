"""What became of one document: its Reading, or why there is none."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from dateline.model import DatelineError, InvariantError, RawDocument, Reading, Rejected
from dateline.store import Prepared

from .pipeline import read_document

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be read. `reason` is for a person, `detail` the traceback where a stage broke."""

    origin: str
    reason: str
    detail: str | None = None


class Outcome:
    """A raw document with its failure, or with its Reading: as an object, a line of JSON, or made ready for a store."""

    __slots__ = ("_line", "_prepared", "_reading", "failed", "raw")

    def __init__(
        self,
        raw: RawDocument | Rejected,
        *,
        failed: Failed | None = None,
        line: bytes | None = None,
        reading: Reading | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        self.raw = raw
        self.failed = failed
        self._line = line
        self._reading = reading
        self._prepared = prepared

    @classmethod
    def of_rejected(cls, rejected: Rejected) -> Outcome:
        """The outcome of what was no document."""
        return cls(rejected, failed=Failed(rejected.origin, rejected.reason))

    @property
    def line(self) -> bytes:
        """The Reading as a line of JSON, without the line feed. Only where nothing failed."""
        if self._line is None:
            self._line = self.reading.to_json()
        return self._line

    @property
    def reading(self) -> Reading:
        """The Reading. Only where nothing failed."""
        if self._reading is None:
            assert self._line is not None, "an outcome without failure has a Reading"
            self._reading = Reading.from_json(self._line)
        return self._reading

    @property
    def prepared(self) -> Prepared:
        """The Reading made ready for a store. Only where that was asked for and nothing failed."""
        assert self._prepared is not None, "whoever asks for this has asked for it before"
        return self._prepared


def attempt(raw: RawDocument, *, gated: bool = False) -> tuple[Reading, bytes] | Failed:
    """Read one document: its Reading and the line of JSON for it; see `attempt_as`."""
    return attempt_as(_with_line, raw, gated=gated)


def _with_line(reading: Reading) -> tuple[Reading, bytes]:
    return reading, reading.to_json()


def attempt_as(make: Callable[[Reading], Made], raw: RawDocument, *, gated: bool = False) -> Made | Failed:
    """Read one document, and make something of its Reading.

    `gated` lets documents go as `read_document` does. Whatever breaks inside becomes a Failed, so that one document
    never stops the others.
    """
    try:
        return make(read_document(raw, gated=gated))
    except InvariantError as error:
        reason = f"its Reading breaks a promise of the contract and is not kept ({error}); please report this"
        return Failed(raw.origin, reason, traceback.format_exc())
    except DatelineError as error:
        return Failed(raw.origin, str(error), traceback.format_exc())
    except MemoryError:
        return Failed(raw.origin, "there was not enough memory to read it", traceback.format_exc())
    except Exception as error:
        reason = f"reading it failed ({type(error).__name__}: {error}); please report this"
        return Failed(raw.origin, reason, traceback.format_exc())
