"""Words of a sentence that tell an event: the triggers, after their conditions are checked."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.triggers import EventClass, TriggerWord, event_classes, trigger_words
from dateline.model import Named, Sentence, Token

from .figurative import is_figurative, is_natural_death
from .index import ARMED, Index
from .syntax import LIGHT_VERBS, conjuncts, distance, doers, grammatical_subjects, prep_objects, substance, undergoers

#: Nouns that are a place without a name ("several army posts", "a key district").
TERRITORY = frozenset(
    "village town city center centre district neighborhood neighbourhood quarter area territory position post "
    "checkpoint outpost base airbase airport airfield hill hilltop mountain bridge crossing headquarters hospital "
    "part half suburb region province governorate field camp junction road highway island port dam stronghold "
    "ground land hamlet bastion barracks garrison countryside swath valley plain peninsula enclave pocket "
    "roundabout stretch station refinery oilfield oil-field facility depot point site block citadel "
    "fortress line frontline county palace silo ministry tower".split()
)
_WEAPONS = frozenset(
    "weapon arm ammunition cache explosive rocket mortar missile rifle grenade ied mine bomb device munition gun "
    "drone tank landmine shell detonator belt vest round kalashnikov launcher drug material".split()
)
_CROWDS = frozenset("protest protester protestor demonstrator demonstration rally crowd march marcher rioter".split())
_MANY = frozenset("hundred thousand dozen score ten".split())
_CROWD_NOUNS = frozenset("crowd mob group throng".split())
_BODIES = frozenset("body bodies corpse corpses head heads remains dead".split())
_PERSONS = frozenset("they them he him she her we us you me i".split())
USING_VERBS = frozenset(
    "explode detonate kill wound injure hit strike rip tear destroy land fall target slam damage crash drop throw "
    "fire launch hurl lob use toss blow set shoot rain pound ram plow drive attack claim leave rock maim cause".split()
)
_NOT_AN_EVENT = {  # the word before that makes the noun something else: "hunger strike", "heart attack", "coal mine"
    "strike": frozenset("hunger general labor labour transport rail teacher doctor student nurse bus airline".split()),
    "attack": frozenset("heart panic asthma verbal media personal political cyber".split()),
    "mine": frozenset(["coal", "gold", "diamond", "copper", "salt", "iron", "cobalt"]),
    "battle": frozenset(["legal", "court", "political", "custody", "uphill"]),
    "campaign": frozenset("election electoral political vaccination awareness media advertising presidential".split()),
    "operation": frozenset("rescue relief humanitarian aid peacekeeping business surgical evacuation".split()),
    "shell": frozenset(["sea", "egg"]),
    "march": frozenset(["long"]),
    "violence": frozenset(["domestic"]),
    "execution": frozenset(["budget", "project", "contract"]),
    "conflict": frozenset(["labor", "labour"]),
}
#: Nouns of which a trigger noun may be the modifier and still tell the event ("the blast site", "the attack scene").
_CARRIERS = frozenset("site scene victim spree rampage wave series attempt".split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger: `token` its main word, `first`/`last` the phrase's token indices."""

    token: Token
    first: int
    last: int
    word: TriggerWord
    cls: EventClass


def find_hits(index: Index, sentence: Sentence) -> list[Hit]:
    """Triggers of a sentence in text order; where phrases overlap, the longest stands."""
    candidates = _candidates(sentence)
    if not candidates:
        return []
    charged = index.has_armed(sentence) or any(_charges(sentence, hit) for hit in candidates)
    found: list[Hit] = []
    taken = -1
    for hit in sorted(candidates, key=lambda hit: (hit.first, -(hit.last - hit.first))):
        if hit.first > taken and _holds(index, sentence, hit, charged):
            found.append(hit)
            taken = hit.last
    return found


