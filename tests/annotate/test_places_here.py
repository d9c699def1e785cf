"""Places told by where the report stands: "this city", "the capital"."""

from __future__ import annotations

import pytest

from dateline.annotate import annotate
from dateline.annotate.places_here import capital_of
from dateline.model import Article, Dateline, Document, Place, Section


def here(text: str, filed: str | None = None) -> list[tuple[str, str]]:
    dateline = Dateline(text=filed, place=Place(name=filed)) if filed else None
    document = Document(id="a", sha256="0" * 64, text=text, dateline=dateline)
    read = annotate(Article(document, (Section("body", 0, len(text)),)))
    return [
        (text[p.start : p.end], p.name) for p in read.places if text[p.start : p.end] != p.name and p.role == "place"
    ]


@pytest.mark.parametrize(
    ("text", "filed", "found"),
    [
        ("A bomb went off in this city.", "Medellin", [("this city", "Medellin")]),
        (
            "Two men were shot in this northwestern Colombian city.",
            "Cali",
            [("this northwestern Colombian city", "Cali")],
        ),
        ("A bomb went off in this city.", None, []),
        ("Gunmen killed a judge in the capital.", "Lima", [("the capital", "Lima")]),
        (
            "Rebels shelled the Salvadoran army in the Salvadoran capital.",
            None,
            [("the Salvadoran capital", "San Salvador")],
        ),
        (
            "Afghan police fought the Taliban in Afghanistan. A bomb went off in the capital.",
            None,
            [("the capital", "Kabul")],
        ),
        ("Afghan police fled. A bomb went off in the provincial capital.", "Kabul", []),
        ("Afghan police fled to the capital of Helmand.", "Kabul", []),
        (
            "Kenyan officers reached Pont-Sonde, near Port-au-Prince. A Kenyan officer was hurt in the capital.",
            None,
            [("the capital", "Port-au-Prince")],
        ),
        ("Afghan police fought in the capital Kabul.", "Kabul", []),
        ("Syrian and Iraqi troops met near the capital.", None, []),
    ],
)
def test_here(text: str, filed: str | None, found: list[tuple[str, str]]) -> None:
    assert here(text, filed) == found


def test_a_country_with_two_seats_has_no_one_capital() -> None:
    assert capital_of("SY") == "Damascus"
    assert capital_of("XX") is None
