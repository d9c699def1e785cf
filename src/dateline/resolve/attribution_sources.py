"""Which source a source's words mean: an outlet of the registry, a party, a person named before, or nobody known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.knowledge.actors import registry
from dateline.knowledge.demonyms import country_code
from dateline.knowledge.outlets import Outlet, outlet, outlet_in, outlet_named
from dateline.knowledge.source_classes import is_source_noun
from dateline.model import Actor, Document, Named, Sentence, Token

from .attribution_names import SourceWords, is_title, read_source

#: Kinds of source that speak for a party when the words name one.
_SPEAKS_FOR = frozenset({None, "official", "fighter", "state_media", "party_media", "partisan_media", "unnamed"})
#: Kinds of actor whose own account is a claim: those that fight, and governments.
PARTIES = frozenset(
    {"state_forces", "external_forces", "rebel", "militia", "identity_militia", "armed_group", "private_military"}
    | {"de_facto_state", "government", "political_militia"}
)
_OTHER_SIDE = frozenset({"rebel", "opposition", "jihadist", "militant", "insurgent", "tribal"})
_ORGANISATION = frozenset(
    {"media", "wire", "state_media", "party_media", "partisan_media", "monitor", "ngo", "own_reporting", "analyst"}
)
#: Those for whom a spokesman speaks of whom only that is said: "a military spokesman".
FORCES = frozenset({"army", "military", "navy", "junta", "coalition"})
#: Who is told and passes nothing on: "told the United Nations", "told the General Staff".
_HEARS = frozenset({"official"})
#: Kinds of registered body whose director or spokesman is one source with it.
SPEAKING = frozenset({"monitor", "ngo", "party_media", "state_media", "official", "local_activist"})
#: So many characters after a layer may still be of its name.
_BEYOND = 30
_BODIES = frozenset(
    "army group ministry government coalition observatory agency organisation organization council police militia "
    "alliance office department movement party network site website newspaper channel hospital clinic embassy mission "
    "court parliament council brigade battalion faction junta command staff directorate bureau front regime committee "
    "commission union association federation foundation syndicate authority administration board institute institution "
    "tribunal secretariat assembly service".split()
)
_MEDIA_WORDS = frozenset(
    "news times post gazette radio tv television agency press herald journal channel daily tribune telegraph network "
    "media newspaper broadcaster website magazine".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source as resolved. `person` holds a person's name in words; the rest helps to tell what refers back to it.

    `nouns` are the common nouns that describe it ("Karim Saleh, a spokesman for the group": spokesman).
    """

    name: str | None
    id: str | None
    kind: str | None
    aligned_with: str | None
    person: tuple[str, ...] = ()
    plural: bool = False
    body: bool = False
    lemma: str = ""
    nouns: tuple[str, ...] = ()


_NOBODYS = frozenset({"report", "rumour", "rumor"})
UNNAMED = Source(None, None, "unnamed", None)


def source_of(
    text: str, sent: Sentence, start: int, end: int, document: Document, named: tuple[Named, ...]
) -> tuple[Source, SourceWords | None]:
    """The source that the words from `start` to `end` name, by themselves (no antecedent is looked for)."""
    words = read_source(text, sent, start, end)
    if words is None:
        return UNNAMED, None
    day = document.published.start if document.published else None
    over = _reaching_over(text, start, end) if words.head.pos == "PROPN" else None
    if over is not None:
        known = over[0]
        return Source(known.name, known.id, _kind(known, document), known.aligned_with(day), body=True), words
    source = _outlet_source(text, words, document, day) or Source(
        words.name or None,
        None,
        words.kind,
        None,
        words.person,
        words.plural,
        _is_body(words),
        words.head.lemma.lower(),
        described_by(words),
    )
    if (
        source.id is None
        and not source.person
        and words.head.lemma.lower() in _NOBODYS
        and words.core[0].i >= words.head.i - 1
    ):
        # "unconfirmed reports said": nobody is named
        return UNNAMED, words
    actor = _party(sent, words, named) if source.aligned_with is None and source.kind in _SPEAKS_FOR else None
    if actor is not None:
        is_it = actor.mention.start <= words.head.start < actor.mention.end
        whole = text[actor.mention.start : actor.mention.end]
        source = replace(
            source,
            # "Islamic State": the parse parted its words
            name=whole if is_it and source.name and whole.endswith(f" {source.name}") else source.name,
            aligned_with=actor.actor.actor_id,
            id=source.id or (actor.actor.actor_id if is_it else None),
            kind=_kind_of_party(source.kind, actor.actor),
            person=() if is_it else source.person,
            body=source.body or is_it,
        )
    if source.kind is None and any(
        item.actor.kind in PARTIES and item.mention.start <= words.head.start < item.mention.end for item in named
    ):
        source = replace(source, kind="fighter", person=())  # a group that the registry does not know on that day
    if source.aligned_with is None and source.id is None and source.kind in ("official", "fighter", "state_media"):
        source = replace(source, aligned_with=_registered(text, words, day) or _state(words, day))
    return source, words


