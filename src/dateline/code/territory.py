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
        below = _listed(sentence, each)
        if below:
            found += [place for thing in below for place in territories(index, sentence, thing) if place not in found]
            continue
        if named:
            found += [placed.place for placed in named if placed.place not in found]
            continue
        if (whole := _last_of(index, sentence, each)) is not None:
            found.append(whole)
            continue
        if each.pos == "PRON" or is_territory_noun(each):
            before = _told_before(index, sentence, each)
            if before is not None:
                found.append(before)
            elif each.pos != "PRON":
                found.append(_unnamed(index, sentence, each))
        elif is_unknown_name(index, sentence, each):
            found.append(_unknown(index, each, sentence))
    return found


def _listed(sentence: Sentence, token: Token) -> list[Token]:
    """The names in "the villages of A, B and C" and "all or most of A"; not the city in "a quarter of A"."""
    plural = token.tag == "NNS" and token.lemma.lower() in _SETTLEMENTS
    if not plural and token.lower not in ("all", "most", "much", "rest", "remainder", "entirety", "whole"):
        return []
    return [
        thing
        for prep in sentence.children(token.i, "prep")
        if prep.lower == "of"
        for thing in sentence.children(prep.i, "pobj")
        if thing.pos == "PROPN" or not plural
    ]


def _last_of(index: Index, sentence: Sentence, token: Token) -> Place | None:
    """ "the last positions of the army in the Harim quarter": who takes them takes the quarter."""
    if not is_territory_noun(token) or not any(
        child.lower in ("last", "final", "remaining", "all") for child in sentence.children(token.i, "amod", "det")
    ):
        return None
    for prep in sentence.children(token.i, "prep"):
        below = [thing for thing in sentence.subtree(prep.i) if sentence[thing.head].lower in ("in", "of", "inside")]
        for thing in below:
            named = _named(index, sentence, thing)
            if named and named[0].place.kind not in ("country", "admin1", "admin2"):
                return named[0].place
    return None


def is_territory_noun(token: Token) -> bool:
    """Whether a common noun means ground that can be held ("village", "posts")."""
    return token.lemma.lower() in TERRITORY or token.lower in TERRITORY


def is_unknown_name(index: Index, sentence: Sentence, token: Token) -> bool:
    """Whether a name as object of a capture can only be a place: no known actor, person or place stands there.

    "the rebels captured Tell Sabha": a village that no gazetteer has is still the place that was taken.
    """
    if token.pos != "PROPN" or not token.text[:1].isupper() or index.actor_at(sentence, token) is not None:
        return False
    return not index.is_time(token)  # "advanced on Friday"


def _unknown(index: Index, token: Token, sentence: Sentence) -> Place:
    words = [token]
    for child in sorted(sentence.children(token.i, "compound", "punct"), key=lambda t: -t.i):
        if child.i == words[0].i - 1 and (
            child.text[:1].isupper() or child.text in "-'’" or child.lower in ("al", "ez")
        ):
            words.insert(0, child)
    return Place(name=(span := Span.of(index.resolved.text, words[0].start, token.end)).quote, span=span)


#: What a definite noun can mean among the kinds of places: "the city" is no village.
_SETTLEMENTS = frozenset("city town village neighbourhood neighborhood quarter district area hamlet suburb".split())


def _told_before(index: Index, sentence: Sentence, token: Token) -> Place | None:
    """The place that "it" or "the city" means: the last one named before in the sentence, else in the one before.

    "attacked Harim and took control of it": Harim.
    """
    if token.pos != "PRON" and not any(child.lower in ("the", "that") for child in sentence.children(token.i, "det")):
        return None
    if token.pos == "PRON" and token.lower not in ("it", "which", "that"):
        return None
    if token.tag in ("NNS", "NNPS") or any(
        child.dep in ("prep", "relcl", "amod") for child in sentence.children(token.i)
    ):
        return None
    sentences = index.resolved.sentences
    earlier = [p for p in index.places(sentence) if p.mention.end <= token.start]
    if not earlier and sentence.index and sentences[sentence.index - 1].section == sentence.section:
        earlier = index.places(sentences[sentence.index - 1])
    fitting = [p for p in earlier if token.pos == "PRON" or _is_of_kind(p, token.lemma.lower())]
    return fitting[-1].place if fitting else None


def _is_of_kind(placed: Placed, noun: str) -> bool:
    kind = placed.place.kind or placed.mention.kind
    if kind in ("country", "admin1", "region"):
        return False
    return kind is None or kind == noun or (noun in _SETTLEMENTS and kind in _SETTLEMENTS)


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
