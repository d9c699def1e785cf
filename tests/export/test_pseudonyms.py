"""Pseudonyms: the same for the same name with the same key, and worth nothing without it."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import itertools
import re
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.protect import mask_reading, protection_version, public_actor, public_voice
from dateline.export.pseudonyms import _LENGTH, _SIGNS, PSEUDONYM, Pseudonyms
from dateline.model import Actor, Attribution, Reading, Span
from dateline.model.reading import problems

Make = Callable[..., Reading]
KEY, OTHER = bytes(range(32)), bytes(32)


def codes(reading: Reading) -> list[str]:
    return PSEUDONYM.findall(reading.to_json().decode())


def test_the_same_name_has_the_same_pseudonym_in_every_report_of_a_database(make: Make) -> None:
    mine = Pseudonyms(KEY)
    one = mask_reading(make(), mine)
    two = mask_reading(make(document={"id": "report-2", "title": "Shells hit market"}), Pseudonyms(KEY))
    assert one.incidents[0].sources[0].source == two.incidents[0].sources[0].source
    assert re.fullmatch(r"a local activist p-\w{8}", one.incidents[0].sources[0].source or "")
    assert re.fullmatch(r"a medic p-\w{8}", one.incidents[0].sources[1].source or "")
    assert len(set(codes(one))) == 2
    assert list(problems(one)) == []


def test_a_part_of_a_name_is_who_was_named_before(make: Make) -> None:
    text = mask_reading(make(), Pseudonyms(KEY)).document.text
    activist = mask_reading(make(), Pseudonyms(KEY)).incidents[0].sources[0].source
    assert activist is not None
    code = activist.split()[-1]
    assert f"local activist [{code}] said" in text
    assert f"[a local activist {code}] added" in text


def test_a_name_of_two_is_nobodys_in_particular(make: Make) -> None:
    text = make().document.text.split("Readers")[0] + "\n\nOmar Haddad and Omar Qasim came. Then Omar left."
    at = text.index("Omar Haddad")
    spans = [Span.of(text, at, at + 11), Span.of(text, at + 16, at + 26)]
    said = [Attribution(source=span.quote, kind="witness", source_span=span) for span in spans]
    event = msgspec.structs.replace(make().events[0], attribution=tuple(said))
    masked = mask_reading(make(document={"text": text}, events=(event, make().events[1])), Pseudonyms(KEY))
    first, second = (each.source for each in masked.events[0].attribution)
    assert first != second
    assert f"[{first}] and [{second}] came. Then [a witness] left." in masked.document.text


def test_two_in_one_voice_are_two() -> None:
    told = public_voice("Omar Said and Salma Aziz, residents", Pseudonyms(KEY))
    assert re.fullmatch(r"a resident p-\w{8} p-\w{8}", told)
    assert public_voice("Salma Aziz, resident", Pseudonyms(KEY)).split()[-1] == told.split()[-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Salma Qasim", "Salma Kassem"), ("Mohammed al-Khatib", "Muhammad El Khatib"), ("Omar Said", "OMAR SAID")],
)
def test_spellings_of_a_name_are_one(one: str, other: str) -> None:
    made = Pseudonyms(KEY)
    assert public_voice(f"Dr. {one}", made) == public_voice(f"Dr. {other}", made) != "a medic"


def test_another_key_another_name_or_another_class_is_another_pseudonym() -> None:
    made = Pseudonyms(KEY)
    assert made.of(["Salma", "Qasim"], "a medic") != Pseudonyms(OTHER).of(["Salma", "Qasim"], "a medic")
    assert made.of(["Salma", "Qasim"], "a medic") != made.of(["Salma", "Haddad"], "a medic")
    assert made.of(["Salma", "Qasim"], "a medic") != made.of(["Salma", "Qasim"], "a resident")


def test_unlinked_pseudonyms_hold_within_an_incident_only(make: Make) -> None:
    apart = Pseudonyms(KEY, linked=False)
    one, two = (mask_reading(make(document={"id": own}), apart) for own in ("report-1", "report-2"))
    assert not set(codes(one)) & set(codes(two))
    assert codes(one) == codes(mask_reading(make(), Pseudonyms(KEY, linked=False)))


def test_masking_twice_changes_nothing(make: Make) -> None:
    masked = mask_reading(make(), Pseudonyms(KEY))
    assert mask_reading(masked, Pseudonyms(KEY)) == masked


def test_where_no_reading_is_at_hand() -> None:
    made = Pseudonyms(KEY)
    assert public_voice("Reuters", made) == "Reuters"
    actor = public_actor(Actor(name="Salma Qasim", kind="civilians"), made)
    assert actor.name == f"a civilian {made.of(('Salma', 'Qasim'), 'a civilian')}"
    assert public_actor(Actor(name="Salma Qasim", kind="civilians")).name == "a civilian"


def test_what_was_made_under_other_rules_is_known() -> None:
    versions = {protection_version(each) for each in (None, Pseudonyms(KEY), Pseudonyms(OTHER))}
    assert len(versions | {protection_version(Pseudonyms(KEY, linked=False))}) == 4
    assert protection_version(Pseudonyms(KEY)) == protection_version(Pseudonyms(KEY))
    assert KEY.hex() not in protection_version(Pseudonyms(KEY))


def test_who_knows_all_names_and_has_no_key_recomputes_nothing(make: Make, today: dt.date) -> None:
    """The attack: every name of the report, every class, every usual hash, and every key that can be guessed."""
    masked = mask_reading(make(), Pseudonyms(KEY))
    seen = {code.removeprefix("p-") for code in codes(masked)}
    names = ["Omar al-Nabulsi", "omar nabulsi", "nabulsi", "Salma Qasim", "salma qasim", "slm ksm", "umar nbls"]
    classes = ["a local activist", "a medic", ""]
    public = ["", "dateline", "report-1", masked.document.sha256, Pseudonyms(KEY).fingerprint, today.isoformat()]
    found = set()
    for name, label, salt in itertools.product(names, classes, public):
        message = "\x1f".join(("dateline", "person", label, "", *name.split())).encode()
        for digest in (
            hashlib.sha256(salt.encode() + message).digest(),
            hashlib.sha256(name.encode()).digest(),
            hmac.new(salt.encode(), message, hashlib.sha256).digest(),
            hmac.new(hashlib.sha256(salt.encode()).digest(), message, hashlib.sha256).digest(),
        ):
            found.add(signs(digest))
    guessed = [hashlib.sha256(salt.encode()).digest() for salt in public] + [bytes(32), b"\xff" * 32]
    for key, name, label in itertools.product(guessed, names, classes):
        found.add(Pseudonyms(key).of(name.split(), label).removeprefix("p-"))
    assert not seen & found
    assert (
        signs(hmac.new(KEY, b"\x1f".join((b"dateline", b"person", b"a medic", b"", b"slm", b"ksm")), "sha256").digest())
        in seen
    )


def signs(digest: bytes) -> str:
    number, made = int.from_bytes(digest, "big"), ""
    for _ in range(_LENGTH):
        number, rest = divmod(number, len(_SIGNS))
        made += _SIGNS[rest]
    return made


@given(
    st.binary(min_size=32, max_size=32), st.lists(st.sampled_from(["Omar", "Salma", "Qasim"]), min_size=1, max_size=3)
)
def test_a_pseudonym_is_no_name_and_no_number_to_dial(key: bytes, words: list[str]) -> None:
    code = Pseudonyms(key).of(words, "a medic")
    assert PSEUDONYM.fullmatch(code)
    assert public_voice(f"a medic {code}", Pseudonyms(key)) == f"a medic {code}"
    assert public_voice(f"a medic {code} 17 killed") == f"a medic {code} 17 killed"


def test_a_key_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Pseudonyms(b"short")
