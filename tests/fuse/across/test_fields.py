"""The comparison level of each field, for pairs of reports made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.fuse.across import features, waterfall
from dateline.knowledge.fusion_weights import fusion_weights

from .conftest import Make

BASE: dict[str, Any] = {"day": "2016-04-20", "place": "Halfaya"}
TAKES = "Non-state actor overtakes territory"


def level(report: Make, field: str, one: dict[str, Any], other: dict[str, Any]) -> str:
    """The name of the level that a field has between two reports."""
    a, b = (features(report(name, "Shells hit it.", **{**BASE, **given})) for name, given in (("a", one), ("b", other)))
    words = next(step.level for step in waterfall(a, b).steps if step.field == field)
    return next(name for name, weight in fusion_weights()[field].items() if weight.words == words)


@pytest.mark.parametrize(
    ("field", "one", "other", "found"),
    [
        ("place", {}, {}, "town"),
        ("place", {"kind": "neighbourhood"}, {"kind": "neighbourhood"}, "spot"),
        ("place", {"kind": "city"}, {"kind": "city"}, "city"),
        ("place", {}, {"place": "Mhardeh"}, "near"),
        ("place", {"kind": "city"}, {"place": "Mhardeh", "kind": "neighbourhood"}, "quarter"),
        ("place", {}, {"place": "Mhardeh", "kind": "neighbourhood"}, "inside"),
        ("place", {"kind": "island"}, {"place": "Mhardeh", "kind": "neighbourhood"}, "part"),
        ("place", {"subtype": TAKES}, {"subtype": TAKES}, "held"),
        ("place", {"subtype": TAKES}, {"place": "Mhardeh", "subtype": TAKES}, "taken"),
        ("place", {}, {"place": "Raqqa"}, "far"),
        ("place", {}, {"place": "Derna", "country": "LY"}, "abroad"),
        ("place", {}, {"place": None}, "unknown"),
        ("place", {}, {"kind": "country"}, "country"),
        ("time", {}, {}, "day"),
        ("time", {"published": "2016-04-22"}, {"day": "2016-04-21", "published": "2016-04-22"}, "next"),
        ("time", {"published": "2016-04-20"}, {"day": "2016-04-21", "published": "2016-04-21"}, "sequel"),
        ("time", {"published": "2016-04-21"}, {"day": "2016-04-21", "published": "2016-04-20"}, "next"),
        ("time", {}, {"day": "2016-04-18", "until": "2016-04-24"}, "overlap"),
        ("time", {}, {"day": "2016-04-01", "until": "2016-04-30"}, "wide"),
        ("time", {}, {"day": "2016-04-23"}, "days"),
        ("time", {}, {"day": "2016-04-27"}, "week"),
        ("time", {}, {"day": "2016-06-27"}, "apart"),
        ("time", {}, {"day": None}, "unknown"),
        ("type", {}, {"subtype": "Armed clash"}, "like"),
        ("type", {"subtype": "Suicide bomb"}, {"subtype": "Remote explosive/landmine/IED"}, "kin"),
        ("type", {"subtype": "Suicide bomb"}, {"subtype": "Suicide bomb"}, "same"),
        ("type", {"subtype": "Armed clash"}, {"subtype": "Armed clash"}, "usual"),
        ("type", {}, {"subtype": "Abduction/forced disappearance"}, "unlike"),
        ("status", {}, {"status": "threatened"}, "unlike"),
        ("killed", {"killed": 7}, {"killed": 7}, "same"),
        ("killed", {"killed": 1}, {"killed": 1}, "few"),
        ("killed", {"killed": 10}, {"killed": 12}, "close"),
        ("killed", {"killed": 80}, {"killed": 90}, "mass"),
        ("killed", {"killed": 4}, {"killed": 9, "published": "2016-04-22"}, "rising"),
        ("killed", {"killed": 9}, {"killed": 4, "published": "2016-04-22"}, "other"),
        ("killed", {"killed": 2}, {"killed": 12}, "far"),
        ("killed", {"killed": 4}, {"killed": 90}, "beyond"),
        ("killed", {"killed": 28}, {"killed": 368}, "beyond"),
        ("killed", {"killed": 30, "published": "2016-04-20"}, {"killed": 6, "published": "2016-04-22"}, "disputed"),
        ("killed", {"killed": 6, "published": "2016-04-20"}, {"killed": 30, "published": "2016-04-22"}, "rising"),
        ("killed", {"killed": 4}, {}, "unknown"),
        ("sides", {"doers": ["sy_saa"]}, {"doers": ["sy_saa"]}, "doer"),
        ("sides", {"doers": ["sy_saa"]}, {"others": ["sy_saa"]}, "actor"),
        ("sides", {"doers": ["sy_saa"]}, {"doers": ["isis"]}, "unlike"),
        ("sides", {"doers": ["sy_saa"]}, {}, "unknown"),
        ("rank", {}, {"number": 2}, "mixed"),
        ("told", {}, {"published": "2016-07-01"}, "long"),
    ],
)
def test_level(report: Make, field: str, one: dict[str, Any], other: dict[str, Any], found: str) -> None:
    assert level(report, field, one, other) == found
    assert level(report, field, other, one) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("T09:30", "T10:15", "same"),
        ("T09:30", "T12:00", "near"),
        ("T04:00", "T21:00", "apart"),
        ("T09:30", "T21:30", "unknown"),
    ],
)
def test_hour(report: Make, one: str, other: str, found: str) -> None:
    given = [{"timex": f"2016-04-20{hour}", "precision": "time"} for hour in (one, other)]
    assert level(report, "hour", given[0], given[1]) == found


def test_reports_that_name_other_victims_are_told_apart(report: Make) -> None:
    texts = ("Samir Haddouche and Amine Belkaroui died.", "Odalys Brenneke and Terrell Quashie died.")
    a, b = (features(report(name, text, **BASE)) for name, text in zip("ab", texts, strict=True))
    assert waterfall(a, b).steps[-1].bits == fusion_weights()["words"]["none"].bits


def test_a_place_abroad_that_is_named_in_the_other_report_is_softer(report: Make) -> None:
    texts = ("Shells hit a bus, and the injured were taken to Mhardeh.", "Shells hit a bus in the afternoon.")
    a = features(report("a", texts[0], **{**BASE, "place": "Derna", "country": "LY"}))
    b = features(report("b", texts[1], **{**BASE, "place": "Mhardeh"}))
    step = next(step for step in waterfall(a, b).steps if step.field == "place")
    assert step.bits == fusion_weights()["place"]["told"].bits


@pytest.mark.parametrize(
    "more", [{"killed": 9}, {"doers": ["isis"]}, {"timex": "2016-04-20T21:00", "precision": "time"}]
)
def test_one_city_and_day_with_other_tolls_sides_or_hours_are_two_happenings(
    report: Make, more: dict[str, Any]
) -> None:
    given = {
        **BASE,
        "kind": "city",
        "subtype": "Armed clash",
        "doers": ["sy_saa"],
        "killed": 4,
        "published": "2016-04-20",
    }
    clock = {"timex": "2016-04-20T04:00", "precision": "time"} if "timex" in more else {}
    unsaid = {} if "killed" in more else {"killed": None}
    sides = {} if "doers" in more else {"doers": []}
    a = features(report("a", "Fighters clashed.", **{**given, **clock, **unsaid, **sides}))
    b = features(report("b", "Fighters clashed.", **{**given, **unsaid, **sides, **more, "published": "2016-04-19"}))
    assert waterfall(a, b).total <= 0


def test_each_weight_has_a_reason() -> None:
    for levels in fusion_weights().values():
        for weight in levels.values():
            assert weight.words
            assert weight.basis
