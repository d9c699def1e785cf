"""Numbers of people and things: "at least 20 soldiers", "dozens", "a family of five", "a soldier", "fighters".

Bounds follow DOMAIN.md 8.4 (see `knowledge/casualty_words.csv`). Numbers that count nobody (years, ages, dates,
unit names, calibres, distances) are left out or carry `people=False`.
"""

from __future__ import annotations

import re

from dateline.model import Quantity, Sentence, Token
from dateline.model.mentions import QuantityClass

from .quantities_nouns import is_noun, is_person, person_class, phrase_end
from .quantities_numbers import Count, count_at

_UNITS = frozenset(
    "% percent per km kilometer kilometers kilometre kilometres m metre metres meter meters mile miles mm cm kg kilograms "
    "pounds lbs tons tonnes feet foot year years month months week weeks day days hour hours minute minutes am pm a.m. p.m. "
    "$ dollars usd euros °c degrees liters litres gallons rounds".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split()
)
_UNIT_NAMES = frozenset(
    "brigade battalion division regiment corps unit squadron kandak highway route resolution article chapter number no. "
    "no channel section page part phase flight room line sector zone area chapter".split()
)
_SINGULAR = frozenset(
    {"a", "an", "one", "another", "the", "this", "that", "his", "her", "their", "its", "third", "second"}
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_quantities(text: str, sentences: tuple[Sentence, ...]) -> tuple[Quantity, ...]:
    """Every number of people or things in the sentences, in text order."""
    found: list[Quantity] = []
    for sentence in sentences:
        found.extend(_in_sentence(sentence))
    return tuple(found)


def _in_sentence(sentence: Sentence) -> list[Quantity]:
    tokens = sentence.tokens
    found: list[Quantity] = []
    taken = -1
    i = 0
    while i < len(tokens):
        count = count_at(sentence, i)
        if count is not None and not _is_name_or_date(sentence, count):
            quantity, last = _counted(sentence, count)
            if count.written or quantity.noun is not None:
                found.append(quantity)
                taken = last
                i = last + 1
                continue
        if count is not None:
            i = max(i, count.last) + 1
            continue
        if i > taken:
            plain = _uncounted(sentence, i, taken)
            if plain is not None:
                found.append(plain)
                taken = i
        i += 1
    return found


def _is_name_or_date(sentence: Sentence, count: Count) -> bool:
    """Numbers inside names and dates: "March 12", "2016", "Brigade 137", "7:52", "$5", "T-72"."""
    tokens = sentence.tokens
    head = tokens[count.head]
    before = tokens[count.first - 1].text.lower() if count.first else ""
    after = tokens[count.last + 1].text.lower() if count.last + 1 < len(tokens) else ""
    if before in _MONTHS or before in ("$", "€", "£", "#", "us$") or before.rstrip(".") in _UNIT_NAMES:
        return True
    if after in _MONTHS or after.startswith(("th", "st-", "nd-")):
        return True
    if (
        before in (":", ".", "/", "-")
        and count.first > 1
        and tokens[count.first - 1].start == tokens[count.first - 2].end
    ):
        return not tokens[count.first - 2].tag.startswith("CD") or before != "-"
    if after in (":", "/") and count.last + 2 < len(tokens) and tokens[count.last + 2].text[:1].isdigit():
        return True
    if _YEAR.fullmatch(head.text) and count.cls == "exact":
        follower = tokens[count.last + 1] if count.last + 1 < len(tokens) else None
        return follower is None or not is_noun(follower) or not is_person(follower)
    return False


def _counted(sentence: Sentence, count: Count) -> tuple[Quantity, int]:
    """The quantity of a written number with its noun, and the index of its last token."""
    tokens = sentence.tokens
    after = count.last + 1
    follower = tokens[after] if after < len(tokens) else None
    cls = count.cls
    noun: int | None = None
    people = True
    if follower is not None and follower.text.lower() in _UNITS:
        noun, people = after, False
    elif follower is not None and _is_age(tokens, count):
        people = False
    else:
        many = not (count.low == count.high == 1)
        noun = phrase_end(sentence, after, many)
        if noun is not None:
            people = is_person(tokens[noun])
    last = noun if noun is not None else count.last
    if noun is None and after < len(tokens) and tokens[after].text.lower() in ("others", "more", "other"):
        last = after
    if people and _is_subset(tokens, count, last):
        cls = "subset"
    return _quantity(sentence, count.first, last, count.head, noun, cls, count, people), last


def _is_age(tokens: tuple[Token, ...], count: Count) -> bool:
    """ "Hamid Noor, 34, was killed"; "a 34-year-old"; "aged 34"."""
    after = tokens[count.last + 1].text if count.last + 1 < len(tokens) else ""
    before = tokens[count.first - 1] if count.first else None
    if after == "-" and count.last + 2 < len(tokens) and tokens[count.last + 2].text.lower().startswith("year"):
        return True
    if before is not None and before.text.lower() in ("aged", "age"):
        return True
    return (
        after == ","
        and before is not None
        and before.text == ","
        and count.first > 1
        and tokens[count.first - 2].tag == "NNP"
        and tokens[count.head].text.isdigit()
    )


def _is_subset(tokens: tuple[Token, ...], count: Count, last: int) -> bool:
    """ "including four children", "among them two nurses", "six of them women", "three of whom were boys"."""
    before = [token.text.lower() for token in tokens[max(0, count.first - 3) : count.first]]
    if before and before[-1] in ("including", "includes", "included", "include"):
        return True
    if before[-2:] in (["among", "them"], ["among", "whom"], ["of", "whom"], ["of", "them"]):
        return True
    after = [token.text.lower() for token in tokens[count.last + 1 : count.last + 3]]
    return after in (["of", "them"], ["of", "whom"], ["among", "them"])


def _uncounted(sentence: Sentence, i: int, taken: int) -> Quantity | None:
    """A person noun without a number: singular is 1, plural a vague two or more."""
    tokens = sentence.tokens
    token = tokens[i]
    if not token.tag.startswith("NN") or person_class(token) in (None, "thing"):
        return None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is not None and _continues(token, following):
        return None
    if token.tag in ("NNS", "NNPS") or token.text.lower() in (
        "people",
        "children",
        "women",
        "men",
        "troops",
        "taliban",
    ):
        count = Count(i, i, i, "vague", 2, None, None, True, False)
    else:
        count = Count(i, i, i, "exact", 1, 1, 1, False, False)
    first = i
    while first - 1 > taken and _before_noun(tokens[first - 1]):
        first -= 1
    cls: QuantityClass = count.cls
    if _is_subset(tokens, Count(first, i, i, cls, None, None, None, False), i):
        cls = "subset"
    return _quantity(sentence, first, i, i, i, cls, count, True)


def _continues(token: Token, following: Token) -> bool:
    """Whether the noun phrase goes on: "a militant attack", "the soldier's house", but "fighters Sunday"."""
    if following.text in ("'s", "’s", "'", "’"):
        return True
    if following.text == "-" and following.start == token.end:
        return True
    return following.tag in ("NN", "NNS") and following.text.lower() not in ("dead", "today", "yesterday", "overnight")


def _before_noun(token: Token) -> bool:
    return (token.tag.startswith(("JJ", "NN")) and token.text.lower() not in _MONTHS) or token.text.lower() in _SINGULAR


def _quantity(
    sentence: Sentence,
    first: int,
    last: int,
    head: int,
    noun: int | None,
    cls: QuantityClass,
    count: Count,
    people: bool,
) -> Quantity:
    return Quantity(
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        sentence=sentence.index,
        head=head,
        noun=noun,
        cls=cls,
        low=count.low,
        best=count.best,
        high=count.high,
        open_ended=count.open_ended,
        people=people,
    )
