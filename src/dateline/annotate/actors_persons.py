"""Persons without a title: a run of capitalised words that its own words or those beside it show to be a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.knowledge.actor_name_words import name_words
from dateline.knowledge.folding import fold
from dateline.knowledge.given_names import given_names, persons_names
from dateline.model import Sentence, Token

from .actors_lexicon import Unit
from .actors_persons_clause import as_place, head_of, is_office, role, top_of
from .actors_persons_words import ENGLISH, LAND, NO_PART
from .actors_unknown import Memory
from .places_found import facts
from .places_words import BREAKS, FEATURES, KIND_WORDS, LOCATIVE, PLURAL_KINDS, STRONG

#: What a run must reach to be a person's name.
ENOUGH = 3.0
_LONGEST = 8
_INITIAL = re.compile(r"[A-Z]\.?")
_AGE = re.compile(r"[1-9]\d")
#: Where a single name with an age stands for a person.
_CORE = frozenset(("nsubj", "nsubjpass", "dobj"))


@dataclass(slots=True)
class Run:
    """A run of capitalised words, tokens `first` to `last`, and how much speaks for a person."""

    first: int
    last: int
    score: float
    surname: str
    name: str


def runs(text: str, sentence: Sentence, named: list[Unit], headline: bool) -> list[Run]:
    """The runs of a sentence that may be names of persons, in text order, with what speaks for each."""
    unit_at = {i: unit for unit in named for i in range(unit.first, unit.last + 1)}
    particles = name_words()["particle"]
    found: list[Run] = []
    after = 0
    for token in sentence:
        i = token.i
        if i < after or not (token.text[:1].isupper() or token.lower in particles) or not _opens(sentence, i, unit_at):
            continue
        last = _end(text, sentence, i, unit_at)
        after = max(last, i) + 1
        if last >= i and (run := _judged(sentence, i, last, unit_at, headline)):
            found.append(run)
    for one in found:
        if one.score < ENOUGH and one.last > one.first and _listed(sentence, one, found):
            one.score += 2
    return found


def _opens(sentence: Sentence, i: int, unit_at: dict[int, Unit]) -> bool:
    token = sentence[i]
    if i in unit_at:
        unit = unit_at[i]
        # "Jordan Smith", "Israel Garcia": a country's name that is also a given name, before a surname
        if not (unit.country or unit.adjective) or unit.name or unit.cls or unit.last != i:
            return False
        return (
            fold(token.text) in persons_names()[0]
            and i + 1 < len(sentence)
            and i + 1 not in unit_at
            and fold(sentence[i + 1].text) in persons_names()[1]
        )
    if _is_word(sentence, i):
        return True
    # "al-Zarqawi", "de la Cruz", "bin Salman"
    return _is_particle(sentence, i) and i + 1 not in unit_at and token.pos != "ADP"


def _is_particle(sentence: Sentence, i: int) -> bool:
    """Whether a token is a small word of a name that goes on after it: "al" with its hyphen, "de", "bin"."""
    if sentence[i].lower not in name_words()["particle"] or i + 1 >= len(sentence):
        return False
    if sentence[i + 1].text == "-":
        return True
    follows = _is_word(sentence, i + 1) or sentence[i + 1].lower in ("la", "las", "los", "al")
    return follows and sentence[i].lower not in ENGLISH


def _is_word(sentence: Sentence, i: int) -> bool:
    """Whether a token may be a word of a person's name."""
    token = sentence[i]
    text = token.text
    if not (text[:1].isupper() and text[:1].isalpha()) or len(text) < 2:
        return False
    if token.lower in BREAKS and not (text == "Said" and i + 1 < len(sentence) and sentence[i + 1].pos == "PROPN"):
        return False
    if text.isupper() or token.lower in ("jr", "sr"):
        return False
    return token.pos == "PROPN" or (token.pos in ("NOUN", "ADJ", "X", "VERB") and fold(text) in persons_names()[0])


