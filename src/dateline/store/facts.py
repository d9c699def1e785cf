"""What the desk reads of each fused incident beside the plain columns of `fused`: written with it, in plain columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
_OF = " IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
_STATUSES = f"""
SELECT DISTINCT r.fused, e.status FROM reports r JOIN incident_events l ON l.incident = r.incident
JOIN events e ON e.pk = l.event WHERE r.fused{_OF}
"""
_LINKS = f"""
SELECT x.fused, l.a, l.b, l.weight FROM reports x JOIN report_links l ON l.a = x.pk
JOIN reports y ON y.pk = l.b AND y.fused = x.fused WHERE x.fused{_OF}
"""
_OUTLETS = f"""
INSERT INTO fused_sources (fused, outlet, name)
SELECT DISTINCT r.fused, 1, d.outlet FROM reports r JOIN documents d ON d.pk = r.document
WHERE r.fused{_OF} AND d.outlet IS NOT NULL
"""
_QUOTED = (
    "INSERT INTO fused_sources (fused, outlet, name) VALUES (?, ?, ?) ON CONFLICT (fused, outlet, name) DO NOTHING"
)


def write_facts(connection: Connection, made: Sequence[tuple[int, FusedIncident, bool]]) -> None:
    """Write the facts of fused incidents, whose reports name them already: pk, incident, whether a person corrected it.

    All are asked for at once: a server is far away.
    """
    several = json.dumps([pk for pk, incident, _ in made if len(incident.reports) > 1])
    all_ = json.dumps([pk for pk, _, _ in made])
    statuses: dict[int, int] = {}
    for pk, status in connection.execute(_STATUSES, (all_,)):
        statuses[pk] = statuses.get(pk, 0) | 1 << STATUSES.index(status)
    # each report has a link to which it owes most that it is here: of the weakest of these the weight, in bits
    best: dict[int, dict[int, float]] = {}
    for pk, a, b, weight in connection.execute(_LINKS, (several,)):
        here = best.setdefault(pk, {})
        here[a] = max(weight, here.get(a, weight))
        here[b] = max(weight, here.get(b, weight))
    rows = [
        (pk, *_told(incident), corrected, statuses.get(pk, 0), min(best.get(pk, {}).values(), default=None))
        for pk, incident, corrected in made
    ]
    connection.execute(_OUTLETS, (all_,))
    connection.put(_FACTS, rows)
    told = [(pk, 0, each.source) for pk, incident, _ in made for each in incident.sources if each.source]
    connection.put(_QUOTED, told)


def _told(incident: FusedIncident) -> tuple[object, ...]:
    place, civilians, injured = incident.place, incident.civilian_fatalities, incident.injured
    return (
        place.uncertainty_km if place else None,
        place is not None and (place.geo_precision or _EXACT) > _EXACT,
        civilians.best if civilians else None,
        injured.best if injured else None,
        incident.independent_sources,
        len(incident.disagreements),
        int(incident.credibility.code) if incident.credibility else None,
    )
