"""Settles the place mentions of one document: containers first, then what they hold, then facilities and roads."""

from __future__ import annotations

import re

from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.toponyms import toponym_key
from dateline.model import Annotated, Place, PlaceMention

from .places_air import airfield
from .places_candidates import AIR, AREAS, candidates, stem_candidates
from .places_confidence import LEAST, confidence
from .places_home import home_of, home_town
from .places_joint import Group
from .places_near import inside
from .places_rank import focus_of, rank
from .places_record import FACILITY, Choice, place_of, road_of
from .places_town import SIDE, Town, is_close, is_of_town, is_stray, town_of

_SETTLED = frozenset(("city", "town", "village", "neighbourhood"))
#: "Damascus road" leads away from Damascus: the name says little of where the report is.
_LINEAR = frozenset(("road", "river", "mountain", "lake"))
_STATES = frozenset(("country", "demonym"))
_AREAS = frozenset(("country", "demonym", "continent", "region"))
#: Below this many people, a namesake in a country that the report never touches is no reading of a name.
_STRAY = 100_000
#: A country that has this share of a report's names is told of.
_ELSEWHERE = 0.12
#: The town that a report is about counts as if it were named so often more.
_OWN_TOWN = 4
#: What holding a place named beside it adds to a container.
_HOLDS = 4.0
#: What standing in a list of provinces adds to a province.
_LISTED = 3.0
_LIST = re.compile(r",\s*|,?\s+(?:and|or)\s+")
_GOES_ON = re.compile(r",?\s+(?:and|or)\s+[^\W\d_a-z]|,\s+[^\W\d_a-z]")
_OF_STATE = re.compile(r"\s+(?:border|state\b|governor|Governor|Gov\.|legislature|Legislature|lawmakers|counties)")
_OF_TOWN = re.compile(r"\s+(?:area|part|section|side|district)\s+of\s+(?:the\s+)?(?:city|town|capital)\b")
_NO_FIT = "no place of this name fits the report"


