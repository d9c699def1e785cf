"""A fused incident in one line of words."""

from __future__ import annotations

from dateline.model import FusedIncident


def headline(incident: FusedIncident) -> str:
    """What happened, where, when and how many were harmed, with how many reports and sources stand behind it."""
    what = (incident.subtype or incident.type).replace("/", " or ")
    where = f" at {incident.place.name}" if incident.place else ""
    when = f", {incident.time.start}" if incident.time and incident.time.start else ""
    reports = len(incident.documents)
    return f"{what}{where}{when}: {reports} report{'' if reports == 1 else 's'}"
