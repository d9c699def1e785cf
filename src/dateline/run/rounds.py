"""Rounds of double coding on a store: opened, coded, compared, decided, closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from dateline.model import Coding, CorrectedField, Correction, InputError, Judgement, Report, Round, RoundItem
from dateline.model.clock import stamp
from dateline.model.codings import CodingVerdict
from dateline.review import anchor_of
from dateline.review import rounds as rules
from dateline.review.rounds import Pick, State
from dateline.store import Store, StoredFused

from .corrections import correction_of
from .fuse import Changed
from .held import held_by
from .judge import Judge, Ruled
from .ruling import Gone, resolve

FIELDS: tuple[CorrectedField, ...] = get_args(CorrectedField)
#: So many incidents in one round: a month of coding, and as much as a page shows.
MOST = 1000
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Opened:
    """A round that was opened, and the ids of incidents that another open round has already: they were left out."""

    round: Round
    items: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """The judgements that were made when a round was closed, and what they changed."""

    judgements: tuple[Judgement, ...]
    fused: Changed | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A round with all that was coded and decided in it; codings and decisions are those that count."""

    round: Round
    items: tuple[RoundItem, ...]
    codings: Mapping[tuple[int, str], Coding]
    states: Mapping[int, State]
    judgements: Mapping[int, int]

    def of(self, item: RoundItem) -> list[Coding]:
        """The codings of an incident."""
        return rules.of_item(item, self.codings)

    def left_for(self, coder: str) -> int:
        """How many incidents a coder still has to code."""
        return sum(coder in each.coders and (each.number, coder) not in self.codings for each in self.items)


