"""Numbers that are somebody's age: "Hamid Noor, 34, was killed", "two men, 31 and 34", "sisters of four and seven"."""

from __future__ import annotations

from dateline.knowledge.numbers import context
from dateline.model import Token

from .quantities_nouns import is_noun, person_class

#: What may follow an age in a row of words.
_CLOSES = frozenset({",", ";", ".", ")", ""})
_OLDEST = 110


def is_age(tokens: tuple[Token, ...], first: int, last: int, head: int) -> bool:
    """Whether the number at tokens `first` to `last` (its figure at `head`) tells how old someone is."""
    after = _text(tokens, last + 1)
    before = tokens[first - 1] if first else None
    if after == "-" and last + 2 < len(tokens) and tokens[last + 2].lower in context("age"):
        return True
    if before is None:
        return False
    if before.lower in ("aged", "age", "ages"):
        return True
    # "two women aged 34 and 51"
    earlier = tokens[max(0, first - 3) : first]
    if len(earlier) == 3 and before.lower == "and" and earlier[1].tag == "CD" and earlier[0].lower in ("aged", "ages"):
        return True
    if _is_of_years(tokens, first, last) or _is_in_row(tokens, first):
        return True
    if before.text != "," or first < 2 or not tokens[head].text.isdigit():
        return False
    # "A woman, 34, was found dead", "a city boy, 14"; in "Homs, 12 …" the name is a place's
    told = tokens[first - 2]
    if told.tag not in ("NNS", "NNPS") and person_class(told) not in (None, "thing"):
        return after in _CLOSES
    full = (first > 2 and tokens[first - 3].tag == "NNP") or _has_age(tokens, first - 2)
    return told.tag == "NNP" and (after == "," or (full and after in _CLOSES))


def _has_age(tokens: tuple[Token, ...], until: int) -> bool:
    """Whether a name with an age stands before ("Adam, 3, and Ethan, 5")."""
    return any(
        tokens[k].tag == "NNP" and tokens[k + 1].text == tokens[k + 3].text == "," and _is_figure(tokens, k + 2)
        for k in range(until - 3)
    )


def _text(tokens: tuple[Token, ...], i: int) -> str:
    return tokens[i].text if i < len(tokens) else ""


def _is_of_years(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "A boy of nine", "a mother of four": neither counts who is told of; "sisters of four and seven"."""
    before = tokens[first - 1]
    if before.lower == "and" and first > 2 and tokens[first - 2].tag == "CD":
        return _is_of_years(tokens, first - 2, last)
    if before.lower != "of" or first < 2:
        return False
    told = tokens[first - 2]
    one = told.lower in context("of_years")
    many = told.tag == "NNS" and told.lemma.lower() in context("of_years")
    if not one and not (many and last + 2 < len(tokens) and _is_pair(tokens, first)):
        return False
    # "the brother of one of the attackers"
    return last + 1 >= len(tokens) or not (is_noun(tokens[last + 1]) or tokens[last + 1].lower == "of")


def _is_pair(tokens: tuple[Token, ...], i: int) -> bool:
    return _text(tokens, i + 1) == "and" and i + 2 < len(tokens) and tokens[i + 2].tag == "CD"


def _is_in_row(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a number stands in a row of ages after people: "two men, 31 and 34, had died"; figures, and no noun."""
    if any(token.lower == "respectively" for token in tokens):
        return False
    begin = i
    while begin > 1 and tokens[begin - 1].text in (",", "and") and _is_figure(tokens, begin - 2):
        begin -= 2
        if tokens[begin].tag != "CD":
            return False
    end = i
    while end + 2 < len(tokens) and tokens[end + 1].text in (",", "and") and _is_figure(tokens, end + 2):
        end += 2
    if end == begin or begin < 2 or tokens[begin - 1].text not in (",", ":", "("):
        return False
    told = tokens[begin - 2]
    people = told.tag == "NNS" and person_class(told) not in (None, "thing")
    return people and _text(tokens, end + 1) in _CLOSES


def _is_figure(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].text.isdigit() and int(tokens[i].text) < _OLDEST
