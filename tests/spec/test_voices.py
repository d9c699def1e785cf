"""`voices.tsv`: a text, and who says what in it, how, on whose behalf and through whom.

Source "-": nobody reports anything; `chain`: the layers from the source outwards; `published` where not 2016-04-20.
"""

from __future__ import annotations

import pytest

from .conftest import rows
from .voiced import voiced


@pytest.mark.parametrize("row", rows("voices.tsv"), ids=lambda row: f"{row['source']} in {row['text'][:50]}")
def test_voices(row: dict[str, str]) -> None:
    found = voiced(row["text"], row["published"] or "2016-04-20").attributions
    if row["source"] == "-":
        assert found == ()
        return
    told = [
        (
            each.attribution.source or "",
            each.attribution.kind or "",
            each.attribution.aligned_with or "",
            each.attribution.stance,
            "; ".join(link.source or "" for link in each.attribution.relayed_by),
            each.attribution.content_span.quote.strip('“”"') if each.attribution.content_span else "",
        )
        for each in found
    ]
    wanted = tuple(row[name] for name in ("source", "kind", "aligned_with", "stance", "chain", "content"))
    assert wanted in told
