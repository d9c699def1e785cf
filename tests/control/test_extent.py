"""How much of a place the words speak of."""

from __future__ import annotations

import pytest

from dateline.control.extent import extent_of
from dateline.model import Place, Span

CASES = [
    ("The rebels captured Tamra.", "whole"),
    ("The rebels captured the town of Tamra.", "whole"),
    ("The rebels captured parts of Tamra.", "part"),
    ("The rebels captured parts of nearby Tamra.", "part"),
    ("They hold 40 percent of Tamra.", "part"),
    ("They hold about 85% of Tamra.", "most"),
    ("They hold most of the city of Tamra.", "most"),
    ("They seized several streets in Tamra.", "part"),
    ("They seized the northern part of Tamra.", "part"),
    ("They seized the last positions in Tamra.", "whole"),
    ("They seized villages around Tamra.", "around"),
    ("They seized a hill overlooking Tamra.", "around"),
    ("They are on the outskirts of Tamra.", "around"),
    ("They cut the road to Tamra.", "around"),
    ("They took the Tamra countryside.", "around"),
    ("They took Tamra's eastern outskirts.", "around"),
    ("They recaptured the suburb of Tamra.", "whole"),
    ("They recaptured the suburbs of Tamra and Harim.", "whole"),
    ("They recaptured the suburbs of Tamra.", "around"),
]


@pytest.mark.parametrize(("text", "extent"), CASES, ids=[text for text, _ in CASES])
def test_extent(text, extent):
    at = text.index("Tamra")
    place = Place(name="Tamra", span=Span.of(text, at, at + 5))
    assert extent_of(place, Span.of(text, 0, len(text))) == extent


@pytest.mark.parametrize("relation", ["near", "outskirts", "direction", "between"])
def test_a_place_that_is_near_is_not_the_place(relation):
    assert extent_of(Place(name="Tamra", relation=relation), None) == "around"
