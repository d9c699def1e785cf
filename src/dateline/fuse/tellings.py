"""What each source tells of how many were harmed: the counts of an incident, each with the voice that gives it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from dateline.knowledge.actors import parents
from dateline.model import Attribution, Casualties, Event, Tally

from .tally_sums import total

#: Words for people of whom nothing more is said.
_AT_LARGE = frozenset(
    "people person persons others other dead victim victims individual individuals total bodies body lives deaths "
    "fatalities corpses".split()
)
#: Who fights for a state and who against one: "12 soldiers" and "9 militants" are different people.
_STATE = frozenset(
    "soldier troop trooper policeman policemen police officer guard conscript serviceman servicemen peacekeeper".split()
)
_AGAINST = frozenset("militant rebel jihadist insurgent gunman gunmen terrorist guerrilla attacker assailant".split())
_ADDING = re.compile(r"\b(?:also|another|additional(?:ly)?|in addition|as well|further|separately)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:toll|total)\b|\bthe dead (?:now |already |thus |had |have |then )*(?:number|total|are now|were now)"
    r"|\b(?:bring|brought|tak|took|push|rais)\w* (?:the )?(?:number of (?:the )?)?(?:dead|people killed|deaths) to\b",
    re.IGNORECASE,
)
#: Who is a part of the people, never another count of them.
PARTS = frozenset("child children woman women boy girl minor baby".split())
#: So many characters may stand between two numbers of one list ("12 people in the town of Agatu and nine in Guma").
_BESIDE = 40
_MANY = re.compile(r"(?:a )?(?:many|numerous|multiple)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:the|these|those)\b", re.IGNORECASE)
#: Men and members are of any group: "ten rebels", and by their own word "three men".
_LOOSE = frozenset({"", "man", "men", "member"})
#: "The toll rose to 12": the number of the same incident, in place of the one before.
_MOVES = re.compile(
    r"\b(?:toll|number of (?:the )?(?:dead|deaths|fatalities|victims|\w+ killed)|count)\b[^.;]{0,60}?"
    r"\b(?:rose|risen|rises|rising|climb\w*|reach\w*|increas\w*|jump\w*|grew|grown|went up|gone up|revised|updated"
    r"|stands? at|stood at|now)\b",
    re.IGNORECASE,
)
#: "The dead now number nine", "he is the fifth victim of the strike" (see `code/casualties_sums.py`).
_NOW = re.compile(
    r"\bthe dead (?:now |already |thus |had |have |then )*(?:number|total|are now|were now)"
    r"|\b(?:is|was|are|became|becomes|becoming|mak\w+ (?:her|him|it|them)|made (?:her|him|it)|as) (?:now )?(?:the )?"
    r"(?:\w+(?:nd|rd|th|ond|ird)) "
    r"(?:victim|fatality|death|casualty|(?:person|man|woman|child) killed|\w+ to (?:die|be killed|have died))\b",
    re.IGNORECASE,
)
#: "That brings the toll to 40": of this and of what went before.
_BRINGS = re.compile(
    r"\b(?:bring|took|tak|push|rais|lift)\w*\b[^.;]{0,40}?\b(?:toll|total|tally|number)\b"
    r"|\b(?:toll|total|tally)\b[^.;]{0,40}?\b(?:this|so far|(?<!has )(?<!have )(?<!had )since"
    r"|in (?:the )?(?:past|last))\b"
    r"|\bbrought\b[^.;]{0,40}?\b(?:toll|total|tally|number)\b",
    re.IGNORECASE,
)
#: Who dies by his own hand.
_OWN = frozenset({"himself", "herself", "self"})
_OVER = re.compile(r"^(?:more than|over|above|upwards of|well over)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """One voice's counts of one harm in one event, and what they come to. `voice` is None in the report's own words."""

    event: Event
    counts: tuple[Casualties, ...]
    total: Tally
    voice: Attribution | None

    @property
    def groups(self) -> frozenset[str]:
        """Which people are counted."""
        return frozenset(group_of(count) for count in self.counts)

    @property
    def repeats(self) -> bool:
        """Whether it only tells of people told of before ("the soldiers")."""
        return all(count.role == "repeat" for count in self.counts)

    @property
    def adds(self) -> bool:
        """Whether its words say that it tells of further people ("also killed", "another three")."""
        quote, offset = self.event.evidence[0].quote, self.event.evidence[0].start
        if self.is_definite:
            return False
        # "killing the commander and one additional guard": one more than he, not one more than told before
        if all(count.role == "increment" for count in self.counts):
            return True
        for count in self.counts:
            # "officials also spoke of 12 dead" adds words, "officials said 12 guards were also killed" adds people
            spans = [span for span in (count.span, self.event.word) if span is not None]
            first, last = min(span.start for span in spans), max(span.end for span in spans)
            lead = re.split(r"[,;:]|\band\b", quote[max(0, first - 20 - offset) : first - offset])[-1]
            if last - first <= 60 and _ADDING.search(lead + quote[first - offset : last + 8 - offset]):
                return True
        return bool(re.match(r"\W*(?:in addition|separately|additionally)\b", quote, re.IGNORECASE))

    @property
    def is_definite(self) -> bool:
        """Whether it tells of people who are known already ("the other four")."""
        quote, offset = self.event.evidence[0].quote, self.event.evidence[0].start
        spans = [count.span for count in self.counts if count.span]
        return any(_REST.search(quote[max(0, span.start - 6 - offset) : span.start + 6 - offset]) for span in spans)

    @property
    def is_over(self) -> bool:
        """Whether it says only what the number exceeds ("more than 100")."""
        return len(self.counts) == 1 and bool(self.counts[0].span and _OVER.match(self.counts[0].span.quote))

    @property
    def is_vague(self) -> bool:
        """A bare plural ("soldiers were killed": 2 or more) or a wide word ("many", "dozens"), no range in figures."""
        low, high = self.total.low, self.total.high
        if low is None:
            return True
        if high is None:
            return low == 2 or (low == 3 and all(count.span and _MANY.match(count.span.quote) for count in self.counts))
        return high > 1.5 * low + 1 and not any(c.span and re.search(r"\d", c.span.quote) for c in self.counts)

    @property
    def is_zero(self) -> bool:
        """Whether it says that nobody was harmed, or that nobody is known to have been."""
        return all(count.best == 0 for count in self.counts)

    @property
    def is_sum(self) -> bool:
        """Whether it is said to be the sum of all ("two more died, and the toll is 18")."""
        return _says_sum(self.event)

    @property
    def is_update(self) -> bool:
        """Whether it takes the place of the numbers before ("the toll has risen to 12")."""
        return says_update(self.event)

    @property
    def is_of_many(self) -> bool:
        """Whether it sums up this incident and others ("brings the toll this month to 40") and tells nobody new."""
        return is_of_many(self.event) and not any(count.role == "increment" for count in self.counts)


def raises(first: Telling, later: Telling) -> bool:
    """Whether a later telling names further dead and the sum of them and the first ("two more, raising it to 19")."""
    if not (is_of_many(later.event) or later.is_sum) or first.total.best is None or len(later.counts) < 2:
        return False
    toll = later.total.best or 0
    return sum(count.best or count.low or 0 for count in later.counts) == 2 * toll - first.total.best < 2 * toll


def says_update(event: Event) -> bool:
    """Whether an event's sentence tells how a toll grew ("the death toll rose to 12 from 8")."""
    quote = event.evidence[0].quote
    return (_has(_MOVES, quote) or _has(_NOW, quote)) and not _has(_BRINGS, quote)


