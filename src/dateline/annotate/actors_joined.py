"""Phrases that belong together: "Russian warplanes and infantry", "Afghan and coalition forces", "fighters of X"."""

from __future__ import annotations

from dataclasses import replace

from dateline.knowledge.actor_classes import actor_classes
from dateline.model import Sentence
from dateline.model.mentions import ActorForm

from .actors_lexicon import Unit
from .actors_owner import BEHIND, PREFIX, Phrase, hyphened


def share_owner(sentence: Sentence, made: list[Phrase]) -> None:
    """Give a force without an owner that of the one it is joined to: "Russian warplanes and infantry"."""
    if len(made) < 2:
        return
    before, phrase = made[-2:]
    token = sentence[phrase.last]
    if phrase.ids or not (phrase.cls and phrase.cls.role == "force" and phrase.open) or not before.cls:
        return
    between = sentence.tokens[before.last + 1 : phrase.first]
    owner = before.ids[0] if len(before.ids) == 1 else ""
    if token.dep == "conj" and token.head == before.last and len(between) == 1 and ":" in owner:
        prefix = PREFIX[phrase.cls.service or "military"]
        phrase.form, phrase.ids, phrase.open = "alias", (f"{prefix}:{owner.partition(':')[2]}",), False


def shared_head(sentence: Sentence, by_last: dict[int, Unit], phrase: Phrase) -> list[Phrase]:
    """Adjectives that share a class noun with the phrase after them: "Afghan" in "Afghan and coalition forces"."""
    cls = phrase.cls
    if cls is None or cls.role not in ("force", "government") or phrase.first < 2:
        return []
    shared: list[Phrase] = []
    t = phrase.first - 1
    while t >= 1 and sentence[t].text in ("and", ",", "or", "&", "AND", "-", "/"):
        unit = by_last.get(t - 1)
        if unit is None or not unit.adjective or unit.name or hyphened(sentence, unit.last, BEHIND):
            break
        service = cls.service or "military"
        shared.insert(
            0, Phrase(unit.first, unit.last, "alias", (f"{PREFIX[service]}:{unit.adjective}",), "state_forces")
        )
        t = unit.first - 1
    return shared


#: Words for people that stand before what is theirs: "rebel positions"; the parser may take them for adjectives.
_ADJECTIVES = frozenset("rebel insurgent guerrilla separatist jihadist islamist".split())


def _attributive(sentence: Sentence, made: list[Phrase]) -> list[Phrase]:
    """The phrases, and the people whose a deed or thing is by an adjective: "a rebel mortar attack"."""
    taken = {i for phrase in made for i in range(phrase.first, phrase.last + 1)}
    found = [
        Phrase(token.i, token.i, "class", (), cls.kind, cls, open=True)
        for token in sentence
        if token.pos == "ADJ" and token.dep == "amod" and token.lower in _ADJECTIVES and token.i not in taken
        if token.head > token.i and token.head not in taken and (cls := actor_classes().get(token.lower))
    ]
    return sorted(made + found, key=lambda phrase: phrase.first) if found else made


#: What makes a group another than the one whose name stands before it: "an al-Qaeda affiliate" is not al-Qaeda.
_KIN = frozenset({"affiliate", "offshoot", "splinter group", "branch"})


#: What the people of a group do for it.
_TRADES = frozenset(
    "facilitator supplier expert recruiter courier trainer financier planner organizer organiser smuggler specialist "
    "engineer bombmaker trafficker adviser advisor instructor".split()
)


def _of_trade(sentence: Sentence, phrase: Phrase, made: list[Phrase]) -> Phrase:
    """A group's name before what its man does for it, one phrase: "a Taliban weapons and explosives supplier"."""
    if phrase.form not in ("name", "alias") or phrase.cls or not phrase.ids or ":" in phrase.ids[0]:
        return phrase
    at = sentence[phrase.last]
    while at.dep in ("compound", "nmod", "amod") and at.head > at.i:
        at = sentence[at.head]
    taken = any(phrase.last < other.first <= at.i or phrase.last < other.last <= at.i for other in made if other.emit)
    if at.i == phrase.last or at.i - phrase.last > 8 or taken or at.lemma.lower() not in _TRADES:
        return phrase
    return replace(phrase, last=at.i, form="person")


def _is_scene(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a country's name stands before a deed that the parser takes for its verb: "Syria fighting kills nine"."""
    if not phrase.ids or not phrase.ids[0].startswith(("state:", "gov:")) or phrase.last + 1 >= len(sentence):
        return False
    deed = sentence[phrase.last + 1]
    own = sentence[phrase.last].head == deed.i and phrase.first == phrase.last
    return own and deed.tag == "VBG" and not sentence.children(deed.i, "dobj", "aux")


def _kin(phrase: Phrase) -> Phrase:
    """A group told by the one that it belongs to or left, to be settled by what stands before and by country."""
    if phrase.cls is None or phrase.cls.word not in _KIN or not phrase.ids or ":" in phrase.ids[0]:
        return phrase
    return replace(phrase, form="epithet", kind="rebel", emit=True)


def _bearer(phrase: Phrase) -> Phrase:
    """ "The brigade", "the ethnic armed group": after "the" it may take up a group named before."""
    cls = phrase.cls
    if phrase.emit or cls is None or cls.role != "group" or not phrase.definite or phrase.ids:
        return phrase
    return replace(phrase, form="epithet", emit=True) if cls.bare == "no" or " " in cls.word else phrase


def joined(sentence: Sentence, made: list[Phrase]) -> list[Phrase]:
    """Phrases that name one actor together, made one: "fighters of the group X", "the terrorist group X"."""
    out: list[Phrase] = []
    made = [_kin(_bearer(phrase)) for phrase in made if not _is_scene(sentence, phrase)]
    for phrase in _attributive(sentence, [_of_trade(sentence, phrase, made) for phrase in made]):
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
