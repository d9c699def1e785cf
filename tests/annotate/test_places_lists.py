"""A kind word in the plural stands for a whole list."""

from __future__ import annotations

import pytest

from dateline.annotate.places_lists import listed
from dateline.annotate.sentences import parse
from dateline.model import Article, Document, Section


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Barrow, Otter Tail and Ames counties.", ["Barrow county", "Otter Tail county", "Ames county"]),
        ("The villages of Atareb, Kafr Amma and Abin.", ["Atareb village", "Kafr Amma village", "Abin village"]),
        ("Three districts: Nawa and Garmsir.", ["Nawa district", "Garmsir district"]),
        ("Counties and states met.", []),
    ],
)  # fmt: skip
def test_names_under_one_kind_word(text: str, found: list[str]) -> None:
    article = Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    hits = [hit for sentence in parse(article) for hit in listed(text, sentence)]
    assert [f"{text[start:end]} {kind}" for start, end, kind in hits] == found
