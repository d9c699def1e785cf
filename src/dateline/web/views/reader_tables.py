"""Voices and grades of an answer, each told once and pointed at by number."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

import msgspec

from dateline.model import Attribution, Grade

Thing = TypeVar("Thing", bound=Hashable)


class SourceRead(msgspec.Struct, frozen=True, kw_only=True):
    """Who says something: the source, its letter with its reason, and through whom it came, the nearest first."""

    source: str | None
    source_id: str | None
    kind: str | None
    stance: str
    mode: str
    aligned_with: str | None
    interest: str | None
    interest_basis: str | None
    letter: str | None
    reason: str | None
    relayed_by: tuple[str, ...]


class Table(Generic[Thing]):
    """Things that many others point at by number, each once: a long report names the same voice hundreds of times."""

    def __init__(self) -> None:
        self._numbers: dict[Thing, int] = {}

    def number(self, thing: Thing) -> int:
        """The number of the thing, a new one where it has none yet."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def all(self) -> tuple[Thing, ...]:
        """The things, by number."""
        return tuple(self._numbers)


class Tables:
    """The voices and grades of one answer."""

    def __init__(self) -> None:
        self.voices: Table[SourceRead] = Table()
        self.grades: Table[Grade] = Table()

    def voice(self, voice: Attribution) -> int:
        """The number of a voice."""
        grade = voice.reliability
        told = SourceRead(
            source=voice.source,
            source_id=voice.source_id,
            kind=voice.kind,
            stance=voice.stance,
            mode=voice.mode,
            aligned_with=voice.aligned_with,
            interest=voice.interest,
            interest_basis=voice.interest_basis,
            letter=grade.code if grade else None,
            reason=grade.reason if grade else None,
            relayed_by=tuple(each.source or each.kind or "" for each in voice.relayed_by),
        )
        return self.voices.number(told)

    def grade(self, grade: Grade | None) -> int | None:
        """The number of a grade."""
        return None if grade is None else self.grades.number(grade)
