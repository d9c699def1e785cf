"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.decode import decode

TEXT = "The “army” shelled Mârj – twice."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_or_utf8(codec):
    assert decode(TEXT.encode(codec)) == (TEXT, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(codec):
    text, warnings = decode(TEXT.encode(codec))
    assert text == TEXT
    assert codec in warnings[0]


def test_declared():
    page = '<html><head><meta charset="windows-1251"></head><p>Обстрел города Марж'
    assert decode(page.encode("cp1251")) == (page, ())
    assert decode("Обстрел города".encode("koi8-r"), "koi8-r") == ("Обстрел города", ())
    latin = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">“quoted”'
    assert decode(latin.encode("cp1252")) == (latin, ())


@pytest.mark.parametrize("charset", ["nonsense", "rot13", "idna", "undefined", "\x00"])
def test_declared_wrongly(charset):
    text, warnings = decode(TEXT.encode("cp1252"), charset)
    assert text == TEXT
    assert "windows-1252" in warnings[0]


def test_another_alphabet_is_guessed_and_said():
    text = "Армия обстреляла город Марж в среду, сообщили жители. Погибли трое солдат и один пастух. " * 4
    found, warnings = decode(text.encode("cp1251"))
    assert found == text
    assert "read as" in warnings[0]


def test_a_few_broken_bytes():
    text, warnings = decode((TEXT * 20).encode() + b"\xff end")
    assert text.endswith("\ufffd end")
    assert "broken UTF-8" in warnings[0]


def test_mojibake_is_repaired_only_when_certain():
    said = "The army’s guns shelled Mârj – twice."
    wrong = said.encode().decode("cp1252")
    text, warnings = decode(wrong.encode())
    assert text == said
    assert "mojibake" in warnings[0]
    both = wrong + " Ça va, Ã la fin."
    assert decode(both.encode()) == (both, ())


@given(st.binary(max_size=300), st.none() | st.text(max_size=12))
def test_never_fails(content, charset):
    text, _ = decode(content, charset)
    assert isinstance(text, str)
