"""Words of violence that tell of none: "a heart attack", "attacked the budget", "shares staged a rally"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from dateline.knowledge.other_senses import other_senses
from dateline.model import Sentence, Token

from .figurative_fiction import is_fiction
from .syntax import by_phrase, doers, governor, is_passive, light_verb_of, prep_objects, undergoers

_VERBS_ON_IDEAS = frozenset(
    "attack fight battle target combat hit strike defend assault assail shoot slam destroy storm raid bomb".split()
)
_CONTESTS = frozenset("battle fight clash war showdown duel assault attack raid campaign offensive".split())
#: What the weather, a fire or a lorry does too.
_HITTING = frozenset("hit strike destroy damage burn batter pound devastate rip tear sweep raze target engulf".split())
_BURSTING = frozenset("explode erupt burst shoot blow storm bomb detonate rally fire blast crash".split())
_ATTACKING = frozenset("attack assault assail slam hit raid storm".split())
_BITING = frozenset("attack kill injure wound hurt maul bite".split())
_OF_MEDICINE = frozenset("attack target destroy fight invade kill".split())
_STORMING = frozenset("storm charge surge sweep race".split())
_MARCHING = frozenset("march rally parade".split())
_SLAUGHTERS = frozenset("bloodbath carnage massacre slaughter war battle attack raid clash bloodshed".split())
_BURSTS = frozenset("explosion blast".split())
_LOSING = frozenset("lose capture take win gain retake hold seize".split())
_HOUSEHOLD = frozenset("gas boiler cylinder methane firedamp dust".split())
_PETTY = frozenset("shoplifting burglary speeding pickpocketing littering drunk".split())
_ARRESTING = frozenset("arrest detain jail imprison".split())
_JUDGING = frozenset("attack describe denounce condemn slam see dismiss brand criticise criticize".split())
_CLOSING = frozenset("close shut shutter paralyse paralyze cripple ground idle".split())
_OUTCRIES = frozenset("storm howl chorus torrent flurry".split())
_COLLIDING = frozenset("hit strike ram plough plow crash smash slam collide".split())
_CAUSING = frozenset("when after as because since".split())
_STRAYING = frozenset("leave veer plunge run roll overturn hit swerve career slide".split())
_ALOUD = frozenset("harshly sharply verbally publicly bitterly strongly".split())
_HANDED = frozenset("lodge express register file voice convey hand deliver send receive issue".split())
_TRUCES = frozenset("ceasefire truce armistice deal accord agreement".split())
_WHILE = frozenset("since despite during amid".split())
_BREAKING = frozenset("break violate breach shatter collapse expire crumble reject flout ignore unravel".split())
_QUARRELS = frozenset("defuse disarm dismantle intercept deactivate".split())
_RAZING = frozenset("detonate blow demolish raze destroy explode bring".split())
_OF_BLASTING = frozenset("explosive explosion charge blast dynamite".split())
#: What is done to critics with words: "attacked his critics"; "shot the critic" is none.
_WITH_WORDS = frozenset("attack fight battle assail slam defend target".split())
_SCORE = re.compile(r"\d{1,3}-\d{1,3}")


def is_figurative(sentence: Sentence, token: Token) -> bool:
    """Whether a trigger word is meant otherwise than of force: by its object, subject, aim or surroundings."""
    if is_fiction(sentence, token) or _is_mishap(sentence, token) or _is_elsewhere(sentence, token):
        return True
    return _is_other_verb(sentence, token) if token.pos == "VERB" else _is_other_noun(sentence, token)


def _is_mishap(sentence: Sentence, token: Token) -> bool:
    """ "A gas leak caused an explosion": nobody's will, and no arms are spoken of."""
    lemma = token.lemma.lower()
    if lemma in _OF_BLASTING and lemma not in _BURSTS and token.pos != "VERB":
        verb = governor(sentence, token.i)
        return verb is not None and verb.lemma.lower() in _RAZING and _is_demolition(sentence, verb)
    if lemma not in _BURSTS and lemma != "explode":
        return lemma in _RAZING and _is_demolition(sentence, token)
    return _is_by_mishap(sentence) or _is_after_mishap(sentence, token)


def _is_by_mishap(sentence: Sentence) -> bool:
    if not _any(sentence, "mishap") or _any(sentence, "arms"):
        return False
    return _any([each for each in sentence if each.pos != "VERB"], "mishap")  # a pipe leaks gas; a spy leaks secrets


