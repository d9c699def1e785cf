"""Events of a report: triggers of one sentence that tell one thing become one event, with all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from dateline.knowledge.triggers import event_classes
from dateline.knowledge.weapons import WeaponWord
from dateline.model import (
    UNREAL,
    Attribution,
    Casualties,
    Event,
    Named,
    Place,
    Sentence,
    Span,
    Weapon,
    When,
)
from dateline.model.events import Status
from dateline.model.records import CountRole

from .casualties import CasualtyStatement, find_casualties
from .control import captured_places
from .factuality import is_background
from .figurative import is_natural_death
from .hits import Hit, find_hits, nearest
from .index import ARMED, Index
from .roles import Roles, find_roles
from .sites import strikes_civilians
from .syntax import clause_of, distance, set_apart
from .types import Facts, Typed, decide
from .weapons import find_weapons

_HARM_CLASS = {
    "killed": "kill",
    "injured": "injure",
    "captured": "arrest",
    "missing": "abduct",
    "displaced": "displace",
}


@dataclass(slots=True)
class Draft:
    """An event in the making: its hits, roles, casualty statements and weapons, all of one sentence."""

    sentence: Sentence
    hits: list[Hit]
    roles: list[Roles]
    status: Status
    statements: list[CasualtyStatement] = field(default_factory=list)
    tolls: list[CasualtyStatement] = field(default_factory=list)
    weapons: list[tuple[int, WeaponWord, Weapon]] = field(default_factory=list)

    @property
    def main(self) -> Hit:
        """The hit that decides the type: the lowest rank, the earlier one on a tie."""
        return min(self.hits, key=lambda hit: (hit.cls.rank, hit.token.i))

    def agents(self) -> list[Named]:
        found = _once(named for roles in self.roles for named in roles.agents)
        if any(hit.cls.name == "protest" for hit in self.hits) and any(n.actor.kind in ARMED for n in found):
            return [n for n in found if n.actor.kind not in ("protesters", "civilians")]  # they are whom it befell
        return found

    def targets(self) -> list[Named]:
        agents = self.agents()
        crowd = [n for roles in self.roles for n in roles.agents if n.actor.kind == "protesters"]
        return [n for n in _once([*(n for roles in self.roles for n in roles.targets), *crowd]) if n not in agents]


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
        for draft in _drafts(index, sentence, by_sentence.get(sentence.index, []))
    ]
    return tuple(_event(index, draft, drafts, f"e{number}") for number, draft in enumerate(drafts, 1))


def _drafts(index: Index, sentence: Sentence, statements: list[CasualtyStatement]) -> list[Draft]:
    hits = find_hits(index, sentence)
    hits += _hits_of_statements(sentence, hits, statements)
    if not hits:
        return []
    resolved = index.resolved
    drafts: list[Draft] = []
    for hit in sorted(hits, key=lambda hit: (hit.cls.group == "harm", hit.token.i)):
        roles = find_roles(index, sentence, hit, statements)
        status = index.status(sentence, hit.token.i)
        home = _home(index, sentence, hit, roles, status, drafts)
        if home is None:
            drafts.append(Draft(sentence, [hit], [roles], status))
        else:
            home.hits.append(hit)
            home.roles.append(roles)
    _share_statements(sentence, drafts, statements)
    for last, word, weapon in find_weapons(resolved, sentence):
        hit = nearest(sentence, last, [hit for draft in drafts for hit in draft.hits])
        next(draft for draft in drafts if hit in draft.hits).weapons.append((last, word, weapon))
    told = [draft for draft in drafts if _is_told(draft) and not _is_setting(index, draft)]
    return sorted(told, key=lambda draft: draft.main.token.i)


def _is_setting(index: Index, draft: Draft) -> bool:
    """Whether the draft only describes someone ("a leader who plans attacks") and counts nobody: no event."""
    if any(statement.casualties.low for statement in draft.statements if not statement.negated):
        return False
    return all(is_background(index.resolved, draft.sentence.index, hit.token.i) for hit in draft.hits)


def _hits_of_statements(sentence: Sentence, hits: list[Hit], statements: list[CasualtyStatement]) -> list[Hit]:
    """Harm words that only the casualty part knows ("left 12 dead") as triggers."""
    from dateline.knowledge.triggers import TriggerWord

    known = {i for hit in hits for i in range(hit.first, hit.last + 1)} | {hit.token.i for hit in hits}
    found = []
    for statement in statements:
        i = statement.trigger
        if i in known or statement.negated or statement.toll:
            continue
        if not hits and is_natural_death(sentence, sentence[i]):
            continue  # "died of a heart attack"
        known.add(i)
        cls = event_classes()[_HARM_CLASS[statement.casualties.harm]]
        token = sentence[i]
        pos = "n" if token.pos in ("NOUN", "PROPN") else "v"
        found.append(
            Hit(token, i, i, TriggerWord((token.lemma.lower(),), "n" if pos == "n" else "v", cls.name, ""), cls)
        )
    return found


def _home(
    index: Index, sentence: Sentence, hit: Hit, roles: Roles, status: Status, drafts: list[Draft]
) -> Draft | None:
    """The draft of the same sentence that the hit tells of too, None where it tells something else."""
    fitting = [draft for draft in drafts if _compatible(index, sentence, hit, roles, status, draft)]
    if not fitting:
        return None
    return min(fitting, key=lambda draft: min(distance(sentence, hit.token.i, other.token.i) for other in draft.hits))


_SEPARATE = frozenset(
    {"corpses", "agreement", "protest", "withdraw", "defect", "move", "loot", "arrest", "abduct", "sexual", "disrupt"}
)


#: What a force does in one operation or battle: it takes a post, kills some of its men and captures the others.
_FORCE = frozenset(
    "arrest operation kill injure clash shoot die attack airstrike capture fall advance offensive surrender".split()
)
#: What can be one happening in the streets: a march, what its crowd did, and what was done to it.
_STREET = frozenset(
    "protest riot intervene arrest kill injure die shoot attack clash torture destroy loot operation".split()
)


def _compatible(index: Index, sentence: Sentence, hit: Hit, roles: Roles, status: Status, draft: Draft) -> bool:
    if (status in UNREAL) != (draft.status in UNREAL) or (status in UNREAL and status != draft.status):
        return False
    if any((hit.token.i in apart) != (draft.main.token.i in apart) for apart in set_apart(sentence)):
        return False
    names = {other.cls.name for other in draft.hits}
    if hit.cls.name in _SEPARATE or names & _SEPARATE:
        # An arrest and a killing by one force in one raid are told together, but counted by ACLED as two things only
        # where the actors differ; a withdrawal, a deal or a protest beside a fight is a happening of its own.
        mixed = {hit.cls.name} | names
        if not (
            mixed <= _FORCE
            or len(mixed) == 1
            or (mixed <= _STREET and mixed & {"protest", "riot", "intervene"})
            or mixed <= {"loot", "destroy", "clash", "attack", "riot"}
        ):
            return False
    ours = {_who(named) for named in roles.agents if named.actor.actor_id}
    theirs = {_who(named) for named in draft.agents() if named.actor.actor_id}
    if ours and theirs and not ours & theirs and hit.cls.group == "means":
        swapped = ours & {_who(named) for named in draft.targets()}
        if not swapped:
            return False
        if {"airstrike", "shelling"} & ({hit.cls.name} | names) and hit.cls.name not in names:
            return False  # "took the hill despite air strikes on its positions": two happenings
    if clause_of(sentence, hit.token.i) != clause_of(sentence, draft.main.token.i):
        first = index.time(sentence, hit.token.i)
        second = index.time(sentence, draft.main.token.i)
        if (
            first
            and second
            and first.span
            and second.span
            and first.span != second.span
            and first.start != second.start
        ):
            return False
    return True


def _who(named: Named) -> str:
    return named.actor.actor_id or named.actor.name.lower()


def _share_statements(sentence: Sentence, drafts: list[Draft], statements: list[CasualtyStatement]) -> None:
    hits = [hit for draft in drafts for hit in draft.hits]
    for statement in statements:
        if not hits:
            continue
        hit = nearest(sentence, statement.trigger, hits)
        draft = next(draft for draft in drafts if hit in draft.hits)
        (draft.tolls if statement.toll else draft.statements).append(statement)


def _is_told(draft: Draft) -> bool:
    """Whether the draft says enough to be an event.

    An "operation" or a "siege" without anything done in it is a setting; a bare "die" without victims is no event.
    """
    names = {hit.cls.name for hit in draft.hits}
    if draft.status == "denied" and all(_is_absent(draft.sentence, hit) for hit in draft.hits):
        return False
    if not draft.statements and all(_is_older_series(draft.sentence, hit) for hit in draft.hits):
        return False
    if names <= {"operation"}:
        return bool(draft.statements) or bool(draft.agents() and draft.targets())
    if names <= {"die", "displace"}:
        return any(not statement.negated for statement in draft.statements)
    return True


def _is_older_series(sentence: Sentence, hit: Hit) -> bool:
    """Whether a noun only recalls others of its kind: "earlier attacks", "such raids"."""
    return hit.token.tag in ("NNS", "NNPS") and any(
        child.lower in ("earlier", "previous", "past", "similar", "such", "other", "new", "future")
        for child in sentence.children(hit.token.i, "amod")
    )


def _is_absent(sentence: Sentence, hit: Hit) -> bool:
    """Whether a word only says that nothing of the kind took place: "without a fight", "no one was hurt"."""
    if hit.word.pos == "n":
        return sentence[hit.token.head].lower == "without"
    return hit.cls.group == "harm" and any(
        token.lower in ("no", "nobody", "none") for token in sentence.tokens[max(0, hit.token.i - 5) : hit.token.i]
    )


def _event(index: Index, draft: Draft, drafts: list[Draft], event_id: str) -> Event:
    resolved, sentence, main = index.resolved, draft.sentence, draft.main
    voices = _voices(index, draft)
    agents, targets = _no_sources(draft.agents(), voices), _no_sources(draft.targets(), voices)
    agents = _able(agents, main.cls.name)
    if any(named.actor.actor_id and named.actor.kind in ARMED for named in agents):  # "the group …, a sniper shot"
        agents = [named for named in agents if named.actor.kind != "unidentified"]
    real = draft.status not in UNREAL
    statements = [s for s in draft.statements if real and not s.negated]
    victims = _victims(index, sentence, statements, agents)
    if not targets:
        targets = [named for named in victims if named not in agents]
    typed = _type(index, draft, agents, targets, statements)
    if typed.cls == "clash" and not targets and len(agents) > 1:
        agents, targets = agents[:1], agents[1:]
    place = _place(index, draft)
    if place is None or not _within(draft.sentence, place.span):
        # "hanged the dead in the square of A, threatening to kill": a threat without a place of its own is made there
        beside = (_place(index, other) for other in drafts if other.sentence is draft.sentence and other is not draft)
        place = next((each for each in beside if each is not None and _within(draft.sentence, each.span)), place)
    time = _time(index, draft)
    background = is_background(resolved, sentence.index, main.token.i)
    return Event(
        id=event_id,
        type=typed.type,
        subtype=typed.subtype,
        plover=typed.plover,
        status=draft.status,
        trigger=Span.of(resolved.text, sentence[main.first].start, sentence[main.last].end),
        side_a=tuple(named.actor for named in _distinct(agents)),
        side_b=tuple(named.actor for named in _distinct(targets)),
        victims=tuple(named.actor for named in _distinct(victims)),
        place=place,
        time=time,
        casualties=tuple(_casualties([*statements, *(s for s in draft.tolls if real and not s.negated)])),
        weapons=tuple(weapon for _, _, weapon in draft.weapons),
        attribution=voices,
        evidence=(Span.of(resolved.text, sentence.start, sentence.end),),
        confidence=_confidence(agents, place, time, background),
    )


def _type(
    index: Index, draft: Draft, agents: list[Named], targets: list[Named], statements: list[CasualtyStatement]
) -> Typed:
    return decide(
        Facts(
            classes=tuple(hit.cls for hit in draft.hits),
            agents=tuple(named.actor.kind for named in agents),
            targets=tuple(named.actor.kind for named in targets),
            agent_words=" ".join(index.resolved.text[n.mention.start : n.mention.end] for n in agents),
            victims=tuple(s.casualties.who for s in statements if s.casualties.harm in ("killed", "injured")),
            means=tuple(word.means for _, word, _ in draft.weapons if word.means),
            words=index.resolved.text[draft.sentence.start : draft.sentence.end],
            civil_site=any(strikes_civilians(draft.sentence, hit.token.i) for hit in draft.hits),
            crowd=any(draft.sentence[n.mention.head].tag == "NNS" and n.actor.kind == "civilians" for n in agents),
        )
    )


def _victims(index: Index, sentence: Sentence, statements: list[CasualtyStatement], agents: list[Named]) -> list[Named]:
    found: list[Named] = []
    doing = {_who(named) for named in agents}
    for statement in statements:
        if statement.victim is None:
            continue
        for named in index.actors_of(sentence, sentence[statement.victim])[:1]:
            if _who(named) not in doing and named not in found:
                found.append(named)
    return found


def _place(index: Index, draft: Draft) -> Place | None:
    """The place of the main trigger, else of another trigger of the same event."""
    sentence = draft.sentence
    ordered = sorted(draft.hits, key=lambda hit: (hit is not draft.main, hit.cls.rank))
    fallback = named = None
    for hit in ordered:
        # "recaptured the hill that overlooks the airport": the hill, which nothing else in the sentence can outweigh
        captured = captured_places(index, sentence, hit)
        taken = [place for place in captured if place.place_id or place.lat is not None]
        if taken:
            return taken[0]
        named = named or next((place for place in captured if place.name[:1].isupper()), None)
        place = index.place(sentence, hit.token.i)
        if place is not None and place.span is not None and sentence.start <= place.span.start < sentence.end:
            return place
        fallback = fallback or place
    return named or fallback  # a village that no gazetteer has, rather than a place told of before


def _within(sentence: Sentence, span: Span | None) -> bool:
    return span is not None and sentence.start <= span.start < sentence.end


def _time(index: Index, draft: Draft) -> When | None:
    sentence = draft.sentence
    fallback = None
    for hit in sorted(draft.hits, key=lambda hit: (hit is not draft.main, hit.cls.rank)):
        time = index.time(sentence, hit.token.i)
        if _is_of_other_clause(sentence, hit, time):
            continue
        if time is not None and time.span is not None and sentence.start <= time.span.start < sentence.end:
            return time
        fallback = fallback or time
    return fallback


def _is_of_other_clause(sentence: Sentence, hit: Hit, time: When | None) -> bool:
    """Whether the time is not the trigger's: "on Sunday, two days before the town fell, a jet bombed a school"."""
    span = time.span if time is not None else None
    inside = {token.i for token in sentence.within(span.start, span.end)} if span is not None else set()
    return any(hit.token.i in apart and not inside & apart for apart in set_apart(sentence))


