"""Who did it and to whom, for one trigger: by syntax. The source of a report is never a role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.knowledge.reporting import reporting_words
from dateline.model import Named, Sentence, Token

from .blame import accused_of
from .casualties import CasualtyStatement
from .demonyms import country_forces
from .fighters import fighters_of
from .hit import Hit
from .index import ARMED, Index
from .losers import losers_of
from .needs import USING_VERBS
from .parties import by_name, who
from .people import SUFFERED, people_at
from .pronouns import person_meant
from .roles_mended import (
    against_later,
    doer_before,
    is_holder,
    is_noun_after_all,
    is_open,
    opposed,
    partner_after,
    supposed_doers,
    unmasked,
)
from .series import listed_after, name_beside
from .syntax import (
    LIGHT_VERBS,
    by_phrase,
    conjuncts,
    doers,
    governor,
    grammatical_subjects,
    is_passive,
    light_verb_of,
    prep_objects,
    substance,
    undergoers,
)
from .things import armed_of

_AGAINST = ("on", "against", "at", "upon", "targeting")
#: Trigger classes whose "of" names the one it is done to ("the shelling of the quarter", "the capture of the town").
_OF_TARGET = frozenset(
    "kill execute shelling bomb airstrike capture abduct arrest sexual torture siege shoot die".split()
)
#: Those whose doers may be people whom no mention covers ("two unidentified individuals").
VIOLENT = frozenset("kill execute abduct sexual torture attack shoot bomb grenade destroy loot injure".split())
#: Those whose noun has the one who suffers before it: "the mayor's abduction".
_OF_PERSONS = frozenset("kill execute abduct arrest die sexual torture".split())
#: Verbs whose object is a deed that was warded off: those who made it stand opposite.
_REPELS = frozenset("repel repulse thwart foil fend beat rebuff".split())
_MUTUAL = frozenset({"clash", "agreement"})


@dataclass(slots=True)
class Roles:
    """Actors on either side of one trigger, in text order; `partners` fight with side A ("backed by")."""

    agents: list[Named] = field(default_factory=list)
    targets: list[Named] = field(default_factory=list)

    def add(self, side: list[Named], found: list[Named]) -> None:
        for named in found:
            if all(named.mention.start != other.mention.start for other in self.agents + self.targets):
                side.append(named)


def find_roles(index: Index, sentence: Sentence, hit: Hit, statements: Sequence[CasualtyStatement] = ()) -> Roles:
    """Agents and targets of a trigger; `statements` of harm in the sentence tell victims from doers.

    "Five men killed in raid": the headline's verb looks active, but its subject is whom it befell.
    """
    roles = _by_syntax(index, sentence, hit)
    if not roles.agents and hit.word.pos == "v" and is_passive(sentence, hit.token.i):
        threateners = _threatener(index, sentence, hit)
        if threateners:  # "warned residents that they would be shot": they are not who warned
            roles.add(roles.targets, _warned(index, sentence, hit))
        roles.add(roles.agents, threateners)
    if hit.token.lower == "dead" and len(subjects := sentence.children(hit.token.i, "nsubj")) > 1:
        roles.agents = _actors(index, sentence, subjects[:-1])  # "two men shot the judge dead", "shot" taken for a noun
        roles.targets = _actors(index, sentence, subjects[-1:])
    elif hit.token.lower == "dead" and (verb := sentence[hit.token.head]).pos == "VERB" and verb.i != hit.token.i:
        _shot_dead(index, sentence, hit.token, verb, roles)
    _add_people(index, sentence, hit, roles)
    own = [s for s in statements if s.trigger == hit.token.i and s.victim is not None and s.victim != s.agent]
    if own:
        harmed = [named for s in own if s.victim is not None for named in index.actors_of(sentence, sentence[s.victim])]
        roles.agents = [named for named in roles.agents if named not in harmed]
        roles.add(roles.targets, harmed)
        for statement in own:
            if statement.agent is not None and not roles.agents:
                roles.add(roles.agents, _agents_of(index, sentence, [sentence[statement.agent]]))
    if not roles.agents and opposed(index, sentence, hit, roles.targets, list(statements)):
        roles.agents, roles.targets = roles.targets, []
    if roles.agents and is_open(sentence, hit.token.i):
        roles.agents = []
    roles.agents = [n for n in by_name(index, sentence, roles.agents) if not _only_tells(sentence, n, hit)]
    if not roles.targets:
        roles.add(roles.targets, losers_of(index, sentence, hit, roles.agents))
        roles.add(roles.targets, against_later(index, sentence, hit, roles.agents))
    roles.targets = by_name(index, sentence, roles.targets)
    doing = {who(named) for named in roles.agents}
    roles.targets = [  # "they" who are harmed are not the doers, whatever the pronoun was taken for
        named
        for named in roles.targets
        if not (named.mention.form == "pronoun" or _is_own(sentence, named)) or who(named) not in doing
    ]
    return roles


def _add_people(index: Index, sentence: Sentence, hit: Hit, roles: Roles) -> None:
    """People whom no mention covers, at the places of those who suffer and of those who do it."""
    i, cls = hit.token.i, hit.cls.name
    if hit.word.pos == "v":
        suffering = doers(sentence, i) if cls == "die" and not is_passive(sentence, i) else undergoers(sentence, i)
        doing = doers(sentence, i) if cls not in ("die", "blast") else []
    else:
        suffering = prep_objects(sentence, i, "of", "on", "against")
        if cls in SUFFERED and not suffering:
            suffering = _parted_of(index, sentence, hit.token)
            roles.add(roles.targets, _actors(index, sentence, suffering))
        suffering += [each for child in sentence.children(i, "poss") for each in conjuncts(sentence, child)]
        doing = by_phrase(sentence, i)
    if cls in SUFFERED:
        plain, suffering = suffering, _with_listed(index, sentence, suffering)
        people = _people(index, sentence, suffering, suffers=True)
        told = {named.mention.head for named in people if named.actor.kind == "person"}
        # "teacher Ahmed Salih": the name, not its title beside it
        described = {each.i for each in plain if each not in suffering}
        roles.targets = [
            named
            for named in roles.targets
            if sentence[named.mention.head].head not in told and named.mention.head not in described
        ]
        roles.add(roles.targets, people)
        roles.add(roles.targets, _actors(index, sentence, [each for each in suffering if each not in plain]))
    elif cls in ("attack", "shoot"):
        roles.add(roles.targets, _people(index, sentence, suffering, suffers=False))
    if not roles.agents and cls in VIOLENT:
        roles.add(roles.agents, _people(index, sentence, doing, suffers=False))


def _with_listed(index: Index, sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """Those who suffer with all who are listed beside them: after a name, after "including", "along with"."""
    tokens = [substance(sentence, token) for token in tokens]
    found = list(tokens)
    for prep in sentence if tokens else ():
        if prep.lower == "including" and prep.dep == "prep":
            above = sentence[prep.head]  # "six were killed in Homs, including two nurses" hangs on the place
            aside = index.place_at(sentence, above) is not None or index.is_time(above)
            if above in tokens or (
                aside and any(token.head in (above.head, sentence[above.head].head) for token in tokens)
            ):
                found += [each for thing in sentence.children(prep.i, "pobj") for each in conjuncts(sentence, thing)]
    for verb in {token.head for token in tokens}:
        found += prep_objects(sentence, verb, "along")
    for token in found[:]:
        named = index.actor_at(sentence, token) or people_at(index, sentence, token, suffers=True)
        if named is not None and named.actor.kind in ("person", "civilians"):
            name = name_beside(sentence, token)
            if name is not None and _person_at(index, sentence, name):
                found[found.index(token)] = name
            found += [each for each in listed_after(sentence, token) if _person_at(index, sentence, each)]
    return [token for n, token in enumerate(found) if token not in found[:n]]


def _person_at(index: Index, sentence: Sentence, token: Token) -> bool:
    named = index.actor_at(sentence, token) or people_at(index, sentence, token, suffers=True)
    return named is not None and (named.actor.kind in ("person", "civilians") or named.mention.form == "class")


def _parted_of(index: Index, sentence: Sentence, noun: Token) -> list[Token]:
    """Whom a noun of harm is of where its place or day stands between: "the murder in Cali of two nurses"."""
    for token in sentence.tokens[noun.i + 1 : noun.i + 8]:
        above = sentence[token.head]
        if token.lower == "of" and above.i != noun.i:
            apart = index.place_at(sentence, above) is not None or index.is_time(above)
            return prep_objects(sentence, above.i, "of") if apart and above.i > noun.i else []
        if token.pos == "VERB" or token.text in ",;":
            return []
    return []


def _shot_dead(index: Index, sentence: Sentence, dead: Token, verb: Token, roles: Roles) -> None:
    """ "Two men shot the judge dead": the judge is whom "dead" is said of, whatever the parse makes her."""
    agents = _actors(index, sentence, doers(sentence, verb.i))
    subjects = [*sentence.children(dead.i, "nsubj"), *undergoers(sentence, verb.i)]
    roles.agents = agents
    roles.targets = []
    roles.add(roles.targets, _actors(index, sentence, subjects))
    roles.add(roles.targets, _people(index, sentence, subjects, suffers=True))


def _people(index: Index, sentence: Sentence, tokens: list[Token], *, suffers: bool) -> list[Named]:
    bare = [token for token in tokens if not index.actors_of(sentence, token)]
    bare += [token for token in tokens if token.pos == "PROPN" and _is_only_described(index, sentence, token)]
    found = (
        person_meant(index, sentence, token) or people_at(index, sentence, token, suffers=suffers) for token in bare
    )
    return [named for named in found if named is not None]


def _is_only_described(index: Index, sentence: Sentence, token: Token) -> bool:
    """Whether the mention in a name's phrase is only its title: "teacher" in "killed teacher Ahmed Salih"."""
    found = index.actors_of(sentence, token)
    return index.actor_at(sentence, token) is None and all(
        named.mention.form == "class" and named.actor.kind in ("civilians", "person") for named in found
    )


