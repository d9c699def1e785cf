"""Things and weapons told of again: "the building" after "the customs building", "the bomb" after "a car bomb"."""

from __future__ import annotations

import re

import msgspec

from dateline.model import THINGS, Actor, Event, Weapon

_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|their|his|her)\s+$", re.IGNORECASE)
#: Words that take up any thing of the kind.
_ANY = frozenset("building structure premises facility installation vehicle".split())
#: How far back a definite article is looked for, in characters.
_BACK = 8


def recalled(text: str, events: list[Event]) -> list[Event]:
    """The events in text order with what they only take up again shown as it was named first."""
    things: list[Actor] = []
    weapons: list[Weapon] = []
    found = []
    for event in events:
        side_b = tuple(_thing(text, actor, things) for actor in event.side_b)
        used = tuple(_weapon(text, weapon, weapons) for weapon in event.weapons)
        things += [actor for actor in side_b if actor.kind in THINGS and actor.span is not None]
        weapons += used
        if side_b != event.side_b or used != event.weapons:
            event = msgspec.structs.replace(
                event, side_b=tuple(dict.fromkeys(side_b)), weapons=tuple(dict.fromkeys(used))
            )
        found.append(event)
    return found


def _thing(text: str, actor: Actor, known: list[Actor]) -> Actor:
    if actor.kind not in THINGS or actor.span is None or not _is_bare(text, actor.span.quote, actor.span.start):
        return actor
    word = _stem(actor.span.quote)
    for other in reversed(known):
        if other.kind == actor.kind and (_stem(other.name) == word or word in _ANY) and " " in other.name:
            return other
    return actor


def _weapon(text: str, weapon: Weapon, known: list[Weapon]) -> Weapon:
    if not _is_bare(text, weapon.span.quote, weapon.span.start):
        return weapon
    word = _stem(weapon.span.quote)
    return next((each for each in known if " " in each.span.quote and _stem(each.span.quote) == word), weapon)


def _is_bare(text: str, quote: str, start: int) -> bool:
    return len(quote.split()) == 1 and _DEFINITE.search(text[max(0, start - _BACK) : start]) is not None


def _stem(words: str) -> str:
    last = words.casefold().split()[-1]
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last
