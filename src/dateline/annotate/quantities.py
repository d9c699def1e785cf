"""Numbers of people and things: "at least 20 soldiers", "dozens", "a family of five", "a soldier", "fighters".

Bounds follow DOMAIN.md 8.4 (see `knowledge/casualty_words.csv`). Numbers that count nobody (years, dates, unit names,
calibres) are left out; ages, distances, vehicles and the like carry `people=False`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.knowledge.numbers import context, harm_words
from dateline.model import Quantity, Sentence, Token

from .quantities_ages import is_age
from .quantities_inside import (
    aged_from,
    bracket_start,
    fraction_end,
    is_date,
    is_further,
    none_before,
    organisation_of,
    strength_end,
)
from .quantities_nouns import is_noun, is_person, person_class, phrase_end
from .quantities_numbers import Count, count_at, may_begin, number_at

_YEAR = re.compile(r"(?:19|20)\d\d")
_PLURALS = frozenset({"people", "children", "women", "men", "troops", "taliban", "police", "staff"})


def find_quantities(text: str, sentences: tuple[Sentence, ...]) -> tuple[Quantity, ...]:
    """Every number of people or things in the sentences, in text order."""
    return tuple(quantity for sentence in sentences for quantity in _with_parts(sentence, _in_sentence(sentence)))


def _with_parts(sentence: Sentence, found: list[Quantity]) -> list[Quantity]:
    """ "including two women and three boys": what "and" joins to a part is a part too, unless a verb follows it."""
    for k in range(1, len(found)):
        before, this = found[k - 1], found[k]
        if before.cls != "subset" or not this.people:
            continue
        between = [token.lower for token in sentence.within(before.end, this.start)]
        after = next((token for token in sentence if token.start >= this.end), None)
        claimed = after is not None and (after.lower in harm_words() or after.lower in context("auxiliary"))
        if between == ["and"] and not claimed:
            found[k] = replace(this, cls="subset")
    return found


def _in_sentence(sentence: Sentence) -> list[Quantity]:
    tokens = sentence.tokens
    found: list[Quantity] = []
    taken = -1
    i = 0
    while i < len(tokens):
        begins = may_begin(tokens[i])
        if not begins and not tokens[i].tag.startswith("NN"):
            i += 1
            continue  # most words
        count = count_at(sentence, i) if begins else None
        if count is not None and count.first and tokens[count.first - 1].lower == "how":
            # "did not say how many were killed"
            count = replace(count, cls="unknown", low=None, best=None, high=None, open_ended=False)
        if count is not None and (part := fraction_end(tokens, count.last + 1)) is not None:
            i = part
            continue
        if count is not None:
            if not _is_name_or_date(sentence, count):
                quantity, taken = _counted(sentence, count)
                # "as many as 60 miners": the "many" is a part of the hedge
                while found and found[-1].start >= quantity.start:
                    found.pop()
                found.append(quantity)
                i = taken + 1
            else:
                i = max(i, count.last) + 1
            continue
        plain = _uncounted(sentence, i, taken)
        if plain is not None:
            while found and found[-1].start >= plain.start:  # the age of "a 25-year-old driver"
                found.pop()
            found.append(plain)
            while i + 1 < len(tokens) and tokens[i + 1].start < plain.end:
                i += 1
            taken = i
        i += 1
    return found


def _is_name_or_date(sentence: Sentence, count: Count) -> bool:
    """Numbers inside names and dates: "March 12", "2016", "Brigade 137", "7:52", "$5", "T-72"."""
    tokens = sentence.tokens
    before = tokens[count.first - 1].lower if count.first else ""
    after = tokens[count.last + 1].lower if count.last + 1 < len(tokens) else ""
    # "March 12", but "since March 12 people have died"
    if before in context("month") and not _counts_people(tokens, count):
        return True
    if before in context("currency"):
        return True
    # "Brigade 137", "No. 5", but "no one"
    if tokens[count.head].text.isdigit() and count.first and not _counts_people(tokens, count):
        # "Brigade 137", "Base 12", but "in the camp 12 were killed"
        if before.rstrip(".") in context("unit_name"):
            return True
        if before in context("site_name") and tokens[count.first - 1].text[0].isupper():
            return True
    if after in context("month"):
        return True
    if (
        before in (":", ".", "/", "-")
        and count.first > 1
        and tokens[count.first - 1].start == tokens[count.first - 2].end
        and tokens[count.first].start == tokens[count.first - 1].end  # "7:52", but "Monitor: 80 soldiers killed"
    ):
        return tokens[count.first - 2].tag != "CD" or before != "-"
    if after in (":", "/") and count.last + 2 < len(tokens) and tokens[count.last + 2].text[:1].isdigit():
        return True
    year = _YEAR.fullmatch(tokens[count.head].text) is not None and count.cls == "exact"
    return year and not _counts_people(tokens, count)


def _counts_people(tokens: tuple[Token, ...], count: Count) -> bool:
    follower = tokens[count.last + 1] if count.last + 1 < len(tokens) else None
    return follower is not None and is_noun(follower) and is_person(follower)


def _counted(sentence: Sentence, count: Count) -> tuple[Quantity, int]:
    """The quantity of a written number with its noun, and the index of its last token."""
    tokens = sentence.tokens
    after = count.last + 1
    follower = tokens[after].lower if after < len(tokens) else ""
    noun: int | None = None
    people = True
    if follower in context("unit"):
        noun, people = after, False
    elif is_age(tokens, count.first, count.last, count.head):
        people = False
    elif (end := strength_end(tokens, after)) is not None:
        # "a three-man crew"
        noun = phrase_end(sentence, end, many=False)
    elif (counted := _counted_of(sentence, after)) is not None:
        # "12 of 20 trucks": the trucks belong to the second number
        people = is_person(tokens[counted])
    elif (said := _said_of_part(tokens, after)) is not None:
        noun = said
    elif tokens[count.last].lower in context("two_people") and not _counts_more(tokens, after):
        # "a couple and their son", but "a couple of guards"
        noun, count = count.last, replace(count, cls="exact", low=2, best=2, high=2)
    else:
        noun = phrase_end(sentence, after, many=not (count.low == count.high == 1))
        people = noun is None or is_person(tokens[noun])
    last = noun if noun is not None else count.last
    if noun is None and follower in ("others", "more", "other"):
        last = after
    # "no one was hurt", "none of the 12 passengers"
    one = count.low == count.high == 1
    none = none_before(tokens, count.first)
    if none is not None and (one or none < count.first - 1):
        return _quantity(sentence, none, last, noun, _zero(count), people), last
    return _quantity(sentence, count.first, last, noun, count, people), last


def _is_part(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """ "including four children", "among them two nurses", "six of them women", "mostly civilians"."""
    # "most of whom were farmers"
    linked = first > 2 and tokens[first - 2].lower == "whom" and tokens[first - 1].lemma == "be"
    first = first - 1 if linked else first
    before = [token.lower for token in tokens[max(0, first - 2) : first]]
    if before and before[-1] in context("part"):
        return True
    # "the drivers of two of them"
    if before and before[-1] == "of":
        return False
    inside = " ".join(token.lower for token in tokens[first : last + 3])
    return " ".join(before) in context("part_after") or any(f" {words}" in inside for words in context("part_after"))


def _said_of_part(tokens: tuple[Token, ...], after: int) -> int | None:
    """ "six of them women": the noun that says what the part is."""
    if " ".join(token.lower for token in tokens[after : after + 2]) not in ("of them", "of whom"):
        return None
    at = after + 3 if after + 2 < len(tokens) and tokens[after + 2].lower in context("auxiliary") else after + 2
    if at < len(tokens) and tokens[at].tag in ("NNS", "NNPS") and is_person(tokens[at]):
        return at
    return None


def _counted_of(sentence: Sentence, after: int) -> int | None:
    """The noun of "nine of its 12 guards", which the second number counts."""
    tokens = sentence.tokens
    if after + 2 >= len(tokens) or tokens[after].lower != "of":
        return None
    at = after + 2 if tokens[after + 1].lower in context("inside") else after + 1
    number = number_at(tokens, at)
    return phrase_end(sentence, number[1], many=True) if number is not None else None


def _counts_more(tokens: tuple[Token, ...], after: int) -> bool:
    return after < len(tokens) and (tokens[after].lower in ("of", "more") or is_noun(tokens[after]))


def _zero(count: Count) -> Count:
    return Count(count.first, count.last, count.head, "zero", 0, 0, 0, False, count.written)


def _uncounted(sentence: Sentence, i: int, taken: int) -> Quantity | None:
    """A person noun without a number: singular is 1, plural a vague two or more, after "no" it is none."""
    tokens = sentence.tokens
    token = tokens[i]
    if not token.tag.startswith("NN") or person_class(token) in (None, "thing"):
        return None
    if i + 1 < len(tokens) and _continues(tokens, i):
        return None
    together = 2 if token.lower in context("two_people") else 3 if token.lower in context("three_people") else 0
    if together:
        count = Count(i, i, i, "exact", together, together, together, False, False)
    elif token.tag in ("NNS", "NNPS") or token.lower in _PLURALS:
        count = Count(i, i, i, "vague", 2, None, None, True, False)
    else:
        count = Count(i, i, i, "exact", 1, 1, 1, False, False)
    first = i
    while first - 1 > taken:
        opened = bracket_start(tokens, first - 1)
        if opened is not None and opened - 1 > taken and tokens[opened - 1].tag.startswith("NN"):
            first = opened
            continue
        # "an Army of Conquest courier"
        if organisation_of(tokens, first - 1) and first - 2 > taken:
            first -= 2
            continue
        if not _before_noun(tokens, first - 1):
            break
        first -= 1
        if tokens[first].lower in context("determiner"):
            break
    # "a 25-year-old driver"
    if count.best == 1 and (aged := aged_from(tokens, first)) is not None:
        first = aged
    # "a Taliban bomb maker": a plural after "a" only describes what follows
    if count.best is None and tokens[first].lower in ("a", "an"):
        return None
    none = none_before(tokens, first)
    if none is not None and none > taken:
        first, count = none, _zero(count)
    # "another soldier died", "a second soldier died": one more than those told of
    elif count.best == 1 and is_further(tokens, first, i):
        count = replace(count, cls="increment")
    # "commander Hadi Sabbagh": the name belongs to the one counted
    last = i
    while count.best == 1 and last + 1 < len(tokens) and _goes_on_as_name(tokens, last + 1):
        last += 1
    return _quantity(sentence, first, last, i, count, True)


def _goes_on_as_name(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].tag == "NNP" and not is_date(tokens, i) and tokens[i].lower not in harm_words()


def _continues(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the noun phrase goes on: "a militant attack", but "kills woman wounds 25" and "fighters Sunday"."""
    token, following = tokens[i], tokens[i + 1]
    if following.text == "-" and following.start == token.end:
        return True
    # "Insurgent Cell Arrested": a body of people is no person
    if following.tag == "NNP" and following.lower in context("organisation"):
        return True
    # "the top Taliban military leader": a group's name before an adjective describes
    if token.tag in ("NNP", "NNPS") and following.tag == "JJ" and following.lower not in harm_words():
        return True
    # "Detain Taliban Mortar Cell Leader": in a row of names that ends in a person the group describes
    if token.lower in _PLURALS and token.tag.startswith("NNP") and _ends_in_person(tokens, i + 1):
        return True
    if following.tag not in ("NN", "NNS"):
        return False
    return following.lower not in harm_words() and not is_date(tokens, i + 1)


