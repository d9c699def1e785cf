"""The way through the parse from a place name to a trigger, as named features.

Labels are ClearNLP's as spaCy's English models give them. "Soldiers shelled a post in Azaz": the name hangs by "in"
("by:in") on a thing ("attach:noun") in the trigger's own clause ("clause:own").
"""

from __future__ import annotations

from dateline.model import Sentence, Token

from .where_words import (
    ARMED_NOUNS,
    CARE,
    CLAUSES,
    DWELLERS,
    LEAVING,
    PREPOSITIONS,
    SAYING,
    is_deed,
    is_people,
    is_verb,
)

#: A name with this feature is where somebody spoke of the event, or cared for the harmed: no candidate for its place.
ELSEWHERE = "elsewhere"
#: So hangs a name that opens a sentence: where it was unless it is a seat of talk. "In Rafah, medics said that shells
#: killed five", "In Geneva, the minister said that ...".
FRONTED = "fronted"
_INNER = frozenset("appos conj poss compound amod nsubj nsubjpass dobj nmod".split())


def path_features(sentence: Sentence, head: int, above: list[int]) -> list[str]:
    """Features of the path from token `head` to the trigger; `above` is the trigger with all tokens above it."""
    trigger = above[0]
    up = [head, *(token.i for token in sentence.ancestors(head))]
    meet = next((i for i in up if i in above), None)
    if meet is None:
        return ["apart"]
    path = [sentence[i] for i in up[: up.index(meet)]]
    climb = [sentence[i] for i in above[: above.index(meet)]]
    joint = sentence[meet]
    found = [f"dep:{sentence[head].dep}", *_prepositions(path)]
    found += [f"up:{min(len(path), 6)}", f"climb:{min(len(climb), 5)}"]
    found.append(f"top:{path[-1].dep if path else 'self'}@{'self' if meet == trigger else 'above'}")
    found += _down(sentence, path) + _climbed(climb, trigger)
    found.append("clause:" + _clause(sentence[trigger], path, climb, joint))
    found.append("attach:" + _attach(path, joint, trigger))
    if any(is_people(token) for token in path[1:]):
        found.append("people")
    if _is_elsewhere(path, climb, joint, trigger):
        found.append(FRONTED if _is_fronted(sentence, path, joint) else ELSEWHERE)
    if joint.i != trigger:
        said = joint.lemma.lower() in SAYING
        found.append("meets:" + ("say" if said else "deed" if is_deed(joint) else joint.pos))
    return found + _owner(sentence, sentence[head])


def _prepositions(path: list[Token]) -> list[str]:
    words = [token.lower for token in path if token.dep in ("prep", "agent") or token.pos == "ADP"]
    named = [word if word in PREPOSITIONS else "other" for word in words]
    found = ["by:" + (named[0] if named else "-"), f"preps:{min(len(named), 3)}"]
    if len(named) > 1:
        found.append("over:" + named[-1])
    return found


def _down(sentence: Sentence, path: list[Token]) -> list[str]:
    """Clauses and phrases that the name lies deep in."""
    found = []
    for token in path:
        if is_verb(token):
            found.append(f"down:{token.dep}")
            infinitive = any(child.lower == "to" for child in sentence.children(token.i, "aux"))
            if infinitive and token.dep in ("advcl", "acl", "xcomp", "relcl"):
                found.append("aim")  # "to stop them from reaching X": where somebody wants to be
        elif token.dep in _INNER and token is not path[0]:
            found.append(f"via:{token.dep}")
    return found


def _climbed(climb: list[Token], trigger: int) -> list[str]:
    """Clauses and phrases that the trigger lies deep in, seen from where the two ways meet."""
    found = []
    for token in climb:
        if token.dep in CLAUSES or token.dep in ("conj", "dep"):
            found.append(f"climbed:{token.dep}{'V' if is_verb(token) else 'N'}")
        if token.i != trigger and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
            found.append(f"from:{token.dep}")
    return found


