"""Day, place, kind and sides of an incident, by several reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.fuse.joined import join
from dateline.model import Actor, FusedIncident, Place, Report, Span, When

MakeReport = Callable[..., Report]

TOWN = Place(name="Tamra", place_id="p1", kind="town", lat=35.0, lon=40.0, admin1="North", country="SY", confidence=0.9)
QUARTER = Place(name="Harim", place_id="p2", kind="neighbourhood", lat=35.01, lon=40.01, admin1="North", country="SY")
STREET = Place(name="Mill Road", kind="road")
FAR = Place(name="Zanbaq", place_id="p3", kind="town", lat=37.0, lon=42.0, admin1="East", country="SY", confidence=0.9)
AREA = Place(name="North", place_id="p4", kind="admin1", lat=35.1, lon=40.1, admin1="North", country="SY")
HOSPITAL = Place(name="Tamra hospital", place_id="p5", kind="hospital", lat=35.0, lon=40.0, admin1="North")
ISIS = Actor(name="Islamic State", actor_id="isis", kind="rebel")
ARMY = Actor(name="Syrian Arab Army", actor_id="sy_saa", kind="state_forces")
STATE = Actor(name="Government of Syria", actor_id="sy_gov", kind="government")
GUNMEN = Actor(name="gunmen", actor_id="g_uag", kind="unidentified")
PEOPLE = Actor(name="people", actor_id="g_civ", kind="civilians")
_REGAINS = "Government regains territory"
VIOLENCE = {"type": "Violence against civilians", "subtype": "Attack"}


def _day(fused: FusedIncident) -> str | None:
    return fused.time.start if fused.time else None


def test_a_stated_day_counts_over_the_day_of_publication(report: MakeReport) -> None:
    told = [
        report("a", "2021-03-13", day="2021-03-13", stated=False),
        report("b", "2021-03-14", day="2021-03-12"),
    ]
    assert _day(join(told)) == "2021-03-12"


def test_most_voices_tell_the_day_but_none_after_the_first_report(report: MakeReport) -> None:
    told = [
        report("a", "2021-03-13", day="2021-03-12"),
        report("b", "2021-03-15", day="2021-03-14"),
        report("c", "2021-03-15", day="2021-03-14"),
    ]
    assert _day(join(told)) == "2021-03-12"
    assert (
        _day(join([report("d", "2021-03-13", day="2021-03-11"), *told[:1], report("e", day="2021-03-11")]))
        == "2021-03-11"
    )


def test_of_equal_days_that_of_the_first_report(report: MakeReport) -> None:
    told = [report("a", "2021-03-16", day="2021-03-11"), report("b", "2021-03-13", day="2021-03-12")]
    assert _day(join(told)) == "2021-03-12"


def test_the_narrowest_time_where_nobody_tells_the_day(report: MakeReport) -> None:
    span = Span(0, 4, "They")
    month = When(start="2021-03-01", end="2021-03-31", precision="month", span=span)
    week = When(start="2021-03-08", end="2021-03-14", precision="week", span=span)
    fused = join([report("a", "2021-04-02", time=month), report("b", "2021-04-03", time=week)])
    assert fused.time == When(start="2021-03-08", end="2021-03-14", precision="week")


def _place(report: MakeReport, *places: Place) -> Place:
    found = join([report(f"d{n}", place=place) for n, place in enumerate(places)]).place
    assert found is not None
    return found


def test_a_quarter_is_written_with_its_town(report: MakeReport) -> None:
    found = _place(report, TOWN, QUARTER)
    assert (found.name, found.place_id) == ("Harim, Tamra", "p2")


def test_a_street_on_no_map_has_the_point_of_its_town(report: MakeReport) -> None:
    found = _place(report, STREET, TOWN)
    assert (found.name, found.place_id, found.lat) == ("Mill Road, Tamra", "p1", 35.0)


def test_one_that_contradicts_the_others_does_not_count(report: MakeReport) -> None:
    assert _place(report, FAR, TOWN, TOWN).place_id == "p1"
    assert _place(report, FAR, AREA, TOWN).place_id == "p1"


def test_where_the_wounded_were_taken_is_not_where_it_was(report: MakeReport) -> None:
    assert _place(report, TOWN, HOSPITAL, TOWN).place_id == "p1"
    assert _place(report, HOSPITAL, HOSPITAL, TOWN).place_id == "p5"


def test_spans_of_several_texts_are_left_out_and_quoted_in_said(report: MakeReport) -> None:
    place = Place(name="Tamra", place_id="p1", kind="town", lat=35.0, lon=40.0, span=Span(0, 4, "They"))
    fused = join([report("a", place=place), report("b", place=place)])
    assert fused.place is not None
    assert fused.place.span is None
    said = next(each for each in fused.said if each.field == "place")
    assert said.chosen
    assert [quote.document for quote in said.quotes] == ["a", "b"]
    assert said.by == ("The a Post", "The b Post")


@pytest.mark.parametrize(
    ("subtypes", "expected"),
    [
        (("Attack", "Air/drone strike"), "Air/drone strike"),
        (("Attack", "Attack", "Attack", "Air/drone strike"), "Attack"),
        (("Armed clash", "Government regains territory"), "Armed clash"),
        (
            ("Government regains territory", "Government regains territory", "Armed clash"),
            "Government regains territory",
        ),
        (("Arrests", "Arrests", "Attack"), "Attack"),
    ],
)
def test_the_kind_is_the_fullest_that_enough_voices_tell(
    report: MakeReport, subtypes: tuple[str, ...], expected: str
) -> None:
    types = {"Attack": "Violence against civilians", "Air/drone strike": "Explosions/Remote violence"}
    types["Arrests"] = "Strategic developments"
    told = [report(f"d{n}", type=types.get(kind, "Battles"), subtype=kind) for n, kind in enumerate(subtypes)]
    assert join(told).subtype == expected


def test_registered_actors_count_over_descriptions(report: MakeReport) -> None:
    fused = join([report("a", side_a=(GUNMEN,), **VIOLENCE), report("b", side_a=(ISIS,), side_b=(PEOPLE,), **VIOLENCE)])
    assert [actor.name for actor in fused.side_a] == ["Islamic State"]
    assert [actor.name for actor in fused.side_b] == ["people"]


def test_a_part_counts_over_the_whole(report: MakeReport) -> None:
    fused = join([report("a", side_a=(STATE,), **VIOLENCE), report("b", side_a=(ARMY,), **VIOLENCE)])
    assert [actor.name for actor in fused.side_a] == ["Syrian Arab Army"]


def test_rival_doers_are_a_disagreement_and_no_union(report: MakeReport) -> None:
    told = [
        report("a", side_a=(ISIS,), **VIOLENCE),
        report("b", side_a=(ISIS,), **VIOLENCE),
        report("c", side_a=(ARMY,), **VIOLENCE),
    ]
    fused = join(told)
    assert [actor.name for actor in fused.side_a] == ["Islamic State"]
    assert fused.disagreements == (
        "done by Islamic State according to The a Post and The b Post, by Syrian Arab Army according to The c Post",
    )


def test_a_fight_told_from_both_ends_has_its_sides_once(report: MakeReport) -> None:
    fused = join([report("a", side_a=(ISIS,), side_b=(ARMY,)), report("b", side_a=(ARMY,), side_b=(ISIS,))])
    assert [actor.name for actor in fused.side_a] == ["Islamic State"]
    assert [actor.name for actor in fused.side_b] == ["Syrian Arab Army"]
    assert fused.disagreements == ()


def test_a_hospital_that_was_fought_over_is_the_place(report: MakeReport) -> None:
    fought = {"type": "Explosions/Remote violence", "subtype": "Air/drone strike"}
    found = join([report("a", place=TOWN, **fought), report("b", place=HOSPITAL, **fought)]).place
    assert found is not None
    assert found.place_id == "p5"


def test_a_quarter_with_the_point_of_its_town_is_finer(report: MakeReport) -> None:
    quarter = Place(name="Mill End", lat=35.0, lon=40.0, admin1="North", country="SY", relation="in")
    assert _place(report, TOWN, quarter).name == "Mill End, Tamra"


def test_who_took_a_place_is_told_by_those_who_tell_it_so(report: MakeReport) -> None:
    taken = "Non-state actor overtakes territory"
    told = [
        report("a", side_a=(ISIS,), subtype=taken),
        report("b", side_a=(ARMY,), subtype=_REGAINS),
        report("c", side_a=(ARMY,), subtype=_REGAINS),
    ]
    fused = join(told)
    assert fused.subtype == _REGAINS
    assert [actor.name for actor in fused.side_a] == ["Syrian Arab Army"]


def _told(day: str, basis: str) -> When:
    return When(start=day, end=day, precision="day", span=Span(0, 4, "They"), basis=basis)


def test_a_date_counts_over_a_weekday_that_another_sentence_tells(report: MakeReport) -> None:
    told = [
        report("a", "2021-03-16", time=_told("2021-03-15", "weekday before publication; told earlier")),
        report("b", "2021-03-20", time=_told("2021-03-12", "day given in text, year from 2021")),
    ]
    assert _day(join(told)) == "2021-03-12"


def test_the_weekday_of_the_lead_counts_over_the_first_day_that_a_report_tells(report: MakeReport) -> None:
    told = [
        report("a", "2021-03-12", time=_told("2021-03-06", "weekday before publication; first day told in the report")),
        report("b", "2021-03-13", time=_told("2021-03-12", "weekday before publication; day of the lead")),
    ]
    fused = join(told)
    assert _day(fused) == "2021-03-12"
    assert fused.disagreements == ()


def test_a_hill_counts_over_what_lies_near_the_airport(report: MakeReport) -> None:
    airport = Place(
        name="Tamra airport", place_id="p8", kind="airport", relation="near", lat=35.0, lon=40.0, confidence=0.7
    )
    hill = Place(name="Jabal Zanbaq", place_id="p9", kind="mountain", lat=35.03, lon=40.02, confidence=0.7)
    place = join([report("a", place=airport), report("b", place=hill)]).place
    assert place is not None
    assert place.name == "Jabal Zanbaq"
