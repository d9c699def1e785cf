"""Which places a noun phrase means as territory: "the town of A and the villages of B and C", "most of D"."""

from __future__ import annotations

from dateline.model import Place, Placed, Sentence, Span, Token

from .index import Index
from .syntax import conjuncts
from .things import TERRITORY

_INSIDE = frozenset(
    "in near outside around along at from toward towards to with after between by since on during for within "
    "inside above below beneath behind beyond overlooking off across against".split()
)
_QUARTERS = frozenset("quarter neighbourhood neighborhood suburb district area".split())
#: A part of a place is not the place, and nothing that a map can hold: "parts of the city".
_PARTS = frozenset(
    "part portion half area outskirt edge swath ground stretch front line frontline land perimeter section pocket "
    "centre center".split()
)


def territories(index: Index, sentence: Sentence, token: Token) -> list[Place]:
    """The places that the noun phrase at `token` names, each once; unnamed territory ("army posts") stays open."""
    found: list[Place] = []
    for each in conjuncts(sentence, token):
        if _is_actor(index, sentence, each):
            continue
        if (apposed := _apposed(index, sentence, each)) is not None:
            found.append(apposed)
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
            part = each.lemma.lower() in _PARTS and each.lemma.lower() != "area"  # "the centre" is no town
            before = None if part else _told_before(index, sentence, each)
            if before is not None:
                found.append(before)
            elif each.pos != "PRON" and (unnamed := _unnamed(index, sentence, each)) is not None:
                found.append(unnamed)
        elif is_unknown_name(index, sentence, each):
            found.append(_unknown(index, each, sentence))
    return found


def _is_actor(index: Index, sentence: Sentence, token: Token) -> bool:
    """Whether an actor stands at the token: a group's name is no place, though some village may bear it too."""
    named = index.actor_at(sentence, token)
    if named is None:
        return False
    return index.place_at(sentence, token) is None or (
        named.actor.actor_id is not None and named.mention.form in ("name", "alias")
    )


def _listed(sentence: Sentence, token: Token) -> list[Token]:
    """The names in "the villages of A, B and C" and "all or most of A"; not the city in "a quarter of A"."""
    plural = token.tag == "NNS" and token.lemma.lower() in _SETTLEMENTS
    if not plural and token.lower not in ("all", "most", "much", "rest", "remainder", "entirety", "whole"):
        return []
    apposed = [child for child in sentence.children(token.i, "appos") if plural and child.pos == "PROPN"]
    return apposed or [
        thing
        for prep in sentence.children(token.i, "prep")
        if prep.lower == "of"
        for thing in sentence.children(prep.i, "pobj")
        if (thing.pos == "PROPN" and (token.lemma.lower() not in _QUARTERS or sentence.children(thing.i, "conj")))
        or not plural
    ]


def _last_of(index: Index, sentence: Sentence, token: Token) -> Place | None:
    """ "the last positions of the army in the Harim quarter": who takes them takes the quarter."""
    if not is_territory_noun(token) or not any(
        child.lower in ("last", "final", "remaining", "all") for child in sentence.children(token.i, "amod", "det")
    ):
        return None
    preps = sentence.children(token.i, "prep")
    if token.dep == "dobj":  # "took the last positions of the army in Harim", the place hung on the verb
        preps += [prep for prep in sentence.children(token.head, "prep") if prep.lower in ("in", "inside")]
    for prep in preps:
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
    """The place that "it" or "the city" means: one named before in the sentence, else in those before it.

    "attacked Harim and took control of it": Harim. A place of the headline is what the report speaks of, so it goes
    before others: "left Tamra under a truce agreed in Geneva, and the army now holds it".
    """
    if token.pos != "PRON" and not any(child.lower in ("the", "that") for child in sentence.children(token.i, "det")):
        return None
    if token.pos == "PRON" and token.lower not in ("it", "which", "that"):
        return None
    if token.tag in ("NNS", "NNPS") or any(_tells_which(child) for child in sentence.children(token.i)):
        return None
    sentences = index.resolved.sentences
    earlier = [p for p in index.places(sentence) if p.mention.end <= token.start]
    if token.pos == "PRON" and _is_of_noun(index, sentence, token):
        return None
    earlier = _spoken_of(index, sentence, earlier)
    back = sentence.index
    while True:
        noun = token.lemma.lower() if token.pos != "PRON" else "city"
        fitting = [p for p in earlier if _is_of_kind(p, noun) and p.place.relation not in ("near", "outskirts")]
        if not fitting and token.pos == "PRON":
            fitting = earlier
        if fitting:
            topic = _topics_of(index)
            told = [p for p in fitting if p.place.name in topic] or [
                p for p in fitting if _is_core(sentences[p.mention.sentence], p)
            ]
            return (told or fitting)[-1].place
        back -= 1
        if back < 0 or sentence.index - back > _REACH or sentences[back].section != sentence.section:
            return None
        earlier = _spoken_of(index, sentences[back], index.places(sentences[back]))


