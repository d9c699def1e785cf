"""Rounds of double coding as the desk shows them: to who codes, blind to the others; to who decides, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import msgspec

from dateline.model import Coding, CorrectedField, Round, RoundItem
from dateline.model.codings import CodingVerdict
from dateline.review import rounds as rules
from dateline.review.rounds import State
from dateline.run.rounds import Standing
from dateline.store import Store, StoredFused

from .briefs import Brief
from .sheets import Sheet

Line = Annotated[str, msgspec.Meta(max_length=300)]
Note = Annotated[str, msgspec.Meta(max_length=2000)]


class RoundAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A round to be opened over the first `most` incidents, by doubt, that the filters of the address leave."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    coders: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1, max_length=50)]
    most: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 100
    needed: Annotated[int, msgspec.Meta(ge=1, le=10)] = 2
    fields: Annotated[tuple[CorrectedField, ...], msgspec.Meta(min_length=1, max_length=20)]


class CodeAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a coder holds of an incident: values by field, written as for a correction, where it is "correct"."""

    verdict: CodingVerdict
    values: dict[CorrectedField, Note] = {}
    note: Note | None = None


class DecideAsked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an adjudicator decides: by field the number of a coding, null for what was shown, or a value of her own."""

    verdict: CodingVerdict
    picks: dict[CorrectedField, int | Note | None] = {}
    note: Note | None = None


class CoderRow(msgspec.Struct, frozen=True, kw_only=True):
    """How far a coder has come: `coded` of the incidents that are hers."""

    name: str
    coded: int
    of: int


class RoundRow(msgspec.Struct, frozen=True, kw_only=True):
    """A round and how far it has come: incidents by state, and how many are left for who asks."""

    number: int
    name: str
    query: str
    needed: int
    fields: tuple[CorrectedField, ...]
    by: str
    at: str
    closed_by: str | None
    closed_at: str | None
    incidents: int
    open: int
    agreed: int
    differs: int
    decided: int
    coders: tuple[CoderRow, ...]
    left: int

    @classmethod
    def of(cls, standing: Standing, who: str) -> RoundRow:
        """The row of a round for a person."""
        round_ = standing.round
        counted = Counter(standing.states.values())
        return cls(
            number=round_.number, name=round_.name, query=round_.query, needed=round_.needed, fields=round_.fields,
            by=round_.by, at=round_.at, closed_by=round_.closed_by, closed_at=round_.closed_at,
            incidents=len(standing.items), open=counted["open"], agreed=counted["agreed"], differs=counted["differs"],
            decided=counted["decided"], coders=tuple(_coder(standing, name) for name in round_.coders),
            left=0 if round_.closed_at else standing.left_for(who),
        )  # fmt: skip


def _coder(standing: Standing, name: str) -> CoderRow:
    of = sum(name in each.coders for each in standing.items)
    return CoderRow(name=name, coded=of - standing.left_for(name), of=of)


class RoundList(msgspec.Struct, frozen=True, kw_only=True):
    """All rounds, the newest first, and names of people who may code in one."""

    rounds: tuple[RoundRow, ...]
    people: tuple[str, ...]


class RoundOpened(msgspec.Struct, frozen=True, kw_only=True):
    """A round that was opened; `left_out` are ids of incidents that another open round has."""

    round: RoundRow
    left_out: tuple[str, ...]


class OwnCoding(msgspec.Struct, frozen=True, kw_only=True):
    """What who asks coded before: values as she wrote them."""

    verdict: CodingVerdict
    values: dict[str, str]
    note: str | None


class TaskRound(msgspec.Struct, frozen=True, kw_only=True):
    """The round as who codes in it sees it: `coded` of the `of` incidents that are hers."""

    number: int
    name: str
    fields: tuple[CorrectedField, ...]
    closed_at: str | None
    coded: int
    of: int


class CodingTask(msgspec.Struct, frozen=True, kw_only=True):
    """The incident of a round that is next for a coder, as it was when the round began; None when she is through.

    Nothing that others coded or judged since is in it.
    """

    round: TaskRound
    item: int | None
    position: int
    sheet: Sheet | None
    own: OwnCoding | None

    @classmethod
    def of(
        cls, store: Store, round_: Round, slots: Sequence[tuple[int, bool]], item: int | None, who: str
    ) -> CodingTask:
        """The task of this incident, or none; `slots` are hers (see `Store.round_slots`)."""
        row = TaskRound(
            number=round_.number, name=round_.name, fields=round_.fields, closed_at=round_.closed_at,
            coded=sum(coded for _, coded in slots), of=len(slots),
        )  # fmt: skip
        if item is None:
            return cls(round=row, item=None, position=0, sheet=None, own=None)
        found = store.round_item(item)
        own = rules.latest(store.codings(item=item)).get((item, who))
        values: dict[str, str] = {each.field: each.given or "unknown" for each in own.values} if own else {}
        return cls(
            round=row, item=item, position=found.position, sheet=_sheet(store, found, round_),
            own=OwnCoding(verdict=own.verdict, values=values, note=own.note) if own else None,
        )  # fmt: skip


def _sheet(store: Store, item: RoundItem, round_: Round) -> Sheet:
    """The incident as it was shown to all of its coders."""
    return Sheet.of(store, StoredFused(item.shown, None, item.machine), fields=round_.fields)


class CodedRow(msgspec.Struct, frozen=True, kw_only=True):
    """An incident of a round in a list; `differs` are the fields on which its codings do not agree."""

    item: int
    position: int
    incident: str
    what: str
    day: str
    place: str
    state: State
    coders: tuple[str, ...]
    differs: tuple[str, ...]


class CodedList(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents of a round that all have coded, and the round."""

    round: RoundRow
    items: tuple[CodedRow, ...]

    @classmethod
    def of(cls, standing: Standing, who: str) -> CodedList:
        """Those where the codings differ first, then those that agree, then those that are decided."""
        order: dict[State, int] = {"differs": 0, "agreed": 1, "decided": 2}
        complete = [each for each in standing.items if rules.is_complete(each, standing.codings)]
        complete.sort(key=lambda each: (order[standing.states[each.number]], each.position))
        return cls(round=RoundRow.of(standing, who), items=tuple(_row(standing, each) for each in complete))


