"""What resembles a fused incident, and the places in which incidents lie."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.model import FusedIncident

from .fold import words

if TYPE_CHECKING:
    from .database import Store

_LINKED = """
WITH own AS (SELECT pk FROM reports WHERE ref IN (SELECT value FROM json_each(?))),
     both AS (SELECT b AS other, weight FROM report_links WHERE a IN own
              UNION ALL SELECT a, weight FROM report_links WHERE b IN own)
SELECT f.id, max(both.weight) FROM both JOIN reports r ON r.pk = both.other JOIN fused f ON f.pk = r.fused
WHERE both.other NOT IN own GROUP BY f.id ORDER BY max(both.weight) DESC, f.id LIMIT ?
"""


def linked(store: Store, incident: FusedIncident, limit: int) -> list[tuple[str, float]]:
    """Other incidents with reports that were compared with one of this, by the weight of the likest pair in bits."""
    return [(own, weight) for own, weight in store._rows(_LINKED, (json.dumps(incident.reports), limit))]


_NAMED = """
SELECT place, place_id, country, lat, lon, count(*) FROM fused
WHERE place IS NOT NULL AND instr(place_key, ?) GROUP BY place, place_id, country ORDER BY count(*) DESC LIMIT 200
"""


def places_beginning(store: Store, start: str) -> list[tuple[str, str | None, str | None, float, float, int]]:
    """Places of fused incidents whose name, or one word of it, begins like this, the most frequent first.

    Each with its gazetteer id, country, point and number of incidents; those without a point are left out.
    """
    folded = words(start)
    if not folded:
        return []
    rows = store._rows(_NAMED, (f" {folded}",))
    return [row for row in rows if row[3] is not None and f" {folded}" in f" {words(row[0])}"]
