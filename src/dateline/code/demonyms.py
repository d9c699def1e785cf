"""Forces that a country's name alone stands for beside a word of attack ("Russian air strikes", "US raids").

Alone, "Russian" is no actor; as what modifies an attack it says whose attack it was.
"""

from __future__ import annotations

from dateline.knowledge.actors import registry
from dateline.knowledge.demonyms import country_code
from dateline.model import Actor, ActorMention, Named, Sentence, Span, Token

from .index import Index
from .things import TARGETS

#: Trigger classes that a state's forces do: "Russian protests" are not the army's.
_BY_FORCES = frozenset(
    "airstrike shelling attack offensive operation bomb capture arrest advance clash blast kill".split()
)


def country_forces(index: Index, sentence: Sentence, token: Token, cls: str) -> Named | None:
    """The forces of the country that `token` names as the modifier of a trigger of class `cls`, or None."""
    if cls not in _BY_FORCES or not token.text[:1].isupper():
        return None
    first = sentence[token.i - 1] if token.i and token.lower in ("states", "kingdom", "arabia") else token
    words = index.resolved.text[first.start : token.end]
    iso2 = country_code(words)
    if iso2 is None or _is_scene(index, sentence, token, iso2, cls):
        return None
    document = index.resolved.article.document
    day = document.published.start if document.published else None
    row = registry().forces(iso2, "air" if cls == "airstrike" else "military", day, index.country)
    abroad = index.country is not None and index.country != iso2
    kind = "external_forces" if abroad and row.kind == "state_forces" else row.kind
    span = Span.of(index.resolved.text, first.start, token.end)
    mention = ActorMention(
        start=span.start,
        end=span.end,
        sentence=sentence.index,
        head=token.i,
        form="alias",
        candidates=(row.id,),
        kind=kind,
    )
    return Named(mention, Actor(name=row.name, actor_id=row.id, kind=kind, span=span, confidence=0.7))


def _is_scene(index: Index, sentence: Sentence, token: Token, iso2: str, cls: str) -> bool:
    """Whether a country only says where: "Syria fighting kills nine", "the Syrian depot blast", "Mali convoy attack".

    The name of the country that the report is about, and whatever stands before a thing that is struck.
    """
    last = sentence[token.head]
    while last.dep == "compound" and last.head > last.i:
        last = sentence[last.head]
    named = token.tag == "NNP" and iso2 == index.country and cls not in ("airstrike", "shelling")
    return named or any(
        thing.pos in ("NOUN", "PROPN") and thing.lemma.lower() in TARGETS
        for thing in sentence.tokens[token.i + 1 : last.i]
    )
