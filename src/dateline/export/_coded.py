"""What ACLED and UCDP rows share: days, names of actors, the deaths that claims tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dateline.knowledge.actors import registry
from dateline.knowledge.codebooks import CountryCode, country_codes, inter, ucdp_role
from dateline.knowledge.outlet_homes import outlet_home
from dateline.knowledge.outlets import outlet_called
from dateline.model import Actor, Casualties, Document, Place, When

from ._items import Item

_UNIDENTIFIED = "Unidentified Armed Group"
#: Kinds of actor that ACLED names by country where no group is known: "Civilians (Syria)".
_GENERIC = {
    "civilians": "Civilians",
    "person": "Civilians",
    "protesters": "Protesters",
    "rioters": "Rioters",
    "armed_group": _UNIDENTIFIED,
    "unidentified": _UNIDENTIFIED,
    "criminal": _UNIDENTIFIED,
}

#: ACLED's scales of sources, the nearest to the event first; a hyphen joins the nearest and the farthest of several.
_SCALES = ("Subnational", "National", "International")


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


def led(actors: Iterable[Actor]) -> list[Actor]:
    """The actors of a side, a party of the registry before gunmen who may be of any: "a bomber of the Islamic State".

    The order stays as it is where the first one is known, or where none is.
    """
    side = list(actors)
    if side and not side[0].actor_id and _GENERIC.get(side[0].kind or "") == _UNIDENTIFIED:
        known = next((each for each in side if each.actor_id and ucdp_role(each.kind) in ("state", "group")), None)
        if known is not None:
            side.remove(known)
            side.insert(0, known)
    return side


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


def source_scale(item: Item, country: CountryCode | None) -> str | None:
    """How near the outlets of the reports are to the event; None unless it is known of each of them.

    A paper of a town or province of the country is subnational, another of the country national, one of another country
    and a news agency international. What a paper's readers are elsewhere ("Regional") is in no table here.
    """
    found = {_scale(document, country) for document in item.documents}
    if country is None or None in found:
        return None
    told = [scale for scale in _SCALES if scale in found]
    return told[0] if len(told) == 1 else f"{told[0]}-{told[-1]}"


def _scale(document: Document, country: CountryCode | None) -> str | None:
    known = outlet_called(document.outlet) if document.outlet else None
    if known is not None and known.kind == "wire":
        return "International"
    home = outlet_home(urlsplit(document.url).hostname or "") if document.url else None
    if home is None or country is None:
        return None
    if home.country != country.iso2:
        return "International"
    return "Subnational" if home.admin1 or home.city else "National"
