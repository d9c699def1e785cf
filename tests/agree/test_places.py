"""Which names mean one place or unit."""

from __future__ import annotations

import pytest

from dateline.agree.places import keys, name_likeness, same_unit, unit_name


@pytest.mark.parametrize(
    ("one", "other", "country", "likeness"),
    [
        ("near Deir ez-Zor", "Deir ez Zor city", None, 1),
        ("Dayr az Zawr", "Deir ez-Zor", "SY", 1),
        ("Al Fashir", "El Fasher", "SD", 1),
        ("Artemivsk", "Bakhmut", "UA", 1),
        ("Sinaa", "Sinaa district", "SY", 0.75),
        ("Al Fashir", "El Fasher", None, 0),
        ("Harim", "Salqin", "SY", 0),
        ("Deir ez-Zor", "Deir ez-Zor airport", "SY", 0.75),
    ],
)
def test_places(one, other, country, likeness):
    assert name_likeness(one, other, country) == likeness
    assert name_likeness(other, one, country) == likeness


def test_units():
    assert unit_name("Khartoum State") == unit_name("Khartoum")
    assert same_unit("Al Jazirah", "Gezira", "SD")
    assert same_unit("Kharkivska", "Kharkiv Oblast", "UA")
    assert not same_unit("Gezira", "Khartoum", "SD")


def test_a_name_without_words_breaks_nothing():
    for name in ("", "…", "the", "city"):
        assert keys(name, "SY", unit=False)
        assert keys(name, "SY", unit=True)
