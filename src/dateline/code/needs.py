"""The conditions of `knowledge/triggers.csv` under which a word tells an event."""

from __future__ import annotations

from dateline.knowledge.numbers import people_words
from dateline.knowledge.other_senses import other_senses
from dateline.model import Sentence, Token

from .hit import Hit, controlled
from .index import ARMED, Index
from .needs_objects import CROWDS, OBJECTS, is_aim
from .syntax import by_phrase, doers, grammatical_subjects, is_passive, prep_objects, substance, undergoers
from .things import TARGETS, TERRITORY, armed_of, is_crowd, is_name, is_person, is_territory, names, thing_kind

_WEAPONS = frozenset(
    "weapon arm ammunition cache explosive rocket mortar missile rifle grenade ied mine bomb device munition gun "
    "dynamite drone tank landmine shell detonator belt vest round kalashnikov launcher drug material".split()
)
#: Those that nobody keeps in peace.
_DEVICES = frozenset("ied mine bomb landmine grenade ordnance ammunition dynamite explosive detonator".split())
_HAULING = frozenset("drag pull haul take seize abduct kidnap arrest capture chase".split())
_MAKING_SAFE = frozenset({"make", "render"})
_STRIKES = frozenset("strike airstrike raid attack bombardment shelling missile drone blast explosion".split())
_COMING = frozenset({"gather", "assemble", "rally", "march"})
_CUES = CROWDS | frozenset("slogan placard banner chant chanting embassy solidarity demand drum".split())
_BODIES = frozenset("body bodies corpse corpses head heads remains dead".split())
USING_VERBS = frozenset(
    "explode detonate kill wound injure hit strike rip tear destroy land fall target slam damage crash drop throw "
    "fire launch hurl lob use toss blow set shoot rain pound ram plow drive attack claim leave rock maim cause".split()
)
#: Those among them by which a weapon that is their object does nothing ("destroyed 12 drones").
_UNUSING_VERBS = frozenset("destroy damage target claim leave kill land crash".split())
#: What one does to a mine besides hitting it, and before which prepositions ("ran over a mine", "stepped on one").
_TREADING = frozenset("step tread run drive ride walk roll stumble stand".split())
#: How a thing comes to carry explosives or gas: "a truck packed with explosives", "a shell filled with chlorine".
_LADING = frozenset("pack fill load rig lade stuff cram laden loaded packed filled rigged".split())
_USING_NOUNS = frozenset("attack bombing explosion blast detonation die barrage".split())
#: Verbs that hit things as well as people: they tell an event only of what can be hit.
_HITTING = frozenset("hit target strike damage destroy burn beat torch raze demolish reach enter".split())
#: Verbs whose object or passive subject is a person, so that an unknown name there is one ("Haddad was arrested").
_OF_PERSONS = frozenset("arrest detain apprehend jail imprison hang stab flog torture execute nab".split())
#: Those among them that are done to persons alone, whatever word names them ("the candidate was detained").
_BY_FORCE_OF_LAW = frozenset("detain apprehend jail imprison nab".split())
#: Buildings whose capture is that of the place ("retook the town hall").
_SEATS = frozenset("hall compound complex prison consulate parliament".split())
#: What only those who bear arms take ("the rebels seized a mosque").
_BUILDINGS = frozenset("mosque church school university factory hotel mill monastery market cathedral".split())
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
    if needs in OBJECTS:
        return OBJECTS[needs](index, sentence, hit, charged)
    if needs == "armed":
        if token.lemma.lower() == "fight" and _is_war(sentence, token):
            return True
        if hit.word.pos == "n" and _takes_town(index, sentence, token):
            return True
        return charged and not (_about_no_place_or_people(index, sentence, hit) or _moves_unarmed(index, sentence, hit))
    if needs == "used":
        return is_used(sentence, token)
    if needs == "shot":
        return _is_shot(index, sentence, token)
    if needs == "aim":
        return any(is_aim(index, sentence, thing) for thing in _aims(sentence, hit))
    things = [substance(sentence, thing) for thing in undergoers(sentence, token.i)]
    if needs == "things":  # "sabotaged two pylons"; not "sabotaged the talks"
        return any(thing_kind(sentence, thing) is not None for thing in things)
    if needs == "control":
        return bool(controlled(sentence, hit)) and not _drives_no_force(index, sentence, hit)
    if needs == "territory":
        if token.lemma.lower() == "control" and not _is_achieved(sentence, token):
            return False  # "the city that the group controls" is a state, which the control part reads
        if _takes_person(index, sentence, token, things):
            return False
        asked = [child for child in sentence.children(token.i) if child.tag == "WRB"]
        if not things and token.dep == "relcl" and sentence.children(token.i, "nsubj") and not asked:
            things = [sentence[token.head]]  # "the land they captured from the rebels"
        wholes = [thing for thing in things if thing.lemma.lower() in ("whole", "entirety", "remainder", "bulk")]
        things += [of for thing in wholes for of in prep_objects(sentence, thing.i, "of")]
        seats = _SEATS | _BUILDINGS if armed_of(index, sentence, doers(sentence, token.i)) else _SEATS
        return any(is_territory(index, sentence, thing) or thing.lemma.lower() in seats for thing in things)
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
        if token.lemma.lower() in _BY_FORCE_OF_LAW and any(_may_be_person(index, sentence, thing) for thing in things):
            return True
        passed = charged and token.lemma.lower() == "capture" and is_passive(sentence, token.i)
        if passed and any(_may_be_person(index, sentence, thing) for thing in things):
            return True  # "the financier was captured by police"
        return _takes_person(index, sentence, token, things) or any(is_person(index, sentence, t) for t in things)
    if needs == "weapons":
        if any(doer.lemma.lower() in _STRIKES for doer in doers(sentence, token.i)):
            return False  # "the strikes destroyed two launchers" is of the strikes
        kinds = _WEAPONS if charged or token.lemma.lower() in _MAKING_SAFE else _DEVICES
        return any(names(sentence, thing, kinds) for thing in things)
    if needs == "forces":  # "rebels fled the hill"; families who flee are displaced
        return bool(armed_of(index, sentence, doers(sentence, token.i)))
    if needs == "unarmed":  # "hundreds marched in the capital"; troops march, and shares rally
        return _is_of_crowd(index, sentence, token)
    if needs == "no_object":  # "demonstrated hostile intent" is no protest
        if token.lemma.lower() == "demonstrate" and sentence.children(token.i, "ccomp"):
            return False  # "demonstrates that they want no peace"
        return not things or (_is_apart(sentence, token, things) and _is_of_crowd(index, sentence, token))
    if needs == "crowd":
        return any(names(sentence, thing, CROWDS) for thing in things) or any(
            token.lemma.lower() in CROWDS or token.lemma.lower() in _COMING for token in sentence
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


def _takes_town(index: Index, sentence: Sentence, noun: Token) -> bool:
    """ "Announced the recapture of Tamra", "admitted the loss of Tamra": words of war by themselves."""
    above = sentence[noun.head].lemma.lower() if noun.dep == "dobj" else ""
    if noun.lemma.lower() not in ("capture", "recapture", "retaking", "liberation", "seizure", "loss"):
        return False
    if above not in ("announce", "claim", "declare", "admit", "acknowledge", "concede", "confirm"):
        return False
    return any(index.place_at(sentence, thing) is not None for thing in prep_objects(sentence, noun.i, "of"))


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
    groups = [of for each in subjects for of in prep_objects(sentence, each.i, "of")]  # "a mixture of students"
    beside = prep_objects(sentence, token.i, "with", "alongside")  # "marched along with members of his party"
    groups += [each for each in beside if is_person(index, sentence, each)]
    many = any(
        each.tag in ("NNS", "NNPS") or each.lower in ("they", "we", "who") or each.lower == "group"
        for each in (*subjects, *groups)
    )
    cues = [each for each in sentence if each.lemma.lower() in _CUES]
    unsaid = not subjects and not index.has_armed(sentence)
    return bool(cues) and (many or (unsaid and any(each.i != token.i for each in cues)))


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
    if any(thing.lower.endswith(("self", "selves")) for thing in sentence.children(token.i, "dobj")):
        return False
    joined = _joined(sentence, token)
    if any(each.pos == "VERB" and each.lemma.lower() in _HARMING for each in joined):
        return True  # "shot and killed"
    if any(each.lemma.lower() in _HAULING and is_passive(sentence, each.i) for each in joined):
        return True  # "was dragged from her home and shot"
    if any(child.lower in ("fatally", "mortally") for child in sentence.children(token.i, "advmod")):
        return True
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
    return any(is_aim(index, sentence, thing) for thing in aims)


def _joined(sentence: Sentence, token: Token) -> list[Token]:
    """The verbs coordinated with a verb, above and below."""
    found = sentence.children(token.i, "conj")
    return [*found, sentence[token.head]] if token.dep == "conj" else found


def _aims(sentence: Sentence, hit: Hit) -> list[Token]:
    """What a phrase that ends in a preposition governs ("fired into the crowd")."""
    return sentence.children(hit.last, "pobj") or undergoers(sentence, hit.token.i)


def is_used(sentence: Sentence, token: Token) -> bool:
    """Whether a weapon was used, not only owned ("a shipment of roadside bombs")."""
    above = sentence[token.head]
    while above.pos in ("ADP", "ADJ") and above.head != above.i:
        above = sentence[above.head]
    if above.i == token.i:
        return True
    if above.lemma.lower() in ("shoot", "bring", "take", "knock") and any(
        part.lower == "down" for part in sentence.children(above.i, "prt", "advmod")
    ):
        return False  # "shot down a drone"
    if any(child.lemma.lower() in USING_VERBS for child in sentence.children(token.i, "relcl", "acl")):
        return True
    carrier = _carrier(sentence, token)
    if carrier is not None:
        return is_used(sentence, carrier)
    prep, verb = sentence[token.head].lower, above.lemma.lower()
    if token.dep == "pobj" and prep in ("on", "over"):
        return verb in _TREADING and token.lemma.lower() in _BURIED
    if token.lemma.lower() in _CLOUDS and verb in _SPREADING:
        return not any(each.lemma.lower() in _INDUSTRY for each in sentence)
    if token.dep in ("dobj", "nsubjpass") and verb in _UNUSING_VERBS:
        return False
    if token.lemma.lower() == "drone" and verb in ("crash", "land", "use", "leave", "set"):
        return False
    if token.lemma.lower() == "drone" and verb == "launch" and token.dep == "dobj":
        # "launched a drone that maps fields" is none
        return bool(prep_objects(sentence, above.i, *_TOWARDS) or prep_objects(sentence, token.i, *_TOWARDS))
    if prep == "to" and verb == "lose" and token.lemma.lower() in _BURIED:
        return True  # "lost a leg to a mine"
    if token.lemma.lower() in _CLOUDS and any(each.lemma.lower() in _CONTAINERS for each in sentence):
        return not any(each.lemma.lower() in _INDUSTRY for each in sentence)
    under = prep in ("by", "with", "from", "in", "of")
    if token.lemma.lower() == "support" and verb in ("request", "call"):  # "called in air support to engage them"
        return any(each.lemma.lower() in ("engage", "suppress", "strike") for each in sentence)
    if verb == "engage" and token.lemma.lower() in ("team", "support"):
        return True  # "an air weapons team engaged them"
    if token.dep in ("nsubj", "nsubjpass", "dobj", "appos", "conj") or under:
        return verb in USING_VERBS or verb in _USING_NOUNS
    return False


#: Gases of war that hang over a place, and what they leak from in peace.
_CLOUDS = frozenset("gas chlorine sarin agent phosgene".split())
_SPREADING = frozenset("spread engulf waft drift blanket fill".split())
_INDUSTRY = frozenset("factory plant tanker train lorry leak pipe pipeline pool volcano spill warehouse".split())
#: What gas is dropped in.
_CONTAINERS = frozenset("canister barrel shell munition".split())
_TOWARDS = ("at", "against", "on", "into", "towards", "toward")
_BURIED = frozenset("mine landmine ied bomb device".split())


def _carrier(sentence: Sentence, token: Token) -> Token | None:
    """What carries the explosives or the gas, None where nothing is said to."""
    laden = sentence[token.head]
    if token.dep == "pobj" and laden.lower in ("with", "of"):
        laden = sentence[laden.head]
    if laden.i == token.i or laden.dep not in ("acl", "amod") or laden.lemma.lower() not in _LADING:
        return None
    return sentence[laden.head]


def _moves_unarmed(index: Index, sentence: Sentence, hit: Hit) -> bool:
    """Whether those who move bear no arms: "survivors reached the border" is no advance."""
    if hit.word.pos != "v" or hit.cls.name not in ("advance", "withdraw", "move"):
        return False
    movers = [named for token in doers(sentence, hit.token.i) for named in index.actors_of(sentence, token)]
    return bool(movers) and not any(named.actor.kind in ARMED or named.actor.kind is None for named in movers)


def _about_no_place_or_people(index: Index, sentence: Sentence, hit: Hit) -> bool:
    """A verb such as "hit" or "target" whose object is abstract ("target the economy") tells no event."""
    if hit.word.pos == "n" or hit.cls.name == "agreement" or hit.token.lemma.lower() not in _HITTING:
        return False
    things = [substance(sentence, thing) for thing in undergoers(sentence, hit.token.i)]
    return bool(things) and not any(
        is_territory(index, sentence, thing)
        or is_person(index, sentence, thing)
        or index.actors_of(sentence, thing)
        or (thing.pos in ("NOUN", "PROPN") and thing.lemma.lower() in TARGETS)
        for thing in things
    )


def _drives_no_force(index: Index, sentence: Sentence, hit: Hit) -> bool:
    """Whether those driven from somewhere bear no arms: "drove the villagers from their homes" takes no place."""
    if hit.word.words[-1] not in ("from", "of") or hit.word.words[1] in ("control", "full", "complete"):
        return False
    things = [substance(sentence, thing) for thing in undergoers(sentence, hit.token.i)]
    unarmed = any(
        people_words().get(thing.lower) in ("civilian", "unknown")
        or thing.lemma.lower() in other_senses()["beast"]
        or any(named.actor.kind == "civilians" for named in index.actors_of(sentence, thing))
        for thing in things
    )
    return unarmed and not any(
        index.bears_arms(sentence, named) for thing in things for named in index.actors_of(sentence, thing)
    )


def _is_achieved(sentence: Sentence, token: Token) -> bool:
    """Whether "control" is the content of "was able to", "managed to", or an event by its own tense and adverb."""
    return token.dep == "xcomp" and sentence[token.head].lemma.lower() in ("able", "manage", "succeed")
