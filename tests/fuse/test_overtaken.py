"""Places taken over from a headline."""

from __future__ import annotations

import msgspec

from dateline.fuse.incident import build
from dateline.fuse.overtaken import with_places_found
from dateline.model import Document, Span

from .conftest import ARMY, FAR, PEOPLE, REBELS, TOWN

DOCUMENT = Document(id="r", sha256="0" * 64, text="x" * 200)


def test_the_town_is_what_the_place_of_the_headline_turned_out_to_be(event):
    near = msgspec.structs.replace(FAR, relation="near", span=Span(0, 4, "Atta"))
    town = msgspec.structs.replace(FAR, name="Mirna", place_id=None, span=Span(50, 54, "They"))
    attack = {"type": "Violence against civilians", "subtype": "Attack", "side_b": (PEOPLE,)}
    told = [
        [
            event(0, "Attack near the city.", place=near, **attack),
            event(50, "They stormed it.", place=town, side_a=(REBELS,), **attack),
        ],
        [event(120, "The army fought.", place=near, side_a=(ARMY,))],
        [event(160, "They marched.", place=msgspec.structs.replace(TOWN, span=Span(160, 164, "They")))],
    ]
    built = [build(DOCUMENT, events, f"i{n}") for n, events in enumerate(told)]
    built[0] = msgspec.structs.replace(built[0], place=town)
    first, second, third = with_places_found(told, built)
    assert (first.place.name, second.place.name, third.place.name) == ("Mirna", "Mirna", "Tamra")
