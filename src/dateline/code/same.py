"""Whether a trigger tells the happening that another trigger of its sentence tells, or one of its own."""

from __future__ import annotations

from dateline.model import UNREAL, Sentence
from dateline.model.events import Status

from .draft import Draft
from .factuality import is_background
from .hit import Hit
from .index import Index
from .parties import who
from .roles import Roles
from .syntax import clause_of, set_apart

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
    names = {other.cls.name for other in draft.hits}
    if hit.cls.name in _SEPARATE or names & _SEPARATE:
        # An arrest and a killing by one force in one raid are told together, but counted by ACLED as two things only
        # where the actors differ; a withdrawal, a deal or a protest beside a fight is a happening of its own.
        mixed = {hit.cls.name} | names
        if not (
            mixed <= _FORCE
            or len(mixed) == 1
            or (mixed <= _STREET and mixed & {"protest", "riot", "intervene"})
            or mixed <= {"loot", "destroy", "clash", "attack", "riot"}
        ):
            return False
    ours = {who(named) for named in roles.agents if named.actor.actor_id}
    theirs = {who(named) for named in draft.agents() if named.actor.actor_id}
    if ours and theirs and not ours & theirs and hit.cls.group == "means":
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


def is_aside(index: Index, sentence: Sentence, hit: Hit, main: Hit) -> bool:
    """Whether `hit` only describes who or what the happening of `main` names.

    "Killed by militants held responsible for a series of raids", "killed in the town, where troops have been fighting":
    the raids and the fighting are no part of the killing.
    """
    if hit.cls.group == "harm":
        return False
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
