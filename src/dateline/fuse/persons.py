"""Single people told of in an incident, one after the other: who are surely different, and what befell each.

"A 24-year-old man was shot. He was pronounced dead. A woman, 30, was shot in the arm": two people, one dead and one
wounded. People are one person unless their names, ages, sexes, or words like "another" tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.model import Casualties, Event, Span

from .person_words import is_of, name_in, sex_of

_BEFORE = re.compile(r"\b(\d{1,2})[- ]year[- ]old", re.IGNORECASE)
_AFTER = re.compile(
    r"^\s?[,(]\s?(?:(?:aged |age )?(\d{1,2})\s?[,.;)]|(?:an? |the )?(\d{1,2})[- ]year[- ]old)", re.IGNORECASE
)
_JUST_BEFORE = re.compile(r"\b(\d{1,2})[- ]year[- ]old\s?$", re.IGNORECASE)
_ANOTHER = re.compile(r"^(?:another|a (?:second|third|fourth|fifth)|one other|(?:the )?other)\b", re.IGNORECASE)
_ALSO = re.compile(r"^ (?:was|were|is|had|has|have)?\s?(?:been )?also\b")
_SELF = frozenset({"himself", "herself"})
_OWN = re.compile(r"^ own li(?:fe|ves)\b")
_TURNED = re.compile(r"\bturn\w*\b.{0,40}$", re.IGNORECASE)
#: Characters that are read before and after the words for a person.
_AROUND = 40


@dataclass(slots=True)
class Person:
    """One person: what is known of who it is, and the harms told of it.

    `new` is set where words tell it is one more, `own` where the harm is by his own hand, `turned` where he "turned the
    gun on himself", who had shot others; `definite` where the words mean one told of before. `told` are the harms with
    the start of the sentence that tells them.
    """

    names: frozenset[str] = frozenset()
    age: int | None = None
    sex: str | None = None
    word: str = ""
    new: bool = False
    own: bool = False
    turned: bool = False
    definite: bool = False
    harms: set[str] = field(default_factory=set)
    told: set[tuple[int, str]] = field(default_factory=set)


def persons(events: Iterable[Event]) -> list[Person]:
    """The single people killed or injured in these events, each once, whom a pronoun may mean next at the end."""
    found: list[Person] = []
    for event in events:
        for count in event.casualties:
            if count.harm in ("killed", "injured") and is_single(count):
                told = person_of(event, count)
                sentence = _sentence(event, count).start
                same = None if told.new else _same(found, told, count.harm, sentence)
                _join(found, same, told, count.harm, sentence)
    return found


def is_single(count: Casualties) -> bool:
    """Whether a count is of one person."""
    return count.best == 1 and count.high == 1 and count.role not in ("toll", "subset")


def dead_by_name(events: Iterable[Event]) -> int:
    """How many were killed at least, by those whom names or ages (two years apart or more) tell to be others."""
    found: list[Person] = []
    for event in events:
        for count in event.casualties:
            if count.harm == "killed" and is_single(count):
                told, sentence = person_of(event, count), _sentence(event, count).start
                same = next((each for each in _likely(found, told, "killed") if _fits(each, told, sentence)), None)
                _join(found, same, told, "killed", sentence)
    return len(found)


def turned_on_himself(event: Event, count: Casualties) -> bool:
    """Whether a count is of who shot others and then himself ("he then turned the gun on himself")."""
    return is_single(count) and person_of(event, count).turned


def _join(found: list[Person], same: Person | None, told: Person, harm: str, sentence: int) -> None:
    who = told if same is None else same
    who.harms.add(harm)
    who.told.add((sentence, harm))
    if same is not None:
        same.names |= told.names
        same.age = told.age if same.age is None else same.age
        same.sex = same.sex or told.sex
        found.remove(same)
    found.append(who)


def _same(found: list[Person], told: Person, harm: str, sentence: int) -> Person | None:
    """Who of those told of before it is, None where it is one more; `sentence` is where its sentence begins."""
    likely = (each for each in _likely(found, told, harm) if _may_be(each, told))
    return next((each for each in likely if not _is_beside(each, told, harm, sentence)), None)


def _is_beside(one: Person, told: Person, harm: str, sentence: int) -> bool:
    """Whether one sentence tells of both and what befell each: "one dead, one wounded"."""
    return not told.definite and any(where == sentence and other != harm for where, other in one.told)


def _likely(found: list[Person], told: Person, harm: str) -> list[Person]:
    """Whom the words may mean, the likeliest first: of one name or age, of one fate, else who was told of last."""
    ranks = {
        at: (
            each.own != told.own,
            not (told.names & each.names),
            told.age is None or each.age != told.age,
            not told.definite and harm not in each.harms,
            -at,
        )
        for at, each in enumerate(found)
    }
    return [found[at] for at in sorted(ranks, key=lambda at: ranks[at])]


def _may_be(one: Person, other: Person) -> bool:
    if one.names and other.names:
        return bool(one.names & other.names)
    if one.turned != other.turned or (one.age is not None and other.age is not None and one.age != other.age):
        return False
    return not (one.sex and other.sex and one.sex != other.sex)


def _fits(one: Person, told: Person, sentence: int) -> bool:
    """Whether two of the dead may be one, whatever weaker signs say; who killed others and himself is two."""
    if one.names and told.names:
        return bool(one.names & told.names)
    here = one.own != told.own and (sentence, "killed") in one.told
    ages = one.age is not None and told.age is not None and abs(one.age - told.age) > 1
    return not here and not ages and (one.turned == told.turned or one.own == told.own)


def _sentence(event: Event, count: Casualties) -> Span:
    start = count.span.start if count.span is not None else event.evidence[0].start
    return next((each for each in event.evidence if each.start <= start < each.end), event.evidence[0])


def person_of(event: Event, count: Casualties) -> Person:
    """What the words of a count of one tell of who it is."""
    span = count.span
    quote = span.quote if span is not None else count.description or ""
    before = after = ""
    if span is not None:
        sentence = _sentence(event, count)
        before = sentence.quote[: max(0, span.start - sentence.start)][-_AROUND:]
        after = sentence.quote[span.end - sentence.start :][:_AROUND]
    age = _BEFORE.search(quote) or _AFTER.match(after) or _JUST_BEFORE.search(before)
    words = re.findall(r"[\w-]+", quote.lower())
    last = words[-1] if words else ""
    return Person(
        names=name_in(quote),
        age=int(next(filter(None, age.groups()))) if age else None,
        sex=sex_of(words),
        word=last,
        new=count.role == "increment" or bool(_ANOTHER.match(quote) or _ALSO.match(after)),
        own=last in _SELF or bool(_OWN.match(after)),
        turned=last in _SELF and bool(_TURNED.search(before)),
        definite=count.role == "repeat" or is_of(count),
    )