class Settler:
    """Resolves the mentions of one document. `reasons` holds (name, why not) of those left open."""

    def __init__(self, annotated: Annotated, town: Town | None = None) -> None:
        self.town = town
        self.text = annotated.article.document.text
        self.mentions = annotated.places
        self.reasons: list[tuple[str, str]] = []
        self.entries = [self._candidates(mention) for mention in self.mentions]
        self._choices: dict[int, Choice] = {}
        self._settling: set[int] = set()
        self._children: dict[int, list[int]] = {}
        self._provinces: dict[int, list[int]] = {}
        groups: dict[tuple[str, str | None], list[int]] = {}
        for i, mention in enumerate(self.mentions):
            if mention.within is not None:
                self._children.setdefault(mention.within, []).append(i)
            if mention.kind == "admin1" and mention.role == "place":
                self._provinces.setdefault(mention.sentence, []).append(i)
            if self.entries[i] and mention.kind not in _LINEAR:
                groups.setdefault((toponym_key(mention.name), mention.kind), []).append(i)
        named = [Group(key, kind, len(at), self.entries[at[0]]) for (key, kind), at in groups.items()]
        self.home = home_town(annotated)
        if town is None and self.home is not None:
            self.town = Town(self.home, None)
        if town is not None:
            named.append(Group("", None, _OWN_TOWN, (town.entry,)))  # no name has an empty key
        elif self.home is not None:
            named.append(Group("", None, 1, (self.home,)))
        self.focus = focus_of(named, home_of(annotated))

    def _candidates(self, mention: PlaceMention) -> tuple[Entry, ...]:
        if mention.role == "place" and SIDE.fullmatch(mention.name):
            return ()
        if mention.kind == "road" and mention.name.count(" ") > 2:
            return ()
        found = candidates(mention.name, mention.kind, mention.role == "demonym")
        return found or stem_candidates(mention.name, mention.kind)

    def is_facility(self, i: int) -> bool:
        """Whether a mention names something built or a natural feature, not a settlement or an area."""
        return self.mentions[i].kind in FACILITY

    def settle(self) -> list[Place]:
        """The place of each mention, in order."""
        contained = [i for i, m in enumerate(self.mentions) if m.within is not None]
        for i in [*contained, *range(len(self.mentions))]:
            entry = self.choose(i)
            if entry is not None and self.mentions[i].within is not None and self.mentions[i].role == "place":
                self.focus.chosen.setdefault(toponym_key(self.mentions[i].name), entry.row)
        return [self._place(i) for i in range(len(self.mentions))]

    def own_town(self) -> Town | None:
        """The town that the report is about, once all mentions are settled."""
        return town_of(self.text, self.mentions, [self.choose(i) for i in range(len(self.mentions))], self.home)

    def choose(self, i: int) -> Entry | None:
        """The place that a mention means; None where that cannot be told, or while it is being settled."""
        if i not in self._choices:
            if i in self._settling:
                return None
            self._settling.add(i)
            self._choices[i] = self._pick(i)
            self._settling.discard(i)
        return self._choices[i].entry

    def box(self, i: int) -> Entry | None:
        """What a mention lies in by the words beside it ("X, Y province"), where that is settled."""
        within = self.mentions[i].within
        if within is None or self.mentions[within].kind == "road":
            return None
        return self.choose(within)

    def _pick(self, i: int) -> Choice:
        mention, entries = self.mentions[i], self.entries[i]
        if mention.kind in AIR:
            return Choice(*airfield(self, i))
        if not entries:
            beside = self._province_beside(i) if self.box(i) is None and not self.is_facility(i) else None
            beside = beside or self._town_beside(i)
            return Choice(None, 0, reason="the gazetteer does not have it", beside=beside)
        box, key = self.box(i), toponym_key(mention.name)
        if box is not None and box.kind in _STATES and any(entry.kind == "country" for entry in entries):
            box = None  # "China, Mexico and Peru": no country lies in another
        ranked = rank(entries, mention.kind, self.focus, box, key)
        if i in self._children:
            ranked = self._holding(ranked, self._children[i])
        if self._among_provinces(i):
            ranked = sorted(
                ((score + (_LISTED if entry.kind == "admin1" else 0.0), entry) for score, entry in ranked),
                key=lambda pair: (-pair[0], pair[1].row),
            )
        best = ranked[0][1]
        sure = confidence(ranked, box is not None and inside(best, box), self.focus.shares.total)
        chosen, opened = Choice(best, len(entries), sure), Choice(None, len(entries), reason=_NO_FIT)
        if box is not None and not inside(best, box) and best.row != box.row and best.kind != "country":
            if best.kind in AREAS and (mention.kind is None or box.kind not in _STATES):
                return chosen  # "provinces of Anhui, Hebei and Beijing": no province lies in a town
            if mention.kind is None and (best.population >= _STRAY or self._listed(i, box)):
                return chosen  # too well known for "inside": the two only stand side by side
            return opened  # "X district, Y province": in Y, wherever else there is an X
        if box is None and self.town is not None and is_stray(self.town, mention, best, self.focus):
            opened.beside = self._town_beside(i)
            return opened
        main = self.focus.main_country
        if box is None and main and best.country != main and self._is_namesake_abroad(i, best, main):
            opened.beside = self._town_beside(i)
            return opened
        if main and best.country != main and not self._touched(best) and best.population < _STRAY and box is None:
            return opened
        beside = self._province_beside(i) if box is None else None
        if beside is not None and best.kind in _SETTLED and best.population < _STRAY and not inside(best, beside):
            opened.beside = beside
            return opened
        if sure < LEAST:
            opened.reason = f"{len(entries)} places have this name and the report does not tell which"
            return opened
        return chosen

    def _town_beside(self, i: int) -> Entry | None:
        """The report's town, where a name without a place of its own stands alone and can be a street or quarter of it.

        "Vine Street" lies in it; in "Vine Street and Elm Road in Salem" the sentence says where.
        """
        if self.town is None or self.box(i) is not None or not is_of_town(self.mentions[i]):
            return None
        if self.mentions[i].kind == "district" and self._provinces:
            return None  # "X district, Y province" tells districts of provinces
        town = self.town.entry
        for j, other in enumerate(self.mentions):
            if j == i or other.sentence != self.mentions[i].sentence or other.role != "place" or other.sentence < 0:
                continue
            entry = self.choose(j)
            if entry is not None and entry.kind in _SETTLED and entry.row != town.row and not is_close(entry, town):
                return None
        return town

    def _listed(self, i: int, box: Entry) -> bool:
        """ "Azaz, Hama and Homs": towns side by side, the second no container of the first."""
        mention, within = self.mentions[i], self.mentions[i].within
        if within is None or box.kind not in _SETTLED:
            return False
        other = self.mentions[within]
        return self.text[mention.end : other.start] == ", " and _GOES_ON.match(self.text, other.end) is not None

    def _among_provinces(self, i: int) -> bool:
        """ "Ohio, New York and Oregon", "the New York border": the state, not the city of its name."""
        mention = self.mentions[i]
        kinds = {entry.kind for entry in self.entries[i]}
        if "admin1" not in kinds or not kinds & _SETTLED or "country" in kinds or mention.role == "dateline":
            return False
        if _OF_STATE.match(self.text, mention.end):
            return True
        for j, gap in ((i - 1, -1), (i + 1, 1)):
            if not 0 <= j < len(self.mentions) or self.mentions[j].sentence != mention.sentence:
                continue
            other = self.mentions[j]
            between = self.text[other.end : mention.start] if gap < 0 else self.text[mention.end : other.start]
            if _LIST.fullmatch(between) and self._only_province(j):
                return True
        return False

    def _only_province(self, i: int) -> bool:
        provinces = [entry.population for entry in self.entries[i] if entry.kind == "admin1" and entry.primary]
        towns = [entry.population for entry in self.entries[i] if entry.kind in _SETTLED]
        return bool(provinces) and max(provinces) > 10 * max(towns, default=0)

    def _province_beside(self, i: int) -> Entry | None:
        """The one province that the mention's sentence names as such ("the town of X, held by rebels in Y province").

        A namesake in another province is then another place, unless it is a big town.
        """
        mention = self.mentions[i]
        if mention.role != "place" or mention.kind == "admin1":
            return None
        named = {
            entry.row: entry for j in self._provinces.get(mention.sentence, ()) if (entry := self.choose(j)) is not None
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _holding(self, ranked: list[tuple[float, Entry]], children: list[int]) -> list[tuple[float, Entry]]:
        """ "Atlanta, Georgia": of the Georgias, the one that has an Atlanta."""
        inner = [entry for child in children for entry in self.entries[child]]
        held = [(score + (_HOLDS if any(inside(e, entry) for e in inner) else 0.0), entry) for score, entry in ranked]
        return sorted(held, key=lambda pair: (-pair[0], pair[1].row))

    def _is_namesake_abroad(self, i: int, best: Entry, main: str) -> bool:
        """ "In the Zarqa quarter", "in El Rosario, inside a shop": no town of a country of which nothing else is told.

        Without a word for a quarter, only where the report has another town of its own country: "hit a car in Kfar Kila
        near the Israeli border" may be on either side.
        """
        mention, key = self.mentions[i], toponym_key(self.mentions[i].name)
        if mention.role != "place" or best.kind in _AREAS or self.focus.country_beside(best.country, key) > _ELSEWHERE:
            return False
        if mention.kind == "neighbourhood" or _OF_TOWN.match(self.text, mention.end):
            return True
        if best.kind not in _SETTLED or best.population >= _STRAY:
            return False
        others = (self.choose(j) for j in range(len(self.mentions)) if toponym_key(self.mentions[j].name) != key)
        return any(entry is not None and entry.kind in _SETTLED and entry.country == main for entry in others)

    def _touched(self, entry: Entry) -> bool:
        return self.focus.country(entry.country) > _ELSEWHERE or entry.kind in _AREAS

    def _place(self, i: int) -> Place:
        mention = self.mentions[i]
        if mention.kind == "road":
            towns = [e for j in self._children.get(i, ()) if (e := self.choose(j)) is not None]
            if (road := road_of(mention, towns, self.text)) is not None:
                return road
        choice = self._choices[i]
        box = self.box(i) or choice.beside
        if box is None and choice.entry is None and mention.kind in AIR:
            towns = [e for e in candidates(mention.name, None) if e.kind not in AIR]
            box = rank(towns, None, self.focus, None, "")[0][1] if towns else None
        place, reason = place_of(mention, choice, box, self.text)
        if reason is not None:
            self.reasons.append((place.name, reason))
        return place