class Rounds:
    """Double coding in the name of a user. All methods raise InputError where what is asked makes no sense."""

    def __init__(self, store: Store, *, by: str) -> None:
        self._store = store
        self.by = by

    def open(
        self,
        name: str,
        incidents: Iterable[str],
        coders: Sequence[str],
        *,
        query: str = "",
        needed: int = 2,
        fields: Sequence[CorrectedField] = FIELDS,
    ) -> Opened:
        """Give incidents to coders; each is kept as it is now, and is what all of its coders will see."""
        named = " ".join(name.split())
        people = tuple(dict.fromkeys(" ".join(each.split()) for each in coders if each.strip()))
        if not named or len(named) > _LONGEST_NAME:
            raise InputError(f"a round has a name of up to {_LONGEST_NAME} characters")
        if not fields:
            raise InputError("name a field that is to be coded")
        ids = list(dict.fromkeys(incidents))
        if len(ids) > MOST:
            raise InputError(f"a round has up to {MOST} incidents, and these are {len(ids)}: narrow the filters")
        with self._store.together():
            chosen, left_out = [], []
            for own in ids:
                found = self._store.fused_of(own)
                anchors = tuple(anchor_of(report) for report in self._in_order(found))
                if held_by(self._store, anchors):
                    left_out.append(found.id)
                else:
                    chosen.append((found, anchors))
            if not chosen:
                raise InputError("no incident is left for a round: the filters leave none, or open rounds have them")
            groups = rules.assigned(people, needed, len(chosen))
            items = [
                RoundItem(
                    number=0, round=0, position=position, incident=found.id, coders=group, reports=anchors,
                    shown=found.incident, machine=found.machine,
                )
                for position, ((found, anchors), group) in enumerate(zip(chosen, groups, strict=True))
            ]  # fmt: skip
            new = Round(
                number=0, name=named, query=query, coders=people, needed=needed,
                fields=tuple(each for each in FIELDS if each in fields),
                judgements=next(iter(self._store.judgement_numbers(limit=1)), 0), by=self.by, at=stamp(),
            )  # fmt: skip
            return Opened(self._store.add_round(new, items), len(items), tuple(left_out))

    def code(
        self, item: int, verdict: CodingVerdict, values: Mapping[str, str] | None = None, *, note: str | None = None
    ) -> Coding:
        """Code an incident; values are written as for `Judge.correct`. An earlier coding of this user gives way."""
        given = dict(values or {})
        with self._store.together():
            found = self._store.round_item(item)
            round_ = self._store.round(found.round)
            if round_.closed_at:
                raise InputError(f"round {round_.name!r} is closed")
            if self.by not in found.coders:
                raise InputError(f"this incident is for {rules.in_names(found.coders)} to code, not for {self.by}")
            if self._decided(found):
                raise InputError("this incident is decided already")
            corrections = self._corrections(found, given, round_.fields) if verdict == "correct" else ()
            if (verdict == "correct") is not bool(corrections):
                raise InputError("name a field and its value, or accept the incident as it is")
            if not note and any(not each.given for each in corrections):
                raise InputError("to make a value unknown, say why in a note")
            known = rules.latest(self._store.codings(item=item))
            if len(found.coders) > 1 and rules.is_complete(found, known):
                # who could code again now has seen what the others hold: agreement would mean nothing
                raise InputError("all have coded this incident and see one another's codings: it is decided from these")
            coding = Coding(
                number=0, item=item, by=self.by, at=stamp(), verdict=verdict, values=corrections, note=note or None
            )
            return self._store.add_coding(coding)

    def standing(self, number: int) -> Standing:
        """How far a round has come. Raises MissingError where there is none."""
        round_ = self._store.round(number)
        items = tuple(self._store.round_items(number))
        codings = rules.latest(self._store.codings(round=number))
        decisions = rules.decided(self._store.decisions(round=number), self._store.undoings())
        states = {each.number: rules.state(each, codings, round_.fields, decisions) for each in items}
        return Standing(round_, items, codings, states, {own: each.judgement for own, each in decisions.items()})

    def decide(
        self,
        item: int,
        verdict: CodingVerdict,
        picks: Mapping[CorrectedField, Pick] | None = None,
        *,
        note: str | None = None,
    ) -> Ruled:
        """Judge an incident whose codings differ: of each field a coding's value, the machine's, or another one."""
        with self._store.together():
            found = self._store.round_item(item)
            codings = self._complete(found)
            taken, given = rules.picked(found, codings, picks or {})
            fields = self._store.round(found.round).fields
            corrections = (*taken, *self._corrections(found, given, fields)) if verdict == "correct" else ()
            if (verdict == "correct") is not bool(corrections):
                raise InputError("no value differs from the one that stands: accept the incident instead")
            told = f"decided from codings {_numbers(codings)} of {self._name(found)}"
            judgement = self._judge(found, self.by, verdict, corrections, f"{told}: {note}" if note else told)
        return Judge(self._store, by=self.by).ruled(judgement)

    def close_item(self, item: int) -> Ruled:
        """Judge an incident in the name of all its coders, where their codings agree."""
        with self._store.together():
            judgement = self._agreed(self._store.round_item(item))
        return Judge(self._store, by=self.by).ruled(judgement)

    def close(self, number: int) -> Closed:
        """Close a round: incidents on which codings agree are judged in their coders' names; the rest stays open.

        Nothing is decided where codings differ or are missing, and such incidents may be judged again as any other.
        """
        with self._store.together():
            now = self.standing(number)
            agreed = [each for each in now.items if now.states[each.number] == "agreed"]
            made = [self._agreed(each) for each in agreed]
            self._store.close_round(number, self.by)
        last = Judge(self._store, by=self.by).ruled(made[-1]).fused if made else None
        return Closed(tuple(made), last)

    def _agreed(self, item: RoundItem) -> Judgement:
        codings = self._complete(item)
        if not rules.agree(item, codings, self._store.round(item.round).fields):
            raise InputError("the codings of this incident differ: decide field by field")
        names = rules.in_names(item.coders)
        verdict, corrections = rules.outcome(codings)
        note = f"agreed by {names}, codings {_numbers(codings)} of {self._name(item)}"
        return self._judge(item, names, verdict, corrections, note)

    def _complete(self, item: RoundItem) -> list[Coding]:
        """The codings of an incident that all have coded and that is not decided; else InputError."""
        codings = rules.latest(self._store.codings(item=item.number))
        if not rules.is_complete(item, codings):
            raise InputError("this incident is not coded by all yet")
        if self._decided(item):
            raise InputError("this incident is decided already: undo that judgement to decide anew")
        return rules.of_item(item, codings)

    def _decided(self, item: RoundItem) -> bool:
        return bool(rules.decided(self._store.decisions(item=item.number), self._store.undoings()))

    def _judge(
        self, item: RoundItem, by: str, verdict: CodingVerdict, corrections: tuple[Correction, ...], note: str
    ) -> Judgement:
        incident = self._now(item)
        judgement = Judge(self._store, by=by).of_codings(incident, verdict, corrections, note)
        self._store.add_decision(item.number, judgement.number, self.by)
        return judgement

    def _now(self, item: RoundItem) -> str:
        """The id of the incident that holds the reports of a round's incident now."""
        now = resolve(self._store, item.reports)
        refs = [now[anchor] for anchor in item.reports if not isinstance(now[anchor], Gone)]
        if not refs:
            raise InputError(f"incident {item.incident} is no more: its documents were removed or read anew")
        return self._store.fused_of(refs[0]).id

    def _in_order(self, found: StoredFused) -> list[Report]:
        by_ref = {report.ref: report for report in self._store.reports(found.incident.reports)}
        return [by_ref[ref] for ref in found.incident.reports]

    def _corrections(
        self, item: RoundItem, given: Mapping[str, str], fields: Sequence[CorrectedField]
    ) -> tuple[Correction, ...]:
        # who says "Armed clash" says "Battles": either is a way to code the other
        types = ("type", "subtype")
        known = {*fields, *(types if any(each in fields for each in types) else ())}
        if strange := [field for field in given if field not in known]:
            raise InputError(f"{', '.join(strange)}: not coded in this round; its fields are {', '.join(fields)}")
        place = item.shown.place
        told = [correction_of(field, value, place.country if place else None) for field, value in given.items()]
        return tuple({each.field: each for some in told for each in some}.values())

    def _name(self, item: RoundItem) -> str:
        return f"round {self._store.round(item.round).name!r}"


def _numbers(codings: Iterable[Coding]) -> str:
    return ", ".join(str(each.number) for each in codings)
