"""Which incidents resemble a fused incident."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.model import FusedIncident

if TYPE_CHECKING:
    from .database import Store

_LINKED = """
WITH own AS (SELECT pk FROM reports WHERE ref IN (SELECT value FROM json_each(?))),
     pairs AS (SELECT b AS other, weight FROM report_links WHERE a IN (SELECT pk FROM own)
              UNION ALL SELECT a, weight FROM report_links WHERE b IN (SELECT pk FROM own))
SELECT f.id, max(pairs.weight) FROM pairs JOIN reports r ON r.pk = pairs.other JOIN fused f ON f.pk = r.fused
WHERE pairs.other NOT IN (SELECT pk FROM own) GROUP BY f.id ORDER BY max(pairs.weight) DESC, f.id LIMIT ?
"""


def linked(store: Store, incident: FusedIncident, limit: int) -> list[tuple[str, float]]:
    """Other incidents with reports that were compared with one of this, by the weight of the likest pair in bits."""
    return [(own, weight) for own, weight in store._rows(_LINKED, (json.dumps(incident.reports), limit))]
