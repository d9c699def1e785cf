"""Statements of harm: how many people were killed, injured, captured, missing or displaced, by which words.

Each statement is read from one harm word and one group of victims; which event it belongs to, and which statements
tell the same deaths twice, is for the callers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.knowledge.numbers import HarmWord, harm_words
from dateline.model import Casualties, Quantity, Resolved, Sentence, Span, Token

from .casualties_people import Harmed, Surroundings, harmed, surroundings
from .casualties_roles import Clause, Roles, clause_of, head_token, roles_of

_TOLL = re.compile(
    r"\b(?:since|so far|to date|this year|(?:in|over|during|for) (?:the )?(?:past|last|previous|more than|over|nearly|almost)"
    r" (?:\w+ )?(?:years?|months?)|in (?:\w+ )?years)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyStatement:
    """One statement of harm.

    `trigger` is the token index of the harm word in its sentence, `victim` the victims' head token (None where no
    victim is named), `agent` the head token of who did it where the clause says so. `subset_of` is the index, in the
    same tuple, of the statement it is part of ("12, including four children"). `toll` marks a cumulative figure,
    `negated` one of zero or denied, `combined` one whose harm is unclear ("killed or wounded 50"), `anaphoric` people
    told of before ("the soldiers", "him"), `increment` people beyond those told of ("three others").
    """

    sentence: int
    trigger: int
    victim: int | None
    agent: int | None
    casualties: Casualties
    subset_of: int | None = None
    toll: bool = False
    negated: bool = False
    combined: bool = False
    anaphoric: bool = False
    increment: bool = False


def find_casualties(resolved: Resolved) -> tuple[CasualtyStatement, ...]:
    """All statements of harm in a report, in text order."""
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in resolved.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    words = harm_words()
    found: list[CasualtyStatement] = []
    for sentence in resolved.sentences:
        triggers = [token for token in sentence if token.lower in words]
        if not triggers:
            continue
        clause = clause_of(sentence, by_sentence.get(sentence.index, []))
        around = surroundings(
            sentence,
            [named for named in resolved.actors if named.mention.sentence == sentence.index],
            [placed for placed in resolved.places if placed.mention.sentence == sentence.index],
        )
        found.extend(_in_sentence(resolved.text, clause, around, triggers, len(found)))
    return tuple(found)


def _in_sentence(
    text: str, clause: Clause, around: Surroundings, triggers: list[Token], offset: int
) -> list[CasualtyStatement]:
    sentence = clause.sentence
    found: list[CasualtyStatement] = []
    toll = _TOLL.search(text[sentence.start : sentence.end]) is not None
    used: set[tuple[int, str]] = set()
    for trigger in triggers:
        word = _sense(sentence, trigger)
        if word is None:
            continue
        roles = _toll_roles(clause, trigger) if word.frame == "toll" else roles_of(clause, trigger, word)
        for head in _expanded(clause, roles):
            group = harmed(clause, around, head, bool(word.needs))
            if group is None or (word.needs == "number" and group.quantity is None):
                continue
            if word.frame in ("count", "body", "taken", "toll") and (group.quantity is None or not _written(group)):
                continue
            for harm in word.harms:
                key = (group.start, harm)
                if key in used:
                    continue
                used.add(key)
                found.append(_statement(clause, trigger, head, roles, group, harm, word, toll))
    found.sort(key=lambda statement: statement.casualties.span or Span(0, 0, ""))
    return _related(found, clause, offset)


def _sense(sentence: Sentence, trigger: Token) -> HarmWord | None:
    """Which harm word a token is here, by its particle and its part of speech."""
    tokens = sentence.tokens
    after = [token.lower for token in tokens[trigger.i + 1 : trigger.i + 8]]
    verbal = trigger.tag.startswith("VB")
    choice = None
    for word in harm_words()[trigger.lower]:
        if word.particle:
            size = len(word.particle)
            if not any(tuple(after[k : k + size]) == word.particle for k in range(len(after))):
                continue
            return word
        if (word.frame in ("transitive", "intransitive")) == verbal:
            return word
        choice = choice or word
    return choice


def _toll_roles(clause: Clause, trigger: Token) -> Roles:
    for i in range(trigger.i + 1, min(trigger.i + 9, len(clause.sentence))):
        found = clause.first.get(i)
        if found is not None and found.head != found.noun:
            return Roles((head_token(found),))
    return Roles()


def _written(group: Harmed) -> bool:
    return group.quantity is not None and group.quantity.head != group.quantity.noun


def _expanded(clause: Clause, roles: Roles) -> list[int]:
    """Victims with those joined to them ("seven soldiers and two civilians"), and the parts told of them."""
    found: list[int] = []
    todo = list(roles.victims)
    while todo:
        head = todo.pop(0)
        if head in found:
            continue
        found.append(head)
        for child in clause.sentence.children(head, "conj", "appos"):
            todo.append(child.i)
    return found


def _statement(
    clause: Clause, trigger: Token, head: int, roles: Roles, group: Harmed, harm: str, word: HarmWord, toll: bool
) -> CasualtyStatement:
    combined = len(word.harms) > 1
    low, best, high = group.low, group.best, group.high
    if combined:
        low, best = 0, None
    negated = _negated(clause.sentence, trigger, head)
    if negated:
        low = best = high = 0
    return CasualtyStatement(
        sentence=clause.sentence.index,
        trigger=trigger.i,
        victim=head,
        agent=roles.agent,
        casualties=Casualties(
            harm=harm,  # type: ignore[arg-type]
            who=group.who,
            actor_id=group.actor_id,
            description=group.description,
            low=low,
            best=best,
            high=high,
            open_ended=group.open_ended and not negated,
            span=_span(clause, group),
        ),
        toll=word.frame == "toll" or toll,
        negated=negated,
        combined=combined,
        anaphoric=group.anaphoric or (roles.attributive and not _written(group)),
        increment=group.cls == "increment",
    )


def _span(clause: Clause, group: Harmed) -> Span:
    inside = [token for token in clause.sentence if group.start <= token.start < group.end]
    out = ""
    at = group.start
    for token in inside:
        out += " " * (token.start - at) + token.text
        at = token.end
    return Span(group.start, group.end, out)


def _negated(sentence: Sentence, trigger: Token, head: int) -> bool:
    if sentence.children(trigger.i, "neg"):
        return True
    return any(child.lower in ("no", "neither") for child in sentence.children(head, "det", "neg"))


def _related(found: list[CasualtyStatement], clause: Clause, offset: int) -> list[CasualtyStatement]:
    """Mark parts of a number given before in the sentence."""
    out: list[CasualtyStatement] = []
    for k, statement in enumerate(found):
        quantity = clause.owner.get(statement.victim) if statement.victim is not None else None
        if quantity is not None and quantity.cls == "subset" and k > 0:
            base = out[-1].subset_of if out[-1].subset_of is not None else offset + k - 1
            statement = replace(statement, subset_of=base)
        out.append(statement)
    return out