def _only_tells(sentence: Sentence, named: Named, hit: Hit) -> bool:
    """Whether a doer is but the subject of a verb of speech: "the mission said 49 bodies had been found".

    Not where the clause takes the speaker up: "the army said it had arrested six".
    """
    subject = sentence[named.mention.head]
    verb = sentence[subject.head]
    if subject.dep != "nsubj" or verb.lemma.lower() not in reporting_words("verb"):
        return False
    if named.actor.kind == "person" and verb.i != hit.token.i:  # "X announced that six men took and shot a pilot"
        own = {token.lower for token in grammatical_subjects(sentence, hit.token.i)}
        return not own & {"he", "she", "i", "we", "who"}
    below = hit.token
    while below.head not in (verb.i, below.i):
        below = sentence[below.head]
    if below.head != verb.i or below.dep != "ccomp":
        return False
    inner = [token for token in sentence.subtree(below.i) if token.dep in ("nsubj", "nsubjpass", "poss")]
    return not any(token.lower in ("it", "they", "its", "their", "we", "our") for token in inner)


def _is_own(sentence: Sentence, named: Named) -> bool:
    """ "has pulled its troops out": the doer's own."""
    return any(child.lower in ("its", "their") for child in sentence.children(named.mention.head, "poss"))


def _threatener(index: Index, sentence: Sentence, hit: Hit) -> list[Named]:
    """ "vowing that whoever stayed would be killed": who vows would be the doer."""
    for token in sentence:
        if token.pos == "VERB" and token.lemma.lower() in ("vow", "threaten", "warn") and token.i < hit.token.i:
            named = _actors(index, sentence, doers(sentence, token.i))
            armed = [each for each in named if each.actor.kind in ARMED]
            subjects = [
                each
                for each in index.actors(sentence)
                if each.mention.head < token.i
                and each.actor.kind in ARMED
                and sentence[each.mention.head].dep in ("nsubj", "nsubjpass")
            ]
            return armed or subjects[-1:]
    return []


