"""How closely a place name of a sentence belongs to a trigger of the same sentence, read off the parse."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Placed, Resolved, Sentence, Token

#: Who only says so: places attached to these verbs are where it was said ("speaking in Amman").
SAYING = frozenset(
    """say tell speak report announce claim state declare add confirm quote write note explain argue insist deny
    stress warn describe publish broadcast comment interview testify""".split()
)
_NOMINAL = frozenset(
    """prep pobj dobj appos compound nmod nummod conj npadvmod dative attr oprd pcomp poss punct dep amod agent
    pobj""".split()
)
_CLAUSE = frozenset("relcl advcl ccomp xcomp acl csubj parataxis pcomp".split())
#: What a place lies in is less exact than the place: kinds by their exactness.
_LEVEL = {
    "neighbourhood": 0,
    "village": 0,
    "city": 1,
    "town": 0,
    "admin2": 2,
    "region": 4,
    "admin1": 3,
    "country": 6,
    "continent": 8,
    "road": 0,
    "sea": 4,
}
_PEOPLE = frozenset(
    """resident man woman people person native citizen soldier fighter rebel militant refugee commander leader
    spokesman official spokeswoman governor mayor minister president ambassador student journalist
    activist worker police army force troop government militia group member businessman cleric reporter
    correspondent""".split()
)


@dataclass(frozen=True, slots=True)
class Bond:
    """A place of the sentence with its bond to the trigger: lower `cost` is closer."""

    placed: Placed
    index: int
    cost: float
    step: int


def bonds(resolved: Resolved, sentence: Sentence, trigger: int) -> list[Bond]:
    """The places of the sentence that may be the event's, closest first."""
    found = []
    for index, placed in enumerate(resolved.places):
        mention = placed.mention
        if mention.sentence != sentence.index or mention.role != "place":
            continue
        if mention.within is not None and resolved.places[mention.within].mention.kind == "road":
            continue  # towns that a road links are not where the strikes on the road fell
        if _names_an_actor(resolved, placed):
            continue
        head = sentence.head_of(mention.start, mention.end)
        if head is None:
            continue
        cost = _cost(sentence, placed, head, trigger)
        if cost is not None:
            gap = abs(head - trigger)
            found.append(Bond(placed, index, cost, gap))
    return sorted(found, key=lambda bond: (bond.cost, bond.step, bond.index))


def _names_an_actor(resolved: Resolved, placed: Placed) -> bool:
    """Whether the name is (part of) a registered actor's: "al-Nusra" is a group, though villages bear the name."""
    mention = placed.mention
    return any(
        named.actor.actor_id is not None
        and named.mention.sentence == mention.sentence
        and named.mention.form in ("name", "alias")
        and named.mention.start <= mention.start
        and mention.end <= named.mention.end
        for named in resolved.actors
    )


def level(placed: Placed) -> int:
    """How wide a place is: 0 a quarter or village … 6 a country."""
    return _LEVEL.get(placed.place.kind or placed.mention.kind or "", 1)


def _cost(sentence: Sentence, placed: Placed, head: int, trigger: int) -> float | None:
    up = [head, *(token.i for token in sentence.ancestors(head))]
    above = [trigger, *(token.i for token in sentence.ancestors(trigger))]
    meet = next((i for i in up if i in above), None)
    if meet is None:
        return 30.0
    path = up[: up.index(meet)]
    climb = above[: above.index(meet)]
    tokens = [sentence[i] for i in path]
    if _is_said_there(sentence, tokens, meet, trigger, climb) or _is_aim(sentence, tokens, climb):
        return None
    if _is_actor(sentence, placed, tokens, sentence[head]):
        return None
    cost = level(placed) * 1.0 + len(path) * 0.1
    clauses = [token for token in tokens if token.dep in _CLAUSE and token.pos in ("VERB", "AUX")]
    crossed = len(clauses)
    climbed = sum(1 for i in climb if sentence[i].dep in (*_CLAUSE, "conj") and sentence[i].pos in ("VERB", "AUX"))
    # "killed when a bomb went off in X": a clause of time tells the same event, a relative clause another
    cost += sum(3.0 if token.dep == "advcl" else 5.0 for token in clauses) + 3 * climbed
    prepositions = [token.lower for token in tokens if token.dep == "prep"]
    if prepositions:
        near = prepositions[-1] if crossed == 0 else prepositions[0]
        if near in ("from", "to", "into", "towards", "toward", "with", "by", "for", "against"):
            cost += 5.0 if near == "from" and level(placed) >= 6 else 2.5
    if placed.mention.relation in ("near", "direction"):
        cost += 1.5  # "in the fields near A, on the outskirts of B": B is closer to where it was
    if any(token.lemma.lower() in _PEOPLE and token.pos in ("NOUN", "PROPN") for token in tokens[1:]):
        cost += 5
    if any(token.dep in ("nsubj",) for token in tokens) and level(placed) > 1:
        cost += 5
    return cost


def _is_said_there(sentence: Sentence, tokens: list[Token], meet: int, trigger: int, climb: list[int]) -> bool:
    """ "Speaking in Amman, he said that rebels took Y": the place hangs on the saying."""
    if any(token.lower == "according" for token in tokens):
        return True
    joint = sentence[meet]
    if joint.i != trigger and joint.lemma.lower() in SAYING and climb:
        below = sentence[climb[-1]]
        if below.dep in ("ccomp", "parataxis", "xcomp", "dep") or below.pos in ("VERB", "AUX"):
            return True
    return any(
        token.lemma.lower() in SAYING and token.pos == "VERB" and token.dep in ("advcl", "acl", "parataxis")
        for token in tokens
    )


def _is_aim(sentence: Sentence, tokens: list[Token], climb: list[int]) -> bool:
    """ "to stop them from reaching X", "in a bid to enter X": where somebody wants to be."""
    for token in tokens:
        if token.i in climb or token.pos != "VERB":
            continue
        infinitive = any(child.lower == "to" for child in sentence.children(token.i, "aux"))
        if infinitive and token.dep in ("advcl", "acl", "xcomp", "relcl"):
            return True
    return False


def _is_actor(sentence: Sentence, placed: Placed, tokens: list[Token], head: Token) -> bool:
    """A country that acts or owns: "Israel bombed", "Syria's army", "by Russia"."""
    wide = level(placed) >= 6
    if head.dep == "nsubj" and wide:
        return True
    if wide and any(token.lemma.lower() in ("border", "frontier") for token in tokens):
        return True  # "at a crossing on the border with Turkey": not in Turkey
    if head.dep == "poss" and wide and sentence[head.head].lemma.lower() in _PEOPLE:
        return True
    if len(tokens) > 1 and tokens[1].dep == "agent" and wide:
        return True
    return head.dep == "compound" and wide and sentence[head.head].lemma.lower() in _PEOPLE