def _spoken_of(index: Index, sentence: Sentence, found: list[Placed]) -> list[Placed]:
    """The places among them that a noun may mean: none that is said to hold another, none within a force's name."""
    own = [p for p in found if (t := sentence.at(p.mention.start)) is None or index.actor_at(sentence, t) is None]
    return _without_containers(index, own)


def _is_core(sentence: Sentence, placed: Placed) -> bool:
    """Whether something happens to the place: it is a subject or object, or what is taken, left or lost."""
    token = next((t for t in sentence if placed.mention.start <= t.start < placed.mention.end), None)
    while token is not None and token.dep in ("compound", "appos", "conj", "pobj") and token.head != token.i:
        above = sentence[token.head]
        if token.dep == "pobj" and above.lower not in ("of", "from"):
            return False
        token = above if token.dep != "pobj" else sentence[above.head]
        if token.pos == "VERB":
            return True
    return token is not None and token.dep in ("dobj", "nsubj", "nsubjpass")


def _is_of_noun(index: Index, sentence: Sentence, token: Token) -> bool:
    """Whether "it" means ground without a name: "they seized the mountain but lost it again"."""
    places = index.places(sentence)
    after = max((p.mention.end for p in places if p.mention.end <= token.start), default=0)
    for each in sentence.tokens[: token.i]:
        if each.start < after or each.pos != "NOUN" or each.dep not in ("dobj", "nsubj", "nsubjpass"):
            continue
        named = any(index.place_at(sentence, below) is not None for below in sentence.subtree(each.i))
        if is_territory_noun(each) and not named:
            return True
    return False


#: So many sentences before may name the place that "the town" means.
_REACH = 3
_LOOSE = frozenset("whole entire embattled besieged strategic key ruined devastated battered beleaguered".split())


def _tells_which(child: Token) -> bool:
    """Whether a word below "the town" says which one: "the town of the miners"; not "the town on the main road"."""
    if child.dep == "amod":
        return child.lower not in _LOOSE
    if child.dep == "prep" and child.lower in ("on", "with"):
        return False
    return child.dep in ("prep", "relcl")


def _topics_of(index: Index) -> frozenset[str]:
    """Names of the places in the headline."""
    memo = index.resolved.memo
    if ("headline places",) not in memo:
        heads = [each for each in index.resolved.sentences if each.section == "headline"]
        names = [placed.place.name for each in heads for placed in index.places(each)]
        title = index.resolved.article.document.title or ""
        names += [placed.place.name for placed in index.resolved.places if placed.place.name in title]
        memo[("headline places",)] = frozenset(names)
    found: frozenset[str] = memo[("headline places",)]
    return found


def _apposed(index: Index, sentence: Sentence, token: Token) -> Place | None:
    """The place that a noun is said of: "Tamra, a town that the army holds", "Tamra is a town held by rebels"."""
    if token.lemma.lower() not in _SETTLEMENTS and token.lemma.lower() != "capital":
        return None
    above = sentence[token.head]
    if token.dep == "appos":
        things = [above]
    elif token.dep == "attr" and above.lemma == "be":
        things = sentence.children(above.i, "nsubj")
    else:
        return None
    placed = next((each for thing in things if (each := index.place_at(sentence, thing)) is not None), None)
    return placed.place if placed is not None else None


#: A site of a town is not the town: "the power station of Tamra".
_SITES = frozenset(
    """station airport airfield base bridge factory plant hospital university prison checkpoint depot barracks school
    silo refinery headquarters""".split()
)
_STRETCHES = frozenset("area axis direction front sector outskirt vicinity countryside region line".split())
_TOWNS = frozenset({"city", "town"})


