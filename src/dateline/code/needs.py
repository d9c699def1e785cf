"""The conditions of `knowledge/triggers.csv` under which a word tells an event."""

from __future__ import annotations

from dateline.knowledge.numbers import people_words
from dateline.knowledge.other_senses import other_senses
from dateline.model import Sentence, Token

from .hit import Hit, controlled
from .index import ARMED, Index
from .syntax import by_phrase, doers, grammatical_subjects, is_passive, prep_objects, substance, undergoers
from .things import TARGETS, TERRITORY, armed_of, is_crowd, is_name, is_person, is_territory, names

_WEAPONS = frozenset(
    "weapon arm ammunition cache explosive rocket mortar missile rifle grenade ied mine bomb device munition gun "
    "drone tank landmine shell detonator belt vest round kalashnikov launcher drug material".split()
)
_CROWDS = frozenset("protest protester protestor demonstrator demonstration rally crowd march marcher rioter".split())
_CUES = _CROWDS | frozenset("slogan placard banner chant embassy solidarity".split())
_BODIES = frozenset("body bodies corpse corpses head heads remains dead".split())
USING_VERBS = frozenset(
    "explode detonate kill wound injure hit strike rip tear destroy land fall target slam damage crash drop throw "
    "fire launch hurl lob use toss blow set shoot rain pound ram plow drive attack claim leave rock maim cause".split()
)
_USING_NOUNS = frozenset("attack bombing explosion blast detonation die barrage".split())
#: Verbs that hit things as well as people: they tell an event only of what can be hit.
_HITTING = frozenset("hit target strike damage destroy burn beat torch raze demolish reach enter".split())
#: Verbs whose object or passive subject is a person, so that an unknown name there is one ("Haddad was arrested").
_OF_PERSONS = frozenset("arrest detain apprehend jail imprison hang stab flog torture execute nab".split())
#: What falls to an enemy, and what stands beside "fall" where something else drops ("the town fell below the line").
_FALLEN = frozenset(
    "town city village base airbase airport capital stronghold fortress bastion garrison outpost enclave citadel "
    "hill quarter barracks".split()
)
_FALLING = frozenset("by from below behind short through apart off down out victim over above under like for".split())
#: Subjects that stand for people told of before ("most were captured in the hills").
_AMOUNTS = frozenset("most all some rest others trio pair duo both many several two three four five six".split())
_PICTURES = frozenset(
    "scene moment image mood spirit atmosphere event attack incident sound beauty essence power".split()
)
_TAKING = frozenset("capture seize take".split())
_WORDY = frozenset(
    "legal court political price trade culture bidding turf propaganda media tariff currency custody uphill losing "
    "constant endless running".split()
)
_HARMING = frozenset("kill wound injure murder hurt maim".split())
_BODY_PARTS = frozenset(
    "head chest leg arm back stomach neck face foot hand thigh abdomen shoulder eye torso heart hip temple knee jaw "
    "throat".split()
)