def _charges(sentence: Sentence, hit: Hit) -> bool:
    """Whether a trigger by itself tells of arms: "an attack", a bomb that was used; not "a heart attack"."""
    if hit.word.needs == "used":
        return _is_used(sentence, hit.token)
    return not hit.word.needs and (hit.word.pos == "v" or _is_event_noun(sentence, hit))


def _candidates(sentence: Sentence) -> list[Hit]:
    table, classes = trigger_words(), event_classes()
    found = []
    for token in sentence:
        options = next((table[form] for form in forms(token) if form in table), None)
        if not options:
            continue
        for word in options:
            if not _fits_pos(sentence, token, word.pos):
                continue
            last = _phrase_end(sentence, token.i, word)
            if last is not None:
                main = token if word.pos == "v" else sentence[last]
                found.append(Hit(main, token.i, last, word, classes[word.cls]))
    return found


def forms(token: Token) -> tuple[str, ...]:
    """Forms under which a word may stand in a table: its lemma, itself, and a capitalised plural without its ending.

    In "Dozens Killed in Air Raids" the parser takes "Raids" for a name and leaves it as it is.
    """
    lower = token.lower
    if token.pos == "PROPN" and lower.endswith("s") and len(lower) > 3:
        return token.lemma.lower(), lower, lower[:-1], lower[:-2]
    return token.lemma.lower(), lower


def _fits_pos(sentence: Sentence, token: Token, pos: str) -> bool:
    if pos == "v":
        if token.pos == "VERB":
            return not (token.tag in ("VBN", "VBG") and token.dep in ("amod", "compound"))
        # Headlines leave the auxiliary out: "Three killed in raid" is tagged an adjective or a noun at times.
        return (
            token.pos in ("ADJ", "PROPN", "NOUN")
            and token.lower.endswith("ed")
            and token.dep in ("ROOT", "acl", "advcl")
        )
    return token.pos in ("NOUN", "PROPN", "ADJ") or (
        token.pos == "VERB" and token.tag == "VBG" and token.dep in ("pobj", "compound")
    )


def _phrase_end(sentence: Sentence, i: int, word: TriggerWord) -> int | None:
    """Index of the last token of the phrase that begins at `i`, or None.

    Noun phrases stand together ("car bomb"); a verb's phrase may hold up to three words in between ("took full and
    immediate control of").
    """
    at, gap = i, 3 if word.pos == "v" else 0
    for part in word.words[1:]:
        for step in range(1, gap + 2):
            nxt = at + step
            if word.pos == "n" and nxt < len(sentence) and sentence[nxt].text == "-":
                nxt += 1
            if nxt < len(sentence) and part in forms(sentence[nxt]):
                at = nxt
                break
        else:
            return None
    return at


