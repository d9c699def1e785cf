"""Persons behind a title: "Foreign Minister Ana Duarte", "Maj. Gen. Li Ostrov"; and offices without a name."""

from __future__ import annotations

from dateline.knowledge.actor_name_words import name_words
from dateline.knowledge.folding import fold
from dateline.model import Sentence

from .actors_lexicon import Unit
from .actors_persons_words import ENGLISH
from .actors_unknown import Memory
from .places_words import BREAKS

#: Titles that are also common words: in a text in capitals one more word does not make a name ("GENERAL ELECTION").
_COMMON = frozenset(
    "general head chief director justice secretary major leader deputy sister brother judge minister sheriff militant "
    "commissioner priest speaker engineer lawyer activist journalist reporter".split()
)


def titled(sentence: Sentence, found: list[Unit], capitals: bool, title_case: bool, memory: Memory) -> list[Unit]:
    """Persons' names behind titles, and offices that stand for their holder."""
    heads, particles = name_words()["head"], name_words()["particle"]
    unit_at = {i: unit for unit in found for i in range(unit.first, unit.last + 1)}
    made: list[Unit] = []
    i = 0
    while i < len(sentence):
        token, own = sentence[i], unit_at.get(i)
        if own is None and token.lower.strip(".") not in heads:
            i += 1
            continue
        is_titled = token.lower.strip(".") in heads
        if own and own.cls:
            is_titled = (
                own.last == i and not own.cls.plural and own.cls.bare != "no" and own.cls.role in ("civil", "leader")
            )
        # "Port-au-Prince" has no prince
        is_titled = is_titled and not _is_listed_place(sentence, i) and not (i and sentence[i - 1].text == "-")
        if is_titled and _title_follows(sentence, i):
            i += 1  # "Maj. Gen. Ana Duarte": the name begins behind the last title
            continue
        if is_titled:
            last = _name_end(sentence, i + 1, unit_at, capitals, particles)
            if (
                capitals
                and last == i + 1
                and token.lower in _COMMON
                and fold(sentence[last].text) not in memory.surnames
            ):
                last = i
            named = last > i
            if not named and not capitals and not title_case and token.text[:1].isupper():
                last = _office_end(sentence, i)
            office = (
                not named
                and token.lower in _OFFICES
                and token.text[:1].isupper()
                and not capitals
                and not title_case
                and i > 0
            )
            first = _title_start(sentence, i, unit_at)
            if last > i or (office and first < i and token.dep not in ("compound", "amod", "nmod")):
                if named:
                    memory.surnames.add(fold(sentence[last].text))
                    made.extend(_parted(sentence, first, i, last, capitals))
                else:
                    made.append(Unit(first, last, person=True))
                i = last + 1
                continue
        i += 1
    return made


def _title_follows(sentence: Sentence, i: int) -> bool:
    """Whether the word after a title is a rank: "Col. Gen.", "Deputy Commander"."""
    after = i + 2 if i + 2 < len(sentence) and sentence[i + 1].text == "." else i + 1
    if after >= len(sentence) or not sentence[after].text[:1].isupper():
        return False
    word = sentence[after].lower.strip(".")
    return word in name_words()["head"] and word not in _KEPT and word not in ("don", "pope", "king", "prince")


def _parted(sentence: Sentence, first: int, i: int, last: int, capitals: bool) -> list[Unit]:
    """The office and the name of "Foreign Minister Ana Duarte"; ranks and "Mr." are parts of neither.

    `i` is the last word of the title. "Mullah" and "Sheikh" stay with the name, as reports have it.
    """
    begin = i + 1
    while sentence[begin].text == "." and begin < last:
        begin += 1
    while begin > first and sentence[begin - 1].lower in _KEPT:
        begin -= 1
    name = Unit(begin, last, person=True)
    title = sentence.tokens[first:begin]
    # "Minister Ana Duarte": one word of title says no more than the name; "Foreign Minister Ana Duarte" names an office
    office = title[-1] if len(title) > 1 and not capitals else None
    # an office that does not hang on the name would be read as someone else who acts
    if office and office.text[:1].isupper() and office.lower in _OFFICES and begin <= office.head <= last:
        return [Unit(first, begin - 1, person=True), name]
    return [name]


