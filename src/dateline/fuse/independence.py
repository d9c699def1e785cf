"""How many sources of a happening are independent of one another, and why not more (DOMAIN.md 4.2, 5.1, 11.1).

A pure function over what each document says: it serves the incident of one report and that of many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.knowledge.folding import fold
from dateline.knowledge.outlets import outlet, outlet_called, outlet_named
from dateline.knowledge.person_names import same_person
from dateline.knowledge.source_classes import is_source_noun
from dateline.model import Attribution, Document, Event

#: Kinds of people who stand for their kind where they are not named: of "residents" in two reports nobody can tell
#: whether they are others. Officials and bodies are told apart by their words ("the governor", "the ministry").
_BY_KIND = frozenset({"witness", "local_activist", "medic", "analyst", "media", "ngo"})
#: Kinds that speak for a party even where the text does not tell for which.
OF_SOME_PARTY = frozenset({"fighter", "state_media", "party_media"})
_ANY_OFFICIAL = frozenset({"official", "officials", "authorities", "source", "sources"})
#: Offices whose holder, spokesman and staff are one source whatever each report calls them: a sheriff and his deputies,
#: "the regional governor" and "the governor of the region". And the kin of the victims.
_OFFICES = {
    "police": "police policeman policemen cop cops sheriff undersheriff deputies trooper troopers detective detectives "
    "constable swat",
    "prosecutor": "prosecutor prosecutors prosecution",
    "governor": "governor governors",
    "mayor": "mayor mayors",
    "coroner": "coroner coroners examiner",
    "fire service": "fire firefighter firefighters paramedic paramedics ambulance",
    "kin": "family families relative relatives parent parents mother father brother sister son daughter wife widow "
    "husband uncle aunt cousin",
}
_OFFICE_OF = {word: office for office, words in _OFFICES.items() for word in words.split()}
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "statement"})
_POLICE = "police:"
_PREPOSITIONS = frozenset({"of", "in", "at", "from", "near", "for", "with", "who", "on", "to"})
#: The key of officials who are told by that word alone.
_ANY = "kind:official"
_SILENT = frozenset({"denies", "doubts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one document says of a happening.

    `publisher` is its outlet (registry id or name as found, None where unknown), `day` its ISO day of publication,
    `voices` whom it cites, `own_voice` whether it tells any of it itself.
    """

    document: str
    publisher: str | None = None
    day: str | None = None
    voices: tuple[Attribution, ...] = ()
    own_voice: bool = False


@dataclass(frozen=True, slots=True)
class Independence:
    """`count` independent sources; `supports` names each with those that only repeat it; `reasons` says what else was
    not counted, in words and in the order of the accounts."""

    count: int
    supports: tuple[tuple[str, ...], ...]
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Line:
    """One source as cited: who answers (`key`), under which words, through whom, and why it may not count."""

    key: str
    label: str
    through: tuple[str, ...]
    person: tuple[str, ...]
    ruled_out: str | None
    kind: str | None = None


def sources_of(events: Iterable[Event]) -> tuple[Attribution, ...]:
    """The voices of some events and of their counts, each source once for each stance, in text order.

    Of one source's words those with an interest against its own side stand for it, for they weigh more.
    """
    found: dict[tuple[str | None, str], Attribution] = {}
    for event in events:
        counted = [voice for count in event.casualties for voice in count.attribution or ()]
        for voice in (*event.attribution, *counted):
            key = (voice.source, voice.stance)
            if key not in found or (voice.interest == "against" and found[key].interest != "against"):
                found[key] = voice
    return tuple(found.values())


def account_of(document: Document, events: Iterable[Event], sources: tuple[Attribution, ...]) -> Account:
    """What a document says of a happening: `sources` are the voices of its `events`."""
    published = document.published
    return Account(
        document=document.id,
        publisher=document.outlet,
        day=published.start if published else None,
        voices=sources,
        own_voice=any(_tells_itself(event) for event in events),
    )


def _tells_itself(event: Event) -> bool:
    """Whether the report tells an event in its own voice: others only deny it, or own up to it in a later sentence."""
    end = event.evidence[0].end if event.evidence else event.trigger.end
    return all(voice.cue_span is not None and voice.cue_span.start >= end for voice in event.attribution)


