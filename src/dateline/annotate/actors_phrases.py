"""Actor phrases of one sentence: a name or a class noun with the words before it that say whose."""

from __future__ import annotations

import re

from dateline.knowledge.actor_classes import ActorClass, actor_classes
from dateline.knowledge.actor_name_words import name_words
from dateline.knowledge.actors import registry
from dateline.model import Sentence
from dateline.model.mentions import ActorForm

from .actors_countries import country_phrase
from .actors_joined import share_owner, shared_head
from .actors_lexicon import Unit, key
from .actors_owner import BEHIND, PREFIX, Phrase, before, hyphened, is_holder

_DEFINITE = frozenset("the this that these those".split())
_POSSESSIVE = frozenset("its their his her our".split())
_OWNED = frozenset("its their our".split())
_KINDS_OF_WORDS = {
    "tribal": "identity_militia",
    "ethnic": "armed_group",
    "paramilitary": "militia",
    "criminal": "criminal",
    "armed": "armed_group",
}


def phrases(sentence: Sentence, found: list[Unit], capitals: bool) -> list[Phrase]:
    """The phrases that the units of a sentence make, in text order, none overlapping."""
    by_last = {unit.last: unit for unit in found}
    starts = {unit.first: unit for unit in found}
    made: list[Phrase] = []
    for unit in found:
        phrase = None
        if unit.person:
            phrase = Phrase(unit.first, unit.last, "person", (), "person")
        elif unit.cls and not unit.name and _is_head(sentence, unit, capitals, starts):
            phrase = _class_phrase(sentence, unit, by_last, capitals)
        elif unit.name:
            phrase = _name_phrase(sentence, unit)
        elif unit.people:
            phrase = Phrase(unit.first, unit.last, "class", ("g_civ",), "civilians", open=True)
        elif (unit.country or unit.metonym or unit.adjective) and not capitals:
            phrase = country_phrase(sentence, unit)
        if phrase and not (made and made[-1].first < phrase.first <= made[-1].last):
            made = [p for p in made if p.last < phrase.first] + [phrase]
            share_owner(sentence, made)
            made[-1:] = [*shared_head(sentence, by_last, phrase), phrase]
    return made


def _is_head(sentence: Sentence, unit: Unit, capitals: bool, starts: dict[int, Unit]) -> bool:
    """Whether a class noun stands for people here: no verb, and not before another actor noun of the same phrase."""
    token = sentence[unit.last]
    cls = unit.cls
    assert cls is not None
    if hyphened(sentence, unit.last, BEHIND):
        return False
    if is_holder(sentence, unit.last):
        return cls.role in ("force", "government", "member", "group")
    after = sentence[unit.last + 1] if unit.last + 1 < len(sentence) else None
    follower = starts.get(unit.last + 1)
    if follower and (follower.cls or follower.name) and not capitals and token.dep in ("compound", "amod", "nmod"):
        return bool(follower.name) and cls.role == "group"
    if capitals and token.pos in ("ADJ", "X") and token.dep not in ("compound", "amod", "nmod"):
        return True
    if token.pos not in ("NOUN", "PROPN"):
        return token.pos == "ADJ" and token.dep in ("pobj", "nsubj", "dobj", "conj", "nsubjpass", "ROOT")
    if cls.plural and capitals:
        return True
    if token.dep in ("compound", "amod", "nmod") and after is not None and token.head > token.i:
        # "army posts" names the army; "police station", "military base", "child labour" do not name anyone
        return token.lower in _OWNERS or (cls.role in ("force", "government") and token.lower not in _NO_OWNER)
    return True


_OWNERS = frozenset("rebel insurgent militant guerrilla separatist".split())
_NO_OWNER = frozenset(
    "military police government security drone drones bomber jet jets plane aircraft helicopter opposition tank "
    "artillery marine navy patrol convoy radical resistance".split()
)


