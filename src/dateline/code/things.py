"""What kind of thing a noun phrase means: territory, people, what is struck, crowds, those who bear arms."""

from __future__ import annotations

from dateline.knowledge.numbers import people_words
from dateline.knowledge.physical import physical_kinds
from dateline.model import Named, Sentence, ThingKind, Token

from .index import ARMED, Index
from .syntax import prep_objects

#: Nouns that are a place without a name ("several army posts", "a key district").
TERRITORY = frozenset(
    "village town city center centre district neighborhood neighbourhood quarter area territory position post "
    "checkpoint outpost base airbase airport airfield hill hilltop mountain bridge crossing headquarters hospital "
    "part half suburb region province governorate field camp junction road highway island port dam stronghold ground "
    "land hamlet bastion barracks garrison countryside swath valley plain peninsula enclave pocket roundabout stretch "
    "station refinery oilfield oil-field facility depot point site block citadel fortress line frontline county "
    "palace silo ministry tower capital height plateau ridge farm farmland settlement firebase locality fort harbour "
    "harbor mainland sector municipality".split()
)
#: Shares of a whole, which are territory only where the whole is: "70 percent of the country", "half the votes".
_SHARES = frozenset("percent % per-cent half third two-thirds kilometre kilometer mile hectare acre part".split())
_WHOLES = frozenset("most all much center centre control rest majority swathe number".split())
_LANDS = frozenset("country republic mainland state".split())
#: What may be struck, burned or destroyed besides places and people.
TARGETS = frozenset(
    "house home school mosque church market convoy vehicle car bus truck patrol tank bakery shop shelter ambulance "
    "clinic pipeline ship vessel boat train station tower plant warehouse tunnel bunker target gathering wedding "
    "funeral crop property structure bakeries infrastructure aircraft helicopter jet plane embassy hotel restaurant "
    "office building factory platform jeep humvee lorry motorcycle motorbike van minibus gunboat warship frigate "
    "hangar laboratory library museum store shopfront apartment flat monastery temple shrine synagogue cemetery grave "
    "furniture belonging equipment radar antenna transmitter pylon railway track tractor mill granary barn livestock "
    "cattle orchard courthouse courtroom classroom kindergarten university dormitory residence dwelling hut tent "
    "villa compound wing lounge terminal nightclub club cafe bar theatre theater cinema bank supermarket mall stall "
    "tanker launcher howitzer battery unit column trench fortification defense defence barrier wall fence gate cart "
    "rickshaw taxi installation complex prison jail consulate mission hideout hide-out bulldozer excavator mast pipe "
    "billboard kiosk dam substation transformer base position village town city neighborhood neighbourhood district "
    "block quarter automobile".split()
)
_MANY = frozenset("hundred thousand dozen score ten".split())
_CROWD_NOUNS = frozenset("crowd mob group throng".split())
_PRONOUNS = frozenset("they them he him she her we us you me i".split())
_PERSON_NOUNS = frozenset(
    "adversary agent bride bridegroom cousin foe groom manager neighbour neighbor nephew niece orphan saboteur nobles "
    "opponent rival teen teenager participant dissident uncle aunt widow".split()
)

#: What stands before a noun without making it a thing: "the city center".
_NOT_BEFORE = frozenset("city town village state home oil business trade shopping".split())
#: Words that are a thing only behind a noun: "power lines", "a cultural center".
_BEHIND: dict[str, ThingKind] = {"line": "infrastructure", "system": "infrastructure", "center": "building"}
_BEHIND |= {"centre": "building", "network": "infrastructure", "grid": "infrastructure", "agency": "building"}
_BEHIND |= {"pole": "infrastructure", "strip": "infrastructure"}
_BEHIND |= {"company": "building", "institute": "building", "institution": "building", "property": "property"}


