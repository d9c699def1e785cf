"""Numbers of people among those told of before: "Four of the dead were nurses", "A guard was among the wounded"."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from dateline.knowledge.numbers import context, harm_words
from dateline.model import Casualties, Quantity, Sentence

from .casualties_clause import Clause, head_token, indefinite, is_written
from .casualties_links import among, is_listed
from .casualties_parts import part_of, predicate_of, share_of
from .casualties_people import Surroundings, harmed
from .casualties_statement import CasualtyStatement, of_number


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
        written = [one for one in clause.people if one.cls != "zero" and _is_counted(clause, one)]
        if not wholes and len(told) == 1:
            if is_listed(clause.sentence, token.i):
                listed = [one for one in written if one.start > token.end]
                out.extend(_alone(text, clause, around, one, token.i, min(told)) for one in listed)
            elif not _is_told_otherwise(clause.sentence):
                among_them = [one for one in written if _is_one_of(clause, one, token.i)]
                out.extend(_at_least(_alone(text, clause, around, one, token.i, min(told))) for one in among_them)
        if not wholes or clause.sentence.index - earlier[wholes[-1]].sentence > 5:
            continue
        whole = earlier[wholes[-1]]
        for quantity in written:
            part = part_of(text, clause, around, quantity, whole)
            out.append(replace(part, trigger=token.i, agent=None, subset_of=wholes[-1]))
        shared = None if written else _shared(clause, token.i)
        if shared is not None:
            part = part_of(text, clause, around, shared, whole)
            words = [each.lower for each in clause.sentence.tokens[max(0, token.i - 6) : token.i - 2]]
            count = share_of(words, part.casualties, whole.casualties)
            out.append(replace(part, casualties=count, trigger=token.i, agent=None, subset_of=wholes[-1]))
        break
    return out


def _is_counted(clause: Clause, quantity: Quantity) -> bool:
    """ "Two nurses", "a nurse", "a couple", not "nurses" or "the nurse"."""
    return is_written(quantity) or indefinite(clause, quantity) or (quantity.best or 0) > 1


def _shared(clause: Clause, at: int) -> Quantity | None:
    """Who made up a share: the women of "two-thirds of the dead were women", `at` being the "dead"."""
    tokens = clause.sentence.tokens
    if at < 3 or tokens[at - 2].lower != "of" or at + 2 >= len(tokens):
        return None
    # "most of the dead" is no number
    if tokens[at - 3].lower not in context("fraction"):
        return None
    return clause.first.get(at + 2) if tokens[at + 1].lower in ("were", "was", "are") else None


def _is_told_otherwise(sentence: Sentence) -> bool:
    """Whether another word tells their harm: "a blast killed 12, two nurses among the dead", "two of the hurt died"."""
    return any(
        token.tag[:2] in ("VB", "NN", "JJ") and token.lower in harm_words() and not among(sentence, token.i)
        for token in sentence
    )


def _is_one_of(clause: Clause, quantity: Quantity, at: int) -> bool:
    """Whether people are those of whom "five of the wounded", "two guards were among the dead" tells."""
    tokens = clause.sentence.tokens
    if at > 1 and tokens[at - 2].lower == "of":
        return clause.end(quantity) == at - 3
    verb = next((token for token in clause.sentence.ancestors(at) if token.lemma == "be"), None)
    if verb is None:
        return False
    top = tokens[head_token(quantity)]
    while top.dep == "conj" and top.head != top.i:
        top = tokens[top.head]
    return top.head == verb.i and top.dep in ("nsubj", "attr")


def _at_least(one: CasualtyStatement) -> CasualtyStatement:
    """Those of whom something is told are not all: "five of the wounded were in a critical state"."""
    return replace(one, casualties=msgspec.structs.replace(one.casualties, high=None, open_ended=True))


def _alone(
    text: str, clause: Clause, around: Surroundings, quantity: Quantity, trigger: int, harm: str
) -> CasualtyStatement:
    told = predicate_of(clause, quantity)
    group = harmed(clause, around, head_token(quantity) if told is None else told, strict=False)
    people = Casualties(
        harm=harm,  # type: ignore[arg-type]
        who=group.who if group else "unknown",
        actor_id=group.actor_id if group else None,
        description=group.description if group else None,
    )
    count = of_number(text, quantity, people)
    return CasualtyStatement(
        sentence=clause.sentence.index, trigger=trigger, victim=head_token(quantity), agent=None, casualties=count
    )
