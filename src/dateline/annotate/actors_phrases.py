"""Actor phrases of one sentence: a name or a class noun with the words before it that say whose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dateline.knowledge.actor_classes import ActorClass, actor_classes
from dateline.knowledge.actor_name_words import name_words
from dateline.knowledge.actors import registry
from dateline.model import Sentence
from dateline.model.mentions import ActorForm

from .actors_lexicon import Entry, Unit, key

#: After a name and a hyphen these make no actor of it but say who stands behind one ("Turkish-backed fighters").
_BEHIND = frozenset(
    "led backed supported aligned allied affiliated linked funded trained armed sponsored based inspired".split()
)
#: After a name and a hyphen these say who holds a place ("rebel-held town").
_HOLDS = frozenset("held controlled occupied run besieged ruled administered dominated seized".split())
_STANCE = frozenset("pro anti ex non para counter".split())
#: Adjectives and participles that belong to the count or the harm, not to who someone is.
_APART = frozenset(
    "many several few numerous some such own other more most least dozen dozens hundred hundreds thousands first last "
    "next dead killed wounded injured slain late further additional total less same latest total another every each "
    "all both half scores various missing surviving remaining new".split()
)
_DEFINITE = frozenset("the this that these those".split())
_POSSESSIVE = frozenset("its their his her".split())
_MODIFIER_POS = frozenset(("ADJ", "NOUN", "PROPN", "VERB", "ADV"))
_MODIFIER_DEP = frozenset(("amod", "compound", "nmod", "advmod", "npadvmod"))
_KINDS_OF_WORDS = {
    "tribal": "identity_militia",
    "paramilitary": "militia",
    "criminal": "criminal",
    "armed": "armed_group",
}
_PREFIX = {"military": "state", "air": "air", "police": "police", "government": "gov"}


@dataclass(slots=True)
class Phrase:
    """An actor phrase: tokens `first` to `last`, not yet a mention."""

    first: int
    last: int
    form: ActorForm
    ids: tuple[str, ...] = ()
    kind: str | None = None
    cls: ActorClass | None = None
    definite: bool = False
    open: bool = False
    emit: bool = True


@dataclass(slots=True)
class _Before:
    """What the words before a class noun say."""

    first: int
    ids: tuple[str, ...] = ()
    iso2: str | None = None
    classes: list[ActorClass] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    behind: bool = False
    stance: str | None = None
    name: Entry | None = None
    proper: bool = False


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
            phrase = _country_phrase(sentence, unit)
        if phrase and not (made and made[-1].first < phrase.first <= made[-1].last):
            made = [p for p in made if p.last < phrase.first] + [phrase]
            made[-1:] = [*_shared_head(sentence, by_last, phrase), phrase]
    return made


def _is_head(sentence: Sentence, unit: Unit, capitals: bool, starts: dict[int, Unit]) -> bool:
    """Whether a class noun stands for people here: no verb, and not before another actor noun of the same phrase."""
    token = sentence[unit.last]
    cls = unit.cls
    assert cls is not None
    if _hyphened(sentence, unit.last, _BEHIND):
        return False
    if _hyphened(sentence, unit.last, _HOLDS):
        return cls.role in ("force", "government", "member", "group")
    after = sentence[unit.last + 1] if unit.last + 1 < len(sentence) else None
    follower = starts.get(unit.last + 1)
    if follower and (follower.cls or follower.name) and not capitals and token.dep in ("compound", "amod", "nmod"):
        return bool(follower.name) and cls.role == "group"
    if capitals:
        return token.pos in ("NOUN", "PROPN", "ADJ", "X") and not (
            follower and follower.cls and token.dep == "compound"
        )
    if token.pos not in ("NOUN", "PROPN"):
        return token.pos == "ADJ" and token.dep in ("pobj", "nsubj", "dobj", "conj", "nsubjpass", "ROOT")
    if token.dep in ("compound", "amod", "nmod") and after is not None and token.head > token.i:
        # "army posts" names the army; "police station", "military base", "child labour" do not name anyone
        return token.lower in _OWNERS or (cls.role in ("force", "government") and token.lower not in _NO_OWNER)
    return True


_OWNERS = frozenset("rebel insurgent militant guerrilla separatist".split())
_NO_OWNER = frozenset(
    "military police government security drone drones bomber jet jets plane aircraft helicopter opposition tank "
    "artillery marine navy patrol convoy radical resistance".split()
)


def _hyphened(sentence: Sentence, last: int, words: frozenset[str]) -> bool:
    return last + 2 < len(sentence) and sentence[last + 1].text == "-" and sentence[last + 2].lower in words


def _before(sentence: Sentence, unit: Unit, by_last: dict[int, Unit], capitals: bool) -> _Before:
    """Walk left from a class noun over the words that belong to it."""
    said = _Before(unit.first)
    cls = unit.cls
    assert cls is not None
    civil = cls.role in ("civil", "crowd")
    t = unit.first - 1
    while t >= 0:
        token, other = sentence[t], by_last.get(t)
        if other:
            if (civil and (other.name or other.cls)) or (other.people and not other.adjective):
                break
            if other.cls and not other.name and token.pos == "VERB":
                break
            if other.name:
                said.ids = said.ids or other.name.ids
                said.name = said.name or other.name
            elif other.adjective:
                said.iso2 = said.iso2 or other.adjective
            elif other.cls:
                said.classes.append(other.cls)
            elif other.country and not civil:
                said.iso2 = said.iso2 or other.country
            else:
                break
            said.first, t = other.first, other.first - 1
        elif token.lower in _HOLDS and t >= 2 and sentence[t - 1].text == "-":
            break
        elif token.lower in _BEHIND and t >= 2 and sentence[t - 1].text == "-":
            backer = by_last.get(t - 2)
            said.behind = said.behind or backer is not None
            said.first = backer.first if backer else t - 2
            t = said.first - 1
        elif token.text == "-" and t >= 1 and sentence[t - 1].lower in _STANCE:
            said.stance = sentence[t - 1].lower
            said.first, t = t - 1, t - 2
        elif token.text == "-" and t >= 1 and said.first == t + 1 and sentence[t - 1].pos in ("ADJ", "NOUN", "PROPN"):
            said.first, t = t, t - 1
        elif token.tag == "POS" and t >= 1 and not civil:
            owner = by_last.get(t - 1)
            if owner and (owner.name or owner.country or (owner.cls and owner.cls.role in ("government", "group"))):
                t -= 1
                continue
            break
        elif _belongs(sentence, t, said.first, unit.last, capitals):
            said.words.append(token.lower)
            said.proper = said.proper or (token.pos == "PROPN" and token.i > 0 and not capitals)
            said.first, t = t, t - 1
        else:
            break
    if said.first < unit.first and sentence[said.first].text == "-":
        said.first += 1
    return said


def _belongs(sentence: Sentence, t: int, first: int, last: int, capitals: bool) -> bool:
    token = sentence[t]
    if token.lower in _APART or token.pos not in _MODIFIER_POS or token.dep not in _MODIFIER_DEP:
        return False
    if token.dep == "advmod" and not token.lower.endswith("ly"):
        return False
    return t < token.head <= last and not (capitals and token.lower.endswith(("ed", "ing")))


def _class_phrase(sentence: Sentence, unit: Unit, by_last: dict[int, Unit], capitals: bool) -> Phrase | None:
    cls = unit.cls
    assert cls is not None
    said = _before(sentence, unit, by_last, capitals)
    det = sentence[said.first - 1].lower if said.first > 0 else ""
    definite = det in _DEFINITE or det in _POSSESSIVE
    phrase = Phrase(said.first, unit.last, "class", (), cls.kind, cls, definite)
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
        phrase.emit = cls.bare != "no" or bool(said.iso2 or ruler or said.proper)
        if said.proper and not said.iso2:
            phrase.form = "name"
        elif said.iso2 and not said.behind:
            phrase.form, phrase.ids = "alias", (f"{_PREFIX[service]}:{said.iso2}",)
        else:
            phrase.open = True
        return phrase
    if cls.role == "leader" and phrase.kind == "person" and (said.iso2 or ruler) and not said.behind:
        phrase.form = "person"
        phrase.ids = (f"state:{said.iso2}",) if said.iso2 else ()
        phrase.kind = "state_forces"
        return phrase
    if cls.actor_id and not words & {"suspected", "alleged"}:
        phrase.ids = (cls.actor_id,)
    if cls.bare == "no" and not (side or said.behind or said.stance or ruler or words & set(_KINDS_OF_WORDS)):
        phrase.emit = False
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
    if last + 3 < len(sentence) + 0 and sentence[last + 1].text in "([":
        for end in range(last + 3, min(last + 6, len(sentence))):
            if sentence[end].text in ")]":
                inside = "".join(t.text for t in sentence.tokens[last + 2 : end])
                return end if re.fullmatch(r"[\w./’'-]{2,12}", inside) and inside[:1].isalpha() else last
    return last


#: Verbs by which a country speaks rather than acts with its forces.
_SPEAKS = frozenset(
    "say announce accuse deny condemn urge call warn claim report welcome express reject demand confirm insist argue "
    "declare state vow pledge promise denounce criticize criticise praise agree support back want believe call".split()
)
_NO_ACTS = frozenset("be have become border lie remain seem include comprise contain face need suffer see".split())


def _country_phrase(sentence: Sentence, unit: Unit) -> Phrase | None:
    """A country or its capital that acts ("Moscow denied"), and an adjective that says who holds ("Turkish-held")."""
    if _hyphened(sentence, unit.last, _HOLDS):
        iso2 = unit.adjective or unit.country
        return Phrase(unit.first, unit.last, "alias", (f"state:{iso2}",), "state_forces") if iso2 else None
    iso2 = unit.country or unit.metonym
    if not iso2:
        return None
    head = sentence[unit.last]
    if head.text.isupper() and len(head.text) > 4:
        return None  # the town of a dateline: "KABUL (12 May) - "
    top = head
    while top.dep == "conj" and top.head != top.i:
        top = sentence[top.head]
    above = sentence[top.head]
    if top.dep == "nsubj" and above.pos == "VERB" and above.lemma not in _NO_ACTS:
        verb = above.lemma
    elif unit.country and top.dep == "pobj" and above.lower in ("by", "against") and above.dep in ("agent", "prep"):
        verb = "" if above.dep == "agent" or above.lower == "against" else "say"
        if above.lower == "by" and above.dep == "prep":
            return None
    else:
        return None
    prefix, kind = ("gov", "government") if verb in _SPEAKS else ("state", "state_forces")
    return Phrase(unit.first, unit.last, "alias", (f"{prefix}:{iso2}",), kind)


def _shared_head(sentence: Sentence, by_last: dict[int, Unit], phrase: Phrase) -> list[Phrase]:
    """Adjectives that share a class noun with the phrase after them: "Afghan" in "Afghan and coalition forces"."""
    cls = phrase.cls
    if cls is None or cls.role not in ("force", "government") or phrase.first < 2:
        return []
    shared: list[Phrase] = []
    t = phrase.first - 1
    while t >= 1 and sentence[t].text in ("and", ",", "or", "&", "AND", "-", "/"):
        unit = by_last.get(t - 1)
        if unit is None or not unit.adjective or unit.name or _hyphened(sentence, unit.last, _BEHIND):
            break
        service = cls.service or "military"
        shared.insert(
            0, Phrase(unit.first, unit.last, "alias", (f"{_PREFIX[service]}:{unit.adjective}",), "state_forces")
        )
        t = unit.first - 1
    return shared


def joined(sentence: Sentence, made: list[Phrase]) -> list[Phrase]:
    """Phrases that name one actor together, made one: "fighters of the group X", "the terrorist group X"."""
    out: list[Phrase] = []
    for phrase in made:
        while out and (joint := _join(sentence, out[-1], phrase)):
            phrase = joint
            out.pop()
        out.append(phrase)
    return out


_OF = frozenset("of from belonging within".split())
_BETWEEN = _OF | frozenset(
    "to with the a an so - called self styled terrorist militant radical extremist hardline".split()
)
_CALLED = (["known", "as"], ["called"], ["named"], ['"'], ["'"])


def _join(sentence: Sentence, left: Phrase, right: Phrase) -> Phrase | None:
    cls = left.cls
    if cls is None or cls.role in ("civil", "crowd", "government") or (left.ids and not left.open):
        return None
    named = bool(right.ids) or right.form in ("name", "alias")
    between = [token.lower for token in sentence.tokens[left.last + 1 : right.first]]
    form: ActorForm = "person" if cls.role == "leader" else "alias"
    if not between or between in _CALLED:
        bare = right.form in ("name", "alias") and not right.cls
        return replace(right, first=left.first, form="alias") if cls.role == "group" and bare else None
    if between[0] not in _OF or len(between) > 5 or not _BETWEEN.issuperset(between):
        return None
    if right.form == "person" or (right.cls and right.cls.role in ("civil", "crowd")):
        return None
    if named:
        return replace(right, first=left.first, form=form, cls=right.cls or cls)
    if right.cls and right.cls.role in ("force", "government", "group") and cls.bare == "no":
        # "members of the security forces", "elements of the group": whoever the larger body is
        return replace(right, first=left.first, form=form if cls.role == "leader" else right.form, emit=True)
    return None