def is_of_many(event: Event) -> bool:
    """Whether an event's sentence sums up its incident and others ("brings the number of the dead this year to 40")."""
    return _has(_BRINGS, event.evidence[0].quote)


def tellings(events: Iterable[Event], harm: str, who: str | None = None) -> list[Telling]:
    """The tellings of one harm over the events of an incident, of one class of victim only with `who`."""
    found: list[Telling] = []
    seen: set[str] = set()
    for event in events:
        counts = _of_class(_fresh(_counts(event, harm), seen), who)
        voiced: dict[str | None, list[Casualties]] = {}
        voices: dict[str | None, Attribution | None] = {}
        for count in counts:
            voice = voice_of(event, count)
            key = name_of(voice)
            voiced.setdefault(key, []).append(count)
            voices.setdefault(key, voice)
        for key, group in voiced.items():
            found.append(Telling(event, tuple(group), total_of(group, is_sum=_says_sum(event)), voices[key]))
    return found


def tolls(events: Iterable[Event], harm: str, who: str | None = None) -> list[Casualties]:
    """Counts that may go beyond the incident ("across the country since April")."""
    counts = [count for event in events for count in event.casualties]
    return [c for c in counts if c.role == "toll" and c.harm == harm and who in (None, c.who)]


def voice_of(event: Event, count: Casualties) -> Attribution | None:
    """Whose number it is: the nearest of its own voices, else of the event's; None where the report itself gives it."""
    said = event.attribution if count.attribution is None else count.attribution
    return next((voice for voice in said if voice.stance != "denies"), None)


def name_of(voice: Attribution | None) -> str | None:
    """What tells one voice from another, None for the report's own and for those of whom nothing is said."""
    if voice is None:
        return None
    return voice.source_id or voice.source or (voice.source_span.quote.lower() if voice.source_span else None)


def label_of(voice: Attribution | None) -> str:
    """How a voice is called in words: its name, the words of the text ("another count"), or "the report"."""
    if voice is None:
        return "the report"
    name, quote = voice.source, voice.source_span.quote if voice.source_span else ""
    if name and (name[0].isupper() or not quote or len(quote) > 60):
        return name
    return quote[0].lower() + quote[1:] if quote else "the report"


def group_of(count: Casualties) -> str:
    """Which people a count is of: "" for people at large, else the last word of their description."""
    words = (count.description or "").lower().split()
    head = words[-1] if words else ""
    if head in _AT_LARGE or not head:
        return ""
    return head[:-1] if head.endswith("s") and not head.endswith("ss") else head


