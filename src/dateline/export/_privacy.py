"""Who must not be named in public, and what is printed instead of the name. Reasons: DOMAIN 10.3."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from dateline.knowledge.actors import registry
from dateline.knowledge.demonyms import countries
from dateline.knowledge.folding import fold as plain
from dateline.knowledge.roles import label_of_role
from dateline.model import Actor, Attribution, Place, Reading, Span

from ._mask import NameMask
from ._names import WORD, fold, name_words
from ._persons import Persons
from .pseudonyms import Pseudonyms

T = TypeVar("T")
_WALKED = (msgspec.Struct, tuple)

#: Kinds of source that are institutions: they stay named, registered or not.
INSTITUTIONS = frozenset(
    {"own_reporting", "wire", "state_media", "party_media", "armed_group_media", "monitor", "media", "outlet", "ngo"}
    | {"igo", "un", "agency", "newspaper", "broadcaster", "party", "organisation", "organization", "local_media"}
)
#: Kinds of actor that are private persons where the registry does not know the name. Groups stay named.
PRIVATE_ACTORS = frozenset({None, "civilians", "civilian", "person", "protesters", "rioters"})

_LABELS = {
    "local_activist": "a local activist",
    "activist": "a local activist",
    "witness": "a witness",
    "resident": "a resident",
    "medic": "a medic",
    "official": "an official",
    "officer": "an officer",
    "fighter": "a fighter",
    "commander": "an officer",
    "journalist": "a journalist",
    "relative": "a relative",
    "civilians": "a civilian",
    "protesters": "a protester",
    "rioters": "a rioter",
}
_NOBODY = "a private person"
#: What stands for the name of a place of which not even the country is known.
A_PLACE = "a place"


def label_for(kind: str | None, description: str) -> str:
    """The class that stands for a person: "a medic"; read off the description where the record gives no kind."""
    told = label_of_role(description)
    if kind == "fighter" and told:
        return told  # "army spokesman Colonel Omar" is an official or an officer, sooner than a fighter
    return _LABELS.get(kind or "") or told or _NOBODY


def is_public(actor: Actor) -> bool:
    """Whether the registry knows the actor by this name; a person filed under "civilians" keeps her own name."""
    row = registry().get(actor.actor_id)
    return actor.actor_id is not None and (actor.kind not in PRIVATE_ACTORS or row is None or row.name == actor.name)


@functools.cache
def _registered_words() -> str:
    """All names and aliases of the actors' registry, folded: "… | forces loyal to president bashar al assad | …"."""
    rows = registry().by_id.values()
    return " | ".join(f" {plain(name)} " for row in rows for name in (row.name, *row.aliases))


class Privacy:
    """Who in a Reading must not be named in public.

    `known` are the (folded) words of its places and registered parties, which are nobody's name by themselves.
    """

    def __init__(self, reading: Reading, pseudonyms: Pseudonyms | None = None) -> None:
        places, actors, sources = (
            tuple(all_of(reading, Place)),
            tuple(all_of(reading, Actor)),
            tuple(all_of(reading, Attribution)),
        )
        names = [place.name for place in places if resolved(place)]
        names += [actor.name for actor in actors if is_public(actor)]
        names += [source.source for source in sources if source.source and source.source_id]
        self.known = frozenset(fold(word) for name in names for word in WORD.findall(name))
        #: names that coders gave, and the areas that stand for them, the longest first
        self.places = sorted(
            {place.name: area_of(place) or A_PLACE for place in places if by_hand(place)}.items(),
            key=lambda pair: (-len(pair[0]), pair[0]),
        )
        self.persons = Persons(pseudonyms, reading.document.id)
        self.mask = NameMask(self.persons.code)
        for source in sources:
            for said in (source.source, _words_at(source.source_span)):
                self._hide(said, self._source_words(source, said), label_for(source.kind, described(source)))
        for actor in actors:
            for said in (actor.name, _words_at(actor.span)):
                self._hide(said, self._actor_words(actor, said), label_for(actor.kind, actor.name))

    def source_as(self, source: Attribution) -> str | None:
        """What a voice is called in public that is a private person called by name; None of all others."""
        words = self._source_words(source, source.source)
        return self._called(source.source, words, label_for(source.kind, described(source)))

    def actor_as(self, actor: Actor) -> str | None:
        """What a private person is called in public who is called by name; None of groups, registered or not."""
        return self._called(actor.name, self._actor_words(actor, actor.name), label_for(actor.kind, actor.name))

    def _hide(self, said: str | None, words: tuple[str, ...], label: str) -> None:
        if said and words:
            self.mask.add(words, label)
            self.persons.add(said, words, label)

    def _called(self, said: str | None, words: tuple[str, ...], label: str) -> str | None:
        return " ".join((label, *self.persons.codes(said, words))) if said and words else None

    def _source_words(self, source: Attribution, said: str | None) -> tuple[str, ...]:
        """The words of `said` that name a private person; a registered source or an institution is none."""
        return () if source.source_id or source.kind in INSTITUTIONS else person_words(said, self.known)

    def _actor_words(self, actor: Actor, said: str | None) -> tuple[str, ...]:
        return () if is_public(actor) or actor.kind not in PRIVATE_ACTORS else person_words(said, self.known)


def person_words(said: str | None, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The words that name a private person; `known` are folded words of places and parties, which name nobody."""
    words = name_words(said or "", known)
    in_registry = len(words) > 1 and f" {plain(' '.join(words))} " in _registered_words()
    return () if in_registry else words  # "Bashar al-Assad" has an army named after him


def described(source: Attribution) -> str:
    """All words by which a voice is called."""
    return f"{_words_at(source.source_span) or ''} {source.source or ''}"


def _words_at(span: Span | None) -> str | None:
    return span.quote if span else None


def resolved(place: Place) -> bool:
    """Whether the gazetteer knows the place; what it does not know may be a person's name taken for a place."""
    return place.place_id is not None or (place.lat is not None and not by_hand(place))


def by_hand(place: Place) -> bool:
    """Whether a coder wrote name and point ("Omar's farm@34.512,40.283"): the gazetteer bears out neither."""
    return place.lat is not None and (place.place_id, place.kind, place.uncertainty_km) == (None, None, None)


def area_of(place: Place) -> str | None:
    """What a place is told by whose own name is not told: its province, else its country."""
    country = countries().get(place.country or "")
    return place.admin1 or (country.name if country else None)


def all_of(value: Any, kind: type[T] | tuple[type[T], ...]) -> Iterator[T]:
    """Every record of one kind, or of several, anywhere inside a record, in the order in which they stand."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, kind):
            yield each
        if isinstance(each, tuple):
            waiting.extend(part for part in reversed(each) if isinstance(part, _WALKED))
        elif not isinstance(each, Span):
            parts = [getattr(each, name) for name in reversed(each.__struct_fields__)]
            waiting.extend([part for part in parts if isinstance(part, _WALKED)])
