"""Who was harmed and by whom: the tokens in the roles of a harm word, by the parse and by what stands next to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.knowledge.numbers import HarmWord
from dateline.model import Quantity, Sentence, Token

_SUBJECTS = ("nsubjpass", "nsubj")
_OBJECTS = ("dobj", "obj", "dative")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_AUXILIARY = frozenset(
    "was were is are be been being has have had get got gets left found lay lie lying confirmed declared reported also "
    "reportedly believed feared to later allegedly presumed".split()
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Token indices of the victims' heads and of the agent's; `attributive` for "the captured men"."""

    victims: tuple[int, ...] = ()
    agent: int | None = None
    attributive: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with its counted people: `owner` maps each token inside a quantity to it."""

    sentence: Sentence
    owner: Mapping[int, Quantity]
    first: Mapping[int, Quantity]
    last: Mapping[int, Quantity]


def clause_of(sentence: Sentence, quantities: list[Quantity]) -> Clause:
    """Index the quantities of people of one sentence by their tokens."""
    owner: dict[int, Quantity] = {}
    first: dict[int, Quantity] = {}
    last: dict[int, Quantity] = {}
    for quantity in quantities:
        inside = [token.i for token in sentence if quantity.start <= token.start < quantity.end]
        for i in inside:
            owner[i] = quantity
        if inside and quantity.people:
            first[inside[0]] = quantity
            last[inside[-1]] = quantity
    return Clause(sentence, owner, first, last)


def head_token(quantity: Quantity) -> int:
    """The token that stands for a quantity: its noun, else its number."""
    return quantity.noun if quantity.noun is not None else quantity.head


def subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb, its own or the one it shares; a relative pronoun gives what it refers to."""
    seen = 0
    at = verb
    while seen < 8:
        seen += 1
        own = sentence.children(at, *_SUBJECTS)
        token = sentence[at]
        if own:
            if own[0].lower in _RELATIVE and token.dep == "relcl":
                return token.head
            return own[0].i
        if token.head == at:
            return None
        if token.dep in ("acl", "relcl"):
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "parataxis"):
            if token.dep == "prep" or token.dep == "pobj":
                at = token.head
                continue
            return None
        at = token.head
    return None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is passive, by its own auxiliary or by that of the verb it is joined to."""
    token = sentence[verb]
    if sentence.children(verb, "auxpass", "nsubjpass"):
        return True
    if token.tag not in ("VBN", "VBD"):
        return False
    if token.dep == "conj" and not sentence.children(verb, *_SUBJECTS, *_OBJECTS, "aux"):
        return is_passive(sentence, token.head) if token.head != verb else False
    return False


def _by(sentence: Sentence, at: int) -> int | None:
    for child in sentence.children(at, "agent", "prep"):
        if child.lower == "by":
            objects = sentence.children(child.i, "pobj")
            if objects and objects[0].tag.startswith(("NN", "PRP")):
                return objects[0].i
    return None


def _objects(sentence: Sentence, verb: int) -> list[int]:
    """Objects of a verb, or of the verb joined to it with which it shares them ("killed and wounded dozens")."""
    own = [child.i for child in sentence.children(verb, *_OBJECTS)]
    if own:
        return own
    for child in sentence.children(verb, "conj"):
        if child.tag == sentence[verb].tag and not sentence.children(child.i, *_SUBJECTS, "auxpass"):
            if child.i - verb <= 2:
                return [grand.i for grand in sentence.children(child.i, *_OBJECTS)]
    return []


def _left_neighbour(clause: Clause, at: int) -> Quantity | None:
    """The counted people right before token `at`, auxiliaries and adverbs apart ("12 people were reportedly" …)."""
    i = at - 1
    while i >= 0 and at - i <= 5:
        if i in clause.last:
            return clause.last[i]
        token = clause.sentence[i]
        if token.lower not in _AUXILIARY and token.tag != "RB":
            return None
        i -= 1
    return None


def _leftmost(clause: Clause, left: Quantity, shared: int | None) -> int:
    """The head of the left neighbour, or of the row of people that it ends ("a leader and two suspects were" …)."""
    head = head_token(left)
    if shared is None or shared == head:
        return head
    inside = clause.sentence.ancestors(head)
    return shared if any(token.i == shared for token in inside) and shared < head else head


def _right_neighbour(clause: Clause, at: int) -> Quantity | None:
    """The counted people right after token `at` ("killing at least 12")."""
    for i in (at + 1, at + 2):
        found = clause.first.get(i)
        if found is not None:
            return None if found.cls == "subset" else found
        if i >= len(clause.sentence) or clause.sentence[i].tag not in ("RB", "DT"):
            return None
    return None


def transitive(clause: Clause, trigger: Token) -> Roles:
    """Roles of "kill", "wound", "detain" …: active, passive, participle or headline."""
    sentence = clause.sentence
    at = trigger.i
    passive = is_passive(sentence, at)
    agent = _by(sentence, at)
    if not passive:
        objects = _objects(sentence, at)
        right = _right_neighbour(clause, at)
        if right is not None and not any(clause.owner.get(i) is right for i in objects):
            objects = [head_token(right)]
        if objects and not (trigger.tag == "VBN" and trigger.dep == "acl" and right is None):
            doer = subject(sentence, at)
            return Roles(tuple(objects), agent if doer in objects or doer is None else doer)
    if trigger.tag == "VBG" and not passive:
        return Roles()
    left = _left_neighbour(clause, at)
    # "three were killed and dozens injured": what stands right before the participle is nearer than a shared subject
    if left is not None:
        return Roles((_leftmost(clause, left, subject(sentence, at)),), agent)
    if trigger.dep == "amod":
        return Roles((trigger.head,), agent, attributive=True)
    if trigger.dep == "acl":
        return Roles((trigger.head,), agent)
    if passive or trigger.tag in ("VBN", "VBD", "VBZ", "VBP", "NN", "JJ"):
        found = subject(sentence, at)
        if found is not None and (passive or trigger.tag in ("VBN", "VBD")):
            return Roles((found,), agent)
    return Roles((), agent)


def intransitive(clause: Clause, trigger: Token) -> Roles:
    """Roles of "die", "perish", "surrender": the subject is harmed."""
    left = _left_neighbour(clause, trigger.i)
    found = subject(clause.sentence, trigger.i)
    if left is not None:
        return Roles((_leftmost(clause, left, found),))
    return Roles((found,)) if found is not None else Roles()


def state(clause: Clause, trigger: Token) -> Roles:
    """Roles of "dead", "missing", "injured": "left 12 dead", "12 were found dead", "12 dead in a raid"."""
    sentence = clause.sentence
    left = _left_neighbour(clause, trigger.i)
    if left is not None:
        return Roles((head_token(left),))
    if trigger.dep == "amod":
        return Roles((trigger.head,), attributive=True)
    own = subject(sentence, trigger.i)
    if own is not None and own != trigger.i:
        return Roles((own,))
    head = sentence[trigger.head]
    if trigger.dep in ("acomp", "oprd", "attr", "ccomp", "xcomp", "advmod", "advcl") and head.i != trigger.i:
        objects = [child.i for child in sentence.children(head.i, *_OBJECTS)]
        if head.lemma in ("leave", "find") and objects and not is_passive(sentence, head.i):
            return Roles(tuple(objects))
        found = subject(sentence, head.i)
        return Roles((found,)) if found is not None else Roles()
    return Roles()


def nominal(clause: Clause, trigger: Token) -> Roles:
    """Roles of "the killing of", "the soldier's death", "12 deaths"."""
    sentence = clause.sentence
    own = clause.owner.get(trigger.i)
    if own is not None and own.noun == trigger.i:
        return Roles((trigger.i,), _by(sentence, trigger.i))
    agent = _by(sentence, trigger.i)
    for child in sentence.children(trigger.i, "prep"):
        if child.lower == "of":
            objects = tuple(grand.i for grand in sentence.children(child.i, "pobj"))
            if objects:
                return Roles(objects, agent)
    after = clause.first.get(trigger.i + 2)
    if after is not None and sentence[trigger.i + 1].lower == "of":
        return Roles((head_token(after),), agent)
    owners = [child.i for child in sentence.children(trigger.i, "poss")]
    return Roles(tuple(owners), agent)


def lives(clause: Clause, trigger: Token) -> Roles:
    """Roles of "lost their lives", "claimed the lives of 12", "claimed 12 lives"."""
    sentence = clause.sentence
    verb = next((token for token in sentence.ancestors(trigger.i) if token.tag.startswith("VB")), None)
    if verb is None:
        return Roles()
    if verb.lemma == "lose":
        if (own := clause.owner.get(trigger.i)) is not None and own.noun == trigger.i:
            return Roles((trigger.i,))
        return intransitive(clause, verb)
    if verb.lemma in ("claim", "take", "cost"):
        doer = subject(sentence, verb.i)
        return Roles(nominal(clause, trigger).victims, doer)
    return Roles()


def roles_of(clause: Clause, trigger: Token, word: HarmWord) -> Roles:
    """The roles of one harm word."""
    if word.frame == "transitive":
        return transitive(clause, trigger)
    if word.frame == "intransitive":
        return intransitive(clause, trigger)
    if word.frame == "state":
        return state(clause, trigger)
    if word.frame == "lives":
        return lives(clause, trigger)
    return nominal(clause, trigger)