def are_others(a: Casualties, b: Casualties, *, rivals: bool = False) -> bool:
    """Whether two counts are surely of different people: civilians and fighters, or the men of two sides.

    One number told twice ("four troopers", "four of its soldiers") is of the same people, whatever they are called.
    With `rivals` two voices tell: the soldiers of both are the same ones, though each may call them another army's.
    """
    first, second = group_of(a), group_of(b)
    if not first or not second or (a.low == b.low and a.who == b.who):
        return False
    if {a.who, b.who} == {"civilian", "combatant"}:
        return True
    if a.actor_id and b.actor_id:
        same = first == second or {first, second} <= _STATE or {first, second} <= _AGAINST
        return not _is_of(a.actor_id, b.actor_id) and not (rivals and same)
    return (first in _STATE and second in _AGAINST) or (first in _AGAINST and second in _STATE)


def _is_of(one: str, other: str) -> bool:
    """Whether two actors are one, or one is a part of the other (an army and its government)."""
    return one == other or one in parents(other) or other in parents(one)


def _says_sum(event: Event) -> bool:
    return _has(_TOTAL, event.evidence[0].quote)


@functools.lru_cache(maxsize=1024)
def _has(pattern: re.Pattern[str], sentence: str) -> bool:
    """Whether a pattern is in a sentence, which several counts of several incidents ask in turn."""
    return pattern.search(sentence) is not None


def total_of(counts: Iterable[Casualties], *, is_sum: bool = False) -> Tally:
    """One telling's people: its total for people at large where it gives one, else the sum of its groups.

    With `is_sum` ("two more died, and the toll rose to 18") the highest number is the total of all.
    """
    counts = list(counts)
    counts = [c for c in counts if c.role != "repeat"] or counts
    own = [c for c in counts if (c.description or "") in _OWN]  # "four shot dead, then the gunman kills himself"
    base = [c for c in counts if c.role != "increment" and c not in own]
    more = [c for c in counts if c.role == "increment" and c not in own]
    at_large = [c for c in base if not group_of(c)]
    if is_sum and at_large:
        return total([max([*base, *more], key=lambda c: c.low or 0)])
    groups: dict[str, Casualties] = {}
    for count in base:
        groups.setdefault(group_of(count), count)
    parts = _side_by_side(at_large) or list(groups.values())
    if parts and _sum_of(more) == _sum_of(parts) and len(more) > 1:
        more = []  # "12 people were killed, seven in the port and five in the market": what the number falls into
    return total([*parts, *more, *own])


def _side_by_side(counts: list[Casualties]) -> list[Casualties]:
    """The first count of people at large, and those that stand beside it at other places.

    "Killed 12 people in Agatu and nine in Guma" tells of 21; one with a noun of its own tells the first again.
    """
    kept = counts[:1]
    for count in counts[1:]:
        before = kept[-1].span
        if before and count.span and not count.description and 0 < count.span.start - before.end <= _BESIDE:
            kept.append(count)
    return kept


def _sum_of(counts: list[Casualties]) -> int:
    return sum(count.best or count.low or 0 for count in counts)


def are_same(a: Casualties, b: Casualties) -> bool:
    """Whether two counts are of the same people as far as their words go: "62" and "80 soldiers", not "35 children"."""
    first, second = group_of(a), group_of(b)
    return first == second or (bool({first, second} & _LOOSE) and not {first, second} & PARTS)


def are_same_people(a: Casualties, b: Casualties) -> bool:
    """Whether two equal numbers are of the same people: "50 militants" and "50 fighters" of one side are."""
    fighters = a.who == b.who == "combatant" and (a.actor_id or b.actor_id) == (b.actor_id or a.actor_id)
    return fighters or are_same(a, b)


def _counts(event: Event, harm: str) -> list[Casualties]:
    return [
        c for c in event.casualties if c.harm == harm and c.role != "toll" and (c.low is not None or c.high is not None)
    ]


def _of_class(counts: list[Casualties], who: str | None) -> list[Casualties]:
    """Those of one class of victim, without parts of a whole unless nothing but parts is told."""
    chosen = [c for c in counts if who in (None, c.who) or c.best == 0]  # nobody is no civilian either
    if who is None or any(c.role != "subset" for c in chosen):
        return [c for c in chosen if c.role != "subset"]
    return chosen


def _fresh(counts: list[Casualties], seen: set[str]) -> list[Casualties]:
    """The counts with "the commander" as a person of his own where no such person was counted before.

    "captured the district chief and two guards": the chief is definite because there is one, not because he was told
    of before.
    """
    found = []
    for count in counts:
        group = group_of(count)
        if count.role == "repeat" and count.low == count.high == 1 and group and group not in seen:
            found.append(msgspec.structs.replace(count, role="count"))
        else:
            found.append(count)
    seen |= {group_of(count) for count in counts}
    return found
