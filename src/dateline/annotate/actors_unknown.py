"""Groups and organisations that no registry knows: capitalised names, and the acronyms a text defines."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge.actor_name_words import name_words
from dateline.model import Sentence

from .actors_lexicon import Entry, Unit
from .places_found import facts

_LONGEST = 9
_RANKS = frozenset(
    """gen lt col maj capt sgt cpl pvt brig adm gov sen rep rev dr mr mrs ms senator governor mayor ambassador
    congressman congresswoman spokesman spokeswoman""".split()
)


@dataclass(slots=True)
class Memory:
    """What a document has named: acronyms it defined, with the kind of their bearer, and persons, by their surnames
    and by their whole names."""

    acronyms: dict[str, str] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)


def with_unknown(sentence: Sentence, found: list[Unit], any_case: bool, memory: Memory) -> list[Unit]:
    """The sentence's units with those of unregistered names put in; a longer name replaces what it covers.

    `any_case` says that capitals tell nothing, as in a headline.
    """
    extra = _defined(sentence, found, memory)
    taken = {i for unit in extra for i in range(unit.first, unit.last + 1)}
    if not any_case:
        for unit in _runs(sentence, found, taken):
            extra.append(unit)
            taken.update(range(unit.first, unit.last + 1))
    for token in sentence:
        if token.i not in taken and token.text in memory.acronyms:
            extra.append(_unknown(token.i, token.i, memory.acronyms[token.text]))
            taken.add(token.i)
    kept = [unit for unit in found if not taken.intersection(range(unit.first, unit.last + 1))]
    return sorted(kept + extra, key=lambda unit: unit.first)


def _unknown(first: int, last: int, kind: str) -> Unit:
    return Unit(first, last, name=Entry((), "name", "any", kind=kind))


def _kind_of(sentence: Sentence, first: int, last: int) -> str | None:
    """The kind that the words of a name give: military words first, then those of organisations."""
    words, silent = name_words()["armed"], name_words()["silent"]
    tokens = [t.lower for t in sentence.tokens[first : last + 1]]
    if any(token in silent for token in tokens):
        return None
    kinds = [kind for token in tokens if (kind := words.get(token))]
    return next((kind for kind in kinds if kind != "organisation"), kinds[0] if kinds else None)


def _defined(sentence: Sentence, found: list[Unit], memory: Memory) -> list[Unit]:
    """Names followed by their acronym in brackets, "People's Front of Harim (PFH)", unless the registry knows them."""
    if sentence.words.isdisjoint(("(", "[", "([")):
        return []
    named = {unit.last for unit in found if unit.name}
    made: list[Unit] = []
    for token in sentence.tokens[2:-1]:
        if sentence[token.i - 1].text not in "([" or sentence[token.i + 1].text not in ")]":
            continue
        letters = token.text.replace(".", "")
        if not (2 <= len(letters) <= 8 and letters[:1].isupper() and sum(map(str.isupper, letters)) >= 2):
            continue
        last = token.i - 2
        if last in named:
            continue
        first = _initials(sentence, last, letters.lower())
        if first is None:
            continue
        kind = _kind_of(sentence, first, last)
        if kind is None and len(letters) > 2 and _is_body(sentence, first, last):
            kind = "organisation"  # "World Relief Fund (WRF)", "Traders of the Coast (TOC)"
        if kind is None:
            continue
        made.append(_unknown(first, last, kind))
        memory.acronyms[token.text] = kind
    return made


def _is_body(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a defined name is one of people: written with capitals, and no weapon, treaty or place."""
    silent, inside = name_words()["silent"], name_words()["inside"]
    words = [t for t in sentence.tokens[first : last + 1] if t.text[:1].isalpha() and t.lower not in inside]
    return len(words) > 1 and all(t.text[:1].isupper() and t.lower not in silent for t in words)


def _initials(sentence: Sentence, last: int, letters: str) -> int | None:
    """The first token of the words before an acronym whose initials it is, connecting words left out or not."""
    inside, at, left = name_words()["inside"], last, len(letters) - 1
    while at >= 0 and left >= 0 and last - at < 12:
        word = sentence[at].lower
        if word[:1] == letters[left]:
            left -= 1
            if left < 0:
                return at
        elif word[:1].isalpha() and word not in inside and word not in ("'s", "s"):
            return None
        at -= 1
    return None


def _runs(sentence: Sentence, found: list[Unit], taken: set[int]) -> list[Unit]:
    """Capitalised runs that hold a word of an armed group or organisation and one of their own: "Liwa al-Waha"."""
    unit_at = {i: unit for unit in found for i in range(unit.first, unit.last + 1)}
    words, inside, generic = name_words()["armed"], name_words()["inside"], name_words()["generic"]
    made: list[Unit] = []
    i = 0
    while i < len(sentence):
        initial = sentence.tokens[i].text[:1]
        if not (initial.isupper() or initial.isdigit()) or not _opens(sentence, i, unit_at, taken):
            i += 1
            continue
        last = i
        j = i + 1
        while j < len(sentence) and j - i < _LONGEST and j not in taken and not (j in unit_at and unit_at[j].name):
            token = sentence[j]
            if token.lower.rstrip(".") in _RANKS or (token.lower in _DAYS and token.pos == "PROPN"):
                break  # "U.S. Army Lt. Ana Reyes": the army's name ends before the rank
            if token.text[:1].isupper() and token.text[:1].isalpha():
                last = j
            elif not _inside(sentence, i, j, inside, words):
                break
            j += 1
        own = [
            t
            for t in sentence.tokens[i : last + 1]
            if t.lower not in words and t.lower not in generic and t.lower not in inside and t.i not in unit_at
            if t.text[:1].isalnum()
        ]
        while last > i and sentence[last].tag == "POS":
            last -= 1
        kind = _kind_of(sentence, i, last) if last > i else None
        # "the Interior Ministry", "the Human Rights Council": whose it is, the report's country says
        if sentence[last].lower == "department" and _is_place(sentence, i, last - 1):
            kind = None  # "Santa Ana Department" is a part of the country, "Police Department" is none
        if kind and (
            own or (kind == "organisation" and i > 0 and (sentence[last].lower in words or sentence[i].lower in words))
        ):
            made.append(_unknown(i, last, kind))
        i = max(last, i) + 1
    return made


def _is_place(sentence: Sentence, first: int, last: int) -> bool:
    return facts(" ".join(token.text for token in sentence.tokens[first : last + 1]))[0] >= 0


def _inside(sentence: Sentence, i: int, j: int, inside: dict[str, str | None], words: dict[str, str | None]) -> bool:
    """Whether lower-case token `j` may stand inside the name begun at `i`: "of" only after "Front" and the like."""
    token = sentence[j]
    if token.text == "-" or token.tag == "POS":
        return True
    if token.lower in ("of", "for", "and"):
        return any(t.lower in words for t in sentence.tokens[i:j])
    return token.lower in inside


def _opens(sentence: Sentence, i: int, unit_at: dict[int, Unit], taken: set[int]) -> bool:
    token = sentence[i]
    if i in taken or (i in unit_at and unit_at[i].name) or token.pos in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX"):
        return False
    if token.text[:1].isupper() and token.text[:1].isalpha():
        return i > 0 or token.pos in ("PROPN", "NOUN", "ADJ")
    return token.text[:1].isdigit() and token.lower[-2:] in ("st", "nd", "rd", "th") and len(token.text) > 2
