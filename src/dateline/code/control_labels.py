"""What the fragments of a list, a table or a caption speak of: the label before a colon, or the heading above."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from dateline.model import Place, Sentence, Span

from .index import Index

_SMALL = r"(?:al|el|ad|as|ash|at|az|de|des|du|la|le|i|na|ve|y|of|and|the|bin|ibn)"
_NAME = rf"[^\W\d_a-z][\w'’.-]*(?:[ -](?:{_SMALL}[ -])*[^\W\d_a-z][\w'’.-]*){{0,4}}"
#: "Tamra:", "Tamra –", "Old Tamra (Snake Hill):", "- Tamra, north:".
_LABEL = re.compile(
    rf"[\W_]*(?P<name>{_NAME})(?:\s*\((?P<other>[^()]{{2,40}})\)|,\s+[\w '’-]{{2,30}})?\s*(?P<end>:|\s[–—-]|–|—|\|)\s*"
)
_BRACKETS = re.compile(rf"[\W_]*(?P<name>{_NAME})\s*(?P<end>\()")
_ALONE = re.compile(rf"[\W_]*(?P<name>{_NAME})(?:\s*\([^()]{{2,40}}\))?\s*:?\s*$")
#: A label's name with what stands in brackets behind it.
_WHOLE = re.compile(rf"(?P<name>{_NAME})(?:\s*\([^\W\d_a-z][^()]{{1,39}}\))?")
_COMPASS = frozenset("East West North South Eastern Western Northern Southern Upper Lower New Old".split())
#: Confidence from which a bare name among several of the kind counts as known; measured on notes on 116 towns, where
#: of those below two thirds lay elsewhere.
_SURE, _CITY, _OWN = 0.65, 0.45, 0.8
#: What ends a label; asked first, for most sentences have none. A heading is no longer than so many characters.
_MARK = re.compile(r"[:–—|(]| -")
_HEADING = 90
_START = re.compile(r"\s*[:–—|•*-]\s*")
#: Labels that name no place: what follows still speaks of the heading.
_GENERIC = frozenset(
    """status control controlled situation note notes update updates holder caption photo picture image map source
    background summary timeline chronology history overview details remarks comment held current present date town city
    village place settlement location since by military captured recaptured liberated occupied contested disputed
    besieged surrounded encircled blockaded abandoned unknown unclear yes no""".split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The places of which a sentence's fragments speak, where those begin, and whether the places are its own."""

    places: tuple[Place, ...]
    start: int
    own: bool


def topics(index: Index) -> dict[int, Topic]:
    """The topic of each sentence that can have one, by sentence index; worked out once a document."""
    key = ("control topics",)
    memo = index.resolved.memo
    if key not in memo:
        memo[key] = _topics(index)
    found: dict[int, Topic] = memo[key]
    return found


def _topics(index: Index) -> dict[int, Topic]:
    found: dict[int, Topic] = {}
    text = index.resolved.text
    above: tuple[Place, ...] = _of_title(index)
    for sentence in index.resolved.sentences:
        start = sentence.start
        lead = _START.match(text, start, sentence.end)
        own = _own(index, sentence)
        if own is not None:
            above, start = own
        elif lead is not None:
            start = lead.end()
        elif (alone := _alone(index, sentence)) is not None:
            above = alone
            continue
        found[sentence.index] = Topic(above, start, own is not None)
    return found


def is_heading(index: Index, sentence: Sentence) -> bool:
    """Whether a sentence is a heading, of which the fragments below speak."""
    return sentence.index not in topics(index)


def _of_title(index: Index) -> tuple[Place, ...]:
    """The place that is the whole title of a document whose text does not begin with it, or its dateline's."""
    if index.resolved.dateline:
        return index.resolved.dateline[:1]
    title = index.resolved.article.document.title
    if not title or _ALONE.fullmatch(title) is None or not _names(title):
        return ()
    return (Place(name=title.strip()),)


def _own(index: Index, sentence: Sentence) -> tuple[tuple[Place, ...], int] | None:
    """The place of a sentence's own label, and where what it says begins."""
    text = index.resolved.text
    if _MARK.search(text, sentence.start, min(sentence.end, sentence.start + 90)) is None:
        return None
    for pattern in (_LABEL, _BRACKETS):
        match = pattern.match(text, sentence.start, sentence.end)
        if match is None or not _names(match.group("name")):
            continue
        if (places := _places(index, sentence, match.start("name"), match.end("end"))) is not None:
            return places, match.end("end")
    return None


def _alone(index: Index, sentence: Sentence) -> tuple[Place, ...] | None:
    """The place of a heading; () for a heading that names none, None for no heading."""
    text = index.resolved.text
    if sentence.end - sentence.start > _HEADING:
        return None
    match = _ALONE.match(text, sentence.start, sentence.end)
    if match is None:
        words = len(sentence) <= 8 and not any(token.pos in ("VERB", "AUX") for token in sentence)
        if index.actors(sentence) or any(index.is_time(token) for token in sentence):
            return None
        return () if words and text[sentence.end - 1] not in ".!?;," else None
    if not _names(match.group("name")):
        return None if match.group("name").lower().rstrip(".") in _GENERIC else ()
    return _places(index, sentence, match.start("name"), sentence.end) or ()


def _settled(index: Index, place: Place) -> Place:
    """The place, without coordinates where a bare name leaves open which of several it is.

    A label has no words beside it that tell; a city goes before villages of its name.
    """
    sure = place.confidence or 0.0
    abroad = {each.place.country for each in index.resolved.places if each.place.kind == "country"}
    if place.country in abroad and sure < _OWN:
        # "captured by Russia" speaks rather against a village of Russia
        return Place(name=place.name, candidates=place.candidates, span=place.span)
    if place.candidates <= 1 or sure >= _SURE or (place.kind == "city" and place.candidates <= 5 and sure >= _CITY):
        return place
    return Place(name=place.name, country=place.country, candidates=place.candidates, span=place.span)


def _names(name: str) -> bool:
    return name.lower().split()[0].rstrip(".") not in _GENERIC


def _places(index: Index, sentence: Sentence, start: int, end: int) -> tuple[Place, ...] | None:
    """The place of a label: the one that a gazetteer knows there, else its bare name; None where it names no place."""
    text = index.resolved.text
    match = _WHOLE.match(text, start, end)
    if match is None:
        return None
    first, last = match.span("name")
    stretch = sentence.within(first, last)
    if not stretch or any(index.is_time(token) for token in stretch):
        return None
    if any(token.tag in ("VBD", "VBZ", "VBP", "MD") and token.pos == "VERB" for token in stretch):
        return None
    known = index.actor_at(sentence, stretch[-1])
    if known is not None and (text[first:last].isupper() or known.mention.form not in ("name", "alias")):
        return None  # "RSF: ..."; a town may share its name with a unit
    named = [placed for placed in index.places(sentence) if start <= placed.mention.start < match.end()]
    whole = [placed.place for placed in named if (placed.mention.start, placed.mention.end) == (first, last)]
    if whole:
        return (_settled(index, whole[0]),)
    span = Span.of(text, first, match.end())
    beside = [placed.place for placed in named if placed.mention.start >= last and placed.place.lat is not None]
    if beside:  # "Bila (Heron Island)": the second name is the one that the gazetteer knows
        return (msgspec.structs.replace(beside[0], name=span.quote, span=span),)
    inside = [placed.place for placed in named if placed.place.lat is not None]
    if inside and match.group("name").split()[0] not in _COMPASS:
        return (inside[0],)
    span = Span.of(text, first, last)
    return (Place(name=span.quote, span=span),)
