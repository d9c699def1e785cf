"""All the people that one harm word harms: those joined to its first victim, and those told of as a part of them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.knowledge.numbers import context
from dateline.model import Quantity, Token

from .casualties_clause import Clause, head_token, is_written, shares_number
from .casualties_roles import Roles, belongs_elsewhere
from .series import listed_after


def victims_of(clause: Clause, roles: Roles, trigger: Token) -> list[tuple[int, bool]]:
    """Head tokens of the victims of a harm word in text order, each with whether it is a part of the one before."""
    found: dict[int, bool] = {}
    for head in roles.victims:
        for member, part in _joined(clause, head, trigger):
            found.setdefault(member, part)
    for head in list(found):
        for member in _listed(clause, head, trigger):
            found.setdefault(member, False)
        for member in _named_beside(clause, head):
            found.setdefault(member, False)
    if found and max(found) < trigger.i:
        for member in _left_out(clause, trigger):
            found.setdefault(member, False)
    if found:
        for member in _accompanying(clause, list(found), trigger):
            found.setdefault(member, False)
    return sorted(found.items())


def _joined(clause: Clause, head: int, trigger: Token) -> Iterator[tuple[int, bool]]:
    """The victim, what the parse joins to it ("seven soldiers and two civilians"), and its breakdown."""
    yield head, False
    whole = clause.owner.get(head)
    for child in clause.sentence.children(head, "conj", "appos"):
        quantity = clause.owner.get(child.i)
        if quantity is not None and quantity is whole:
            continue
        if child.dep == "appos" and _parted(clause, head, child.i):
            # "12 people, seven soldiers …": a breakdown; "the group's leader, Abu Hadi": the same man
            if whole is not None and quantity is not None and is_written(whole) and _holds(whole, quantity):
                yield from ((member, True) for member, _ in _joined(clause, child.i, trigger))
            continue
        if _quoted_between(clause, head, child.i):
            continue
        # "a commander and emir of the group": one man
        if (
            quantity is not None
            and whole is not None
            and whole.best == 1
            and _is_one(quantity)
            and not _determined(clause, quantity)
        ):
            continue
        if quantity is not None and (belongs_elsewhere(clause, quantity, trigger.i) or shares_number(whole, quantity)):
            continue
        yield from _joined(clause, child.i, trigger)


def _holds(whole: Quantity, part: Quantity) -> bool:
    """Whether a number is big enough for the other to be a part of it: "one officer, four soldiers and" … is a list."""
    return whole.low is None or part.low is None or whole.low >= part.low


def sharing(clause: Clause, head: int) -> Quantity | None:
    """People whom the number before `head` counts as well ("20 soldiers and policemen")."""
    whole = clause.owner.get(head)
    for child in clause.sentence.children(head, "conj"):
        other = clause.owner.get(child.i)
        if other is not None and other is not whole and shares_number(whole, other):
            return other
    return None


def _is_one(quantity: Quantity) -> bool:
    return not is_written(quantity) and quantity.best == 1


def _determined(clause: Clause, quantity: Quantity) -> bool:
    begin = clause.sentence[clause.begin(quantity)]
    return begin.lower in context("determiner") or begin.tag == "NNP"


def _parted(clause: Clause, first: int, last: int) -> bool:
    return any(clause.sentence[i].text in (",", "-", "–", "—", ":", "(") for i in range(first, last))


def _quoted_between(clause: Clause, first: int, last: int) -> bool:
    return any(clause.sentence[i].text in ('"', "“", "”", ":") for i in range(first, last))


def _listed(clause: Clause, head: int, trigger: Token) -> Iterator[int]:
    """People listed right after a victim whom the parse may hang elsewhere ("the leader along with two suspects")."""
    sentence = clause.sentence
    quantity = clause.owner.get(head)
    at = clause.end(quantity) + 1 if quantity is not None else head + 1
    for _ in range(4):
        following = _after_joint(clause, at, head < trigger.i)
        if following is None or following.cls == "subset" or belongs_elsewhere(clause, following, trigger.i):
            return
        member = head_token(following)
        if _is_same_man(clause, head, member, at):
            at = clause.end(following) + 1  # "Hadi Sabbagh, a local leader, and two guards"
            continue
        # "the arrest of a commander and two aides was confirmed": the parser may take the aides for the subject
        verb = sentence[member].head
        elsewhere = sentence[member].dep in ("nsubj", "nsubjpass") and verb not in (trigger.i, trigger.head)
        if elsewhere or (quantity and shares_number(quantity, following)):
            return
        yield member
        at = clause.end(following) + 1


def _named_beside(clause: Clause, head: int) -> Iterator[int]:
    """The names listed with a name ("Ana Ruiz, Luis Mora and Eva Solis were shot")."""
    sentence = clause.sentence
    if sentence[head].tag != "NNP" or head in clause.owner:
        return
    for token in listed_after(sentence, sentence[head]):
        if token.tag == "NNP" and token.i not in clause.owner:
            yield token.i


def _left_out(clause: Clause, trigger: Token) -> Iterator[int]:
    """People of whom the verb is not said again: "were killed, and two of the raiders", "died and so did a driver".

    "Three were killed in Aden and four in Taiz" tells of another place: see `casualties_parts.elsewhere`.
    """
    sentence = clause.sentence
    for child in sentence.children(trigger.i, "conj"):
        told = [child]
        if child.lemma in ("be", "do") and any(t.lower == "so" for t in sentence.children(child.i, "advmod")):
            told = sentence.children(child.i, "attr", "nsubj", "nsubjpass", "dobj")
        for token in told:
            people = clause.owner.get(token.i)
            if people is None or not people.people or token.i not in (people.head, people.noun):
                continue
            away = any(t.lower in context("elsewhere") for t in sentence.children(token.i, "prep"))
            # "were killed and six people injured": the six have a word of their own
            if token.i > trigger.i and not away and not belongs_elsewhere(clause, people, trigger.i):
                yield token.i


def _accompanying(clause: Clause, victims: list[int], trigger: Token) -> Iterator[int]:
    """People who share the fate from further off: "was killed along with two guards", "…, together with his son"."""
    sentence = clause.sentence
    for quantity in clause.people:
        begin = clause.begin(quantity)
        joint = _joint_before(clause, begin)
        if joint is None or quantity.cls in ("subset", "zero") or head_token(quantity) in victims:
            continue
        if belongs_elsewhere(clause, quantity, trigger.i):
            continue
        apart = joint > 0 and sentence[joint - 1].text == ","
        for above in (sentence[sentence[joint].head], *sentence.ancestors(sentence[joint].head)):
            if above.i in victims or (above.i == trigger.i and joint > trigger.i):
                yield head_token(quantity)
                break
            # "killed a man who travelled along with two guards": theirs was another fate
            if above.i == trigger.i or (above.tag.startswith("VB") and not apart):
                break


def _joint_before(clause: Clause, begin: int) -> int | None:
    for size in (2, 1, 3):
        words = " ".join(token.lower for token in clause.sentence.tokens[max(0, begin - size) : begin])
        if words in context("accompanied"):
            return begin - size
    # "was abducted with her daughters", "with her two daughters"
    own = begin if clause.sentence[begin].tag == "PRP$" else begin - 1
    if own > 0 and clause.sentence[own].tag == "PRP$" and clause.sentence[own - 1].lower == "with":
        return own - 1
    # "with two of his aides"
    inside = clause.sentence.tokens[begin + 1 : begin + 3]
    of_his = len(inside) == 2 and inside[0].lower == "of" and inside[1].tag == "PRP$"
    return begin - 1 if of_his and begin > 0 and clause.sentence[begin - 1].lower == "with" else None


def _is_same_man(clause: Clause, head: int, member: int, at: int) -> bool:
    """Whether a comma stands between a name and what its bearer is ("Hadi Sabbagh, a local leader")."""
    sentence = clause.sentence
    if at >= len(sentence) or sentence[at].text != "," or sentence[at + 1].tag == "CC":
        return False
    first, second = clause.owner.get(head), clause.owner.get(member)
    one = (first is None or first.best == 1) and second is not None and second.best == 1
    if one and second is not None and is_written(second):
        # "Hadi Sabbagh, one of the leaders of the group"
        begin = clause.begin(second)
        one = sentence[begin].lower == "one" and begin + 1 < len(sentence) and sentence[begin + 1].lower == "of"
    return one and (sentence[head].tag == "NNP") != (sentence[member].tag == "NNP")


def bearer(clause: Clause, head: int) -> int | None:
    """The head of what a named man is said to be: "Hadi Sabbagh, one of the leaders of the union"."""
    sentence, quantity = clause.sentence, clause.owner.get(head)
    at = clause.end(quantity) + 1 if quantity is not None else head + 1
    said = clause.first.get(at + 1) if at + 1 < len(sentence) else None
    return head_token(said) if said is not None and _is_same_man(clause, head, head_token(said), at) else None


def _after_joint(clause: Clause, at: int, before_verb: bool) -> Quantity | None:
    """The people after "and", "along with" or a comma; before a verb a bare noun may be another clause's subject."""
    tokens = clause.sentence.tokens
    # "the leader, Hadi Sabbagh, along with two guards": the name between commas is his
    name = at + 1
    while name < len(tokens) and tokens[at].text == "," and tokens[name].tag == "NNP":
        name += 1
    if name > at + 1 and name < len(tokens) and tokens[name].text == ",":
        at = name
    for size in (4, 3, 2, 1):
        words = " ".join(token.lower for token in tokens[at : at + size])
        if words in context("joined"):
            # "a couple and their three children"
            own = at + size < len(tokens) and tokens[at + size].tag == "PRP$"
            found = clause.first.get(at + size) or (clause.first.get(at + size + 1) if own else None)
            return None if before_verb and words in (",", "and", ", and") and not is_written(found) else found
    return None
