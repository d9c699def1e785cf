"""Numbers that are part of another number of the sentence: "12, including four children", "half of them nurses"."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from dateline.knowledge.numbers import context
from dateline.model import Casualties, Quantity

from .casualties_clause import Clause, head_token, indefinite, is_written
from .casualties_people import Surroundings, harmed
from .casualties_statement import CasualtyStatement, of_number

#: "two-thirds", "three quarters": what stands below the line, and what above it.
_FRACTIONS = {
    word: below
    for below, word in enumerate(("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth"), start=2)
} | {"fourth": 4, "tenth": 10}
_SHARES = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def unattached_parts(
    text: str, clause: Clause, around: Surroundings, found: list[CasualtyStatement]
) -> list[CasualtyStatement]:
    """Parts that no harm word takes by itself: "killed 12, including four children"."""
    out: list[CasualtyStatement] = []
    for quantity in clause.people:
        if quantity.cls != "subset" or any(
            one.casualties.span and one.casualties.span.overlaps(quantity.start, quantity.end) for one in found
        ):
            continue
        wholes = [one for one in found if one.casualties.span and one.casualties.span.end <= quantity.start]
        if not wholes or wholes[-1].negated:
            continue
        out.append(part_of(text, clause, around, quantity, wholes[-1]))
    return out


def breakdown_of(
    text: str, clause: Clause, around: Surroundings, whole: CasualtyStatement, found: list[CasualtyStatement]
) -> list[CasualtyStatement]:
    """The groups listed further on that add up to a number: "killing 12 on Monday, seven soldiers and five …".

    Groups that a harm word takes are no list, nor are those that add up to anything else.
    """
    said = whole.casualties
    if whole.negated or (said.best or 0) < 2 or said.span is None or said.who == "combatant":
        return []
    row: list[Quantity] = []
    for quantity in clause.people:
        if quantity.start < said.span.end or not (is_written(quantity) or indefinite(clause, quantity)):
            continue
        if quantity.best is None:
            return []
        if any(one.casualties.span and one.casualties.span.overlaps(quantity.start, quantity.end) for one in found):
            row = []
            continue
        begin = clause.begin(quantity)
        joined = row and {token.lower for token in clause.sentence.within(row[-1].end, quantity.start)} <= {",", "and"}
        opens = clause.sentence[begin - 1].text in (",", ":", "-", "–", "—", "(")
        if not joined and not opens:
            row = []
            continue
        row = [*row, quantity] if joined else [quantity]
        if len(row) > 1 and sum(each.best or 0 for each in row) == said.best:
            return [part_of(text, clause, around, each, whole) for each in row]
    return []


def in_proportion(clause: Clause, found: list[CasualtyStatement], offset: int) -> list[CasualtyStatement]:
    """The statements with the parts of which only a proportion is said: "half of them children"."""
    out = list(found)
    for n, one in enumerate(found):
        quantity = clause.owner.get(one.victim) if one.victim is not None else None
        if one.subset_of is not None and one.subset_of >= offset and quantity is not None:
            whole = found[one.subset_of - offset].casualties
            out[n] = replace(one, casualties=_proportion(clause, quantity, one.casualties, whole))
    return out


def _proportion(clause: Clause, quantity: Quantity, part: Casualties, whole: Casualties) -> Casualties:
    """The bounds of "most of them farmers", "half of whom were children", "all of them civilians"."""
    begin = clause.begin(quantity)
    words = [token.lower for token in clause.sentence.tokens[max(0, begin - 7) : begin]]
    while words and words[-1] in context("auxiliary") and words[-1] != "all":
        words.pop()
    alone = not clause.sentence.children(head_token(quantity), "conj") and not is_written(quantity)
    if len(words) < 3 or words[-2] != "of" or words[-1] not in ("them", "whom") or not alone or whole.low is None:
        return part
    return share_of(words[:-2], part, whole)


def share_of(words: list[str], part: Casualties, whole: Casualties) -> Casualties:
    """The bounds of a part that is told as a share of the whole: `words` end in "most", "all", "half", "two-thirds"."""
    low, best, high = whole.low, whole.best, whole.high
    if low is None or not words:
        return part
    if words[-1] in ("most", "majority"):
        low, best = low // 2 + 1, None
    elif words[-1] in context("fraction"):
        below = _FRACTIONS[words[-1].removesuffix("s").replace("halve", "half")]
        before = [word for word in words[:-1] if word != "-"][-1:]
        above = next((_SHARES[word] for word in before if word in _SHARES), 1)
        if above >= below:
            return part
        low, best = low * above // below, best and round(best * above / below)
        high = high and -(-high * above // below)
    elif words[-1] != "all":
        return part
    return msgspec.structs.replace(part, low=low, best=best, high=high, open_ended=whole.open_ended)


def shares_of(
    text: str, clause: Clause, around: Surroundings, found: list[CasualtyStatement]
) -> list[tuple[CasualtyStatement, CasualtyStatement]]:
    """Each share of a number with its whole: "Twelve of the 20 people killed", "Of the 20 dead, 12 were children"."""
    sentence = clause.sentence
    out: list[tuple[CasualtyStatement, CasualtyStatement]] = []
    for whole in found:
        counted = clause.owner.get(whole.victim) if whole.victim is not None else None
        if counted is None or not is_written(counted) or whole.negated:
            continue
        of = clause.begin(counted) - 2
        if of < 0 or sentence[of].lower != "of" or sentence[of + 1].lower not in context("definite"):
            continue
        nearby = clause.last.get(of - 1)
        shares = [nearby] if nearby is not None else []
        if of == 0:
            shares = [one for one in clause.people if one.start > counted.end and is_written(one)]
        for share in shares:
            if not any(one.casualties.span and one.casualties.span.overlaps(share.start, share.end) for one in found):
                out.append((part_of(text, clause, around, share, whole), whole))
    return out


def elsewhere(text: str, clause: Clause, found: list[CasualtyStatement]) -> list[CasualtyStatement]:
    """Numbers under the same harm word at another place: "killed two people in Aden and one in Taiz"."""
    sentence = clause.sentence
    out: list[CasualtyStatement] = []
    for quantity in clause.people:
        begin, after = clause.begin(quantity), clause.end(quantity) + 1
        if (
            quantity.noun is not None
            or quantity.cls in ("subset", "zero")
            or not 0 < begin <= after < len(sentence) - 1
        ):
            continue
        joined = sentence[begin - 1].lower in ("and", ",", "while", "with")
        place = sentence[after + 1]
        if not joined or sentence[after].lower not in context("elsewhere") or place.tag not in ("NNP", "DT"):
            continue
        told = [one for one in [*found, *out] if one.victim is not None and not one.negated]
        if any(one.casualties.span and one.casualties.span.overlaps(quantity.start, quantity.end) for one in told):
            continue
        before = [one for one in told if one.trigger < begin and (one.victim or 0) < begin and not one.toll]
        if not before or place.lower in context("date"):
            continue
        first = before[-1]
        between = sentence.tokens[max(first.trigger, first.victim or 0) + 1 : begin]
        if any(token.tag.startswith("VB") for token in between):
            continue
        said = first.casualties
        people = Casualties(harm=said.harm, who=said.who, actor_id=said.actor_id, description=said.description)
        count = of_number(text, quantity, people)
        out.append(replace(first, victim=quantity.head, casualties=count, anaphoric=False, increment=True))
    return out


def predicate_of(clause: Clause, quantity: Quantity) -> int | None:
    """What is said of the people: the token of "children" in "12 of the dead were children"."""
    token = clause.sentence[head_token(quantity)]
    verb = clause.sentence[token.head]
    if token.dep not in ("nsubj", "nsubjpass") or verb.lemma != "be":
        return None
    return next((child.i for child in clause.sentence.children(verb.i, "attr") if child.i in clause.owner), None)


def part_of(
    text: str, clause: Clause, around: Surroundings, quantity: Quantity, whole: CasualtyStatement
) -> CasualtyStatement:
    head = head_token(quantity)
    told = predicate_of(clause, quantity)
    group = harmed(clause, around, head if told is None else told, strict=False)
    who = group.who if group else "unknown"
    people = Casualties(
        harm=whole.casualties.harm,
        who=who if who != "unknown" else whole.casualties.who,
        actor_id=whole.casualties.actor_id if who == "unknown" else group.actor_id if group else None,
        description=group.description if group else None,
    )
    return replace(
        whole,
        sentence=clause.sentence.index,
        victim=head,
        casualties=of_number(text, quantity, people),
        anaphoric=False,
        increment=False,
    )
