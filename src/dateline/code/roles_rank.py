"""How likely each actor of a sentence did what its triggers tell, or had it done to them, by learned weights.

The rules of `roles` answer first. Where they leave open who did what was done or tried, the likeliest actor without a
part in it is taken. The weights (`knowledge/event_roles.json`) are those of a softmax over named features;
`training/roles` makes them again, and its README has the figures of rules alone, weights alone and both.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.knowledge.actor_classes import actor_classes
from dateline.knowledge.event_roles import role_weights
from dateline.knowledge.folding import fold
from dateline.knowledge.numbers import people_words
from dateline.model import Sentence

from .draft import Draft
from .index import Index
from .parties import victims_of, who
from .roles_features import features
from .syntax import doers

#: From which probability an actor is taken for the doer (`training/roles/README.md` says how it was chosen).
DOER = 0.8
#: Statuses of what was done or tried; not "rebels have been fighting since spring", which is no happening of a day.
_REAL = frozenset({"occurred", "attempted"})
#: Who tells of deeds and suffers them far more often than they do them: the rules must find them as doers.
NO_DOERS = frozenset({"civilians", "person", "government", "organisation"})
#: Who has aircraft: "rebels said an air strike hit their village" did not fly it.
_FLYERS = frozenset({"state_forces", "external_forces", "de_facto_state", "private_military"})

_PEOPLE = frozenset({"civilian", "combatant", "unknown", "title"})


def fill_doer(index: Index, draft: Draft) -> None:
    """Put the likeliest actor of the sentence on the doers' side of a draft that the rules left open, if likely enough.

    "The bank was blown up, a spokesman said, by men whom he took for guerrillas" has a doer whom no rule reaches.
    """
    sentence = draft.sentence
    mentions = index.actors(sentence)
    if not mentions or draft.status not in _REAL or draft.agents() or is_disowned(sentence, draft.main.token.i):
        return
    if _has_other_doer(sentence, draft):
        return
    suffering = {who(each) for each in (*draft.targets(), *victims_of(index, sentence, draft.statements, []))}
    flown = draft.main.cls.name == "airstrike"
    free = [
        i
        for i, named in enumerate(mentions)
        if who(named) not in suffering
        and named.actor.kind not in NO_DOERS
        and (not flown or named.actor.kind in _FLYERS)
    ]
    if not free:
        return
    likely = dict.fromkeys(free, 0.0)
    for hit in draft.hits:
        for i, row in zip(free, features(index.resolved, sentence, hit, mentions, free), strict=True):
            likely[i] = max(likely[i], shares(row)[0])
    best = max(free, key=lambda i: (likely[i], -i))
    if likely[best] >= DOER:
        draft.roles[0].agents.append(mentions[best])


def _has_other_doer(sentence: Sentence, draft: Draft) -> bool:
    """Whether a verb has people for its subject whom no mention tells: "the suspect ran and the squad caught him"."""
    return any(
        people_words().get(token.lower) in _PEOPLE
        or ((cls := actor_classes().get(fold(token.text))) is not None and cls.service != "air")
        for hit in draft.hits
        if hit.word.pos == "v"
        for token in doers(sentence, hit.token.i)
    )


def is_disowned(sentence: Sentence, i: int) -> bool:
    """Whether somebody is said to have had no part: "denied that they took part in the attack", "did not join it"."""
    above = [token.i for token in sentence.ancestors(i)]
    return any(token.lemma.lower() == "deny" for token in sentence) or any(sentence.children(at, "neg") for at in above)


def shares(names: Sequence[str]) -> tuple[float, float]:
    """Probabilities that a mention with these features is doer and target."""
    known = role_weights()
    doer = target = 0.0
    for name in names:
        if (both := known.get(name)) is not None:
            doer += both[0]
            target += both[1]
    top = max(doer, target, 0.0)
    a, b, none = math.exp(doer - top), math.exp(target - top), math.exp(-top)
    total = a + b + none
    return a / total, b / total
