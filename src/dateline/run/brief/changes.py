"""Who lost what to whom in some days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dateline.control import IMPLYING
from dateline.model.brief import BriefChange, Quoted
from dateline.model.control import ControlClaim, PlaceControl, Spell
from dateline.run.control import evidence_in, evidence_of_store, timelines, told_until
from dateline.run.fuser import fuser
from dateline.run.outside import public_control
from dateline.store import Store
from dateline.store.fold import key
from dateline.store.names import place_terms

from .asked import Asked
from .told import country_name

#: Documents up to which the timelines of all places are worked out; of a larger store only those that are spoken of.
LARGE = 2_000
#: Claims that are shown of a change.
_FEW = 3
_INTERESTS = {"favour": "for its own side", "against": "against its own side"}
_BRIEF = "lost and won back within a day"


def timelines_for(store: Store, asked: Asked) -> list[PlaceControl]:
    """The timelines of the places of which these days may tell a change; of those outside, as they may see them.

    In a large store these are the places of which a document asserts control for these days, or asserted it then: that
    a place is fought over without anybody saying who holds it is then not told.
    """
    first, last = asked.days
    if store.count() <= LARGE:
        told = evidence_of_store(store)
    else:
        moved = store.control_moved(first, last)
        known = store.signatures_by(fuser()) if moved else {}
        told = evidence_in(store.control_told(IMPLYING, moved), None, known) if moved else []
    if asked.control_until is None:
        return timelines(told)
    until = asked.control_until
    found = timelines(told_until(told, dt.date.fromisoformat(until)))
    return [shown for each in found if (shown := public_control(each, until)) is not None]


def changes(found: Iterable[PlaceControl], asked: Asked) -> list[BriefChange]:
    """The changes of these days by day and place."""
    first, last = asked.days
    told = [change for place in found if _lies_in(place, asked) for change in _of_place(place, first, last)]
    return sorted(told, key=lambda each: (each.day, each.place, each.id, each.brief))


def _of_place(found: PlaceControl, first: str, last: str) -> Iterator[BriefChange]:
    for before, spell in zip((None, *found.spells), found.spells, strict=False):
        if first <= spell.start <= last and spell.status != "unknown" and _changed(before, spell):
            yield _change(found, before, spell, brief=False)
    for spell in found.brief:
        if first <= spell.start <= last:
            yield _change(found, found.on(spell.start), spell, brief=True)


def _changed(before: Spell | None, spell: Spell) -> bool:
    return before is None or (before.side, before.status, before.besieged) != (spell.side, spell.status, spell.besieged)


def _change(found: PlaceControl, before: Spell | None, spell: Spell, *, brief: bool) -> BriefChange:
    place = found.place
    claims = [found.claims[n] for n in spell.claims]
    denied = [name for claim in claims for name in claim.denied_by]
    return BriefChange(
        id=found.id,
        day=spell.start,
        place=place.name,
        where=", ".join(filter(None, (place.admin1, country_name(place.country)))),
        before=state(before) if before else "nothing known",
        after=state(spell) + (f"; {_BRIEF}" if brief else ""),
        probability=spell.probability,
        disputed=bool(spell.against or denied) or spell.status in ("claimed", "contested"),
        brief=brief,
        earliest=spell.earliest,
        claims=tuple(dict.fromkeys(map(_quoted, claims)))[:_FEW],
        against=tuple(_quoted(found.claims[n]) for n in spell.against[:_FEW])
        + tuple(Quoted(words="", by=f"{name} (denies)") for name in dict.fromkeys(denied)),
    )


def state(spell: Spell) -> str:
    """ "Islamic State, controlled"; "contested, besieged"."""
    status = spell.status.replace("_", " ") + (", besieged" if spell.besieged else "")
    return f"{spell.holder.name}, {status}" if spell.holder else status


def _quoted(claim: ControlClaim) -> Quoted:
    pairs = zip(claim.by, _padded(claim.interests, len(claim.by)), strict=True)
    by = ", ".join(f"{name} ({_INTERESTS[interest]})" if interest else name for name, interest in pairs)
    words = " ".join(claim.quote.quote.split()) if claim.quote else ""
    outlet = claim.outlet if claim.outlet not in claim.by else None
    return Quoted(words=words, by=by or "nobody named", outlet=outlet, day=claim.published)


def _padded(interests: Sequence[str | None], length: int) -> list[str | None]:
    return [*interests, *[None] * length][:length]


def _lies_in(found: PlaceControl, asked: Asked) -> bool:
    place = found.place
    if asked.box:
        west, south, east, north = asked.box
        return (
            place.lat is not None
            and place.lon is not None
            and (west <= place.lon <= east and south <= place.lat <= north)
        )
    if not asked.area:
        return True
    terms, ids = place_terms(asked.area)
    folded = key((place.name, *found.names, place.admin2, place.admin1, place.country))
    return found.id in ids or any(term in folded for term in terms)
