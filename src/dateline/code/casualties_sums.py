"""The number of all the dead of an incident, told other than by a toll: "she is the fifth victim", "took the dead to
six", "the dead now number nine"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model import Casualties, Quantity, Sentence, Span

from .casualties_clause import Clause
from .casualties_statement import CasualtyStatement
from .casualties_triggers import is_toll

_ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split()
)
#: "Is the fifth victim of the strike", "making her the second victim", "the third death from the attack".
_NTH = re.compile(
    rf"\b(?:is|was|are|became|becomes|becoming|making (?:her|him|it|them)|makes (?:her|him|it)|made (?:her|him|it)|as)"
    rf" (?:now )?(?:the )?(?P<nth>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
    r" (?:victim|fatality|death|\w+ to (?:die|be killed|have died)|(?:person|man|woman|child) killed)\b"
    r"(?P<of>.{0,60})",
    re.IGNORECASE,
)
#: What one incident is called; "the third death in the county this year" is of many.
_ONE = re.compile(
    r"(?:of|from|in|to) (?:the|this|that|\w+['’]s|[A-Z]\w+) (?:[\w'’-]+ ){0,3}?(?:attack|strike|airstrike|bombing|"
    r"blast|explosion|shooting|shelling|raid|ambush|massacre|incident|crash|stabbing|assault|clash(?:es)?)\b"
    r"|^(?: in it)?\W*$|^[,;]"
)
_MANY = re.compile(r"\b(?:year|month|week|season|war|since)\b", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:bring|brings|bringing|brought|take|takes|taking|took|push|pushes|pushing|pushed|raise|raises|raising|raised)"
    r" (?:the )?(?:number of (?:the )?)?dead to ",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\bthe dead (?:now |already |thus |had |have |then )*(?:number|numbered|numbers|total|totalled|are now|were now) ",
    re.IGNORECASE,
)


def sums_of_dead(text: str, clause: Clause) -> Iterator[CasualtyStatement]:
    """The sums of the dead that a sentence tells without a word that other rules read."""
    sentence = clause.sentence
    quote = text[sentence.start : sentence.end]
    for match in _NTH.finditer(quote):
        rest = match["of"]
        if _ONE.search(rest) and not _MANY.search(rest):
            number = _value(match["nth"].lower())
            start = sentence.start + match.start("nth")
            yield _sum(text, sentence, start, sentence.start + match.start("of"), number)
    for pattern in (_TO, _NUMBER):
        for match in pattern.finditer(quote):
            quantity = _at(clause, sentence.start + match.end())
            if quantity is not None and quantity.low and quantity.people:
                yield _sum(text, sentence, quantity.start, quantity.end, quantity.low, quantity)


def _value(word: str) -> int:
    return _ORDINALS.index(word) + 2 if word in _ORDINALS else int(word[:-2])


def _at(clause: Clause, start: int) -> Quantity | None:
    return next((each for each in clause.people if each.start <= start < each.end), None)


def _sum(
    text: str, sentence: Sentence, start: int, end: int, number: int, quantity: Quantity | None = None
) -> CasualtyStatement:
    said = Casualties(harm="killed", low=number, best=number, high=number, span=Span.of(text, start, end))
    if quantity is not None:
        said = Casualties(
            harm="killed",
            low=quantity.low,
            best=quantity.best,
            high=quantity.high,
            open_ended=quantity.open_ended,
            span=said.span,
        )
    word = next(token for token in sentence if token.end > start)
    return CasualtyStatement(
        sentence=sentence.index,
        trigger=word.i,
        victim=None,
        agent=None,
        casualties=said,
        toll=is_toll(text, sentence, word, number),
        total=True,
        state=True,
    )
