"""How many of an incident were wounded and lived, where reports tell who was shot and only later who died of it.

"Four people were shot. A 24-year-old man was pronounced dead": three wounded. A count of those hit has a `low` of 0
(DOMAIN.md 8.4: unknown is never 0, and here none may have lived); a word of wounds counts as it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from dateline.model import Casualties, Event, Span, Tally

from .person_words import is_all, is_of
from .persons import Person, persons
from .tally import tally

#: Who is killed by those whom he attacked: none of the people that he shot.
_DOERS = frozenset("gunman shooter suspect attacker assailant robber burglar intruder bomber raider".split())

#: Who lives when the report is written: "another 41 were being treated", "three others are in hospital".
_LIVES = re.compile(
    r"^ (?:[\w'’-]+ ){0,4}?(?:(?:was|were|is|are|remains?|remained) (?:still )?"
    r"(?:being treated|under treatment|in (?:a |the )?hospital|recovering)|(?:was|were) treated)\b"
)
#: "Three were wounded, one of whom died".
_OF_THEM = re.compile(r"^ of (?:whom|them) (?:later |has |have |had |since )*died\b")


def is_hit(count: Casualties) -> bool:
    """Whether a count is of people hit, of whom it is not said whether they lived."""
    return count.harm == "injured" and count.low == 0 and count.best != 0


def wounded(events: Iterable[Event], killed: Tally | None) -> Tally | None:
    """The tally of the wounded of an incident, None where nothing is told of any."""
    events = list(events)
    events = [_less_who_died(_without_dead(event, killed)) for event in events]
    told = tally([_only(event, hits=False) for event in events], "injured")
    if not any(is_hit(count) for event in events for count in event.casualties):
        return told
    people = persons(events)
    known = (told.best or told.low or 0) if told is not None else 0
    if known > 1 and (living := _living_of(known, people, killed, events)):
        return Tally(low=0, best=living, high=living)
    last = max((_start(c) for each in events for c in each.casualties if c.harm == "killed" and c.low), default=0)
    dead = _dead(people, killed)
    living = max((_alive_later(event, last) for event in events), default=0)
    best = max(living, max((_alive(event, dead) for event in events), default=0))
    if best == 0 and known < 2:
        best = sum("injured" in each.harms and "killed" not in each.harms for each in people)
    if best < 1 or best < known:
        return told
    low = best if best == living else _low(told, best)
    return Tally(low=low, best=best, high=best if all(map(_is_exact, events)) else None)


def _living_of(number: int, people: list[Person], killed: Tally | None, events: list[Event]) -> int:
    """How many of "four people were injured" live where the report then names the dead and the living of the four.

    0 where it does not, or where the dead are told in one sentence with the wounded ("one dead, four injured").
    """
    dead = (killed.best or 0) if killed is not None else 0
    living = sum("injured" in each.harms and "killed" not in each.harms for each in people)
    if not dead or not living or dead + living != number:
        return 0
    for event in events:
        for sentence in event.evidence:
            counts = _counts_in(event, sentence)
            if any(c.harm == "injured" and c.best == number for c in counts) and any(
                c.harm == "killed" for c in counts
            ):
                return 0
    further = any(c.harm == "killed" and c.role == "increment" for event in events for c in event.casualties)
    return 0 if further else living


def _alive(event: Event, dead: int) -> int:
    """How many of the groups that one of its sentences tells were hit may have lived; 0 where none tells of a group."""
    return max((_alive_of(_counts_in(event, sentence), dead) for sentence in event.evidence), default=0)


def _alive_later(event: Event, last: int) -> int:
    """How many are told to be treated after the last of the dead (at `last`): none of them is of the dead."""
    found = 0
    for sentence in event.evidence:
        hits = [c for c in _counts_in(event, sentence) if is_hit(c) and c.role not in ("toll", "subset", "repeat")]
        hits = [count for count in hits if not is_of(count)]
        if hits and all(_start(c) > last and _LIVES.match(_after(c, sentence)) for c in hits):
            found = max(found, _together(hits, again=False))
    return found if found > 1 else 0


def _after(count: Casualties, sentence: Span) -> str:
    return sentence.quote[count.span.end - sentence.start :] if count.span is not None else ""


def _less_who_died(event: Event) -> Event:
    """The event with the wounded of a sentence less those of them who died, as it says itself."""
    kept = list(event.casualties)
    for sentence in event.evidence:
        told = sorted(_counts_in(event, sentence), key=_start)
        for hurt, dead in pairwise(told):
            died = dead.harm == "killed" and dead.best is not None and _OF_THEM.match(_after(dead, sentence))
            if not died or hurt.harm != "injured" or not hurt.low or hurt.low != hurt.best:
                continue
            number, high = hurt.low - (dead.best or 0), hurt.high
            if number > 0:
                high = None if high is None else high - (dead.best or 0)
                kept[kept.index(hurt)] = msgspec.structs.replace(hurt, low=number, best=number, high=high)
    return event if tuple(kept) == event.casualties else msgspec.structs.replace(event, casualties=tuple(kept))


def _counts_in(event: Event, sentence: Span) -> list[Casualties]:
    return [c for c in event.casualties if c.span is not None and sentence.start <= c.span.start < sentence.end]


def _alive_of(counts: list[Casualties], dead: int) -> int:
    """How many lived of those hit in one sentence.

    "Four were shot": the dead are a part of them; "one man died and three others were shot" tells them apart.
    """
    hits = [count for count in counts if is_hit(count) and count.role not in ("toll", "subset") and not is_of(count)]
    again = all(count.role == "repeat" for count in hits)
    number = _together([count for count in hits if again or count.role != "repeat"], again=again)
    if number < 2:
        return 0
    first, last = min(map(_start, hits)), max(map(_start, hits))
    killed = [count for count in counts if count.harm == "killed" and count.low]
    before = any(_start(count) < first for count in killed)
    further = all(count.role == "increment" for count in hits) and not any(_start(each) > last for each in killed)
    apart = (before or further) and not again
    return number if apart else max(number - dead, 0)


def _together(hits: list[Casualties], *, again: bool) -> int:
    """What the people of one sentence come to: "two men and a woman", but "five were taken there, two in danger"."""
    first = max((count.best or 0 for count in hits), default=0)
    if again or sum(count.best or 0 for count in hits) == 2 * first:
        return first  # "four victims, two men and two women"; "both girls", then "she"
    number = most = 0
    for count in sorted(hits, key=_start):
        best = count.best or 0
        part = best < most and not count.description and count.role != "increment"
        number += 0 if part else best
        most = max(most, best)
    return number


def _start(count: Casualties) -> int:
    return count.span.start if count.span is not None else 0


def _without_dead(event: Event, killed: Tally | None) -> Event:
    """The event without wounds of all who died: "all three had wounds in the head" of three dead."""
    dead = (killed.best or 0) if killed is not None else 0
    kept = tuple(c for c in event.casualties if not (c.harm == "injured" and is_all(c) and 0 < (c.best or 0) <= dead))
    return event if len(kept) == len(event.casualties) else msgspec.structs.replace(event, casualties=kept)


def _is_exact(event: Event) -> bool:
    return not any(is_hit(count) and count.high is None for count in event.casualties)


def _low(told: Tally | None, best: int) -> int:
    low = told.low if told is not None else None
    return min(low or 0, best)


def _dead(people: list[Person], killed: Tally | None) -> int:
    """How many of those shot died of it: all the dead but who shot, and who died by his own hand."""
    if killed is None:
        return 0
    others = [each for each in people if "killed" in each.harms and (each.own or each.word in _DOERS)]
    return max((killed.best or killed.low or 0) - len(others), 0)


def _only(event: Event, *, hits: bool) -> Event:
    """The event with only those of its counts of wounded that are (or are not) of people hit."""
    kept = tuple(count for count in event.casualties if count.harm != "injured" or is_hit(count) == hits)
    return event if len(kept) == len(event.casualties) else msgspec.structs.replace(event, casualties=kept)