def _class_phrase(sentence: Sentence, unit: Unit, by_last: dict[int, Unit], capitals: bool) -> Phrase | None:
    cls = unit.cls
    assert cls is not None
    said = before(sentence, unit, by_last, capitals)
    det = sentence[said.first - 1].lower if said.first > 0 else ""
    definite = det in _DEFINITE or det in _POSSESSIVE
    phrase = Phrase(_with_age(sentence, said.first), unit.last, "class", (), cls.kind, cls, definite)
    words = {c.word for c in said.classes} | set(said.words)
    side = next((c for c in said.classes if c.kind in ("rebel", "criminal", "militia", "identity_militia")), None)
    ruler = next((c for c in said.classes if c.role in ("government", "force") and c.service), None)
    if said.name:
        phrase.form, phrase.ids = "alias", said.ids
        row = registry().get(said.ids[0]) if said.ids else None
        phrase.kind = row.kind if row else said.name.kind or cls.kind
        if cls.role == "leader":
            phrase.form = "person"
        return phrase
    if cls.role in ("civil", "crowd"):
        phrase.ids = (cls.actor_id,) if cls.actor_id else ()
        return phrase if cls.bare == "yes" or said.first < unit.first else None
    if said.stance == "anti" or (side and cls.role in ("force", "group", "leader")):
        phrase.kind = side.kind if side else "rebel"
    elif said.stance == "pro" or (said.behind and cls.role in ("force", "group")):
        phrase.kind = "militia"
    elif marked := next((_KINDS_OF_WORDS[w] for w in said.words if w in _KINDS_OF_WORDS), None):
        phrase.kind = marked if cls.role != "member" else cls.kind
    elif cls.role in ("force", "government") and (said.iso2 or ruler or cls.service):
        service = cls.service or _service(said.classes)
        phrase.kind = "government" if service == "government" else "state_forces"
        phrase.emit = cls.bare != "no" or bool(said.iso2 or ruler or said.proper or det in _OWNED)
        if said.proper and not said.iso2:
            phrase.form = "name"
        elif said.iso2 and not said.behind:
            phrase.form, phrase.ids = "alias", (f"{PREFIX[service]}:{said.iso2}",)
        else:
            phrase.open = True
        return phrase
    if cls.role == "member" and cls.bare == "no" and ruler:
        # "armed forces members": the body's, not a rebel's
        phrase.kind, phrase.open = "state_forces", True
        return phrase
    if cls.role == "leader" and phrase.kind == "person" and (said.iso2 or ruler) and not said.behind:
        phrase.form = "person"
        phrase.ids = (f"state:{said.iso2}",) if said.iso2 else ()
        phrase.kind = "state_forces"
        return phrase
    if cls.actor_id and not words & {"suspected", "alleged"}:
        phrase.ids = (cls.actor_id,)
    if cls.bare == "no" and not (side or said.behind or said.stance or ruler or words & set(_KINDS_OF_WORDS)):
        phrase.emit = cls.role == "force" and det in _OWNED  # "its forces": whose, the words around say
    if cls.bare == "definite" and not definite and not said.words and not side:
        phrase.emit = False
    if cls.role == "group" and cls.kind == "armed_group" and words & name_words()["unarmed"].keys():
        phrase.emit = False
    if said.proper and cls.role == "group":
        phrase.form = "name"
    elif definite and cls.role in ("group", "member", "leader") and not phrase.ids:
        phrase.form = "epithet"
    elif cls.role == "leader" and not side:
        phrase.emit = False
    phrase.open = True
    return phrase


def _with_age(sentence: Sentence, first: int) -> int:
    """The number of "67-year-old man" belongs to the description as its other words do."""
    if first > 1 and sentence[first].lower == "year" and sentence[first - 1].text == "-":
        return first - 2
    return first


def _service(classes: list[ActorClass]) -> str:
    """What the words before "forces" make of them: "police forces" police, "government forces" the military."""
    return next((c.service for c in classes if c.service in ("air", "police")), "military")


def _name_phrase(sentence: Sentence, unit: Unit) -> Phrase:
    assert unit.name is not None
    first, last = unit.first, _brackets(sentence, unit.last)
    if not unit.name.ids:
        return Phrase(first, last, "name", (), unit.name.kind)
    row = registry().get(unit.name.ids[0])
    full = any((r := registry().get(i)) and unit.name.words == key(r.name) for i in unit.name.ids)
    if unit.name.epithet:
        return Phrase(first, unit.last, "epithet", unit.name.ids, row.kind if row else None)
    cls = actor_classes().get(unit.name.words[-1]) if len(unit.name.words) > 1 and row and row.service is None else None
    form: ActorForm = "name" if full else "class" if unit.name.case == "any" else "alias"
    return Phrase(first, last, form, unit.name.ids, row.kind if row else None, cls)


def _brackets(sentence: Sentence, last: int) -> int:
    """The last token of "Name (ACR)" where `last` ends the name: the acronym in brackets is the same mention."""
    if last + 3 >= len(sentence) or sentence[last + 1].text not in "([":
        return last
    for end in range(last + 3, min(last + 6, len(sentence))):
        if sentence[end].text in ")]":
            inside = "".join(token.text for token in sentence.tokens[last + 2 : end])
            short = re.fullmatch(r"[\w./’'-]{2,12}", inside) and sum(map(str.isupper, inside)) >= 2
            return end if short or (registry().candidates(inside) and " " not in inside) else last
    return last
