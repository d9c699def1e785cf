"""Days as pages of many languages write them."""

from __future__ import annotations

import pytest

from dateline.article.dates_abroad import Tongue, find_day_abroad


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("دوشنبه ۲ تير ۱۳۹۹", "fa", "2020-06-22"),
        ("۱۳۹۹/۰۴/۰۲", "fa", "2020-06-22"),
        ("30 اسفند 1399", "fa", "2021-03-20"),
        ("1 فروردین 1400", "fa", "2021-03-21"),
        ("১৬ ফেব্রুয়ারি ২০২০", "bn", "2020-02-16"),
        ("Miércoles, 15 de Abril de 2020", "es_VE", "2020-04-15"),
        ("12 октября 2020, 14:22", "", "2020-10-12"),
        ("12 жовтня 2020 р.", "uk", "2020-10-12"),
        ("2020년 10월 12일", "ko", "2020-10-12"),
        ("2020年10月12日", "", "2020-10-12"),
        ("٢٠٢٠/١٠/١٢", "ar", "2020-10-12"),
        ("12 تشرين الأول 2020", "ar", "2020-10-12"),
        ("Lundi 3 août 2020 à 12h30", "fr", "2020-08-03"),
        ("2020. október 12.", "hu", "2020-10-12"),
        ("12 ตุลาคม 2563", "th", "2020-10-12"),
        ("12 tháng 10, 2020", "vi", "2020-10-12"),
        ("25.09.18", "de", "2018-09-25"),
        ("12 listopadu 2020", "cs", "2020-11-12"),
        ("Posted 21 April 2016", "fr", "2016-04-21"),
    ],
)
def test_read(words, language, day):
    assert find_day_abroad(words, Tongue.of(language)).first.isoformat() == day


@pytest.mark.parametrize(("language", "day"), [("fr", "2016-05-04"), ("en-GB", "2016-05-04"), ("en-US", "2016-04-05")])
def test_order_of_day_and_month_follows_the_language(language, day):
    assert find_day_abroad("04/05/2016", Tongue.of(language)).first.isoformat() == day


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("04/05/2016", "en"),
        ("04/05/2016", ""),
        # November in Czech, October in Croatian
        ("12 listopad 2020", ""),
        ("31 اسفند 1399", "fa"),
        ("30 اسفند 1398", "fa"),
        ("31 февраля 2020", "ru"),
        ("12 октября", "ru"),
        ("5.10.20", "en"),
        ("", "fa"),
    ],
)
def test_not_read(words, language):
    assert find_day_abroad(words, Tongue.of(language)) is None
