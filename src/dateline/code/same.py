"""Whether a trigger tells the happening that another trigger of its sentence tells, or one of its own."""

from __future__ import annotations

from dateline.model import UNREAL, Place, Sentence
from dateline.model.events import Status

from .draft import Draft
from .factuality import is_background
from .hit import Hit
from .index import Index
from .parties import who
from .roles import Roles
from .syntax import clause_of, clause_tokens, set_apart

#: Kinds of place that do not hold one another, and the least degrees (of both axes) between two of them.
_TOWNS = frozenset({"city", "town", "village"})
_APART = 0.05
#: What is taken is told place by place: "took Saqr Island and secured the quarter of Sinaa" are two captures.
_TAKEN = _TOWNS | {"neighbourhood", "island", "facility", "airbase", "military_base", "checkpoint", "hospital", "dam"}
_TAKEN_APART = 0.005

_SEPARATE = frozenset(
    {"corpses", "agreement", "protest", "withdraw", "defect", "move", "loot", "arrest", "abduct", "sexual", "disrupt"}
)


#: What a force does in one operation or battle: it takes a post, kills some of its men and captures the others.
_FORCE = frozenset(
    "arrest operation kill injure clash shoot die attack airstrike capture fall advance offensive surrender".split()
)
#: What can be one happening in the streets: a march, what its crowd did, and what was done to it.
_STREET = frozenset(
    "protest riot intervene arrest kill injure die shoot attack clash torture destroy loot operation".split()
)


def is_same(index: Index, sentence: Sentence, hit: Hit, roles: Roles, status: Status, draft: Draft) -> bool:
    """Whether nothing speaks against one happening: status, kind, actors, time, and the clause it is said in."""
    if (status in UNREAL) != (draft.status in UNREAL) or (status in UNREAL and status != draft.status):
        return False
    if any((hit.token.i in apart) != (draft.main.token.i in apart) for apart in set_apart(sentence)):
        return False
    if is_aside(index, sentence, hit, draft.main) or is_aside(index, sentence, draft.main, hit):
        return False
    if _is_elsewhere(index, sentence, hit, draft):
        return False
    names = {other.cls.name for other in draft.hits}
    if ";" in sentence.words and _is_past_semicolon(sentence, hit, draft.main):
        return False
    if "capture" in names:
        names.discard("disrupt")  # "overran the camp, killing four and seizing their weapons"
    if hit.cls.name in _SEPARATE or names & _SEPARATE:
        # An arrest and a killing by one force in one raid are told together, but counted by ACLED as two things only
        # where the actors differ; a withdrawal, a deal or a protest beside a fight is a happening of its own.
        mixed = {hit.cls.name} | names
        if not (
            mixed <= _FORCE
            or len(mixed) == 1
            or (mixed <= _STREET and mixed & {"protest", "riot", "intervene"})
            or mixed <= {"loot", "destroy", "clash", "attack", "riot"}
            or (hit.cls.name == "disrupt" and "capture" in names and hit.token.dep in ("conj", "advcl"))
        ):
            return False
    ours = {who(named) for named in roles.agents if named.actor.actor_id}
    theirs = {who(named) for named in draft.agents() if named.actor.actor_id}
    if ours and theirs and not ours & theirs and hit.cls.group == "means" and not _describes(sentence, hit, draft.main):
        swapped = ours & {who(named) for named in draft.targets()}
        if not swapped:
            return False
        if {"airstrike", "shelling"} & ({hit.cls.name} | names) and hit.cls.name not in names:
            return False  # "took the hill despite air strikes on its positions": two happenings
    if clause_of(sentence, hit.token.i) != clause_of(sentence, draft.main.token.i):
        first = index.time(sentence, hit.token.i)
        second = index.time(sentence, draft.main.token.i)
        if (
            first
            and second
            and first.span
            and second.span
            and first.span != second.span
            and first.start != second.start
        ):
            return False
    return True


