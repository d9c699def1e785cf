"""What the words before a class noun say of whose it is: "Syrian regime army" before "forces"."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.knowledge.actor_classes import ActorClass
from dateline.model import Sentence
from dateline.model.mentions import ActorForm

from .actors_lexicon import Entry, Unit

#: After a name and a hyphen these make no actor of it but say who stands behind one ("Turkish-backed fighters").
BEHIND = frozenset(
    "led backed supported aligned allied affiliated linked funded trained armed sponsored based inspired".split()
)
#: After a name and a hyphen these say who holds a place ("rebel-held town").
HOLDS = frozenset("held controlled occupied run besieged ruled administered dominated seized".split())
_STANCE = frozenset("pro anti ex non para counter".split())
#: Adjectives and participles that belong to the count or the harm, not to who someone is.
_APART = frozenset(
    "many several few numerous some such own other more most least dozen dozens hundred hundreds thousands first last "
    "next dead killed wounded injured slain late further additional total less same latest total another every each "
    "all both half scores various missing surviving remaining new".split()
)
_MODIFIER_POS = frozenset(("ADJ", "NOUN", "PROPN", "VERB", "ADV"))
_MODIFIER_DEP = frozenset(("amod", "compound", "nmod", "advmod", "npadvmod"))
#: First part of the id of a state's body, by service.
PREFIX = {"military": "state", "air": "air", "police": "police", "government": "gov"}


@dataclass(slots=True)
class Phrase:
    """An actor phrase: tokens `first` to `last`, not yet a mention."""

    first: int
    last: int
    form: ActorForm
    ids: tuple[str, ...] = ()
    kind: str | None = None
    cls: ActorClass | None = None
    definite: bool = False
    open: bool = False
    emit: bool = True


@dataclass(slots=True)
class Before:
    """What the words before a class noun say."""

    first: int
    ids: tuple[str, ...] = ()
    iso2: str | None = None
    classes: list[ActorClass] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    behind: bool = False
    stance: str | None = None
    name: Entry | None = None
    proper: bool = False


def hyphened(sentence: Sentence, last: int, words: frozenset[str]) -> bool:
    """Whether token `last` is followed by a hyphen and one of `words`: "rebel-held"."""
    return last + 2 < len(sentence) and sentence[last + 1].text == "-" and sentence[last + 2].lower in words


#: What a place is under or in when a force holds it.
_HOLD = frozenset("control hands rule occupation administration".split())


def is_holder(sentence: Sentence, last: int) -> bool:
    """Whether token `last` says who holds a place: "rebel-held", "under Russian control", "in government hands"."""
    if hyphened(sentence, last, HOLDS):
        return True
    if last + 1 >= len(sentence) or sentence[last + 1].lower not in _HOLD:
        return False
    noun = sentence[last + 1]
    return noun.dep == "pobj" and sentence[noun.head].lower in ("under", "in", "into", "within")


def before(sentence: Sentence, unit: Unit, by_last: dict[int, Unit], capitals: bool) -> Before:
    """Walk left from a class noun over the words that belong to it."""
    said = Before(unit.first)
    cls = unit.cls
    assert cls is not None
    civil = cls.role in ("civil", "crowd")
    t = unit.first - 1
    while t >= 0:
        token, other = sentence[t], by_last.get(t)
        if other:
            if (civil and (other.name or other.cls)) or (other.people and not other.adjective):
                break
            if other.cls and not other.name and token.pos == "VERB":
                break
            if other.name:
                said.ids = said.ids or other.name.ids
                said.name = said.name or other.name
            elif other.adjective:
                said.iso2 = said.iso2 or other.adjective
            elif other.cls:
                said.classes.append(other.cls)
            elif other.country and not civil:
                said.iso2 = said.iso2 or other.country
            else:
                break
            said.first, t = other.first, other.first - 1
        elif token.lower in HOLDS and t >= 2 and sentence[t - 1].text == "-":
            break
        elif token.lower in BEHIND and t >= 2 and sentence[t - 1].text == "-":
            backer = by_last.get(t - 2)
            if token.lower == "led" and backer and (backer.adjective or backer.country) and cls.role == "force":
                said.iso2 = said.iso2 or backer.adjective or backer.country  # "an Afghan-led force" is Afghan
            else:
                said.behind = said.behind or backer is not None
            said.first = backer.first if backer else t - 2
            t = said.first - 1
        elif token.text == "-" and t >= 1 and sentence[t - 1].lower in _STANCE:
            said.stance = sentence[t - 1].lower
            said.first, t = t - 1, t - 2
        elif token.text == "-" and t >= 1 and said.first == t + 1 and sentence[t - 1].pos in ("ADJ", "NOUN", "PROPN"):
            said.first, t = t, t - 1
        elif token.tag == "POS" and t >= 1 and not civil:
            owner = by_last.get(t - 1)
            if owner and (owner.name or owner.country or (owner.cls and owner.cls.role in ("government", "group"))):
                t -= 1
                continue
            break
        elif _belongs(sentence, t, said.first, unit.last, capitals):
            said.words.append(token.lower)
            said.proper = said.proper or (token.pos == "PROPN" and token.i > 0 and not capitals)
            said.first, t = t, t - 1
        else:
            break
    if said.first < unit.first and sentence[said.first].text == "-":
        said.first += 1
    return said


def _belongs(sentence: Sentence, t: int, first: int, last: int, capitals: bool) -> bool:
    token = sentence[t]
    if token.lower in _APART or token.pos not in _MODIFIER_POS or token.dep not in _MODIFIER_DEP:
        return False
    if token.dep == "advmod" and not token.lower.endswith("ly"):
        return False
    return t < token.head <= last and not (capitals and token.lower.endswith(("ed", "ing")))
