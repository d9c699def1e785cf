"""fuse: events judged to be the same happening become one incident. A pure function over records."""

from __future__ import annotations

from dateline.model import Event, Incident, Resolved

from .cluster import cluster
from .grading_compare import denials_by_incident
from .home import Home
from .incident import build, with_denials
from .lead import lead_of
from .overtaken import with_places_found
from .particular import is_particular
from .tally_summaries import is_total, without_summaries

__all__ = ["within_document"]


def within_document(resolved: Resolved, events: tuple[Event, ...]) -> tuple[Incident, ...]:
    """The incidents of a report, the lead one (what the report is about) first, the others in text order."""
    found = [each for each in cluster(resolved, events) if is_particular(resolved, each.events)]
    groups = [each.events for each in found]
    clusters = [each for each in found if not is_total(each.events, groups)]
    if not clusters:
        return ()
    lead = lead_of(resolved, clusters)
    ordered = [lead, *(each for each in clusters if each is not lead)]
    document = resolved.article.document
    told = without_summaries(resolved, [each.events for each in ordered])
    home = Home(resolved)
    built = [build(document, group, f"i{n}", home.country_of(group), home.town) for n, group in enumerate(told, 1)]
    built = with_places_found(told, built)
    denials = denials_by_incident(events, built)
    return tuple(with_denials(each, denials.get(each.id, [])) for each in built)