def _registered(text: str, words: SourceWords, day: str | None) -> str | None:
    """The party that the words before a spokesman or a name hold: "coalition spokesman Col. Ali Omar"."""
    before = [t for t in words.core if t.pos in ("NOUN", "PROPN") and t.i < words.head.i]
    for size in range(min(4, len(before)), 0, -1):
        for n in range(len(before) - size + 1):
            run = before[n : n + size]
            ids = [i for i in registry().candidates(_text(text, tuple(run))) if not i.startswith("g_")]
            found = registry().get(ids[0]) if len(ids) == 1 else None
            if found is not None and found.kind in PARTIES and not found.ended(day):
                return found.id
    return None


def _state(words: SourceWords, day: str | None) -> str | None:
    """The state for which an official or officer speaks, by the country named before the noun: "Turkish officials"."""
    for token in words.core:
        named = token.i < words.head.i and token.text[:1].isupper() and not is_title(token)
        code = country_code(token.text) if named else None
        if code is not None:
            service = "military" if words.kind == "fighter" else "government"
            if any(t.lemma.lower() == "police" for t in words.core):
                service = "police"
            return registry().forces(code, service, day).id
    return None


def described_by(words: SourceWords) -> tuple[str, ...]:
    """The nouns that describe a source: those of its phrase up to its head, titles among them, and those after it."""
    own = [t for t in words.core if t.i <= words.head.i]
    titles = [t.lower for t in own if words.person and t.pos == "PROPN" and (is_title(t) or is_source_noun(t.lower))]
    return (*titles, *(t.lemma.lower() for t in (*own, *words.about) if t.pos == "NOUN"))


def _is_body(words: SourceWords) -> bool:
    return words.kind in _ORGANISATION or words.head.lemma.lower() in _BODIES


def _outlet_source(text: str, words: SourceWords, document: Document, day: str | None) -> Source | None:
    """The outlet that the words name, or for which the person or spokesman they name speaks."""
    core, about = _text(text, words.core), _text(text, words.about)
    found = outlet_in(core)
    if found is not None:
        known, first, last = found
        at = words.head.start - words.core[0].start
        kind = _kind(known, document)
        is_head = first <= at < last or (at >= last and words.kind in ("media", "state_media", "party_media", "ngo"))
        if is_head and not _is_employee(words):
            return Source(
                known.name, known.id, kind, known.aligned_with(day), body=True, lemma=words.head.lemma.lower()
            )
        if _is_employee(words):
            lemma, nouns = words.head.lemma.lower(), described_by(words)
            return Source(
                words.name, known.id, kind, known.aligned_with(day), words.person, words.plural, False, lemma, nouns
            )
        return _speaker(words, known, kind, day)
    found = outlet_in(about) if about else None
    if found is not None:
        return _speaker(words, found[0], _kind(found[0], document), day)
    return None


