"""Which actor of the registry a mention means, on the day of the report and in the country it is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from msgspec.structs import replace

from dateline.knowledge.actor_classes import actor_classes
from dateline.knowledge.actors import RegisteredActor, registry, side_of
from dateline.knowledge.demonyms import country_code
from dateline.knowledge.epithets import meant_by
from dateline.knowledge.folding import fold
from dateline.model import Actor, ActorMention, Annotated, Named, Placed, Sentence, Span, Token

from .actors_anaphora import Antecedents

#: Confidence of a match: by the registry's own name, by an alias, by the country in focus; and where none is settled.
NAME, ALIAS, FOCUS, OPEN = 0.95, 0.85, 0.65, 0.5
#: What the confidence of a name is multiplied by where its bearer was no more on the day of the report.
ENDED = 0.7

_DEFINED = re.compile(r"(?P<name>.+?) ?[(\[](?P<acronym>[A-Z][\w.-]+)[)\]]")


def resolve_actors(annotated: Annotated, placed: tuple[Placed, ...]) -> tuple[Named, ...]:
    """One Named per actor mention, in their order; an actor that cannot be told keeps its name as written."""
    document = annotated.article.document
    day = (document.published.end or document.published.start) if document.published else None
    reader = _Reader(document.text, day, country_focus(annotated, placed), placed)
    named = [reader.read(mention, annotated.sentences[mention.sentence]) for mention in annotated.actors]
    for i, mention in enumerate(annotated.actors[:-1]):
        # "They [the rebels] left": what stands in brackets after a pronoun says who is meant
        gap = document.text[mention.end : annotated.actors[i + 1].start].strip()
        if mention.form == "pronoun" and gap in ("[", "(", "[the", "(the"):
            named[i] = replace(named[i + 1], span=named[i].span)
    return tuple(Named(mention, actor) for mention, actor in zip(annotated.actors, named, strict=True))


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
            if not token.text[:1].isupper() or len(token.text) < 4 or not (code := country_code(token.text)):
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
    before: Antecedents = field(default_factory=Antecedents)
    acronyms: dict[str, str] = field(default_factory=dict)

    def read(self, mention: ActorMention, sentence: Sentence) -> Actor:
        span = Span.of(self.text, mention.start, mention.end)
        if bound := self._bound(mention, span.quote, sentence):
            return replace(bound[0], span=span, confidence=bound[1])
        row, confidence = self._match(mention, span.quote, sentence)
        if row is None:
            actor = Actor(
                name=self._own_name(mention, span.quote, sentence), kind=mention.kind, span=span, confidence=OPEN
            )
        else:
            name = " ".join(span.quote.split()) if row.id.startswith("g_") else row.name
            kind = mention.kind if row.id.startswith("g_") and mention.kind else self._kind(row)
            actor = Actor(name=name, actor_id=row.id, kind=kind, span=span, confidence=confidence)
        if mention.form in ("name", "alias") or (mention.form in ("class", "person") and actor.actor_id):
            self.before.saw(mention.sentence, actor, side_of(actor.actor_id))
        if sentence[mention.head].dep in ("nsubj", "nsubjpass"):
            self.before.subject(mention.sentence, actor)
        return actor

    def _bound(self, mention: ActorMention, quote: str, sentence: Sentence) -> tuple[Actor, float] | None:
        """The actor named before that a mention takes up, with how surely."""
        if mention.form == "pronoun":
            return self.before.pronoun(mention.sentence)
        if mention.form == "epithet" and not mention.candidates:
            return self.before.of(mention, quote)
        if mention.form == "class" and not mention.candidates and _aircraft(mention, sentence):
            return self.before.flyers()
        return None

    def _match(self, mention: ActorMention, quote: str, sentence: Sentence) -> tuple[RegisteredActor | None, float]:
        day, focus = self.day, self.focus
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
            country = self._country_inside(mention) if mention.form == "name" else focus
            if country and not (mention.form == "class" and _aircraft(mention, sentence)):
                return registry().forces(country, _service(mention, sentence), day, focus), FOCUS
        return None, OPEN

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