def _holds(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    token, needs = hit.token, hit.word.needs
    if hit.word.pos == "n" and not _is_event_noun(sentence, hit):
        return False
    if is_figurative(sentence, token) or (hit.cls.group == "harm" and is_natural_death(sentence, token)):
        return False
    if hit.cls.name == "capture" and token.lemma.lower() == "loss" and not _is_of_territory(index, sentence, token):
        return False  # "made no statement about its losses"
    if not needs:
        return True
    if needs == "armed":
        return charged and not (_about_no_place_or_people(index, sentence, hit) or _moves_unarmed(index, sentence, hit))
    if needs == "used":
        return _is_used(sentence, token)
    things = [substance(sentence, thing) for thing in undergoers(sentence, token.i)]
    if needs == "control":
        return bool(controlled(sentence, hit))
    if needs == "territory":
        if token.lemma.lower() == "control" and not _is_achieved(sentence, token):
            return False  # "the city that the group controls" is a state, which the control part reads
        return any(_is_territory(index, sentence, thing) for thing in things)
    if needs == "territory_subject":
        subjects = grammatical_subjects(sentence, token.i)
        return any(_is_territory(index, sentence, thing) for thing in subjects) and (
            bool(prep_objects(sentence, token.i, "to", "into", "under")) or index.has_armed(sentence)
        )
    if needs == "person":
        return any(_is_person(index, sentence, thing) for thing in things)
    if needs == "weapons":
        return any(_names(sentence, thing, _WEAPONS) for thing in things) and charged
    if needs == "forces":  # "rebels fled the hill"; families who flee are displaced
        return bool(armed_of(index, sentence, doers(sentence, token.i)))
    if needs == "unarmed":  # "hundreds marched in the capital"; troops march, and shares rally
        return _is_crowd(index, sentence, grammatical_subjects(sentence, token.i))
    if needs == "no_object":  # "demonstrated hostile intent" is no protest
        return not things
    if needs == "crowd":
        return any(_names(sentence, thing, _CROWDS) for thing in things) or any(
            token.lemma.lower() in _CROWDS for token in sentence
        )
    if needs == "bodies":
        return any(_names(sentence, thing, _BODIES) for thing in things)
    raise ValueError(f"triggers.csv: unknown condition {needs!r}")


def _is_of_territory(index: Index, sentence: Sentence, noun: Token) -> bool:
    return any(_is_territory(index, sentence, thing) for thing in prep_objects(sentence, noun.i, "of"))


def controlled(sentence: Sentence, hit: Hit) -> list[Token]:
    """What "took control of" takes: the objects of the phrase's last preposition."""
    return [each for thing in sentence.children(hit.last, "pobj") for each in conjuncts(sentence, thing)]


def _is_event_noun(sentence: Sentence, hit: Hit) -> bool:
    token = hit.token
    lemma = token.lemma.lower()
    before = sentence[hit.first - 1] if hit.first else None
    if before is not None and before.lower in _NOT_AN_EVENT.get(sentence[hit.first].lemma.lower(), ()):
        return False
    if token.dep in ("compound", "amod", "nmod", "npadvmod"):
        head = sentence[token.head]
        heads = trigger_words()
        return (head.lemma.lower() in heads or head.lemma.lower() in _CARRIERS) and head.i > token.i
    # "strike" and "march" as verbs tagged nouns, "rally" of a currency: a bare subject of nothing violent.
    return not (lemma in ("rally", "march", "vigil") and token.pos == "PROPN")


def _is_used(sentence: Sentence, token: Token) -> bool:
    """Whether a weapon was used, not only owned ("a shipment of roadside bombs")."""
    above = sentence[token.head]
    while above.pos in ("ADP", "ADJ") and above.head != above.i:
        above = sentence[above.head]
    if above.i == token.i:
        return True
    if any(child.lemma.lower() in USING_VERBS for child in sentence.children(token.i, "relcl", "acl")):
        return True
    lemma = above.lemma.lower()
    if token.dep in ("nsubj", "nsubjpass", "dobj", "appos", "conj") or sentence[token.head].lower in (
        "by",
        "with",
        "from",
        "in",
        "of",
    ):
        return lemma in USING_VERBS or lemma in (
            "attack",
            "bombing",
            "explosion",
            "blast",
            "detonation",
            "die",
            "barrage",
        )
    return False


def _moves_unarmed(index: Index, sentence: Sentence, hit: Hit) -> bool:
    """Whether those who move bear no arms: "survivors reached the border" is no advance."""
    if hit.word.pos != "v" or hit.cls.name not in ("advance", "withdraw", "move"):
        return False
    movers = [named for token in doers(sentence, hit.token.i) for named in index.actors_of(sentence, token)]
    return bool(movers) and not any(named.actor.kind in ARMED or named.actor.kind is None for named in movers)


def _about_no_place_or_people(index: Index, sentence: Sentence, hit: Hit) -> bool:
    """A verb such as "hit" or "target" whose object is abstract ("target the economy") tells no event."""
    if hit.word.pos == "n" or hit.token.lemma.lower() not in (
        "hit",
        "target",
        "strike",
        "damage",
        "destroy",
        "burn",
        "beat",
    ):
        return False
    things = [substance(sentence, thing) for thing in undergoers(sentence, hit.token.i)]
    return bool(things) and not any(
        _is_territory(index, sentence, thing)
        or _is_person(index, sentence, thing)
        or index.actors_of(sentence, thing)
        or (thing.pos in ("NOUN", "PROPN") and thing.lemma.lower() in _TARGETS)
        for thing in things
    )


_TARGETS = frozenset(
    "house home school mosque church market convoy vehicle car bus truck patrol tank bakery shop shelter "
    "ambulance clinic pipeline ship vessel boat train station tower plant warehouse tunnel bunker target "
    "gathering wedding funeral crop property structure bakeries infrastructure aircraft helicopter jet plane "
    "embassy hotel restaurant office".split()
)


def _is_achieved(sentence: Sentence, token: Token) -> bool:
    """Whether "control" is the content of "was able to", "managed to", or an event by its own tense and adverb."""
    return token.dep == "xcomp" and sentence[token.head].lemma.lower() in ("able", "manage", "succeed")


def _is_territory(index: Index, sentence: Sentence, thing: Token) -> bool:
    placed = index.place_at(sentence, thing)
    if placed is not None and index.actor_at(sentence, thing) is None:
        return True
    if thing.lemma.lower() in TERRITORY or thing.lower in TERRITORY or thing.lower in ("it", "which"):
        return True
    if thing.pos == "PROPN" and thing.text[:1].isupper() and index.actor_at(sentence, thing) is None:
        return True  # "captured Tell Sabha": a village that no gazetteer has
    return any(
        prep.lower == "of" and any(index.place_at(sentence, under) for under in sentence.children(prep.i, "pobj"))
        for prep in sentence.children(thing.i, "prep")
    ) and thing.lemma.lower() in (
        "most",
        "all",
        "much",
        "half",
        "part",
        "third",
        "center",
        "centre",
        "control",
        "rest",
        "majority",
    )


def _is_person(index: Index, sentence: Sentence, thing: Token) -> bool:
    if index.place_at(sentence, thing) is not None:
        return False
    if index.actor_at(sentence, thing) is not None or thing.lower in _PERSONS:
        return True
    covered = [
        quantity for quantity in index.quantities(sentence) if quantity.noun == thing.i or quantity.head == thing.i
    ]
    return any(quantity.people for quantity in covered)


def _names(sentence: Sentence, thing: Token, words: frozenset[str]) -> bool:
    return any(token.lemma.lower() in words or token.lower in words for token in sentence.subtree(thing.i)[:12])


def is_light(sentence: Sentence, hit: Hit) -> bool:
    """Whether a verb trigger only carries a noun trigger ("launched an attack")."""
    return hit.word.pos == "v" and hit.token.lemma.lower() in LIGHT_VERBS


def nearest(sentence: Sentence, i: int, hits: list[Hit]) -> Hit:
    """The hit whose token is nearest to token `i` in the parse, the earlier one on a tie."""
    return min(hits, key=lambda hit: (distance(sentence, i, hit.token.i), hit.token.i))


def armed_of(index: Index, sentence: Sentence, tokens: list[Token]) -> list[Named]:
    """The actors at these tokens that bear arms."""
    return [named for token in tokens for named in index.actors_of(sentence, token) if named.actor.kind in ARMED]


def _is_crowd(index: Index, sentence: Sentence, tokens: list[Token]) -> bool:
    """Whether the tokens mean people without arms, more than one."""
    if not tokens or armed_of(index, sentence, tokens):
        return False
    return any(
        (
            token.tag in ("NNS", "NNPS")
            and (index.actor_at(sentence, token) is not None or _is_person(index, sentence, token))
        )
        or token.lemma.lower() in _MANY
        or (token.lower in _CROWD_NOUNS)
        for token in tokens
    )
