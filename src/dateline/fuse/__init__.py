"""fuse: events judged to be the same happening become one incident. A pure function over records."""

from __future__ import annotations

import math

from dateline.model import Event, Incident, Resolved

from .alike import own_place
from .cluster import Cluster, cluster
from .grading_compare import denials_by_incident
from .home import Home
from .incident import build, with_denials
from .particular import is_particular
from .tally_summaries import without_summaries

__all__ = ["within_document"]

#: The share of the first incident's weight that one with dead must have to lead.
_NEARLY = 0.4


def within_document(resolved: Resolved, events: tuple[Event, ...]) -> tuple[Incident, ...]:
    """The incidents of a report, the lead one (what the report is about) first, the others in text order."""
    clusters = [each for each in cluster(resolved, events) if is_particular(resolved, each.events)]
    if not clusters:
        return ()
    lead = _lead(resolved, clusters)
    ordered = [lead, *(each for each in clusters if each is not lead)]
    document = resolved.article.document
    told = without_summaries(resolved, [each.events for each in ordered])
    home = Home(resolved)
    built = [build(document, group, f"i{n}", home.country_of(group)) for n, group in enumerate(told, 1)]
    denials = denials_by_incident(events, built)
    return tuple(with_denials(each, denials.get(each.id, [])) for each in built)


def _lead(resolved: Resolved, clusters: list[Cluster]) -> Cluster:
    """The incident that weighs most; if it harmed nobody, one with dead in its area that weighs nearly half as much.

    "Truce broken three times in the city", then "shells killed 15 people in Midan": the report is about the fifteen.
    """
    weights = {id(each): (_weight(resolved, each), -each.events[0].word.start) for each in clusters}
    first = max(clusters, key=lambda each: weights[id(each)])
    if _harms(first):
        return first
    near = [each for each in clusters if "killed" in _harms(each) and _area(each) == _area(first) is not None]
    best = max(near, key=lambda each: weights[id(each)], default=first)
    return best if weights[id(best)][0] >= _NEARLY * weights[id(first)][0] else first


def _harms(candidate: Cluster) -> set[str]:
    """What befell the people that it counts."""
    events = [event for event in candidate.events if event.status != "threatened"]
    return {count.harm for event in events for count in event.casualties if count.low and count.role != "toll"}


def _area(candidate: Cluster) -> str | None:
    """The first-order area of the first of its places that has one."""
    areas = (event.place.admin1 for event in candidate.events if event.place is not None)
    return next((area for area in areas if area), None)


def _weight(resolved: Resolved, candidate: Cluster) -> float:
    """How much a cluster is what the report is about: told in the headline, early, often, surely, with harm."""
    sections = resolved.article.sections
    body = next((section.start for section in sections if section.kind == "body"), 0)
    weight = 0.0
    for event in candidate.events:
        if event.status == "threatened":
            continue
        at = event.word.start - body
        early = 2.0 if at < 0 else 2.0 * math.exp(-at / 400)
        counts = [count for count in event.casualties if count.role != "toll" and count.best != 0]
        harmed = any(count.low and count.harm == "killed" for count in counts)
        told = (0.2 + early) * event.confidence + (0.8 if harmed else 0.3 * bool(counts)) * math.exp(-max(at, 0) / 1500)
        weight += told if counts or _is_particular(event) else 0.5 * told
    return weight


def _is_particular(event: Event) -> bool:
    """Whether it is told where or to whom it happened: "attacks have become a habit" is rarely the news."""
    place = own_place(event)
    return bool(event.victims or event.side_b) or (place is not None and place.kind != "country")