def _is_after_mishap(sentence: Sentence, token: Token) -> bool:
    """ "Died when a rope snapped", "exploded after the driver fell asleep": so its clause or phrase of cause says."""
    above = governor(sentence, token.i) if token.pos != "VERB" else None  # "died in a blast after two trains collided"
    causes = [
        clause
        for verb in (token, above)
        if verb is not None
        for clause in sentence.children(verb.i, "advcl")
        if any(mark.lower in _CAUSING for mark in sentence.children(clause.i, "mark", "advmod"))
    ]
    causes += prep_objects(sentence, token.i, "after", "following")
    if not causes or _any((each for each in sentence if not _is_pit(sentence, each)), "arms"):
        return False
    for cause in causes:
        below = [each for each in sentence.subtree(cause.i) if not _is_stormed(each)]
        if _any(below, "force"):
            continue
        slipping = [cause, *doers(sentence, cause.i), *sentence.children(cause.i, "nsubjpass", "acomp")]
        if cause.lemma.lower() in _STRAYING and _any(doers(sentence, cause.i), "vehicle"):
            return True  # "when their car left the road"
        if _any(below, "accident", "mishap") or _any(slipping, "slip"):
            return True
        if cause.lemma.lower() == "lose" and any(t.lemma.lower() == "control" for t in undergoers(sentence, cause.i)):
            return _any(doers(sentence, cause.i), "crew")  # "after its driver lost control"
    return False


def _is_pit(sentence: Sentence, token: Token) -> bool:
    """ "A coal mine", "a mine shaft"."""
    before = sentence[token.i - 1].lower if token.i else ""
    return token.lemma.lower() == "mine" and before in other_senses()["ore"]


def _is_of_household(sentence: Sentence, blast: Token) -> bool:
    """ "A gas explosion killed two"."""
    named = {each.lower for each in sentence.children(blast.i, "compound", "amod", "nmod")}
    return blast.lemma.lower() in _BURSTS and bool(named & _HOUSEHOLD) and not _any(sentence, "arms")


def _is_demolition(sentence: Sentence, token: Token) -> bool:
    """ "Engineers detonated charges to bring down a chimney", "contractors blew up the old bridge": builders at work.

    Engineers of an army who blow up homes are none: some word must say that the thing was to go.
    """
    others = [each for each in sentence if each.i != token.i and each.lemma.lower() not in _OF_BLASTING]
    at = token
    while at.dep in ("xcomp", "advcl", "conj") and not doers(sentence, at.i):
        at = sentence[at.head]  # "used charges to demolish it"
    by = [*doers(sentence, at.i), *by_phrase(sentence, token.i)]
    return _any(by, "builder") and _any(others, "worn_out") and not _any(others, "force")


def _is_elsewhere(sentence: Sentence, token: Token) -> bool:
    """ "A hacker attack", "protests flooded social media", "a storm of protest on Twitter": not in the streets."""
    lemma = token.lemma.lower()
    if lemma in ("attack", "raid", "assault"):
        return _any(sentence, "cyber") and not _any(sentence, "force")
    if lemma != "protest" or token.pos == "VERB":
        return False
    above = governor(sentence, token.i)
    if above is not None and above.lemma.lower() in _OUTCRIES and sentence[token.head].lower == "of":
        return True
    social = any(each.lower == "media" and sentence[each.i - 1].lower == "social" for each in sentence)
    return (social or _any(sentence, "online")) and not _any(sentence, "street")


def is_of_sport(sentence: Sentence) -> bool:
    """Whether a sentence is of the sports pages: a word of theirs alone, or two that they share, and none of force."""
    sense = other_senses()
    if not sentence.words.isdisjoint(sense["force"]):
        return False
    if not sentence.words.isdisjoint(sense["sport"]):
        return True
    shared = {token.i for token in sentence if _is(token, sense["sport_weak"]) or _SCORE.fullmatch(token.text)}
    return len(shared) > 1


