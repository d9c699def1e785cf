"""How many were harmed in an incident: no person counted twice.

Each voice's counts make one total. Totals by several voices are rivals: they give a range, never a sum. A later
telling adds only where its words say so ("also", "another"), or where its people are surely others (soldiers of one
side, fighters of the other). A part ("including four children") adds nothing. DOMAIN.md 8.4: sums across claims need
proof that the groups are disjoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import msgspec

from dateline.model import Casualties, Event, Tally

from .aftermath import adds_dead, adds_dead_to_sum
from .person_words import is_all
from .persons import dead_by_name, turned_on_himself
from .tally_civilians import civilians_of
from .tally_sums import is_bare, is_untold, nth, opened, plus
from .tellings import (
    Telling,
    are_others,
    are_same,
    are_same_people,
    group_of,
    name_of,
    raises,
    tellings,
    tolls,
    total_of,
)


def tally(events: Iterable[Event], harm: str, who: str | None = None) -> Tally | None:
    """The tally of one harm over the events of an incident, of one class of victim only with `who`; None if untold."""
    events = civilians_of(events, harm) if who == "civilian" else list(events)
    told = tellings(events, harm, who)
    told = _with_sums(told)
    told = [telling for telling in told if not telling.is_of_many] or told
    told = [telling for telling in told if not telling.repeats] or told
    if who is not None:
        told = _of_these(told, tally(events, harm))
    none, told = [t for t in told if t.is_zero], [t for t in told if not t.is_zero]
    if not told:
        return Tally(low=0, best=0, high=0 if any(t.total.high == 0 for t in none) else None) if none else None
    told = _from_total(told, events)
    result = _of_people(told, tolls(events, harm, who))
    if harm == "killed" and who is None:
        result = _one_by_one(_with_doer(result, told, events), told, events)
    return _denied(result, told, none)


#: A sentence that goes on with who did it: "He then turned the gun on himself".
_THEN = re.compile(r"^\W*(?:he|she|the \w+) (?:then |later )*(?:\w+ and )?turned\b", re.IGNORECASE)


def _with_doer(result: Tally, told: list[Telling], events: list[Event]) -> Tally:
    """The dead with who "turned the gun on himself" in a sentence of his own after killing those counted."""
    first = told[_leading(told)]
    if not first.event.side_a or (first.total.best or 0) < 2:
        return result
    for event in events:
        dead = [count for count in event.casualties if count.harm == "killed"]
        apart = event.evidence[0] != first.event.evidence[0] and len(dead) == 1
        if apart and _THEN.match(event.evidence[0].quote) and turned_on_himself(event, dead[0]):
            return plus(result, Tally(low=1, best=1, high=1))
    return result


#: Who kills someone and himself.
_MURDER_SUICIDE = re.compile(r"\bmurder[- ]suicide\b", re.IGNORECASE)


def _one_by_one(result: Tally, told: list[Telling], events: list[Event]) -> Tally:
    """The dead where each is told by himself: "Luis Mora died at the scene", then "Eva Solis, 30, died in hospital"."""
    counts = [count for telling in told for count in telling.counts]
    both = max((count.best or 0 for count in counts if is_all(count)), default=0)
    if any(_MURDER_SUICIDE.search(telling.event.evidence[0].quote) for telling in told):
        both = max(both, 2)
    singles = all(count.best == count.high == 1 or is_all(count) for count in counts)
    number = max(both, dead_by_name(events)) if singles else 0
    return Tally(low=number, best=number, high=number) if number > (result.best or number) else result


def _with_sums(told: list[Telling]) -> list[Telling]:
    """The tellings, with the first one lifted to the toll that a later one says its further dead raise it to.

    "At least 17 were killed", then "two more bodies were found, raising the toll to 19".
    """
    first = told[0] if told else None
    if first is None or first.is_of_many or first.is_vague or (first.total.best or 0) < 1:
        return told
    for telling in told[1:]:
        if raises(first, telling):
            rest = [each for each in told[1:] if each is not telling and each.total.best != first.total.best]
            return [replace(first, total=telling.total), *rest]
    return told


def _of_these(told: list[Telling], whole: Tally | None) -> list[Telling]:
    """The tellings of a class of victim that can be a part of all: not "1,000 people so far" where one was killed."""
    if whole is None or whole.best is None:
        return told
    most = max(2 * whole.best, whole.high or 0)
    return [telling for telling in told if (telling.total.low or 0) <= most]


def _of_people(told: list[Telling], sums: list[Casualties]) -> Tally:
    """What the tellings come to, in text order, beginning with the one to go by."""
    first = _leading(told)
    if told[first].is_vague and (number := _of_tolls(told[first].total, sums)) is not None:
        return number
    result = told[first].total
    if first and _is_fuller(told[0], told[first]):
        # "caught a leader", then "the leader and three others were caught": four
        result = total_of([msgspec.structs.replace(count, role="count") for count in told[first].counts])
    counted = list(told[first].counts)
    part: Tally | None = None  # what the parts told one after the other come to
    for place, telling in enumerate(told):
        if place == first:
            continue
        new = [count for count in telling.counts if not _is_told(count, counted)] if place > first else []
        if new and _adds(telling, counted, result, told[first]):
            more = total_of(new)
            if part is not None and _within(plus(part, more), result):
                # "nine died in the old town and two by the river; another five elsewhere": 16 in all, as the lead says
                part = plus(part, more)
            else:
                result = opened(result) if all(map(is_untold, new)) else nth(result, new) or plus(result, more)
            counted += new
        elif place < first and told[first].is_update and not _are_rivals(told[first], telling):
            continue  # "left five dead", then "the number of dead now stands at seven"
        elif not _is_fuller(telling, told[first]):
            result = _widened(result, telling, told[first])
            part = _next_part(part, telling, result) if place > first else None
    return result


def _from_total(told: list[Telling], events: list[Event]) -> list[Telling]:
    """The tellings without lesser numbers before the total, in a report that comes late to its dead.

    "Three of the wounded died in the clinic", then "at least 87 people died in the attack".
    """
    first = told[0]
    if any(first.event is event for event in events[:2]) or first.is_vague:
        return told
    for place, telling in enumerate(told[1:], 1):
        same = name_of(telling.voice) == name_of(first.voice) and _of_same(first, telling)
        if same and not any(telling.groups) and (telling.total.low or 0) > 2 * (first.total.best or 0):
            return told[place:]
    return told


def _next_part(part: Tally | None, telling: Telling, result: Tally) -> Tally | None:
    """The parts told so far: "seven in the first raid", then "four in the second", of the 15 of the lead."""
    if telling.is_vague or not _within(telling.total, result) or telling.total.best == result.best:
        return None
    together = plus(part, telling.total) if part is not None else telling.total
    return together if _within(together, result) else telling.total


def _within(part: Tally, whole: Tally) -> bool:
    return (part.best or part.low or 0) <= (whole.best or whole.low or 0)


def _denied(result: Tally, told: list[Telling], none: list[Telling]) -> Tally:
    """The range with a voice that knows of nobody ("the army said there were no casualties")."""
    voices = {name_of(telling.voice) for telling in told}
    rival = any(name_of(telling.voice) not in (None, *voices) for telling in none)
    return Tally(low=0, best=result.best, high=result.high) if rival else result


def consistent(whole: Tally | None, part: Tally | None) -> tuple[Tally | None, Tally | None]:
    """The tallies of all and of a part of them so that the part never exceeds the whole.

    Where eight civilians were killed, at least eight people were; but a bare plural ("civilians", two or more) gives
    way to the number of all.
    """
    if part is None:
        return whole, None
    if whole is None:
        return part, part
    if part.low == part.best == 2 and part.high is None and whole.best is not None and whole.best < 2:
        return whole, whole
    low = _most(whole.low, part.low)
    best = _most(whole.best, part.best, low) if whole.best is not None or part.best is not None else None
    high = None if whole.high is None or part.high is None else max(whole.high, part.high, best or low or 0)
    return Tally(low=low, best=best, high=high), part


def _most(*values: int | None) -> int | None:
    return max((value for value in values if value is not None), default=None)


def _leading(told: list[Telling]) -> int:
    """Index of the telling to go by: the first, or the first firm one where the first is vague.

    "Dozens" gives way to "41", "over 100" to "at least 100"; a party's number to that of a source that takes no part
    in the fighting and is known.
    """
    first = told[0]
    for place in range(len(told) - 1, 0, -1):
        later = told[place]
        moves = later.is_update or _sums_up(first, later) or _ends_with(later)
        if moves and not later.is_vague and _within(first.total, later.total):
            return place
    if first.is_vague:
        for place, telling in enumerate(told[1:], 1):
            if not telling.is_vague and _fits(first.total, telling.total):
                return place
    if first.is_over:
        for place, telling in enumerate(told[1:], 1):
            if _rounds_down(first, telling):
                return place
    if first.voice is not None and first.voice.aligned_with is not None:
        for place, telling in enumerate(told[1:], 1):
            voice = telling.voice
            if voice is None or voice.aligned_with is not None or voice.source_id is None or telling.is_vague:
                continue
            if _of_same(first, telling):
                return place
    for place, telling in enumerate(told[1:], 1):
        if _is_fuller(first, telling):
            return place
    return 0


def _rounds_down(over: Telling, exact: Telling) -> bool:
    """Whether one telling rounds down the number of the other: "more than 50 killed", then "killing 54"."""
    if exact.is_over or exact.is_vague or not over.is_over or over.total.low is None or exact.total.low is None:
        return False
    return 0 <= exact.total.low - over.total.low + 1 <= over.total.low / 8


def _sums_up(first: Telling, later: Telling) -> bool:
    """Whether a later telling adds to the first and names the sum: "two more died, bringing the toll to 11" of nine."""
    more = sum(count.best or count.low or 0 for count in later.counts if count.role == "increment")
    return later.is_sum and more > 0 and later.total.best == (first.total.best or 0) + more


def _ends_with(later: Telling) -> bool:
    """Whether who died last makes the sum of all: "a third woman died in hospital, which brings the dead to four"."""
    counts = [count for count in later.event.casualties if count.harm == "killed" and count.role == "increment"]
    more = sum(count.best or count.low or 0 for count in counts)
    return adds_dead_to_sum(later.event) and 0 < more < (later.total.best or 0)


def _is_fuller(first: Telling, later: Telling) -> bool:
    """Whether a later telling has all the groups of the first and more.

    "Raid kills 50 fighters", then "50 fighters and eight civilians were killed": a headline names the most of them.
    """
    if not all(first.groups) or first.is_vague:
        return False
    more = [count for count in later.counts if count.role == "increment"]
    rest = list(later.counts)
    for count in first.counts:
        same = next((other for other in rest if other.low == count.low and are_same_people(count, other)), None)
        if same is None:
            return False
        rest.remove(same)
    return any(
        count in more or (group_of(count) and not is_bare(count) and group_of(count) not in first.groups)
        for count in rest
    )


def _of_tolls(vague: Tally, sums: list[Casualties]) -> Tally | None:
    """The number that a vague word stands for ("dozens killed", then "56 have been killed since it began")."""
    for count in sums:
        if vague.low is not None and vague.high is not None and vague.low <= (count.low or 0) <= vague.high:
            return Tally(low=count.low, best=count.best, high=count.high)
    return None


def _fits(vague: Tally, firm: Tally) -> bool:
    """Whether a number can be what a vague word or a bare plural stands for; "dozens" may be ten."""
    low, high = vague.low or 0, vague.high
    number = firm.low or 0
    return number * 3 >= low if high is None or low > 3 else low <= number <= high


def _of_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings are of the same people, as far as their words go."""
    return all(any(are_same(a, b) for b in other.counts) for a in one.counts)


