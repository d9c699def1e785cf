"""What may stand inside a noun phrase of people: an abbreviation in brackets, an "Army of", a man called Jan."""

from __future__ import annotations

from dateline.knowledge.numbers import context
from dateline.model import Token


def is_date(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a token is a word of time: "killed five Sunday", but not the "Jan" of "commander Noor Jan"."""
    token = tokens[i]
    if token.lower not in context("date"):
        return False
    if token.lower not in context("month_or_name") or not token.tag.startswith("NNP") or i == 0:
        return True
    before = tokens[i - 1]
    numbered = i + 1 < len(tokens) and tokens[i + 1].tag == "CD"
    return numbered or before.tag != "NNP" or before.lower in context("date")


def aged_from(tokens: tuple[Token, ...], first: int) -> int | None:
    """The index of the article of "a 25-year-old driver", where the words from `first` on name who is so old."""
    at = first - 5
    if at < 0 or tokens[first - 1].lower != "old" or tokens[first - 3].lower not in context("age"):
        return None
    dashed = tokens[first - 2].text == tokens[first - 4].text == "-" and tokens[at].tag == "CD"
    return at - 1 if dashed and at > 0 and tokens[at - 1].lower in context("determiner") else None


def fraction_end(tokens: tuple[Token, ...], i: int) -> int | None:
    """The index after "-thirds" or "thirds" of "two-thirds of the dead"; None where no share is told."""
    at = i + 1 if i < len(tokens) and tokens[i].text == "-" else i
    if at + 1 >= len(tokens) or tokens[at].lower not in context("fraction") or tokens[at + 1].lower != "of":
        return None
    return at + 1


def bracket_end(tokens: tuple[Token, ...], i: int) -> int | None:
    """The index after a short bracket that opens at `i`, "a (IED) maker"; None where none does."""
    if tokens[i].text != "(":
        return None
    return next((at + 1 for at in range(i + 2, min(i + 7, len(tokens))) if tokens[at].text == ")"), None)


def bracket_start(tokens: tuple[Token, ...], i: int) -> int | None:
    """The index of the short bracket that closes at `i`; None where none does."""
    if tokens[i].text != ")":
        return None
    return next((at for at in range(i - 2, max(i - 7, -1), -1) if tokens[at].text == "("), None)


def organisation_of(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the "of" at `i` joins an organisation's name: "an Army of Conquest courier"."""
    if not 0 < i < len(tokens) - 1 or tokens[i].lower != "of":
        return False
    left, right = tokens[i - 1], tokens[i + 1]
    return left.text[0].isupper() and right.text[0].isupper() and left.lower in context("organisation_of")


def none_before(tokens: tuple[Token, ...], first: int) -> int | None:
    """Where the words begin that make people from `first` on none: "no", "neither", "none of the", "not a single"."""
    if first == 0:
        return None
    before = tokens[first - 1].lower
    if before in ("no", "neither", "zero"):
        return first - 1
    if before == "not" and first + 1 < len(tokens) and tokens[first + 1].lower == "single":
        return first - 1
    of = first - 2 if before in context("definite") else first - 1
    if of < 1 or tokens[of].lower != "of":
        return None
    if tokens[of - 1].lower in ("none", "neither"):
        return of - 1
    return of - 2 if of > 1 and tokens[of - 1].lower == "one" and tokens[of - 2].lower == "not" else None


def is_further(tokens: tuple[Token, ...], first: int, noun: int) -> bool:
    """Whether one person is told of as one more: "another guard", "a second guard"."""
    if tokens[first].lower == "another":
        return True
    second = first + 1 if tokens[first].lower in ("a", "an") else first
    ordinal = second < noun and tokens[second].lower in context("ordinal")
    # "the second guard" is one of those told of
    return ordinal and (second > first or first == 0 or tokens[first - 1].lower in ("a", "an"))


def strength_end(tokens: tuple[Token, ...], i: int) -> int | None:
    """The index after "-man", "-member", "-strong" that follows a number; None where none does."""
    if i + 1 < len(tokens) and tokens[i].text == "-" and tokens[i + 1].lower in context("strength"):
        return i + 2
    return None
