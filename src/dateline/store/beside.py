"""What lies beside a fused incident: those before and after it by day, those around it, and those that resemble it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.model import FusedIncident

from .fold import words

if TYPE_CHECKING:
    from .database import Store

# Rows without a day come last; a day that has no end sorts before those that have one, as SQLite sorts NULL.
_AFTER = """
SELECT id FROM fused WHERE start_day >= ?1 AND (start_day, coalesce(end_day, ''), id) > (?1, ?2, ?3)
ORDER BY start_day, coalesce(end_day, ''), id LIMIT 1
"""
_BEFORE = """
SELECT id FROM fused WHERE start_day <= ?1 AND (start_day, coalesce(end_day, ''), id) < (?1, ?2, ?3)
ORDER BY start_day DESC, coalesce(end_day, '') DESC, id DESC LIMIT 1
"""
_UNDATED = "SELECT id FROM fused WHERE start_day IS NULL"
_LINKED = """
WITH own AS (SELECT pk FROM reports WHERE ref IN (SELECT value FROM json_each(?))),
     both AS (SELECT b AS other, weight FROM report_links WHERE a IN own
              UNION ALL SELECT a, weight FROM report_links WHERE b IN own)
SELECT f.id, max(both.weight) FROM both JOIN reports r ON r.pk = both.other JOIN fused f ON f.pk = r.fused
WHERE both.other NOT IN own GROUP BY f.id ORDER BY max(both.weight) DESC, f.id LIMIT ?
"""


def beside(store: Store, incident: FusedIncident) -> tuple[str | None, str | None]:
    """The ids of the incidents before and after this one by day; None at either end."""
    start = incident.time.start if incident.time else None
    if start is None:
        before = store._one(_UNDATED + " AND id < ? ORDER BY id DESC LIMIT 1", (incident.id,))
        before = before or store._one("SELECT id FROM fused WHERE start_day NOTNULL ORDER BY start_day DESC LIMIT 1")
        after = store._one(_UNDATED + " AND id > ? ORDER BY id LIMIT 1", (incident.id,))
    else:
        end = incident.time.end if incident.time else None
        key = (start, end or "", incident.id)
        before, after = store._one(_BEFORE, key), store._one(_AFTER, key)
        after = after or store._one(_UNDATED + " ORDER BY id LIMIT 1")
    return before[0] if before else None, after[0] if after else None


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
