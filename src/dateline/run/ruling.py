"""Which reports the judgements of a store name now, after documents were read anew, replaced or removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.fuse.joined import id_of
from dateline.model import Anchor, FusedIncident, Judgement, MissingError
from dateline.review import found, standing, undone, what
from dateline.store import Store
from dateline.store.fusing import REST, Applied, Fusing

from .fusion import Named, Ruling


@dataclass(frozen=True, slots=True)
class Stale:
    """A report that a judgement names and that is no more, with the reason for a person."""

    ref: str
    reason: str


def ruling_of(store: Store, steps: Fusing | None = None) -> Ruling:
    """The judgements of a store that stand, with the reports that they name now."""
    return _resolved(store, standing(store.judgements()), steps)


def _resolved(store: Store, kept: Sequence[Judgement], steps: Fusing | None) -> Ruling:
    now = resolve(store, {anchor for each in kept for anchor in (*each.reports, *each.rest)}, steps)
    return Ruling.of(kept, {each.number: (_refs(each.reports, now), _refs(each.rest, now)) for each in kept})


def applied_to(store: Store, steps: Fusing, refs: Iterable[str]) -> Ruling:
    """The judgements that name any of these reports, as they were last applied."""
    applied = steps.applied(steps.judging(refs))
    return Ruling.of(store.judgements_of(applied), {number: _named(state) for number, state in applied.items()})


def apply(store: Store, steps: Fusing) -> None:
    """Find out which reports judgements name now; where that changed, their incidents are to be made again.

    After documents came or went each judgement is looked at; else those alone that were made since.
    """
    last = steps.applied_until()
    if last is not None and not store.judgements_after(last):
        return
    with steps.together():
        last = steps.applied_until()
        now, seen = _all(store, steps) if last is None else _since(store, steps, last)
        before = steps.applied(now if last is not None else None)
        changed = {each: now.get(each) for each in now.keys() | before.keys() if now.get(each) != before.get(each)}
        steps.apply(dict(sorted(changed.items())), seen)


def _all(store: Store, steps: Fusing) -> tuple[dict[int, Applied | None], int]:
    """How each judgement that stands is to be applied now, and the number of the last that was made."""
    ruling, made = ruling_of(store, steps), store.judgements()
    return _applied(ruling), made[-1].number if made else 0


def _since(store: Store, steps: Fusing, last: int) -> tuple[dict[int, Applied | None], int]:
    """The same of judgements made after this number, and of those that they take back or make hold again."""
    new, undoings = store.judgements_after(last), store.undoings()
    taken_back = undone(undoings)
    undoes = {each.number: each.undoes for each in undoings}
    touched = set()
    for each in new:
        number: int | None = each.number
        while number is not None:  # of an undoing, what it undoes in the end
            touched.add(base := number)
            number = undoes.get(base)
    made = store.judgements_of(touched)
    kept = [each for each in made if each.undoes is None and each.number not in taken_back]
    now: dict[int, Applied | None] = dict.fromkeys(touched)
    return now | _applied(_resolved(store, kept, steps)), max((each.number for each in new), default=last)


def _applied(ruling: Ruling) -> dict[int, Applied | None]:
    return {
        each.number: (each.verdict, (*ruling.named[each.number][0], REST, *ruling.named[each.number][1]))
        for each in ruling.judgements
    }


def _named(state: Applied) -> Named:
    refs = state[1]
    middle = refs.index(REST)
    return refs[:middle], refs[middle + 1 :]


def stale(store: Store, judgements: Sequence[Judgement]) -> dict[int, list[Stale]]:
    """By judgement the reports that it names and that are no more."""
    now = resolve(store, {anchor for each in judgements for anchor in (*each.reports, *each.rest)})
    gone = {
        each.number: [Stale(a.ref, told) for a in (*each.reports, *each.rest) if isinstance(told := now[a], Gone)]
        for each in judgements
    }
    return {number: each for number, each in gone.items() if each}


class Gone(str):
    """Why a report is no more."""


def resolve(store: Store, anchors: Iterable[Anchor], steps: Fusing | None = None) -> dict[Anchor, str]:
    """The ref of the report that each anchor means now, or a Gone with the reason."""
    wanted = sorted(set(anchors), key=lambda each: (each.ref, each.start, each.end))
    heads = (steps or Fusing(store)).heads({each.ref for each in wanted})
    now: dict[Anchor, str] = {}
    for anchor in wanted:
        if heads.get(anchor.ref) == (anchor.sha256, anchor.start, anchor.end):
            now[anchor] = anchor.ref
        else:
            now[anchor] = _sought(store, anchor)
    return now


def _sought(store: Store, anchor: Anchor) -> str:
    document = anchor.document
    try:
        reading = store.reading(document)
    except MissingError:
        others = store.same_bytes(anchor.sha256)
        if len(others) != 1:
            return Gone("its document is no longer in the store")
        document, reading = others[0], store.reading(others[0])
    incident = found(anchor, reading.document, reading.events, reading.incidents)
    if incident is not None:
        return f"{document}/{incident}"
    if reading.document.sha256 != anchor.sha256:
        return Gone("its document has another text now, in which the sentence does not stand")
    return Gone("its document was read anew, and no incident rests on these words any more")


def _refs(anchors: Iterable[Anchor], now: dict[Anchor, str]) -> tuple[str, ...]:
    """In the order of the anchors: the first founded the incident."""
    return tuple(dict.fromkeys(now[each] for each in anchors if not isinstance(now[each], Gone)))


@dataclass(frozen=True, slots=True)
class JudgementState:
    """A judgement and how it stands: `undone`, or `stale` where reports that it names are no more."""

    judgement: Judgement
    undone: bool
    stale: tuple[Stale, ...]

    @property
    def words(self) -> str:
        """The judgement in words."""
        return what(self.judgement)

    @property
    def state(self) -> str:
        """ "stands", "undone", or "stale: report-1/i1: its document is no longer in the store"."""
        if self.undone:
            return "undone"
        if self.stale:
            return "stale: " + "; ".join(f"{each.ref}: {each.reason}" for each in self.stale)
        return "stands"


def judgement_states(store: Store, numbers: Iterable[int] | None = None) -> list[JudgementState]:
    """All judgements of a store, oldest first, or those of these numbers, with how they stand."""
    asked = store.judgements() if numbers is None else store.judgements_of(numbers)
    taken_back, gone = undone(store.undoings()), stale(store, asked)
    return [JudgementState(each, each.number in taken_back, tuple(gone.get(each.number, ()))) for each in asked]


def judgement_states_on(store: Store, incident: FusedIncident, *, limit: int = 500) -> list[JudgementState]:
    """The judgements on an incident with how they stand, undone ones and undoings too, oldest first."""
    numbers = set(Fusing(store).judging(incident.reports))
    # an incident bears the id of one of its reports: under another it was judged before reports joined
    numbers.update(store.judgement_numbers({incident.id, *map(id_of, incident.reports)}, limit=limit))
    undoings = store.undoings()
    while more := {each.number for each in undoings if each.undoes in numbers} - numbers:
        numbers |= more
    return judgement_states(store, numbers)
