"""What the desk reads of each fused incident beside the plain columns of `fused`: written with it, in plain columns."""

from __future__ import annotations

from typing import get_args

from dateline.model import FusedIncident
from dateline.model.events import Status

from .sql import Connection

#: A bit each, from the lowest, in `fused_facts.statuses`.
STATUSES: tuple[str, ...] = get_args(Status)
#: ACLED's geographic precision of a place that is a settlement or a part of one.
_EXACT = 1
_FACTS = """
INSERT INTO fused_facts (fused, uncertainty, wide, civilians, injured, independent, disagreements, credibility,
                         corrected, statuses, weakest)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_STATUSES = """
SELECT DISTINCT e.status FROM reports r JOIN incident_events l ON l.incident = r.incident
JOIN events e ON e.pk = l.event WHERE r.fused = ?
"""
_LINKS = """
SELECT l.a, l.b, l.weight FROM reports x JOIN report_links l ON l.a = x.pk JOIN reports y ON y.pk = l.b
WHERE x.fused = ?1 AND y.fused = ?1
"""
_OUTLETS = """
INSERT INTO fused_sources (fused, outlet, name)
SELECT DISTINCT r.fused, 1, d.outlet FROM reports r JOIN documents d ON d.pk = r.document
WHERE r.fused = ? AND d.outlet IS NOT NULL
"""
_QUOTED = (
    "INSERT INTO fused_sources (fused, outlet, name) VALUES (?, 0, ?) ON CONFLICT (fused, outlet, name) DO NOTHING"
)


def write_facts(connection: Connection, pk: int, incident: FusedIncident, *, corrected: bool) -> None:
    """Write the facts of the fused incident with this pk, whose reports name it already."""
    place, civilians, injured = incident.place, incident.civilian_fatalities, incident.injured
    row: tuple[object, ...] = (
        pk,
        place.uncertainty_km if place else None,
        place is not None and (place.geo_precision or _EXACT) > _EXACT,
        civilians.best if civilians else None,
        injured.best if injured else None,
        incident.independent_sources,
        len(incident.disagreements),
        int(incident.credibility.code) if incident.credibility else None,
        corrected,
        sum(1 << STATUSES.index(status) for (status,) in connection.execute(_STATUSES, (pk,))),
        _weakest(connection, pk) if len(incident.reports) > 1 else None,
    )
    connection.execute(_FACTS, row)
    connection.execute(_OUTLETS, (pk,))
    quoted = [(pk, source.source) for source in incident.sources if source.source]
    connection.executemany(_QUOTED, quoted)


def _weakest(connection: Connection, pk: int) -> float | None:
    """Each report has a link to which it owes most that it is here: the weight of the weakest of these, in bits."""
    best: dict[int, float] = {}
    for a, b, weight in connection.execute(_LINKS, (pk,)):
        best[a] = max(weight, best.get(a, weight))
        best[b] = max(weight, best.get(b, weight))
    return min(best.values(), default=None)
