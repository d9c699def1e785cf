"""Single people told of in an incident, one after the other: who are surely different, and what befell each.

"A 24-year-old man was shot. He was pronounced dead. A woman, 30, was shot in the arm": two people, one dead and one
wounded. People are one person unless their names, ages, sexes, or words like "another" tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.model import Casualties, Event

_MALE = frozenset("man boy male father son brother husband uncle nephew boyfriend he him his himself dad".split())
_FEMALE = frozenset(
    "woman girl female mother daughter sister wife aunt niece girlfriend she her hers herself mom ex-wife".split()
)
_SELF = frozenset({"himself", "herself"})
_BEFORE = re.compile(r"\b(\d{1,2})[- ]year[- ]old", re.IGNORECASE)
_AFTER = re.compile(
    r"^\s?[,(]\s?(?:(?:aged |age )?(\d{1,2})\s?[,.;)]|(?:an? |the )?(\d{1,2})[- ]year[- ]old)", re.IGNORECASE
)
_ANOTHER = re.compile(r"^(?:another|a (?:second|third|fourth|fifth)|one other|(?:the )?other)\b", re.IGNORECASE)
_ALSO = re.compile(r"^ (?:was|were|is|had|has|have)?\s?(?:been )?also\b")
_OF = re.compile(r"^(?:at least )?(?:\w+|\d+) of (?:the|those|them|these|his|her|their|its|whom)\b", re.IGNORECASE)
_OWN = re.compile(r"^ own li(?:fe|ves)\b")
_NAME = re.compile(r"\b[A-Z][\w'’.-]*[a-z][\w'’-]*\b")
#: Capitalised words before or in a name that are no part of it.
_TITLES = frozenset(
    "The A An His Her Their One Another Officer Deputy Sheriff Sgt Lt Cpl Capt Chief Mr Mrs Ms Dr Police Man Woman Boy "
    "Girl Teen Victim Suspect Trooper Detective Judge Mayor Colonel General Captain Major Sergeant Private "
    "Commander".split()
)


@dataclass(slots=True)
class Person:
    """One person: what is known of who it is, and the harms told of it.

    `new` is set where words tell it is one more, `own` where the harm is by his own hand, `definite` where the words
    mean one told of before; `told` are the harms with the start of the sentence that tells them.
    """

    names: frozenset[str] = frozenset()
    age: int | None = None
    sex: str | None = None
    word: str = ""
    new: bool = False
    own: bool = False
    definite: bool = False
    harms: set[str] = field(default_factory=set)
    told: set[tuple[int, str]] = field(default_factory=set)


def persons(events: Iterable[Event]) -> list[Person]:
    """The single people killed or injured in these events, in text order, each once."""
    found: list[Person] = []
    for event in events:
        for count in event.casualties:
            if count.harm in ("killed", "injured") and count.best == 1 and count.high == 1 and count.role != "toll":
                _add(found, person_of(event, count), count.harm, event.evidence[0].start)
    return found


def _add(found: list[Person], told: Person, harm: str, sentence: int) -> None:
    """Add what is told of a person to who it is, or as one more; `sentence` is where its sentence begins."""
    same = None
    if not told.new:
        likely = _likely(found, told, harm)
        same = next(
            (each for each in likely if _may_be(each, told) and not _is_beside(each, told, harm, sentence)), None
        )
    if same is None:
        told.harms.add(harm)
        told.told.add((sentence, harm))
        found.append(told)
        return
    same.harms.add(harm)
    same.told.add((sentence, harm))
    same.names |= told.names
    same.age = told.age if same.age is None else same.age
    same.sex = same.sex or told.sex
    found.remove(same)
    found.append(same)  # whom a pronoun means next


def _is_apart(one: Person, told: Person, harm: str) -> bool:
    """Whether one died by his own hand and the other by another's."""
    return one.own != told.own and harm == "killed" and "killed" in one.harms


def _is_beside(one: Person, told: Person, harm: str, sentence: int) -> bool:
    """Whether one sentence tells of both and what befell each: "one dead, one wounded"."""
    return not told.definite and any(where == sentence and other != harm for where, other in one.told)


def _likely(found: list[Person], told: Person, harm: str) -> list[Person]:
    """Whom the words may mean, the likeliest first: of one name or age, of one fate, else who was told of last."""
    late = list(reversed(found))
    ranks = {
        id(each): (
            each.own != told.own,
            not (told.names & each.names),
            told.age is None or each.age != told.age,
            not told.definite and harm not in each.harms,
        )
        for each in late
    }
    return sorted(late, key=lambda each: ranks[id(each)])


def is_of(count: Casualties) -> bool:
    """Whether a count is of some of the people told of before ("one of the students")."""
    return count.span is not None and _OF.match(count.span.quote) is not None


def _may_be(one: Person, other: Person) -> bool:
    if one.names and other.names:
        return bool(one.names & other.names)
    if one.age is not None and other.age is not None and one.age != other.age:
        return False
    return not (one.sex and other.sex and one.sex != other.sex)


def person_of(event: Event, count: Casualties) -> Person:
    """What the words of a count of one tell of who it is."""
    span = count.span
    quote = span.quote if span is not None else count.description or ""
    after = ""
    if span is not None:
        text = next((each for each in event.evidence if each.start <= span.start < each.end), None)
        after = text.quote[span.end - text.start :][:32] if text is not None else ""
    age = _BEFORE.search(quote) or _AFTER.match(after)
    words = re.findall(r"[\w-]+", quote.lower())
    sexes = {"m" if word in _MALE else "f" for word in words[:1] + words[-1:] if word in _MALE | _FEMALE}
    if words and words[0] in ("his", "her") and len(words) > 1:  # "his wife"
        sexes = {"m" if word in _MALE else "f" for word in words[-1:] if word in _MALE | _FEMALE}
    names = {word.lower() for word in _NAME.findall(quote) if word not in _TITLES}
    last = words[-1] if words else ""
    return Person(
        names=frozenset(names),
        age=int(next(filter(None, age.groups()))) if age else None,
        sex=sexes.pop() if len(sexes) == 1 else None,
        word=last,
        new=count.role == "increment" or bool(_ANOTHER.match(quote) or _ALSO.match(after)),
        own=last in _SELF or bool(_OWN.match(after)),
        definite=count.role == "repeat" or is_of(count),
    )
