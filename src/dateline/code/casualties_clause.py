"""A sentence with its counted people, indexed by token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.knowledge.numbers import context, harm_words
from dateline.model import Quantity, Sentence, Token


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence and its quantities.

    `owner` maps each token inside a quantity to it; `first` and `last` the tokens at which a quantity of people begins
    and ends; `people` holds those in text order.
    """

    sentence: Sentence
    owner: Mapping[int, Quantity]
    first: Mapping[int, Quantity]
    last: Mapping[int, Quantity]
    people: tuple[Quantity, ...]

    def end(self, quantity: Quantity) -> int:
        """Index of the last token of a quantity."""
        return max(i for i, owned in self.owner.items() if owned is quantity)

    def begin(self, quantity: Quantity) -> int:
        """Index of the first token of a quantity."""
        return min(i for i, owned in self.owner.items() if owned is quantity)

    def before(self, quantity: Quantity) -> Quantity | None:
        """The nearest whole before a part ("12 people, including four children"), at most ten tokens away."""
        whole: Quantity | None = None
        for other in self.people:
            if other is quantity:
                break
            if other.cls != "subset":
                whole = other
        return whole if whole is not None and self.begin(quantity) - self.end(whole) <= 10 else None


def clause_of(sentence: Sentence, quantities: list[Quantity]) -> Clause:
    """Index the quantities of one sentence."""
    owner: dict[int, Quantity] = {}
    first: dict[int, Quantity] = {}
    last: dict[int, Quantity] = {}
    for quantity in quantities:
        inside = [token.i for token in sentence if quantity.start <= token.start < quantity.end]
        for i in inside:
            owner[i] = quantity
        # "3,000 families" are people too, though how many is not said
        households = quantity.noun is not None and sentence[quantity.noun].lower in context("family")
        if inside and (quantity.people or households):
            first[inside[0]] = quantity
            last[inside[-1]] = quantity
    return Clause(sentence, owner, first, last, tuple(quantity for quantity in quantities if quantity.people))


def head_token(quantity: Quantity) -> int:
    """The token that stands for a quantity: its noun, else its number."""
    return quantity.noun if quantity.noun is not None else quantity.head


def aged(sentence: Sentence, head: int) -> Token | None:
    """The first word of "a 15-year-old" where no noun follows that says who is so old; `head` is its "old"."""
    tokens = sentence.tokens
    token = tokens[head]
    if token.lower not in ("old", "olds") or head < 4 or tokens[head - 1].text != "-":
        return None
    if tokens[head - 2].lower not in context("age") or tokens[head - 4].tag != "CD":
        return None
    noun = tokens[token.head]
    described = token.dep in ("amod", "compound", "nmod", "advmod") and noun.i > head and noun.tag[0] == "N"
    if described and noun.lower not in harm_words():  # "a 3-year-old driver", "two dead and a 3-year-old hurt"
        return None
    before = tokens[head - 5] if head > 4 else None
    return before if before is not None and before.lower in context("determiner") else tokens[head - 4]


def is_written(quantity: Quantity | None) -> bool:
    """Whether a number or vague word is said ("12", "dozens"), not only a noun ("fighters")."""
    return quantity is not None and quantity.head != quantity.noun


def indefinite(clause: Clause, quantity: Quantity) -> bool:
    """Whether one person is named for the first time: "a driver"."""
    return quantity.best == 1 and clause.sentence[clause.begin(quantity)].lower in ("a", "an", "another")


def shares_number(whole: Quantity | None, other: Quantity) -> bool:
    """ "20 soldiers and policemen", "no women or children": the number counts both."""
    if whole is not None and whole.cls == "zero":
        return not is_written(other)
    return whole is not None and is_written(whole) and not is_written(other) and other.cls in ("vague", "subset")


def share_before(clause: Clause, quantity: Quantity) -> Quantity | None:
    """The share of a number that stands before it: "nine" of "nine of its 12 guards"."""
    tokens, begin = clause.sentence.tokens, clause.begin(quantity)
    of = begin - 2 if begin > 1 and tokens[begin - 1].lower in context("inside") else begin - 1
    return clause.last.get(of - 1) if of > 0 and tokens[of].lower == "of" else None