#: What is said with the name where the name alone would not be known ("Mullah Nazir").
_KEPT = frozenset("mullah maulvi mawlawi qari sheikh shaykh sheik haji hajji ustad emir comrade".split())
#: Titles that name an office and so someone by themselves; a rank does not.
_OFFICES = frozenset(
    "president secretary governor king queen prince princess sultan chancellor premier ambassador envoy representative "
    "senator speaker spokesman spokeswoman spokesperson chairman chairwoman director commissioner commander attorney "
    "judge justice magistrate minister undersecretary adviser advisor coordinator mayor chief inspector superintendent "
    "leader patriarch pope archbishop bishop".split()
)

_SETTLEMENTS = frozenset(
    "village town city neighbourhood neighborhood district quarter suburb area camp hamlet settlement".split()
)


def _is_listed_place(sentence: Sentence, i: int) -> bool:
    """Whether a title is the first word of a place's name: "the villages of Tamra and Sheikh Hadid"."""
    at = sentence[i]
    while at.dep in ("compound", "conj", "appos", "nmod") and at.head != at.i:
        at = sentence[at.head]
        if at.lemma.lower() in _SETTLEMENTS and at.i < i:
            return True
    prep = sentence[at.head]
    return at.dep == "pobj" and prep.lower == "of" and sentence[prep.head].lemma.lower() in _SETTLEMENTS


def _office_end(sentence: Sentence, i: int) -> int:
    """The last token of an office and its holder: "Minister for the Coast Jane Doe", "Secretary of State"."""
    last = i
    if i + 1 < len(sentence) and sentence[i + 1].lower in ("of", "for"):
        for token in sentence.tokens[i + 1 : i + 9]:
            if token.text[:1].isupper() and token.text[:1].isalpha():
                last = token.i
            elif token.lower not in ("of", "for", "the", "and"):
                break
    return last


def _is_name(sentence: Sentence, i: int, unit_at: dict[int, Unit]) -> bool:
    token = sentence[i]
    if token.lower in BREAKS:
        return False  # "President Ana Duarte Thursday met"
    return token.pos == "PROPN" and token.text[:1].isupper() and token.text[:1].isalpha() and i not in unit_at


def _name_end(
    sentence: Sentence, i: int, unit_at: dict[int, Unit], capitals: bool, particles: dict[str, str | None]
) -> int:
    """The last token of a person's name that begins at `i`; `i - 1` where none begins there."""
    last, j = i - 1, i
    while j < len(sentence) and j - i < 7:
        token = sentence[j]
        if j in unit_at and (unit_at[j].name or unit_at[j].cls or unit_at[j].country) and not capitals:
            break
        if _is_name(sentence, j, unit_at) and token.lower not in ("jr", "sr"):
            last = j
        elif not (
            (token.lower in particles and token.lower not in ENGLISH)
            or token.text == "-"
            or (token.text == "." and j == i)
        ):
            break  # "a camp for people at Minova": "at" is the English word
        j += 1
    words = {token.lower for token in sentence.tokens[i : last + 1]}
    known = name_words()
    if words & (known["silent"].keys() | known["generic"].keys()) or (words & known["armed"].keys() and not capitals):
        return i - 1
    return last


def _title_start(sentence: Sentence, i: int, unit_at: dict[int, Unit]) -> int:
    """The first of the titles and adjectives before token `i`: "Russian Foreign Minister", "Maj. Gen."."""
    titles = name_words()["title"]
    first = unit_at[i].first if i in unit_at else i
    while first > 0:
        before = sentence[first - 1]
        unit = unit_at.get(first - 1)
        if unit and (unit.adjective or unit.country or unit.cls) and before.dep in ("compound", "amod", "nmod"):
            first = unit.first
        elif before.lower.strip(".") in titles and before.dep != "appos" and before.text != "special":
            first -= 1
        else:
            break
    return first
