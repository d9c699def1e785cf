"""Events of a report: triggers of one sentence that tell one thing become one event, with all that is said of it."""

from __future__ import annotations

import msgspec

from dateline.model import UNREAL, Actor, Casualties, Event, Named, Place, Span, When
from dateline.model.records import CountRole

from .again import again
from .aims import find_aims
from .casualties import CasualtyStatement, find_casualties
from .casualties_none import harmed_beside, none_harmed, told_before
from .draft import Draft
from .draft_context import place_of, time_of, voices_of, within
from .drafts import drafts_of
from .factuality import is_background
from .index import ARMED, Index
from .instruments import is_instrument
from .named_later import people_after
from .parties import able, distinct, no_sources, two_sides, unharmed, victims_of
from .recalled import recalled
from .roles_rank import fill_doer
from .sites import strikes_civilians, strikes_village
from .spelled import as_doer, spelled
from .targets import things_after, things_of
from .trigger_span import trigger_span
from .types import Facts, Typed, decide
from .voices import possible_source
from .where_listed import at_each
from .withdrawn import add_losers


def find_events(index: Index) -> tuple[Event, ...]:
    """The events of one report in text order."""
    resolved = index.resolved
    statements = find_casualties(resolved)
    by_sentence: dict[int, list[CasualtyStatement]] = {}
    for statement in statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
    drafts = [
        draft
        for sentence in resolved.sentences
        for draft in drafts_of(index, sentence, by_sentence.get(sentence.index, []))
    ]
    for draft in drafts:
        fill_doer(index, draft)
    for number, told in by_sentence.items():
        if any(draft.sentence.index == number for draft in drafts):
            continue
        if of := told_before(drafts, number):
            of.statements.extend(statement for statement in told if statement.negated)
        if of := harmed_beside(drafts, number):
            of.statements.extend(each for each in told if _tells_state(each) and not each.negated)
    for n, things in things_after(index, drafts).items():
        drafts[n].things.extend(things)
    for n, people in people_after(index, drafts).items():
        drafts[n].people.extend(people)
    add_losers(drafts)
    earlier: list[tuple[Draft, Typed]] = []
    events = [
        event
        for draft in drafts
        for event in at_each(_event(index, draft, drafts, earlier), index.listed(draft.sentence, draft.main.token.i))
    ]
    events += find_aims(index, events)
    events.sort(key=lambda event: event.trigger.start)  # stable: those of one trigger stay as they were
    events = recalled(resolved.text, events)
    return tuple(msgspec.structs.replace(event, id=f"e{number}") for number, event in enumerate(events, 1))


def _event(index: Index, draft: Draft, drafts: list[Draft], earlier: list[tuple[Draft, Typed]]) -> Event:
    """The event of a draft; `earlier` holds the types of those before it, and takes its own."""
    resolved, sentence, main = index.resolved, draft.sentence, draft.main
    voices = voices_of(index, draft)
    agents, targets = no_sources(draft.agents(), voices), no_sources(draft.targets(), voices)
    agents = unharmed(able(agents, main.cls.name), draft.harmed())
    if any(named.actor.actor_id and named.actor.kind in ARMED for named in agents):  # "the group …, a sniper shot"
        agents = [named for named in agents if named.actor.kind != "unidentified"]
    real = draft.status not in UNREAL
    statements = [s for s in draft.statements if real and _befell(index, s)]
    here = [statement for statement in statements if statement.sentence == sentence.index]
    victims = victims_of(index, sentence, here, agents)
    if not targets:
        targets = [named for named in victims if named not in agents]
    typed = again(draft, _type(index, draft, agents, targets, statements), earlier)
    earlier.append((draft, typed))
    if typed.cls == "clash" and not targets and len(agents) > 1:
        agents, targets = agents[:1], agents[1:]
    if typed.cls == "clash" and not agents and (sides := two_sides(targets)):
        agents, targets = sides  # "88 rebel and regime forces were killed in clashes"
    place = place_of(index, draft)
    if (place is not None or draft.status in UNREAL) and not within(draft.sentence, place.span if place else None):
        # "hanged the dead in the square of A, threatening to kill": a threat without a place of its own is made there;
        # so is what would else have the place of another sentence
        beside = (place_of(index, other) for other in drafts if other.sentence is draft.sentence and other is not draft)
        place = next((each for each in beside if each is not None and within(draft.sentence, each.span)), place)
    time = time_of(index, draft)
    first, last = trigger_span(draft, drafts)
    background = is_background(resolved, sentence.index, main.token.i)
    return Event(
        id="",
        type=typed.type,
        subtype=typed.subtype,
        plover=typed.plover,
        status=draft.status,
        trigger=Span.of(resolved.text, sentence[first].start, sentence[last].end),
        head=Span.of(resolved.text, sentence[main.first].start, sentence[main.last].end),
        side_a=tuple(as_doer(index, named) for named in distinct(agents)),
        side_b=(
            *(spelled(index, named) for named in distinct(targets)),
            *things_of(index, drafts, draft),
            *draft.things,
            *_others(draft.people, targets),
        ),
        victims=(*(spelled(index, named) for named in distinct(victims)), *_others(draft.people, victims)),
        place=place,
        time=time,
        casualties=(
            *_casualties([*statements, *(s for s in draft.tolls if real and _befell(index, s))]),
            *(none_harmed(draft.statements) if real else ()),
        ),
        weapons=tuple(weapon for last, word, weapon in draft.weapons if is_instrument(sentence, last, word, draft)),
        attribution=voices,
        possible_source=None if voices else possible_source(resolved, sentence.index),
        evidence=_evidence(index, draft),
        confidence=_confidence(agents, place, time, background),
    )


