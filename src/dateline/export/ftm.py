"""FollowTheMoney: entities as JSON lines for Aleph and OpenSanctions' tools; schemata of followthemoney 4.

An incident is an Event, a report an Article, a registered party an Organization with a Mention in each article that
tells of it; who says how many were harmed, which has no field there, is a Note on the event. No person is an entity,
and the file is masked also where it is internal: such tools match names against lists.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.knowledge.actors import registry
from dateline.model import THINGS, Actor, Casualties, Document, Reading, Tally

from ._claims import Claim, claims_of
from ._items import Item, OnSkip, shared
from ._privacy import PRIVATE_ACTORS, is_public
from ._text import join_names, place_words, web_address

#: Languages as FollowTheMoney writes them (ISO 639-3) by ISO 639-1; one that is not here is not told.
_LANGUAGES = {
    "am": "amh", "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "hi": "hin",
    "it": "ita", "ku": "kur", "my": "mya", "nl": "nld", "pl": "pol", "ps": "pus", "pt": "por", "ru": "rus", "so": "som",
    "sw": "swa", "tr": "tur", "uk": "ukr", "ur": "urd", "zh": "zho",
}  # fmt: skip
#: Longest name that its library takes, in characters.
_MAX_NAME = 384


def export(
    readings: Iterable[Reading],
    *,
    public: bool = True,
    today: dt.date,
    delay_days: int = 14,
    on_skip: OnSkip | None = None,
) -> Iterator[str]:
    """An entity a line. Ids are hashes of what they stand for: the same entity has the same one in every export."""
    told: set[int] = set()
    for item in shared(readings, public=public, today=today, delay_days=delay_days, on_skip=on_skip):
        for entity in _entities(item):
            own = int(entity["id"][-16:], 16)  # a number of 8 bytes: half a million ids are held at once
            if own not in told:
                told.add(own)
                yield json.dumps(entity, ensure_ascii=False) + "\n"


def _entities(item: Item) -> Iterator[dict[str, Any]]:
    parties = {_party_id(actor): actor for actor in _parties(item)}
    for own, actor in parties.items():
        row = registry().get(actor.actor_id)
        country = row.home.lower() if row and row.home else None
        yield _entity("Organization", own, name=[actor.name], country=[country])
    for document in item.documents:
        yield _article(document)
        for own, actor in parties.items():
            mention = _id("mention", document.id, own)
            yield _entity(
                "Mention",
                mention,
                document=[_article_id(document)],
                name=[actor.name],
                resolved=[own],
                detectedSchema=["Organization"],
            )
    yield _event(item, list(parties))
    for claim in claims_of(item):
        if claim.count or (claim.voice and claim.voice.stance != "asserts"):
            yield _note(claim)


def _event(item: Item, parties: list[str]) -> dict[str, Any]:
    incident, place, when = item.incident, item.incident.place, item.incident.time
    sides = " against ".join(filter(None, (join_names(incident.side_a), join_names(incident.side_b))))
    what = incident.subtype or incident.type
    start, end = (when.start, when.end) if when else (None, None)
    name = ", ".join(part for part in (f"{what}: {sides}" if sides else what, place_words(place), start) if part)
    where = ", ".join(part for part in (place_words(place), place and place.admin2, place and place.admin1) if part)
    killed = incident.fatalities
    return _entity(
        "Event",
        _event_id(item),
        name=[name[:_MAX_NAME]],
        startDate=[start],
        endDate=[end],
        date=[start if start == end else None],
        location=[where],
        country=[place.country.lower() if place and place.country else None],
        involved=parties,
        proof=[_article_id(document) for document in item.documents],
        keywords=[incident.type, incident.subtype, *item.plover, *item.statuses],
        summary=[f"killed: {_figures(killed)}" if killed else None],
        description=list(item.quotes),
        notes=list(incident.disagreements),
        recordId=[item.id],
        sourceUrl=list(item.each_cited("url")),
        publisher=list(item.each_cited("outlet")),
    )


def _article(document: Document) -> dict[str, Any]:
    published = document.published.start if document.published else None
    return _entity(
        "Article",
        _article_id(document),
        title=[document.title],
        sourceUrl=[web_address(document.url)],
        publisher=[document.outlet],
        publishedAt=[published],
        language=[_LANGUAGES.get(document.language or "")],
    )


def _note(claim: Claim) -> dict[str, Any]:
    count, stance = claim.count, claim.voice.stance if claim.voice else "asserts"
    said = f"{claim.source} {stance}"
    if count:
        whose = f" ({count.description})" if count.description else ""
        said += f": {count.harm}{whose}: {_figures(count)}"
    else:
        said += " that it happened"
    document = claim.document
    return _entity(
        "Note",
        _id("note", _event_id(claim.item), document.id if document else "", said),
        entity=[_event_id(claim.item)],
        name=[said[:_MAX_NAME]],
        description=[claim.quote],
        proof=[_article_id(document) if document else None],
        sourceUrl=[web_address(document.url) if document else None],
        publisher=[document.outlet if document else None],
    )


def _figures(told: Tally | Casualties) -> str:
    bounds = (("low", told.low), ("best", told.best), ("high", told.high))
    return ", ".join(f"{name} {'not known' if number is None else number}" for name, number in bounds)


def _parties(item: Item) -> Iterator[Actor]:
    """The parties on both sides that the registry knows: states, forces, groups, bodies; no person and no thing."""
    for actor in (*item.incident.side_a, *item.incident.side_b):
        if is_public(actor) and actor.kind not in PRIVATE_ACTORS and actor.kind not in THINGS:
            yield actor


def _party_id(actor: Actor) -> str:
    return _id("actor", actor.key)


def _article_id(document: Document) -> str:
    return _id("article", document.id)


def _event_id(item: Item) -> str:
    return _id("event", item.id)


def _id(*parts: str) -> str:
    return "dateline-" + hashlib.sha1("\n".join(parts).encode(), usedforsecurity=False).hexdigest()


def _entity(schema: str, own: str, **properties: Iterable[str | None]) -> dict[str, Any]:
    """An entity with what is known of it; texts on one line, each once."""
    told = {name: list(dict.fromkeys(" ".join(v.split()) for v in values if v)) for name, values in properties.items()}
    return {"id": own, "schema": schema, "properties": {name: values for name, values in told.items() if values}}
