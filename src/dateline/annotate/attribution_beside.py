"""Speakers found by the order of words alone, where the parse of the words beside a quotation is broken."""

from __future__ import annotations

from dateline.knowledge.reporting import reporting_words
from dateline.model import Sentence, Token

from .attribution_cues import Voice, span_of

_PHRASE = frozenset("DET ADJ NOUN PROPN PRON NUM PART ADP CCONJ".split())
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
#: A speaker before the verb has at most this many tokens.
_LONGEST = 14


def beside_quotation(sent: Sentence, end: int) -> Voice | None:
    """Who says the quotation that ends at `end`: `“…,” said the baker`, `“…,” the baker at the mill said`."""
    after = [t for t in sent.tokens if t.start >= end]
    while after and after[0].pos == "PUNCT":
        after.pop(0)
    if len(after) < 2:
        return None
    if _says(after[0]) and after[0].tag in ("VBD", "VBZ"):
        return _voice(sent, after[0], _phrase(after[1:]))
    speaker = _phrase(after)
    verb = after[len(speaker)] if 0 < len(speaker) < min(len(after), _LONGEST) else None
    return _voice(sent, verb, speaker) if verb is not None and _says(verb) and verb.tag[:2] == "VB" else None


def _says(token: Token) -> bool:
    word = reporting_words("verb").get(token.lemma.lower())
    return word is not None and word.cls in ("neutral", "claim") and bool(word.takes & {"c", "q"})


def _phrase(tokens: list[Token]) -> list[Token]:
    """The noun phrase with which some tokens begin, without what stands behind a comma."""
    kept: list[Token] = []
    for token in tokens:
        if token.pos not in _PHRASE and token.text not in ("-", "."):
            break
        kept.append(token)
    while kept and kept[-1].pos not in _NAMES:
        kept.pop()
    return kept


def _voice(sent: Sentence, verb: Token, speaker: list[Token]) -> Voice | None:
    source, cue = span_of(speaker), span_of([verb])
    if source is None or cue is None or speaker[0].pos in ("ADP", "CCONJ") or speaker[0].lower in ("i", "we", "you"):
        return None
    word = reporting_words("verb")[verb.lemma.lower()]
    return Voice(sent.index, source, cue, None, word, word.stance)
