"""Settles the place mentions of one document: containers first, then what they hold, then facilities and roads."""

from __future__ import annotations

import itertools
import math
from collections import Counter

from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.toponyms import toponym_key
from dateline.model import Annotated, Place, PlaceMention, Span

from .places_precision import codes, radius
from .places_rank import candidates, distance, focus_of, inside, rank

_FACILITY = frozenset(
    """airbase airport military_base checkpoint hospital bridge dam oil_field gas_field crossing facility
    roundabout port camp road river lake mountain island""".split()
)
_AIR = frozenset(("airbase", "airport"))
_SETTLED = frozenset(("city", "town", "village", "neighbourhood"))
_AREAS = frozenset(("country", "demonym", "continent", "region"))
#: A facility whose own point is unknown lies within this many kilometres of its town (rule of thumb).
_FACILITY_REACH = 15.0
#: Below this many people, a namesake in a country that the report never touches is no reading of a name.
_STRAY = 100_000
_KIND_OF_MENTION = {"district": "admin2", "county": "admin2", "area": None}


class Settler:
    """Resolves the mentions of one document. `reasons` holds (name, why not) of those left open."""

    def __init__(self, annotated: Annotated) -> None:
        self.text = annotated.article.document.text
        self.mentions = annotated.places
        self.reasons: list[tuple[str, str]] = []
        self._chosen: dict[int, Entry | None] = {}
        self._settling: set[int] = set()
        self._scores: dict[int, tuple[int, float]] = {}
        self._facilities: dict[str, Entry] = {}
        self._beside: dict[int, Entry] = {}
        self._children: dict[int, list[int]] = {}
        self._provinces: dict[int, list[int]] = {}
        for i, mention in enumerate(self.mentions):
            if mention.within is not None:
                self._children.setdefault(mention.within, []).append(i)
            if mention.kind == "admin1" and mention.role == "place":
                self._provinces.setdefault(mention.sentence, []).append(i)
        self._entries = [self._candidates(mention) for mention in self.mentions]
        groups: dict[tuple[str, str | None], list[int]] = {}
        for i, mention in enumerate(self.mentions):
            if mention.role != "organisation" and self._entries[i] and mention.kind not in _FACILITY:
                groups.setdefault((toponym_key(mention.name), mention.kind), []).append(i)
        self.focus = focus_of([(key, kind, len(at), self._entries[at[0]]) for (key, kind), at in groups.items()])

    def _candidates(self, mention: PlaceMention) -> list[Entry]:
        if mention.kind == "road" and mention.name.count(" ") > 2:
            return []
        return candidates(mention.name, mention.kind, mention.role == "demonym")

    def settle(self) -> list[Place]:
        """The place of each mention, in order."""
        contained = [i for i, m in enumerate(self.mentions) if m.within is not None]
        for i in [*contained, *range(len(self.mentions))]:
            entry = self._choose(i)
            if entry is not None and self.mentions[i].within is not None and self.mentions[i].role == "place":
                self.focus.chosen.setdefault(toponym_key(self.mentions[i].name), entry.row)
        return [self._place(i) for i in range(len(self.mentions))]

    def _choose(self, i: int) -> Entry | None:
        if i in self._chosen:
            return self._chosen[i]
        if i in self._settling:
            return None
        self._settling.add(i)
        entry = self._pick(i)
        self._settling.discard(i)
        self._chosen[i] = entry
        return entry

    def _box(self, i: int) -> Entry | None:
        within = self.mentions[i].within
        if within is None or self.mentions[within].kind == "road":
            return None
        return self._choose(within)

    def _pick(self, i: int) -> Entry | None:
        mention, entries = self.mentions[i], self._entries[i]
        if mention.kind in _AIR:
            return self._air(i)
        if not entries:
            return None
        box = self._box(i)
        ranked = rank(entries, mention.kind, self.focus, box, toponym_key(mention.name))
        if i in self._children:
            ranked = self._holding(ranked, self._children[i])
        score, best = ranked[0]
        margin = score - next((s for s, e in ranked[1:] if distance(e.lat, e.lon, best.lat, best.lon) > 50), score - 4)
        self._scores[i] = (len(entries), round(1 / (1 + math.exp(-1.5 * margin)), 2))
        if box is not None and not inside(best, box) and best.row != box.row and best.kind != "country":
            if mention.kind is None and (best.kind == "admin1" or best.population >= _STRAY):
                return best  # too well known for "inside": the two only stand side by side
            return None  # "X district, Y province": in Y, wherever else there is an X
        main = self.focus.main_country
        if main and best.country != main and not self._touched(best) and best.population < _STRAY and box is None:
            return None
        beside = self._province_beside(i) if box is None else None
        if beside is not None and best.kind in _SETTLED and best.population < _STRAY and not inside(best, beside):
            self._beside[i] = beside
            return None
        return best

    def _province_beside(self, i: int) -> Entry | None:
        """The one province that the mention's sentence names as such ("the town of X, held by rebels in Y province").

        A namesake in another province is then another place, unless it is a big town.
        """
        mention = self.mentions[i]
        if mention.role != "place" or mention.kind == "admin1":
            return None
        named = {
            entry.row: entry
            for j in self._provinces.get(mention.sentence, ())
            if (entry := self._choose(j)) is not None
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _holding(self, ranked: list[tuple[float, Entry]], children: list[int]) -> list[tuple[float, Entry]]:
        """ "Atlanta, Georgia": of the Georgias, the one that has an Atlanta."""
        inner = [entry for child in children for entry in self._entries[child]]
        held = [(score + (4.0 if any(inside(e, entry) for e in inner) else 0.0), entry) for score, entry in ranked]
        return sorted(held, key=lambda pair: (-pair[0], pair[1].row))

    def _touched(self, entry: Entry) -> bool:
        return self.focus.countries.get(entry.country, 0.0) > 0.12 or entry.kind in (
            "country",
            "demonym",
            "region",
            "continent",
        )

    def _air(self, i: int) -> Entry | None:
        """The airport or airbase itself, where the gazetteer has it: by name, else the one of the town in question."""
        mention = self.mentions[i]
        bare = toponym_key(mention.name) in (
            "airbase",
            "air base",
            "military airport",
            "airport",
            "military airbase",
            "military air base",
        )
        if bare:
            return self._bare_air(i)
        found = self._entries[i]
        towns = candidates(mention.name, None)
        towns = [e for e in towns if e.kind not in _AIR and e.kind != "admin1"]
        ranked = rank(found, None, self.focus, self._box(i), toponym_key(mention.name))
        self._scores[i] = (len(found), 0.8)
        if towns:
            town = rank(towns, None, self.focus, self._box(i), toponym_key(mention.name))[0][1]
            ranked = [pair for pair in ranked if distance(pair[1].lat, pair[1].lon, town.lat, town.lon) < 60]
        ranked.sort(key=lambda pair: (pair[1].kind != mention.kind, -pair[0], pair[1].row))
        if ranked and (towns or self.focus.main_country in (None, ranked[0][1].country) or len(ranked) == 1):
            entry = ranked[0][1]
            self._facilities[mention.kind or ""] = entry
            return entry
        return None

    def _bare_air(self, i: int) -> Entry | None:
        """ "the military airport": the one named elsewhere in the report, or the only one of its main town."""
        others = [
            j
            for j, m in enumerate(self.mentions)
            if m.kind in _AIR and j != i and self._entries[j] and toponym_key(m.name) not in ("airport", "airbase")
        ]
        before = [j for j in others if j < i]
        named = [entry for j in [*reversed(before), *others] if (entry := self._choose(j)) is not None]
        if named:
            self._scores[i] = (len({e.row for e in named}), 0.8)
            return named[0]
        towns = Counter(
            entry
            for j, m in enumerate(self.mentions)
            if m.role == "place"
            and m.kind not in _FACILITY
            and (entry := self._choose(j))
            and entry.kind in ("city", "town", "admin1")
        )
        if not towns:
            return None
        main = max(towns, key=lambda entry: (towns[entry], -entry.row))
        near = [e for e in candidates(main.name, "airbase") if distance(e.lat, e.lon, main.lat, main.lon) < 40]
        self._scores[i] = (len(near), 0.6)
        return near[0] if len(near) == 1 else None

    def _place(self, i: int) -> Place:
        mention = self.mentions[i]
        if mention.kind == "road" and (road := self._road(i)) is not None:
            return road
        entry = self._chosen.get(i)
        count, confidence = self._scores.get(i, (len(self._entries[i]), 0.0))
        span = Span.of(self.text, mention.start, mention.end)
        name = self._name(mention)
        if entry is not None and entry.kind in _AREAS and mention.kind in _FACILITY:
            self._beside[i], entry = entry, None  # "a Syria oil field": somewhere in the country, not at its middle
        if entry is None:
            return self._by_container(i, name, span, count)
        kind = "country" if entry.kind == "demonym" else entry.kind
        lies = entry.uncertainty_km
        if mention.kind in _FACILITY and entry.kind not in _FACILITY:
            kind, lies = mention.kind or kind, max(lies, _FACILITY_REACH)
        elif mention.kind == "neighbourhood" and kind in ("town", "village"):
            kind = "neighbourhood"
        geo, where = codes(kind, mention.relation)
        if mention.kind in _FACILITY and lies >= _FACILITY_REACH and where == 1:
            geo, where = 2, 2
        return Place(
            name=name,
            place_id=entry.place_id,
            kind=kind,
            lat=entry.lat,
            lon=entry.lon,
            uncertainty_km=radius(lies, mention.relation),
            admin2=entry.admin2,
            admin1=entry.admin1,
            country=entry.country,
            relation=mention.relation,
            geo_precision=geo,
            ucdp_where_prec=where,
            candidates=count,
            confidence=confidence,
            span=span,
        )

    def _name(self, mention: PlaceMention) -> str:
        if mention.kind in _AIR:
            words = self.text[mention.start : mention.end]
            if words.lower().find(" of ") > 0 and not words.endswith(("base", "port")):
                return f"{mention.name} {mention.kind}"  # "airbase of X" is the X airbase
            return " ".join(words.split())
        if mention.kind in _FACILITY and mention.kind != "road":
            return " ".join(self.text[mention.start : mention.end].split())
        return mention.name

    def _by_container(self, i: int, name: str, span: Span, count: int) -> Place:
        """A place known only by what it lies in, or not at all."""
        mention = self.mentions[i]
        kind = _KIND_OF_MENTION.get(mention.kind or "", mention.kind)
        box = self._box(i) or self._beside.get(i)
        if box is None and mention.kind in _AIR:
            towns = [e for e in candidates(mention.name, None) if e.kind not in _AIR]
            box = rank(towns, None, self.focus, None, "")[0][1] if towns else None
        # "the Department of Works in Idlib": no province lies in a town, so its point is not the town's
        if box is None or kind == "admin1" or box.kind in ("country", "demonym", "continent"):
            self.reasons.append(
                (name, "no place of this name fits the report" if count else "the gazetteer does not have it")
            )
            return Place(
                name=name,
                kind=kind,
                country=box.country if box else None,
                relation=mention.relation,
                candidates=count,
                span=span,
            )
        geo, where = codes(box.kind, mention.relation)
        if mention.kind in _AIR:
            geo, where = 2, 2
        lies = max(box.uncertainty_km, _FACILITY_REACH if mention.kind in _FACILITY else 0.0)
        self.reasons.append((name, f"put at {box.name}, in which it lies by the text"))
        return Place(
            name=name,
            kind=kind,
            lat=box.lat,
            lon=box.lon,
            uncertainty_km=radius(lies, mention.relation),
            admin2=name if kind == "admin2" else box.admin2,
            admin1=box.admin1,
            country=box.country,
            relation=mention.relation,
            geo_precision=max(2, geo or 3),
            ucdp_where_prec=3 if kind == "admin2" and where == 4 else max(2, where),
            candidates=count,
            confidence=0.5,
            span=span,
        )

    def _road(self, i: int) -> Place | None:
        """A road between towns: a line through them. The point is its middle, the radius half its length."""
        towns = [e for j, m in enumerate(self.mentions) if m.within == i and (e := self._chosen.get(j)) is not None]
        if len(towns) < 2:
            return None
        mention = self.mentions[i]
        ends = [(e.lat, e.lon) for e in towns]
        length = sum(distance(*a, *b) for a, b in itertools.pairwise(ends))
        lats, lons = [lat for lat, _ in ends], [lon for _, lon in ends]
        countries, provinces = {e.country for e in towns}, {e.admin1 for e in towns}
        geo, where = codes("road", mention.relation)
        return Place(
            name=mention.name,
            kind="road",
            lat=round((min(lats) + max(lats)) / 2, 4),
            lon=round((min(lons) + max(lons)) / 2, 4),
            geometry={"type": "LineString", "coordinates": [[lon, lat] for lat, lon in ends]},
            uncertainty_km=round(max(5.0, length / 2), 1),
            admin1=towns[0].admin1 if len(provinces) == 1 else None,
            country=towns[0].country if len(countries) == 1 else None,
            relation=mention.relation,
            geo_precision=geo,
            ucdp_where_prec=where,
            candidates=1,
            confidence=0.7,
            span=Span.of(self.text, mention.start, mention.end),
        )
