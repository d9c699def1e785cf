"""People at a place of a role that no mention covers: a bare name, or a noun for people ("killed two economists")."""

from __future__ import annotations

from dateline.knowledge.actor_classes import actor_classes
from dateline.knowledge.actor_name_words import name_words
from dateline.knowledge.demonyms import country_code
from dateline.knowledge.numbers import people_words
from dateline.model import Actor, ActorMention, Named, Sentence, Span, Token

from .index import Index
from .noun_phrases import phrase_span
from .things import thing_kind

_CONFIDENCE = 0.5
#: Trigger classes that only people suffer.
SUFFERED = frozenset("kill execute die injure abduct sexual torture".split())
#: Nouns that are killed, wounded or taken in a manner of speaking, or that stand for no one in particular.
_NOBODY = frozenset(
    "body life peace process hope time number attempt crime act total toll plan bill idea dialogue rest animal bird "
    "casualty murder loss damage dozen hundred thousand score half part side way week day year month percent".split()
)
#: People who are told by the deed alone.
_OUTLAWS = frozenset(
    "murderer killer assassin attacker assailant kidnapper abductor captor perpetrator culprit arsonist hijacker "
    "robber looter raider bomber shooter intruder aggressor".split()
)
_PERSON_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women", "ian", "ians", "ee", "ees")


def people_at(index: Index, sentence: Sentence, token: Token, *, suffers: bool) -> Named | None:
    """The person or people that a noun without a mention names; `suffers` where only people can stand there."""
    if index.place_at(sentence, token) is not None or index.is_time(token) or thing_kind(sentence, token):
        return None
    if token.pos == "PROPN" and _is_person_name(sentence, token):
        first, last = name_run(sentence, token)
        if not suffers and first == last and (not first or sentence[first - 1].dep != "compound"):
            return None  # "an attack on Avianza": it may be a company
        kind = "person"
        start, end = sentence[first].start, sentence[last].end
    elif token.pos == "NOUN" and _means_people(token, suffers=suffers):
        kind = "unidentified" if token.lemma.lower() in _OUTLAWS else "civilians"
        start, end = phrase_span(sentence, token)
    else:
        return None
    span = Span.of(index.resolved.text, start, end)
    form = "person" if kind == "person" else "class"
    mention = ActorMention(start=start, end=end, sentence=sentence.index, head=token.i, form=form, kind=kind)  # type: ignore[arg-type]
    return Named(mention, Actor(name=" ".join(span.quote.split()), kind=kind, span=span, confidence=_CONFIDENCE))


def _means_people(token: Token, *, suffers: bool) -> bool:
    lemma = token.lemma.lower()
    who = people_words().get(token.lower) or people_words().get(lemma)
    if who in ("civilian", "unknown", "title"):
        return True
    return suffers and who is None and lemma not in _NOBODY and lemma.endswith(_PERSON_ENDINGS)


def name_run(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The first and last token of the capitalised run around a name's token, without the titles before it."""
    particles = name_words()["particle"]
    first = last = token.i
    while first > 0 and (is_name_part(sentence[first - 1]) or sentence[first - 1].lower in particles):
        first -= 1
    while last + 1 < len(sentence) and is_name_part(sentence[last + 1]) and sentence[last + 1].head <= last + 1:
        last += 1
    while first < token.i and not is_own_name(sentence[first]):
        first += 1
    return first, last


def is_name_part(token: Token) -> bool:
    """Whether a token may stand in a person's name."""
    return token.pos == "PROPN" and token.text[:1].isupper() and token.text[:1].isalpha()


def is_own_name(token: Token) -> bool:
    """Whether a token is of a name itself: no title, class of people, office, country or particle before it."""
    words = name_words()
    low = token.lower.strip(".")
    if not token.text[:1].isupper() or low in words["head"] or low in words["title"] or low in words["particle"]:
        return False
    return low not in actor_classes() and country_code(token.text) is None and low not in people_words()


def _is_person_name(sentence: Sentence, token: Token) -> bool:
    first, last = name_run(sentence, token)
    words = name_words()
    run = sentence.tokens[first : last + 1]
    if not all(is_name_part(each) or each.lower in words["particle"] for each in run) or last - first > 5:
        return False
    if not is_own_name(run[-1]) or (token.text.isupper() and len(token.text) < 6):
        return False
    return not any(each.lower in words["armed"] or each.lower in words["silent"] for each in run)