def _end(text: str, sentence: Sentence, i: int, unit_at: dict[int, Unit]) -> int:
    """The last token of the run that begins at `i`."""
    last, j = i - 1, i
    while j < len(sentence) and j - i < _LONGEST:
        token, unit = sentence[j], unit_at.get(j)
        if unit and j > i and (unit.name or unit.cls or unit.country or unit.person):
            break
        if j > i and "\n" in text[sentence[j - 1].end : token.start]:
            break
        if j == i and unit:
            last = j
        elif _is_word(sentence, j) or (j > i and token.text[:1].isupper() and token.pos in ("NOUN", "ADJ", "X")):
            if (
                (token.lower in BREAKS and not _is_word(sentence, j))
                or token.text.isupper()
                or token.lower in ("jr", "sr")
            ):
                break
            last = j
        elif token.text in ("-", "‑", "–"):
            if j + 1 == len(sentence) or sentence[j - 1].end != token.start or sentence[j + 1].start != token.end:
                break
        elif not (_is_particle(sentence, j) or (j > i and _INITIAL.fullmatch(token.text)) or token.text == "."):
            break
        j += 1
    return last


def _judged(sentence: Sentence, first: int, last: int, unit_at: dict[int, Unit], headline: bool) -> Run | None:
    """The run with its score; None where a word says that it is no person's name."""
    words = [t for t in sentence.tokens[first : last + 1] if t.text[:1].isupper() and len(t.text.rstrip(".")) > 1]
    lower = [t.lower for t in words]
    known = name_words()
    silent = known["silent"].keys() | known["generic"].keys() | known["armed"].keys()
    if not words or len(words) > 5 or any(w in silent or w in NO_PART for w in lower):
        return None
    surname = fold(words[-1].text)
    head = head_of(sentence, first, last)
    score = _own(sentence, first, last, words) + _beside(sentence, first, last, head)
    if headline:
        score -= 1
    name = " ".join(fold(word.text) for word in words)
    # "Logan-Reedsville": one name of two towns or families is no given name and surname
    double = len(words) == 2 and last - first == 2 and sentence[first + 1].text in "-‑–"
    enough = len(words) > 1 or (_has_age(sentence, last) and top_of(sentence, head).dep in _CORE)
    return Run(first, last, score if enough and not double else min(score, ENOUGH - 0.5), surname, name)


def _own(sentence: Sentence, first: int, last: int, words: list[Token]) -> float:
    """What the words of a run say: given names, surnames, initials and particles, and towns of that name."""
    given, surnames = persons_names()
    folded = [fold(word.text) for word in words]
    score = 0.0
    if len(words) > 1:
        if folded[0] in given:
            score += 3 if given_names().get(words[0].lower) or folded[-1] in surnames else 2.5
        score += sum(0.5 for word in folded[1:-1] if word in given)
        score += 1.5 if folded[-1] in surnames else 0.5 if folded[-1] in given else 0
    inside = sentence.tokens[first : last + 1]
    if any(_INITIAL.fullmatch(token.text) for token in inside[1:-1]):
        score += 2.5
    if inside[0].lower in ("abu", "ibn"):
        score += 2.5
    elif any(token.lower in name_words()["particle"] and token.text != "I" for token in inside[:-1]):
        score += 1.5
    if inside[0].lower in LAND:
        score -= 4
    if len(words) > 1:
        # "Lanao del Norte", "Maarat al-Numan": the names of towns hold small words too
        spelled = {" ".join(token.text for token in words), _spelled(sentence, first, last)}
        population, kinds = max((facts(name) for name in sorted(spelled)), key=lambda found: found[0])
        if population >= 0:
            score -= 5 if kinds & {"country", "admin1"} or population >= 100_000 else 3
        elif facts(words[-1].text)[0] >= 500_000:
            score -= 1
    return score


def _spelled(sentence: Sentence, first: int, last: int) -> str:
    """The run as it stands in the text, with one blank where there is any."""
    tokens = sentence.tokens[first : last + 1]
    blanks = (*(" " * (a.end < b.start) for a, b in pairwise(tokens)), "")
    return "".join(token.text + blank for token, blank in zip(tokens, blanks, strict=True))


