"""Which actor of the registry a mention means, on the day of the report and in the country it is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from msgspec.structs import replace

from dateline.knowledge.actor_classes import actor_classes
from dateline.knowledge.actors import RegisteredActor, registry, side_of
from dateline.knowledge.demonyms import country_code, without_army
from dateline.knowledge.epithets import meant_by
from dateline.knowledge.folding import fold
from dateline.knowledge.numbers import people_words
from dateline.model import Actor, ActorMention, Annotated, Named, Placed, Sentence, Span, Token

from .actors_anaphora import NEAREST, ONLY, Antecedents, Clause, is_body, is_state
from .actors_persons import with_groups
from .actors_speaker import is_reporter, owner, possessive, speaker, told_by_country, told_of_itself

#: Confidence of a match: by the registry's own name, by an alias, by the country in focus; and where none is settled.
NAME, ALIAS, FOCUS, OPEN = 0.95, 0.85, 0.65, 0.5
#: What the confidence of a name is multiplied by where its bearer was no more on the day of the report.
ENDED = 0.7

#: What a state does with its forces where its government tells it: "Chad said it had shelled the camp".
_FOUGHT = frozenset(
    "shell bomb strike hit attack kill shoot fire capture seize retake take destroy launch raid advance withdraw repel "
    "down intercept target carry send deploy invade storm clear drop conduct".split()
)
#: Words before an aircraft that say it is the country's own: "a military jet", not "a jet".
_STATE_OWN = frozenset("military army government regime junta".split())
#: Words for a body that stand in the names of many: "the brigade" takes up one that is so called, and no other.
_IN_NAMES = frozenset(
    "brigade battalion cartel alliance movement network front coalition council column squad unit".split()
)
#: Words that make a group another than the one named before them: "the al-Qaeda affiliate".
_KIN = frozenset("affiliate affiliates offshoot group branch".split())

_UNARMED = frozenset({"civilians", "protesters", "rioters", "person"})
_DEFINED = re.compile(r"(?P<name>.+?) ?[(\[](?P<acronym>[A-Z][\w.-]+)[)\]]")


def resolve_actors(annotated: Annotated, placed: tuple[Placed, ...]) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    """The actors of the mentions, in their order; one that cannot be told keeps its name as written.

    Words that say nobody's name and no kind of people are left out where they stay open: "they", "the group". Beside
    the actors stand warnings, one for each such word that may mean several of those named.
    """
    document = annotated.article.document
    day = (document.published.end or document.published.start) if document.published else None
    heads = {(mention.sentence, mention.head): mention for mention in annotated.actors}
    reader = _Reader(document.text, day, country_focus(annotated, placed), placed, heads)
    named = [reader.read(mention, annotated.sentences[mention.sentence]) for mention in annotated.actors]
    for i, mention in enumerate(annotated.actors[:-1]):
        # "They [the rebels] left": what stands in brackets after a pronoun says who is meant
        gap = document.text[mention.end : annotated.actors[i + 1].start].strip()
        meant = named[i + 1]
        if mention.form == "pronoun" and gap in ("[", "(", "[the", "(the") and meant:
            named[i] = replace(meant, span=Span.of(document.text, mention.start, mention.end))
    told = with_groups(annotated.sentences, annotated.actors, named)
    pairs = zip(annotated.actors, told, strict=True)
    open_words = tuple(dict.fromkeys(reader.unsettled))
    return tuple(Named(mention, actor) for mention, actor in pairs if actor is not None), open_words


def country_focus(annotated: Annotated, placed: tuple[Placed, ...]) -> str | None:
    """The country (ISO code) that a report is about: the one most named, by its places, its name and its actors.

    None where no country or two are named most. A place counts twice ("Turkish jets struck Afrin" is about Syria), an
    actor that is active in one country alone once, a backer ("Turkish-backed") not at all.
    """
    counts: Counter[str] = Counter()
    for item in placed:
        if item.mention.role == "place" and (code := country_code(item.place.country)):
            counts[code] += 2
    for sentence in annotated.sentences:
        for token in sentence:
            word = token.text
            if len(word) < 4 or not word[0].isupper() or not (code := country_code(word)):
                continue
            if token.i + 1 == len(sentence) or sentence[token.i + 1].text != "-":
                counts[code] += 1
    for mention in annotated.actors:
        rows = [row for actor_id in mention.candidates if (row := registry().get(actor_id))]
        if len(rows) == 1 and not rows[0].home and len(rows[0].countries) == 1 and "*" not in rows[0].countries:
            counts[rows[0].countries[0]] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def choose(ids: tuple[str, ...], day: str | None, focus: str | None) -> RegisteredActor | None:
    """The candidate that existed by `day` and is at home in `focus`; None where none remains, or several do.

    One that was no more on `day` is taken only where no other was active: a later report may still name it.
    """
    known = registry()
    rows: list[RegisteredActor] = []
    for actor_id in ids:
        row = known.get(actor_id)
        if row and row.home and row.service and ":" in actor_id:
            row = known.forces(row.home, row.service, day, focus)
        if row and row.started(day):
            rows.append(row)
    alive = [row for row in rows if not row.ended(day)] or rows
    there = [row for row in alive if row.at(focus)] or [row for row in alive if "*" in row.countries] or alive
    return there[0] if len(there) == 1 or (there and there[0].at(focus)) else None


@dataclass(slots=True)
class _Reader:
    """Settles a document's mentions one after the other, remembering who was named."""

    text: str
    day: str | None
    focus: str | None
    placed: tuple[Placed, ...] = ()
    heads: dict[tuple[int, int], ActorMention] = field(default_factory=dict)
    known: dict[tuple[int, int], Actor] = field(default_factory=dict)
    before: Antecedents = field(default_factory=Antecedents)
    acronyms: dict[str, str] = field(default_factory=dict)
    unsettled: list[str] = field(default_factory=list)

    def read(self, mention: ActorMention, sentence: Sentence) -> Actor | None:
        actor = self._read(mention, sentence)
        if actor is None:
            return None
        self.known[mention.sentence, mention.head] = actor
        head = sentence[mention.head]
        named = mention.form in ("class", "person") or (mention.form == "epithet" and mention.candidates)
        if mention.form in ("name", "alias") or (named and actor.actor_id):
            self.before.saw(mention.sentence, actor, side_of(actor.actor_id))
        first = head
        while first.dep == "conj" and first.head < first.i:
            first = sentence[first.head]
        if first.dep in ("nsubj", "nsubjpass"):
            self.before.subject(mention.sentence, actor, _clause(sentence, first))
        return actor

    def _read(self, mention: ActorMention, sentence: Sentence) -> Actor | None:
        span = Span.of(self.text, mention.start, mention.end)
        self.before.rivals = ()
        bound = self._bound(mention, span.quote, sentence)
        if bound is None and self.before.rivals:
            words = " ".join(span.quote.split())
            self.unsettled.append(f"actor {words!r} unresolved: it may be {' or '.join(self.before.rivals)}")
        if bound:
            return replace(bound[0], span=span, confidence=bound[1])
        if mention.form == "pronoun":
            return None
        row, confidence = self._match(mention, span.quote, sentence)
        if row is None:
            if _says_nobody(span.quote):
                return None
            own = self._own_name(mention, span.quote, sentence)
            return Actor(name=own, kind=mention.kind, span=span, confidence=OPEN)
        name = " ".join(span.quote.split()) if row.id.startswith("g_") else row.name
        kind = mention.kind if row.id.startswith("g_") and mention.kind else self._kind(row)
        return Actor(name=name, actor_id=row.id, kind=kind, span=span, confidence=confidence)

    def _bound(self, mention: ActorMention, quote: str, sentence: Sentence) -> tuple[Actor, float] | None:
        """The actor named before that a mention takes up, with how surely."""
        if mention.form == "pronoun":
            return self._pronoun(mention, quote.lower(), sentence)
        if owned := self._owned(mention, sentence):
            return owned
        word = fold(sentence[mention.head].text)
        if mention.form == "epithet" and not mention.candidates:
            by_name = self.before.bearing(word) if word in _IN_NAMES else None
            if by_name or _only_by_name(word):
                return by_name
            return self.before.of(mention, quote)
        if word == "coalition" and mention.form == "class" and (found := self.before.bearing(word)):
            return found
        if mention.form == "class" and not mention.candidates and _aircraft(mention, sentence):
            return self.before.flyers()
        return None

    def _pronoun(self, mention: ActorMention, word: str, sentence: Sentence) -> tuple[Actor, float] | None:
        """Who "they", "them", "it" and "we" are."""
        i = mention.head
        if word == "they" or (word == "them" and speaker(sentence, i) is None):
            found = self.before.pronoun(mention.sentence)
            return found if found and not self._others_between(mention, sentence, found[0]) else None
        if word == "it" and is_reporter(sentence, sentence[i]) and sentence[sentence[i].head].dep == "ROOT":
            return self.before.body(mention.sentence)
        if word == "them" or told_of_itself(sentence, i):
            source = speaker(sentence, i)
            if source is not None:
                said = self._at(mention.sentence, source, sentence)
                return (self._forces_of(said, sentence[sentence[i].head]), ONLY) if said else None
            return self.before.body(mention.sentence) if word == "it" else None
        return None

    def _others_between(self, mention: ActorMention, sentence: Sentence, meant: Actor) -> bool:
        """Whether people told of between an antecedent and a pronoun may be meant as well: "a mine killed two brothers
        as they were herding goats", after a sentence on the rebels."""
        first = 0
        verb = sentence[sentence[mention.head].head]
        for number in range(mention.head):
            known, token = self.known.get((mention.sentence, number)), sentence[number]
            if known is not None and known.name == meant.name and token.dep in ("nsubj", "nsubjpass", "conj"):
                first = number + 1
                if verb.dep == "conj" and token.head == verb.head:
                    return False  # "They burned the huts, and then they left": one and the same
        return any(
            token.tag in ("NNS", "NNPS") and token.dep in ("dobj", "nsubj", "nsubjpass", "pobj", "conj")
            for token in sentence.tokens[first : mention.head]
            if people_words().get(token.lower) is not None
        )

    def _owned(self, mention: ActorMention, sentence: Sentence) -> tuple[Actor, float] | None:
        """Whose "its troops" and "their fighters" are: the speaker's, the subject's, the last sentence's subject's."""
        word = possessive(sentence, mention.head)
        if word is None or mention.form not in ("class", "epithet") or mention.kind in _UNARMED:
            return None
        if any(not each.startswith("g_") for each in mention.candidates):
            return None
        holder = speaker(sentence, mention.head) if word.lower == "our" else owner(sentence, mention.head)
        if holder is None:
            found = self.before.body(mention.sentence) if word.lower != "our" else None
        else:
            said = self._at(mention.sentence, holder, sentence)
            found = (said, ONLY) if said else None
        if found is None:
            return None
        return self._state_body(found[0], _service(mention, sentence)), found[1]

    def _at(self, index: int, token: Token, sentence: Sentence) -> Actor | None:
        """The force or government that a subject names, also one that stands further on in the sentence."""
        actor = self.known.get((index, token.i))
        if actor is None and (mention := self.heads.get((index, token.i))) and mention.form != "pronoun":
            actor = self._read(mention, sentence) if possessive(sentence, token.i) is None else None
        if actor is None and (country := told_by_country(sentence, token)):
            row = registry().forces(country, "military", self.day, self.focus)
            actor = Actor(name=row.name, actor_id=row.id, kind=self._kind(row), confidence=ONLY)
        return actor if actor is not None and is_body(actor) else None

    def _forces_of(self, actor: Actor, verb: Token) -> Actor:
        """Of a government that says what "it" did in the field, its forces: "Chad said it had shelled the camp"."""
        fought = verb.lemma.lower() in _FOUGHT
        return self._state_body(actor, "military") if fought and actor.kind == "government" else actor

    def _state_body(self, actor: Actor, service: str) -> Actor:
        row = registry().get(actor.actor_id) if actor.actor_id else None
        if row is None or not row.home or row.service is None or not is_state(actor):
            return actor
        body = registry().forces(row.home, service, self.day, self.focus)
        return Actor(name=body.name, actor_id=body.id, kind=self._kind(body))

    def _kin(self, parent: str, word: str) -> tuple[RegisteredActor | None, float]:
        """The affiliate or branch of a group: the only one of its side named before, else its one in the country."""
        known = registry()[parent]
        left = word not in ("affiliate", "affiliates", "branch")  # an offshoot may have left for the other side
        named = self.before.of_side(None if left else known.side, but=parent)
        if named is not None and named.actor_id in registry().by_id:
            return registry()[named.actor_id], NEAREST
        if left:
            return None, OPEN
        meant = meant_by(f"{known.name} affiliate", self.focus, self.day)
        return choose(meant, self.day, self.focus) if meant else None, FOCUS

    def _match(self, mention: ActorMention, quote: str, sentence: Sentence) -> tuple[RegisteredActor | None, float]:
        day, focus = self.day, self.focus
        word = fold(sentence[mention.head].text)
        if (
            mention.form == "epithet"
            and len(mention.candidates) > 1
            and (known := self.before.named(mention.candidates))
        ):
            return registry()[known], NEAREST
        if mention.form == "epithet" and len(mention.candidates) == 1 and word in _KIN:
            return self._kin(mention.candidates[0], word)
        if mention.form == "alias" and mention.candidates and (meant := meant_by(quote, focus, day)):
            return choose(meant, day, focus), FOCUS  # "Kurdish militants", "UN peacekeepers": by country
        if mention.form in ("epithet", "class") and mention.kind not in ("state_forces", "government", "civilians"):
            meant = self._meant(quote) or meant_by(sentence[mention.head].text, focus, day)
            if meant:
                return choose(meant, day, focus), FOCUS
            if mention.form == "epithet":
                return None, OPEN
        if mention.candidates:
            row = choose(mention.candidates, day, focus)
            if row is None and (known := self.before.named(mention.candidates)):
                row = registry()[known]
            if row and mention.form == "class" and focus and not (row.at(focus) or "*" in row.countries):
                return None, OPEN  # "foreign troops" of an Afghan alias, in a report about Libya
            if row is None or row.id.startswith("g_"):
                return row, OPEN
            if focus and not (row.at(focus) or "*" in row.countries or row.home):
                return row, FOCUS
            sure = NAME if mention.form == "name" else ALIAS
            return row, round(sure * ENDED, 2) if row.ended(day) else sure
        if mention.kind in ("state_forces", "government"):
            country = (
                self._country_inside(mention) if mention.form == "name" else self._home_of_class(mention, sentence)
            )
            own = any(token.lower in _STATE_OWN for token in sentence.within(mention.start, mention.end)[:-1])
            if country and not (mention.form == "class" and _aircraft(mention, sentence) and not own):
                return registry().forces(country, _service(mention, sentence), day, focus), FOCUS
        return None, OPEN

    def _home_of_class(self, mention: ActorMention, sentence: Sentence) -> str | None:
        """The country whose "troops" or "the military" without a name are.

        The speaker's where a state's body tells what they did ("the Israeli army said troops had fired"), but not of
        "government troops", nor of "soldiers were killed", who may be the enemy's; else the report's; where that has no
        army, that of the only state whose forces were named.
        """
        if mention.kind != "state_forces":
            return self.focus  # "an attack that Washington says the government carried out": not its own
        bare = len([token for token in sentence.within(mention.start, mention.end) if token.pos != "DET"]) == 1
        head = sentence[mention.head]
        acts = head.dep == "nsubj" and sentence[head.head].lemma.lower() not in ("die", "surrender", "flee")
        told_by = speaker(sentence, mention.head) if bare and acts else None
        said = self._at(mention.sentence, told_by, sentence) if told_by is not None else None
        if said is not None and is_state(said) and (row := registry().get(said.actor_id or "")) and row.home:
            return row.home
        if self.focus in without_army():
            forces = self.before.flyers()
            usual = meant_by(head.text, self.focus, self.day)  # "the army" in Gaza is the one that occupies it
            row = registry().get((forces[0].actor_id if forces else None) or (usual[0] if usual else ""))
            return row.home if row else None if forces else self.focus
        return self.focus

    def _meant(self, quote: str) -> tuple[str, ...]:
        """What an epithet means here, also behind the name of a people: "Syrian rebel fighters"."""
        words, country = quote.split(), self.focus
        while words:
            if found := meant_by(" ".join(words), country, self.day):
                return found
            if not (named := country_code(words[0])):
                return ()
            words, country = words[1:], named
        return ()

    def _country_inside(self, mention: ActorMention) -> str | None:
        """The country of a place named inside a mention, "Aleppo police"; of several so named, the report's own."""
        for item in self.placed:
            if item.mention.start < mention.end and mention.start < item.mention.end:
                code = country_code(item.place.country)
                if code and (item.place.candidates <= 1 or not self.focus):
                    return code
                return self.focus
        return None

    def _kind(self, row: RegisteredActor) -> str:
        """A state's forces outside their country are external, as ACLED has it."""
        if row.home and self.focus and row.kind in ("state_forces", "external_forces"):
            return "state_forces" if row.home == self.focus else "external_forces"
        return row.kind

    def _own_name(self, mention: ActorMention, quote: str, sentence: Sentence) -> str:
        """The name of an actor that no registry knows, as written, without the words for its members.

        "People's Front of Harim (PFH)" gives the long name, and so does "PFH fighters" later.
        """
        flat = " ".join(quote.split())
        if mention.form not in ("name", "alias"):
            return flat
        if defined := _DEFINED.fullmatch(flat):
            self.acronyms.setdefault(defined["acronym"], defined["name"])
            return defined["name"]
        inside = sentence.within(mention.start, mention.end)
        first, last = 0, len(inside)
        while first < last and (inside[first].text.islower() or (inside[first].i == 0 and _is_member(inside[first]))):
            first += 1
        while last > first and inside[last - 1].text.islower() and _is_member(inside[last - 1]):
            last -= 1
        own = " ".join(self.text[inside[first].start : inside[last - 1].end].split()) if first < last else flat
        return self.acronyms.get(own, own)