def _warned(index: Index, sentence: Sentence, hit: Hit) -> list[Named]:
    """Whom a threat is made to: "warning residents not to help", "vowed to the villagers"."""
    for token in sentence.tokens[: hit.token.i]:
        if token.pos == "VERB" and token.lemma.lower() in ("vow", "threaten", "warn", "tell"):
            told = undergoers(sentence, token.i)
            for clause in sentence.children(token.i, "ccomp", "xcomp"):  # "vowing villagers not to stand by the army"
                told += sentence.children(clause.i, "nsubj") if clause.tag == "VB" else []
            if found := _actors(index, sentence, told):
                return found
    return []


def _by_syntax(index: Index, sentence: Sentence, hit: Hit) -> Roles:
    roles = Roles()
    if hit.word.pos == "v" and not is_noun_after_all(hit):
        roles.add(roles.agents, doer_before(index, sentence, hit))
        if roles.agents:
            roles.add(roles.targets, _actors(index, sentence, prep_objects(sentence, hit.token.i, "of", *_AGAINST)))
            return roles
        _verb_roles(index, sentence, hit, roles)
    else:
        _noun_roles(index, sentence, hit, roles)
    return roles


def _actors(index: Index, sentence: Sentence, tokens: list[Token]) -> list[Named]:
    return [named for token in tokens for named in index.actors_of(sentence, token)]


