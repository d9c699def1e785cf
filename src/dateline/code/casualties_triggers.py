"""Harm words in a sentence: which sense they have there, whether they are denied, whether the number is a toll."""

from __future__ import annotations

import re

from dateline.knowledge.numbers import HarmWord, context, harm_words
from dateline.model import Sentence, Token

_WEEKDAY = (
    r"(?!\s+(?:early |late |last )?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|midnight|dawn|morning|noon|yesterday|then)\b)"
)
_TOLL = re.compile(
    rf"\b(?:(?<!has )(?<!have )(?<!had )since\b(?=\s+\w){_WEEKDAY}|so far this|to date\b|this year\b"
    r"|(?:in|over|during|for) (?:the )?(?:past|last|previous|more than|over|nearly|almost|some)? ?(?:[\w-]+ )?"
    r"(?:years?|months?)\b|in (?:the|its|a) (?:[\w'’-]+ ){0,3}(?:conflict|war|uprising|crisis)\b(?!-)"
    r"|(?:conflict|war|uprising|crisis|revolt) (?:that )?(?:has |have )?(?:killed|claimed|left))",
    re.IGNORECASE,
)
#: What stands between a verb and a "dead" of another verb: "a shooting left two men dead".
_APART = frozenset({",", ";", "left", "leaves", "leaving", "found", "pronounced"})
#: Words for what is told of a number: with "no" before them nothing is, which is not nobody.
_UNTOLD = frozenset("toll tolls figure figures number numbers count counts estimate estimates breakdown".split())
_DENIALS = frozenset({"not", "n't", "never", "n’t"})


def triggers_in(sentence: Sentence) -> list[tuple[Token, HarmWord]]:
    """The harm words of a sentence, each with its sense; "dead" of "shot dead" is no word of its own."""
    words = harm_words()
    found: list[tuple[Token, HarmWord]] = []
    particles: set[int] = set()
    for token in sentence:
        if token.lower in words and token.i not in particles:
            word, at = _sense(sentence, token)
            if word is not None:
                found.append((token, word))
                particles.update(at)
    return found


def _sense(sentence: Sentence, trigger: Token) -> tuple[HarmWord | None, range]:
    """Which harm word a token is here, by its particle and its part of speech, and where the particle stands."""
    after = [token.lower for token in sentence.tokens[trigger.i + 1 : trigger.i + 8]]
    verbal = trigger.tag.startswith("VB")
    choice = None
    for word in harm_words()[trigger.lower]:
        size = len(word.particle)
        if size:
            places = [k for k in range(len(after)) if tuple(after[k : k + size]) == word.particle]
            # "shops were burned and a guard was stabbed to death": the particle belongs to the nearer verb
            places = [k for k in places if not any(between in harm_words() for between in after[:k])]
            # "three people shot in the square, one dead"
            places = [k for k in places if _APART.isdisjoint(after[:k]) or word.particle[0] not in ("dead", "to")]
            if verbal and places:
                first = trigger.i + 1 + places[0]
                return word, range(first, first + size)
            continue
        # "the remains of nine men", but "the number remains 52"
        if trigger.lower == "remains" and after[:1] != ["of"]:
            continue
        if (word.frame in ("transitive", "intransitive")) == verbal:
            return word, range(0)
        choice = choice or word
    return choice, range(0)


#: "since the offensive began": the period is that of the incident itself, unless it began in some month or year.
_OWN_PERIOD = re.compile(
    r"since (?:the|this|its|their|his) (?:[\w'’-]+ ){0,3}?"
    r"(?:offensive|attack|assault|raid|battle|operation|strike|shelling|bombing|clashes|fighting|siege) "
    r"(?:began|begun|started|was launched|broke out|erupted)\b"
    r"(?! (?:in|last|this|early|late|more than|almost|over|\w+ (?:months|years) ago))",
    re.IGNORECASE,
)
_WIDE_AREA = re.compile(
    r"\b(?:across|throughout) the (?:\w+ )?(?:country|nation|region)\b|\bnationwide\b", re.IGNORECASE
)


def is_toll(text: str, sentence: Sentence, trigger: Token, low: int | None) -> bool:
    """Whether a sentence tells a cumulative figure ("since January", "in five years of war").

    A figure beyond 5,000 never falls in one incident of the kind that reports tell.
    """
    if (low or 0) >= 5000:
        return True
    if _OWN_PERIOD.search(text, sentence.start, sentence.end):
        return bool(_WIDE_AREA.search(text, sentence.start, sentence.end))
    for match in _TOLL.finditer(text, sentence.start, sentence.end):
        # "killed nine in a town which has been besieged since March": of another clause
        between = sentence.within(trigger.end, match.start()) if match.start() > trigger.end else []
        # nor "killed nine in the deadliest raid since March"
        if not any(token.tag in ("WDT", "WP", "WRB", "JJS", "RBS") or token.lower == "first" for token in between):
            return True
    return False


def is_negated(sentence: Sentence, trigger: Token) -> bool:
    """Whether the harm is denied: "did not kill", "without injuring", "denied killing"."""
    for verb in (trigger, sentence[trigger.head]):
        if verb is not trigger and trigger.dep not in ("xcomp", "conj"):
            break
        for child in sentence.children(verb.i, "neg"):
            if child.lower in _DENIALS and abs(trigger.i - child.i) <= 4:
                return True
    before = [token.lower for token in sentence.tokens[max(0, trigger.i - 2) : trigger.i]]
    if "without" in before and trigger.tag == "VBG":
        return True
    head = sentence[trigger.head]
    return trigger.dep in ("xcomp", "ccomp", "dobj") and trigger.tag == "VBG" and head.lemma == "deny"


def says_nothing(sentence: Sentence, trigger: Token) -> bool:
    """Whether the harm is unknown, not none: "no word on casualties", "no details of injuries"."""
    before = [token.lower for token in sentence.tokens[max(0, trigger.i - 5) : trigger.i]]
    return not {"information", "word", "details", "news"}.isdisjoint(before)


def says_none(sentence: Sentence, trigger: Token, frame: str) -> bool | None:
    """For "casualties", "deaths", "arrests": True where there were none, False where none were reported.

    None where the word is not negated, or no number is told ("no death toll was given"). "No casualties were reported"
    and "no word on casualties" (see `says_nothing`) leave the number open, "there were no casualties"
    does not.
    """
    # "no deaths", but not "no right to the deaths"
    reach = 5 if frame == "count" else 1
    before = [token.lower for token in sentence.tokens[max(0, trigger.i - reach) : trigger.i]]
    if "no" not in before and "without" not in before:
        return None
    cut = max(k for k, word in enumerate(before) if word in ("no", "without"))
    between = before[cut + 1 :]
    after = [token.lower for token in sentence.tokens[trigger.i + 1 : trigger.i + 4]]
    if not _UNTOLD.isdisjoint(between) or (after and after[0] in _UNTOLD):
        return None
    if any(word in ("reports", "report", "information", "word", "details", "news") for word in between):
        return False
    # "no signs of injury"
    if "of" in between:
        return None
    # "no material losses", "no heavy losses" leave the people open
    if trigger.lower == "losses" and not context("goods").isdisjoint(between):
        return None
    if any(word in context("auxiliary") or word in (",", "the") for word in between):
        return None
    return not any(word in ("reported", "confirmed", "known", "announced") for word in after)