def independent(accounts: Iterable[Account]) -> Independence:
    """Count the independent sources of a happening.

    Each source is counted once however many documents relay it: outlets that cite one agency or monitor are one with
    it, outlets and monitors of one interest group are one, and so is a person with the body for which he speaks, an
    office with all who speak for it, and with "officials" of another report of whom nothing more is said. Not
    counted: who denies or doubts it; a party, or an outlet of its side, in its own favour or where its interest is not
    known (against its own side it counts); who fights or speaks for a state nobody tells of; a source without a name;
    and the own voice of a report that cites somebody, for it may only go on in his words.
    """
    by_document = [list(_lines(account)) for account in accounts]
    _one_government(by_document)
    lines = [line for found in by_document for line in found]
    reasons = dict.fromkeys(f"{line.label}: {line.ruled_out}" for line in lines if line.ruled_out)
    groups = _groups(_each_once(line for line in lines if not line.ruled_out))
    supports = tuple(tuple(dict.fromkeys(line.label for line in group)) for group in groups)
    joined = [f"{', '.join(names)}: one source" for names in supports if len(names) > 1]
    return Independence(len(groups), supports, tuple(dict.fromkeys((*reasons, *joined))))


def _one_government(by_document: list[list[_Line]]) -> None:
    """Officials of whom nothing more is said are the office that another report names: "officials", the prosecutors."""
    told = [(n, line) for n, found in enumerate(by_document) for line in found if line.kind == "official"]
    known = [(n, line) for n, line in told if not line.ruled_out and not _is_any_official(line)]
    for n, line in told:
        if _is_any_official(line):
            line.key = next((other.key for m, other in known if m != n), _ANY)


def _is_any_official(line: _Line) -> bool:
    last = line.label.lower().split()[-1]
    return line.kind == "official" and line.key.startswith(("words:", _ANY)) and last in _ANY_OFFICIAL | _SPEAKERS


def keys_of(account: Account) -> tuple[tuple[str, str, bool], ...]:
    """Of each voice of an account in order, and then of its own words where it tells anything itself: what makes it
    one source with another, its name, and whether it would count as independent."""
    return tuple((line.key, line.label, line.ruled_out is None) for line in _lines(account))


def _lines(account: Account) -> Iterator[_Line]:
    found = [_line(account, voice) for voice in account.voices]
    for line in found:
        # "a monitoring group said", then the monitor by name; "residents", then one of them by name: no two sources
        if line.key.startswith(("kind:", "words:")) and _is_vague(line):
            known = next((o for o in found if o.kind == line.kind and o.key.startswith(("id:", "name:"))), None)
            if known is not None and not known.ruled_out:
                line.key = known.key
        yield line
    if account.own_voice:
        yield _own(account, any(not line.ruled_out for line in found))


def _is_vague(line: _Line) -> bool:
    """Whether a source told only by its kind may be any one of that kind: "officials", not "the governor"."""
    return line.kind in _BY_KIND or line.kind == "monitor" or line.label.lower().split()[-1] in _ANY_OFFICIAL


def _own(account: Account, cited: bool) -> _Line:
    label = account.publisher or "the report"
    known = outlet_called(label)
    ruled_out = None
    if known is not None:
        label = known.name
        if known.aligned_with(account.day) is not None:
            ruled_out = "a party's own outlet"
    if cited and ruled_out is None:
        ruled_out = "its own words are not counted beside the sources that it cites"
    return _Line(_publisher_key(account), label, (), (), ruled_out)


def _line(account: Account, voice: Attribution) -> _Line:
    key, person = _key(account, voice)
    through = tuple(relay_key for relay in voice.relayed_by if (relay_key := _key(account, relay)[0]))
    label = voice.source or (voice.source_span.quote if voice.source_span else "an unnamed source")
    if not key and through:
        # "a source told the agency": the agency answers for it
        named = next(relay for relay in voice.relayed_by if _key(account, relay)[0])
        key, label = through[0], named.source or label
        return _Line(key, label, through[1:], (), _ruled_out(account, named, key))
    return _Line(key, label, through, person, _ruled_out(account, voice, key), voice.kind)


def _ruled_out(account: Account, voice: Attribution, key: str) -> str | None:
    """Why a voice does not count; None where it does."""
    if voice.stance in _SILENT:
        return f"{voice.stance} it"
    if not key:
        return "without a name it cannot be counted apart"
    if voice.interest == "against":
        return None
    if voice.aligned_with is not None:
        favour = "in its own favour" if voice.interest == "favour" else "whose interest is not known"
        return f"a party's claim {favour}"
    known = outlet(voice.source_id) if voice.source_id else None
    if known is not None and known.leans_to(account.day) is not None and voice.interest == "favour":
        return "in favour of the side that it prefers"
    if voice.source_id is None and voice.kind in OF_SOME_PARTY:
        return "speaks for a party that is not told"
    return None


