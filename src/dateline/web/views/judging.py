"""Judgements as they are asked for, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec

from dateline.model import CorrectedField, FusedIncident, InputError, Judgement, Verdict
from dateline.model.display import tally_text
from dateline.model.records import Tally
from dateline.review import what
from dateline.run.judge import Ruled
from dateline.run.ruling import JudgementState
from dateline.store import Store

from .briefs import Brief

Note = Annotated[str, msgspec.Meta(max_length=2000)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
#: Incidents that one judgement changed and that are told at once; a correction of a place may move hundreds.
MOST = 50


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every judgement may carry: why, and the version of the incident as it was shown (`seen` of a brief).

    Where `seen` is given and the incident has changed since, nothing is judged and the answer is 409.
    """

    note: Note | None = None
    seen: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of a document: its text from `start` to `end` (code points)."""

    document: Name
    start: int
    end: int
    words: Note


class CorrectAsked(Asked, frozen=True, kw_only=True):
    """Values by field, written as for `dateline correct`, and words of reports that bear them out."""

    values: Annotated[dict[CorrectedField, Note], msgspec.Meta(min_length=1)]
    quotes: dict[CorrectedField, Words] = {}


class MergeAsked(Asked, frozen=True, kw_only=True):
    """Another incident, by its id or one of its reports; `other_seen` is its version as it was shown."""

    other: Name
    other_seen: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class SplitAsked(Asked, frozen=True, kw_only=True):
    """The reports ("document/i1") that tell another happening."""

    reports: Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=1000)]


class UndoAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a judgement is taken back."""

    note: Note | None = None


class JudgementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement in a row: `words` are what was judged, `state` is "stands", "undone" or "stale: …" with the reason.

    `undo` says whether who asks may take it back.
    """

    number: int
    verdict: Verdict
    by: str
    at: str
    words: str
    note: str | None
    subject: str
    other: str | None
    undoes: int | None
    state: str
    undo: bool


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """An id that is no more, and the id of the incident that holds its reports now; None where there is none."""

    id: str
    now: str | None


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement as it was kept, and what changed by it.

    `incident` is the id under which the judged incident is found now, `incidents` are those that are new or changed
    (the first of `changed`, which counts them all), `remarks` what was taken otherwise than it may have been meant.
    """

    number: int
    words: str
    by: str
    at: str
    incident: str | None
    incidents: tuple[Brief, ...]
    changed: int
    new: tuple[str, ...]
    gone: tuple[Gone, ...]
    remarks: tuple[str, ...]

    @classmethod
    def of(cls, store: Store, ruled: Ruled, incident: str | None) -> Judged:
        """What a judgement did; `incident` is that on which it was made, by any of its names."""
        made, done = ruled.judgement, ruled.fused
        home = now_in(store, incident) if incident else None
        came = sorted(done.came, key=lambda own: (own != home, own))
        return cls(
            number=made.number, words=what(made), by=made.by, at=made.at, incident=home,
            incidents=tuple(Brief.of(store.fused_of(own)) for own in came[:MOST]), changed=len(came),
            new=tuple(done.new), gone=tuple(Gone(id=own, now=now_in(store, own)) for own in done.lost),
            remarks=tuple(_remarks(made, store.fused_of(home).incident if home else None)),
        )  # fmt: skip


def _remarks(judgement: Judgement, incident: FusedIncident | None) -> list[str]:
    strange = [actor.name for each in judgement.corrections for actor in each.actors if not actor.actor_id]
    found = [f"{name!r} is not in the registry of actors and is taken as it is written" for name in strange]
    if incident is not None and {each.field for each in judgement.corrections} & {"killed", "civilians_killed"}:
        found += _more_than_all(incident.civilian_fatalities, incident.fatalities)
    return found


def _more_than_all(civilians: Tally | None, killed: Tally | None) -> list[str]:
    """Civilians killed are among the killed: more of them at the least than killed at the most cannot be."""
    if civilians is None or killed is None:
        return []
    least = civilians.low if civilians.low is not None else civilians.best
    if least is None or killed.high is None or least <= killed.high:
        return []
    return [f"civilians killed ({tally_text(civilians)}) are more than killed ({tally_text(killed)})"]


def now_in(store: Store, own: str) -> str | None:
    """The id of the incident that this name means now; None where it means none."""
    try:
        return store.fused_of(own).id
    except InputError:
        return None


def history(states: Sequence[JudgementState], by: str, *, everybody: bool) -> tuple[JudgementRow, ...]:
    """Judgements in rows, the last first; `everybody` where `by` may undo those of others."""
    return tuple(_row(each, by, everybody) for each in reversed(states))


def _row(state: JudgementState, by: str, everybody: bool) -> JudgementRow:
    made = state.judgement
    return JudgementRow(
        number=made.number, verdict=made.verdict, by=made.by, at=made.at, words=state.words, note=made.note,
        subject=made.subject, other=made.object, undoes=made.undoes, state=state.state,
        undo=not state.undone and (everybody or made.by == by),
    )  # fmt: skip


class Judgements(msgspec.Struct, frozen=True, kw_only=True):
    """A list of judgements, the last first."""

    judgements: tuple[JudgementRow, ...]
