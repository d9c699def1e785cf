"""Names that must be found under other spellings."""

from __future__ import annotations

import pytest

from dateline.store.fold import key, needles, words


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("Sana'a", "sanaa"),
        ("Kraków", "krakow"),
        ("Søndre Strømfjord", "sondre stromfjord"),
        ("İzmir", "izmir"),
        ("حلب", "حلب"),
        (" - ", ""),
    ],
)
def test_words(name, folded):
    assert words(name) == folded


@pytest.mark.parametrize(
    ("asked", "stored", "found"),
    [
        ("Deir Ezzor", "Deir ez-Zor", True),
        ("Deir", "Deir ez-Zor", True),
        ("Zor", "Deir ez-Zor", True),
        ("Dei", "Deir ez-Zor", False),
        ("Hom", "Homs", False),
        ("zor deir", "Deir ez-Zor", False),
    ],
)
def test_needles_in_keys(asked, stored, found):
    stored_key = key((None, "Elsewhere", stored))
    assert any(needle in stored_key for needle in needles(asked)) is found