def _key(account: Account, voice: Attribution) -> tuple[str, tuple[str, ...]]:
    """What makes a voice one source with another, with the words of a person's name; "" for one without a name."""
    if voice.kind == "own_reporting":
        return _publisher_key(account), ()
    if voice.source_id and voice.source_id.startswith(_POLICE):
        return "office:police", ()
    if voice.source_id:
        known = outlet(voice.source_id)
        return f"id:{(known.interest_group or known.id) if known else voice.source_id}", ()
    if not voice.source or voice.kind == "unnamed":
        return "", ()
    words = voice.source.split()
    office = _office(voice)
    if is_named(words):
        known = outlet_named(voice.source)
        if known is not None:
            return f"id:{known.interest_group or known.id}", ()
        # "Sheriff Ann Lee": her office answers, and she is the same where her name alone stands
        last = max((n for n, word in enumerate(words) if _bare(word) in _OFFICE_OF), default=-1)
        person = words[last + 1 :] or words
        return f"office:{office}" if office else f"name:{fold(voice.source)}", tuple(person)
    if voice.kind in _BY_KIND:
        return f"kind:{voice.kind}", ()
    return f"office:{office}" if office else f"words:{fold(voice.source)}", ()


def _office(voice: Attribution) -> str | None:
    """The office of a source, by its own words or the title before its name; None for witnesses and other kinds."""
    if voice.kind in _BY_KIND or voice.kind in OF_SOME_PARTY:
        return None
    quote = voice.source_span.quote if voice.source_span else ""
    words = [_bare(word) for word in f"{quote} {voice.source or ''}".split()]
    if words and all(word in ("investigator", "investigators") for word in words):
        return "police"
    return next((_OFFICE_OF[word] for word in reversed(words) if word in _OFFICE_OF), None)


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’")


def _publisher_key(account: Account) -> str:
    if not account.publisher:
        return f"document:{account.document}"
    known = outlet_called(account.publisher)
    return f"id:{known.interest_group or known.id}" if known else f"name:{fold(account.publisher)}"


def is_named(words: list[str]) -> bool:
    """Whether words hold a name, not only a kind of people: "Karim Saleh"; not "Residents", "Two residents of Homs"."""
    end = next((n for n, word in enumerate(words) if n and word in _PREPOSITIONS), len(words))
    phrase, head = words[:end], words[end - 1]
    kind_of_people = is_source_noun(head.lower()) or is_source_noun(head.lower().removesuffix("s"))
    if kind_of_people and (head.islower() or len(phrase) == 1):
        return False
    return any(letter.isupper() for word in phrase for letter in word)  # "al-Refaee"


def _each_once(lines: Iterable[_Line]) -> list[_Line]:
    """A wire story in a thousand outlets cites its sources a thousand times."""
    return list({(line.key, line.label, line.through, line.person): line for line in lines}.values())


def _groups(lines: list[_Line]) -> list[list[_Line]]:
    """The lines that are one source together, in the order of their first.

    A line through which another came is put beside that one, and joins nobody: what two doctors told an agency are two
    accounts, and the agency's own is none beside them.
    """
    carriers = [n for n, line in enumerate(lines) if any(line.key in o.through and o.key != line.key for o in lines)]
    groups: list[list[_Line]] = []
    for line in (line for n, line in enumerate(lines) if n not in carriers):
        joined = [group for group in groups if any(_same(line, other) for other in group)]
        for group in joined[1:]:
            joined[0].extend(group)
            groups.remove(group)
        if joined:
            joined[0].append(line)
        else:
            groups.append([line])
    for n in carriers:
        beside = [group for group in groups if any(lines[n].key in other.through for other in group)]
        # two that each relay the other: the first stands for both
        (beside[0] if beside else _new(groups)).append(lines[n])
    return groups


def _new(groups: list[list[_Line]]) -> list[_Line]:
    groups.append([])
    return groups[-1]


def _same(one: _Line, other: _Line) -> bool:
    return one.key == other.key or same_person(one.person, other.person)
