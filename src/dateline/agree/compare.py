"""Hand-coded and found events of each document paired, and the figures over the pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from . import measures
from .agreement import Agreement, Case, Confusion, EventAgreement, FieldAgreement, Source
from .assign import assign
from .fields import FIELDS, Book, Field
from .likeness import LEAST, days_apart, distance_km, likeness
from .names import Names
from .records import Coded, Trouble

#: An extra row of an incident of which another day is matched is the same finding, told again.
_ANOTHER_DAY = "another day of an incident that is matched"
#: How much less an incident of which the codebook makes no row is alike: a hand codes rows.
_NO_ROW = 0.15
#: Of found events that are as alike the earlier one is taken: the lead incident stands first.
_EARLIER = 1e-7
#: Fields whose disagreement makes no case: they follow from others, or are shares of a whole.
_DERIVED = frozenset({"disorder_type", "actors", "time_precision", "date_prec", "geo_precision", "where_prec"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One document with what was hand-coded and what was found in it."""

    source: Source
    gold: Sequence[Coded]
    found: Sequence[Coded]


@dataclass(slots=True)
class Settings:
    """How events are compared.

    `least` is the likeness below which two events are not one; with `gold_types` an extra event of a type that the hand
    never coded is not held against what was found, with `lead` an extra one that is not what its report is about. With
    `paired` the events of a document are known to be one another's, in their order, however unlike they are.
    """

    least: float = LEAST
    gold_types: bool = False
    lead: bool = False
    paired: bool = False
    not_compared: dict[str, str] = field(default_factory=dict)


def compare(
    documents: Iterable[Compared],
    *,
    name: str,
    codebook: Book,
    settings: Settings | None = None,
    coder: str | None = None,
    troubles: Iterable[Trouble] = (),
) -> Agreement:
    """The agreement of hand-coded and found events, document by document."""
    rules = settings or Settings()
    every = list(documents)
    names = Names((event for each in every for event in (*each.gold, *each.found)), states=codebook == "ucdp")
    types = {event.event_type for each in every for event in each.gold} if rules.gold_types else None
    cases: list[Case] = []
    sources: list[Source] = []
    for each in every:
        own = list(_cases(each, names, rules, types, codebook))
        cases += own
        kinds = Counter(case.kind for case in own if case.ignored is None)
        found = kinds["matched"] + kinds["extra"]
        sources.append(msgspec.structs.replace(each.source, gold=len(each.gold), found=found, matched=kinds["matched"]))
    pairs = [(case.gold, case.found) for case in cases if case.gold and case.found]
    fields = list(_fields(pairs, names, codebook))
    coded = [(event, event) for each in every for event in each.gold]
    by_hand = {each.field for each in _fields(coded, names, codebook) if each.n}
    empty = {each.field: "no matched event has it" for each in fields if not each.n and each.field in by_hand}
    return Agreement(
        gold=name,
        codebook=codebook,
        coder=coder,
        events=_events(cases),
        fields=tuple(each for each in fields if each.n),
        confusion=tuple(_confusion(pairs, codebook)),
        documents=tuple(sources),
        cases=tuple(cases),
        not_compared={**empty, **rules.not_compared},
        troubles=tuple(troubles),
    )


def _cases(each: Compared, names: Names, rules: Settings, types: set[str | None] | None, book: Book) -> Iterable[Case]:
    """The matched events of a document in the order of the hand, then those missed, then those found only."""
    pairs = list(_paired(each, names, rules))
    document = each.source.id
    for i, j in pairs:
        gold, found = each.gold[i], _turned(each.gold[i], each.found[j], names)
        differs = tuple(_differs(gold, found, names, book))
        sure = likeness(gold, found, names)
        yield Case(kind="matched", document=document, gold=gold, found=found, likeness=_round(sure), differs=differs)
    rows, columns = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, gold in enumerate(each.gold):
        if i not in rows:
            yield Case(kind="missed", document=document, gold=gold)
    told = {each.found[j].incident for j in columns}
    for j, found in enumerate(each.found):
        if j in columns:
            continue
        reason = found.no_row
        if found.incident is not None and found.incident in told:
            reason = _ANOTHER_DAY
        elif types is not None and found.event_type not in types and reason is None:
            reason = "of an event type that was never hand-coded"
        elif rules.lead and j and found.incident != each.found[0].incident and reason is None:
            reason = "not the lead incident of its report"
        yield Case(kind="extra", document=document, found=found, ignored=reason)


