"""Rows of people before a harm word: "a driver, two nurses and their children were killed"."""

from __future__ import annotations

from dateline.knowledge.numbers import context, harm_words
from dateline.model import Quantity, Sentence, Token

from .casualties_clause import Clause, head_token, is_written, share_before, shares_number


def row(clause: Clause, left: Quantity, shared: int | None, trigger: Token) -> tuple[int, ...]:
    """The heads of the left neighbour and of the row of people that it ends ("a leader and two suspects were" …)."""
    # "nine of the 12 guards were wounded", but "nine of the 12 guards wounded were boys": all twelve
    main = next((token for token in clause.sentence if token.head == token.i), trigger)
    if trigger.dep != "acl" or not main.tag.startswith("VB"):
        left = share_before(clause, left) or left
    heads = [head_token(left)]
    first, closed = clause.begin(left), False
    # "30 medics and staff": one number for both
    joined = _before_joint(clause, first, closed)
    if joined is not None and shares_number(joined, left):
        heads, first = [head_token(joined)], clause.begin(joined)
    while (before := _before_joint(clause, first, closed)) is not None:
        heads.insert(0, head_token(before))
        first, closed = clause.begin(before), True
    if shared is None or shared in heads:
        return tuple(heads)
    above = any(token.i == shared for token in clause.sentence.ancestors(heads[-1]))
    named = clause.sentence[shared].tag in ("NNP", "NNPS", "PRP")
    if above and shared < heads[0] and (named or shared in clause.owner):
        # "40 men of allied forces had died": the forces only say whose men
        return (shared, *heads) if _is_joined(clause.sentence, heads[-1], shared) else (shared,)
    return tuple(heads)


def _is_joined(sentence: Sentence, i: int, first: int) -> bool:
    """Whether token `i` is joined to `first` by nothing but "and"."""
    while i != first and sentence[i].dep == "conj":
        i = sentence[i].head
    return i == first


#: What a people's word may be in the parse where a row of subjects begins; an object begins none.
_BEGINS_ROW = frozenset({"nsubj", "nsubjpass", "ROOT", "dep", "npadvmod", "appos", "conj"})


def _before_joint(clause: Clause, at: int, closed: bool) -> Quantity | None:
    """The people joined before token `at`; a bare comma joins only where the row is already `closed` by an "and"."""
    tokens = clause.sentence.tokens
    at = at - 1 if at > 0 and tokens[at - 1].tag == "PRP$" else at
    for size in (3, 2, 1):
        words = " ".join(token.lower for token in tokens[max(0, at - size) : at])
        found = clause.last.get(at - size - 1)
        # "3 men, 1 woman wounded": numbers beside each other
        listed = is_written(found) and is_written(clause.first.get(at))
        if at < size or words not in context("joined") or (words == "," and not closed and not listed):
            continue
        if found is None or found.cls in ("subset", "zero") or _is_bare(clause, found):
            return None
        top = tokens[head_token(found)]
        while (top.dep in ("conj", "compound", "nmod") or _counts_out(tokens, top)) and top.head != top.i:
            top = tokens[top.head]
        begin = clause.begin(found)
        # "killed two guards and three drivers were hurt": those whom another word takes begin no row
        taken = begin > 0 and tokens[begin - 1].lower in harm_words()
        # "left three men and a woman wounded"
        left = top.dep == "dobj" and tokens[top.head].lemma == "leave"
        return found if (top.dep in _BEGINS_ROW or left) and not taken else None
    return None


def _counts_out(tokens: tuple[Token, ...], token: Token) -> bool:
    """ "a total of 30 medics": what hangs below the "of" of a word that only counts."""
    if token.dep == "pobj":
        return tokens[token.head].lower == "of" and _counts_out(tokens, tokens[token.head])
    return token.dep == "prep" and tokens[token.head].lower in ("total", "number", "group", "sum")


def _is_bare(clause: Clause, quantity: Quantity) -> bool:
    """ "On Friday gunmen, three drivers …": a plural alone may belong to what stands before."""
    return quantity.best is None and quantity.head == quantity.noun == clause.begin(quantity)
