"""Statements of harm: how many people were killed, injured, captured, missing or displaced, by which words.

Each statement is read from one harm word and one group of victims; which event it belongs to, and which statements
tell the same deaths twice, is for the callers.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.numbers import HarmWord, context, harm_words
from dateline.model import Casualties, Named, Placed, Quantity, Resolved, Span, Token

from .casualties_among import parts_of_earlier
from .casualties_avenged import in_turn
from .casualties_bodies import bodies_of
from .casualties_clause import Clause, clause_of, head_token, indefinite, is_written
from .casualties_groups import bearer, sharing, victims_of
from .casualties_hit import people_hit
from .casualties_hit_words import is_fatal
from .casualties_links import among, settle
from .casualties_parts import breakdown_of, elsewhere, in_proportion, shares_of, unattached_parts
from .casualties_people import Harmed, Surroundings, harmed, surroundings
from .casualties_roles import Roles, right_neighbour, roles_of
from .casualties_spread import spread
from .casualties_statement import CasualtyStatement as CasualtyStatement
from .casualties_sums import sums_of_dead
from .casualties_triggers import is_negated, is_toll, says_none, says_nothing, triggers_in

#: Frames in which the word says nothing of how many unless a number stands with it.
_NUMBERED = frozenset({"count", "body", "toll", "taken"})


def find_casualties(resolved: Resolved) -> tuple[CasualtyStatement, ...]:
    """All statements of harm in a report, in text order."""
    quantities: dict[int, list[Quantity]] = {}
    for quantity in resolved.quantities:
        quantities.setdefault(quantity.sentence, []).append(quantity)
    actors: dict[int, list[Named]] = {}
    for named in resolved.actors:
        actors.setdefault(named.mention.sentence, []).append(named)
    places: dict[int, list[Placed]] = {}
    for placed in resolved.places:
        places.setdefault(placed.mention.sentence, []).append(placed)
    words = harm_words()
    part_words = context("dead_among")
    state_words = context("state_words")
    found: list[CasualtyStatement] = []
    for sentence in resolved.sentences:
        lowers = {token.lower for token in sentence}
        if lowers.isdisjoint(words) and lowers.isdisjoint(part_words) and lowers.isdisjoint(state_words):
            continue
        clause = clause_of(sentence, quantities.get(sentence.index, []))
        around = surroundings(sentence, actors.get(sentence.index, []), places.get(sentence.index, []))
        found.extend(_in_sentence(resolved.text, clause, around, found))
    return tuple(found)


def _in_sentence(
    text: str, clause: Clause, around: Surroundings, earlier: list[CasualtyStatement]
) -> list[CasualtyStatement]:
    parts = parts_of_earlier(text, clause, around, earlier)
    claimed = {part.casualties.span for part in parts}
    breakdown: set[int] = set()
    found: list[CasualtyStatement] = list(sums_of_dead(text, clause))
    for trigger, word in triggers_in(clause.sentence):
        if among(clause.sentence, trigger.i):
            continue
        if word.harms == ("injured",) and is_fatal(clause.sentence, trigger.i):
            word = replace(word, harms=("killed",))  # "mortally wounding a guard"
        for statement, part in _of_trigger(text, clause, around, trigger, word):
            if statement.casualties.span in claimed or _is_told(found, statement):
                continue
            found.append(statement)
            if part and statement.victim is not None:
                breakdown.add(statement.victim)
    found.extend(unattached_parts(text, clause, around, found))
    for one in list(found):
        listed = breakdown_of(text, clause, around, one, found)
        breakdown.update(part.victim for part in listed if part.victim is not None)
        found.extend(listed)
    found.extend(elsewhere(text, clause, found))
    found.extend(people_hit(text, clause, around, [*found, *parts]))
    shares = shares_of(text, clause, around, found)
    settled = spread(clause, settle(clause, found, breakdown, len(earlier)))
    settled = in_turn(text, clause, around, in_proportion(clause, settled, len(earlier)))
    for share, whole in shares:
        n = next((n for n, one in enumerate(settled) if one.casualties.span == whole.casualties.span), None)
        if n is not None:
            settled.append(replace(share, subset_of=len(earlier) + n))
    return [*settled, *parts, *([] if settled or parts else bodies_of(text, clause, earlier))]


def _is_told(found: list[CasualtyStatement], statement: CasualtyStatement) -> bool:
    """Whether another word of the sentence tells the same harm to the same people ("were shot dead and killed")."""
    span, harm = statement.casualties.span, statement.casualties.harm
    return any(
        one.casualties.harm == harm
        and one.casualties.span
        and span
        and one.casualties.span.overlaps(span.start, span.end)
        for one in found
    )


def _of_trigger(
    text: str, clause: Clause, around: Surroundings, trigger: Token, word: HarmWord
) -> list[tuple[CasualtyStatement, bool]]:
    """The statements of one harm word, each with whether it is part of the one before."""
    sentence = clause.sentence
    if word.frame in ("count", "nominal"):
        none = says_none(sentence, trigger, word.frame)
        if none is not None:
            return [(_none(text, clause, trigger, word, none), False)]
    roles = roles_of(clause, trigger, word)
    if not roles.victims or _follows_state(clause, trigger):
        roles = replace(roles, victims=_of_joined_word(clause, trigger) or roles.victims)
    out: list[tuple[CasualtyStatement, bool]] = []
    for head, part in victims_of(clause, roles, trigger):
        group = harmed(clause, around, head, strict=bool(word.needs), counted=head == trigger.i)
        if group is None or (word.needs == "number" and not is_written(group.quantity)):
            continue
        if word.needs == "event" and head == trigger.i:
            continue
        # "without hurting anyone"; "hurt anyone who came near" says not how many
        if sentence[head].lower in context("anyone") and not is_negated(sentence, trigger):
            continue
        if word.frame in _NUMBERED and not is_written(group.quantity) and not _found_body(clause, trigger, word, group):
            continue
        # "handed over the bodies of nine men": they died before
        if word.frame == "body" and sentence[trigger.head].lemma in context("buried"):
            continue
        group = _with_sharers(text, clause, around, head, _with_office(clause, around, head, group))
        out.extend((_statement(text, clause, trigger, head, roles, group, harm, word), part) for harm in word.harms)
    return out


def _found_body(clause: Clause, trigger: Token, word: HarmWord, group: Harmed) -> bool:
    """ "The body of a driver was found": a body is one dead, where someone finds it and nobody was told of before."""
    above = clause.sentence[trigger.head].lemma in context("found")
    return word.frame == "body" and above and group.quantity is not None and indefinite(clause, group.quantity)


def _with_office(clause: Clause, around: Surroundings, head: int, group: Harmed) -> Harmed:
    """ "Hadi Sabbagh, a rebel commander": what he was says whose he was."""
    office = bearer(clause, head)
    more = harmed(clause, around, office, strict=False) if office is not None else None
    if more is None:
        return group
    who = more.who if group.who == "unknown" else group.who
    return replace(group, who=who, actor_id=group.actor_id or more.actor_id)


def _with_sharers(text: str, clause: Clause, around: Surroundings, head: int, group: Harmed) -> Harmed:
    """ "20 soldiers and villagers": one number, mixed people."""
    other = sharing(clause, head)
    more = harmed(clause, around, head_token(other), strict=False) if other is not None else None
    if more is None or more.end < group.end:
        return group
    known = {group.who, more.who} - {"unknown"}
    start = max(group.start, text.find(group.description or "", group.start, group.end))
    return replace(
        group,
        end=more.end,
        who="mixed" if len(known) > 1 else group.who,
        description=text[start : more.end] if group.description else None,
    )


def _follows_state(clause: Clause, trigger: Token) -> bool:
    """ "left dozens of recruits dead or injured": the second word shares the people of the first."""
    tokens, i = clause.sentence.tokens, trigger.i
    return (
        i > 1
        and tokens[i - 1].lower in ("and", "or")
        and tokens[i - 2].lower == "dead"
        and right_neighbour(clause, i) is None
    )


def _of_joined_word(clause: Clause, trigger: Token) -> tuple[int, ...]:
    """Victims of the harm word joined to this one ("killed or wounded 50": those of "wounded")."""
    if trigger.tag.startswith("NN"):  # "freed 12 hostages and killed three kidnappers"
        return ()
    tokens = clause.sentence.tokens
    for step in (2, -2):
        other = trigger.i + step
        between = trigger.i + step // 2
        if 0 <= other < len(tokens) and tokens[between].lower in ("and", "or", "/"):
            for token, word in triggers_in(clause.sentence):
                if token.i == other and word.frame in ("transitive", "intransitive", "state"):
                    return roles_of(clause, token, word).victims
    return ()


def _statement(
    text: str, clause: Clause, trigger: Token, head: int, roles: Roles, group: Harmed, harm: str, word: HarmWord
) -> CasualtyStatement:
    combined = len(word.harms) > 1
    # "killed his wife and himself": one more than those told of, whoever he is
    own = harm == "killed" and clause.sentence[head].lower in context("oneself")
    low, best, high, open_ended = group.low, group.best, group.high, group.open_ended
    if combined:  # "12 casualties", "neutralised six": anything from none to all of them
        low, best = 0, None
    negated = group.low == group.high == 0 or is_negated(clause.sentence, trigger)
    if negated:
        low, best, high, open_ended = 0, 0, 0, False
    return CasualtyStatement(
        sentence=clause.sentence.index,
        trigger=trigger.i,
        victim=head,
        agent=roles.agent,
        casualties=Casualties(
            harm=harm,  # type: ignore[arg-type]
            who=group.who,
            actor_id=group.actor_id,
            description=clause.sentence[head].lower if own else group.description,
            low=low,
            best=best,
            high=high,
            open_ended=open_ended,
            span=Span.of(text, group.start, group.end),
        ),
        toll=(toll := is_toll(text, clause.sentence, trigger, low)),
        total=word.frame == "toll" and not toll,
        negated=negated,
        combined=combined,
        anaphoric=(group.anaphoric and not own) or (roles.attributive and not is_written(group.quantity)),
        increment=group.cls == "increment",
    )


def _none(text: str, clause: Clause, trigger: Token, word: HarmWord, none: bool) -> CasualtyStatement:
    """ "No casualties": none, or (where none were *reported*) an open number."""
    bound = 0 if none else None
    return CasualtyStatement(
        sentence=clause.sentence.index,
        trigger=trigger.i,
        victim=trigger.i,
        agent=None,
        casualties=Casualties(
            harm=word.harms[0],  # type: ignore[arg-type]
            description=trigger.text,
            low=bound,
            best=bound,
            high=bound,
            span=Span.of(text, trigger.start, trigger.end),
        ),
        negated=True,
        combined=len(word.harms) > 1,
        untold=says_nothing(clause.sentence, trigger),
    )
