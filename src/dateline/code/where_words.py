"""Classes of words that tell how a place name is tied to a trigger, and how wide a place is."""

from __future__ import annotations

import functools

from dateline.knowledge.demonyms import seats_of_talk
from dateline.knowledge.folding import fold
from dateline.knowledge.gazetteer import gazetteer
from dateline.knowledge.triggers import trigger_words
from dateline.model import Placed, Sentence, Token

#: Who only says so: places attached to these verbs are where it was said ("speaking in Amman").
SAYING = frozenset(
    """say tell speak report announce claim state declare add confirm quote write note explain argue insist deny
    stress warn describe publish broadcast comment interview testify hear accuse blame vow threaten""".split()
)
_MOTION = frozenset(
    """go come move send deploy arrive return enter leave flee travel head advance march cross reach bring take carry
    transfer drive fly escape withdraw evacuate""".split()
)
_BEING = frozenset("be have become remain stay live belong include".split())
_PATROL = frozenset("patrol guard police monitor".split())
_CROWD = frozenset("protest demonstrate rally riot gather march strike".split())
_PEOPLE = frozenset(
    """resident man woman people person native citizen soldier fighter rebel militant refugee commander leader
    spokesman official spokeswoman governor mayor minister president ambassador student journalist
    activist worker police army force troop government militia group member businessman cleric reporter
    correspondent officer policeman chief gunman guerrilla insurgent civilian family child boy girl regime""".split()
)
#: What is done with the harmed elsewhere: "treated at a hospital in X".
CARE = frozenset("treat hospitalize hospitalise admit bury airlift evacuate transfer rush".split())
#: Who leaves: where they go is not where they left.
LEAVING = frozenset("withdraw retreat flee pull escape leave".split())
#: Those who tell what befell their own place.
DWELLERS = frozenset("resident villager inhabitant dweller local townsman".split())
#: Bearers of arms whose country or town is their owner: "Aleppo rebels", "Damascus regime".
ARMED_NOUNS = frozenset("army force troop police militia rebel fighter soldier government regime unit brigade".split())
#: Prepositions that are features by name; any other is "other".
PREPOSITIONS = frozenset(
    """in at near on from to into of by with for against between outside around across through toward towards over
    inside along during under after within since before like about than among beyond behind north south east west
    northeast northwest southeast southwest via throughout off""".split()
)
CLAUSES = frozenset("relcl advcl ccomp xcomp acl csubj parataxis pcomp".split())
#: What a place lies in is less exact than the place: kinds by their exactness.
_LEVEL = {
    "neighbourhood": 0,
    "village": 0,
    "town": 0,
    "road": 0,
    "city": 1,
    "admin2": 2,
    "admin1": 3,
    "region": 4,
    "sea": 4,
    "country": 6,
    "continent": 8,
}
#: From this level on a place says too little for an event ("in Syria"): a more exact one told beside it is taken.
WIDE = 6
#: Event classes of `triggers.csv` that ask for a place in the same way; the other classes are "deed".
_GROUPS = {
    "kill": "kill",
    "die": "kill",
    "execute": "kill",
    "injure": "kill",
    "capture": "capture",
    "arrest": "capture",
    "abduct": "capture",
    "airstrike": "strike",
    "shelling": "strike",
    "bomb": "strike",
    "blast": "strike",
    "suicide": "strike",
    "shoot": "shoot",
    "attack": "attack",
    "offensive": "attack",
    "clash": "attack",
    "advance": "attack",
}
_BY_LIST = (("say", SAYING), ("crowd", _CROWD), ("patrol", _PATROL), ("motion", _MOTION), ("being", _BEING))


def level(placed: Placed) -> int:
    """How wide a place is: 0 a quarter or village … 6 a country, 8 a continent."""
    return _LEVEL.get(placed.place.kind or placed.mention.kind or "", 1)


@functools.cache
def _classes() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for words in trigger_words().values():
        for word in words:
            if len(word.words) == 1:
                found.setdefault((word.words[0], word.pos), _GROUPS.get(word.cls, "deed"))
    return found


def _key(token: Token) -> tuple[str, str]:
    return token.lemma.lower(), "n" if token.pos in ("NOUN", "PROPN") else "v"


def is_deed(token: Token) -> bool:
    """Whether a word may tell an event: a verb or noun of the trigger table."""
    return _key(token) in _classes()


def is_people(token: Token) -> bool:
    """Whether a noun names people by what they are ("residents", "troops")."""
    return token.lemma.lower() in _PEOPLE and token.pos in ("NOUN", "PROPN")


def is_verb(token: Token) -> bool:
    """Whether a word is a verb or an auxiliary."""
    return token.pos in ("VERB", "AUX")


def trigger_class(sentence: Sentence, trigger: int) -> str:
    """A coarse class of the trigger's word: the event classes of `triggers.csv` in groups, or what else it may be."""
    token = sentence[trigger]
    lemma = token.lemma.lower()
    for name, words in _BY_LIST:
        if lemma in words:
            return name
    return _classes().get(_key(token), "other")


def is_seat(placed: Placed) -> bool:
    """Whether a place is where governments and their guests speak: a capital, a seat of international bodies."""
    place = placed.place
    if level(placed) >= WIDE or fold(place.name) in seats_of_talk():
        return True
    return any(entry.capital and entry.place_id == place.place_id for entry in gazetteer().find(place.name))
