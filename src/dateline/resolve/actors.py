"""Which actor of the registry a mention means, on the day of the report and in the country it is about."""

from __future__ import annotations

from collections import Counter

from dateline.knowledge.actor_classes import actor_classes
from dateline.knowledge.actors import RegisteredActor, registry
from dateline.knowledge.demonyms import country_code
from dateline.knowledge.folding import fold
from dateline.model import Actor, ActorMention, Annotated, Named, Placed, Sentence, Span

#: Confidence of a match: by the registry's own name, by an alias, by the country in focus, and where nothing is settled.
NAME, ALIAS, FOCUS, OPEN = 0.95, 0.85, 0.65, 0.5


def resolve_actors(annotated: Annotated, placed: tuple[Placed, ...]) -> tuple[Named, ...]:
    """One Named per actor mention, in their order; an actor that cannot be told keeps its name as written."""
    document = annotated.article.document
    day = (document.published.end or document.published.start) if document.published else None
    focus = country_focus(annotated.sentences, placed)
    return tuple(
        Named(mention, _settle(mention, annotated.sentences[mention.sentence], document.text, day, focus))
        for mention in annotated.actors
    )


def country_focus(sentences: tuple[Sentence, ...], placed: tuple[Placed, ...]) -> str | None:
    """The country (ISO code) that a report is about: most named by its places, countries and adjectives."""
    counts: Counter[str] = Counter()
    for item in placed:
        if item.mention.role == "place" and (code := country_code(item.place.country)):
            counts[code] += 2
    for sentence in sentences:
        for token in sentence:
            if token.text[:1].isupper() and len(token.text) > 3 and (code := country_code(token.text)):
                counts[code] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _settle(mention: ActorMention, sentence: Sentence, text: str, day: str | None, focus: str | None) -> Actor:
    span = Span.of(text, mention.start, mention.end)
    row, confidence = _match(mention, sentence, day, focus)
    if row is None:
        return Actor(name=span.quote, actor_id=None, kind=mention.kind, span=span, confidence=OPEN)
    name = span.quote if row.id.startswith("g_") else row.name
    return Actor(name=name, actor_id=row.id, kind=_kind(row, day, focus), span=span, confidence=confidence)


def _match(
    mention: ActorMention, sentence: Sentence, day: str | None, focus: str | None
) -> tuple[RegisteredActor | None, float]:
    if mention.candidates:
        row = choose(mention.candidates, day, focus)
        return row, OPEN if row and row.id.startswith("g_") else NAME if mention.form == "name" else ALIAS
    cls = actor_classes().get(fold(sentence[mention.head].text))
    if mention.kind in ("state_forces", "government") and focus:
        service = (cls.service if cls else None) or "military"
        return registry().forces(focus, service, day, focus), FOCUS
    return None, OPEN


def choose(ids: tuple[str, ...], day: str | None, focus: str | None) -> RegisteredActor | None:
    """The candidate that existed on `day` and is at home in `focus`; None where none or several remain."""
    known = registry()
    rows = []
    for actor_id in ids:
        row = known.get(actor_id)
        if row and row.home and row.service and ":" in actor_id:
            row = known.forces(row.home, row.service, day, focus)
        if row and row.started(day):
            rows.append(row)
    alive = [row for row in rows if not row.ended(day)] or rows
    there = [row for row in alive if row.at(focus)] or [row for row in alive if "*" in row.countries] or alive
    return there[0] if len(there) == 1 or (there and focus and there[0].at(focus)) else None


def _kind(row: RegisteredActor, day: str | None, focus: str | None) -> str:
    if row.kind == "state_forces" and row.home and focus and row.home != focus:
        return "external_forces"
    if row.kind == "external_forces" and row.home and row.home == focus:
        return "state_forces"
    return row.kind
