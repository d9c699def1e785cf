"""Places fought over, besieged, or passed under someone's control, where no verb of capture says so.

Examples: "fighting for control of Tamra", "the battle for Tamra", "laid siege to Tamra", "Tamra is under siege",
"Tamra came under the group's control".
"""

from __future__ import annotations

import re

from dateline.model import Sentence, Token

from .control_extent import is_region
from .index import Index
from .states import State, holder_of
from .syntax import conjuncts, doers, governor, is_passive, prep_objects, undergoers
from .territory import territories

_REAL = ("occurred", "ongoing")
_FIGHTS = frozenset(
    "fight fighting battle clash struggle vie compete contest contend war combat skirmish confrontation".split()
)
_PASSING = frozenset("come fall pass bring put place return".split())
_ENCIRCLING = frozenset("besiege encircle surround blockade".split())
_SIEGES = frozenset("siege encirclement blockade".split())


def find_contested(index: Index, sentence: Sentence) -> list[State]:
    """What a sentence says of places that are contested, besieged, or came under control, each place once a status."""
    found: list[State] = []
    for token in sentence:
        lemma = token.lemma.lower()
        states: list[State] = []
        if lemma in ("control", "rule", "hand") and token.pos == "NOUN":
            states = _came_under(index, sentence, token) or _fought_for(index, sentence, token)
        elif lemma in ("battle", "fight", "fighting", "combat", "clash"):
            states = _battle_for(index, sentence, token) or _in_streets(index, sentence, token)
        elif lemma in ("contest", "dispute", "contested", "disputed") and token.dep not in ("amod", "compound"):
            states = _disputed(index, sentence, token)
        elif lemma in _SIEGES and token.pos == "NOUN":
            states = _siege(index, sentence, token)
        elif lemma in _ENCIRCLING and token.pos == "VERB" and not (token.tag == "VBN" and token.dep == "amod"):
            things = undergoers(sentence, token.i)
            states = _states(index, sentence, token, "besieged", things)
        for state in states:
            if all((state.place.span, state.status) != (other.place.span, other.status) for other in found):
                found.append(state)
    return found


def _states(index: Index, sentence: Sentence, token: Token, status: str, things: list[Token]) -> list[State]:
    if index.status(sentence, token.i) not in _REAL:
        return []
    places = [place for thing in things for place in territories(index, sentence, thing)]
    return [State(token.i, "besieged" if status == "besieged" else "contested", place, None) for place in places]


def _came_under(index: Index, sentence: Sentence, noun: Token) -> list[State]:
    """ "came under the control of the group", "was brought under army control", "fell into the hands of"."""
    prep = sentence[noun.head]
    if noun.dep != "pobj" or prep.lower not in ("under", "to", "into", "in"):
        return []
    verb = governor(sentence, prep.i)
    if verb is None or verb.lemma.lower() not in _PASSING or index.status(sentence, verb.i) not in _REAL:
        return []
    holder = holder_of(index, sentence, prep_objects(sentence, noun.i, "of", "by")) or holder_of(
        index, sentence, sentence.children(noun.i, "poss", "amod", "compound", "nmod")
    )
    if holder is None:
        return []
    things = undergoers(sentence, verb.i) or doers(sentence, verb.i)
    places = [place for thing in things for place in territories(index, sentence, thing)]
    return [State(verb.i, "took", place, holder) for place in places if place.name]


def _fought_for(index: Index, sentence: Sentence, noun: Token) -> list[State]:
    """ "are fighting for control of Tamra"."""
    prep = sentence[noun.head]
    above = governor(sentence, noun.i) if noun.dep == "pobj" and prep.lower in ("for", "over") else None
    if above is not None and _is_time_of(sentence, above):
        return []
    if above is None or not ({above.lemma.lower(), above.lower} & _FIGHTS):
        return []
    return _states(index, sentence, above, "contested", prep_objects(sentence, noun.i, "of", "over"))


def _is_time_of(sentence: Sentence, noun: Token) -> bool:
    """Whether a fight is only when or where something else happened: "killed during the battle"."""
    above = sentence[noun.head]
    return noun.dep == "pobj" and above.lower in ("during", "after", "before", "since", "of", "from", "in")


def _battle_for(index: Index, sentence: Sentence, noun: Token) -> list[State]:
    """ "The battle for Tamra", a place with a name; not "the battle for the cup", nor "killed in the battle for A"."""
    if _is_time_of(sentence, noun):
        return []
    named = [
        each
        for thing in prep_objects(sentence, noun.i, "for")
        for each in conjuncts(sentence, thing)
        if index.place_at(sentence, each) is not None
    ]
    return _states(index, sentence, noun, "contested", named)


#: Fighting of this kind goes on inside a town, between those who each hold a part of it.
_STREETS = re.compile(
    r"\b(?:street(?:-to-street)?|urban|house-to-house|door-to-door|close-quarters)[\s-]+(?:fight|battle|combat|clash|war)\w*"
    r"|\b(?:fighting|clashes|battles|combat)\b[^.;,]{0,60}\b(?:in|inside) the (?:streets?|cent(?:re|er)|heart) of\b",
    re.IGNORECASE,
)


def _in_streets(index: Index, sentence: Sentence, noun: Token) -> list[State]:
    """ "Street fighting raged in Tamra", "fighting in the centre of Tamra"; not any clash in a town."""
    text = index.resolved.text[sentence.start : sentence.end]
    match = _STREETS.search(text)
    if match is None or not match.start() <= noun.start - sentence.start < match.end():
        return []
    place = index.place(sentence, noun.i)
    if place is None or place.lat is None or is_region(place) or index.status(sentence, noun.i) not in _REAL:
        return []
    return [State(noun.i, "contested", place, None)]


def _disputed(index: Index, sentence: Sentence, word: Token) -> list[State]:
    """ "Tamra is contested", "control of Tamra is disputed", "Tamra remains contested between the army and rebels"."""
    verb = sentence[word.head] if word.pos == "ADJ" else word
    if verb.pos not in ("VERB", "AUX") or (word.pos == "VERB" and not is_passive(sentence, word.i)):
        return []
    things: list[Token] = []
    for thing in sentence.children(verb.i, "nsubj", "nsubjpass"):
        of = thing.lemma.lower() in ("control", "ownership", "possession")
        things += prep_objects(sentence, thing.i, "of", "over") if of else [thing]
    return [state for state in _states(index, sentence, verb, "contested", things) if state.place.lat is not None]


def _siege(index: Index, sentence: Sentence, noun: Token) -> list[State]:
    """ "laid siege to Tamra", "the siege of Tamra", "Tamra is under siege"."""
    prep = sentence[noun.head]
    if noun.dep == "pobj" and prep.lower == "under":
        above = governor(sentence, prep.i)
        things = doers(sentence, above.i) if above is not None and above.pos in ("VERB", "AUX") else []
        return _states(index, sentence, noun, "besieged", things)
    things = prep_objects(sentence, noun.i, "of", "on", "to")
    above = governor(sentence, noun.i)
    if not things and above is not None and above.lemma.lower() in ("lay", "impose", "tighten", "maintain"):
        things = prep_objects(sentence, above.i, "to", "on")
    if above is not None and above.lemma.lower() in ("break", "lift", "end"):
        return []
    return _states(index, sentence, noun, "besieged", things)