def _is_past_semicolon(sentence: Sentence, hit: Hit, main: Hit) -> bool:
    """Whether a semicolon parts two clauses with doers of their own: "jets bombed A; gunmen shot a man in B"."""
    first, last = sorted((hit.token.i, main.token.i))
    parted = any(each.text == ";" for each in sentence.tokens[first:last])
    return parted and all(sentence.children(each, "nsubj", "nsubjpass") for each in (first, last))


def _describes(sentence: Sentence, hit: Hit, main: Hit) -> bool:
    """Whether the protest is what those were at whom it befell ("fired on a crowd of people who were protesting")."""
    if hit.cls.name != "protest" or hit.token.dep not in ("relcl", "acl"):
        return False
    return any(above.i == main.token.i for above in sentence.ancestors(hit.token.i))


def is_aside(index: Index, sentence: Sentence, hit: Hit, main: Hit) -> bool:
    """Whether `hit` only describes who or what the happening of `main` names.

    "Killed by militants held responsible for a series of raids", "killed in the town, where troops have been fighting":
    the raids and the fighting are no part of the killing.
    """
    if hit.cls.group == "harm":
        return False
    if hit.cls.name in ("protest", "riot") and main.cls.name in (
        "arrest",
        "intervene",
        "shoot",
        "torture",
        "kill",
        "injure",
    ):
        return False  # "arrested men who were demonstrating": the demonstration is what it was done to
    if is_background(index.resolved, sentence.index, hit.token.i):
        return not is_background(index.resolved, sentence.index, main.token.i)
    above = {main.token.i, *(token.i for token in sentence.ancestors(main.token.i))}
    for token in (hit.token, *sentence.ancestors(hit.token.i)):
        if token.i in above:
            return False
        if token.dep != "relcl" or token.head == main.token.i:  # "an attack that targets the post" is the attack
            continue
        if token.tag in ("VBZ", "VBP") or (token.tag == "VBG" and sentence.children(token.i, "aux")):
            return True
    return False


def _is_elsewhere(index: Index, sentence: Sentence, hit: Hit, draft: Draft) -> bool:
    """Whether two clauses joined to one another name two towns: "shelled Azaz and bombed Marea"."""
    if len(index.places(sentence)) < 2:
        return False
    ours = clause_of(sentence, hit.token.i)
    clauses = {clause_of(sentence, other.token.i) for other in draft.hits}
    if ours in clauses:
        return False
    taken = {hit.cls.name, *(other.cls.name for other in draft.hits)} == {"capture"}
    kinds, least = (_TAKEN, _TAKEN_APART) if taken else (_TOWNS, _APART)
    here = _own_towns(index, sentence, ours, kinds)
    for theirs in sorted(clauses):
        if _upper(sentence, ours) == theirs or _upper(sentence, theirs) == ours:
            there = _own_towns(index, sentence, theirs, kinds)
            if here and there and all(_are_apart(a, b, least) for a in here for b in there):
                return True
    return False


def _upper(sentence: Sentence, clause: int) -> int | None:
    """The clause to which this one is joined by "and" or "while"."""
    verb = sentence[clause]
    marks = {child.lower for child in sentence.children(clause, "mark")}
    joined = verb.dep == "conj" or (verb.dep == "advcl" and bool(marks & {"while", "whilst", "whereas"}))
    return clause_of(sentence, verb.head) if joined and verb.head != clause else None


def _own_towns(index: Index, sentence: Sentence, clause: int, kinds: frozenset[str]) -> list[Place]:
    """The located places of these kinds named in a clause, without those of clauses below it."""
    own = {token.i for token in clause_tokens(sentence, clause)}
    found = []
    for placed in index.places(sentence):
        head = sentence.head_of(placed.mention.start, placed.mention.end)
        if head in own and placed.place.kind in kinds and placed.place.lat is not None:
            found.append(placed.place)
    return found


def _are_apart(a: Place, b: Place, least: float) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or a.name == b.name:
        return False
    return abs(a.lat - b.lat) + abs(a.lon - b.lon) > least
