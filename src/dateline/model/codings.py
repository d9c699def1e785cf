"""Double coding: a round gives incidents to several coders, each blind to the others, and keeps what each coded."""

from __future__ import annotations

from typing import Literal

import msgspec

from .fused import FusedIncident
from .judgements import Anchor, CorrectedField, Correction

CodingVerdict = Literal["accept", "correct", "reject"]


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """A round of coding as it was opened: never changed, only closed.

    `query` are the desk's filters (as in an address) that chose the incidents, `needed` how many coders each of them
    gets, `fields` those to be coded. `judgements` is the number of the last judgement before the round began: what came
    later, its coders do not see. `closed_at` is UTC, or None.
    """

    number: int
    name: str
    query: str
    coders: tuple[str, ...]
    needed: int
    fields: tuple[CorrectedField, ...]
    judgements: int
    by: str
    at: str
    closed_by: str | None = None
    closed_at: str | None = None


class RoundItem(msgspec.Struct, frozen=True, kw_only=True):
    """An incident of a round as it was when the round began, and who codes it.

    `shown` is what every coder of it sees, whatever is judged or read since; `machine` is the incident as the machine
    had it, where a person had corrected something before. `reports` find it again. `position` counts from 0.
    """

    number: int
    round: int
    position: int
    incident: str
    coders: tuple[str, ...]
    reports: tuple[Anchor, ...]
    shown: FusedIncident
    machine: FusedIncident | None = None


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What one coder held of one incident of a round. Never changed: a later one of hers takes its place.

    `values` are what she gives fields in place of the machine's ("correct"); fields that she leaves out she holds to be
    right. "reject" says that the incident is none.
    """

    number: int
    item: int
    by: str
    at: str
    verdict: CodingVerdict
    values: tuple[Correction, ...] = ()
    note: str | None = None


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """That an adjudicator made a judgement (its number) of an incident's codings. It holds as long as that stands."""

    number: int
    item: int
    judgement: int
    by: str
    at: str


class SavedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Filters of the desk under a name: `query` as in an address; `owner` is None where everybody has it."""

    number: int
    name: str
    query: str
    owner: str | None
    by: str
    at: str
