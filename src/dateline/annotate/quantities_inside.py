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


def bracket_end(tokens: tuple[Token, ...], i: int) -> int | None:
    """The index after a short bracket that opens at `i`, "a (IED) maker"; None where none does."""
    if tokens[i].text != "(":
        return None
    return next((at + 1 for at in range(i + 2, min(i + 4, len(tokens))) if tokens[at].text == ")"), None)


def bracket_start(tokens: tuple[Token, ...], i: int) -> int | None:
    """The index of the short bracket that closes at `i`; None where none does."""
    if tokens[i].text != ")":
        return None
    return next((at for at in range(i - 2, max(i - 4, -1), -1) if tokens[at].text == "("), None)


def organisation_of(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether the "of" at `i` joins an organisation's name: "an Islamic Movement of Uzbekistan facilitator"."""
    if not 0 < i < len(tokens) - 1 or tokens[i].lower != "of":
        return False
    left, right = tokens[i - 1], tokens[i + 1]
    return left.text[0].isupper() and right.tag in ("NNP", "NNPS") and left.lower in context("organisation_of")