def _voices(index: Index, draft: Draft) -> tuple[Attribution, ...]:
    found: list[Attribution] = []
    for hit in sorted(draft.hits, key=lambda hit: hit is not draft.main):
        found += [voice for voice in index.voices(draft.sentence, hit.token.i) if voice not in found]
    return tuple(found)


#: What people without arms do not do: as its subject they are those it befell, or told of it.
_ARMED_DEEDS = frozenset(
    "airstrike shelling suicide blast grenade chemical capture fall lose advance offensive".split()
)


def _able(agents: list[Named], cls: str) -> list[Named]:
    """Without civilians as doers of what takes weapons of war ("volunteers struck by a raid", mis-parsed)."""
    if cls not in _ARMED_DEEDS:
        return agents
    return [named for named in agents if named.actor.kind not in ("civilians", "person")]


def _no_sources(mentions: list[Named], voices: tuple[Attribution, ...]) -> list[Named]:
    """Without persons who only report the event: the source is no doer ("the activist confirmed that ...")."""
    spans = [voice.source_span for voice in voices if voice.source_span is not None]
    return [
        named
        for named in mentions
        if named.mention.form != "person"
        or not any(span.overlaps(named.mention.start, named.mention.end) for span in spans)
    ]


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


def _distinct(mentions: list[Named]) -> list[Named]:
    """One mention per actor: the first."""
    found: dict[str, Named] = {}
    for named in mentions:
        found.setdefault(_who(named), named)
    return list(found.values())


def _once(mentions: object) -> list[Named]:
    found: list[Named] = []
    for named in mentions:  # type: ignore[attr-defined]
        if named not in found:
            found.append(named)
    return found
