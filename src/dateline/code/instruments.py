"""Whether a weapon named in a sentence is what the deed was done with, or what it destroyed.

"Shot him with a pistol", "a car bomb exploded", "threw two grenades at the gate", "destroyed two mortars": they are.
"Seized 40 rifles", "shot down a helicopter", "a patrol with mortars was seen": they were taken, struck or merely there.
"""

from __future__ import annotations

from dateline.knowledge.weapons import WeaponWord
from dateline.model import Sentence, Token

from .draft import Draft

#: Trigger classes that are done with weapons.
_DEEDS = frozenset(
    "kill die execute injure shoot attack offensive clash bomb airstrike shelling suicide blast grenade chemical "
    "abduct torture riot intervene destroy advance operation sexual capture fall disrupt".split()
)
#: Verbs whose object is used as a weapon.
_USES = frozenset(
    "use employ fire throw hurl toss lob drop launch plant place put set leave detonate explode activate trigger "
    "release unleash deploy attach hide wield brandish rain install direct shoot carry-out spray lay fly send "
    "dispatch".split()
)
#: Verbs whose object is a weapon that is no more: "strikes destroyed two mortars".
_UNDOES = frozenset("destroy engage eliminate".split())
#: Verbs whose subject is the weapon at work, beside the triggers themselves.
_WORKS = frozenset(
    "explode detonate go hit strike fall land kill wound injure destroy damage tear rip blow cause leave bomb shell "
    "bombard attack pound target open drop fire deliver carry conduct launch crash slam shatter demolish rock "
    "pass".split()
)
#: Names in the table that say how it was done, and name no weapon.
_DONE = frozenset({"air strike", "air raid"})
_MEANS = frozenset("with by using from via through of under".split())
#: Nouns of a deed: what they are "of" or "by" did it ("the explosion of a bomb", "bombings by warplanes").
_DONE_BY = frozenset("explosion blast attack fire bombing bombardment shelling strike raid cover detonation".split())
_MEASURES = frozenset(
    "kilogram kilo kg pound ton tonne gram stick charge load dozen hundred barrage volley burst rain hail series shot "
    "salvo number amount quantity lot pair couple use round".split()
)


def is_part_of_thing(sentence: Sentence, last: int) -> bool:
    """Whether the weapon only names a thing that was struck: "destroyed three missile launchers"."""
    token, above = sentence[last], sentence[sentence[last].head]
    return token.dep == "compound" and above.dep == "dobj" and above.lemma.lower() in _HOLDERS


#: Where weapons are fired from, made or kept.
_HOLDERS = frozenset("launcher depot site factory store silo stockpile battery cache".split())


def is_instrument(sentence: Sentence, last: int, word: WeaponWord, draft: Draft) -> bool:
    """Whether the weapon whose name ends at token `last` was used in the deed of the draft."""
    token = sentence[last]
    if token.pos == "VERB" and token.dep not in ("amod", "compound"):  # "troops bombed the town": no bomb is named
        return False
    if word.name in _DONE or draft.main.cls.name not in _DEEDS:
        return False
    if draft.main.cls.name == "disrupt" and draft.main.token.lemma.lower() not in _UNDOES:
        return False
    triggers = {i for hit in draft.hits for i in (*range(hit.first, hit.last + 1), hit.token.i)}
    return _is_used(sentence, token, triggers)


def _is_used(sentence: Sentence, token: Token, triggers: set[int]) -> bool:
    seen: set[int] = set()
    while token.i not in seen:
        seen.add(token.i)
        if token.i in triggers:
            return True
        above = sentence[token.head]
        if token.dep in ("compound", "amod", "nmod", "conj", "appos", "nummod", "npadvmod", "poss", "dep"):
            token = above
            continue
        if token.dep == "pobj":
            prep, noun = above, sentence[above.head]
            deeds = {noun.lemma.lower(), sentence[max(prep.i - 1, 0)].lemma.lower()}
            if deeds & _DONE_BY and prep.lower in ("of", "by", "with", "from"):
                return True
            if prep.lower == "of" and (noun.lemma.lower() in _MEASURES or noun.i in triggers):
                token = noun
                continue
            if noun.lower == "out":  # "dropped barrel bombs out of helicopters"
                noun = sentence[noun.head]
            elif prep.lower not in _MEANS:
                return False
            return noun.pos in ("VERB", "AUX") or noun.i in triggers or noun.lemma.lower() == "man"
        if token.dep in ("dobj", "nsubjpass") and above.pos in ("VERB", "AUX"):
            return above.lemma.lower() in _USES | _UNDOES
        if token.dep == "nsubj":
            return above.i in triggers or above.lemma.lower() in _WORKS
        return token.dep == "ROOT"
    return False