def _clause(sentence: Sentence, subject: Token) -> Clause:
    """The clause of which a token is the subject; who shares it with another is not "it" who acts."""
    verb = sentence[subject.head]
    if is_reporter(sentence, subject) and sentence.children(verb.i, "ccomp", "parataxis"):
        return "speaker"
    if verb.dep == "ROOT":
        return "level" if sentence.children(subject.i, "conj") else "main"
    return "level" if verb.dep in ("conj", "ccomp", "parataxis") else "side"


def _only_by_name(word: str) -> bool:
    """Whether a word for a body says too little to take up one that is not so called: "the unit", "the network"."""
    cls = actor_classes().get(word)
    return cls is not None and cls.role == "group" and cls.bare == "no"


def _says_nobody(quote: str) -> bool:
    """Whether words alone name no kind of people that could be told from others: "group", "forces"."""
    cls = actor_classes().get(fold(quote))
    return cls is not None and cls.bare != "yes" and cls.kind in (None, "armed_group", "state_forces")


def _is_member(token: Token) -> bool:
    cls = actor_classes().get(fold(token.text))
    return bool(cls and cls.role in ("member", "leader"))


def _aircraft(mention: ActorMention, sentence: Sentence) -> bool:
    """Whether the words name aircraft and not whose: any state's may be meant."""
    last = sentence.within(mention.start, mention.end)[-1].text
    return (
        _service(mention, sentence) == "air"
        and fold(last) not in ("force", "forces")
        and mention.end - mention.start < 25
    )


def _service(mention: ActorMention, sentence: Sentence) -> str:
    """The part of a state's forces that the words of a mention name: "the riot police" the police."""
    words = [fold(token.text) for token in sentence.within(mention.start, mention.end)]
    classes = [actor_classes().get(" ".join(words[-size:])) for size in range(len(words), 0, -1)]
    classes += [actor_classes().get(word) for word in reversed(words)]
    found = [cls.service for cls in classes if cls and cls.service]
    if mention.kind == "government":
        return "government" if not found else found[0]
    return next((service for service in found if service != "government"), "military")
