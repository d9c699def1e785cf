"""Which words of a document are names of persons: "Mark Turner, 46", so that "Turner said" names no town."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.knowledge.casing import casing
from dateline.knowledge.given_names import given_names
from dateline.model import Sentence

from .places_found import facts, is_capital
from .places_words import COMPASS, FEATURES, KIND_WORDS, LOCATIVE, NEVER, ORGANISATION, TITLES

_NAME = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_INITIALS = r"(?:[A-Z]\.\s?)+"
#: "Mark Turner", "Timothy M. Kaine", "Ludwig van Beethoven".
_FULL = re.compile(
    rf"(?<![\w.'’-])({_NAME})\s(?:{_INITIALS}|[\"“']{_NAME}[\"”']\s)?((?:(?:van|von|de|del|da|bin|al|el)\s)?{_NAME})(?:[\s-]({_NAME}))?"
)
#: "Megan D. Rosa", whatever the first word.
_MIDDLE = re.compile(rf"(?<![\w.'’-])({_NAME})\s[A-Z]\.\s({_NAME})")
#: "E.J. Gardner", "J.M. Barrie"; "U.S. Army" is none, nor "D.C. Police".
_INITIALED = re.compile(
    rf"(?<![\w.'’-])(?!U\.|D\.C|N\.[YJCHMD]|S\.[CD]|L\.A|R\.I|E\.U|B\.C)(?:[A-Z]\.\s?){{1,3}}({_NAME})"
)
#: "Melton Lewis Paris, 51, was found": an age stands after no town.
_AGED = re.compile(
    rf"(?<![\w.'’-])(?:{_NAME}\s)+(?:{_INITIALS})?({_NAME}),\s(?:aged\s)?[1-9]\d(?=,|\.\s|\s?-year|\sand\s|;|\)|$)"
)
#: What the patterns above need, found faster than they are.
_DOT, _AGE = re.compile(r"[A-Z]\."), re.compile(r",\s(?:aged\s)?[1-9]\d")
_JUNIOR = re.compile(rf"({_NAME}),?\s(?:Jr|Sr|III|II)\b")
#: "his son Bryan", "spokeswoman Kerry", "Officer Francis".
_KIN = re.compile(
    r"\b(?:son|daughter|wife|husband|brother|sister|mother|father|widow|widower|uncle|aunt|nephew|niece|fianc[ée]e?|"
    r"spokesman|spokeswoman|spokesperson|coach|singer|actor|actress|author|composer|director|photographer|"
    r"surname\sis|victim|suspect|driver|officer|detective|attorney|lawyer|teacher|activist|journalist)"
    rf",?\s({_NAME})(?:\s({_NAME}))?"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Sgt|Lt|Capt|Col|Gen|Maj|Rev|Prof|Judge|Detective|Officer|Deputy|Trooper|Coach|"
    r"Pastor|Sir|Senator|Sheriff|Justice|Commissioner|Councilman|Councilwoman|Attorney|Archbishop|Bishop|Cardinal|"
    rf"Imam|Sheikh|Mullah|Ayatollah)\.?\s({_NAME})(?:\s(?:{_INITIALS})?({_NAME}))?"
)
_SAY = frozenset(
    """say tell add ask note explain argue recall reply write believe think want testify tweet laugh joke insist
    acknowledge admit plead agree know feel hope remember love die marry""".split()
)
_NO_PART = TITLES | ORGANISATION | COMPASS | NEVER | KIND_WORDS.keys()


@dataclass(slots=True)
class Persons:
    """What a document says of persons: their names in lower case, and the stretches where a person is named in full."""

    names: set[str] = field(default_factory=set)
    stretches: list[tuple[int, int]] = field(default_factory=list)

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch of the text stands inside a person's full name."""
        return any(first <= start and end <= last for first, last in self.stretches)


def find_persons(text: str, sentences: Iterable[Sentence]) -> Persons:
    """The persons that the words around their names show to be persons."""
    persons = Persons()
    for sentence in sentences:
        piece = text[sentence.start : sentence.end]
        for match in _FULL.finditer(piece):
            if _is_full(piece, match):
                last = 3 if match.group(3) and match.group(3).lower() not in _NO_PART else 2
                _add(persons, sentence.start, match, range(1, last + 1))
        dotted = bool(_DOT.search(piece))
        for pattern, may in (
            (_MIDDLE, dotted),
            (_INITIALED, dotted),
            (_AGED, bool(_AGE.search(piece))),
            (_JUNIOR, "Jr" in piece or "Sr" in piece or "II" in piece),
        ):
            if not may:
                continue
            for match in pattern.finditer(piece):
                _add(persons, sentence.start, match, range(1, (match.lastindex or 0) + 1))
        for pattern in (_KIN, _TITLED):
            for match in pattern.finditer(piece):
                if match.group(1).lower() not in _NO_PART:
                    last = 2 if match.group(2) and match.group(2).lower() not in _NO_PART else 1
                    _add(persons, sentence.start, match, range(1, last + 1))
        _speakers(persons, sentence)
    return persons


def _is_full(piece: str, match: re.Match[str]) -> bool:
    """ "Mark Turner": a given name before a word that is no kind, organisation or place together with it."""
    first, second = match.group(1), match.group(2)
    sure = given_names().get(first.lower())
    if sure is None or second.lower() in _NO_PART or (match.group(3) or "").lower() in ORGANISATION | KIND_WORDS.keys():
        return False
    if facts(f"{first} {second}")[0] >= 0 or facts(second)[0] >= 100_000:
        return False
    if "country" in facts(first)[1] and (casing().get(second.lower()) == "c" or second.lower() in FEATURES):
        return False  # "Jordan Smith", but "Georgia Tech"
    after = piece[match.end() :].split(maxsplit=1)
    if after and after[0].strip(",.").lower() in KIND_WORDS:
        return False  # "Sayed Karam district"
    before = piece[: match.start()].split()
    return sure or not (before and before[-1].lower() in LOCATIVE)


def _add(persons: Persons, offset: int, match: re.Match[str], groups: range) -> None:
    first = last = match.start(min(groups))
    for group in groups:
        name = match.group(group)
        if name and not name.isupper():
            persons.names.update(part.lower() for part in (name, *name.split(), *name.split("-")))
        last = max(last, match.end(group))
    persons.stretches.append((offset + first, offset + last))


def _speakers(persons: Persons, sentence: Sentence) -> None:
    """ "Butcher said": who speaks is a person, unless governments speak by this name ("Tehran said")."""
    for token in sentence.tokens:
        if token.dep != "nsubj" or token.pos != "PROPN" or sentence.tokens[token.head].lemma not in _SAY:
            continue
        compound = token.i > 0 and sentence.tokens[token.i - 1].pos == "PROPN"
        population, kinds = facts(token.text)
        if not compound and population < 1_000_000 and not kinds & {"country", "admin1"} and not is_capital(token.text):
            persons.names.add(token.lower)