def is_natural_death(sentence: Sentence, token: Token) -> bool:
    """Whether a death or injury came of illness, the weather or an accident: "died of cholera", "killed in a crash"."""
    sense = other_senses()
    if _is_by_mishap(sentence) or _is_after_mishap(sentence, token):
        return True
    if any(_is_of_household(sentence, cause) for cause in doers(sentence, token.i)):
        return True
    if token.lemma.lower() == "drown" and not undergoers(sentence, token.i):
        return True
    if token.lemma.lower() == "electrocute" and not by_phrase(sentence, token.i):
        return True
    if _any(sentence, "accident") and any(_is(each, sense["accident"]) and not _is_stormed(each) for each in sentence):
        return True
    if not sentence.lemmas.isdisjoint(("year", "annum")) and any(
        each.lemma.lower() in ("year", "annum") and sentence[each.i - 1].lower in ("a", "each", "every", "per")
        for each in sentence
    ):
        return True  # "3,000 people die of drugs every year"
    if "natural" in sentence.words and any(
        each.lower == "natural" and sentence[each.head].lemma.lower() == "cause" for each in sentence
    ):
        return True
    if any(each.lower in ("wave", "waves") and sentence[each.i - 1].lower in ("heat", "cold") for each in sentence):
        return True
    causes = prep_objects(sentence, token.i, "of", "from", "after", "with", "by", "in")
    if token.pos == "VERB":
        causes += doers(sentence, token.i)
        above = sentence[token.head]
        if token.dep == "advcl" and above.pos == "VERB" and _is_collision(sentence, above):
            return True
    for cause in causes:
        below = {each.lemma.lower() for each in sentence.subtree(cause.i)[:6]}
        if below & sense["ailment"] or {"heart", "attack"} <= below or {"old", "age"} <= below:
            return True
    return token.pos == "VERB" and _any(undergoers(sentence, token.i), "beast")


def _is_other_verb(sentence: Sentence, token: Token) -> bool:
    lemma = token.lemma.lower()
    done_to, done_by = undergoers(sentence, token.i), doers(sentence, token.i)
    ideas = done_to if lemma in _WITH_WORDS else [each for each in done_to if each.lemma.lower() != "critic"]
    if lemma in _VERBS_ON_IDEAS and _any(ideas, "idea"):
        return True
    if lemma in _QUARRELS and _any(done_to, "idea", "mood", "quarrel"):
        return True  # "defused the tension", "disarmed her critics"
    if lemma == "storm" and prep_objects(sentence, token.i, "out", "off"):
        return True  # "stormed out of the talks"
    if lemma in ("storm", "attack") and _any(done_by, "sport"):
        return True  # "the riders attacked the last hill"
    if lemma in _LOSING and not is_passive(sentence, token.i) and _is_at_the_polls(sentence):
        return True  # "lost the town in the election"
    if lemma in ("drive", "force", "push", "explode", "erupt") and _any(done_by, "nature", "drought"):
        return True  # "the volcano exploded", "the drought drove herders from their land"
    if lemma == "kill" and (_any(done_to, "lifeless", "idea") or any(each.lower == "it" for each in done_to)):
        return True  # "the frost killed the crops", "killing it on stage"
    if lemma in _OF_MEDICINE and _any(done_to, "cells"):
        return True
    if lemma in _BITING and (_any(done_by, "beast") or _any(by_phrase(sentence, token.i), "beast")):
        return True
    if lemma == "kill" and any(part.lower == "off" for part in sentence.children(token.i, "prt")):
        return True  # "kills off her detective"
    if lemma == "down" and any(each.lemma.lower() == "tool" for each in done_to):
        return True
    if lemma in ("fire", "hurl", "throw", "shoot", "lob") and _any(done_to, "thrown"):
        return True  # "fired questions at the minister"
    if lemma in ("bombard", "pelt", "shell") and _any(prep_objects(sentence, token.i, "with", "by"), "thrown"):
        return True
    if lemma in ("take", "seize", "gain", "regain") and _any(_controlled(sentence, token), "sport_weak", "idea"):
        return True  # "took control of the match"
    if lemma in _STORMING and _any(prep_objects(sentence, token.i, "to", "into"), "win"):
        return True  # "stormed to victory"
    if lemma == "march" and _any(sentence, "ceremony"):
        return True
    if lemma in _BURSTING and _any(
        prep_objects(sentence, token.i, "onto", "into", "in", "to", "on", "at", "with"), "mood"
    ):
        return True
    if lemma in _ATTACKING and any(adverb.lower in _ALOUD for adverb in sentence.children(token.i, "advmod")):
        return True  # "sharply attacked the generals"
    if lemma in _ATTACKING and _any(prep_objects(sentence, token.i, "in", "during", "on", "down"), "speech"):
        return True
    if lemma in _HITTING and (_any(done_by, "nature") or _any(by_phrase(sentence, token.i), "nature")):
        return True
    if lemma in _ARRESTING and not sentence.words.isdisjoint(_PETTY) and not _any(sentence, "arms"):
        return True  # "arrested a man for shoplifting"
    if _is_collision(sentence, token):
        return True
    if lemma in _ATTACKING and not done_to and prep_objects(sentence, token.i, "down"):
        return True  # "attacked down the left"
    if lemma in _MARCHING and _any(_settings(sentence, token), "festival", "race"):
        return True
    if lemma == "capture" and _any(_settings(sentence, token, "on", "by"), "camera"):
        return True  # "captured on video"
    if lemma == "rally" and prep_objects(sentence, token.i, "behind", "around"):
        return True  # "rallied behind the president"
    if lemma in ("launch", "fire") and _any(sentence, "space"):
        return True
    if lemma == "shoot" and _any(done_to, "beast"):
        return True
    others = [each for each in sentence if each.i != token.i]
    return _any(done_by, "market") and not (_has_victims(sentence, token) or _any(others, "force", "custody"))


