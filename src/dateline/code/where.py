"""The place of an event: in its own sentence by the ranker, else where the report last was, else the lead's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.model import Place, Placed, Resolved, Sentence

from .where_aside import is_aside
from .where_features import Scene
from .where_heading import heading_place
from .where_listed import together
from .where_rank import Ranked, Ranking, rank_places
from .where_words import WIDE, level

#: A place is told where it is this many times as likely as none.
LEAN = 1.0
#: Where another sentence would have to lend its place, one of the own sentence need only be this likely beside none.
LEAN_BESIDE = 0.3
#: The level of an admin-1 area in `where_words.level`.
_PROVINCE = 3
#: How many sentences from the start hold the lead's place, and how many after the opening tell where it was.
_LEAD_SENTENCES = 4
_AHEAD = 8
_ORIGIN = frozenset(("come", "be", "hail", "originate"))


def event_place(resolved: Resolved, sentence: int, trigger: int) -> Place | None:
    """The place of one event of a document; see `Where.place`, which is quicker for several."""
    return Where(resolved).place(sentence, trigger)


class Where:
    """The places of one document's events. What was worked out for a sentence is kept for the next trigger."""

    def __init__(self, resolved: Resolved) -> None:
        self._resolved = resolved
        self._scenes: dict[int, Scene] = {}
        self._tellings: dict[int, Placed | None] = {}
        self._rankings: dict[tuple[int, int], Ranking] = {}
        self._main = self._main_country()

    def place(self, sentence: int, trigger: int) -> Place | None:
        """The place of the event that token `trigger` of a sentence tells; None where the text gives none.

        In this order: the place that the ranker gives the trigger in its sentence; those of the sentences before in
        the same paragraph, nearest first; for the headline and the opening sentence those that follow; the lead's
        place. A country is kept only where none of these lies in it. A place of the sentence that the ranker holds
        for somewhat less likely than none goes before those of other sentences. The dateline is where the report was
        filed, and never counts.
        """
        sent = self._resolved.sentences[sentence]
        own = self.own(sent, trigger)
        if own is not None and level(own) < WIDE:
            return own.place
        country = own.place.country if own is not None else self._main
        found = self._nearby(sent, own, country)
        if found is not None and own is None:
            found = self._doubtful(sent, trigger) or found
        found = found or own
        return found.place if found is not None else None

    def own(self, sentence: Sentence, trigger: int) -> Placed | None:
        """The trigger's place in its sentence, of a list the first; None where most speaks for none of them."""
        ranking = self.ranking(sentence, trigger)
        best = _best(ranking, LEAN)
        return together(sentence, ranking.places, best)[0].placed if best is not None else None

    def listed(self, sentence: int, trigger: int) -> list[Place]:
        """The places that stand in one list with the trigger's own ("shelled A, B and C"), in text order.

        Coders count one event a place. A list of two or more, or []: one place alone is `place`.
        """
        sent = self._resolved.sentences[sentence]
        ranking = self.ranking(sent, trigger)
        best = _best(ranking, LEAN)
        if best is None:
            return []
        found: dict[str, Place] = {}
        for each in together(sent, ranking.places, best):
            found.setdefault(each.placed.place.place_id or each.placed.place.name, each.placed.place)
        return list(found.values()) if len(found) > 1 else []

    def ranking(self, sentence: Sentence, trigger: int) -> Ranking:
        """How likely each place of a sentence is a trigger's; worked out once."""
        key = (sentence.index, trigger)
        if key not in self._rankings:
            ranked = rank_places(self._scene(sentence), trigger)
            kept = tuple(each for each in ranked.places if not is_aside(sentence, each.head, trigger))
            self._rankings[key] = ranked if len(kept) == len(ranked.places) else Ranking(kept, ranked.none)
        return self._rankings[key]

    def _scene(self, sentence: Sentence) -> Scene:
        if sentence.index not in self._scenes:
            self._scenes[sentence.index] = Scene(self._resolved, sentence)
        return self._scenes[sentence.index]

    def _doubtful(self, sentence: Sentence, trigger: int) -> Placed | None:
        best = _best(self.ranking(sentence, trigger), LEAN_BESIDE)
        return best.placed if best is not None and level(best.placed) < WIDE else None

    def _nearby(self, sentence: Sentence, own: Placed | None, country: str | None) -> Placed | None:
        """The place that the sentences around lend, in the order of `place`."""
        sentences, at = self._resolved.sentences, sentence.index
        earlier = [s for s in sentences[:at] if s.paragraph == sentence.paragraph]
        found = self._first(reversed(earlier), country)
        opens = self._opens(sentence)
        body = self._body()
        if found is None and own is None and at == body + 1:
            found = self._lead(at, country)
        if found is None and opens:
            found = self._first(sentences[at + 1 : at + 1 + _AHEAD], country)
        if found is None and own is None:
            found = self._lead(at, country)
        if found is None and opens:
            found = self._any_near(sentence, country)
        return found

    def _lead(self, at: int, country: str | None) -> Placed | None:
        """The lead's place before sentence `at`: the first told; of a province, the first told that lies in it.

        "Governor of West Darfur killed. He was shot in El Geneina. The abduction ...": in El Geneina.
        """
        before = [s for s in self._resolved.sentences[:_LEAD_SENTENCES] if s.index < at]
        first = self._first(before, country)
        if first is None or level(first) < _PROVINCE:
            return first
        for sentence in before:
            other = self._first([sentence], country)
            if other is not None and other.place.admin1 == first.place.admin1 and level(other) < _PROVINCE:
                return other
        return first

    def _opens(self, sentence: Sentence) -> bool:
        """Whether a sentence is of the headline or opens the body: what follows tells the same, and more exactly."""
        return sentence.section == "headline" or sentence.index <= self._body() + 1

    def _body(self) -> int:
        """The index of the body's first sentence."""
        return next((s.index for s in self._resolved.sentences if s.section == "body"), 0)

    def _first(self, sentences: Iterable[Sentence], country: str | None) -> Placed | None:
        """The first sentence's place of what happened in it, in that country where one is given; never a country."""
        for sentence in sentences:
            found = self._told(sentence)
            if (
                found is not None
                and level(found) < WIDE
                and (country is None or found.place.country in (None, country))
            ):
                return found
        return None

    def _told(self, sentence: Sentence) -> Placed | None:
        """The place that a sentence's deeds are surest of; where it tells none, its root's."""
        if sentence.index not in self._tellings:
            self._tellings[sentence.index] = self._surest(sentence)
        return self._tellings[sentence.index]

    def _surest(self, sentence: Sentence) -> Placed | None:
        scene = self._scene(sentence)
        if scene.empty or _tells_origin(sentence):
            return None
        if (head := heading_place(self._resolved, sentence)) is not None:
            return head
        roots = [token.i for token in sentence if token.head == token.i][:1]
        sure: list[Ranked] = []
        for trigger in sorted(scene.deeds) or roots:
            best = _best(self.ranking(sentence, trigger), LEAN)
            if best is not None:
                sure.append(best)
        return max(sure, key=lambda each: each.probability).placed if sure else None

    def _any_near(self, sentence: Sentence, country: str | None) -> Placed | None:
        """The first located place of that country in the sentences after the opening, however the parse ties it.

        "Gunmen killed three officers in Syria ... kidnapped them, said a group, in Idlib province": the province.
        """
        if country is None:
            return None
        for each in self._resolved.places:
            mention, place = each.mention, each.place
            if not sentence.index < mention.sentence <= sentence.index + _AHEAD or mention.role != "place":
                continue
            if place.country == country and place.admin1 is not None and level(each) < WIDE:
                return each
        return None

    def _main_country(self) -> str | None:
        """The country that most of the report's places lie in: no event was in a ministry abroad."""
        counts = Counter(
            each.place.country for each in self._resolved.places if each.mention.role == "place" and each.place.country
        )
        return max(sorted(counts), key=lambda iso: counts[iso], default=None)


def _tells_origin(sentence: Sentence) -> bool:
    """ "She came from Bogota", "he is from Salem": where somebody is at home, and no deed of the sentence's."""
    root = next((token for token in sentence if token.head == token.i), None)
    if root is None or root.lemma.lower() not in _ORIGIN:
        return False
    return any(child.lower == "from" for child in sentence.children(root.i, "prep"))


def _best(ranking: Ranking, lean: float) -> Ranked | None:
    """The likeliest place where it is `lean` times as likely as none."""
    first = next(iter(ranking.places), None)
    return first if first is not None and first.probability >= lean * ranking.none else None
