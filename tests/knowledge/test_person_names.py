from __future__ import annotations

import pytest

from dateline.knowledge.person_names import name_parts, same_person


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Mr. Rami Abdul-Rahman", ("rami", "abdulrahman")),
        ("Omar al-Refaee", ("omar", "refaee")),
        ("Abd al-Rahman", ("abdrahman",)),
        ("Dr. Nadia Omar", ("nadia", "omar")),
        ("", ()),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Karim", "Haddad"), ("Hadad",), True),
        (("Karim", "Haddad"), ("Karim", "Haddad"), True),
        (("Karim", "Haddad"), ("Omar", "Haddad"), False),
        (("Karim", "Saleh"), ("Nader",), False),
        (("Ali",), ("Adi",), False),
        ((), ("Nader",), False),
        (("Rami", "Abdel", "Rahman"), ("Abdulrahman",), True),
        (("Rami", "Abdel", "Rahman"), ("Abdul-Rahman",), True),
        (("Rami", "Abdurrahman"), ("R.", "Abdel-Rahman"), True),
        (("Mujahid", "Rifaee"), ("al-Refaee",), True),
        (("Omar", "Qassem"), ("Kassem",), False),
        (("Omar", "Abdullah"), ("Abdel", "Rahman"), False),
    ],
)
def test_same_person(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    assert same_person(one, other) == same
