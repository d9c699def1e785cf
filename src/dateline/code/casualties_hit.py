"""People hit by fire, in hospital or with wounds, of whom no word says whether they lived: "two men were shot".

They count as wounded by best estimate and not at least: `low` is 0, for their death may be told elsewhere in the report
(the tally settles it). With "fatally" the same words tell deaths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.knowledge.numbers import context
from dateline.model import Casualties, Quantity, Sentence, Span, Token

from .casualties_clause import Clause, is_written
from .casualties_groups import victims_of
from .casualties_hit_words import Hit, hit_words
from .casualties_people import Harmed, Surroundings, harmed
from .casualties_statement import CasualtyStatement
from .casualties_triggers import is_negated, is_toll

#: How often a shooting or killing of "a double shooting" harmed someone.
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_KILLINGS = frozenset({"homicide", "murder", "killing", "slaying"})
_HITS = frozenset({"shooting", "stabbing"})
_FATAL = frozenset({"fatal", "deadly"})


def people_hit(
    text: str, clause: Clause, around: Surroundings, told: list[CasualtyStatement]
) -> Iterator[CasualtyStatement]:
    """The statements of hits in a sentence, without people whose death or wounds other words of it tell (`told`)."""
    taken = {one.trigger for one in told}
    found: list[CasualtyStatement] = []
    for hit in hit_words(clause):
        if hit.trigger.i in taken:
            continue
        for head, part in victims_of(clause, hit.roles, hit.trigger):
            group = harmed(clause, around, head, strict=True)
            if group is None or part or _has(told, head, group) or _has(found, head, group):
                continue
            found.append(_statement(text, clause, hit, head, group))
    found += _counted(text, clause, [*told, *found])
    yield from found
    yield from _manifold(text, clause)


def _has(told: Iterable[CasualtyStatement], head: int, group: Harmed) -> bool:
    """Whether the harm to the same people is told already ("was shot and killed")."""
    for one in told:
        span = one.casualties.span
        if one.casualties.harm not in ("killed", "injured"):
            continue
        if one.victim == head or (span is not None and span.overlaps(group.start, group.end)):
            return True
    return False


def _statement(text: str, clause: Clause, hit: Hit, head: int, group: Harmed) -> CasualtyStatement:
    sentence = clause.sentence
    negated = group.low == group.high == 0 or is_negated(sentence, hit.trigger)
    low, best, high, open_ended = group.low, group.best, group.high, group.open_ended
    harm = "killed" if hit.fatal else "injured"
    description = group.description
    if hit.own:  # "turned the gun on himself": one more than those told of, whoever he is
        description = sentence[head].lower
    if negated:
        low, best, high, open_ended = 0, 0, 0, False
    elif not hit.fatal:
        low = 0
    return CasualtyStatement(
        sentence=sentence.index,
        trigger=hit.trigger.i,
        victim=head,
        agent=hit.roles.agent,
        casualties=Casualties(
            harm=harm,  # type: ignore[arg-type]
            who=group.who,
            actor_id=group.actor_id,
            description=description,
            low=low,
            best=best,
            high=high,
            open_ended=open_ended,
            span=Span.of(text, group.start, group.end),
        ),
        toll=is_toll(text, sentence, hit.trigger, group.low),
        negated=negated,
        anaphoric=group.anaphoric and not hit.own,
        increment=group.cls == "increment",
        state=hit.state,
    )


def _counted(text: str, clause: Clause, told: list[CasualtyStatement]) -> Iterator[CasualtyStatement]:
    """ "16 shot, 1 fatally", "found six gunshot victims": the words around the number say what befell them."""
    sentence = clause.sentence
    spans = [one.casualties.span for one in told if one.casualties.span is not None]
    for quantity in {id(each): each for _, each in sorted(clause.owner.items())}.values():
        begin, end = clause.begin(quantity), clause.end(quantity)
        if not quantity.low or not is_written(quantity) or quantity.cls == "zero":
            continue
        if any(span.overlaps(quantity.start, quantity.end) for span in spans):
            continue
        if (quantity.people and _is_fatal_part(sentence, end)) or _are_shot_dead(sentence, quantity, end):
            yield _of_quantity(text, sentence, begin, quantity, harm="killed")
        elif quantity.noun is not None and _are_victims(sentence, begin, quantity.noun, quantity.low):
            definite = sentence[begin].lower in context("definite")
            yield _of_quantity(text, sentence, quantity.noun, quantity, anaphoric=definite)


def _are_victims(sentence: Sentence, begin: int, noun: int, low: int) -> bool:
    if sentence[noun].lower == "shot":
        # "16 shot", but "boy, 16, shot in the square"
        aged = begin > 1 and sentence[begin - 1].text == "," and sentence[begin - 2].tag in ("NN", "NNP")
        return noun == begin + 1 and low > 1 and not aged
    inside = (token.lower for token in sentence.tokens[begin:noun])
    return sentence[noun].lower in ("victim", "victims") and any(word in context("gun") for word in inside)


def _are_shot_dead(sentence: Sentence, quantity: Quantity, end: int) -> bool:
    """ "Four shot to death"."""
    after = [token.lower for token in sentence.tokens[end + 1 : end + 3]]
    shot = quantity.noun is not None and sentence[quantity.noun].lower == "shot"
    return shot and (after[:1] == ["dead"] or after == ["to", "death"])


def _is_fatal_part(sentence: Sentence, end: int) -> bool:
    """ "One fatally", "one of them fatally": a part of those shot."""
    of = [token.lower for token in sentence.tokens[end + 1 : end + 3]]
    at = end + 3 if of in (["of", "them"], ["of", "whom"]) else end + 1
    return (
        at < len(sentence)
        and sentence[at].lower == "fatally"
        and (at + 1 == len(sentence) or not sentence[at + 1].tag.startswith("VB"))
    )


def _of_quantity(
    text: str, sentence: Sentence, trigger: int, quantity: Quantity, *, harm: str = "injured", anaphoric: bool = False
) -> CasualtyStatement:
    return CasualtyStatement(
        sentence=sentence.index,
        trigger=trigger,
        victim=None,
        agent=None,
        casualties=Casualties(
            harm=harm,  # type: ignore[arg-type]
            low=0 if harm == "injured" else quantity.low,
            best=quantity.best,
            high=quantity.high,
            open_ended=quantity.open_ended,
            span=Span.of(text, quantity.start, quantity.end),
        ),
        anaphoric=anaphoric,
        state=True,
    )


def _manifold(text: str, clause: Clause) -> Iterator[CasualtyStatement]:
    """ "A double homicide", "the triple shooting", "a fatal shooting": how many were hit, or killed, of whom no more
    is said."""
    tokens = clause.sentence.tokens
    for token in tokens[:-1]:
        noun = tokens[token.i + 1]
        noun = tokens[token.i + 2] if noun.text == "-" and token.i + 2 < len(tokens) else noun
        lemma, times = noun.lemma.lower(), _TIMES.get(token.lower)
        if times is not None and lemma in _KILLINGS:
            yield replace(_noun_statement(text, clause.sentence, token, noun, "killed", times), state=False)
        elif times is not None and lemma in _HITS and tokens[token.i - 1].lower not in _FATAL:
            yield _noun_statement(text, clause.sentence, token, noun, "injured", times)
        elif token.lower in _FATAL and lemma in _HITS and noun.tag == "NN":
            yield _noun_statement(text, clause.sentence, token, noun, "killed", 1)


def _noun_statement(
    text: str, sentence: Sentence, first: Token, noun: Token, harm: str, number: int
) -> CasualtyStatement:
    single = number == 1  # one at least
    return CasualtyStatement(
        sentence=sentence.index,
        trigger=noun.i,
        victim=None,
        agent=None,
        casualties=Casualties(
            harm=harm,  # type: ignore[arg-type]
            low=number if harm == "killed" else 0,
            best=number,
            high=None if single else number,
            open_ended=single,
            span=Span.of(text, first.start, noun.end),
        ),
        anaphoric=True,
        state=True,
    )
