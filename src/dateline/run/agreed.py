"""How far coders agree, with one another and with the machine, over the codings of rounds; and daily tallies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

import msgspec

from dateline.agree import alpha
from dateline.model import Coding, CorrectedField, RoundItem
from dateline.review import rounds as rules
from dateline.review import undone
from dateline.review.rounds import Compared
from dateline.review.values import Value, scale_of
from dateline.store import Store

from .rounds import Rounds, Standing

#: Disagreements that are named for each field, the first of the round; the list of its incidents has all.
_NAMED = 50


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """An incident on which coders differ: its number in the round, and what each holds ("" unknown, null: rejects)."""

    item: int
    round: int
    incident: str
    coders: tuple[str, ...]
    held: tuple[str | None, ...]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared over so many pairs of values: how many are the same, and agreement beyond chance.

    `alpha` is Krippendorff's; None where nothing varies, or no two values stand beside one another.
    """

    pairs: int
    same: int
    share: float | None
    alpha: float | None


class FieldAgreed(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on one field: of the coders, and of the machine with each coder. "verdict": whether it is an incident.

    `incidents` are those that two coders or more gave a value; `metric` is the scale that alpha takes.
    """

    field: str
    metric: str
    incidents: int
    coders: Beside
    machine: Beside
    disagreements: tuple[Disagreement, ...]


class Confused(msgspec.Struct, frozen=True):
    """So many times one coder held one type and another coder the other; `one` is `other` where they agree."""

    one: str
    other: str
    count: int


class DayTally(msgspec.Struct, frozen=True, kw_only=True):
    """What one person did on one day (UTC); of judgements those that stand."""

    day: str
    by: str
    coded: int
    accepted: int
    rejected: int
    corrected: int
    merged: int
    split: int


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement over the incidents that all of their coders have coded, worst fields first; and the daily tally.

    `overall` pools the fields: pairs and those that are the same over all of them, and the mean of their alphas.
    """

    rounds: tuple[int, ...]
    incidents: int
    codings: int
    overall: Beside
    fields: tuple[FieldAgreed, ...]
    types: tuple[Confused, ...]
    tally: tuple[DayTally, ...]


def agreed(store: Store, round: int | None = None, *, by: str = "") -> Agreed:
    """The figures of one round, or of all. Raises MissingError where there is no such round."""
    desk = Rounds(store, by=by)
    numbers = [round] if round is not None else [each.number for each in store.rounds()]
    standings = [desk.standing(number) for number in numbers]
    units = [
        (item, standing.of(item), standing)
        for standing in standings
        for item in standing.items
        if rules.is_complete(item, standing.codings)
    ]
    fields = _fields(units)
    return Agreed(
        rounds=tuple(numbers),
        incidents=len(units),
        codings=sum(len(codings) for _, codings, _ in units),
        overall=_overall(fields),
        fields=tuple(sorted(fields, key=_worst)),
        types=tuple(_types(units)),
        tally=tuple(tally(store)),
    )


_Unit = tuple[RoundItem, list[Coding], Standing]


def _fields(units: Sequence[_Unit]) -> list[FieldAgreed]:
    rows: dict[CorrectedField, list[tuple[_Unit, Compared]]] = {}
    for unit in units:
        item, codings, standing = unit
        for each in rules.compared(item, codings, standing.round.fields):
            rows.setdefault(each.field, []).append((unit, each))
    found = [_verdicts(units)] if units else []
    for field, compared in rows.items():
        held = [[value for value in each.held if value is not None] for _, each in compared]
        machine = [
            [(each.machine, value) for value in values] for (_, each), values in zip(compared, held, strict=True)
        ]
        metric = scale_of(field)
        found.append(
            FieldAgreed(
                field=field,
                metric=metric,
                incidents=sum(len(values) > 1 for values in held),
                coders=_beside(
                    [pair for values in held for pair in combinations(values, 2)],
                    alpha([[value.figure for value in values] for values in held], metric),
                ),
                machine=_beside(
                    [pair for pairs in machine for pair in pairs],
                    alpha([(one.figure, other.figure) for pairs in machine for one, other in pairs], metric),
                ),
                disagreements=tuple(_disagreements(compared)),
            )
        )
    return found


def _verdicts(units: Sequence[_Unit]) -> FieldAgreed:
    """Whether what the machine found is an incident at all."""
    held = [[_verdict(each) for each in codings] for _, codings, _ in units]
    yes = Value("incident", "incident", "incident")
    apart = [
        Disagreement(
            item=item.number, round=item.round, incident=item.incident, coders=item.coders,
            held=tuple(_verdict(each).words for each in codings),
        )
        for item, codings, _ in units
        if len({_verdict(each).token for each in codings}) > 1
    ]  # fmt: skip
    return FieldAgreed(
        field="verdict",
        metric="nominal",
        incidents=sum(len(values) > 1 for values in held),
        coders=_beside(
            [pair for values in held for pair in combinations(values, 2)],
            alpha([[value.figure for value in values] for values in held]),
        ),
        machine=_beside([(yes, value) for values in held for value in values], None),
        disagreements=tuple(apart[:_NAMED]),
    )


def _verdict(coding: Coding) -> Value:
    word = "none" if coding.verdict == "reject" else "incident"
    return Value(word, word, word)


def _beside(pairs: Sequence[tuple[Value, Value]], found: float | None) -> Beside:
    same = sum(one.token == other.token for one, other in pairs)
    return Beside(pairs=len(pairs), same=same, share=same / len(pairs) if pairs else None, alpha=found)


def _disagreements(compared: Iterable[tuple[_Unit, Compared]]) -> list[Disagreement]:
    found = [
        Disagreement(
            item=item.number, round=item.round, incident=item.incident, coders=item.coders,
            held=tuple(None if value is None else value.words for value in each.held),
        )
        for (item, _, _), each in compared
        if not each.agreed
    ]  # fmt: skip
    return found[:_NAMED]


def _overall(fields: Sequence[FieldAgreed]) -> Beside:
    pairs, same = (sum(getattr(each.coders, name) for each in fields) for name in ("pairs", "same"))
    alphas = [each.coders.alpha for each in fields if each.coders.alpha is not None]
    mean = sum(alphas) / len(alphas) if alphas else None
    return Beside(pairs=pairs, same=same, share=same / pairs if pairs else None, alpha=mean)


def _worst(each: FieldAgreed) -> tuple[float, float, str]:
    """Least alpha first; where nothing varies, and alpha is not known, by the share that is the same."""
    share = 1.0 if each.coders.share is None else each.coders.share
    return (each.coders.alpha if each.coders.alpha is not None else share, share, each.field)


def _types(units: Sequence[_Unit]) -> list[Confused]:
    counted: Counter[tuple[str, str]] = Counter()
    for item, codings, standing in units:
        if "type" not in standing.round.fields:
            continue
        (each,) = rules.compared(item, codings, ("type",))
        told = [value.words for value in each.held if value is not None]
        counted.update((min(pair), max(pair)) for pair in combinations(told, 2))
    return [Confused(one, other, count) for (one, other), count in sorted(counted.items(), key=_most)]


def _most(counted: tuple[tuple[str, str], int]) -> tuple[Hashable, ...]:
    return (-counted[1], counted[0])


_VERBS = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "split"}


def tally(store: Store) -> list[DayTally]:
    """What each person judged and coded by day, the last day first. A judgement that was undone does not count."""
    judgements = list(store.judgement_days())
    gone = undone(store.undoings())
    by = {number: name for number, _, name, _ in judgements}
    # made in the names of coders who agreed: their codings are counted, not this
    agreed_on = {each.judgement for each in store.decisions() if by.get(each.judgement) != each.by}
    counted: dict[tuple[str, str], Counter[str]] = {}
    for number, verdict, name, day in judgements:
        if number not in gone and verdict in _VERBS and number not in agreed_on:
            counted.setdefault((day, name), Counter())[_VERBS[verdict]] += 1
    for (_, name), coding in rules.latest(store.codings()).items():
        counted.setdefault((coding.at[:10], name), Counter())["coded"] += 1
    names = ("coded", *_VERBS.values())
    rows = [DayTally(day=day, by=by, **{name: found[name] for name in names}) for (day, by), found in counted.items()]
    return sorted(sorted(rows, key=lambda row: row.by), key=lambda row: row.day, reverse=True)