def _clause(trigger: Token, path: list[Token], climb: list[Token], joint: Token) -> str:
    """Where the place's clause lies to the trigger's: its own, one below, above or beside it."""
    if any(is_verb(token) for token in path):
        return "below" if joint.i == trigger.i else "beside"
    if joint.i == trigger.i:
        return "own"
    if not is_verb(joint):
        return "noun"
    passed = any(is_verb(token) for token in climb if token.i != trigger.i)
    return "above" if passed or is_verb(trigger) else "own"


def _attach(path: list[Token], joint: Token, trigger: int) -> str:
    """What the name hangs on past its prepositions: the trigger, another deed, people, a name, a thing, a verb."""
    for token in [*path[1:], joint]:
        if token.pos in ("ADP", "SCONJ", "PART", "PUNCT", "CCONJ", "DET") or token.dep in ("prep", "agent"):
            continue
        if token.i == trigger:
            return "trigger"
        if is_verb(token):
            return "saying" if token.lemma.lower() in SAYING else "deedverb" if is_deed(token) else "verb"
        if is_deed(token):
            return "deed"
        return "people" if is_people(token) else "name" if token.pos == "PROPN" else "noun"
    return "none"


def _is_elsewhere(path: list[Token], climb: list[Token], joint: Token, trigger: int) -> bool:
    """Whether the place hangs on the telling or on what came after: "Speaking in Amman, he said that rebels took Y".

    "Residents of Azaz said that jets bombed a school" tells of Azaz.
    """
    if any(token.lower == "according" for token in path):
        return True
    if any(is_verb(token) and token.lemma.lower() in CARE and token.i != trigger for token in [*path, joint]):
        return True
    if path and path[0].lower in _CLINICS and path[-1].lower == "to" and joint.lemma.lower() in _BROUGHT:
        return True  # "the wounded were taken to Salem hospital"
    if any(is_verb(token) and token.lemma.lower() in SAYING and token.dep in _BESIDE for token in path):
        return True
    if joint.i == trigger and joint.lemma.lower() in LEAVING and path and path[-1].lower in _ONWARDS:
        return True  # "the army withdrew towards X"
    if joint.i == trigger or joint.lemma.lower() not in SAYING or not climb or not is_verb(joint):
        return False
    told = climb[-1].dep in ("ccomp", "parataxis", "dep") or (climb[-1].dep != "advcl" and is_verb(climb[-1]))
    return told and not any(token.lemma.lower() in DWELLERS for token in path)


def _is_fronted(sentence: Sentence, path: list[Token], joint: Token) -> bool:
    """Whether the name's phrase opens the sentence before who speaks: "In Rafah, medics said"."""
    if not path or joint.dep != "ROOT" or path[-1].dep != "prep" or path[-1].lower not in _WHERE:
        return False
    if any(token.pos == "VERB" for token in path):
        return False
    opening = sentence.tokens[: path[-1].i]
    return all(token.pos in ("PUNCT", "ADV", "CCONJ", "SCONJ") for token in opening)


_CLINICS = frozenset(("hospital", "clinic", "morgue"))
_BROUGHT = frozenset(("take", "bring", "carry", "move", "send", "drive"))
_WHERE = frozenset(("in", "at", "near", "outside", "around"))
_ONWARDS = frozenset(("to", "toward", "towards", "into"))
_BESIDE = frozenset(("advcl", "acl", "parataxis"))


def _owner(sentence: Sentence, token: Token) -> list[str]:
    """What a name that stands before a noun belongs to: "Homs residents", "Syria's army", "Mosul offensive"."""
    if token.dep not in ("compound", "poss", "nmod", "amod") or token.head == token.i:
        return []
    noun = sentence[token.head]
    kind = "people" if is_people(noun) else "deed" if is_deed(noun) else "name" if noun.pos == "PROPN" else "thing"
    found = [f"{token.dep}of:{kind}"]
    if noun.lemma.lower() in ARMED_NOUNS:
        found.append("ofarmed")
    return found