def _verb_roles(index: Index, sentence: Sentence, hit: Hit, roles: Roles) -> None:
    i, cls = hit.token.i, hit.cls.name
    aimed = cls == "blast" and undergoers(sentence, i)  # "troops blew up the bridge"
    if cls in ("die", "blast") and not aimed and not is_passive(sentence, i):  # "soldiers died", "a bomb went off"
        if cls == "die":
            roles.add(roles.targets, _actors(index, sentence, doers(sentence, i)))
        return
    if cls == "fall":  # "the town fell to the rebels"
        roles.add(roles.agents, _actors(index, sentence, prep_objects(sentence, i, "to", "into", "under")))
        for subject in doers(sentence, i):
            roles.add(roles.targets, _owners(index, sentence, subject))
        return
    agents = doers(sentence, i)
    if cls == "clash" and is_passive(sentence, i):
        agents = undergoers(sentence, i)
    if cls == "clash" and (parties := prep_objects(sentence, i, "between")):  # "fighting between A and B"
        between = _actors(index, sentence, parties)
        roles.add(roles.agents, between[:1])
        roles.add(roles.targets, between[1:] or partner_after(index, sentence, parties[0]))
        agents = []
    roles.add(roles.agents, _agents_of(index, sentence, agents))
    things = undergoers(sentence, i)
    if cls == "clash":
        for thing in things:  # "repelled a Russian assault": those who made it
            roles.add(roles.targets, _doers_of_noun(index, sentence, thing))
    roles.add(roles.targets, _actors(index, sentence, things))
    if cls == "capture":
        roles.add(roles.targets, _holders(index, sentence, things))
    if cls in _MUTUAL or cls == "clash":
        roles.add(roles.targets, _actors(index, sentence, prep_objects(sentence, i, "with", "against")))
    else:
        roles.add(roles.targets, _actors(index, sentence, prep_objects(sentence, i, *_AGAINST)))
    if cls in ("capture", "advance", "lose", "withdraw"):
        roles.add(roles.targets, _actors(index, sentence, prep_objects(sentence, i, "from")))
    if cls == "lose":  # "the army lost the hill to the rebels": the taker is the agent of the event
        takers = _actors(index, sentence, prep_objects(sentence, i, "to"))
        losers, roles.agents = roles.agents, []
        roles.add(roles.agents, takers)
        roles.targets[:0] = [named for named in losers if named not in roles.targets]
    if not roles.agents and is_passive(sentence, i):
        _agent_of_means(index, sentence, i, roles)
    _allies(index, sentence, i, roles)