def _kind_of_party(kind: str | None, party: Actor) -> str:
    """ "A source at the police command" speaks for the police: an official; "a source in the brigade": a fighter."""
    if kind not in (None, "unnamed"):
        return kind
    row = registry().get(party.actor_id)
    civil = party.kind == "government" or (row is not None and row.service == "police")
    return "official" if civil else "fighter"


def _is_employee(words: SourceWords) -> bool:
    return any(t.lemma.lower() in ("correspondent", "reporter", "journalist", "photographer") for t in words.core)


def _speaker(words: SourceWords, known: Outlet, kind: str | None, day: str | None) -> Source:
    """Someone who speaks for a registered body: a monitor's director is that monitor, one source with it."""
    speaks = kind in SPEAKING
    return Source(
        words.name,
        known.id if speaks else None,
        kind if speaks else words.kind,
        known.aligned_with(day),
        words.person,
        words.plural,
        body=not words.person and _is_body(words),
        lemma=words.head.lemma.lower(),
        nouns=described_by(words),
    )


def _text(text: str, tokens: tuple[Token, ...]) -> str:
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _kind(known: Outlet, document: Document) -> str:
    """The outlet's kind; a report that names its own outlet as source reports itself."""
    if document.outlet:
        own = outlet_named(document.outlet) or outlet(document.outlet)
        if own is not None and own.id == known.id:
            return "own_reporting"
    return known.kind


def _party(sent: Sentence, words: SourceWords, named: tuple[Named, ...]) -> Named | None:
    """The party that speaks: the actor that is the phrase's head or belongs to it ("a commander in the army").

    "Officials in rebel-held Homs" names no party that speaks: the words after a hyphen are left out.
    """
    first, last = words.core[0].start, words.core[-1].end
    best: Named | None = None
    for item in named:
        mention = item.mention
        if mention.start >= last or mention.end <= first or item.actor.kind not in PARTIES:
            continue
        if item.actor.actor_id is None or item.actor.actor_id.startswith("g_"):
            continue
        after = sent.at(mention.end)
        if after is not None and after.start == mention.end and after.text.startswith("-"):
            continue
        if mention.start <= words.head.start < mention.end:
            return item
        best = best or item
    if best is not None:
        return best
    about = words.about
    if about and words.kind in ("official", "fighter"):
        for item in named:
            if (
                about[0].start <= item.mention.start < about[-1].end
                and item.actor.kind in PARTIES
                and item.actor.actor_id
            ):
                return item
    return None


def _reaching_over(text: str, start: int, end: int) -> tuple[Outlet, int, int] | None:
    """The outlet whose name begins in a phrase and ends after it: "Myanmar Now", of which the parse took "Myanmar"."""
    longer = outlet_in(text[start : end + _BEYOND])
    return longer if longer is not None and longer[1] < end - start < longer[2] else None


def chain_source(text: str, start: int, end: int, document: Document) -> Source | None:
    """The outlet through which something came; None where the words name no outlet ("told the mayor")."""
    words = text[start:end]
    found = outlet_in(words)
    found = _reaching_over(text, start, end) or found
    day = document.published.start if document.published else None
    if found is not None:
        known = found[0]
        if known.kind in _HEARS or known.id == "un":
            return None
        return Source(known.name, known.id, _kind(known, document), known.aligned_with(day))
    parts = words.split()
    if not any(part.lower().strip(".,") in _MEDIA_WORDS for part in parts):
        return None
    while parts and parts[0].lower() in ("the", "a", "an"):
        parts.pop(0)
    state = "state" in [p.lower() for p in parts] or "state-run" in [p.lower() for p in parts]
    return Source(" ".join(parts) or None, None, "state_media" if state else "media", None)


def speaks_through(source: Source, relay_kind: str | None) -> bool:
    """Whether a party speaks by an unnamed source of its own media: "state TV, citing a military source, said".

    What "a rebel source" tells the same channel is not the channel's side.
    """
    if source.aligned_with is not None or source.lemma != "source" or relay_kind not in ("state_media", "party_media"):
        return False
    return source.kind in ("fighter", "official", "unnamed") and _OTHER_SIDE.isdisjoint((source.name or "").split())
