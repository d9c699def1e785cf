"""Names of persons, groups and broadcasters that are also names of places."""

from __future__ import annotations

import pytest

from dateline.annotate import annotate
from dateline.model import Article, Document, Section


def places(text: str) -> set[str]:
    read = annotate(Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),)))
    return {place.name for place in read.places if place.role == "place"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Dr. Mauricio Colorado said it was a crime. Colorado added that two men had died.", set()),
        ("Dr. Mauricio Colorado said so. The bomb went off in Colorado.", {"Colorado"}),
        ("The Farabundo Marti National Liberation Front attacked Usulutan.", {"Usulutan"}),
        ("Rebels told Radio Venceremos that they had attacked Usulutan.", {"Usulutan"}),
        ("Ana Colorado, 34, was shot in Apopa. Her brother Luis Colorado fled.", {"Apopa"}),
        ("General Gustavo Leigh Guzman was hurt in Santiago. Leigh's office was hit.", {"Santiago"}),
    ],
)
def test_a_bearer_is_no_place(text: str, named: set[str]) -> None:
    assert places(text) == named
