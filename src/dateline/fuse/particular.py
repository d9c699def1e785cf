"""Which happenings are particular: one thing, at a place, on a day or done to someone, and no war or habit at large.

A coder makes no event of "guerrilla violence in the country" or "thousands were killed in the war": ACLED leaves out
what is no more exact than a whole country or a long period. Such events stay events, with their evidence; they make no
incident.
"""

from __future__ import annotations

from dateline.model import Actor, Casualties, Event, Resolved, Sentence, Token

from .alike import fineness, is_long, is_stated, own_place, own_time

_VERBAL = frozenset({"VERB", "AUX"})
#: What goes on at large: of these words alone nothing particular is told ("the violence must end", "the ceasefire").
_AT_LARGE = frozenset(
    "violence fighting combat hostility unrest conflict war warfare repression terrorism struggle offensive campaign "
    "resistance rebellion insurgency turmoil ceasefire cease-fire truce agreement peace accord deal genocide "
    "persecution disarmament demobilization demobilisation protest".split()
)
#: Whom a sentence of no one in particular is about, singular or plural.
_EVERYONE = frozenset(
    "people population populace public nation country state world community society government army military navy "
    "police force clergy church press opposition civilian citizen resident person life man woman child worker peasant "
    "enemy rebel guerrilla terrorist insurgent militant soldier troop side party group organization organisation "
    "movement militia forces peace order freedom democracy thousand hundred million dozen victim territory region "
    "one other thousands hundreds millions dozens weapon arm power position anyone everyone someone somebody".split()
)
_ONE = frozenset("the a an this that another one his her its their".split())
_NO_ONE = frozenset("any every no each such all some".split())
_ORGANISED = frozenset(
    "state_forces external_forces rebel militia political_militia identity_militia government police military".split()
)
_SIEGE = frozenset({"surround", "besiege", "encircle", "blockade", "hold"})
_VIOLENCE = frozenset({"violence", "unrest", "hostility", "bloodshed", "turmoil", "war", "conflict"})
_LONG = frozenset({"year", "season"})
_ELSEWHERE = ("told just before", "told earlier", "day of the lead", "day of the statement")
_SHORT = frozenset({"time", "day", "week", "month", "period"})


def is_particular(resolved: Resolved, events: list[Event]) -> bool:
    """Whether any of the events of one cluster tells one thing that happened, by its place, day, harm or words."""
    return any(_tells_one(resolved, event) for event in events)


def _tells_one(resolved: Resolved, event: Event) -> bool:
    if event.subtype == "Agreement" and _is_topic(resolved, event):
        return False
    time = own_time(event)
    if _is_siege(resolved, event) or _is_since(resolved, event):
        return False
    if fineness(own_place(event)) > 1 and not _is_continent(event):
        return True
    if time is not None and is_stated(time):
        if time.precision in _LONG or is_long(time) or time.start is None:
            return False  # "the murder of the archbishop in 1980", "1,000 activists have died over the last years"
        if time.precision in _SHORT and not (time.basis or "").endswith(_ELSEWHERE):
            return True
    counts = [count for count in event.casualties if count.role != "toll"]
    if event.casualties and not counts:
        return False
    return any(_is_counted(count) for count in counts) or _means_one(resolved, event)


def _is_siege(resolved: Resolved, event: Event) -> bool:
    """Whether a state of siege is told ("they still surround the base", "have besieged the city since May")."""
    found = _head(resolved, event)
    if found is None or found[1].lemma.lower() not in _SIEGE or any(c.low for c in event.casualties):
        return False
    sentence, token = found
    perfect = any(child.lower in ("have", "has", "had") for child in sentence.children(token.i, "aux"))
    since = event.time is not None and event.time.precision == "period"
    return event.status == "ongoing" or token.tag in ("VBP", "VBZ") or (perfect and since)


def _is_since(resolved: Resolved, event: Event) -> bool:
    """Whether a long time is summed up: a toll, or violence at large of which no number is told.

    "Since 2023 more than 54,000 have been killed in Gaza", "the town has seen some of the worst violence of the war".
    """
    time = own_time(event)
    if time is None or not is_stated(time) or not (time.precision in _LONG | {"month"} or is_long(time)):
        return False
    counts = [count for count in event.casualties if count.role != "toll"]
    found = _head(resolved, event)
    at_large = found is not None and found[1].lemma.lower() in _VIOLENCE and found[1].pos not in _VERBAL
    return not counts and ((bool(event.casualties) and time.precision != "month") or at_large)


def _is_topic(resolved: Resolved, event: Event) -> bool:
    """Whether a truce or deal is only spoken of: "76 breaches of the ceasefire", "despite a truce"."""
    found = _head(resolved, event)
    if found is None:
        return False
    sentence, token = found
    link = sentence[token.head]
    return token.pos not in _VERBAL and token.dep == "pobj" and link.lower not in ("in", "into", "by", "with")


def _is_continent(event: Event) -> bool:
    """Whether the place is wider than a country ("Central America")."""
    return event.place is not None and event.place.kind == "region" and not event.place.country