def _adds(telling: Telling, counted: list[Casualties], result: Tally, first: Telling) -> bool:
    """Whether a telling is of further people."""
    if telling.repeats or telling.is_sum or all(_is_told(count, counted) for count in telling.counts):
        return False
    if adds_dead(telling.event):
        return not first.is_update  # "the toll has risen to 64" counts those who died since
    groups = {group_of(count) for count in counted}
    rivals = _are_rivals(first, telling)
    if not telling.is_definite and all(
        are_others(count, other, rivals=rivals) for count in telling.counts for other in counted
    ):
        return telling.adds or ("" not in groups and not telling.is_vague)
    if not telling.adds:
        return False
    if "" in groups and (telling.total.low or 0) <= (result.low or 0):
        return False  # a total for all stood before; "three others" are among them
    return telling.total != result or not groups & telling.groups


def _are_rivals(one: Telling, other: Telling) -> bool:
    """Whether two named voices tell."""
    names = (name_of(one.voice), name_of(other.voice))
    return None not in names and names[0] != names[1]


def _is_told(count: Casualties, counted: list[Casualties]) -> bool:
    """Whether the same number of the same people was counted already; of one man that proves nothing."""
    if count.role == "increment":
        return False
    return any(
        (count.low, count.high) == (other.low, other.high)
        and (count.low or 0) > 1
        and (group_of(count) == group_of(other) or (count.actor_id is not None and count.actor_id == other.actor_id))
        for other in counted
    )


def _widened(result: Tally, telling: Telling, first: Telling) -> Tally:
    """The range that also holds another telling of the total.

    In one voice a figure under half of it is a part, not a rival; of two voices each may be far from the other.
    """
    best, other = result.best, telling.total
    if best is None or other.low is None or telling.is_vague:
        return result
    if other.low == best and other.high is None:  # "blast kills 20", then "at least 20"
        return opened(result)
    if other.low < best and name_of(first.voice) == name_of(telling.voice):
        return result  # "nine people died", then "six died in the market": in one voice a lesser number is a part
    if _rounds_down(telling, first):
        return result
    rival = _are_rivals(first, telling) and _of_same(first, telling)
    if not rival and (other.low * 2 < best or other.low > 2 * best):
        return result
    low = min(result.low if result.low is not None else best, other.low)
    reach = other.high if other.high is not None else None if rival else other.best
    high = None if result.high is None or reach is None else max(result.high, reach)
    return Tally(low=low, best=best, high=high)
