"""The incidents of a Reading as coded events: what the exports would write, beside what they would leave out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from dateline.agree import Coded, Party
from dateline.export import acled, ucdp
from dateline.export._coded import acled_actor, country_of, interval
from dateline.export._items import Item, items_of
from dateline.knowledge.codebooks import disorder_type
from dateline.model import Actor, Reading, Tally

#: Quotes of the evidence that are kept with an event.
_QUOTES = 3


def coded(reading: Reading, book: Literal["acled", "ucdp", "readings"]) -> list[Coded]:
    """What was found to have happened, in the terms of a codebook; ACLED's has one event for each active day.

    An incident of which the codebook makes no row keeps the reason: it may match what a hand coded, and else is not
    held against what was found.
    """
    make = {"acled": _acled, "ucdp": _ucdp, "readings": _plain}[book]
    return [event for item in items_of(reading) if item.happened for event in make(item)]


def _common(item: Item) -> Coded:
    incident, place = item.incident, item.incident.place
    bounds = interval(incident.time)
    tally, civilians = incident.fatalities or Tally(), incident.civilian_fatalities or Tally()
    return Coded(
        id=item.id,
        incident=item.id,
        start=bounds[0].isoformat() if bounds else None,
        end=bounds[1].isoformat() if bounds else None,
        event_type=incident.type,
        sub_event_type=incident.subtype,
        disorder_type=disorder_type(incident.type, incident.subtype),
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        admin2=place.admin2 if place else None,
        place=place.name if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        best=tally.best,
        low=tally.low,
        high=tally.high,
        civilian_deaths=civilians.best,
        quotes=item.quotes[:_QUOTES],
    )


def _acled(item: Item) -> Iterator[Coded]:
    days, precision = acled.active_days(item.incident.time)
    side_a, side_b = (tuple(_party(actor, item) for actor in side if actor) for side in acled.sides(item))
    first = next((actor for actor in acled.sides(item)[1] if actor), None)
    label = acled_actor(first, country_of(item.incident.place))[1] if first else ""
    place = item.incident.place
    event = msgspec.structs.replace(
        _common(item),
        date_precision=precision or None,
        side_a=side_a,
        side_b=side_b,
        place_precision=place.geo_precision if place else None,
        civilians_targeted=acled.targets_civilians(item, label),
        no_row=acled.no_row(item),
    )
    dead = acled.fatalities(item)
    if not days:
        yield msgspec.structs.replace(event, fatalities=dead)
        return
    share, rest = divmod(dead, len(days))
    for number, day in enumerate(days):
        yield msgspec.structs.replace(
            event,
            id=event.id if len(days) == 1 else f"{event.id} day {number + 1}",
            start=day.isoformat(),
            end=day.isoformat(),
            fatalities=share if number else share + rest,
        )


def _ucdp(item: Item) -> Iterator[Coded]:
    violence, side_a, side_b = ucdp.sides(item)
    when, place = item.incident.time, item.incident.place
    bounds = interval(when)
    yield msgspec.structs.replace(
        _common(item),
        date_precision=ucdp.date_precision(when, *bounds) if when and bounds else None,
        violence=violence,
        side_a=tuple(_party(actor, item) for actor in side_a),
        # UCDP names whom one-sided violence hits by one word
        side_b=(Party("Civilians"),) if violence == 3 else tuple(_party(actor, item) for actor in side_b),
        place_precision=place.ucdp_where_prec if place else None,
        civilian_deaths=ucdp.death_columns(item, side_a, side_b).get("deaths_civilians"),
        no_row=ucdp.no_row(item),
    )


def _plain(item: Item) -> Iterator[Coded]:
    sides = ((_party(actor, item) for actor in side) for side in (item.incident.side_a, item.incident.side_b))
    side_a, side_b = (tuple(side) for side in sides)
    yield msgspec.structs.replace(_common(item), side_a=side_a, side_b=side_b)


def _party(actor: Actor, item: Item) -> Party:
    return Party(actor.name, actor.actor_id, acled_actor(actor, country_of(item.incident.place))[0])
