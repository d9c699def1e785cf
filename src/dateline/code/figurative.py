"""Words of violence that tell of none: "a heart attack", "attacked the budget", "shares staged a rally"."""

from __future__ import annotations

from dateline.model import Sentence, Token

from .syntax import doers, light_verb_of, prep_objects, undergoers

#: What is attacked, fought or defended with words, law or money.
_ABSTRACT = frozenset(
    "record policy plan idea decision remark speech budget view law bill stance claim economy corruption poverty crime "
    "disease virus inflation racism discrimination charge allegation accusation case lawsuit election ruling verdict "
    "measure reform performance reputation character motion proposal comment critic criticism unemployment hunger "
    "addiction cancer climate misinformation disinformation".split()
)
_VERBS_ON_IDEAS = frozenset("attack fight battle target combat hit strike defend assault assail shoot slam".split())
#: What rallies, explodes, falls or clashes in the pages on business, sport and the arts.
_MARKETS = frozenset(
    "stock share currency market price peso lira dollar euro pound bond index oil gold sales export team "
    "club striker player album song film movie series band brand company firm bank".split()
)
#: "exploded onto the charts", "erupted in laughter"
_MOODS = frozenset(
    "chart scene stage anger rage laughter tears growth popularity size number applause cheer song joy controversy "
    "life fame prominence".split()
)
#: "the battle for the title", "a price war", "a shot at the crown"
_PRIZES = frozenset(
    "title championship trophy cup crown league promotion survival seat nomination presidency medal place vote "
    "attention customer audience ratings".split()
)
_CONTESTS = frozenset("battle fight clash war showdown duel assault attack raid campaign offensive".split())
#: Deaths that nobody causes on purpose: "died of a stroke", "killed in a car crash".
NATURAL_CAUSES = frozenset(
    "disease illness cancer cholera malaria measles ebola covid covid-19 coronavirus fever stroke pneumonia diabetes "
    "complication age cause starvation malnutrition dehydration flu influenza infection overdose heatstroke".split()
)
_ACCIDENTS = frozenset(
    "crash accident collision flood flooding earthquake quake landslide mudslide storm cyclone hurricane typhoon "
    "avalanche lightning stampede shipwreck derailment tsunami wildfire heatwave drought rain pile-up".split()
)


def is_figurative(sentence: Sentence, token: Token) -> bool:
    """Whether a trigger word is meant otherwise than of force: by its object, its subject or what it is for."""
    lemma = token.lemma.lower()
    if token.pos == "VERB":
        if lemma in _VERBS_ON_IDEAS and any(_is(thing, _ABSTRACT) for thing in undergoers(sentence, token.i)):
            return True
        if any(_is(thing, _MOODS) for thing in prep_objects(sentence, token.i, "onto", "into", "in", "to")):
            return True
        return any(_is(thing, _MARKETS) for thing in doers(sentence, token.i)) and not _has_victims(sentence)
    verb = light_verb_of(sentence, token.i)
    if verb is not None and any(_is(thing, _MARKETS) for thing in doers(sentence, verb.i)):
        return True
    aims = prep_objects(sentence, token.i, "for", "on", "against", "over")
    return lemma in _CONTESTS and any(_is(thing, _PRIZES | _ABSTRACT) for thing in aims)


def is_natural_death(sentence: Sentence, token: Token) -> bool:
    """Whether a death or injury came of illness, the weather or an accident: "died of cholera", "killed in a crash"."""
    words = {each.lemma.lower() for each in sentence}
    if words & _ACCIDENTS:
        return True
    causes = prep_objects(sentence, token.i, "of", "from", "after", "with", "by", "in")
    for cause in causes:
        below = {each.lemma.lower() for each in sentence.subtree(cause.i)[:6]}
        if below & NATURAL_CAUSES or {"heart", "attack"} <= below or {"old", "age"} <= below:
            return True
    return False


def _is(thing: Token, words: frozenset[str]) -> bool:
    return thing.lemma.lower() in words or thing.lower in words


def _has_victims(sentence: Sentence) -> bool:
    return any(token.lemma.lower() in ("kill", "wound", "injure", "bomb", "gunman", "militant") for token in sentence)