def is_territory(index: Index, sentence: Sentence, thing: Token) -> bool:
    """Whether the noun means ground that one can hold: a place's name, a word for one, or a share of one."""
    placed = index.place_at(sentence, thing)
    if placed is not None and index.actor_at(sentence, thing) is None:
        return True
    if thing.lemma.lower() in _SHARES or thing.lower in _SHARES:
        wholes = [*prep_objects(sentence, thing.i, "of"), *prep_objects(sentence, sentence[thing.head].i, "of")]
        return any(
            whole.lemma.lower() in _LANDS or is_territory(index, sentence, whole)
            for whole in wholes
            if whole.i != thing.i
        )
    if thing.lemma.lower() in TERRITORY or thing.lower in TERRITORY or thing.lower in ("it", "which"):
        return True
    if thing.pos == "PROPN" and thing.text[:1].isupper() and index.actor_at(sentence, thing) is None:
        return True  # "captured Tell Sabha": a village that no gazetteer has
    return thing.lemma.lower() in _WHOLES and any(
        is_territory(index, sentence, whole) for whole in prep_objects(sentence, thing.i, "of")
    )


def is_person(index: Index, sentence: Sentence, thing: Token) -> bool:
    """Whether the noun means a person or persons: an actor, a pronoun, a counted or a plain word for people."""
    if index.place_at(sentence, thing) is not None:
        return False
    if index.actor_at(sentence, thing) is not None or thing.lower in _PRONOUNS:
        return True
    if thing.lemma.lower() in _PERSON_NOUNS or people_words().get(thing.lower) in ("civilian", "combatant", "unknown"):
        return thing.pos == "NOUN"
    covered = [
        quantity for quantity in index.quantities(sentence) if quantity.noun == thing.i or quantity.head == thing.i
    ]
    return any(quantity.people for quantity in covered)


def is_name(index: Index, sentence: Sentence, thing: Token) -> bool:
    """Whether the noun is a name of something that is no known place: of a person, where the verb takes persons."""
    return (
        thing.pos == "PROPN"
        and index.place_at(sentence, thing) is None
        and any(each.text[:1].isupper() for each in (thing, *sentence.children(thing.i, "compound")))
    )


def names(sentence: Sentence, thing: Token, words: frozenset[str]) -> bool:
    """Whether any of the words stands in the noun phrase."""
    return any(token.lemma.lower() in words or token.lower in words for token in sentence.subtree(thing.i)[:12])


def armed_of(index: Index, sentence: Sentence, tokens: list[Token]) -> list[Named]:
    """The actors at these tokens that bear arms."""
    return [named for token in tokens for named in index.actors_of(sentence, token) if named.actor.kind in ARMED]


def is_crowd(index: Index, sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether the tokens mean people without arms, more than one."""
    if not tokens or armed_of(index, sentence, tokens):
        return False
    return any(
        (
            token.tag in ("NNS", "NNPS")
            and (index.actor_at(sentence, token) is not None or is_person(index, sentence, token))
        )
        or token.lemma.lower() in _MANY
        or token.tag == "CD"
        or (token.lower in _CROWD_NOUNS)
        for token in tokens
    )


#: What a named body is called: whoever strikes it strikes its house ("an attack on the Elections Council").
_BODIES = frozenset(
    "federation union committee council board institute foundation association corporation enterprise company agency "
    "cooperative newspaper congress assembly tribunal court department commission directorate society league".split()
)


def body_kind(index: Index, sentence: Sentence, token: Token) -> ThingKind | None:
    """ "building" for the name of a body without arms that has a house."""
    named = index.actor_at(sentence, token)
    if token.pos != "PROPN" or token.lemma.lower() not in _BODIES or (named and named.actor.kind in ARMED):
        return None
    return "building" if sentence.children(token.i, "compound", "amod", "nmod", "prep") else None


def thing_kind(sentence: Sentence, token: Token) -> ThingKind | None:
    """The kind of thing that a noun names, or None: "the embassy", "power lines"; not "the center" of a town."""
    if token.pos not in ("NOUN", "PROPN"):
        return None
    kinds = physical_kinds()
    lemma, lower = token.lemma.lower(), token.lower
    for form in (lemma, lower, lower.removesuffix("s"), lower.removesuffix("es")):
        if form in kinds:
            return kinds[form]
        if form in _BEHIND and not (form == "pole" and token.pos == "PROPN"):  # "killed two young Poles"
            before = [child.lower for child in sentence.children(token.i, "compound", "amod") if child.i < token.i]
            return _BEHIND[form] if before and not set(before) & _NOT_BEFORE else None
    if token.pos == "PROPN":  # "the Hotel Bolivar": its kind stands before the name
        titled = [
            each for each in sentence.children(token.i, "compound") if each.i < token.i and each.text[0].isupper()
        ]
        return next((kinds[each.lower] for each in titled if each.lower in kinds), None)
    return None
