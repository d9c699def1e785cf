"""Numbers as written: digits, number words, ranges, and the hedges around them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from dateline.knowledge.numbers import CountRule, context, count_rules, number_words
from dateline.model import Sentence, Token
from dateline.model.mentions import QuantityClass

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_PLUS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)\+")
#: More than all people alive: a serial number, not a count.
_MOST = 10_000_000_000
_DASHES = frozenset({"-", "–", "—", "to", "or"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a sentence: tokens `first` to `last` (inclusive, hedge and "others" included), `head` the number."""

    first: int
    last: int
    head: int
    cls: QuantityClass
    low: int | None
    best: int | None
    high: int | None
    open_ended: bool
    written: bool = True


@functools.cache
def _starters() -> frozenset[str]:
    """The words with which a count in words may begin."""
    return frozenset({"a", "an", *number_words(), *count_rules("alone")})


def may_begin(token: Token) -> bool:
    """Whether a count may begin at a token: a cheap test before the exact one."""
    return token.text[0].isdigit() or "-" in token.text or token.lower in _starters()


def number_at(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    """The value of the number that begins at token `i`, and the index after it; None where none does."""
    words = number_words()
    token = tokens[i]
    lower = token.lower
    if _DIGITS.fullmatch(token.text):
        value, at = int(token.text.replace(",", "")), i + 1
        # "12 000": a thin or plain space parts the thousands
        if len(token.text) <= 3 and at < len(tokens) and re.fullmatch(r"\d{3}", tokens[at].text) and token.text != "0":
            value, at = value * 1000 + int(tokens[at].text), at + 1
        return _scaled(tokens, value, at)
    if (
        token.text[0].isdigit()
        and re.fullmatch(r"\d+\.\d+", token.text)
        and i + 1 < len(tokens)
        and tokens[i + 1].lower == "million"
    ):
        return round(float(token.text) * 1_000_000), i + 2
    if (compound := _hyphenated(lower)) is not None:
        return _scaled(tokens, compound, i + 1)
    if lower in ("a", "an") and i + 1 < len(tokens):
        value, kind = words.get(tokens[i + 1].lower, (0, ""))
        return _scaled(tokens, 1, i + 1) if kind == "scale" and value != 12 else None
    if lower not in words:
        return None
    return _worded(tokens, i)


def _hyphenated(word: str) -> int | None:
    parts = word.split("-")
    if len(parts) != 2:
        return None
    (tens, kind), (unit, other) = (number_words().get(part, (0, "")) for part in parts)
    return tens + unit if kind == "tens" and other == "unit" and 0 < unit < 10 else None


def _worded(tokens: tuple[Token, ...], i: int) -> tuple[int, int] | None:
    words = number_words()
    value, kind = words[tokens[i].lower]
    if kind == "scale":
        return None
    at = i + 1
    if kind == "tens" and at < len(tokens):
        step = at + 1 if tokens[at].text == "-" and at + 1 < len(tokens) else at
        unit, other = words.get(tokens[step].lower, (0, ""))
        if other == "unit" and 0 < unit < 10:
            value, at = value + unit, step + 1
    return _scaled(tokens, value, at)


def _scaled(tokens: tuple[Token, ...], value: int, at: int) -> tuple[int, int]:
    """Apply "hundred", "thousand" … after a number, and the "and fifty" after those."""
    words = number_words()
    while at < len(tokens):
        scale, kind = words.get(tokens[at].lower, (0, ""))
        if kind != "scale":
            break
        value, at = value * scale, at + 1
        rest = at + 1 if at < len(tokens) and tokens[at].lower == "and" else at
        if scale > 12 and rest < len(tokens):
            below, kind = words.get(tokens[rest].lower, (0, ""))
            after = rest + 1 < len(tokens) and words.get(tokens[rest + 1].lower, (0, ""))[1] == "scale"
            if kind in ("unit", "tens") and 0 < below < scale and not after:
                more = _worded(tokens, rest)
                if more:
                    value, at = value + more[0], more[1]
    return value, at


def _matches(tokens: tuple[Token, ...], start: int, words: tuple[str, ...]) -> bool:
    return (
        start >= 0
        and start + len(words) <= len(tokens)
        and all(tokens[start + k].lower == word for k, word in enumerate(words))
    )


def _hedge_before(tokens: tuple[Token, ...], at: int) -> tuple[CountRule, int] | None:
    """The rule of the hedge that ends before token `at`, and where it begins."""
    if at == 0:
        return None
    for rule in count_rules("before").get(tokens[at - 1].lower, ()):
        start = at - len(rule.words)
        # "the toll has gone up to four" tells the number itself
        if _matches(tokens, start, rule.words) and not (rule.words == ("up", "to") and _moves(tokens, start)):
            return rule, start
    return None


def _moves(tokens: tuple[Token, ...], at: int) -> bool:
    return at > 0 and tokens[at - 1].lemma.lower() in ("go", "move", "climb", "creep", "push", "bring", "jump", "shoot")


def _vague_at(tokens: tuple[Token, ...], i: int) -> CountRule | None:
    for rule in count_rules("alone").get(tokens[i].lower, ()):
        if not _matches(tokens, i, rule.words):
            continue
        # "both Omar Tari and his guard": a conjunction is no number
        if rule.words == ("both",) and i + 1 < len(tokens) and tokens[i + 1].tag == "NNP":
            continue
        # "He scores a goal": a verb is no number
        if rule.words == ("scores",) and tokens[i].tag == "VBZ":
            continue
        # "some 30", "a family of five", "a group of 20": a hedge of the number that follows
        after = i + len(rule.words)
        hedge = after + 1 if rule.words[-1] == "family" else after
        if rule.words[-1] in ("some", "family", "of") and hedge < len(tokens) and number_at(tokens, hedge):
            continue
        return rule
    return None


def count_at(sentence: Sentence, i: int) -> Count | None:
    """The count whose number (or vague word) begins at token `i`, with its hedges; None where none does."""
    tokens = sentence.tokens
    if not may_begin(tokens[i]):
        return None
    vague = _vague_at(tokens, i)
    if vague is not None:
        return _vague(tokens, i, vague)
    plus = _PLUS.fullmatch(tokens[i].text)
    number = (int(plus[1].replace(",", "")), i + 1) if plus else number_at(tokens, i)
    if number is None:
        return None
    low, after = number
    if low > _MOST:
        return None
    high, first, head = low, i, after - 1
    spread = after < len(tokens) - 1 and tokens[after].lower in _DASHES and number_at(tokens, after + 1)
    if i > 0 and tokens[i - 1].lower == "between" and after < len(tokens) - 1:
        spread = tokens[after].lower == "and" and number_at(tokens, after + 1)
        first = i - 1 if spread else i
    if spread and spread[0] > low:
        high, after = spread
        head = after - 1
    dozens = 12 if tokens[head].lower == "dozen" else 0
    cls: QuantityClass = "range" if high > low else "exact"
    bounds: tuple[int | None, int | None, int | None] = (low, low if high == low else None, high)
    open_ended = False
    if dozens:  # "two dozen" is as approximate as "a dozen": 10 to 14 for each
        cls, bounds = "approximate", (low * 10 // 12, low, low * 14 // 12)
    more = first > 0 and tokens[first - 1].lower in context("more")
    hedge = _hedge_before(tokens, first - 1 if more else first)
    first = first - 1 if more else first
    last = after - 1
    if plus:
        cls, bounds, open_ended = "lower_bound", (low, low, None), True
    if hedge:
        rule, first = hedge
        cls, bounds, open_ended = rule.cls, rule.bounds(low, high), rule.open_ended
    for rule in count_rules("after").get(tokens[after].lower if after < len(tokens) else "", ()):
        if _matches(tokens, after, rule.words):
            cls, bounds, open_ended = rule.cls, rule.bounds(low, high), rule.open_ended
            last = after + len(rule.words) - 1
    if high > low and hedge is None and not plus:
        bounds = (low, None, high)
    elif high > low and bounds[2] is not None:
        bounds = (bounds[0], None, bounds[2])  # "an estimated 40 to 50": neither end is the best
    if low == high == 0:
        cls = "zero"
    # "at least three others", "another 12", "two more": they come on top of a number given before
    if more or (last + 1 < len(tokens) and tokens[last + 1].lower in context("more")):
        cls = "increment"
    return Count(first, last, head, cls, *bounds, open_ended)


def _vague(tokens: tuple[Token, ...], i: int, rule: CountRule) -> Count:
    low, best, high = rule.bounds(0)
    last, first, cls, open_ended = i + len(rule.words) - 1, i, rule.cls, rule.open_ended
    hedge = _hedge_before(tokens, i)
    if hedge and low is not None and rule.words[-1] != "some":
        outer, first = hedge
        value = best if best is not None else low
        if outer.position == "before" and rule.words[-1] == "dozen":
            cls, (low, best, high), open_ended = outer.cls, outer.bounds(value), outer.open_ended
    if last + 1 < len(tokens) and tokens[last + 1].lower in context("more"):
        cls = "increment"
    return Count(first, last, i if len(rule.words) == 1 else last, cls, low, best, high, open_ended)
