"""How many people a victim's words stand for, and whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.knowledge.numbers import context, people_words
from dateline.model import Named, Placed, Quantity, Sentence, Token
from dateline.model.records import VictimClass

from .casualties_clause import Clause, aged, is_written, share_before

_CIVILIAN_KINDS = frozenset({"civilians", "civilian", "media", "humanitarian", "ngo", "protesters", "medical"})
_UNCLEAR_KINDS = frozenset({"", "unknown", "unidentified", "person", "other", "place", "pronoun"})


@dataclass(frozen=True, slots=True)
class Harmed:
    """A group of people as said: bounds, class, whose they are, and the offsets of the words."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    open_ended: bool
    who: VictimClass
    actor_id: str | None
    description: str | None
    cls: str
    quantity: Quantity | None
    anaphoric: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the reading knows of one sentence: its actors and places by token."""

    actors: Mapping[int, Named]
    places: frozenset[int]


def surroundings(sentence: Sentence, actors: list[Named], places: list[Placed]) -> Surroundings:
    """Index the resolved actors and places of one sentence by their tokens."""
    by_token: dict[int, Named] = {}
    for named in actors:
        for token in sentence.within(named.mention.start, named.mention.end):
            by_token[token.i] = named
    covered: set[int] = set()
    for placed in places:
        if placed.mention.role == "place":
            covered.update(token.i for token in sentence.within(placed.mention.start, placed.mention.end))
    return Surroundings(by_token, frozenset(covered))


def harmed(clause: Clause, around: Surroundings, head: int, *, strict: bool, counted: bool = False) -> Harmed | None:
    """The people that token `head` stands for; None where it does not name people.

    `strict` is set for words that take places and things as well ("captured", "seized"): a bare name is then no person.
    `counted` is set where the word itself is the noun counted ("12 deaths", "five bodies").
    """
    sentence = clause.sentence
    token = sentence[head]
    if (first := aged(sentence, head)) is not None:
        definite = first.lower in context("definite")
        return _plain(first, token, 1, around, sentence, anaphoric=definite)
    quantity = clause.owner.get(head) or _by_number(clause, head)
    if quantity is not None:
        if quantity.people or counted or (not strict and _may_live(sentence, quantity)):
            return _counted(clause, around, quantity, head)
        noun = sentence[quantity.noun].lower if quantity.noun is not None else ""
        return _households(sentence, quantity) if noun in context("family") else None
    if token.lower in context("one_person"):
        return _plain(token, token, 1, around, sentence, anaphoric=True)
    if token.lower in context("several_people"):
        return _plain(token, token, 2, around, sentence, anaphoric=True)
    if token.lower in ("none", "nobody") or token.lower in context("anyone"):
        return _plain(token, token, 0, around, sentence, anaphoric=False)
    if token.lower in ("others", "another", "one", "many") or (
        # "and the other was hurt", "a fourth was arrested"
        (token.lower == "other" or token.lower in context("ordinal")) and sentence.children(head, "det")
    ):
        low = 2 if token.lower == "others" else 3 if token.lower == "many" else 1
        return _plain(token, token, low, around, sentence, anaphoric=False)
    if token.tag in ("NNP", "NNPS"):
        return _named(clause, around, head, strict)
    return None


def _may_live(sentence: Sentence, quantity: Quantity) -> bool:
    """ "Three subversives were killed": a noun that no table knows, under a word that only people suffer."""
    noun = sentence[quantity.noun] if quantity.noun is not None else None
    if noun is None or noun.lower in context("unit"):
        return False
    if noun.tag not in ("NNS", "NNPS") and not (noun.tag == "NN" and quantity.low == quantity.high == 1):
        return False
    return not {people_words().get(noun.lower), people_words().get(noun.lemma.lower())} & {"thing"}


def _households(sentence: Sentence, quantity: Quantity) -> Harmed:
    """ "3,000 families": how many people those are is not said."""
    words = "".join(
        (" " if i and token.start > sentence[token.i - 1].end else "") + token.text
        for i, token in enumerate(sentence.within(quantity.start, quantity.end))
    )
    return Harmed(
        quantity.start,
        quantity.end,
        None,
        None,
        None,
        quantity.open_ended,
        "civilian",
        None,
        words,
        quantity.cls,
        quantity,
        False,
    )


def _by_number(clause: Clause, head: int) -> Quantity | None:
    for child in clause.sentence.children(head, "nummod", "amod", "quantmod", "det"):
        quantity = clause.owner.get(child.i)
        if quantity is not None and quantity.noun in (None, head) and quantity.head == child.i:
            return quantity
    return None


def _counted(clause: Clause, around: Surroundings, quantity: Quantity, head: int) -> Harmed:
    sentence = clause.sentence
    inside = [token for token in sentence if quantity.start <= token.start < quantity.end]
    words = [token for token in inside if token.tag != "CD"]
    whole = clause.first.get(inside[-1].i + 2) or clause.first.get(inside[-1].i + 3)
    noun = sentence[quantity.noun] if quantity.noun is not None else None
    description = None
    if noun is None and whole is not None and whole.noun is not None and share_before(clause, whole) is quantity:
        noun, description = sentence[whole.noun], sentence[whole.noun].text  # "nine of its 12 guards"
    elif noun is not None:
        number = quantity.head if quantity.head != quantity.noun else None
        shown = [token for token in inside if number is None or token.i > number]
        # "a 25-year-old driver": the age says nothing of what he is
        old = next((k for k, token in enumerate(shown[:-1]) if token.lower == "old" and shown[k - 1].text == "-"), -1)
        shown = shown[old + 1 :]
        # "six of them women": women; "a three-man crew": the crew
        if len(shown) > 2 and shown[0].text == "-" and shown[1].lower in (*context("strength"), "plus", "odd"):
            shown = shown[2:]
        while shown and (shown[0].lower in ("of", "no", "them", "single") or shown[0].lower in context("determiner")):
            shown = shown[1:]
        description = _joined(sentence, shown) or None
    definite = not is_written(quantity) and (inside[0].lower in context("definite") or _determined(sentence, noun))
    return Harmed(
        quantity.start,
        quantity.end,
        quantity.low,
        quantity.best,
        quantity.high,
        quantity.open_ended,
        who_are(words, noun, around),
        actor_of(inside, head, around),
        description,
        quantity.cls,
        quantity,
        definite,
    )


def _determined(sentence: Sentence, noun: Token | None) -> bool:
    """Whether the people are known: "the guards", and the second of "the chief, driver and two guards"."""
    if noun is None:
        return False
    own = sentence.children(noun.i, "det", "poss", "nummod", "amod")
    if noun.dep in ("conj", "appos") and noun.tag == "NN" and not own and noun.head < noun.i:
        return _determined(sentence, sentence[noun.head])
    return any(child.dep == "det" and child.lower in context("definite") for child in own)


def _joined(sentence: Sentence, tokens: list[Token]) -> str:
    out = ""
    for token in tokens:
        gap = " " if out and token.start > sentence[token.i - 1].end else ""
        out += gap + token.text
    return out


def _plain(first: Token, last: Token, low: int, around: Surroundings, sentence: Sentence, *, anaphoric: bool) -> Harmed:
    """People without a quantity of their own: a name or a pronoun, more than one of them an open number."""
    open_ended = low > 1
    inside = list(sentence.tokens[first.i : last.i + 1])
    exact = None if open_ended else low
    return Harmed(
        first.start,
        last.end,
        low,
        exact,
        exact,
        open_ended,
        who_are(inside, last, around),
        actor_of(inside, last.i, around),
        None if anaphoric or first.tag not in ("NN", "NNS", "NNP", "NNPS") else _joined(sentence, inside),
        "vague" if open_ended else "exact",
        None,
        anaphoric,
    )


def _named(clause: Clause, around: Surroundings, head: int, strict: bool) -> Harmed | None:
    """A person by name ("killed Colonel Hadi Sabbagh") counts one; a place, or an organisation, none."""
    sentence = clause.sentence
    if sentence[head].lower in context("family"):
        return None
    # "the massacre of 16 November", but "Noor Jan"
    if sentence[head].lower in context("date") and (head == 0 or sentence[head - 1].tag != "NNP"):
        return None
    first = head
    while first > 0 and sentence[first - 1].tag in ("NNP", "NN") and sentence[first - 1].head in (head, first):
        first -= 1
    words = [token.lower.rstrip(".") for token in sentence.tokens[first : head + 1]]
    named = around.actors.get(head)
    if not (named is not None and named.mention.form == "person"):
        # "rebels killed, NGO says", "Insurgent Cell Arrested": a body of people, or the source of a headline
        if any(word in context("organisation") for word in words):
            return None
        titled = people_words().get(words[0]) is not None
        other = named is not None and named.mention.form != "class"
        if not titled and (strict or other or sentence[head].text.isupper() or head in around.places):
            return None
    return _plain(sentence[first], sentence[head], 1, around, sentence, anaphoric=False)


def who_are(words: list[Token], noun: Token | None, around: Surroundings) -> VictimClass:
    """Civilian, combatant, or unknown, by the noun, then by the words before it, then by the actor it belongs to."""
    known = people_words()
    if noun is not None:
        kind = known.get(noun.text.lower()) or known.get(noun.lemma.lower(), "")
        if kind in ("civilian", "combatant"):
            return "civilian" if kind == "civilian" else "combatant"
    for token in reversed(words):
        kind = known.get(token.lower, "")
        # "local Taliban leaders", "major figures": the adjective says nothing of who they are
        if token.lower in ("local", "major", "general", "head") or (noun is not None and token.i >= noun.i):
            continue
        if kind in ("civilian", "combatant"):
            return "civilian" if kind == "civilian" else "combatant"
    for token in words:
        named = around.actors.get(token.i)
        if named is not None:
            kind = (named.actor.kind or named.mention.kind or "").lower()
            if kind in _CIVILIAN_KINDS:
                return "civilian"
            if kind not in _UNCLEAR_KINDS:
                return "combatant"
    return "unknown"


def actor_of(words: list[Token], head: int, around: Surroundings) -> str | None:
    """The registry id of the side the people belong to: the mention at the head, else the nearest one in the phrase."""
    at_head = around.actors.get(head)
    if at_head is not None and at_head.actor.actor_id:
        return at_head.actor.actor_id
    for token in reversed(words):
        named = around.actors.get(token.i)
        if named is not None and named.actor.actor_id:
            return named.actor.actor_id
    return None
