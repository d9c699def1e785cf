"""Groups, organisations and persons that no registry knows: capitalised names, and the acronyms a text defines."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge.actor_name_words import name_words
from dateline.knowledge.folding import fold
from dateline.model import Sentence

from .actors_lexicon import Entry, Unit, is_title

_LONGEST = 9


@dataclass(slots=True)
class Memory:
    """What a document has named so far: acronyms it defined, with the kind of their bearer, and persons' surnames."""

    acronyms: dict[str, str] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)


def with_unknown(sentence: Sentence, found: list[Unit], capitals: bool, memory: Memory) -> list[Unit]:
    """The sentence's units with those of unregistered names put in; a longer name replaces what it covers."""
    extra = _defined(sentence, found, memory)
    taken = {i for unit in extra for i in range(unit.first, unit.last + 1)}
    if not capitals and not is_title(sentence):
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
        if first is None or not (kind := _kind_of(sentence, first, last)):
            continue
        made.append(_unknown(first, last, kind))
        memory.acronyms[token.text] = kind
    return made


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
        if not _opens(sentence, i, unit_at, taken):
            i += 1
            continue
        last = i
        j = i + 1
        while j < len(sentence) and j - i < _LONGEST and j not in taken and not (j in unit_at and unit_at[j].name):
            token = sentence[j]
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
        if own and last > i and (kind := _kind_of(sentence, i, last)):
            made.append(_unknown(i, last, kind))
        i = max(last, i) + 1
    return made


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


#: Verbs of saying: a capitalised subject of one, not known otherwise, is a person.
_SAYS = frozenset("say tell add argue explain confirm note claim state warn announce insist comment write".split())


#: Titles that are also common words: in a text in capitals one more word does not make a name ("GENERAL ELECTION").
_COMMON = frozenset(
    "general head chief director justice secretary major leader deputy sister brother judge minister sheriff militant "
    "commissioner priest speaker engineer lawyer activist journalist reporter".split()
)


def persons(sentence: Sentence, found: list[Unit], capitals: bool, memory: Memory) -> list[Unit]:
    """Persons' names with the titles before them; a bare surname when the document has named the person before."""
    heads, particles = name_words()["head"], name_words()["particle"]
    unit_at = {i: unit for unit in found for i in range(unit.first, unit.last + 1)}
    title_case = is_title(sentence)
    made: list[Unit] = []
    i = 0
    while i < len(sentence):
        token, own = sentence[i], unit_at.get(i)
        titled = token.lower.strip(".") in heads
        if own and own.cls:
            titled = (
                own.last == i and not own.cls.plural and own.cls.bare != "no" and own.cls.role in ("civil", "leader")
            )
        titled = titled and not _is_listed_place(sentence, i)
        if titled:
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
            office = not named and token.text[:1].isupper() and not capitals and not title_case and i > 0
            first = _title_start(sentence, i, unit_at)
            if last > i or (office and first < i and token.dep not in ("compound", "amod", "nmod")):
                if named:
                    memory.surnames.add(fold(sentence[last].text))
                made.append(Unit(first, last, person=True))
                i = last + 1
                continue
        elif not capitals and _is_name(sentence, i, unit_at):
            last = _name_end(sentence, i, unit_at, capitals, particles)
            size = sum(t.text[:1].isupper() for t in sentence.tokens[i : last + 1])
            known = fold(sentence[last].text) in memory.surnames
            # "Juan Prado Sr. fled": no name begins at the "Sr" after the name that was just read
            if last >= i and (known or (not title_case and size in (2, 3, 4) and _speaks(sentence, last))):
                memory.surnames.add(fold(sentence[last].text))
                made.append(Unit(i, last, person=True))
            i = max(last, i) + 1
            continue
        i += 1
    return made


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
        elif not (token.lower in particles or token.text == "-" or (token.text == "." and j == i)):
            break
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


def _speaks(sentence: Sentence, last: int) -> bool:
    token = sentence[last]
    if token.dep in ("nsubj", "nsubjpass") and sentence[token.head].lemma in _SAYS:
        return True
    return any(
        child.dep == "appos" and child.lower.rstrip("s") in name_words()["head"] for child in sentence.children(last)
    )
