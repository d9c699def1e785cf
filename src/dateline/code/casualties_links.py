"""How the statements of one sentence hang together: parts of a whole, one number under two words."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.numbers import context
from dateline.model import Casualties, Sentence

from .casualties_clause import Clause
from .casualties_statement import CasualtyStatement


def settle(clause: Clause, found: list[CasualtyStatement], parts: set[int], offset: int) -> list[CasualtyStatement]:
    """Order the statements of a sentence, and mark which is part of which and which is combined.

    `parts` holds head tokens of victims that the sentence tells as a breakdown; `offset` is the index, in the
    document's statements, of the first of these.
    """
    kept = sorted(_shared(clause.sentence, found), key=lambda one: (one.casualties.span, one.trigger))
    kept = _without_sums(kept)
    breakdown = _breakdown(kept)
    out: list[CasualtyStatement] = []
    for k, statement in enumerate(kept):
        quantity = clause.owner.get(statement.victim) if statement.victim is not None else None
        is_part = (quantity is not None and quantity.cls == "subset") or statement.victim in parts or k in breakdown
        is_part = is_part or _is_since(clause.sentence, statement, out)
        if is_part and _is_of_wounded(statement, out):
            statement = replace(statement, increment=True)
        elif is_part:
            harm = statement.casualties.harm
            wholes = [n for n in range(k) if out[n].casualties.harm == harm and out[n].subset_of is None]
            # "90 casualties, of whom 12 were dead": how many of the 90 died is told by the part alone
            wholes = [n for n in wholes if not out[n].combined or out[n].trigger == statement.trigger]
            if wholes:
                statement = replace(statement, subset_of=offset + wholes[-1])
        out.append(statement)
    return out


def _is_of_wounded(statement: CasualtyStatement, before: list[CasualtyStatement]) -> bool:
    """ "Three men died and three were wounded, one of whom died later": a fourth dead."""
    last = before[-1] if before else None
    hurt = last is not None and last.casualties.harm == "injured" and bool(last.casualties.low) and not last.combined
    return hurt and statement.casualties.harm == "killed" and any(one.casualties.harm == "killed" for one in before)


#: What leads over to those who died since: "the dead number 14, after three of the wounded died".
_LEADS = frozenset({"after", "as", "when", "because", "since", "once"})


def _is_since(sentence: Sentence, statement: CasualtyStatement, before: list[CasualtyStatement]) -> bool:
    """Whether a number tells how the number before it came to be so high ("..., after three of the wounded died")."""
    span = statement.casualties.span
    wholes = [one for one in before if one.casualties.harm == statement.casualties.harm and one.casualties.span]
    if span is None or not wholes or (wholes[-1].casualties.low or 0) <= (statement.casualties.best or 0):
        return False
    whole = wholes[-1].casualties.span
    after = [token.lower for token in sentence.tokens if token.start >= span.end][:5]
    hurt = after[:1] == ["of"] and not {"wounded", "injured", "hurt"}.isdisjoint(after)
    return hurt and whole is not None and any(t.lower in _LEADS for t in sentence.within(whole.end, span.start))


def _without_sums(found: list[CasualtyStatement]) -> list[CasualtyStatement]:
    """Without the number that sums up the names before it: "Ana Ruiz, Luis Mora and Eva Solis, three teachers"."""
    out: list[CasualtyStatement] = []
    for one in found:
        same = [each for each in out if each.trigger == one.trigger and each.casualties.harm == one.casualties.harm]
        names = [each for each in same if (each.casualties.description or "a")[0].isupper()]
        whole = (one.casualties.low or 0) > 1 and one.casualties.low == len(names) == len(same)
        if not whole:
            out.append(one)
    return out


def _breakdown(found: list[CasualtyStatement]) -> set[int]:
    """Indices of statements that add up to the one before them: "12 people, seven soldiers and five civilians"."""
    for k, whole in enumerate(found[:-2]):
        low = whole.casualties.low
        # "three women, two boys and a driver" adds up by chance: only people not further described break down
        if whole.casualties.who != "unknown":
            continue
        after = [
            n
            for n in range(k + 1, len(found))
            if found[n].trigger == whole.trigger and found[n].casualties.harm == whole.casualties.harm
        ]
        # "two of the men, Luis Mora and Ivo Reyes, died"
        least = 1 if all((found[n].casualties.description or "a")[0].isupper() for n in after) else 2
        if low and low > least and len(after) > 1 and sum(found[n].casualties.low or 0 for n in after) == low:
            return set(after)
    return set()


def _shared(sentence: Sentence, found: list[CasualtyStatement]) -> list[CasualtyStatement]:
    """People under two harm words: combined where the words are joined, else theirs who stands nearest."""
    out = list(found)
    by_span: dict[tuple[int, int], list[CasualtyStatement]] = {}
    for statement in found:
        span = statement.casualties.span
        if span is not None and not statement.negated:
            by_span.setdefault((span.start, span.end), []).append(statement)
    for group in by_span.values():
        harms = {statement.casualties.harm for statement in group}
        if len(harms) < 2 or any(statement.combined for statement in group):
            continue
        first, last = min(one.trigger for one in group), max(one.trigger for one in group)
        words = [sentence[i].lower for i in range(first, last)]
        joined = last - first <= 4 and ("and" in words or "or" in words or "/" in words)
        if joined and ("or" in words or harms == {"killed", "injured"}) and group[0].casualties.low != 1:
            for statement in group:
                out[out.index(statement)] = _combined(statement)
        elif harms == {"killed", "injured"} and not joined:
            if _died_since(sentence, group):
                out = [one for one in out if one not in group or one.casualties.harm == "killed"]
                continue
            victim = group[0].victim or 0
            nearest = min(group, key=lambda one: abs(one.trigger - victim))
            out = [one for one in out if one is nearest or one not in group]
    return out


def _died_since(sentence: Sentence, group: list[CasualtyStatement]) -> bool:
    """ "A recruit who was wounded in the raid has died": what is said of him first only tells who he is."""
    hurt = [one.trigger for one in group if one.casualties.harm == "injured"]
    died = [one.trigger for one in group if one.casualties.harm == "killed"]
    # "received 60 wounded, of whom 11 died": the eleven are some of them
    if group[0].casualties.low != 1 and any(sentence[i].dep in ("relcl", "acl") for i in died):
        return False
    return max(hurt) < min(died) and all(
        sentence[i].dep in ("relcl", "acl") or any(up.dep in ("relcl", "acl") for up in sentence.ancestors(i))
        for i in hurt
    )


def _combined(statement: CasualtyStatement) -> CasualtyStatement:
    said: Casualties = statement.casualties
    high = said.high if said.high is not None and not said.open_ended else None
    casualties = Casualties(
        harm=said.harm,
        who=said.who,
        actor_id=said.actor_id,
        description=said.description,
        low=None,
        best=None,
        high=high,
        open_ended=said.open_ended,
        span=said.span,
    )
    return replace(statement, casualties=casualties, combined=True)


def among(sentence: Sentence, at: int) -> bool:
    """Whether token `at` is the "dead" of "among the dead", "of those killed", "the victims included"."""
    if sentence[at].lower not in context("dead_among"):
        return False
    # "the 40 dead included 15 students" gives the whole as well
    if at > 0 and sentence[at - 1].tag == "CD":
        return False
    before = [token.lower for token in sentence.tokens[max(0, at - 2) : at]]
    if at + 1 < len(sentence) and sentence[at + 1].lower in ("include", "included", "includes"):
        return True
    if is_listed(sentence, at):
        return True
    return before in (["among", "the"], ["among", "those"], ["of", "the"], ["of", "those"]) or before[-1:] == ["among"]


def is_listed(sentence: Sentence, at: int) -> bool:
    """Whether token `at` is the "dead" of "the dead were four men": what they were is told."""
    token = sentence[at]
    if token.dep not in ("nsubj", "nsubjpass") or at == 0 or sentence[at - 1].lower not in ("the", "those"):
        return False
    verb = sentence[token.head]
    return verb.lemma == "be" and verb.i == at + 1 and bool(sentence.children(verb.i, "attr"))