def _ends_in_person(tokens: tuple[Token, ...], i: int) -> bool:
    last = i
    while last < len(tokens) and tokens[last].tag.startswith("NN") and tokens[last].lower not in harm_words():
        last += 1
    return last > i and person_class(tokens[last - 1]) not in (None, "thing")


def _before_noun(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a token belongs to the noun phrase that follows it."""
    token = tokens[i]
    if token.lower in context("determiner"):
        return True
    if token.lower == "old" or is_date(tokens, i) or token.lower in harm_words():
        return False
    # "the suspected gunman", but "raiders killed wanted men": a participle inside a phrase
    inside = i > 0 and (tokens[i - 1].lower in context("determiner") or tokens[i - 1].tag.startswith(("JJ", "NNP")))
    return token.tag.startswith(("JJ", "NN")) or (token.tag == "VBN" and inside)


def _quantity(sentence: Sentence, first: int, last: int, noun: int | None, count: Count, people: bool) -> Quantity:
    part = people and count.cls != "zero" and _is_part(sentence.tokens, first, last)
    return Quantity(
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        sentence=sentence.index,
        head=count.head,
        noun=noun,
        cls="subset" if part else count.cls,
        low=count.low,
        best=count.best,
        high=count.high,
        open_ended=count.open_ended,
        people=people,
    )
