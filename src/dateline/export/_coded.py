"""What ACLED and UCDP rows share: days, names of actors, the deaths that claims tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateline.knowledge.actors import registry
from dateline.knowledge.codebooks import CountryCode, country_codes, inter
from dateline.model import Actor, Casualties, Place, When

from ._items import Item

#: Kinds of actor that ACLED names by country where no group is known: "Civilians (Syria)".
_GENERIC = {
    "civilians": "Civilians",
    "person": "Civilians",
    "protesters": "Protesters",
    "rioters": "Rioters",
    "armed_group": "Unidentified Armed Group",
    "unidentified": "Unidentified Armed Group",
    "criminal": "Unidentified Armed Group",
}


def country_of(place: Place | None) -> CountryCode | None:
    """The country of a place in the codebooks' codes."""
    return country_codes().get(place.country or "") if place else None


def interval(when: When | None) -> tuple[dt.date, dt.date] | None:
    """First and last day, None where either is not known."""
    if when is None or when.start is None or when.end is None:
        return None
    return dt.date.fromisoformat(when.start), dt.date.fromisoformat(when.end)


def acled_actor(actor: Actor, country: CountryCode | None) -> tuple[str, str]:
    """An actor's name and type as ACLED writes them; the type is "" where the kind of actor is not known."""
    row = registry().get(actor.actor_id)
    name = (row.acled_actor_name if row else None) or _GENERIC.get(actor.kind or "") or actor.name
    label = (row.acled_inter_label if row else None) or inter(actor.kind) or ""
    if "(Country)" in name:
        name = name.replace("(Country)", f"({country.name})") if country else name.replace(" (Country)", "")
    elif country and name in _GENERIC.values():
        name = f"{name} ({country.name})"
    return name, label


def deaths(item: Item) -> Iterator[Casualties]:
    """The claims of deaths in an incident's events, each once; not tolls that sum up more than the event."""
    seen = set()
    for event in item.events:
        for claim in event.casualties:
            if claim.harm == "killed" and claim.role != "toll" and claim not in seen:
                seen.add(claim)
                yield claim


def outlets(item: Item) -> list[str]:
    """The outlets of the reports, and the outlets and monitors that they relay."""
    relayed = [
        source.source
        for source in item.sources
        if source.source and source.kind in ("wire", "state_media", "party_media", "monitor", "media", "local_media")
    ]
    own = [document.outlet for document in item.documents]
    return list(dict.fromkeys(name for name in (*own, *relayed) if name))