def _holders(index: Index, sentence: Sentence, things: list[Token]) -> list[Named]:
    """Who held what is taken: the rebels in "took the rebel-held quarters"."""
    held = [
        child
        for thing in things
        for child in sentence.children(thing.i, "amod", "compound")
        if child.lower in ("held", "controlled", "occupied", "run")
    ]
    return [
        named for child in held for named in _actors(index, sentence, sentence.children(child.i, "npadvmod", "amod"))
    ]


def _doers_of_noun(index: Index, sentence: Sentence, noun: Token) -> list[Named]:
    """Whose deed a noun names: "a Russian assault", "the rebels' attack", "an attack by gunmen"."""
    if noun.lemma.lower() not in ("attack", "assault", "offensive", "advance", "incursion", "raid", "push", "ambush"):
        return []
    found = _actors(index, sentence, by_phrase(sentence, noun.i))
    for child in sentence.children(noun.i, "amod", "compound", "nmod", "poss"):
        found += _forces(index, sentence, child, "attack")
    return found


def _agents_of(index: Index, sentence: Sentence, tokens: list[Token]) -> list[Named]:
    """Actors at subject tokens; "the army said that it had arrested six": it is the army."""
    warded = [token for token in tokens if token.dep == "dobj" and sentence[token.head].lemma.lower() in _REPELS]
    if warded:  # "repelled a rebel attack, killing nine", hung on the attack: who repelled it killed
        return _actors(index, sentence, [doer for token in warded for doer in doers(sentence, token.head)])
    told = [unmasked(sentence, token) for token in tokens if not is_holder(sentence, token)]
    found = [named for token in told for named in index.actors_of(sentence, token) if not _only_owns(sentence, named)]
    if found or not any(token.lower in ("it", "they") for token in tokens):
        return found
    for verb in (sentence[token.head] for token in tokens):
        above = sentence[verb.head]
        if verb.dep == "ccomp" and above.i != verb.i:
            return armed_of(index, sentence, doers(sentence, above.i))
    return []


def _only_owns(sentence: Sentence, named: Named) -> bool:
    """Whether a person only has what is told of: "Mora's decision to honour the murdered judge"."""
    return named.actor.kind == "person" and sentence[named.mention.head].dep == "poss"


def _agent_of_means(index: Index, sentence: Sentence, i: int, roles: Roles) -> None:
    """ "were killed in an attack by gunmen", "was hit by army fire"."""
    for thing in prep_objects(sentence, i, "in", "by", "during", "from", "after"):
        roles.add(roles.agents, _actors(index, sentence, by_phrase(sentence, thing.i)))


def _allies(index: Index, sentence: Sentence, i: int, roles: Roles) -> None:
    """ "backed by warplanes of", "with the support of": the helper stands on the doer's side, not opposite.

    "the army began an offensive with the support of foreign warplanes": the foreign force is no target.
    """
    for token in sentence.children(i, "prep", "advcl", "acl"):
        helpers: list[Token] = []
        if token.lower in ("with", "under"):
            for thing in sentence.children(token.i, "pobj"):
                if thing.lemma.lower() in ("support", "backing", "help", "cover", "aid", "assistance"):
                    helpers += prep_objects(sentence, thing.i, "of", "from", "by")
                    helpers += sentence.children(thing.i, "compound", "poss", "amod")
        elif token.lemma.lower() in ("back", "support", "aid", "assist"):
            helpers += by_phrase(sentence, token.i)
        if helpers:
            allies = _actors(index, sentence, helpers)
            roles.targets = [named for named in roles.targets if named not in allies]
            roles.add(roles.agents, allies)