def _is_of_kind(placed: Placed, noun: str) -> bool:
    """Whether the noun can mean the place: "the city" no village and no quarter, "the district" no city."""
    kind = placed.place.kind or placed.mention.kind
    if kind in ("country", "admin1", "region"):
        return False
    if kind is None or kind == noun:
        return True
    if noun in _TOWNS:
        return kind in _TOWNS or (noun == "town" and kind == "village")
    if noun == "suburb":
        return kind in _QUARTERS | _TOWNS
    if noun in _QUARTERS - {"area"}:
        return kind in _QUARTERS
    return noun in _SETTLEMENTS and kind in _SETTLEMENTS


def _named(index: Index, sentence: Sentence, token: Token) -> list[Placed]:
    """Toponyms in the phrase itself: its head, its "of", its apposition; not where it lies ("a hill near A")."""
    direct = index.place_at(sentence, token)
    if direct is not None:
        return _without_containers(index, [direct])
    found: list[Placed] = []
    for child in sentence.children(token.i):
        if child.dep == "compound" and token.lemma.lower() in _STRETCHES:
            continue  # "the Tamra area", "the Tamra front"
        if child.dep in ("compound", "appos", "nmod", "amod"):
            for each in conjuncts(sentence, child):
                below = index.place_at(sentence, each)
                if below is not None and below not in found:
                    found.append(below)
        elif child.dep == "prep" and child.lower not in _INSIDE and token.lemma.lower() not in _PARTS:
            for thing in sentence.children(child.i, "pobj"):
                for each in conjuncts(sentence, thing):
                    named = [placed for placed in _named(index, sentence, each) if placed not in found]
                    named = [p for p in named if token.lemma.lower() not in _SITES or p.place.kind not in _SETTLEMENTS]
                    found += [placed for placed in named if not _is_whole_of(sentence, token, placed)]
    return _without_containers(index, found)


def _is_whole_of(sentence: Sentence, part: Token, placed: Placed) -> bool:
    """Whether the name after "of" is the whole: "a quarter of A" is not A, "the district of B" is B."""
    if placed.place.kind not in ("city", "town") or part.lemma.lower() not in _QUARTERS:
        return False
    alone = any(child.lower == "the" for child in sentence.children(part.i, "det")) and not sentence.children(
        part.i, "amod", "compound", "nummod"
    )
    return not alone or part.lemma.lower() != "district"


def _without_containers(index: Index, found: list[Placed]) -> list[Placed]:
    places = index.resolved.places
    inside = {places[p.mention.within].mention.start for p in found if p.mention.within is not None}
    kept = [placed for placed in found if placed.mention.start not in inside]
    return kept or found


def _beside(index: Index, sentence: Sentence, token: Token) -> Place | None:
    """The place named with unnamed territory: "posts in A", "Iraqi territory", "to seize districts in B province"."""
    preps = sentence.children(token.i, "prep")
    if token.dep == "conj":  # "the airport and districts in A": the parse hangs "in A" on the first
        preps += [prep for prep in sentence.children(token.head, "prep") if prep.i > token.i]
    if token.dep in ("dobj", "conj"):
        verb = next((above for above in sentence.ancestors(token.i) if above.pos == "VERB"), None)
        if verb is not None:
            preps += [prep for prep in sentence.children(verb.i, "prep") if prep.lower in ("in", "inside")]
    found = [
        placed.place
        for prep in preps
        for thing in sentence.subtree(prep.i)
        if (placed := index.place_at(sentence, thing)) is not None
    ]
    if found:
        return next((place for place in found if place.kind != "country"), found[0])
    adjectives = sentence.children(token.i, "amod", "compound", "poss")
    return next(
        (
            placed.place
            for placed in index.resolved.places
            if placed.mention.role == "demonym"
            and placed.mention.sentence == sentence.index
            and any(placed.mention.start <= each.start < placed.mention.end for each in adjectives)
        ),
        None,
    )


def _unnamed(index: Index, sentence: Sentence, token: Token) -> Place | None:
    """Territory without a name: its words, no coordinates, and the admin areas of the place named beside it.

    None for parts of something ("parts of the city") and where no place stands beside it: nobody could find "quarters".
    """
    if token.lemma.lower() in _PARTS or token.lower in _PARTS:
        return None
    words = [token, *sentence.children(token.i, "compound", "amod", "nummod")]
    words = [word for word in words if word.lower not in ("key", "strategic", "several")]
    span = Span.of(index.resolved.text, min(w.start for w in words), max(w.end for w in words))
    beside = _beside(index, sentence, token)
    if beside is None:
        return None
    return Place(
        name=span.quote,
        kind=token.lemma.lower(),
        admin2=beside.admin2,
        admin1=beside.admin1,
        country=beside.country,
        span=span,
    )
