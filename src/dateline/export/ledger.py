"""What is told of an incident, apart from how a format writes it: a change of this makes a new version."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec

from dateline.model.published import Tombstone

from .pseudonyms import PSEUDONYM

if TYPE_CHECKING:
    from ._items import Item

_DIGEST = 16
_encoder = msgspec.json.Encoder()


class Ledger(Protocol):
    """Knows what was told before, and notes what is told now."""

    def versions(self, told: Sequence[tuple[str, bytes]]) -> list[int]:
        """The versions of incidents by id, with a digest of what is told of each now; best some hundred at once."""
        ...

    def withdrawn(self) -> list[Tombstone]:
        """What this file told once and tells no more, by id; to be asked after all that is told."""
        ...


def digest(values: Sequence[object]) -> bytes:
    """A digest of what is told of an incident: the same where nothing changed but pseudonyms, under another key."""
    told = PSEUDONYM.sub("p", _encoder.encode(values).decode())
    return hashlib.blake2b(told.encode(), digest_size=_DIGEST).digest()


def digest_of(item: Item) -> bytes:
    """The digest of a masked incident, for all formats made of incidents.

    Confidence and letters of sources are not in it: a new table of letters tells nothing new of what happened.
    """
    incident = item.incident
    place, when = incident.place, incident.time
    tallies = (incident.fatalities, incident.civilian_fatalities, incident.injured, incident.captured)
    return digest(
        (
            (incident.type, incident.subtype, item.plover, item.statuses),
            [(actor.name, actor.actor_id) for actor in incident.side_a],
            [(actor.name, actor.actor_id) for actor in incident.side_b],
            place and (place.name, place.relation, place.admin2, place.admin1, place.country, place.lat, place.lon),
            when and (when.start, when.end, when.precision),
            [tally and (tally.low, tally.best, tally.high) for tally in tallies],
            [weapon.name for event in item.events for weapon in event.weapons],
            [(source.source, source.kind, source.stance) for source in item.sources],
            (incident.independent_sources, incident.disagreements, item.quotes),
            [(each.title, each.outlet, each.url) for each in item.documents],
            item.review,
        )
    )