def _beside(sentence: Sentence, first: int, last: int, head: Token) -> float:
    """What the words beside a run say: an age, an office, a verb of speaking, a preposition of place."""
    score = 0.0
    after = sentence.tokens[last + 1 : last + 3]
    if _has_age(sentence, last):
        score += 4
    if after and after[0].lower.rstrip(".") in ("jr", "sr"):
        score += 3
    if after and (after[0].lower in KIND_WORDS or after[0].lower in PLURAL_KINDS or after[0].lower in FEATURES):
        score -= 5
    if first and (before := sentence[first - 1]):
        if before.pos == "NOUN" and is_office(before):
            score += 3  # "cameraman Luis Duarte"
        elif before.pos == "ADP" and before.lower in STRONG:
            score -= 3
        elif before.pos == "ADP" and before.lower in LOCATIVE:
            score -= 1
    if any(is_office(child) for child in sentence.children(head.i, "appos")):
        score += 3  # "Ana Reyes, the mayor of"
    if any(child.dep == "relcl" and _has_who(sentence, child) for child in sentence.children(head.i)):
        score += 2
    return score + role(sentence, head) - as_place(sentence, head)


def _has_who(sentence: Sentence, verb: Token) -> bool:
    return any(child.lower in ("who", "whom", "whose") for child in sentence.subtree(verb.i)[:4])


def _has_age(sentence: Sentence, last: int) -> bool:
    """Whether an age stands behind a name: "Ana Reyes, 34, was shot"."""
    after = sentence.tokens[last + 1 : last + 3]
    return (
        len(after) == 2 and after[0].text == "," and bool(_AGE.fullmatch(after[1].text)) and _ends(sentence, last + 3)
    )


def _ends(sentence: Sentence, i: int) -> bool:
    return i >= len(sentence) or sentence[i].text in (",", ".", ";", ")", "and", "-", "from")


def _listed(sentence: Sentence, run: Run, found: list[Run]) -> bool:
    """Whether a run stands in one list with a person: "Reyes, Ana Duarte and Li Ostrov"."""
    head = head_of(sentence, run.first, run.last)
    for other in found:
        if other.score < ENOUGH or other is run:
            continue
        theirs = head_of(sentence, other.first, other.last)
        if (head.dep == "conj" and head.head == theirs.i) or (theirs.dep == "conj" and theirs.head == head.i):
            return True
        if head.dep == theirs.dep == "conj" and head.head == theirs.head:
            return True
    return False


def with_persons(sentence: Sentence, named: list[Unit], candidates: list[Run], memory: Memory) -> list[Unit]:
    """The units of a sentence and its persons: those shown to be such here, and those named elsewhere in the report."""
    people = [
        Unit(run.first, run.last, person=True)
        for run in candidates
        if run.score >= ENOUGH or (run.name in memory.names and run.score > -2)
    ]
    taken = {i for unit in (*named, *people) for i in range(unit.first, unit.last + 1)}
    figures = name_words()["figure"]
    people += [
        Unit(token.i, token.i, person=True)
        for token in sentence
        if token.text[:1].isupper() and token.i not in taken and token.pos != "VERB"
        if token.lower in figures or (fold(token.text) in memory.surnames and not _is_town(sentence, token))
        if _stands_alone(sentence, token.i)
    ]
    taken = {i for unit in people for i in range(unit.first, unit.last + 1)}
    kept = [unit for unit in named if not taken.intersection(range(unit.first, unit.last + 1))]
    return sorted(kept + people, key=lambda unit: unit.first) if people else named


def _is_town(sentence: Sentence, token: Token) -> bool:
    """Whether a surname is a town's or a country's name and nobody speaks by it here: "Aleppo is burning"."""
    population, kinds = facts(token.text)
    return (population >= 100_000 or bool(kinds & {"country", "admin1"})) and role(sentence, token) < 2.5


def _stands_alone(sentence: Sentence, i: int) -> bool:
    """Whether nothing beside a person's surname says that a place or body is meant: "in Colorado", "Chamorro Road"."""
    before, after = sentence[i - 1] if i else None, sentence[i + 1] if i + 1 < len(sentence) else None
    if before is not None and (before.lower in STRONG or (before.pos == "PROPN" and before.text[:1].isupper())):
        return False
    if after is None:
        return True
    return not (
        after.lower in KIND_WORDS or after.lower in PLURAL_KINDS or (after.pos == "PROPN" and after.text[:1].isupper())
    )
