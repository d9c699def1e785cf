"""What must hold of every incident fused across documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse.joined import join
from dateline.fuse.joined.account import accounts_of
from dateline.fuse.joined.counts import count_of
from dateline.fuse.joined.figures import FIELDS
from dateline.fuse.joined.identity import in_order
from dateline.model import Actor, Attribution, Place, Report

MakeReport = Callable[..., Report]

_DAYS = [None, "2021-03-12", "2021-03-13", "2021-03-14", "2021-06-01"]
_VOICES = [
    (),
    (Attribution(source="Reuters", source_id="reuters", kind="wire"),),
    (Attribution(source="the army", source_id="sy_saa", kind="fighter", aligned_with="sy_saa", interest="favour"),),
    (Attribution(source="the army", source_id="sy_saa", kind="fighter", aligned_with="sy_saa", interest="against"),),
    (Attribution(source="residents", kind="witness"), Attribution(source="mayor", kind="official", stance="denies")),
]
_PLACES = [
    None,
    Place(name="Tamra", place_id="p1", kind="town", lat=35.0, lon=40.0, admin1="North", country="SY"),
    Place(name="Harim", place_id="p2", kind="neighbourhood", lat=35.01, lon=40.01, admin1="North", country="SY"),
    Place(name="Zanbaq", place_id="p3", kind="town", lat=37.0, lon=42.0, admin1="East", country="SY"),
    Place(name="Mill Road", kind="road"),
]
_ACTORS = [
    (),
    (Actor(name="Islamic State", actor_id="isis", kind="rebel"),),
    (Actor(name="Syrian Arab Army", actor_id="sy_saa", kind="state_forces"),),
    (Actor(name="gunmen", actor_id="g_uag", kind="unidentified"),),
]
_KINDS = [("Battles", "Armed clash"), ("Violence against civilians", "Attack"), ("Strategic developments", "Arrests")]
_KINDS += [("Explosions/Remote violence", "Air/drone strike"), ("Battles", "Government regains territory")]


@st.composite
def _number(draw: st.DrawFn) -> tuple[int, int, int | None]:
    low = draw(st.integers(0, 60))
    best = low + draw(st.integers(0, 5))
    return low, best, draw(st.one_of(st.none(), st.integers(best, best + 40)))


@st.composite
def _reports(draw: st.DrawFn, make: MakeReport) -> list[Report]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        kind, subtype = draw(st.sampled_from(_KINDS))
        fields: dict[str, Any] = {"type": kind, "subtype": subtype}
        for harm in ("killed", "injured", "captured"):
            if draw(st.booleans()):
                fields[harm] = draw(_number())
        fields["day"] = draw(st.sampled_from(_DAYS))
        fields["stated"] = draw(st.booleans())
        fields["place"] = draw(st.sampled_from(_PLACES))
        fields["side_a"], fields["side_b"] = draw(st.sampled_from(_ACTORS)), draw(st.sampled_from(_ACTORS))
        fields["voices"] = draw(st.sampled_from(_VOICES))
        fields["outlet"] = draw(st.sampled_from(["default", None, "Reuters"]))
        fields["incident"] = draw(st.sampled_from(["i1", "i2"]))
        found.append(make(f"d{number}", draw(st.sampled_from(_DAYS)), **fields))
    return found


@settings(max_examples=150, deadline=None)
@given(st.data(), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(report: MakeReport, data: st.DataObject, chance: Any) -> None:
    reports = data.draw(_reports(report))
    shuffled = [*reports, chance.choice(reports)]
    chance.shuffle(shuffled)
    voices = {"d0": "copies", "d1": "copies"}
    assert msgspec.json.encode(join(reports, voices)) == msgspec.json.encode(join(shuffled, voices))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_tallies_stay_within_what_is_claimed(report: MakeReport, data: st.DataObject) -> None:
    reports = data.draw(_reports(report))
    accounts = accounts_of(in_order(reports), {})
    for field in FIELDS:
        count = count_of(accounts, field)
        if count.tally is None or not count.figures:
            continue
        tops = [max(figure.best, figure.tally.high or 0) for figure in count.figures]
        top = count.tally.best if count.tally.high is None else count.tally.high
        assert top is not None
        assert top <= sum(tops)
        assert top >= max(figure.best for figure in count.standing)
        assert count.tally.best in {figure.best for figure in count.figures}
        assert count.tally.low is not None
        assert count.tally.best is not None
        assert count.tally.low <= min(figure.best for figure in count.standing)
        assert count.tally.low <= count.tally.best


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_removing_a_report_removes_exactly_its_claims(report: MakeReport, data: st.DataObject) -> None:
    reports = data.draw(_reports(report))
    if len(reports) < 2:
        return
    whole, gone = join(reports), in_order(reports)[-1]
    rest = join([each for each in reports if each is not gone])
    assert rest.id == whole.id  # the founder stays
    assert set(whole.reports) - set(rest.reports) == {gone.ref}
    assert set(whole.documents) - set(rest.documents) == {gone.document.id}
    assert all(gone.document.id not in said.documents for said in rest.said)
    assert _claims(whole, gone.document.id) == _claims(rest, None)


def _claims(incident: Any, without: str | None) -> set[tuple[str, str, str]]:
    documents: Sequence[tuple[str, str, str]] = [
        (said.field, said.value, document) for said in incident.said for document in said.documents
    ]
    return {claim for claim in documents if claim[2] != without}


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_one_report_keeps_its_values(report: MakeReport, data: st.DataObject) -> None:
    reports = data.draw(_reports(report))
    told = reports[0].incident
    fused = join(reports[:1])
    for field in ("type", "subtype", "fatalities", "civilian_fatalities", "injured", "captured", "place"):
        assert getattr(fused, field) == getattr(told, field)
    assert fused.documents == told.documents


@pytest.mark.parametrize("field", ["killed", "injured"])
def test_nobody_is_said_to_choose_what_is_not_given(report: MakeReport, field: str) -> None:
    fused = join([report("a", **{field: 3}), report("b", **{field: 4})])
    tally = fused.fatalities if field == "killed" else fused.injured
    assert tally is not None
    assert {said.best for said in fused.said if said.field == field and said.chosen} == {tally.best}