def _paired(each: Compared, names: Names, rules: Settings) -> Iterable[tuple[int, int]]:
    """Which hand-coded event is which found one, by their numbers."""
    if rules.paired:
        return ((i, i) for i in range(min(len(each.gold), len(each.found))))
    if not each.gold or not each.found:
        return ()
    scores = [
        [_score(gold, found, names, rules.least) - place * _EARLIER for place, found in enumerate(each.found)]
        for gold in each.gold
    ]
    return assign(scores, rules.least - 1e-3)


def _score(gold: Coded, found: Coded, names: Names, least: float) -> float:
    """The likeness; of two that are about as alike the one that the codebook would make a row of goes first."""
    score = likeness(gold, found, names)
    if score is None:
        return least
    if score < least:
        return 0.0
    return max(least, score - _NO_ROW) if found.no_row else score


def _round(sure: float | None) -> float | None:
    return None if sure is None else round(sure, 4)


def _turned(gold: Coded, found: Coded, names: Names) -> Coded:
    """The found event with its sides the other way round where more actors agree so.

    Neither codebook's order tells who began: ACLED's is free, UCDP's side A is the state.
    """
    own = names.side(gold.side_a, gold), names.side(gold.side_b, gold)
    others = names.side(found.side_a, found), names.side(found.side_b, found)
    straight = len(own[0] & others[0]) + len(own[1] & others[1])
    crossed = len(own[0] & others[1]) + len(own[1] & others[0])
    if crossed <= straight:
        return found
    return msgspec.structs.replace(found, side_a=found.side_b, side_b=found.side_a)


def _differs(gold: Coded, found: Coded, names: Names, book: Book) -> Iterable[str]:
    for each in FIELDS:
        name = each.names.get(book)
        if name is None or name in _DERIVED:
            continue
        if each.scale == "day":
            if gold.start and days_apart(gold, found) != 0:
                yield name
        else:
            coded = each.token(gold, names)
            if coded not in (None, frozenset()) and coded != each.token(found, names):
                yield name
    if gold.lat is not None and ((km := distance_km(gold, found)) is None or km > measures.NEAR_KM[0]):
        yield "distance"


def _fields(pairs: list[tuple[Coded, Coded]], names: Names, book: Book) -> Iterable[FieldAgreement]:
    for each in FIELDS:
        name = each.names.get(book)
        if name is None:
            continue
        if each.scale == "day":
            yield measures.days(name, pairs)
            continue
        values = [(each.token(gold, names), each.token(found, names)) for gold, found in pairs]
        if each.scale == "side":
            yield measures.sides(name, values)
        elif each.scale == "count":
            yield measures.counts(name, values)
        else:
            yield measures.nominal(name, values, "ordinal" if each.scale == "code" else "nominal")
        if each.scale == "place":
            yield measures.distances(pairs)


def _events(cases: list[Case]) -> EventAgreement:
    kinds = Counter(case.kind for case in cases if case.ignored is None)
    gold, found = kinds["matched"] + kinds["missed"], kinds["matched"] + kinds["extra"]
    return EventAgreement(
        gold=gold,
        found=found,
        matched=kinds["matched"],
        precision=kinds["matched"] / found if found else None,
        recall=kinds["matched"] / gold if gold else None,
        f1=2 * kinds["matched"] / (gold + found) if gold + found else None,
        ignored=dict(Counter(case.ignored for case in cases if case.ignored).most_common()),
    )


def _confusion(pairs: list[tuple[Coded, Coded]], book: Book) -> Iterable[Confusion]:
    for each in FIELDS:
        name = each.names.get(book)
        if name is None or each.shown is None:
            continue
        counted = Counter(_shown(each, gold, found) for gold, found in pairs)
        for (gold, found), number in sorted(counted.items(), key=lambda item: (-item[1], str(item[0]))):
            if gold is not None:
                yield Confusion(name, gold, found, number)


def _shown(each: Field, gold: Coded, found: Coded) -> tuple[str | None, str | None]:
    assert each.shown is not None
    return each.shown(gold), each.shown(found)
