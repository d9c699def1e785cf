"""Control assertions: statements that someone holds, took or lost a place.

A capture needs a verb of capture with a place as its object and must have happened: "failed to take", "an offensive
to control" and "advanced towards" take nothing (DOMAIN.md 0.4 and 5.1: negative and modal verbs decide).
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

import msgspec

from dateline.model import Actor, ControlAssertion, Named, Place, Resolved, Sentence, Span, Token, When
from dateline.model.events import ControlStatus

from .contested import find_contested
from .control_extent import is_beside, is_of_regions, is_part, is_region, partly
from .control_gapped import gapped
from .control_labels import is_heading
from .control_left import came_after_leaving, find_left, is_under_way, left_bare
from .control_takers import of_offensive, side_of_teller
from .control_terse import Fragment, find_apposed, find_fragments, is_only_time
from .hit import Hit, controlled
from .hits import find_hits
from .index import ARMED, Index
from .states import find_states
from .syntax import by_phrase, doers, governor, is_passive, prep_objects, undergoers
from .territory import territories
from .types import is_unopposed
from .voices import possible_source

#: "The offensive resulted in the capture of the dam": the capture came about.
_LEADING_TO = frozenset({"result", "lead", "end", "culminate", "complete", "achieve", "announce", "conclude"})
_HALFWAY = frozenset("partially partly half almost nearly".split())
_WRONGLY = frozenset("falsely wrongly incorrectly erroneously mistakenly prematurely false erroneous".split())
#: "From a legal point of view the town is taken": not on the ground.
_IN_LAW = re.compile(r"\b(?:legally|nominally|symbolically|on paper|in name|legal\W+point of view)\b", re.IGNORECASE)
_REAL = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True)
class Change:
    """A change of control in one sentence, before time and voices are added."""

    trigger: int
    status: ControlStatus
    place: Place
    holder: Actor | None
    previous: Actor | None
    #: The time of a fragment, which is its own.
    when: When | None = None
    hedged: bool = False


def find_control(index: Index) -> tuple[ControlAssertion, ...]:
    """The control assertions of one report in text order."""
    found: list[ControlAssertion] = []
    follows = True
    for sentence in index.resolved.sentences:
        fragments = find_fragments(index, sentence, follows)
        # behind a sentence of prose a fragment would speak of what that told, no longer of the heading
        follows = bool(fragments) or is_heading(index, sentence) or (follows and is_only_time(index, sentence))
        if fragments:
            found += [_assertion(index, sentence, _of_fragment(index, each)) for each in fragments]
            continue
        changes = _changes(index, sentence)
        for i, place, loser in find_left(index, sentence):
            if all((change.place.span, change.status) != (place.span, "lost") for change in changes):
                changes.append(Change(i, "lost", place, None, loser))
        for state in (*find_states(index, sentence), *find_contested(index, sentence)):
            change = Change(state.trigger, state.status, state.place, state.holder, None)
            if all((change.place.span, change.status) != (other.place.span, other.status) for other in changes):
                changes.append(change)
        for said in find_apposed(index, sentence):
            change = _of_fragment(index, said)
            if all((change.place.span, change.status) != (other.place.span, other.status) for other in changes):
                changes.append(change)
        changes += _left_bare(index, sentence, changes)
        changes = [sized for change in changes if (sized := _sized(index, sentence, change)) is not None]
        found += [_assertion(index, sentence, change) for change in sorted(changes, key=lambda c: c.trigger)]
    return tuple(found)


def _left_bare(index: Index, sentence: Sentence, changes: list[Change]) -> list[Change]:
    """Losses without a place, where the sentence speaks of one: "the town was contested until the army withdrew"."""
    spans = {change.place.span for change in changes}
    if len(spans) != 1:
        return []
    lost = [change for change in changes if change.status == "lost"]
    return [
        Change(i, "lost", changes[0].place, None, who)
        for i, who in left_bare(index, sentence)
        if not lost and all(change.holder is None or change.holder.key != who.key for change in changes)
    ]


def _sized(index: Index, sentence: Sentence, change: Change) -> Change | None:
    """The change as far as it goes: who takes a part of a town contests it; ground beside it is not the town."""
    if change.status not in ("holds", "took", "lost"):
        return change
    if is_beside(index, sentence, change.place, change.trigger):
        return None
    if not is_region(change.place) and is_of_regions(index, change.place):
        return None
    halfway = any(each.lower in _HALFWAY for each in sentence.children(change.trigger, "advmod"))
    if not halfway and not is_part(index, sentence, change.place):
        return change
    if is_region(change.place):
        return None
    return dataclasses.replace(change, status="contested", previous=None)


def _of_fragment(index: Index, said: Fragment) -> Change:
    when = said.when
    if when is None and said.status in ("took", "lost") and (now := _as_of_report(index.resolved)) is not None:
        when = msgspec.structs.replace(now, start=None, precision="unknown", timex=None, basis="before the report")
    return Change(said.trigger, said.status, said.place, said.holder, said.previous, when, said.hedged)


def _changes(index: Index, sentence: Sentence) -> list[Change]:
    found: list[Change] = []
    for hit in find_hits(index, sentence):
        if hit.cls.name not in ("capture", "fall", "lose", "advance", "withdraw"):
            continue
        if index.status(sentence, hit.token.i) not in _REAL or is_false(index, sentence, hit.token.i):
            continue
        for change in _read(index, sentence, hit):
            if all(_key(change) != _key(other) for other in found):
                found.append(change)
    return found


def is_false(index: Index, sentence: Sentence, i: int) -> bool:
    """Whether the report itself says that a claim is wrong: "falsely claimed that the town had fallen"."""
    if _IN_LAW.search(index.resolved.text, sentence.start, sentence.end):
        return True
    return any(
        child.lower in _WRONGLY
        for verb in (sentence[i], *sentence.ancestors(i))
        for child in sentence.children(verb.i, "advmod", "amod")
    )


def _key(change: Change) -> tuple[object, ...]:
    return change.place.span, change.status, change.holder and change.holder.key


def _read(index: Index, sentence: Sentence, hit: Hit) -> list[Change]:
    i, cls = hit.token.i, hit.cls.name
    if hit.word.pos == "n":
        if cls != "capture":
            return []
        taken = prep_objects(sentence, i, "of")
        own = sentence.children(i, "poss", "compound", "amod")
        if hit.token.lemma.lower() == "loss":  # "the army's loss of the hill"
            loser = _first_armed(index, sentence, own) or side_of_teller(index, sentence, i, lost=True)
            return [Change(i, "lost", place, None, loser) for place in _places(index, sentence, taken) if loser]
        by = by_phrase(sentence, i) + [each for thing in taken for each in by_phrase(sentence, thing.i)]
        taker = _first_armed(index, sentence, by + own + prep_objects(sentence, i, "to"))
        above = governor(sentence, i)
        if taker is None and above is not None and above.lemma.lower() in _LEADING_TO:
            taker = _first_armed(index, sentence, doers(sentence, above.i))
        taker = taker or side_of_teller(index, sentence, i)
        places = _places(index, sentence, taken)
        return [Change(i, "took", place, taker, None) for place in places] if taker else []
    if cls == "fall":
        taker = _first_armed(index, sentence, prep_objects(sentence, i, "to", "into", "under"))
        places = _places(index, sentence, doers(sentence, i))
        return [Change(i, "took" if taker else "lost", place, taker, None) for place in places]
    agent = _first_armed(index, sentence, doers(sentence, i))
    if cls == "withdraw" and is_under_way(sentence, i):
        return []
    if cls == "withdraw":
        places = _places(index, sentence, prep_objects(sentence, i, "from", "out"))
        return [Change(i, "lost", place, None, agent) for place in places] if agent else []
    if cls == "advance":
        if hit.token.lemma.lower() in ("encircle", "surround"):
            return []  # a siege, read as a state
        if hit.token.lemma.lower() in ("enter", "invade", "reach", "infiltrate"):
            places = _places(index, sentence, undergoers(sentence, i))
            text = index.resolved.text[sentence.start : sentence.end]
            if is_unopposed(text) or came_after_leaving(index, sentence, i):
                return [Change(i, "took", place, agent, None) for place in places] if agent else []
        else:
            places = _places(index, sentence, prep_objects(sentence, i, "towards", "toward", "on", "into", "to"))
        return [Change(i, "advancing", place, agent, None) for place in places] if agent else []
    if hit.token.lemma.lower() == "annex":
        return []  # an act of law, of which the ground need know nothing
    if hit.token.lemma.lower() == "occupy" and _lasts(sentence, i):
        return []  # "has occupied the town since June" is a state
    objects = undergoers(sentence, i)
    if hit.word.needs == "control":
        objects = controlled(sentence, hit)
    places = _places(index, sentence, objects)
    places += [place for place in partly(index, sentence, objects) if place not in places]
    previous = _first_armed(index, sentence, prep_objects(sentence, i, "from"))
    if cls == "lose":
        taker = _first_armed(index, sentence, prep_objects(sentence, i, "to"))
        return [Change(i, "took" if taker else "lost", place, taker, agent) for place in places]
    if agent is None and not is_passive(sentence, i):
        return []
    if agent is None and sentence[i].dep == "acl":
        return []  # "the only town captured so far": of another time
    if agent is None and places:
        agent = of_offensive(index, sentence, i) or (None if previous else side_of_teller(index, sentence, i))
    changes = [Change(i, "took", place, agent, previous) for place in places]
    others = [(each, when) for change in changes for each, when in gapped(index, sentence, change.place)]
    known = {each.span: when for each, when in others}
    changes = [dataclasses.replace(change, when=known.get(change.place.span)) for change in changes]
    spans = {change.place.span for change in changes}
    return changes + [Change(i, "took", each, agent, previous, when) for each, when in others if each.span not in spans]


def _lasts(sentence: Sentence, i: int) -> bool:
    """Whether a verb tells what still goes on: "occupies", "has occupied since", "forces occupying the region"."""
    if sentence[i].tag in ("VBZ", "VBP", "VBG"):
        return True
    return any(prep.lower in ("since", "for") for prep in sentence.children(i, "prep"))


def captured_places(index: Index, sentence: Sentence, hit: Hit) -> list[Place]:
    """The places that a trigger of capture says were taken, fell or were lost; [] for other triggers."""
    if hit.cls.name not in ("capture", "fall", "lose"):
        return []
    found: list[Place] = []
    for change in _read(index, sentence, hit):
        if change.place not in found:
            found.append(change.place)
    return found


def _places(index: Index, sentence: Sentence, tokens: list[Token]) -> list[Place]:
    found: list[Place] = []
    for token in tokens:
        found += [place for place in territories(index, sentence, token) if place not in found]
    return found


def _first_armed(index: Index, sentence: Sentence, tokens: list[Token]) -> Actor | None:
    named: list[Named] = [each for token in tokens for each in index.actors_of(sentence, token)]
    armed = [each.actor for each in named if each.actor.kind in ARMED]
    return armed[0] if armed else next((each.actor for each in named if each.actor.kind != "civilians"), None)


def _assertion(index: Index, sentence: Sentence, change: Change) -> ControlAssertion:
    resolved = index.resolved
    time = change.when or index.time(sentence, change.trigger)
    voices = index.voices(sentence, change.trigger)
    lost = change.status == "lost"
    state = change.status == "holds" or (change.status == "besieged" and sentence[change.trigger].pos != "VERB")
    if state and change.when is None and not _dated_here(sentence, time):
        time = _as_of_report(resolved) or time
    return ControlAssertion(
        place=change.place,
        holder=change.previous if lost else change.holder,  # of a loss it is who lost the place
        previous_holder=None if lost else change.previous,
        status=change.status,
        time=time,
        attribution=voices,
        possible_source=None if voices else possible_source(resolved, sentence.index),
        evidence=(Span.of(resolved.text, sentence.start, sentence.end),),
        confidence=0.4 if change.hedged else 0.8 if change.holder or change.previous else 0.5,
    )


def _dated_here(sentence: Sentence, time: When | None) -> bool:
    """Whether a state has a time of its own ("has held the hill since May"), a day or period not of another event."""
    return (
        time is not None
        and time.span is not None
        and sentence.start <= time.span.start < sentence.end
        and "since then" in (time.basis or "")
    )


def _as_of_report(resolved: Resolved) -> When | None:
    """A state is told as of the report, also beside another time ("has bombed rebel-held Tamra for weeks")."""
    published = resolved.article.document.published
    if published is None or published.end is None:
        return None
    return When(
        start=published.end,
        end=published.end,
        precision="day",
        timex=published.end,
        timex_type="DATE",
        ucdp_date_prec=2,
        basis="as of the report",
    )
