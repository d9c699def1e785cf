"""What an attack struck where no people are named: a market is no camp of an army."""

from __future__ import annotations

from dateline.model import Sentence, Token

from .syntax import prep_objects, undergoers

#: Buildings and gatherings of civilians: who attacks one attacks civilians, though nobody is named.
_CIVIL = frozenset(
    "market marketplace hospital clinic mosque church temple synagogue monastery shrine school kindergarten university "
    "college madrasa bakery shop mall restaurant cafe café hotel theatre theater wedding funeral home house apartment "
    "ambulance bus minibus orphanage pharmacy bazaar".split()
)
#: "a refugee camp", "a camp for displaced people"; "an army camp" is none.
_SHELTERED = frozenset({"refugee", "refugees", "displaced", "idp", "idps"})


def strikes_civilians(sentence: Sentence, i: int) -> bool:
    """Whether what the trigger at `i` strikes is a civilian site: "attacked the market", "an attack on a school"."""
    things = _struck(sentence, i)
    return bool(things) and all(_is_civil(sentence, thing) for thing in things)


def strikes_village(sentence: Sentence, i: int) -> bool:
    """Whether what the trigger at `i` strikes is a village: "raided the village of X", "an attack on two hamlets"."""
    things = _struck(sentence, i)
    return bool(things) and all(thing.lemma.lower() in ("village", "hamlet") for thing in things)


def _struck(sentence: Sentence, i: int) -> list[Token]:
    """What is struck: the object, else what stands behind "on", "at"; not a day ("attacked it on Sunday")."""
    things = undergoers(sentence, i) if sentence[i].pos == "VERB" else []
    return things or prep_objects(sentence, i, "on", "at", "against")


def _is_civil(sentence: Sentence, thing: Token) -> bool:
    if thing.lemma.lower() in _CIVIL:
        return True
    return thing.lemma.lower() == "camp" and any(below.lower in _SHELTERED for below in sentence.subtree(thing.i))
