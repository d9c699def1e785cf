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


RUSSIAN = "Армия обстреляла город Марж в среду, сообщили жители. Погибли трое солдат и один пастух."
UKRAINIAN = "Армія обстріляла місто Марж у середу, повідомили мешканці. Загинули троє солдатів, ще п'ятеро поранені."
ARABIC = "قصف الجيش بلدة مرج يوم الأربعاء، بحسب ما قاله السكان، وقتل ثلاثة جنود وراع واحد في الهجوم."
GREEK = "Ο στρατός βομβάρδισε την πόλη Μαρτζ την Τετάρτη, είπαν οι κάτοικοι. Τρεις στρατιώτες σκοτώθηκαν."
ALPHABETS = [
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "iso8859-5"),
    (RUSSIAN, "cp866"),
    (UKRAINIAN, "cp1251"),
    (UKRAINIAN, "koi8-u"),
    (ARABIC, "cp1256"),
    (ARABIC, "iso8859-6"),
    (GREEK, "cp1253"),
]


@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "koi8-r", "windows-1251"])
@pytest.mark.parametrize(("text", "codec"), ALPHABETS)
def test_other_alphabets_whatever_is_declared(text, codec, declared):
    page = f"<html><head><title>{text}</title></head><body><div class='menu'>Home</div><p>{text}</p></body></html>"
    for words in (text, page, text[:30]):
        assert decode(words.encode(codec), declared)[0] == words


def test_a_wrong_charset_is_said():
    assert "declared as iso-8859-1, and is cp1251" in decode(RUSSIAN.encode("cp1251"), "iso-8859-1")[1][0]
    assert decode(RUSSIAN.encode("cp1251"), "windows-1251")[1] == ()


@pytest.mark.parametrize("text", ["Café à Genève – déjà vu, Müller, ¿qué?", "Ñandú, señor, ¡olé!", "naïve façade"])
def test_latin_text_is_not_taken_for_another_alphabet(text):
    assert decode(text.encode("cp1252"), "windows-1252") == (text, ())
    assert decode(text.encode("cp1252"))[0] == text


def test_chinese_as_declared():
    text = "居民说，军队周三炮击了马尔杰镇，三名士兵和一名牧羊人被打死。"
    assert decode(text.encode("gb18030"), "gbk") == (text, ())


def test_mojibake_upon_mojibake():
    said = "The army’s guns shelled Mârj."
    twice = said.encode().decode("cp1252").encode().decode("cp1252")
    text, warnings = decode(twice.encode())
    assert text == said
    assert "2 times over" in warnings[0]
    latin = UKRAINIAN.encode().decode("latin-1").encode()
    assert decode(latin)[0] == UKRAINIAN
    read_as_russian = "Армия обстреляла город".encode().decode("cp1251").encode()
    assert decode(read_as_russian)[0] == "Армия обстреляла город"
    arabic = ARABIC.encode().decode("latin-1").encode()
    assert decode(arabic)[0] == ARABIC


def test_mojibake_in_one_line():
    said = "The army’s guns shelled Mârj."
    text, _ = decode(f"Ça va, Ã la fin.\n{said.encode().decode('cp1252')}\n".encode())
    assert text == f"Ça va, Ã la fin.\n{said}\n"


def test_marks_in_the_middle():
    assert decode("One.\ufeff Two.ï»¿".encode())[0] == "One. Two."


def test_stray_quotes():
    assert decode("é".encode() * 20 + b" the army\x92s")[0].endswith("the army’s")
