"""Claims of control out of one Reading: its assertions, and what its events imply."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from dateline.model import Actor, Attribution, ControlAssertion, Document, Event, Place, When
from dateline.model.control import ControlClaim, Says

from .extent import extent_of
from .implied import Implied, implied_by
from .sides import side_of_actor
from .voices import BY_CREDIBILITY, Asked, Voice

#: What a claim without a holder is worth beside one with, as the reading's own confidence in it says.
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim ready to be weighed: `first` and `last` are its days as ordinals, `order` its place in the document.

    `side` and `previous` are sides (see `sides`), `rival` that of the enemy who says that a side has left,
    `deniers` those of the parties that deny it.
    `factor` is what the words take from the voices' weight.
    """

    claim: ControlClaim
    place: Place
    group: str
    first: int
    last: int
    order: int
    side: str | None
    previous: str | None
    voices: tuple[Voice, ...]
    factor: float
    rival: str | None = None
    deniers: tuple[str, ...] = ()


class Telling(Protocol):
    """What is asked of a Reading here; a part of one that has these will do."""

    @property
    def document(self) -> Document: ...
    @property
    def control(self) -> tuple[ControlAssertion, ...]: ...
    @property
    def events(self) -> tuple[Event, ...]: ...


def evidence_of(reading: Telling, asked: Asked, group: str | None = None) -> Iterator[Evidence]:
    """The dated claims of a Reading, in the order of its text; `group` names its near-duplicates (its id by default).

    A claim without any day, for the report has none either, is left out: it can be put nowhere in time.
    """
    document = reading.document
    published = document.published.end if document.published else None
    told: list[ControlAssertion | Implied] = [*reading.control]
    told += [found for event in reading.events for found in implied_by(event, reading.control)]
    for order, item in enumerate(told):
        days = _days(item.time, published)
        if days is None:
            continue
        says, holder, previous = _said(item)
        if says is None:
            continue
        voices = asked(document, item.attribution)
        evidence = item.evidence[0]
        extent = "whole" if says == "relieved" else extent_of(item.place, evidence)
        if says == "contested" and holder is not None:
            # "seized parts of the town": it is contested, and whose part is told
            says, extent = "took", extent if extent in ("most", "around") else "part"
        claim = ControlClaim(
            document=document.id,
            published=document.published.start if document.published else None,
            outlet=document.outlet,
            name=item.place.name,
            says=says,
            extent=extent,
            holder=_plain(holder),
            previous_holder=_plain(previous),
            start=days[0].isoformat(),
            end=days[1].isoformat(),
            by=tuple(voice.label for voice in voices if not voice.denies),
            interests=tuple(voice.interest for voice in voices if not voice.denies),
            denied_by=tuple(voice.label for voice in voices if voice.denies),
            quote=evidence,
        )
        yield Evidence(
            claim,
            item.place,
            group or document.id,
            days[0].toordinal(),
            days[1].toordinal(),
            order,
            side_of_actor(holder, claim.end) if holder else None,
            side_of_actor(previous, claim.end) if previous else None,
            voices,
            _factor(item),
            _rival(previous, item.attribution, claim.end) if says == "lost" and previous else None,
            tuple(sorted(_parties((each for each in item.attribution if each.stance == "denies"), claim.end))),
        )


def _rival(loser: Actor, cited: tuple[Attribution, ...], day: str | None) -> str | None:
    """Who came in where a side left: the one who says so of his enemy.

    "Ukraine said that Russian troops had left the town": they left it to Ukraine.
    """
    others = _parties(cited, day) - {side_of_actor(loser, day)}
    return next(iter(others)) if len(others) == 1 else None


def _parties(cited: Iterable[Attribution], day: str | None) -> set[str]:
    """The sides for which voices speak."""
    ids = [voice.aligned_with for voice in cited if voice.aligned_with]
    return {side_of_actor(Actor(name=each, actor_id=each), day) for each in ids}


def _said(item: ControlAssertion | Implied) -> tuple[Says | None, Actor | None, Actor | None]:
    """What it says, of whom: "the town was lost by the army" and "the army lost the town" are one."""
    if isinstance(item, Implied):
        return item.says, item.holder, None
    if item.status == "lost":
        return "lost", None, item.previous_holder or item.holder
    if item.status == "took" and item.holder is None:
        return ("lost", None, item.previous_holder) if item.previous_holder else (None, None, None)
    if item.status == "holds" and item.holder is None:
        return None, None, None  # by whom is not known: it speaks for no state
    return item.status, item.holder, item.previous_holder


def _factor(item: ControlAssertion | Implied) -> float:
    if isinstance(item, Implied):
        return item.factor
    # the digit of a claim that somebody denies has the denial in it already
    denied = any(voice.stance in ("denies", "doubts") for voice in item.attribution)
    credible = BY_CREDIBILITY[item.credibility.code] if item.credibility and not denied else 1.0
    return credible * (1.0 if item.confidence is None else min(1.0, item.confidence / _SURE))


def _days(when: When | None, published: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day, none after the report's own; "by Friday" is Friday."""
    end = (when.end or when.start if when else None) or published
    start = (when.start if when else None) or end
    if end is None or start is None:
        return None
    if published is not None:
        start, end = min(start[:10], published), min(end[:10], published)
    return dt.date.fromisoformat(start[:10]), dt.date.fromisoformat(end[:10])


def _plain(actor: Actor | None) -> Actor | None:
    """The actor without its span, which is of one document."""
    return Actor(name=actor.name, actor_id=actor.actor_id, kind=actor.kind) if actor else None
