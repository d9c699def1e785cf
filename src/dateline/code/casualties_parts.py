"""Numbers that are part of another number: "12, including four children", "Four of the dead were nurses"."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from dateline.knowledge.numbers import context, harm_words
from dateline.model import Casualties, Quantity, Span

from .casualties_clause import Clause, head_token, indefinite, is_written
from .casualties_links import among, is_listed
from .casualties_people import Surroundings, harmed
from .casualties_statement import CasualtyStatement


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
        out.append(_part(text, clause, around, quantity, wholes[-1]))
    return out


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
    words = [token.lower for token in clause.sentence.tokens[max(0, begin - 4) : begin]]
    while words and words[-1] in context("auxiliary") and words[-1] != "all":
        words.pop()
    alone = not clause.sentence.children(head_token(quantity), "conj") and not is_written(quantity)
    if len(words) < 3 or words[-2] != "of" or words[-1] not in ("them", "whom") or not alone or whole.low is None:
        return part
    low, best, high = whole.low, whole.best, whole.high
    if words[-3] == "most":
        low, best = low // 2 + 1, None
    elif words[-3] == "half":
        low, best, high = low // 2, best and round(best / 2), high and -(-high // 2)
    elif words[-3] != "all":
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
                out.append((_part(text, clause, around, share, whole), whole))
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
        count = Casualties(
            harm=said.harm,
            who=said.who,
            actor_id=said.actor_id,
            description=said.description,
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            open_ended=quantity.open_ended,
            span=Span.of(text, quantity.start, quantity.end),
        )
        out.append(replace(first, victim=quantity.head, casualties=count, anaphoric=False, increment=True))
    return out


def _predicate(clause: Clause, quantity: Quantity) -> int | None:
    """What is said of the people: the token of "children" in "12 of the dead were children"."""
    token = clause.sentence[head_token(quantity)]
    verb = clause.sentence[token.head]
    if token.dep not in ("nsubj", "nsubjpass") or verb.lemma != "be":
        return None
    return next((child.i for child in clause.sentence.children(verb.i, "attr") if child.i in clause.owner), None)


def _part(
    text: str, clause: Clause, around: Surroundings, quantity: Quantity, whole: CasualtyStatement
) -> CasualtyStatement:
    head = head_token(quantity)
    told = _predicate(clause, quantity)
    group = harmed(clause, around, head if told is None else told, strict=False)
    who = group.who if group else "unknown"
    return replace(
        whole,
        sentence=clause.sentence.index,
        victim=head,
        casualties=Casualties(
            harm=whole.casualties.harm,
            who=who if who != "unknown" else whole.casualties.who,
            actor_id=whole.casualties.actor_id if who == "unknown" else group.actor_id if group else None,
            description=group.description if group else None,
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            open_ended=quantity.open_ended,
            span=Span.of(text, quantity.start, quantity.end),
        ),
        anaphoric=False,
        increment=False,
    )


def parts_of_earlier(
    text: str, clause: Clause, around: Surroundings, earlier: list[CasualtyStatement]
) -> list[CasualtyStatement]:
    """Parts of a number told in a sentence before: "Four children were among the dead", "Three of those killed".

    "The dead were four men": where no number of the dead was told before, it is told here.
    """
    out: list[CasualtyStatement] = []
    for token in clause.sentence:
        if not among(clause.sentence, token.i):
            continue
        told = {harm for word in harm_words().get(token.lower, ()) for harm in word.harms}
        harms = told or {"killed", "injured"}
        recent = range(max(0, len(earlier) - 40), len(earlier))
        wholes = [
            n
            for n, one in ((n, earlier[n]) for n in recent)
            if one.subset_of is None and not one.negated and one.casualties.harm in harms
        ]
        # "the victims": the dead where there are any
        wholes = [n for n in wholes if earlier[n].casualties.harm == "killed"] or wholes
        # "a child was among the dead"
        counted = [quantity for quantity in clause.people if is_written(quantity) or indefinite(clause, quantity)]
        written = [quantity for quantity in counted if quantity.cls != "zero"]
        if not wholes and len(told) == 1 and is_listed(clause.sentence, token.i):
            listed = [one for one in written if one.start > token.end]
            out.extend(_alone(text, clause, around, one, token.i, min(told)) for one in listed)
        if not wholes or clause.sentence.index - earlier[wholes[-1]].sentence > 5:
            continue
        for quantity in written:
            part = _part(text, clause, around, quantity, earlier[wholes[-1]])
            out.append(replace(part, trigger=token.i, agent=None, subset_of=wholes[-1]))
        break
    return out


def _alone(
    text: str, clause: Clause, around: Surroundings, quantity: Quantity, trigger: int, harm: str
) -> CasualtyStatement:
    group = harmed(clause, around, head_token(quantity), strict=False)
    count = Casualties(
        harm=harm,  # type: ignore[arg-type]
        who=group.who if group else "unknown",
        actor_id=group.actor_id if group else None,
        description=group.description if group else None,
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        open_ended=quantity.open_ended,
        span=Span.of(text, quantity.start, quantity.end),
    )
    return CasualtyStatement(
        sentence=clause.sentence.index, trigger=trigger, victim=head_token(quantity), agent=None, casualties=count
    )
