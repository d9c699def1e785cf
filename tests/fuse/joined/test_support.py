"""Independent sources, credibility, who says which, and the line of summary."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.fuse.joined import headline, join
from dateline.model import Actor, Attribution, FusedIncident, Grade, Place, Report, Tally, When

MakeReport = Callable[..., Report]

REUTERS = Attribution(source="Reuters", source_id="reuters", kind="wire")
MONITOR = Attribution(source="Syrian Observatory for Human Rights", source_id="sohr", kind="monitor")
VAGUE = Attribution(source="monitor", kind="monitor")
ARMY = Actor(name="Syrian Arab Army", actor_id="sy_saa", kind="state_forces")
DENIAL = Attribution(source="the army", source_id="sy_saa", kind="fighter", aligned_with="sy_saa", stance="denies")
GRADE = Grade(code="3", rule="single", reason="one source", table="t1")


def test_outlets_that_relay_one_agency_are_one_source(report: MakeReport) -> None:
    assert join([report(name, voices=(REUTERS,)) for name in ("a", "b", "c")]).independent_sources == 1
    assert join([report("a", voices=(REUTERS,)), report("b", voices=(MONITOR,))]).independent_sources == 2


def test_copies_of_one_text_are_one_source(report: MakeReport) -> None:
    told = [report(name) for name in ("a", "b", "c")]
    assert join(told).independent_sources == 3
    fused = join(told, {"a": "g", "b": "g"})
    assert fused.independent_sources == 2
    assert "The b Post: the same text as The a Post" in fused.independence


def test_who_only_recalls_it_is_no_source(report: MakeReport) -> None:
    told = [
        report("a", "2021-03-13", day="2021-03-12"),
        report("b", "2022-03-12", incident="i4", day="2021-03-12"),
    ]
    fused = join(told)
    assert fused.independent_sources == 1
    assert "The b Post: only recalls it" in fused.independence


def test_reports_that_agree_make_it_more_credible(report: MakeReport) -> None:
    told = [report("a", voices=(REUTERS,), credibility=GRADE), report("b", voices=(MONITOR,), credibility=GRADE)]
    fused = join(told)
    assert fused.credibility is not None
    assert (fused.credibility.code, fused.credibility.table) == ("1", "t1")
    assert join([report("a"), report("b")]).credibility is None


def test_who_denies_that_he_did_it_does_not_deny_that_it_happened(report: MakeReport) -> None:
    told = [
        report("a", voices=(REUTERS,), side_a=(ARMY,), credibility=GRADE),
        report("b", voices=(MONITOR, DENIAL), side_a=(ARMY,), credibility=GRADE),
    ]
    fused = join(told)
    assert fused.credibility is not None
    assert fused.side_a_credibility is not None
    assert fused.credibility.code == "1"
    assert fused.side_a_credibility.code == "2"


def test_a_monitor_is_the_one_that_the_report_names(report: MakeReport) -> None:
    fused = join([report("a", killed=8, voices=(VAGUE, MONITOR)), report("b", killed=9)])
    said = [each for each in fused.said if each.field == "killed"]
    assert {name for each in said for name in each.by} == {"Syrian Observatory for Human Rights", "The b Post"}


def test_what_a_pronoun_says_its_outlet_says(report: MakeReport) -> None:
    fused = join([report("a", killed=8, voices=(Attribution(source="he", kind="official"),)), report("b", killed=9)])
    assert any(each.by == ("The a Post",) for each in fused.said if each.field == "killed")


def test_rival_days_and_places_are_told(report: MakeReport) -> None:
    town = Place(name="Tamra", place_id="p1", kind="town", lat=35.0, lon=40.0, admin1="North", country="SY")
    far = Place(name="Zanbaq", place_id="p3", kind="town", lat=37.0, lon=42.0, admin1="East", country="SY")
    told = [
        report("a", day="2021-03-12", place=town),
        report("b", day="2021-03-12", place=town),
        report("c", day="2021-03-11", place=far),
    ]
    assert join(told).disagreements == (
        "on 12 March 2021 according to The a Post and The b Post, on 11 March 2021 according to The c Post",
        "in Tamra according to The a Post and The b Post, in Zanbaq, East according to The c Post",
    )


def test_means_that_differ_are_told_but_not_an_explosion_of_something(report: MakeReport) -> None:
    kinds = ["Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED"]
    told = [report(f"d{n}", type="Explosions/Remote violence", subtype=kind) for n, kind in enumerate(kinds)]
    assert join(told).disagreements == (
        "an air or drone strike according to The d0 Post, shelling or missiles according to The d1 Post",
    )
    assert join([told[0], told[2]]).disagreements == ()


def test_a_report_keeps_its_own_words_on_denials(report: MakeReport) -> None:
    fused = join([report("a", disagreements=("the army denies: that it fired",)), report("b")])
    assert fused.disagreements == ("the army denies: that it fired",)


def test_the_headline_gives_range_reports_and_sources(report: MakeReport) -> None:
    place = Place(name="Harim", place_id="p2", kind="town", lat=36.2, lon=36.5, admin1="Idlib", country="SY")
    strike = {"type": "Explosions/Remote violence", "subtype": "Air/drone strike", "place": place, "day": "2021-03-12"}
    told = [report("a", killed=14, voices=(REUTERS,), **strike), report("b", killed=31, voices=(MONITOR,), **strike)]
    assert headline(join(told)) == (
        "Air or drone strike, Harim, Idlib, 12 March 2021: 14 to 31 killed; 2 reports, 2 independent sources"
    )


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(low=9, best=9, high=None), "at least 9 killed"),
        (Tally(low=9, best=14, high=None), "9 to 14 or more killed"),
        (Tally(low=0, best=None, high=300), "up to 300 killed"),
        (Tally(low=0, best=0, high=0), "nobody killed"),
        (Tally(low=3, best=3, high=3), "3 killed"),
    ],
)
def test_numbers_keep_their_hedge(tally: Tally, words: str) -> None:
    told = FusedIncident(id="f1", events=(), documents=("a",), type="Battles", subtype="Armed clash", fatalities=tally)
    assert headline(told) == f"Armed clash: {words}; 1 report, no independent source"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (
            When(start="2021-03-12", end="2021-03-12", precision="day", basis="publication day"),
            "reported 12 March 2021",
        ),
        (When(start=None, end="2021-03-12", precision="unknown"), "by 12 March 2021"),
        (When(start="2021-03-01", end="2021-03-31", precision="month"), "March 2021"),
        (When(start="2021-03-01", end="2021-03-03", precision="period"), "1 March 2021 to 3 March 2021"),
    ],
)
def test_times_keep_their_hedge(time: When, words: str) -> None:
    told = FusedIncident(id="f1", events=(), documents=("a",), type="Battles", subtype="Armed clash", time=time)
    assert headline(told).startswith(f"Armed clash, {words}: ")


def test_what_is_denied_and_doubtful_is_said_to_be(report: MakeReport) -> None:
    doubtful = Grade(code="4", rule="denied_by_party", reason="a party denies it", table="t1")
    alone = report("a", voices=(MONITOR, DENIAL), independent_sources=1, credibility=doubtful)
    assert headline(join([alone])).endswith("1 report, 1 independent source, denied by one side, doubtful")


def test_a_text_of_its_own_speaks_with_the_voice_of_its_outlet(report: MakeReport) -> None:
    told = [report("a", killed=3, outlet="The Post"), report("b", killed=3, outlet="The Post"), report("c", killed=4)]
    alone = {"a": "a", "b": "b", "c": "c"}
    assert join(told, alone) == join(told)
    assert join(told, alone).independent_sources == 2


def test_a_shortened_copy_does_not_lower_the_number(report: MakeReport) -> None:
    fused = join([report("a", killed=11), report("b", killed=6)], {"a": "g", "b": "g"})
    assert fused.fatalities == Tally(low=11, best=11, high=11)


def test_a_partys_own_outlet_is_no_independent_voice(report: MakeReport) -> None:
    told = [report("a", killed=20, outlet="Amaq News Agency"), report("b", killed=12)]
    fused = join(told)
    assert fused.fatalities is not None
    assert fused.fatalities.best == 12


def test_who_fought_whom_is_no_quarrel_over_who_did_it(report: MakeReport) -> None:
    isis = Actor(name="Islamic State", actor_id="isis", kind="rebel")
    told = [report("a", side_a=(ARMY,)), report("b", side_a=(isis,))]
    assert join(told).disagreements == ()
    nusra = Actor(name="Nusra Front", actor_id="nusra", kind="rebel")
    told = [report("a", side_a=(isis,), side_b=(ARMY,)), report("b", side_a=(nusra,), side_b=(ARMY,))]
    assert join(told).disagreements == (
        "done by Islamic State according to The a Post, by Nusra Front according to The b Post",
    )
