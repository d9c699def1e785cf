"""Who lost what another took: "seized the town after the army withdrew", "retook the hill, driving the rebels out"."""

from __future__ import annotations

from dateline.model import Named, Sentence, Token

from .hit import Hit
from .index import Index
from .parties import who
from .syntax import by_phrase, doers, is_passive, undergoers
from .things import armed_of

TAKING = frozenset("capture fall advance".split())
_LEAVES = frozenset("withdraw flee retreat abandon leave pull evacuate vacate surrender desert".split())
_DRIVES = frozenset("drive push force expel oust rout dislodge evict chase clear kick flush throw".split())
_HELD = frozenset("hold control occupy run rule".split())


def losers_of(index: Index, sentence: Sentence, hit: Hit, agents: list[Named]) -> list[Named]:
    """Armed actors that the sentence tells to have left, been driven out of, or held what the hit says was taken."""
    if hit.cls.name not in TAKING or not agents:
        return []
    taking = {who(named) for named in agents}
    found = [named for verb in sentence for named in armed_of(index, sentence, _losing(sentence, verb))]
    return [named for named in found if who(named) not in taking]


def _losing(sentence: Sentence, verb: Token) -> list[Token]:
    if verb.pos != "VERB" or sentence.children(verb.i, "neg"):
        return []
    lemma = verb.lemma.lower()
    if lemma in _HELD and is_passive(sentence, verb.i) and verb.dep in ("acl", "relcl"):
        return by_phrase(sentence, verb.i)
    if lemma in _DRIVES:
        return undergoers(sentence, verb.i)
    if lemma in _LEAVES and (lemma != "pull" or sentence.children(verb.i, "prt", "advmod", "prep")):
        return doers(sentence, verb.i)
    return []