def _owners(index: Index, sentence: Sentence, token: Token) -> list[Named]:
    return [] if index.place_at(sentence, token) else index.actors_of(sentence, token)


def _noun_roles(index: Index, sentence: Sentence, hit: Hit, roles: Roles) -> None:
    noun, cls = hit.token, hit.cls.name
    if noun.dep == "nsubj" and sentence[noun.head].lemma.lower() in reporting_words("verb"):
        return  # "the UN mission said 49 bodies had been found": it is who tells
    suffers = cls in _OF_PERSONS and not prep_objects(sentence, noun.i, "of")
    for each in range(hit.first, hit.last + 1):
        for child in sentence.children(each, "poss", "compound", "amod", "nmod"):
            named = index.actor_at(sentence, child)
            if suffers and child.dep in ("poss", "compound"):  # "the judge's murder": him; "army killings": by the army
                owners = index.actors_of(sentence, child)
                if owners and not any(owner.actor.kind in ARMED for owner in owners):
                    roles.add(roles.targets, owners)
                    continue
            if named is not None:
                roles.add(roles.agents, [named])
            elif child.dep == "poss" and index.place_at(sentence, child) is None:
                roles.add(roles.agents, index.actors_of(sentence, child))
            else:
                roles.add(roles.agents, _forces(index, sentence, child, cls))
    roles.add(roles.agents, _actors(index, sentence, by_phrase(sentence, noun.i)))
    roles.add(roles.agents, _actors(index, sentence, accused_of(sentence, noun.i)))
    for clause in sentence.children(noun.i, "acl"):
        if clause.lemma.lower() in ("claim", "perpetrate"):  # "attacks claimed by the group"
            roles.add(roles.agents, _actors(index, sentence, by_phrase(sentence, clause.i)))
        elif clause.lemma.lower() in ("blame", "attribute", "pin"):  # "a bombing attributed to the group"
            roles.add(roles.agents, _actors(index, sentence, prep_objects(sentence, clause.i, "on", "to")))
    if noun.dep in ("dobj", "nsubjpass") and sentence[noun.head].lemma.lower() in _REPELS:
        roles.agents, roles.targets = [], roles.agents  # "repelled a rebel offensive": whose it was is driven off
    roles.add(roles.targets, _actors(index, sentence, _survivors(sentence, noun)))
    between = _actors(index, sentence, _between(sentence, noun))
    if between:
        roles.add(roles.agents, between[:1])
        partners = between[1:] or partner_after(index, sentence, sentence[between[0].mention.head])
        roles.add(roles.targets, partners)
    roles.add(roles.agents, _actors(index, sentence, supposed_doers(sentence, noun)))
    verb = light_verb_of(sentence, noun.i) or _using_verb(sentence, noun)
    if noun.dep == "nsubjpass":  # "the raid was planned by X and carried out by Y"
        joint = [v for v in sentence.children(noun.head, "conj") if v.lemma.lower() in LIGHT_VERBS]
        roles.add(roles.agents, _actors(index, sentence, [doer for v in joint for doer in by_phrase(sentence, v.i)]))
    if verb is not None:
        roles.add(roles.agents, _actors(index, sentence, doers(sentence, verb.i)))
        roles.add(roles.targets, _actors(index, sentence, prep_objects(sentence, verb.i, *_AGAINST)))
        _allies(index, sentence, verb.i, roles)
        _allies(index, sentence, noun.i, roles)
    roles.add(roles.targets, _actors(index, sentence, prep_objects(sentence, noun.i, *_AGAINST, "with")))
    for doer in by_phrase(sentence, noun.i):  # "strikes by the coalition on the group's posts", hung on the coalition
        roles.add(roles.targets, _actors(index, sentence, prep_objects(sentence, doer.i, *_AGAINST)))
    for clause in sentence.children(noun.i, "acl", "relcl"):
        if clause.lemma.lower() in ("target", "hit", "strike", "kill", "aim"):
            roles.add(roles.targets, _actors(index, sentence, undergoers(sentence, clause.i)))
            roles.add(roles.targets, _actors(index, sentence, prep_objects(sentence, clause.i, "at")))
    of = prep_objects(sentence, noun.i, "of")
    if cls in _OF_TARGET:
        roles.add(roles.targets, _actors(index, sentence, of))
    else:
        roles.add(roles.agents, _actors(index, sentence, of))
    if not roles.agents and roles.targets and cls in ("clash", "operation", "offensive") and not between:
        against = {who(named) for named in roles.targets}
        fighters = fighters_of(index, sentence, noun)
        roles.add(roles.agents, [f for f in fighters if who(f) not in against])
    if cls == "clash" and not between:
        _clash_partners(index, sentence, noun, roles)


