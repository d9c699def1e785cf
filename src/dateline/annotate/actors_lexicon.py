"""One dictionary of all words that may name or describe an actor, and the scan of a sentence for them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from dateline.knowledge.actor_classes import ActorClass, actor_classes
from dateline.knowledge.actors import registry
from dateline.knowledge.demonyms import countries
from dateline.knowledge.epithets import epithets
from dateline.knowledge.folding import fold
from dateline.model import Sentence

What = Literal["name", "class", "adjective", "country", "people", "metonym"]

#: Punctuation that may stand inside a name; any other ends it.
_INNER = frozenset("-‐‑–'’‘`\"“”/.")
#: Acronyms that are words when a whole text is in capitals ("IT IS SAID").
_WORDS_IN_CAPITALS = frozenset("is us let it am aa if iss an ana fact mend pa bir pdf".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """What some words may be. `case` is what the text must look like: "acronym", "capital" or "any"."""

    words: tuple[str, ...]
    what: What
    case: Literal["acronym", "capital", "any"]
    ids: tuple[str, ...] = ()
    cls: ActorClass | None = None
    iso2: str | None = None
    kind: str | None = None
    epithet: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `first` to `last` of a sentence and what they may be, by kind of entry.

    A name without ids is one that no registry knows; `person` marks a person's name with its titles.
    """

    first: int
    last: int
    name: Entry | None = None
    cls: ActorClass | None = None
    adjective: str | None = None
    country: str | None = None
    people: str | None = None
    metonym: str | None = None
    person: bool = False


def key(name: str) -> tuple[str, ...]:
    """The folded words of a name, the possessive "'s" a word of its own as the parser has it."""
    return tuple(fold(name.replace("'s ", " s ").replace("’s ", " s ")).split())


@functools.lru_cache(maxsize=1)
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """All entries by their first word, longest first."""
    found: dict[tuple[tuple[str, ...], str], Entry] = {}

    def add(name: str, what: What, **fields: object) -> None:
        words = key(name)
        short = name.isupper() and (len(name) < 4 or name.lower() in _WORDS_IN_CAPITALS)
        case: Literal["acronym", "capital", "any"]
        case = "any" if name == name.lower() else "acronym" if short else "capital"
        old = found.get((words, what))
        if words and (old is None or (old.case != "any" and case == "any")):
            found[words, what] = Entry(words, what, case, **fields)  # type: ignore[arg-type]

    for row in registry().by_id.values():
        for name in (row.name, *row.aliases):
            if row.id.startswith("g_") and fold(name) in actor_classes():
                continue  # "civilians" is a class noun, to be read with the words before it
            add(name, "name", ids=registry().candidates(name))
    named = {words for words, _ in found}
    for phrase, said in epithets().items():
        ids = tuple(dict.fromkeys(i for epithet in said if epithet.resolution == "country" for i in epithet.ids))
        plain = " " not in phrase and said[0].use not in ("slur", "name")
        if ids and not plain and key(phrase) not in named and phrase not in actor_classes():
            add(phrase, "name", ids=ids, epithet=True)
    for form, cls in actor_classes().items():
        add(form, "class", cls=cls)
    for iso2, country in countries().items():
        for what, words in (
            ("adjective", country.adjectives),
            ("country", country.names),
            ("people", country.people),
            ("metonym", country.metonyms),
        ):
            for word in words:
                add(word, what, iso2=iso2)  # type: ignore[arg-type]
    first: dict[str, list[Entry]] = {}
    for entry in found.values():
        first.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(sorted(entries, key=lambda e: -len(e.words))) for word, entries in first.items()}


def is_capitals(sentence: Sentence) -> bool:
    """Whether a sentence is written in capitals throughout, so that capitals tell nothing."""
    if sum(len(t.text) for t in sentence if t.text.islower() and t.text.isalpha()) * 10 > sentence.end - sentence.start:
        return False  # more than a tenth is in small letters: most sentences need no closer look
    letters = [c for t in sentence for c in t.text if c.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def is_title(sentence: Sentence) -> bool:
    """Whether most longer words open with a capital, as in a headline: then a capital marks no name."""
    words = [t.text for t in sentence if t.text.isalpha() and len(t.text) > 3]
    ended = sentence[len(sentence) - 1].text in (".", "?", "!", '"', ")", ":")
    return not ended and len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def units(sentence: Sentence, capitals: bool) -> list[Unit]:
    """The sentence's lexicon matches from left to right, the longest at each place, none overlapping."""
    words: list[str] = []
    at: list[int] = []
    for token in sentence:
        for word in _folded(token.text):
            words.append(word)
            at.append(token.i)
    entries, found, i, end = lexicon(), [], 0, len(words)
    while i < end:
        options = entries.get(words[i])
        if options is None:
            i += 1
            continue
        size = 0
        matched: dict[What, Entry] = {}
        for entry in options:
            n = len(entry.words)
            if n < size:
                break
            if tuple(words[i : i + n]) == entry.words and _case_fits(entry, sentence, at[i], at[i + n - 1], capitals):
                size = n
                matched[entry.what] = entry
        if not matched:
            i += 1
            continue
        found.append(_unit(at[i], at[i + size - 1], matched))
        i += size
        while i < end and at[i] == at[i - 1]:
            i += 1
    return found


@functools.lru_cache(maxsize=50_000)
def _folded(word: str) -> tuple[str, ...]:
    """The folded words of a token; of punctuation that ends a name an empty one, of that inside a name none."""
    return tuple(fold(word).split()) or (() if word in _INNER else ("",))


def _unit(first: int, last: int, matched: dict[What, Entry]) -> Unit:
    def iso2(what: What) -> str | None:
        return matched[what].iso2 if what in matched else None

    cls = matched.get("class")
    return Unit(
        first,
        last,
        matched.get("name"),
        cls.cls if cls else None,
        iso2("adjective"),
        iso2("country"),
        iso2("people"),
        iso2("metonym"),
    )


def _case_fits(entry: Entry, sentence: Sentence, first: int, last: int, capitals: bool) -> bool:
    if entry.case == "any":
        return True
    text = sentence[first].text
    common = len(entry.words) == 1 and entry.words[0] in _WORDS_IN_CAPITALS
    if capitals:
        return not common or "." in text
    if entry.case == "acronym":
        return text.isupper()
    if common:
        return sum(map(str.isupper, text)) > 1  # "LeT", but not "Let" that opens a sentence
    return any(sentence[i].text[:1].isupper() for i in range(first, last + 1))
