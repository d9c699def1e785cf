"""Which places a noun phrase means as territory: "the town of A and the villages of B and C", "most of D"."""

from __future__ import annotations

from dateline.model import Place, Placed, Sentence, Span, Token

from .hits import TERRITORY
from .index import Index
from .syntax import conjuncts

_INSIDE = frozenset(
    {
        "in",
        "near",
        "outside",
        "around",
        "along",
        "at",
        "from",
        "toward",
        "towards",
        "to",
        "with",
        "after",
        "between",
        "by",
        "since",
        "on",
        "during",
        "for",
    }
)
_PARTS = frozenset(["part", "portion", "half", "area", "outskirt", "edge"])


def territories(index: Index, sentence: Sentence, token: Token) -> list[Place]:
    """The places that the noun phrase at `token` names, each once; unnamed territory ("army posts") stays open."""
    found: list[Place] = []
    for each in conjuncts(sentence, token):
        if index.actor_at(sentence, each) is not None and index.place_at(sentence, each) is None:
            continue
        named = _named(index, sentence, each)
        if named:
            found += [placed.place for placed in named if placed.place not in found]
        elif each.lemma.lower() in TERRITORY or each.lower in TERRITORY:
            found.append(_unnamed(index, sentence, each))
    return found


def _named(index: Index, sentence: Sentence, token: Token) -> list[Placed]:
    """Toponyms in the phrase itself: its head, its "of", its apposition; not where it lies ("a hill near A")."""
    direct = index.place_at(sentence, token)
    if direct is not None:
        return _without_containers(index, [direct])
    found: list[Placed] = []
    for child in sentence.children(token.i):
        if child.dep in ("compound", "appos", "nmod", "amod", "poss"):
            for each in conjuncts(sentence, child):
                below = index.place_at(sentence, each)
                if below is not None and below not in found:
                    found.append(below)
        elif child.dep == "prep" and child.lower not in _INSIDE and token.lemma.lower() not in _PARTS:
            for thing in sentence.children(child.i, "pobj"):
                for each in conjuncts(sentence, thing):
                    found += [placed for placed in _named(index, sentence, each) if placed not in found]
    return _without_containers(index, found)


def _without_containers(index: Index, found: list[Placed]) -> list[Placed]:
    places = index.resolved.places
    inside = {places[p.mention.within].mention.start for p in found if p.mention.within is not None}
    kept = [placed for placed in found if placed.mention.start not in inside]
    return kept or found


def _unnamed(index: Index, sentence: Sentence, token: Token) -> Place:
    """Territory without a name: its words, no coordinates, and the admin areas of the place named beside it."""
    words = [token, *sentence.children(token.i, "compound", "amod", "nummod")]
    words = [word for word in words if word.lower not in ("key", "strategic", "several")]
    span = Span.of(index.resolved.text, min(w.start for w in words), max(w.end for w in words))
    beside = next(
        (
            placed.place
            for prep in sentence.children(token.i, "prep")
            for thing in sentence.subtree(prep.i)
            if (placed := index.place_at(sentence, thing)) is not None
        ),
        None,
    )
    return Place(
        name=span.quote,
        kind=token.lemma.lower(),
        admin2=beside.admin2 if beside else None,
        admin1=beside.admin1 if beside else None,
        country=beside.country if beside else None,
        span=span,
    )