def _is_counted(count: Casualties) -> bool:
    """Whether a number of people is told: not "hundreds", "civilians were killed", "70,000 since the war began"."""
    if not count.low:
        return bool(count.best)  # "two men were shot"
    if count.high is None:
        return count.low > 2 and _in_figures(count)
    return count.high <= 1.5 * count.low + 1 or _in_figures(count)


def _in_figures(count: Casualties) -> bool:
    return count.span is not None and any(letter.isdigit() for letter in count.span.quote)


def _means_one(resolved: Resolved, event: Event) -> bool:
    """Whether the words of the event mean one happening: "the murder of the priests", "a patrol was shot at"."""
    found = _head(resolved, event)
    if found is None:
        return False
    sentence, token = found
    if token.lemma.lower() in _AT_LARGE:
        return False
    actors = (*event.side_b, *event.victims)
    if _is_narrated(sentence, token) and (fineness(event.place) > 1 or any(c.low for c in event.casualties)):
        return True
    if token.pos in _VERBAL:
        return any(_is_one(sentence, each, actors) for each in _done_to(sentence, token))
    return _is_one_noun(sentence, token, actors)


def _head(resolved: Resolved, event: Event) -> tuple[Sentence, Token] | None:
    """The sentence of an event and the head of its word there."""
    start = event.evidence[0].start
    sentence = next((each for each in resolved.sentences if each.start == start), None)
    at = None if sentence is None else sentence.head_of(event.word.start, event.word.end)
    return None if sentence is None or at is None else (sentence, sentence[at])


def _is_narrated(sentence: Sentence, token: Token) -> bool:
    """Whether its verb stands in the simple past, which goes on with what was told: "they detained several men"."""
    verb = next((each for each in (token, *sentence.ancestors(token.i)) if _is_finite(sentence, each)), None)
    return verb is not None and _is_past(sentence, verb)


def _is_finite(sentence: Sentence, token: Token) -> bool:
    return token.tag in ("VBD", "VBZ", "VBP", "MD") or bool(sentence.children(token.i, "aux", "auxpass"))


def _is_past(sentence: Sentence, verb: Token) -> bool:
    auxiliaries = {child.lower for child in sentence.children(verb.i, "aux", "auxpass")}
    return (
        verb.tag in ("VBD", "VBN", "VBG")
        and (verb.tag == "VBD" or bool(auxiliaries))
        and auxiliaries <= {"was", "were"}
    )


def _is_one_noun(sentence: Sentence, token: Token, actors: tuple[Actor, ...]) -> bool:
    whom = [
        noun
        for prep in sentence.children(token.i, "prep")
        if prep.lower in ("of", "against", "on", "at", "upon")
        for noun in _joined(sentence, sentence.children(prep.i, "pobj"))
    ]
    named = any(_is_one(sentence, noun, actors) for noun in whom)
    marks = _marks(sentence, token)
    if token.tag in ("NNS", "NNPS"):
        return bool(sentence.children(token.i, "nummod")) or (named and bool(marks & _ONE))
    if marks & _NO_ONE:
        return False
    return named if whom or not marks & _ONE else True


def _done_to(sentence: Sentence, verb: Token) -> list[Token]:
    """Whom or what a verb was done to; who did it where nobody else is told ("a car exploded")."""
    at: Token | None = verb
    for _ in range(3):
        if at is None:
            break
        found = _joined(sentence, sentence.children(at.i, "dobj", "nsubjpass"))
        if not found:
            found = _joined(sentence, sentence.children(at.i, "nsubj"))
        relative = at.dep in ("relcl", "acl") and (not found or any(each.tag in ("WDT", "WP") for each in found))
        if relative:
            return [each for each in found if each.tag not in ("WDT", "WP")] + [sentence[at.head]]
        if found:
            return found
        at = sentence[at.head] if at.dep in ("conj", "xcomp", "pcomp", "advcl") and at.head != at.i else None
    return []


def _joined(sentence: Sentence, nouns: list[Token]) -> list[Token]:
    found = list(nouns)
    for noun in nouns:
        found.extend(sentence.children(noun.i, "conj"))
    return found


def _is_one(sentence: Sentence, noun: Token, actors: tuple[Actor, ...]) -> bool:
    """Whether a noun means someone or something in particular: a name, "a marine", "the bridge", "two guards"."""
    if sentence.children(noun.i, "nummod"):
        return True
    marks = _marks(sentence, noun)
    lemma = noun.lemma.lower()
    if noun.tag == "PRP":
        return lemma not in ("we", "us", "you", "they", "them")
    if noun.pos == "PROPN":
        return not any(
            actor.span is not None
            and actor.span.start <= noun.start < actor.span.end
            and (actor.actor_id or actor.kind in _ORGANISED)
            for actor in actors
        )
    if noun.tag == "NN":
        alone = marks & {"a", "an", "another", "one"}
        return bool(marks & _ONE) and (lemma not in _EVERYONE | _AT_LARGE or bool(alone and lemma != "group"))
    return noun.tag == "NNS" and bool(marks & _ONE) and lemma not in _EVERYONE


def _marks(sentence: Sentence, noun: Token) -> set[str]:
    return {each.lower if each.dep == "det" else "its" for each in sentence.children(noun.i, "det", "poss")}