def _controlled(sentence: Sentence, verb: Token) -> list[Token]:
    return [
        thing
        for held in sentence.children(verb.i, "dobj")
        if held.lemma.lower() in ("control", "charge", "hold")
        for thing in prep_objects(sentence, held.i, "of")
    ]


def _is_stormed(token: Token) -> bool:
    """ "Stormed the house", "shells rained down": no weather."""
    return token.pos == "VERB" and token.lemma.lower() in ("storm", "rain", "flood")


def _is_collision(sentence: Sentence, verb: Token) -> bool:
    """ "A lorry hit a bus": what collides is no weapon."""
    # in "A lorry ploughed into a bus, killing nine" the parser may take the verb for a participle
    drivers = [*doers(sentence, verb.i), *([sentence[verb.head]] if verb.dep == "acl" else [])]
    struck = undergoers(sentence, verb.i) or prep_objects(sentence, verb.i, "into", "with")
    return (
        verb.lemma.lower() in _COLLIDING
        and _any(drivers, "vehicle")
        and _any(struck, "vehicle")
        and not _any(sentence, "arms")
    )


def _is_other_noun(sentence: Sentence, token: Token) -> bool:
    lemma = token.lemma.lower()
    verb = light_verb_of(sentence, token.i)
    if sentence[token.head].lower == "as" and sentence[sentence[token.head].head].lemma.lower() in _JUDGING:
        return True  # "attacked the budget as a raid on pensioners"
    if verb is not None and _any(doers(sentence, verb.i), "market"):
        return True
    if lemma == "strike" and _is_of_labour(sentence, token):
        return True
    if lemma == "beating" and verb is None and sentence[token.head].lemma.lower() == "take":
        return True  # "the currency took a beating"
    if lemma in _BURSTS and _any(prep_objects(sentence, token.i, "of", "in"), "mood", "idea"):
        return True  # "an explosion of laughter"
    if lemma == "bomb" and _any(prep_objects(sentence, sentence[token.head].i, "on"), "finance", "market"):
        return True  # "dropped a bomb on investors"
    if sentence[token.head].lower == "under" and prep_objects(sentence, sentence[token.head].head, "for"):
        return True  # "came under attack for his spending"
    if lemma in _TRUCES and _is_over(sentence, token):
        return True
    if _is_studied(sentence, token):
        return True
    if (lemma in _CONTESTS or lemma == "counterattack") and _is_at_the_polls(sentence):
        return True  # "an offensive to win over young voters"
    if lemma in ("rocket", "missile") and _any(sentence, "space"):
        return True
    if lemma in _MARCHING and _any(_settings(sentence, token), "festival", "race"):
        return True
    above = governor(sentence, token.i)
    if lemma == "protest" and above is not None and above.lemma.lower() in _HANDED | {"note", "letter"}:
        return True  # "lodged a protest with the embassy"
    if lemma in _CONTESTS and sentence[token.head].lower == "on" and above is not None and above.lemma == "be":
        return True  # "the side was on the attack"
    if lemma in _SLAUGHTERS and _any(sentence, "finance") and not _any(sentence, "arms"):
        return True  # "a bloodbath on the stock market"
    if lemma not in _CONTESTS:
        return False
    owners = [each for each in sentence.children(token.i, "poss") if each.lemma.lower() != "band"]
    if _any([*owners, *by_phrase(sentence, token.i)], "market"):
        return True  # "the investors' raid on the company"
    rivals = prep_objects(sentence, token.i, "with", "against", "between")
    if _is_match(sentence, token) or any(_is_side(sentence, each) for each in rivals):
        return True  # "the clash with the league leaders"
    return _any(prep_objects(sentence, token.i, "for", "on", "against", "over"), "prize", "idea")


