"""When two names mean one actor: through the registry (aliases, ACLED's names, bodies of a state), else by words."""

from __future__ import annotations

import functools
import re

from dateline.knowledge.actors import RegisteredActor, registry
from dateline.knowledge.codebooks import ucdp_role
from dateline.knowledge.demonyms import country_code
from dateline.knowledge.folding import fold

from .records import Party

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_BODY = re.compile(r"(Military Forces|Police Forces|Air Force|Government) of (?:the )?(.+)", re.I)
_SERVICES = {"military forces": "military", "police forces": "police", "air force": "air", "government": "government"}
#: Words of a name that tell nobody apart.
_ARTICLES = re.compile(r"^(?:the|a|an) ")


@functools.cache
def _acled_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in registry().by_id.values():
        if row.acled_actor_name:
            for name in {fold(row.acled_actor_name), _bare(row.acled_actor_name)}:
                found.setdefault(name, []).append(row.id)
    return {name: tuple(ids) for name, ids in found.items()}


def _bare(name: str) -> str:
    """The folded name without what stands in brackets: "Civilians (Syria)" is "civilians"."""
    return _ARTICLES.sub("", fold(_BRACKETS.sub("", name))) or fold(name)


def keys(party: Party, country: str | None, day: str | None, *, states: bool) -> frozenset[str]:
    """What stands for an actor; two actors that share a key are one.

    `country` (ISO) and `day` choose among actors of one name. With `states` all bodies of a state are its government,
    as in UCDP GED.
    """
    found: set[str] = set()
    rows: dict[str, RegisteredActor] = {}
    if own := registry().get(party.actor_id):
        rows[own.id] = own
    for name in (party.name, party.acled or party.name):
        found.add(f"name:{_bare(name)}")
        if row := _registered(name, country, day):
            rows[row.id] = row
        if match := _BODY.match(_BRACKETS.sub("", name).strip()):
            service, iso2 = _SERVICES[match[1].casefold()], country_code(match[2])
            if iso2:
                found.add(f"body:{service}:{iso2}")
                found |= {f"government:{iso2}"} if states else set()
    for row in rows.values():
        found.add(f"id:{row.id}")
        if row.acled_actor_name:
            found.add(f"name:{_bare(row.acled_actor_name)}")
        if row.home and row.service:
            found.add(f"body:{row.service}:{row.home}")
            if states and ucdp_role(row.kind) == "state":
                found.add(f"government:{row.home}")
    return frozenset(found)


@functools.lru_cache(maxsize=20_000)
def _registered(name: str, country: str | None, day: str | None) -> RegisteredActor | None:
    """The one actor of the registry that a name means; None where there is none or it may be several."""
    spoken = [name, _BRACKETS.sub("", name), *(inside for inside in _BRACKETS.findall(name) if not _period(inside))]
    for said in spoken:
        ids = registry().candidates(said)
        if not ids:
            ids = _acled_names().get(fold(said), ())
            # ACLED has one name for an army and its branches: the body without another above it is meant
            ids = tuple(each for each in ids if registry()[each].parent not in ids)
        if len(ids) > 1:
            ids = tuple(each for each in ids if registry()[each].active(day)) or ids
        if len(ids) > 1 and country:
            ids = tuple(each for each in ids if registry()[each].at(country)) or ids
        if len(ids) == 1:
            return registry()[ids[0]]
    return None


def _period(words: str) -> bool:
    """Whether brackets hold years or a country, which tell no name."""
    return bool(re.search(r"\d", words)) or country_code(words) is not None
