"""Which words of a source are a person's name, and whether another spelling is the same name."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from dateline.knowledge.roles import words_of

WORD = re.compile(r"[^\W\d_]+(?:['’ʿʾ`\-‑.][^\W\d_]+)*\.?")
_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|an|ar|at|az|ad|adh)[-‑'’]", re.IGNORECASE)
_DEMONYM_END = re.compile(r"(?:ian|ean|ish|ese|ani|eli)$")
#: What follows these is where somebody is from: "a resident of Harim".
_WHERE = frozenset({"in", "from", "at", "near", "of", "for"})
#: But behind a word for kin or for a fate "of" leads to a person: "relatives of Omar al-Nabulsi".
_WHOSE = frozenset(
    {"family", "families", "relative", "relatives", "father", "mother", "brother", "sister", "son", "daughter", "wife"}
    | {"husband", "uncle", "aunt", "cousin", "friend", "friends", "colleague", "colleagues", "name", "death", "killing"}
    | {"murder", "body", "lawyer", "neighbour", "neighbours", "neighbor", "neighbors", "widow", "parents"}
)
_CONNECTORS = frozenset({"of", "for", "and", "the", "in", "at", "from", "with", "to", "near", "against", "on", "by"})
_ROLES, _ORGANISATIONS = words_of("role"), words_of("organisation")
_DEMONYMS = words_of("demonym")
PARTICLES = words_of("particle")
#: Countries that are given names as well: "Jordan Smith".
_GIVEN_TOO = frozenset({"chad", "cyprus", "georgia", "india", "israel", "jordan"})

#: Letters that transliterations swap become one, half vowels go: "Qasim", "Kassem"; "Yousef", "Yusuf".
_SWAPS = str.maketrans({"q": "k", "c": "k", "g": "j", "z": "s", "v": "f", "p": "b", "w": "", "y": "", "h": ""})

#: And of names with few consonants: "Omar", "Umar".
_SHORT = str.maketrans({"o": "u", "e": "a", "h": "", "w": "", "y": ""})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word for comparing: no case, no diacritics, no apostrophes, no Arabic article."""
    plain = unicodedata.normalize("NFKD", _ARTICLE.sub("", word.rstrip(".")))
    return "".join(c for c in plain.casefold() if c.isalpha() and not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants that spellings of one name share; "" where too few (under three) to tell names apart."""
    bones = re.sub(r"[aeiou]", "", fold(word).replace("ph", "f").translate(_SWAPS))
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return bones if len(bones) >= 3 else ""


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """What spellings of a name have in common: "Qasim" and "Kassem", and of short ones "Mohammed" and "Muhammad"."""
    return skeleton(word) or re.sub(r"(.)\1+", r"\1", fold(word).translate(_SHORT))


def same_name(one: str, other: str) -> bool:
    """Whether two folded words of the same skeleton look alike: "mohammed" and "muhammad", not "karam" and "crime"."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.5


def is_role(word: str) -> bool:
    """Whether a word says what somebody is: "Dr.", "activist"."""
    return word.rstrip(".").casefold() in _ROLES


def written_as_name(word: str) -> bool:
    """Whether a word is capitalised, behind an Arabic article too ("al-Khalil"), or of a script without case."""
    bare = _ARTICLE.sub("", word)
    return bool(bare) and (bare[0].isupper() or not bare[0].islower())


def name_words(source: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words of a source's description that name a person; none where it names only a role or an organisation.

    `known` are folded words of places and registered parties: "Harim residents" names nobody, "Omar Harim" does.

    >>> name_words("local activist Omar al-Nabulsi")
    ('Omar', 'al-Nabulsi')
    >>> name_words("the Harim Media Office"), name_words("Syrian activists"), name_words("a resident of Harim")
    ((), (), ())
    """
    found = list(WORD.finditer(source))
    words = [match.group() for match in found]
    taken = _organisation_words(words)
    named: list[int] = []
    for i, word in enumerate(words):
        low = word.rstrip(".").casefold()
        if i in taken or not written_as_name(word) or low in _CONNECTORS or low in PARTICLES:
            continue
        joined = i > 0 and i - 1 in named and source[found[i - 1].end() : found[i].start()].isspace()
        follower = words[i + 1] if i + 1 < len(words) else ""
        demonym = low in _DEMONYMS or (_DEMONYM_END.search(low) is not None and follower[:1].islower())
        given = low in _GIVEN_TOO and written_as_name(follower) and i + 1 not in taken and not is_role(follower)
        # "John Bishop": a role right behind a name is a surname
        if not (joined or given) and (low in _ROLES or demonym or fold(word) in known or _tells_where(words, i, taken)):
            continue
        named.append(i)
    return tuple(words[i] for i in named)


def _tells_where(words: list[str], i: int, taken: set[int]) -> bool:
    """Whether the word follows "in", "of" … and so is a place: "a resident of Old Harim", not "brother of Omar"."""
    at = i - 1
    while at >= 0 and (words[at] == "the" or words[at].casefold() in PARTICLES or written_as_name(words[at])):
        if words[at] != "the" and at not in taken and is_role(words[at]):
            return False  # "from Dr. Omar"
        at -= 1
    if at < 0 or words[at].casefold() not in _WHERE:
        return False
    return at == 0 or words[at - 1].casefold() not in _WHOSE


def _organisation_words(words: list[str]) -> set[int]:
    """Positions of words inside organisations' names: "Harim Media Office", "Network for Truth"."""
    taken: set[int] = set()
    for i, word in enumerate(words):
        if word.rstrip(".").casefold() not in _ORGANISATIONS:
            continue
        taken.add(i)
        before = i - 1
        while before >= 0 and words[before][:1].isupper() and not is_role(words[before]):
            taken.add(before)
            before -= 1
        after = i + 1
        while after + 1 < len(words) and words[after].casefold() in _CONNECTORS and words[after + 1][:1].isupper():
            taken.update((after, after + 1))  # "Ministry of Health Omar Said": only one word belongs to the ministry
            after += 2
    return taken