def meets(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """Whether the condition of the trigger word holds; `charged` says that the sentence tells of arms."""
    token, needs = hit.token, hit.word.needs
    if hit.cls.name == "capture" and token.lemma.lower() == "loss" and not _is_of_territory(index, sentence, token):
        return False  # "made no statement about its losses"
    if not needs:
        return True
    if needs == "armed":
        if token.lemma.lower() == "fight" and _is_war(sentence, token):
            return True
        return charged and not (_about_no_place_or_people(index, sentence, hit) or _moves_unarmed(index, sentence, hit))
    if needs == "used":
        return is_used(sentence, token)
    if needs == "shot":
        return _is_shot(index, sentence, token)
    if needs == "aim":
        return any(_is_aim(index, sentence, thing) for thing in _aims(sentence, hit))
    things = [substance(sentence, thing) for thing in undergoers(sentence, token.i)]
    if needs == "control":
        return bool(controlled(sentence, hit))
    if needs == "territory":
        if token.lemma.lower() == "control" and not _is_achieved(sentence, token):
            return False  # "the city that the group controls" is a state, which the control part reads
        if _takes_person(index, sentence, token, things):
            return False
        return any(is_territory(index, sentence, thing) for thing in things)
    if needs == "territory_subject":
        subjects = grammatical_subjects(sentence, token.i)
        if not any(is_territory(index, sentence, thing) for thing in subjects):
            return False
        taken = bool(prep_objects(sentence, token.i, "to", "into", "under")) or index.has_armed(sentence)
        return taken or _fell_alone(index, sentence, token, subjects)
    if needs == "person":
        if hit.word.pos == "n":  # "the capture of a rebel leader", "his capture"
            things = [substance(sentence, thing) for thing in prep_objects(sentence, token.i, "of")]
            if not things and any(_is_one_person(owner) for owner in sentence.children(token.i, "poss")):
                return True
        if token.lemma.lower() in _OF_PERSONS and any(is_name(index, sentence, thing) for thing in things):
            return True
        return _takes_person(index, sentence, token, things) or any(is_person(index, sentence, t) for t in things)
    if needs == "weapons":
        return any(names(sentence, thing, _WEAPONS) for thing in things) and charged
    if needs == "forces":  # "rebels fled the hill"; families who flee are displaced
        return bool(armed_of(index, sentence, doers(sentence, token.i)))
    if needs == "unarmed":  # "hundreds marched in the capital"; troops march, and shares rally
        return _is_of_crowd(index, sentence, token)
    if needs == "no_object":  # "demonstrated hostile intent" is no protest
        return not things or (_is_apart(sentence, token, things) and _is_of_crowd(index, sentence, token))
    if needs == "crowd":
        return any(names(sentence, thing, _CROWDS) for thing in things) or any(
            token.lemma.lower() in _CROWDS for token in sentence
        )
    if needs == "bodies":
        return any(names(sentence, thing, _BODIES) for thing in things)
    raise ValueError(f"triggers.csv: unknown condition {needs!r}")


def _is_one_person(owner: Token) -> bool:
    """Whether who stands before a noun is one person ("his capture"), not a side ("the army's capture")."""
    known = people_words().get(owner.lower) in ("civilian", "combatant", "unknown")
    return owner.lower in ("his", "her") or (owner.tag == "NN" and known)


def _is_war(sentence: Sentence, fight: Token) -> bool:
    """ "Fought three wars over the valley"; not a price war, nor a war on malaria."""
    return any(
        thing.lemma.lower() in ("war", "battle", "skirmish")
        and not any(child.lower in _WORDY for child in sentence.children(thing.i, "amod", "compound"))
        and not prep_objects(sentence, thing.i, "on", "for")
        for thing in undergoers(sentence, fight.i)
    )


def _is_of_territory(index: Index, sentence: Sentence, noun: Token) -> bool:
    return any(is_territory(index, sentence, thing) for thing in prep_objects(sentence, noun.i, "of"))


def _may_be_person(index: Index, sentence: Sentence, thing: Token) -> bool:
    """Whether a plain singular noun is left to be a person: no ground, weapon, building, beast or picture."""
    sense = other_senses()
    things = TARGETS | TERRITORY | _WEAPONS | _PICTURES | sense["beast"] | sense["camera"]
    return thing.tag == "NN" and thing.lemma.lower() not in things and index.place_at(sentence, thing) is None


def _is_of_crowd(index: Index, sentence: Sentence, token: Token) -> bool:
    """Whether people without arms do it, or whoever does it shouts slogans."""
    subjects = grammatical_subjects(sentence, token.i)
    if is_crowd(index, sentence, subjects):
        return True
    many = any(each.tag in ("NNS", "NNPS") or each.lower in ("they", "we", "who") for each in subjects)
    return many and any(each.lemma.lower() in _CUES for each in sentence)


def _is_apart(sentence: Sentence, token: Token, things: list[Token]) -> bool:
    """Whether other words than its own stand before the object: "demonstrated outside the ministry, waving signs"."""
    return any(token.i < child.i < things[0].i for child in sentence.children(token.i, "prep", "punct", "npadvmod"))


def _fell_alone(index: Index, sentence: Sentence, token: Token, subjects: list[Token]) -> bool:
    """Whether a town or base fell with nobody named: "Palmyra fell on Sunday"; not "Palmyra fell silent"."""
    if any(
        not index.is_time(child) for child in sentence.children(token.i, "dobj", "acomp", "attr", "oprd", "npadvmod")
    ):
        return False
    if any(child.dep == "prt" or child.lower in _FALLING for child in sentence.children(token.i)):
        return False
    return any(
        index.place_at(sentence, thing) is not None or thing.lemma.lower() in _FALLEN
        for thing in subjects
        if thing.i < token.i
    )


def _takes_person(index: Index, sentence: Sentence, token: Token, things: list[Token]) -> bool:
    """Whether those taken are people, by name or number: "Haddad was captured in Homs", "most were ..."."""
    if token.lemma.lower() not in _TAKING or not is_passive(sentence, token.i):
        return False
    if not any(
        thing.lower in _AMOUNTS
        or (is_name(index, sentence, thing) and index.actor_at(sentence, thing) is None)
        or _may_be_person(index, sentence, thing)
        for thing in things
    ):
        return False
    if armed_of(index, sentence, by_phrase(sentence, token.i)):
        return not any(index.place_at(sentence, thing) or is_name(index, sentence, thing) for thing in things)
    return any(
        prep.lower in ("in", "at", "near")
        and any(index.place_at(sentence, at) for at in sentence.children(prep.i, "pobj"))
        for prep in sentence.subtree(token.i)
        if prep.dep == "prep" and prep.i > token.i
    )


def _is_shot(index: Index, sentence: Sentence, token: Token) -> bool:
    """Whether "shoot" is of arms and people: not prices that shot up, a scene that was shot, or a shot at goal."""
    if any(child.lower == "accidentally" for child in sentence.children(token.i, "advmod")):
        return False
    if any(each.pos == "VERB" and each.lemma.lower() in _HARMING for each in _joined(sentence, token)):
        return True  # "shot and killed"
    if any(thing.lemma.lower() in _BODY_PARTS for thing in prep_objects(sentence, token.i, "in", "through")):
        return True
    things = [substance(sentence, thing) for thing in undergoers(sentence, token.i)]
    if any(is_person(index, sentence, thing) for thing in things):
        return True
    if any(is_name(index, sentence, thing) for thing in things) and not any(
        child.dep == "prt" for child in sentence.children(token.i)
    ):
        return True
    aims = prep_objects(sentence, token.i, "at", "toward", "towards", "into", "on", "upon")
    return any(_is_aim(index, sentence, thing) for thing in aims)


def _joined(sentence: Sentence, token: Token) -> list[Token]:
    """The verbs coordinated with a verb, above and below."""
    found = sentence.children(token.i, "conj")
    return [*found, sentence[token.head]] if token.dep == "conj" else found


def _aims(sentence: Sentence, hit: Hit) -> list[Token]:
    """What a phrase that ends in a preposition governs ("fired into the crowd")."""
    return sentence.children(hit.last, "pobj") or undergoers(sentence, hit.token.i)


def _is_aim(index: Index, sentence: Sentence, thing: Token) -> bool:
    """Whether people shoot at such a thing with arms: people, those who bear them, places, what may be struck."""
    thing = substance(sentence, thing)
    return (
        is_person(index, sentence, thing)
        or bool(index.actors_of(sentence, thing))
        or thing.lemma.lower() in TARGETS
        or thing.lemma.lower() in _CROWDS
        or is_territory(index, sentence, thing)
    )


def is_used(sentence: Sentence, token: Token) -> bool:
    """Whether a weapon was used, not only owned ("a shipment of roadside bombs")."""
    above = sentence[token.head]
    while above.pos in ("ADP", "ADJ") and above.head != above.i:
        above = sentence[above.head]
    if above.i == token.i:
        return True
    if any(child.lemma.lower() in USING_VERBS for child in sentence.children(token.i, "relcl", "acl")):
        return True
    under = sentence[token.head].lower in ("by", "with", "from", "in", "of")
    if token.dep in ("nsubj", "nsubjpass", "dobj", "appos", "conj") or under:
        return above.lemma.lower() in USING_VERBS or above.lemma.lower() in _USING_NOUNS
    return False


def _moves_unarmed(index: Index, sentence: Sentence, hit: Hit) -> bool:
    """Whether those who move bear no arms: "survivors reached the border" is no advance."""
    if hit.word.pos != "v" or hit.cls.name not in ("advance", "withdraw", "move"):
        return False
    movers = [named for token in doers(sentence, hit.token.i) for named in index.actors_of(sentence, token)]
    return bool(movers) and not any(named.actor.kind in ARMED or named.actor.kind is None for named in movers)


def _about_no_place_or_people(index: Index, sentence: Sentence, hit: Hit) -> bool:
    """A verb such as "hit" or "target" whose object is abstract ("target the economy") tells no event."""
    if hit.word.pos == "n" or hit.token.lemma.lower() not in _HITTING:
        return False
    things = [substance(sentence, thing) for thing in undergoers(sentence, hit.token.i)]
    return bool(things) and not any(
        is_territory(index, sentence, thing)
        or is_person(index, sentence, thing)
        or index.actors_of(sentence, thing)
        or (thing.pos in ("NOUN", "PROPN") and thing.lemma.lower() in TARGETS)
        for thing in things
    )


def _is_achieved(sentence: Sentence, token: Token) -> bool:
    """Whether "control" is the content of "was able to", "managed to", or an event by its own tense and adverb."""
    return token.dep == "xcomp" and sentence[token.head].lemma.lower() in ("able", "manage", "succeed")