def _is_match(sentence: Sentence, contest: Token) -> bool:
    """Whether two words of the sports pages stand beside a contest, none of force, and nobody who fights at matches."""
    sense = other_senses()
    others = [each for each in sentence if each.i != contest.i]
    if any(_is(each, sense["force"]) or _is(each, sense["supporter"]) for each in others):
        return False
    return len({each.i for each in others if _is(each, sense["sport_weak"])}) > 1


def _is_side(sentence: Sentence, thing: Token) -> bool:
    """Whether a noun phrase names whom a team plays: a word of the sports pages alone, or two that they share."""
    phrase = [thing, *sentence.children(thing.i, "compound", "amod", "nmod")]
    sense = other_senses()
    weak = [each for each in phrase if _is(each, sense["sport_weak"]) or each.lemma.lower() in ("leader", "rival")]
    return _any(phrase, "sport") or len(weak) > 1


def _settings(sentence: Sentence, token: Token, *words: str) -> list[Token]:
    """What it took place in, with the words before each ("in the city's carnival parade")."""
    found = prep_objects(sentence, token.i, *(words or ("in", "at", "for", "during", "through")))
    return [each for thing in found for each in (thing, *sentence.children(thing.i, "compound"))]


def _is_of_labour(sentence: Sentence, token: Token) -> bool:
    """ "Went on strike", "a strike by nurses over pay": work was stopped."""
    if token.dep == "pobj" and sentence[token.head].lower == "on" and token.i == token.head + 1:
        return True
    force = other_senses()["force"]
    if any(each.lemma.lower().endswith("worker") for each in by_phrase(sentence, token.i)):
        return True
    closed = token.dep == "nsubj" and sentence[token.head].lemma.lower() in _CLOSING
    if closed and not any(_is(each, force) for each in sentence):
        return True  # "the strike closed ports"
    return _any(sentence, "labour") and not any(_is(each, force) or each.lower == "air" for each in sentence)


def _is_over(sentence: Sentence, token: Token) -> bool:
    """ "Broke the ceasefire", "the truce collapsed", "the first dead since the truce": no agreement was made."""
    for at in (token, *list(sentence.ancestors(token.i))[:4]):
        if at.i != token.i and at.lower in _WHILE:
            return True
        if at.i != token.i and at.pos == "VERB":
            return at.lemma.lower() in _BREAKING
    return False


def _is_studied(sentence: Sentence, token: Token) -> bool:
    """ "A lecture on the coup", "a museum of the massacre", "the book describes the siege": told of as history."""
    for at in (token, *list(sentence.ancestors(token.i))[:4]):
        if at.pos in ("VERB", "AUX"):
            works = sentence.children(at.i, "nsubj")
            return at.lemma.lower() in other_senses()["telling"] and at.tag == "VBZ" and _any(works, "study", "fiction")
        if at.i != token.i and at.dep != "prep" and _is(at, other_senses()["study"]):
            return True
    return False


def _is_at_the_polls(sentence: Sentence) -> bool:
    return _any(sentence, "polls") and not _any(sentence, "force", "arms")


def _any(tokens: Sentence | Iterable[Token], *fields: str) -> bool:
    words = _words_of(fields)
    if isinstance(tokens, Sentence):
        return not words.isdisjoint(tokens.words)
    return any(_is(token, words) for token in tokens)


@functools.cache
def _words_of(fields: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(other_senses()[field] for field in fields))


def _is(thing: Token, words: frozenset[str]) -> bool:
    return thing.lemma.lower() in words or thing.lower in words


def _has_victims(sentence: Sentence, but: Token) -> bool:
    words = ("kill", "wound", "injure", "bomb", "gunman", "militant", "dead")
    return any(token.lemma.lower() in words for token in sentence if token.i != but.i)
