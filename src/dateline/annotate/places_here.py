"""Places told by where the report stands: "in this city" is the dateline's, "in the capital" the country's capital."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import replace

from dateline.knowledge.demonyms import countries, country_code
from dateline.knowledge.gazetteer import gazetteer
from dateline.model import Article, PlaceMention, Sentence, Token

from .places_context import relation_before

_SETTLED = frozenset("city town capital port municipality".split())
#: Other capitals than a country's: "the provincial capital".
_OTHERS = frozenset("provincial regional state district departmental federal county own".split())
#: The country of "the capital" must be named so often, and so many times as often as the second one.
_FEWEST, _LEAD = 2, 1.5
#: What the adjective of a country is worth in which no place of the report lies: "Kenyan officers" far from home.
_SENDS = 0.5


def with_here(
    article: Article, text: str, sentences: tuple[Sentence, ...], places: tuple[PlaceMention, ...]
) -> tuple[PlaceMention, ...]:
    """The mentions in text order, with those of "this city" and "the capital" put in under the name of the place meant.

    Where the report does not tell which place that is, there is no mention.
    """
    found: list[PlaceMention] = []
    for sentence in sentences:
        for token in sentence:
            if token.lower in _SETTLED and token.dep in ("pobj", "poss") and (hit := _hit(sentence, token)):
                name = _name(article, places, sentence, hit, token)
                if name and not any(
                    place.role != "demonym" and place.start < token.end and hit.start < place.end for place in places
                ):
                    found.append(
                        PlaceMention(
                            start=hit.start,
                            end=token.end,
                            sentence=sentence.index,
                            name=name,
                            kind="city",
                            relation=relation_before(text, sentence.start, hit.start),
                        )
                    )
    if not found:
        return places
    both = [*places, *found]
    order = sorted(range(len(both)), key=lambda i: (both[i].start, -both[i].end))
    index = {old: new for new, old in enumerate(order)}
    return tuple(both[i] if (box := both[i].within) is None else replace(both[i], within=index[box]) for i in order)


def _hit(sentence: Sentence, token: Token) -> Token | None:
    """The first word of a phrase that points at a place without a name: "this", "the"; None where it is named."""
    first = next((t for t in sentence.children(token.i, "det", "poss") if t.i < token.i), None)
    if first is None or first.lower not in ("this", "the", "country", "nation"):
        return None
    if first.dep == "poss":  # "the country's capital"
        first = next(iter(sentence.children(first.i, "det")), first)
    if first.lower == "the" and token.lower not in ("capital", "city"):
        return None
    if first.lower == "the" and token.lower == "city":
        before = sentence[token.i - 1]
        if before.lower != "capital":
            return None
    after = sentence[token.i + 1] if token.i + 1 < len(sentence) else None
    if after is not None and (after.lower in ("of", "-", "city") or after.text[:1].isupper()):
        return None
    if any(child.dep in ("appos", "relcl") or child.lower == "of" for child in sentence.children(token.i)):
        return None
    inside = sentence.tokens[first.i : token.i]
    return None if any(t.lower in _OTHERS for t in inside) else first


def _name(
    article: Article, places: tuple[PlaceMention, ...], sentence: Sentence, first: Token, token: Token
) -> str | None:
    dateline = article.document.dateline
    filed = dateline.place.name if dateline and dateline.place else None
    if first.lower == "this":
        return filed
    inside = [t.text for t in sentence.tokens[first.i : token.i] if len(t.text) > 3]
    adjective = next((code for word in inside if (code := country_code(word))), None)
    iso = adjective or _country(places, filed)
    return capital_of(iso) if iso else None


def _country(places: tuple[PlaceMention, ...], filed: str | None) -> str | None:
    """The country that the report names most often, the dateline's among them where it is a capital.

    Before those that only send somebody ("Kenyan officers") goes the one in which the places lie that it names. Of
    these only names count that no other country has.
    """
    votes: dict[str, float] = defaultdict(float)
    for name in sorted({p.name for p in places if p.role in ("place", "dateline") and not country_code(p.name)}):
        if (code := _only_country(name)) is not None:
            votes[code] += 1
    named = [(place.role, code) for place in places if (code := country_code(place.name))]
    lands = set(votes) | {code for role, code in named if role == "place"}
    for role, code in named:
        if role in ("place", "demonym"):
            votes[code] += 1 if code in lands or not lands else _SENDS
    for iso in countries() if filed else ():
        if capital_of(iso) == filed:
            votes[iso] += 2
    ranked = sorted(votes, key=lambda iso: (-votes[iso], iso))
    if not ranked or votes[ranked[0]] < _FEWEST or (len(ranked) > 1 and votes[ranked[0]] < _LEAD * votes[ranked[1]]):
        return None
    return ranked[0]


@functools.lru_cache(maxsize=2048)
def _only_country(name: str) -> str | None:
    """The country in which every place of a name lies."""
    found = {entry.country for entry in gazetteer().find(name)}
    return next(iter(found)) if len(found) == 1 else None


@functools.lru_cache(maxsize=512)
def capital_of(iso2: str) -> str | None:
    """The name of a country's capital; None where it has several or none is known."""
    for name in countries()[iso2].metonyms if iso2 in countries() else ():
        if any(entry.capital and entry.country == iso2 for entry in gazetteer().find(name)):
            return name
    return None
