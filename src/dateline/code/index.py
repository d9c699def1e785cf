"""Look-ups over one resolved document: which actor, place or number stands at a token."""

from __future__ import annotations

from collections import Counter, defaultdict

from dateline.knowledge.demonyms import country_code
from dateline.knowledge.numbers import people_words
from dateline.model import Attribution, Named, Place, Placed, Quantity, Resolved, Sentence, Token, When
from dateline.model.events import Status

from .factuality import event_status
from .hit import Hit
from .syntax import conjuncts
from .voices import event_voices
from .when import event_time
from .where import Where

#: Kinds of actor that bear arms.
ARMED = frozenset(
    {"state_forces", "de_facto_state", "external_forces", "private_military", "mission", "rebel", "militia"}
    | {"armed_group", "identity_militia", "criminal"}
)
#: Those who can burn and attack without being an armed group.
_CROWDS = frozenset({"protesters", "rioters"})
#: What stands between adjectives that share a noun.
_JOINTS = frozenset({"and", "or", ",", ", and", "&", "/", "AND", "OR", ", AND"})
_OUTLAWS = frozenset("bandit gang gangster kidnapper cartel robber pirate rustler settler".split())


class Index:
    """Mentions of a document by sentence and token; built once a document."""

    def __init__(self, resolved: Resolved) -> None:
        self.resolved = resolved
        self._actors: dict[int, list[Named]] = defaultdict(list)
        self._places: dict[int, list[Placed]] = defaultdict(list)
        self._quantities: dict[int, list[Quantity]] = defaultdict(list)
        #: The triggers of each sentence read so far, for `find_hits`.
        self.hits: dict[int, list[Hit]] = {}
        self._statuses: dict[tuple[int, int], Status] = {}
        self._times: dict[tuple[int, int], When | None] = {}
        self._event_places: dict[tuple[int, int], Place | None] = {}
        self._where = Where(resolved)
        self._voices: dict[tuple[int, int], tuple[Attribution, ...]] = {}
        for named in resolved.actors:
            self._actors[named.mention.sentence].append(named)
        for placed in resolved.places:
            self._places[placed.mention.sentence].append(placed)
        for quantity in resolved.quantities:
            self._quantities[quantity.sentence].append(quantity)
        countries = Counter(placed.place.country for placed in resolved.places if placed.place.country)
        #: ISO code of the country that most resolved places lie in, None without any; the first named on a tie.
        self.country: str | None = countries.most_common(1)[0][0] if countries else None

    def status(self, sentence: Sentence, i: int) -> Status:
        """`event_status` of a token, worked out once a document; so are the three below."""
        key = (sentence.index, i)
        if key not in self._statuses:
            self._statuses[key] = event_status(self.resolved, *key)
        return self._statuses[key]

    def time(self, sentence: Sentence, i: int) -> When | None:
        """`event_time` of a token."""
        key = (sentence.index, i)
        if key not in self._times:
            self._times[key] = event_time(self.resolved, *key)
        return self._times[key]

    def place(self, sentence: Sentence, i: int) -> Place | None:
        """`Where.place` of a token."""
        key = (sentence.index, i)
        if key not in self._event_places:
            self._event_places[key] = self._where.place(*key)
        return self._event_places[key]

    def listed(self, sentence: Sentence, i: int) -> list[Place]:
        """`Where.listed` of a token."""
        return self._where.listed(sentence.index, i)

    def voices(self, sentence: Sentence, i: int) -> tuple[Attribution, ...]:
        """The attributions of `event_voices` of a token, each once."""
        key = (sentence.index, i)
        if key not in self._voices:
            found = (voiced.attribution for voiced in event_voices(self.resolved, *key))
            self._voices[key] = tuple(dict.fromkeys(found))
        return self._voices[key]

    def actors(self, sentence: Sentence) -> list[Named]:
        """Actor mentions of a sentence in text order."""
        return self._actors[sentence.index]

    def places(self, sentence: Sentence) -> list[Placed]:
        """Toponyms of a sentence that name places (no demonyms, organisations, datelines)."""
        return [placed for placed in self._places[sentence.index] if placed.mention.role == "place"]

    def quantities(self, sentence: Sentence) -> list[Quantity]:
        """Numbers of a sentence."""
        return self._quantities[sentence.index]

    def actor_at(self, sentence: Sentence, token: Token) -> Named | None:
        """The actor mention whose head is the token, else one that covers it."""
        covering = None
        for named in self._actors[sentence.index]:
            if named.mention.head == token.i:
                return named
            if named.mention.start <= token.start < named.mention.end:
                covering = named
        return covering

    def actors_of(self, sentence: Sentence, token: Token) -> list[Named]:
        """The actors that a noun phrase stands for: the mention at its head, else those that modify it.

        "the positions of the rebels", "army posts", "regime-held districts": the posts are the army's.
        """
        found: list[Named] = []
        for each in conjuncts(sentence, token):
            direct = self.actor_at(sentence, each)
            if direct is not None:
                found += [*self.sharing(sentence, direct), direct]
                continue
            for child in sentence.children(each.i, "poss", "compound", "amod", "nmod", "appos"):
                below = self.actor_at(sentence, child)
                if below is not None:
                    found.append(below)
            for prep in sentence.children(each.i, "prep"):
                if prep.lower in ("of", "from", "by", "belonging"):
                    for thing in sentence.children(prep.i, "pobj"):
                        found += [named for named in self.actors_of(sentence, thing) if named not in found]
        return found

    def sharing(self, sentence: Sentence, named: Named) -> list[Named]:
        """Those named right before a mention that share its noun, in text order: "U.S. and British aircraft".

        "Taliban and Haqqani fighters", "French, British and American jets"; not "the army and rebel fighters".
        """
        mentions = self._actors[sentence.index]
        found: list[Named] = []
        at, last = mentions.index(named) if named in mentions else 0, named
        for other in reversed(mentions[:at]):
            joint = self.resolved.text[other.mention.end : last.mention.start].strip()
            head = sentence[other.mention.head]
            if joint not in _JOINTS or named.mention.start == sentence[named.mention.head].start:
                break
            hung = head.head == named.mention.head and head.dep in ("amod", "nmod", "compound")
            if not hung and country_code(self.resolved.text[other.mention.start : other.mention.end]) is None:
                break
            found.insert(0, other)
            last = other
        return found

    def is_time(self, token: Token) -> bool:
        """Whether the token belongs to a time expression."""
        return any(t.mention.start <= token.start < t.mention.end for t in self.resolved.times)

    def place_at(self, sentence: Sentence, token: Token) -> Placed | None:
        """The shortest place mention that covers the token (a town within the name of a road is the town)."""
        covering = [p for p in self.places(sentence) if p.mention.start <= token.start < p.mention.end]
        return min(covering, key=lambda placed: placed.mention.end - placed.mention.start, default=None)

    def has_armed(self, sentence: Sentence) -> bool:
        """Whether any armed actor is mentioned in the sentence."""
        return any(named.actor.kind in ARMED for named in self._actors[sentence.index])

    def bears_arms(self, sentence: Sentence, named: Named) -> bool:
        """Whether a mention means people with arms: an armed actor, or "gunmen" of whom nothing more is known."""
        if named.actor.kind in ARMED:
            return True
        head = sentence[named.mention.head]
        armed = people_words().get(head.lower) == "combatant" or head.lemma.lower() in _OUTLAWS
        return armed or any(child.lower == "armed" for child in sentence.children(head.i, "amod"))

    def has_force(self, sentence: Sentence) -> bool:
        """Whether a force or gunmen are mentioned in the sentence."""
        return any(self.bears_arms(sentence, named) for named in self._actors[sentence.index])

    def has_crowd(self, sentence: Sentence) -> bool:
        """Whether protesters or rioters are mentioned in the sentence."""
        return any(named.actor.kind in _CROWDS for named in self._actors[sentence.index])
