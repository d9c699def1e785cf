"""What a dateline names beside the place where the report was filed."""

from __future__ import annotations

import pytest

from dateline.model import Article, Dateline, Document, Place, Span
from dateline.resolve.places_dateline import dateline_mentions


@pytest.mark.parametrize(
    ("line", "place", "container"),
    [
        ("CHARLESTON, W.Va. -- Two men", "CHARLESTON", "W.Va."),
        ("SAN JOSE (COSTA RICA), 3 MAY 89 (EFE) -- TWO MEN", "SAN JOSE", "COSTA RICA"),
        ("LIMA, NO DATE (RADIO) -- TWO MEN", "LIMA", None),
        ("GOMA, March 12 -- Two men", "GOMA", None),
        ("LIMA, 3 MAY 89 (EFE) -- TWO MEN", "LIMA", None),
        ("HOMS (Agency) -- Two men", "HOMS", None),
    ],
)
def test_a_container_named_with_the_place(line: str, place: str, container: str | None) -> None:
    filed = Dateline(text=line.split(" -- ")[0], place=Place(name=place, span=Span.of(line, 0, len(place))))
    mentions = dateline_mentions(Article(Document(id="a", sha256="0" * 64, text=line, dateline=filed), ()), 7)
    assert [mention.name for mention in mentions] == [place, *([container] if container else [])]
    assert mentions[0].within == (8 if container else None)