def _tells_state(statement: CasualtyStatement) -> bool:
    """Whether it tells how people are, or who was hit, in a sentence that makes no event ("shot himself by mishap")."""
    return statement.state or statement.casualties.low == 0


def _others(people: list[Actor], named: list[Named]) -> list[Actor]:
    """The people named later who are not named already, each once."""
    known = {each.actor.name for each in named}
    return [actor for actor in {each.name: each for each in people}.values() if actor.name not in known]


def _evidence(index: Index, draft: Draft) -> tuple[Span, ...]:
    """The sentence, and those after it that say what became of its people."""
    later = {statement.sentence for statement in draft.statements} - {draft.sentence.index}
    sentences = [draft.sentence, *(index.resolved.sentences[number] for number in sorted(later))]
    return tuple(Span.of(index.resolved.text, each.start, each.end) for each in sentences)


def _befell(index: Index, statement: CasualtyStatement) -> bool:
    """Whether the harm came to pass: not "no one was hurt", "tried to kill two guards", "the toll could rise to 20"."""
    sentence = index.resolved.sentences[statement.sentence]
    return not statement.negated and index.status(sentence, statement.trigger) in ("occurred", "ongoing")


def _type(
    index: Index, draft: Draft, agents: list[Named], targets: list[Named], statements: list[CasualtyStatement]
) -> Typed:
    return decide(
        Facts(
            classes=tuple(hit.cls for hit in draft.telling),
            agents=tuple(named.actor.kind for named in agents),
            targets=tuple(named.actor.kind for named in targets),
            agent_words=" ".join(index.resolved.text[n.mention.start : n.mention.end] for n in agents),
            victims=tuple(s.casualties.who for s in statements if s.casualties.harm in ("killed", "injured")),
            means=tuple(word.means for _, word, _ in draft.weapons if word.means),
            words=index.resolved.text[draft.sentence.start : draft.sentence.end],
            civil_site=any(strikes_civilians(draft.sentence, hit.token.i) for hit in draft.hits)
            or (
                _of_gunmen(index, draft, agents) and any(strikes_village(draft.sentence, h.token.i) for h in draft.hits)
            ),
            crowd=any(
                draft.sentence[n.mention.head].tag == "NNS"
                and n.actor.kind == "civilians"
                and draft.sentence[n.mention.head].lower != "settlers"
                for n in agents
            ),
            at_protest=any(
                hit.cls.name == "protest" and hit.word.pos == "v" and hit.token.dep in ("relcl", "acl")
                for hit in draft.hits
            ),
            enters=draft.main.token.lemma.lower() in ("enter", "roll", "march", "sweep", "move"),
        )
    )


#: Whose attack on a village is one on its people; where armies and rebels fight for it, it is a battle.
_MARAUDERS = frozenset({"unidentified", "criminal", "identity_militia", "militia", "armed_group"})


def _of_gunmen(index: Index, draft: Draft, agents: list[Named]) -> bool:
    return bool(agents) and all(
        named.actor.kind in _MARAUDERS and index.bears_arms(draft.sentence, named) for named in agents
    )


def _casualties(statements: list[CasualtyStatement]) -> list[Casualties]:
    """The statements' counts with the part that each plays; where the harm is unclear ("killed or wounded") none."""
    return [
        msgspec.structs.replace(statement.casualties, role=_count_role(statement))
        for statement in statements
        if not statement.combined
    ]


def _count_role(statement: CasualtyStatement) -> CountRole:
    if statement.toll:
        return "toll"
    if statement.subset_of is not None:
        return "subset"
    if statement.anaphoric:
        return "repeat"
    return "increment" if statement.increment else "count"


def _confidence(agents: list[Named], place: Place | None, time: When | None, background: bool) -> float:
    """0.9 where every part is known; each missing part costs a tenth, a background clause three."""
    value = (
        0.9 - 0.1 * (not agents) - 0.1 * (place is None) - 0.1 * (time is None or time.start is None) - 0.3 * background
    )
    return round(value, 2)
