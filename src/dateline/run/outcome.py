"""What became of one document: its Reading, or why there is none."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from dateline.model import DatelineError, InvariantError, RawDocument, Reading, Rejected

from .pipeline import read_document


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be read. `reason` is for a person, `detail` the traceback where a stage broke."""

    origin: str
    reason: str
    detail: str | None = None


class Outcome:
    """A raw document with its failure, or with its Reading: as an object, as a line of JSON, or both."""

    __slots__ = ("_line", "_reading", "failed", "raw")

    def __init__(
        self,
        raw: RawDocument | Rejected,
        *,
        failed: Failed | None = None,
        line: bytes | None = None,
        reading: Reading | None = None,
    ) -> None:
        self.raw = raw
        self.failed = failed
        self._line = line
        self._reading = reading

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


def attempt(raw: RawDocument, *, gated: bool = False) -> tuple[Reading, bytes] | Failed:
    """Read one document: its Reading and the line of JSON for it.

    `gated` lets documents go as `read_document` does. Whatever breaks inside becomes a Failed, so that one document
    never stops the others.
    """
    try:
        reading = read_document(raw, gated=gated)
        return reading, reading.to_json()
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
