"""States of control: who holds a place, said as a state and not as a change.

Examples: "rebel-held Tamra", "the hill is controlled by the army", "the army controls the hill", "Tamra, the group's
stronghold", "the town remains in the hands of the rebels", "the besieged quarter". A participle carries control and is
no event.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Actor, Place, Sentence, Token
from dateline.model.events import ControlStatus

from .control_extent import is_region
from .index import ARMED, Index
from .syntax import by_phrase, conjuncts, doers, is_passive, prep_objects, undergoers
from .territory import territories

_HOLDING = frozenset({"hold", "control", "occupy", "dominate", "administer", "rule", "run"})
#: "Houthi-run Al-Masirah television": a station is no place.
_MEDIA = frozenset(
    "television tv channel radio newspaper daily agency media outlet broadcaster website network".split()
)
_SEATS = frozenset({"stronghold", "bastion", "capital", "base", "heartland", "headquarters"})
_PLAIN_SEATS = frozenset({"stronghold", "bastion", "heartland"})


@dataclass(frozen=True, slots=True)
class State:
    """A place held by someone at the time of the report; `trigger` is the token that says so."""

    trigger: int
    status: ControlStatus
    place: Place
    holder: Actor | None


def find_states(index: Index, sentence: Sentence) -> list[State]:
    """The states of control told in a sentence, each place and holder once."""
    found: list[State] = []
    for token in sentence:
        lemma = token.lemma.lower()
        states: list[State] = []
        if token.lower in ("held", "controlled", "occupied", "run", "ruled", "dominated") and _is_compound(
            sentence, token
        ):
            states = _held_by_compound(index, sentence, token)
        elif token.lower == "besieged" and token.dep == "amod":
            states = [
                State(token.i, "besieged", place, None) for place in _of_noun(index, sentence, sentence[token.head])
            ]
        elif lemma in _HOLDING and token.pos == "VERB":
            states = _held_by_verb(index, sentence, token)
        elif lemma in ("control", "hand", "rule", "command", "occupation", "administration") and token.pos == "NOUN":
            states = _under_control(index, sentence, token)
        elif token.lower == "under":
            states = _plainly_under(index, sentence, token)
        elif lemma in _SEATS and token.pos in ("NOUN", "PROPN"):
            states = _seat(index, sentence, token)
        for state in states:
            if all((state.place.span, state.holder) != (other.place.span, other.holder) for other in found):
                found.append(state)
    return found


def _is_compound(sentence: Sentence, token: Token) -> bool:
    return token.i >= 2 and sentence[token.i - 1].text in ("-", "–", "‑")


def _held_by_compound(index: Index, sentence: Sentence, token: Token) -> list[State]:
    """ "rebel-held A and B": the word before the hyphen is the holder, the noun behind is held."""
    holder = holder_of(index, sentence, [sentence[token.i - 2]])
    if holder is None:
        return []
    noun = sentence[token.head] if token.head > token.i else None
    if noun is None:  # mis-parsed: the next noun or name
        noun = next((t for t in sentence.tokens[token.i + 1 : token.i + 6] if t.pos in ("NOUN", "PROPN")), None)
    if noun is None or any(each.lower in _MEDIA for each in sentence.tokens[token.i + 1 : token.i + 7]):
        return []
    while noun.dep == "compound" and sentence[noun.head].i > noun.i:
        noun = sentence[noun.head]
    return [State(token.i, "holds", place, holder) for place in _of_noun(index, sentence, noun)]


def _of_noun(index: Index, sentence: Sentence, noun: Token) -> list[Place]:
    places = territories(index, sentence, noun)
    if not places:
        beside = index.place_at(sentence, noun)
        places = [beside.place] if beside is not None else []
    return places


def _held_by_verb(index: Index, sentence: Sentence, token: Token) -> list[State]:
    """ "X controls A", "A is held by X", "territory controlled by X" (a participle behind its noun)."""
    if index.status(sentence, token.i) not in ("occurred", "ongoing"):
        return []
    if is_passive(sentence, token.i):
        holder = holder_of(index, sentence, by_phrase(sentence, token.i))
        things = undergoers(sentence, token.i)
    elif token.dep == "xcomp":
        return []  # "were able to control" is a change
    else:
        holder = holder_of(index, sentence, doers(sentence, token.i))
        things = undergoers(sentence, token.i)
    if holder is None:
        return []
    return [State(token.i, "holds", place, holder) for thing in things for place in territories(index, sentence, thing)]


def _under_control(index: Index, sentence: Sentence, token: Token) -> list[State]:
    """ "A remains under the control of X", "A, under X's control", "in the hands of X"."""
    prep = sentence[token.head]
    if token.dep != "pobj" or prep.lower not in ("under", "in", "within"):
        return []
    if prep.lower == "in" and (held := _in_control_of(index, sentence, token)):
        return held
    holder = holder_of(index, sentence, prep_objects(sentence, token.i, "of", "by")) or holder_of(
        index, sentence, sentence.children(token.i, "poss", "amod", "compound")
    )
    if holder is None:
        return []
    above = sentence[prep.head]
    things = doers(sentence, above.i) if above.pos in ("VERB", "AUX") else [above]
    if above.lemma.lower() in ("bring", "put", "place", "come", "fall", "return"):
        return []
    return [State(token.i, "holds", place, holder) for thing in things for place in territories(index, sentence, thing)]


def _in_control_of(index: Index, sentence: Sentence, token: Token) -> list[State]:
    """ "The rebels were in full control of Tamra"."""
    verb = sentence[sentence[token.head].head]
    if token.lemma.lower() != "control" or index.status(sentence, verb.i) not in ("occurred", "ongoing"):
        return []
    holder = holder_of(index, sentence, doers(sentence, verb.i) if verb.pos in ("VERB", "AUX") else [verb])
    if holder is None:
        return []
    things = prep_objects(sentence, token.i, "of", "over")
    return [State(token.i, "holds", place, holder) for thing in things for place in territories(index, sentence, thing)]


def _plainly_under(index: Index, sentence: Sentence, prep: Token) -> list[State]:
    """ "The town was under the group for years": the force itself stands behind "under"."""
    above = sentence[prep.head]
    things = [thing for thing in sentence.children(prep.i, "pobj") if index.actor_at(sentence, thing) is not None]
    holder = holder_of(index, sentence, things)
    if holder is None or above.lemma.lower() not in ("be", "remain", "stay", "live"):
        return []
    return [
        State(prep.i, "holds", place, holder)
        for thing in doers(sentence, above.i)
        for place in territories(index, sentence, thing)
    ]


def _seat(index: Index, sentence: Sentence, token: Token) -> list[State]:
    """ "X's stronghold of A", "the group's de facto capital A", "A, a stronghold of X"."""
    described = [*sentence.subtree(token.i), *sentence.tokens[max(0, token.i - 3) : token.i]]
    if token.lemma.lower() == "capital" and not any(
        child.lower in ("facto", "self-declared", "proclaimed") for child in described
    ):
        return []
    if token.lemma.lower() not in _PLAIN_SEATS | {"capital"}:
        return []
    holder = holder_of(index, sentence, sentence.children(token.i, "poss", "compound", "amod", "nmod")) or holder_of(
        index, sentence, prep_objects(sentence, token.i, "of", "for")
    )
    if holder is None and token.dep == "compound":  # "the group's capital Tamra": the owner hangs on the name
        holder = holder_of(index, sentence, sentence.children(token.head, "poss"))
    if holder is None:
        return []
    places: list[Place] = []
    for child in sentence.children(token.i, "appos", "prep"):
        below = sentence.children(child.i, "pobj") if child.dep == "prep" and child.lower in ("of", "in") else [child]
        for thing in below:
            places += [place for place in _of_noun(index, sentence, thing) if not is_region(place)]
    if token.dep in ("appos", "attr"):
        things = [sentence[token.head]] if token.dep == "appos" else doers(sentence, token.head)
        for thing in things:
            places += _of_noun(index, sentence, thing)
    if not places and token.i + 1 < len(sentence):  # "de facto capital Raqqa" parsed as one flat name
        beside = index.place_at(sentence, sentence[token.i + 1])
        places = [beside.place] if beside is not None else []
    return [State(token.i, "holds", place, holder) for place in places]


def holder_of(index: Index, sentence: Sentence, tokens: list[Token]) -> Actor | None:
    """The first of the actors at these tokens who can hold ground."""
    for token in tokens:
        for each in conjuncts(sentence, token):
            for named in index.actors_of(sentence, each):
                if named.actor.kind in ARMED or named.actor.kind not in ("civilians", "protesters", "rioters", None):
                    return named.actor
    return None
