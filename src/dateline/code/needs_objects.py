"""Conditions of `knowledge/triggers.csv` on what a verb is done to, or by whom."""

from __future__ import annotations

from collections.abc import Callable

from dateline.knowledge.numbers import people_words
from dateline.model import Sentence, Token

from .hit import Hit
from .index import Index
from .syntax import by_phrase, doers, grammatical_subjects, prep_objects, substance, undergoers
from .things import TARGETS, armed_of, is_crowd, is_person, is_territory

CROWDS = frozenset("protest protester protestor demonstrator demonstration rally crowd march marcher rioter".split())
_BASES = frozenset("base camp headquarters outpost garrison fort firebase airbase".split())
_MAKING = frozenset("turn convert transform".split())
_SHELTERED = frozenset("refugee refugees displaced idp idps relief transit aid medical families scouts".split())
_OF_ARMIES = frozenset("army military naval air training rebel paramilitary militia".split())
#: A clause of this kind says which base or which coup is meant.
_DESCRIBING = frozenset({"acl", "relcl", "amod", "xcomp", "ccomp"})
_DEMANDING = frozenset("demand denounce condemn protest oppose decry".split())
_RULERS = frozenset("government president regime leader junta ruler king minister monarchy dictator".split())
_AT_THE_POLLS = frozenset("vote voter election poll ballot referendum lawmaker court party shareholder board".split())
_CREWED = frozenset("ship boat tanker vessel trawler dhow freighter ferry plane airliner aircraft bus minibus".split())
_POSTS = frozenset("position base post outpost garrison camp checkpoint airbase presence barracks".split())
_TROOPS = frozenset(
    "troop soldier tank artillery piece battalion brigade battery fighter reinforcement armour armor".split()
)
_GOODS = frozenset(
    "cattle cow sheep goat camel livestock head goods food supply medicine aid crop grain vehicle car truck lorry "
    "convoy fuel equipment belonging property".split()
)


def is_aim(index: Index, sentence: Sentence, thing: Token) -> bool:
    """Whether people shoot at such a thing with arms: people, those who bear them, places, what may be struck."""
    thing = substance(sentence, thing)
    return (
        is_person(index, sentence, thing)
        or bool(index.actors_of(sentence, thing))
        or thing.lemma.lower() in TARGETS
        or thing.lemma.lower() in CROWDS
        or is_territory(index, sentence, thing)
    )


