"""Timelines of places for the public: nothing of the last 30 days, points on a grid, no holder who is a person."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from dateline.knowledge.toponyms import toponym_key
from dateline.model import Actor, Place
from dateline.model.control import PlaceControl, Spell

from ._privacy import PRIVATE_ACTORS, is_public
from .protect import CONTROL_DELAY_DAYS, coarse_point

_WITHHELD = "name withheld"


def public_timelines(found: Iterable[PlaceControl], *, today: dt.date) -> list[PlaceControl]:
    """The same timelines for readers outside; their claims must have been masked before.

    An id that tells a finer point than the public one, "at:35.312,40.105", becomes one of the public point and the
    name. A spell that goes on, or that ends after the last day shown, has no end.
    """
    last = (today - dt.timedelta(days=CONTROL_DELAY_DAYS)).isoformat()
    used: Counter[str] = Counter()
    shown: list[PlaceControl] = []
    for each in found:
        place = replace(each.place, **coarse_point(each.place))
        own = _public_id(each.id, place)
        used[own] += 1
        own += f"/{used[own]}" if used[own] > 1 else ""
        spells, brief = _shown(each.spells, last), _shown(each.brief, last)
        shown.append(replace(each, id=own, place=place, spells=spells, brief=brief))
    return shown


def _shown(spells: Iterable[Spell], last: str) -> tuple[Spell, ...]:
    return tuple(_public(spell, last) for spell in spells if spell.start <= last)


def _public_id(own: str, place: Place) -> str:
    if place.place_id == own or own.startswith("name:"):
        return own
    return f"at:{place.lat},{place.lon}/{toponym_key(place.name, True)}"


def _public(spell: Spell, last: str) -> Spell:
    holder = spell.holder
    if holder is not None and holder.kind in PRIVATE_ACTORS and not is_public(holder):
        holder = Actor(name=_WITHHELD, kind=holder.kind)
    confirmed = tuple(day for day in spell.confirmed if day <= last)
    return replace(
        spell,
        end=spell.end if spell.end is None or spell.end <= last else None,
        holder=holder,
        side=spell.side if holder is spell.holder else None,
        confirmed=confirmed,
        last_confirmed=max(confirmed, default=min(spell.last_confirmed, last)),
    )
