"""Which incident a report is about: the one told in the headline, early, often, surely, lately and with harm."""

from __future__ import annotations

import math
import re
from datetime import date

from dateline.model import Event, Resolved

from .alike import own_place
from .cluster import Cluster

#: The share of the first incident's weight that one with dead must have to lead.
_NEARLY = 0.4
#: Characters in which the weight of a sentence's stand in the report falls to a third, and that of its dead.
_EARLY, _DEAD = 500, 1500
#: Days before publication after which an incident is no news, and what its weight is then.
_NEWS, _HISTORY = 45, 0.7
#: What weighs less than violence: a truce that is spoken of, damage and a march beside a fight.
_SLIGHT = {"Agreement": 0.4, "Looting/property destruction": 0.85, "Peaceful protest": 0.85}


def lead_of(resolved: Resolved, clusters: list[Cluster]) -> Cluster:
    """The incident that weighs most; if it harmed nobody, one with dead that weighs nearly half as much.

    "Truce broken three times in the city", then "shells killed 15 people in Midan": the report is about the fifteen.
    """
    weights = {id(each): (_weight(resolved, each), -each.events[0].word.start) for each in clusters}
    first = max(clusters, key=lambda each: weights[id(each)])
    if (deed := _deed_of(resolved, first, clusters)) is not None:
        return deed
    if _harms(first):
        return _told_with(resolved, first, clusters)
    dead = [each for each in clusters if "killed" in _harms(each)]
    best = max(dead, key=lambda each: weights[id(each)], default=first)
    return best if weights[id(best)][0] >= _NEARLY * weights[id(first)][0] else first


#: "A man was arrested in the shooting": what somebody is held for.
_HELD_FOR = re.compile(
    r"\b(?:arrest\w*|charg\w+|custody|detain\w*|indict\w*|arraign\w*|jailed|suspects?)\b[^.;]{0,80}?"
    r"\b(?:in|for|with|over|after|following|to|from)\b[^.;]{0,60}?"
    r"\b(?:shooting|murder|killing|death|homicide|slaying|stabbing|shootout)s?\b",
    re.IGNORECASE,
)


def _deed_of(resolved: Resolved, first: Cluster, clusters: list[Cluster]) -> Cluster | None:
    """The killing or shooting of late for which those were held whose arrest is told first: the report is about it."""
    if any(event.subtype != "Arrests" for event in first.events):
        return None
    if not any(_HELD_FOR.search(event.evidence[0].quote) for event in first.events):
        return None
    today = _today(resolved)
    deeds = [each for each in clusters if each is not first and _harms(each) & {"killed", "injured"}]
    deeds = [each for each in deeds if not all(_is_history(event, today) for event in each.events)]
    return max(deeds, key=lambda each: ("killed" in _harms(each), _weight(resolved, each)), default=None)


def _told_with(resolved: Resolved, first: Cluster, clusters: list[Cluster]) -> Cluster:
    """The news in whose sentence a history stands: "detained yesterday a man linked to a murder in March"."""
    today = _today(resolved)
    if not all(_is_history(event, today) for event in first.events):
        return first
    sentence = first.events[0].evidence[0]
    news = [each for each in clusters if each.events[0].evidence[0] == sentence and each is not first]
    return next((each for each in news if not _is_history(each.events[0], today)), first)


def _today(resolved: Resolved) -> date | None:
    published = resolved.article.document.published
    return date.fromisoformat(published.start) if published is not None and published.start else None


def _harms(candidate: Cluster) -> set[str]:
    """What befell the people that it counts."""
    events = [event for event in candidate.events if event.status != "threatened"]
    return {
        count.harm
        for event in events
        for count in event.casualties
        if (count.low or count.best) and count.role != "toll"
    }


def _weight(resolved: Resolved, candidate: Cluster) -> float:
    """How much a cluster is what the report is about."""
    body = next((section.start for section in resolved.article.sections if section.kind == "body"), 0)
    today = _today(resolved)
    return sum(_share(event, event.word.start - body, today) for event in candidate.events)


def _share(event: Event, at: int, today: date | None) -> float:
    """What one event adds, told `at` so many characters after the body's start (before it: in the headline)."""
    if event.status == "threatened":
        return 0.0
    early = 2.0 if at < 0 else 2.0 * math.exp(-at / _EARLY)
    counts = [count for count in event.casualties if count.role != "toll" and count.best != 0]
    killed = any(count.low and count.harm == "killed" for count in counts)
    told = (0.2 + early) * event.confidence + (0.8 if killed else 0.2 * bool(counts)) * math.exp(-max(at, 0) / _DEAD)
    told *= _SLIGHT.get(event.subtype or "", 1.0)
    if not counts and not _is_particular(event):
        told *= 0.5
    return told * _HISTORY if _is_history(event, today) else told


def _is_history(event: Event, today: date | None) -> bool:
    last = event.time.end or event.time.start if event.time is not None else None
    return today is not None and last is not None and (today - date.fromisoformat(last)).days > _NEWS


def _is_particular(event: Event) -> bool:
    """Whether it is told where or to whom it happened: "attacks have become a habit" is rarely the news."""
    place = own_place(event)
    return bool(event.victims or event.side_b) or (place is not None and place.kind != "country")