def _sets_up(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Set up a base": of those who bear arms, and not for those who flee them; "a base built in 1980" only is one."""
    said_after = hit.token.dep == "ccomp" and hit.token.head > hit.token.i  # "…, residents said"
    if hit.token.dep in _DESCRIBING and not said_after:
        return False
    if hit.token.lemma.lower() in _MAKING:  # "turned a school into a base"
        things = prep_objects(sentence, hit.token.i, "into", "to")
    else:
        things = undergoers(sentence, hit.token.i)
    for thing in things:
        below = {each.lower for each in sentence.subtree(thing.i)[:12]}
        if thing.lemma.lower() in _BASES and not below & _SHELTERED:
            return charged or bool(below & _OF_ARMIES)
        if thing.lemma.lower() == "post" and "command" in below:
            return True
        if thing.lemma.lower() in ("post", "centre", "center") and below & {"command", "observation", "military"}:
            return charged
    return False


def _unseats(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Overthrew the president", by force: neither voters nor courts; not "the coup that ousted the king"."""
    if hit.token.dep in _DESCRIBING - {"ccomp"} or any(each.lemma.lower() in _AT_THE_POLLS for each in sentence):
        return False
    if hit.word.words[-1] == "power":
        return True
    return any(thing.lemma.lower() in _RULERS for thing in undergoers(sentence, hit.token.i))


def _robs(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Armed men stole 300 cattle": goods, taken by those who bear arms."""
    by = [named for token in doers(sentence, hit.token.i) for named in index.actors_of(sentence, token)]
    things = undergoers(sentence, hit.token.i) or prep_objects(sentence, hit.token.i, "with")
    return any(index.bears_arms(sentence, named) for named in by) and any(
        each.lemma.lower() in _GOODS for thing in things for each in sentence.subtree(thing.i)[:6]
    )


def _uproots(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Drove the villagers from their homes": people without arms, by those who bear them."""
    things = [substance(sentence, thing) for thing in undergoers(sentence, hit.token.i)]
    people = [
        thing
        for thing in things
        if people_words().get(thing.lower) in ("civilian", "unknown")
        or any(named.actor.kind == "civilians" for named in index.actors_of(sentence, thing))
    ]
    return charged and bool(people) and not armed_of(index, sentence, things)


def _is_under(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "The post came under fire": not a minister, for what he said, nor from his critics."""
    i = hit.token.i
    literal = len(hit.word.words) > 3  # "came under rifle fire"
    if not (charged or literal) or prep_objects(sentence, i, "for") or prep_objects(sentence, hit.last, "for"):
        return False
    by = [*prep_objects(sentence, i, "from", "by"), *prep_objects(sentence, hit.last, "from", "by")]
    if by and all(people_words().get(each.lower) == "civilian" for each in by):
        return False
    return any(is_aim(index, sentence, thing) for thing in grammatical_subjects(sentence, i))


def _demands(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "A crowd gathered outside the court to demand his release"."""
    purposes = sentence.children(hit.token.i, "xcomp", "advcl", "conj", "acl")
    return is_crowd(index, sentence, grammatical_subjects(sentence, hit.token.i)) and any(
        clause.lemma.lower() in _DEMANDING for clause in purposes
    )


def _is_of_folk(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Residents blocked the road"; police who block one are no protest."""
    return is_crowd(index, sentence, grammatical_subjects(sentence, hit.token.i))


def _swaps(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Prisoners were swapped"."""
    things = [substance(sentence, thing) for thing in undergoers(sentence, hit.token.i)]
    if hit.token.lemma.lower() in ("release", "free") and sentence.words.isdisjoint(("exchange", "swap")):
        return False
    if hit.token.lemma.lower() in ("release", "free"):
        return bool(things)  # those who are let go for others are exchanged
    return any(thing.lemma.lower() in ("prisoner", "captive", "detainee", "hostage", "pow") for thing in things)


def _musters(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Formed a new armed group": of those who bear arms."""
    return bool(armed_of(index, sentence, doers(sentence, hit.token.i)))


_HOMES = frozenset("home house flat apartment office bed village car hospital prison cell hotel bus".split())
_TAKERS = frozenset("man people gunman kidnapper abductor officer agent soldier assailant".split())


def _is_hauled(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Was taken from her flat by men in plain clothes"; a patient is taken to hospital by nobody of the kind."""
    i = hit.token.i
    by = [*doers(sentence, i), *by_phrase(sentence, i)]
    takers = armed_of(index, sentence, by) or any(each.lemma.lower() in _TAKERS for each in by)
    from_home = any(each.lemma.lower() in _HOMES for each in prep_objects(sentence, i, "from", "off"))
    return bool(takers) and from_home and any(is_person(index, sentence, t) for t in undergoers(sentence, i))


def _is_of_crew(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Hijacked a tanker": ships, planes and buses have people on board."""
    return any(thing.lemma.lower() in _CREWED for thing in undergoers(sentence, hit.token.i))


def _holds_remains(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "A pit with the remains of 50 people"."""
    return any(each.lower in ("bodies", "remains", "corpses", "skeletons") for each in sentence)


def _is_forced(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Forcibly recruited boys"."""
    by_force = any(child.lower == "forcibly" for child in sentence.children(hit.token.i, "advmod"))
    return by_force and any(is_person(index, sentence, each) for each in undergoers(sentence, hit.token.i))


def _takes_troops(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Two battalions were moved to the border"."""
    things = [substance(sentence, thing) for thing in undergoers(sentence, hit.token.i)]
    troops = any(each.lemma.lower() in _TROOPS for each in things)
    return troops and bool(prep_objects(sentence, hit.token.i, "to", "into", "towards", "toward", "near"))


def _strengthens(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "The army reinforced its positions"."""
    things = {each.lemma.lower() for each in undergoers(sentence, hit.token.i)}
    return bool(armed_of(index, sentence, doers(sentence, hit.token.i))) and bool(things & (_POSTS | _TROOPS))


def _leaves_post(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "The last troops left the base": armed people, and what they held."""
    things = {each.lemma.lower() for each in undergoers(sentence, hit.token.i)}
    return bool(armed_of(index, sentence, doers(sentence, hit.token.i))) and bool(things & _POSTS)


def _goes_into(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Walked into the town": armed people, and a place."""
    if not armed_of(index, sentence, doers(sentence, hit.token.i)):
        return False
    return any(is_territory(index, sentence, thing) for thing in sentence.children(hit.last, "pobj"))


def _is_of_heads(index: Index, sentence: Sentence, hit: Hit, charged: bool) -> bool:
    """ "Cut off the heads of two men"."""
    things = undergoers(sentence, hit.token.i)
    owners = [
        each
        for thing in things
        for each in (*prep_objects(sentence, thing.i, "of"), *sentence.children(thing.i, "poss"))
    ]
    return any(is_person(index, sentence, each) for each in owners)


#: The conditions on what a verb is done to or by, by their names in the table.
OBJECTS: dict[str, Callable[[Index, Sentence, Hit, bool], bool]] = {
    "bases": _sets_up,
    "rulers": _unseats,
    "goods": _robs,
    "civilians": _uproots,
    "under": _is_under,
    "musters": _musters,
    "demanding": _demands,
    "captives": _swaps,
    "folk": _is_of_folk,
    "hauled": _is_hauled,
    "crewed": _is_of_crew,
    "remains": _holds_remains,
    "troops": _takes_troops,
    "positions": _strengthens,
    "posts": _leaves_post,
    "forced": _is_forced,
    "ground": _goes_into,
    "heads": _is_of_heads,
}
