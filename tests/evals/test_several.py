"""How fused incidents are compared with the gold of `tests/data/several/`, and that the gold fits its reports."""

from __future__ import annotations

import json
from typing import Any

import pytest
from evals.several import CORPUS, gold, score

HAPPENING: dict[str, Any] = {
    "id": "market", "day": "2024-03-12", "day_end": "2024-03-12", "place": "El Obeid", "place_also": ["Al-Ubayyid"],
    "country": "SD", "type": "Explosions/Remote violence", "subtype": "Air/drone strike", "killed": [9, 9, 9],
    "injured": None, "independent_sources": 1, "tells": ["a", "b"], "tolls": [["2024-03-12", 4], ["2024-03-13", 9]],
    "disagreements": ["the army denies it"],
}  # fmt: skip


def incident(own: str, *documents: str, **more: Any) -> dict[str, Any]:
    told = {
        "id": own, "documents": list(documents), "type": "Explosions/Remote violence", "subtype": "Air/drone strike",
        "place": {"name": "Al-Ubayyid", "country": "SD"}, "time": {"start": "2024-03-12"},
        "fatalities": {"low": 9, "best": 9, "high": 9}, "independent_sources": 1, "disagreements": ["it is denied"],
        "tolls": [{"harm": "killed", "best": 4}, {"harm": "killed", "best": 9}],
    }  # fmt: skip
    return told | more


def test_what_is_all_right():
    found = score([incident("f1", "a", "b"), incident("f2", "c")], [HAPPENING])
    assert found.clusters["B-cubed F1"] == found.clusters["pairwise F1"] == 100
    assert {name for name, (right, of) in found.counts.items() if right < of} == set()
    assert not found.errors


def test_reports_apart_and_facts_of_the_larger_part():
    wrong = incident("f2", "b", place={"name": "Kosti", "country": "SD"}, time={"start": "2024-03-13"})
    found = score([incident("f1", "a"), wrong], [HAPPENING])
    assert found.clusters["B-cubed R"] == 50
    assert found.counts["united"] == (0, 1)
    assert found.share("place") == found.share("killed") == 1


def test_a_report_of_two_happenings_is_counted_for_both():
    clinic = HAPPENING | {"id": "clinic", "place": "Kosti", "place_also": [], "tells": ["b", "c"], "killed": [3, 3, 3]}
    there = incident(
        "f2", "b", "c", place={"name": "Kosti", "country": "SD"}, fatalities={"low": 3, "best": 3, "high": 3}
    )
    found = score([incident("f1", "a", "b"), there], [HAPPENING, clinic])
    assert found.clusters["pairwise F1"] == 100
    mixed = score([incident("f1", "a", "b", "c")], [HAPPENING, clinic])
    assert mixed.clusters["pairwise P"] < 50


def test_a_report_that_no_incident_holds_stands_alone():
    found = score([incident("f1", "a")], [HAPPENING])
    assert found.clusters["B-cubed P"] == 100
    assert found.clusters["B-cubed R"] == 50


def test_what_may_stand_with_a_happening_and_what_may_not():
    recalled = HAPPENING | {"recalls": ["c"]}
    assert score([incident("f1", "a", "b", "c")], [recalled]).counts["reports rightly joined"] == (3, 3)
    found = score([incident("f1", "a", "b", "x")], [recalled])
    assert found.counts["reports rightly joined"] == (2, 3)
    assert any(line.startswith("x: joined to") for line in found.errors)


@pytest.mark.parametrize(
    ("more", "figure"),
    [
        ({"fatalities": {"low": 9, "best": 4, "high": 9}}, "killed"),
        ({"fatalities": {"low": 4, "best": 9, "high": 9}}, "killed low and high"),
        ({"time": {"start": "2024-03-13"}}, "day"),
        ({"time": {"start": "2024-03-14"}}, "day within 1"),
        ({"time": None}, "day"),
        ({"place": None}, "place"),
        ({"type": "Battles"}, "type"),
        ({"independent_sources": 3}, "independent sources ±1"),
        ({"tolls": []}, "toll's steps"),
        ({"disagreements": []}, "any disagreement"),
    ],
)
def test_what_is_wrong_is_told(more: dict[str, Any], figure: str):
    found = score([incident("f1", "a", "b", **more)], [HAPPENING])
    assert found.counts[figure] == (0, 1)
    assert any(f"market: {figure}:" in line for line in found.errors)


def test_the_gold_fits_its_reports():
    reports = [json.loads(line) for line in (CORPUS / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    published = {each["id"]: each["published"] for each in reports}
    assert len(published) == len(reports) == 89
    for happening in gold():
        roles = [document for role in ("tells", "recalls", "denies") for document in happening.get(role, [])]
        assert len(roles) == len(set(roles))
        assert all(published[document] >= happening["day"] for document in roles)
        for harm in ("killed", "injured", "captured"):
            bounds = [n for n in happening.get(harm) or [] if n is not None]
            assert bounds == sorted(bounds)
        for one, other in happening.get("relays", []):
            texts = {each["id"]: each["text"] for each in reports}
            assert texts[other].removesuffix("(Sample Desk)").strip() in texts[one]
