"""Which language a text is in: sentences written for this test."""

from __future__ import annotations

import pytest

from dateline.article.language import in_other_script, language_of

TEXTS = {
    "ru": "Армия обстреляла город Марж в среду, сообщили жители. Погибли трое солдат и один пастух.",
    "uk": "Армія обстріляла місто Марж у середу, повідомили мешканці. Загинули троє солдатів і один пастух.",
    "ar": "قصف الجيش بلدة مرج يوم الأربعاء، بحسب ما قاله السكان، وقتل ثلاثة جنود وراع واحد في الهجوم.",
    "fa": "ارتش روز چهارشنبه شهر مرج را گلوله‌باران کرد و سه سرباز و یک چوپان کشته شدند، به گفته ساکنان.",
    "tr": "Ordu çarşamba günü Marj kasabasını bombaladı; bölge sakinleri üç askerin öldüğünü söyledi.",
    "fr": "L'armée a bombardé la ville de Marj mercredi, selon des habitants. Trois soldats ont été tués.",
    "es": "El ejército bombardeó la ciudad de Marj el miércoles, dijeron los vecinos. Murieron tres soldados.",
    "de": "Die Armee beschoss am Mittwoch die Stadt Mardsch, sagten Anwohner. Drei Soldaten wurden getötet.",
    "en": "The army shelled the town of Marj on Wednesday, residents said. Three soldiers were killed.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_whole_texts(language):
    assert language_of(TEXTS[language]) == language
    assert language_of(TEXTS[language] * 40) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Обстрел Маржа", "und-Cyrl"),
        ("قصف مرج", "und-Arab"),
        ("Marj: обстрелян город", "und-Cyrl"),
        ("Τρεις νεκροί", "und-Grek"),
        ("12 killed", None),
        ("Trois morts", None),
        ("", None),
        ("12 345", None),
    ],
)
def test_few_words(text, language):
    assert language_of(text) == language


def test_mixed():
    assert language_of("Home News Sport Contact About us Login " + TEXTS["ar"] * 2) == "ar"
    assert language_of(f"{TEXTS['en']} {TEXTS['en']} “{TEXTS['ar']}”") == "en"
    assert language_of("3 KILLED IN MARJ SHELLING; ARMY DENIES, DONETSK OBLAST") == "en"


def test_much_in_another_alphabet_is_said():
    assert in_other_script(TEXTS["en"]) is None
    assert in_other_script(TEXTS["en"] * 3 + " Марж") is None
    assert "of another alphabet" in in_other_script(TEXTS["en"] * 2 + TEXTS["uk"])
