"""Whether a time expression looks back or ahead, from the verb that governs it."""

from __future__ import annotations

import re
from typing import Literal

from dateline.model import Sentence, TimeMention, Token

Outlook = Literal["past", "future", "open"]

_FUTURE_AUX = frozenset({"will", "'ll", "shall", "wo", "ll", "would"})
#: Verbs whose complement lies ahead: "plan to strike on Friday", "due to open in March".
_PLANNING = frozenset(
    {"plan", "expect", "schedule", "intend", "set", "vow", "threaten", "prepare", "promise", "aim", "hope", "pledge",
     "agree", "want", "suppose", "decide", "due", "ready", "slate"}
)  # fmt: skip
_VERBS = ("VERB", "AUX")
#: "postponed until Tuesday", "a summit set for April", "as soon as Friday": just before a time still to come.
_TO_COME = re.compile(
    r"(?:\b(?:re)?(?:schedul|slat|plann|postpon|delay|adjourn|extend)(?:e|ed|ing)?\b[^.;]{0,40}\b(?:for|until|till|to)"
    # but "set fire to the village on Saturday", "set off a bomb on Monday"
    r"|\bset\s(?:for|until|till)(?:\s[\w'-]+\s(?:in|on))?"
    r"|\b(?:due|expected|deadline|ultimatum)\s(?:[\w\s'.-]{0,25}\s)?(?:for|until|till|of|by|in|on)"
    r"|\bas\s(?:soon|early)\sas|\bno\slater\sthan|\beffective|\bstarting|\bslated\s[\w\s'.]{0,50}\s(?:in|on|for))"
    r"\s(?:the\s|early\s|late\s)?$",
    re.IGNORECASE,
)


def outlook(sentence: Sentence, mention: TimeMention, text: str) -> Outlook:
    """ "will meet on Friday" is ahead, "was hit on Friday" is back, a title without a verb is open."""
    if _TO_COME.search(text, max(sentence.start, mention.start - 80), mention.start):
        return "future"
    at = sentence.head_of(mention.start, mention.end)
    if at is None:
        return "open"
    # "on May 10": the tagger takes the month for a verb
    month = sentence[at].lower in ("may", "march")
    verb = sentence[at] if sentence[at].pos in _VERBS and not month else _verb_above(sentence, at)
    steps = 0
    while verb is not None and steps < 4:
        found = _tense(sentence, verb)
        if found != "open":
            return found
        verb, steps = _verb_above(sentence, verb.i), steps + 1
    return "open"


def _verb_above(sentence: Sentence, at: int) -> Token | None:
    return next((t for t in sentence.ancestors(at) if t.pos in _VERBS or t.lower in _PLANNING), None)


def _tense(sentence: Sentence, verb: Token) -> Outlook:
    helpers = sentence.children(verb.i, "aux", "auxpass")
    # "would meet on Friday" lies ahead, "would have met" does not
    if any(t.lower in _FUTURE_AUX for t in helpers):
        return "open" if any(t.lower == "have" for t in helpers) else "future"
    if any(t.tag == "TO" for t in helpers):
        above = sentence[verb.head]
        # "the truce is to take effect on Thursday"; one that "was to begin on Thursday" may lie back
        to_come = above.lower in ("is", "are", "'s", "'re") and verb.dep == "xcomp"
        return "future" if to_come or above.lemma.lower() in _PLANNING else "open"
    if verb.lower in ("scheduled", "expected", "slated", "due", "planned") and not helpers:
        return "future"
    if verb.tag == "VBD" or any(t.tag == "VBD" or t.lower in ("has", "have", "'ve", "having") for t in helpers):
        return "past"
    if verb.tag == "VBN" and not helpers:
        return "past"
    return "open"
