"""Double coding: who codes what, where codings agree, and what is made of them. Pure functions over records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, cycle, islice
from typing import Literal

from dateline.model import Coding, CorrectedField, Correction, Decision, FusedIncident, InputError, Judgement, RoundItem
from dateline.model.codings import CodingVerdict

from .corrected import corrected
from .effect import undone
from .values import Value, value_of

#: open: codings are missing; agreed, differs: all coded, not decided.
State = Literal["open", "agreed", "differs", "decided"]
#: One who decides takes a field's value of a coding (its number), leaves the machine's (None), or gives another.
Pick = int | str | None


def assigned(coders: Sequence[str], needed: int, count: int) -> list[tuple[str, ...]]:
    """Who codes each of so many incidents: every group of `needed` coders in turn, so that all pairs are compared.

    Raises InputError where there are fewer coders than needed.
    """
    if not 1 <= needed <= len(coders):
        raise InputError(f"each incident needs {needed} codings, and there are {len(coders)} coders")
    return list(islice(cycle(combinations(coders, needed)), count))


def latest(codings: Iterable[Coding]) -> dict[tuple[int, str], Coding]:
    """By incident and coder the coding that counts: her last one."""
    return {(each.item, each.by): each for each in sorted(codings, key=lambda each: each.number)}


def of_item(item: RoundItem, codings: Mapping[tuple[int, str], Coding]) -> list[Coding]:
    """The codings of an incident that count, in the order of its coders."""
    return [found for name in item.coders if (found := codings.get((item.number, name)))]


def is_complete(item: RoundItem, codings: Mapping[tuple[int, str], Coding]) -> bool:
    """Whether all who are to code the incident have; before that nobody sees what the others coded."""
    return len(of_item(item, codings)) == len(item.coders)


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of one incident: what was shown, what the machine had, and what each coding holds.

    A coding that rejects the incident holds nothing of its fields (None).
    """

    field: CorrectedField
    shown: Value
    machine: Value
    held: tuple[Value | None, ...]

    @property
    def agreed(self) -> bool:
        """Whether all codings that hold the incident to be one give the same value."""
        return len({value.token for value in self.held if value is not None}) <= 1


def held_by(item: RoundItem, coding: Coding) -> FusedIncident | None:
    """The incident as a coding has it; None where it holds that there is none."""
    if coding.verdict == "reject":
        return None
    judgement = Judgement(
        number=0, verdict="correct", by=coding.by, at=coding.at, subject=item.incident, corrections=coding.values
    )
    return corrected(item.shown, [judgement])


def compared(item: RoundItem, codings: Sequence[Coding], fields: Sequence[CorrectedField]) -> tuple[Compared, ...]:
    """The codings of an incident side by side, field by field."""
    return _compared(_This(item), tuple(codings), tuple(fields))


@dataclass(frozen=True, slots=True, eq=False)
class _This:
    """This very incident, and no other that is equal: who looks one up need not go through all that it holds."""

    item: RoundItem

    def __hash__(self) -> int:
        return id(self.item)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.item is self.item


@lru_cache(maxsize=4096)
def _compared(this: _This, codings: tuple[Coding, ...], fields: tuple[CorrectedField, ...]) -> tuple[Compared, ...]:
    """Kept, as a list of a round asks it of each of its incidents, of which one coding changes one."""
    item = this.item
    held = [held_by(item, each) for each in codings]
    machine = item.machine or item.shown
    return tuple(
        Compared(
            field,
            value_of(item.shown, field),
            value_of(machine, field),
            tuple(value_of(each, field) if each else None for each in held),
        )
        for field in fields
    )


def differing(item: RoundItem, codings: Sequence[Coding], fields: Sequence[CorrectedField]) -> tuple[str, ...]:
    """On what the codings differ: "verdict" where some hold that there is no such incident, and fields."""
    rejects = {each.verdict == "reject" for each in codings}
    apart = [each.field for each in compared(item, codings, fields) if not each.agreed]
    return (*(["verdict"] if len(rejects) > 1 else []), *apart)


def agree(item: RoundItem, codings: Sequence[Coding], fields: Sequence[CorrectedField]) -> bool:
    """Whether the codings are the same, verdict and each field."""
    return not differing(item, codings, fields)


def decided(decisions: Iterable[Decision], undoings: Sequence[Judgement]) -> dict[int, Decision]:
    """By incident the decision that holds: the last whose judgement was not undone."""
    taken_back = undone(undoings)
    return {each.item: each for each in decisions if each.judgement not in taken_back}


def state(
    item: RoundItem,
    codings: Mapping[tuple[int, str], Coding],
    fields: Sequence[CorrectedField],
    decisions: Mapping[int, Decision],
) -> State:
    """How far an incident of a round has come."""
    if item.number in decisions:
        return "decided"
    if not is_complete(item, codings):
        return "open"
    return "agreed" if agree(item, of_item(item, codings), fields) else "differs"


def outcome(codings: Sequence[Coding]) -> tuple[CodingVerdict, tuple[Correction, ...]]:
    """What codings that agree amount to."""
    return codings[0].verdict, codings[0].values


def picked(
    item: RoundItem, codings: Sequence[Coding], picks: Mapping[CorrectedField, Pick]
) -> tuple[list[Correction], dict[str, str]]:
    """What an adjudicator took of the codings, and what she gives herself (still to be understood).

    Raises InputError where a pick names a coding that is none of the incident's.
    """
    by_number = {each.number: each for each in codings}
    taken: list[Correction] = []
    given: dict[str, str] = {}
    for field, pick in picks.items():
        if isinstance(pick, str):
            given[field] = pick
        elif pick is not None:
            if pick not in by_number:
                raise InputError(f"coding {pick} is none of incident {item.incident} in this round")
            taken += [each for each in by_number[pick].values if each.field == field]
    return taken, given


def in_names(names: Sequence[str]) -> str:
    """ "amira and basil", "amira, basil and chidi"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
