"""Which airport or airbase is meant: the one of the name, of the town in question, or the only one in reach."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.toponyms import toponym_key

from .places_candidates import AIR, candidates
from .places_near import distance
from .places_rank import rank

if TYPE_CHECKING:
    from .places_settle import Settler

_BARE = frozenset(("airbase", "air base", "military airport", "airport", "military airbase", "military air base"))
#: An airport serves towns within this many kilometres; a bare "airport" is one within the lesser distance.
_SERVES, _BARE_SERVES = 60.0, 40.0


def airfield(settler: Settler, i: int) -> tuple[Entry | None, int, float]:
    """(the airport or airbase, how many candidates, how surely); no entry where the report does not tell."""
    mention = settler.mentions[i]
    key = toponym_key(mention.name)
    if key in _BARE:
        return _bare(settler, i)
    found, focus, box = settler.entries[i], settler.focus, settler.box(i)
    towns = tuple(e for e in candidates(mention.name, None) if e.kind not in AIR and e.kind != "admin1")
    ranked = rank(found, None, focus, box, key)
    if towns:
        town = rank(towns, None, focus, box, key)[0][1]
        ranked = [pair for pair in ranked if distance(pair[1].lat, pair[1].lon, town.lat, town.lon) < _SERVES]
    ranked.sort(key=lambda pair: (pair[1].kind != mention.kind, -pair[0], pair[1].row))
    if ranked and (towns or focus.main_country in (None, ranked[0][1].country) or len(ranked) == 1):
        return ranked[0][1], len(found), 0.8
    return None, len(found), 0.0


def _bare(settler: Settler, i: int) -> tuple[Entry | None, int, float]:
    """ "the military airport": the one named elsewhere in the report, or the only one of its main town."""
    others = [
        j
        for j, m in enumerate(settler.mentions)
        if m.kind in AIR and j != i and settler.entries[j] and toponym_key(m.name) not in ("airport", "airbase")
    ]
    before = [j for j in others if j < i]
    named = [entry for j in [*reversed(before), *others] if (entry := settler.choose(j)) is not None]
    if named:
        return named[0], len({e.row for e in named}), 0.8
    towns = Counter(
        entry
        for j, m in enumerate(settler.mentions)
        if m.role == "place"
        and not settler.is_facility(j)
        and (entry := settler.choose(j))
        and entry.kind in ("city", "town", "admin1")
    )
    if not towns:
        return None, 0, 0.0
    main = max(towns, key=lambda entry: (towns[entry], -entry.row))
    near = [e for e in candidates(main.name, "airbase") if distance(e.lat, e.lon, main.lat, main.lon) < _BARE_SERVES]
    return (near[0] if len(near) == 1 else None), len(near), 0.6
