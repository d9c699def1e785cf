"""The town that a local report is about: whose police and schools it names, where it was filed, which it names most.

A local paper writes for those who live there: "Police were called to the 1200 block of Vine Street" is of its own
town, which stands in the report as "Kherson police", in the dateline or not at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.toponyms import toponym_key
from dateline.model import PlaceMention

from .places_joint import Focus
from .places_near import distance

SETTLED = frozenset(("city", "town", "village"))
#: What a mention says of the report's town. Its own police tell more than its name; a resident's home tells little.
_BODY, _NAMED, _FILED, _DWELLS = 3.0, 1.5, 2.5, 0.5
#: Being named in the headline, or in the first sentences, counts for so many times.
_FIRST = 1.5
_OPENING = 4
#: What one more mention of the same town adds falls off: at most so many are counted.
_MOST = 4
#: A town is the report's with so much evidence, and so many times what the next one has.
_LEAST, _LEAD = 1.4, 1.3
#: A namesake of so many people is known everywhere; a report's region reaches so far (km); a state that has this share
#: of a report's names is told of.
_GREAT, _REGION, _TOUCHED = 300_000, 150.0, 0.12
_CLOSE = 40.0
_SPOTS = frozenset(("city", "town", "village", "neighbourhood", "mountain", "hospital", "admin2"))
_SAID = frozenset((None, "city", "town", "village"))
_IN_TOWN = frozenset(
    (None, "neighbourhood", "district", "road", "facility", "hospital", "bridge", "mountain", "area", "crossing")
)
#: "the South Side", "the West End": a part of the town that the report is about, whatever village has the name.
SIDE = re.compile(
    r"(?:Far |Near |Lower |Upper )?(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest)"
    r"[- ]?(?:[Ss]ide|[Ee]nd)?"
)
_AUTHORITY = re.compile(
    r"['’]?s?\s+(?:[\w-]+\s+)?(?:police|fire\s+(?:department|rescue|fighters)|firefighters?|sheriff|mayor|officers?|"
    r"detectives?|city\s+(?:council|hall)|school|public\s+schools|emergency|constable|district\s+attorney|prosecutors?|"
    r"municipal)",
    re.IGNORECASE,
)
_DWELLER = re.compile(
    r"['’]?s?[- ](?:area\s+)?(?:man|woman|boy|girl|teen|teenager|couple|residents?|natives?|mother|father|family|"
    r"student)\b"
)
_AWAY = re.compile(
    r"['’]?s?\s+(?:[\w’'.-]+\s+){0,3}(?:hospital|medical|clinic|trauma|university|airport)\b", re.IGNORECASE
)
_FROM = re.compile(
    r"(?:\b(?:from|to|toward|towards|resident of|native of|lives in|living in|lived in|live in|moved to|born in|"
    r"\d,\s+of|hospital in|hospitals in|center in|facility in|based in)\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Town:
    """The report's town, and the mention that names it best (an index); None where only its outlet's home is known."""

    entry: Entry
    mention: int | None


@dataclass(slots=True)
class _Votes:
    """What speaks for one town: a weight a mention, the best of them, and whether its authorities are named."""

    entry: Entry
    weights: list[float] = field(default_factory=list)
    best: int = 0
    own: bool = False
    filed: bool = False
    total: float = 0.0

    def add(self, i: int, mention: PlaceMention, weight: float) -> None:
        if not self.weights or weight > max(self.weights):
            self.best = i
        self.weights.append(weight)
        self.own |= weight == _BODY
        self.filed |= mention.role == "dateline" and not self.entry.capital


def weight_of(text: str, mention: PlaceMention) -> float:
    """What a mention says for its place being the report's town."""
    if mention.role == "dateline":
        return _FILED
    if _AUTHORITY.match(text, mention.end):
        return _BODY
    if mention.role not in ("place", "attributive"):
        return 0.0
    if _AWAY.match(text, mention.end) or _FROM.search(text, max(0, mention.start - 40), mention.start):
        return 0.0
    if _DWELLER.match(text, mention.end):
        return _DWELLS
    return _NAMED * (_FIRST if mention.sentence < _OPENING else 1.0) if mention.relation in (None, "in") else _NAMED / 2


def town_of(
    text: str, mentions: Sequence[PlaceMention], entries: Sequence[Entry | None], home: Entry | None = None
) -> Town | None:
    """The town that most of the report's mentions speak for; None where two do alike, or the news is not local.

    `entries`: what each mention was settled to; `home`: the town of the outlet. News is local where the town's own
    authorities are named, its outlet is at home nearby, or it was filed there and is about no other province.
    """
    votes: dict[int, _Votes] = {}
    counties: dict[tuple[str | None, str | None], float] = defaultdict(float)
    provinces = {e.admin1_row for e, m in zip(entries, mentions, strict=True) if e is not None and m.role == "place"}
    for i, (mention, entry) in enumerate(zip(mentions, entries, strict=True)):
        if entry is None:
            continue
        weight = weight_of(text, mention)
        if entry.kind == "admin2":
            counties[entry.admin1, entry.admin2 or entry.name] += weight / 4
        if entry.kind in SETTLED and weight > 0 and mention.kind in _SAID:
            votes.setdefault(entry.row, _Votes(entry)).add(i, mention, weight)
    for each in votes.values():
        each.total = sum(sorted(each.weights, reverse=True)[:_MOST])
        each.total += min(1.0, counties.get((each.entry.admin1, each.entry.admin2), 0.0))
        if home is not None and home.row == each.entry.row:
            each.total += _FILED
    ranked = sorted(votes.values(), key=lambda each: (-each.total, each.best))
    if not ranked or ranked[0].total < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0].total < _LEAD * ranked[1].total:
        return None
    first = ranked[0]
    filed = first.filed and provinces <= {first.entry.admin1_row, None}
    if not (first.own or filed or _is_near(home, first.entry)):
        return None
    return Town(first.entry, first.best)


def _is_near(home: Entry | None, entry: Entry) -> bool:
    if home is None or home.country != entry.country:
        return False
    return home.admin1_row == entry.admin1_row or distance(home.lat, home.lon, entry.lat, entry.lon) < _REGION


def is_of_town(mention: PlaceMention) -> bool:
    """Whether a name that the gazetteer lacks can be a street, a building or a quarter of the report's town."""
    return (
        mention.role == "place" and mention.kind in _IN_TOWN and mention.relation in (None, "in", "near", "outskirts")
    )


def is_close(entry: Entry, town: Entry) -> bool:
    """Whether a place can be a part of a town, or its neighbour."""
    return entry.country == town.country and distance(entry.lat, entry.lon, town.lat, town.lon) < _CLOSE


def is_stray(town: Town, mention: PlaceMention, best: Entry, focus: Focus) -> bool:
    """Whether a namesake far from the report's town is none of its places: "Gresham" in Chicago's news is no city in
    Oregon, unless it is a great one, or the report names its state too."""
    if best.kind not in _SPOTS or best.row == town.entry.row or mention.role != "place":
        return False
    if best.country == town.entry.country and best.admin1_row == town.entry.admin1_row:
        return False
    if (best.population >= _GREAT and best.kind != "neighbourhood") or mention.within is not None:
        return False
    if distance(best.lat, best.lon, town.entry.lat, town.entry.lon) < _REGION:
        return False
    return best.admin1_row is None or focus.admin1_beside(best.admin1_row, toponym_key(mention.name)) < _TOUCHED