def _row(standing: Standing, item: RoundItem) -> CodedRow:
    brief = Brief.of(StoredFused(item.shown))
    return CodedRow(
        item=item.number, position=item.position, incident=item.incident, what=brief.subtype or brief.type,
        day=brief.day, place=brief.place, state=standing.states[item.number], coders=item.coders,
        differs=rules.differing(item, standing.of(item), standing.round.fields),
    )  # fmt: skip


class CodingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One coding beside the others."""

    number: int
    by: str
    at: str
    verdict: CodingVerdict
    note: str | None

    @classmethod
    def of(cls, coding: Coding) -> CodingRow:
        """The row of a coding."""
        return cls(number=coding.number, by=coding.by, at=coding.at, verdict=coding.verdict, note=coding.note)


class FieldRow(msgspec.Struct, frozen=True, kw_only=True):
    """One field in words: what was shown, what the machine had, what each coding holds (null: it rejects it)."""

    field: CorrectedField
    shown: str
    machine: str
    held: tuple[str | None, ...]
    agreed: bool


class CodingsCompared(msgspec.Struct, frozen=True, kw_only=True):
    """The codings of one incident side by side; `judgement` is the number of what was decided, or None."""

    round: RoundRow
    item: int
    incident: str
    state: State
    sheet: Sheet
    codings: tuple[CodingRow, ...]
    fields: tuple[FieldRow, ...]
    judgement: int | None

    @classmethod
    def of(cls, store: Store, standing: Standing, item: RoundItem, who: str) -> CodingsCompared:
        """Only for an incident that all have coded."""
        codings = standing.of(item)
        return cls(
            round=RoundRow.of(standing, who), item=item.number, incident=item.incident,
            state=standing.states[item.number], sheet=_sheet(store, item, standing.round),
            codings=tuple(CodingRow.of(each) for each in codings),
            fields=tuple(
                FieldRow(
                    field=each.field, shown=each.shown.words, machine=each.machine.words, agreed=each.agreed,
                    held=tuple(None if value is None else value.words for value in each.held),
                )
                for each in rules.compared(item, codings, standing.round.fields)
            ),
            judgement=standing.judgements.get(item.number),
        )  # fmt: skip