#: Verbs whose subject is whom the deed that is their object was done to.
_ESCAPES = frozenset("escape survive evade elude suffer dodge".split())


def _survivors(sentence: Sentence, noun: Token) -> list[Token]:
    """ "The mayor escaped a bomb attack", "the judge survived an assassination attempt"."""
    while noun.dep in ("compound", "amod") and sentence[noun.head].pos == "NOUN":
        noun = sentence[noun.head]
    verb = sentence[noun.head]
    if noun.dep == "pobj" and verb.lower == "from":  # "escaped unharmed from an attack"
        verb = sentence[verb.head]
    if verb.lemma.lower() not in _ESCAPES or noun.dep not in ("dobj", "pobj"):
        return []
    return doers(sentence, verb.i)


def _forces(index: Index, sentence: Sentence, token: Token, cls: str) -> list[Named]:
    """ "Syrian and Russian air strikes", "US raids": the states' forces."""
    found = (country_forces(index, sentence, each, cls) for each in conjuncts(sentence, token))
    return [named for named in found if named is not None]


def _between(sentence: Sentence, noun: Token) -> list[Token]:
    """ "clashes between A and B", also where the parse hangs "between" on the verb ("clashes erupted between")."""
    found = prep_objects(sentence, noun.i, "between", "among")
    if not found and noun.dep in ("nsubj", "dobj"):
        found = prep_objects(sentence, noun.head, "between", "among")
    return found


def _using_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The verb whose subject used the weapon or owned up to the deed.

    "chlorine was dropped by helicopters", "the group claimed responsibility for the bombing".
    """
    above = governor(sentence, noun.i)
    if above is None:
        return None
    if above.lower in ("responsible", "behind") or (noun.dep == "pobj" and sentence[noun.head].lower == "behind"):
        return above if above.pos in ("VERB", "AUX") else governor(sentence, above.i)
    if above.lemma.lower() in ("responsibility", "credit"):
        claim = governor(sentence, above.i)
        if claim is None or sentence.children(claim.i, "neg"):
            return None
        return claim if claim.lemma.lower() in ("claim", "take", "accept", "admit") else None
    if noun.dep in ("dobj", "nsubjpass") and above.lemma.lower() in USING_VERBS:
        unclaimed = above.lemma.lower() == "claim" and sentence.children(above.i, "neg")
        return None if unclaimed else above  # "has not claimed the strike"
    return None


def _clash_partners(index: Index, sentence: Sentence, noun: Token, roles: Roles) -> None:
    """ "after clashes with the army, the group took": the subject of the clause is the other side."""
    above = governor(sentence, noun.i)
    if above is None or roles.agents or above.pos not in ("VERB", "AUX"):
        return
    subjects = [named for named in _actors(index, sentence, doers(sentence, above.i)) if named.actor.kind in ARMED]
    roles.add(roles.agents, subjects)
    if subjects:  # "drove the rebels out in fierce fighting"
        found = _actors(index, sentence, undergoers(sentence, above.i))
        roles.add(roles.targets, [named for named in found if named.actor.kind in ARMED])
