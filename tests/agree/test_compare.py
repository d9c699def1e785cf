"""Pairing and figures over small cases that can be counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.agree import Agreement, Coded, Compared, Settings, Source, Trouble, compare, grid, in_words, page, worst
from dateline.agree.likeness import distance_km, likeness
from dateline.agree.measures import wilson
from dateline.agree.names import Names


def agree(gold: list[Coded], found: list[Coded], **how) -> Agreement:
    document = Compared(Source(id="doc", path="reports/doc.html"), gold, found)
    return compare([document], name="coded.csv", codebook=how.pop("book", "acled"), **how)


@pytest.fixture
def shelling(event):
    return event(
        "g1", day="2021-03-02", a=("Rebels",), b=("Army",), place="Harim", event_type="Explosions/Remote violence",
        sub_event_type="Shelling/artillery/missile attack", fatalities=3, lat=36.2, lon=36.5, line=2,
    )  # fmt: skip


@pytest.fixture
def raid(event):
    return event(
        "g2", day="2021-03-01", a=("Army",), b=("Civilians",), place="Salqin", event_type="Violence against civilians",
        sub_event_type="Attack", fatalities=0, line=3,
    )  # fmt: skip


def test_the_same_coding_agrees_with_itself(shelling, raid):
    found = agree([shelling, raid], [raid, shelling])
    assert (found.events.matched, found.events.f1) == (2, 1)
    assert all(each.share in (1, None) for each in found.fields)
    assert all(each.alpha in (1, None) for each in found.fields)
    assert all(not case.differs for case in found.cases)
    assert found.field("distance").more["within_10_km"] == 1


def test_events_that_only_one_has(shelling, raid, event):
    extra = event("f9", day="2021-02-01", a=("Militia",), place="Idlib", event_type="Protests", no_row=None)
    found = agree([shelling, raid], [shelling, extra])
    events = found.events
    assert (events.gold, events.found, events.matched) == (2, 2, 1)
    assert (events.precision, events.recall, events.f1) == (0.5, 0.5, 0.5)
    assert [case.kind for case in found.cases] == ["matched", "missed", "extra"]
    typed = agree([shelling, raid], [shelling, extra], settings=Settings(gold_types=True))
    assert typed.events.precision == 1
    assert typed.events.ignored == {"of an event type that was never hand-coded": 1}


def test_what_a_codebook_makes_no_row_of_is_not_held_against_it(shelling, event):
    vague = event("f9", a=("Militia",), event_type="Protests", no_row="no day known")
    found = agree([shelling], [shelling, vague])
    assert found.events.precision == 1
    assert found.events.ignored == {"no day known": 1}


def test_another_day_of_a_matched_incident_is_no_extra(shelling, event):
    import msgspec

    first = msgspec.structs.replace(shelling, id="f1", incident="i1")
    second = msgspec.structs.replace(first, id="f2", start="2021-03-03", end="2021-03-03")
    found = agree([shelling], [second, first])
    assert found.events.precision == 1
    assert found.cases[0].found is not None
    assert found.cases[0].found.start == "2021-03-02"


def test_sides_may_stand_the_other_way_round(shelling):
    import msgspec

    turned = msgspec.structs.replace(shelling, side_a=shelling.side_b, side_b=shelling.side_a)
    found = agree([shelling], [turned])
    assert found.field("actor1").share == found.field("actor2").share == 1


def test_numbers(event):
    base = {"day": "2021-03-02", "place": "Harim", "a": ("Rebels",), "event_type": "Battles"}
    gold = [event(f"g{n}", **base, fatalities=n) for n in (100, 10)]
    documents = [
        Compared(Source(id="one"), [gold[0]], [event("f1", **base, fatalities=109)]),
        Compared(Source(id="two"), [gold[1]], [event("f2", **base)]),
    ]
    found = compare(documents, name="coded.csv", codebook="acled").field("fatalities")
    assert (found.n, found.agreed, found.untold) == (2, 0, 1)
    assert found.more["within_10_percent"] == 0.5
    assert found.more["mean_absolute_error"] == 9


def test_ten_percent_is_counted_in_whole_numbers(event):
    base = {"day": "2021-03-02", "place": "Harim", "event_type": "Battles"}
    found = agree([event("g", **base, fatalities=30)], [event("f", **base, fatalities=33)]).field("fatalities")
    assert found.more["within_10_percent"] == 1


def test_an_empty_cell_is_not_compared(event):
    gold = event("g", day="2021-03-02", place="Harim")
    found = event("f", day="2021-03-02", place="Harim", a=("Rebels",), fatalities=5, event_type="Battles")
    names = [each.field for each in agree([gold], [found]).fields]
    assert names == ["event_date", "location"]


def test_kilometres():
    one, other = (Coded(id="x", lat=lat, lon=lon) for lat, lon in ((0.0, 0.0), (0.0, 1.0)))
    assert distance_km(one, other) == pytest.approx(111.19, abs=0.02)
    assert distance_km(one, Coded(id="y")) is None


def test_the_interval_of_a_share():
    """Wilson's interval of 8 in 10, as tables have it."""
    low, high = wilson(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert wilson(0, 5)[0] == pytest.approx(0)
    assert wilson(5, 5)[1] == pytest.approx(1)


def test_events_of_other_months_are_never_one(shelling):
    import msgspec

    old = msgspec.structs.replace(shelling, id="old", start="2020-06-01", end="2020-06-01")
    assert likeness(shelling, old, Names([shelling, old], states=False)) == 0
    assert agree([shelling], [old]).events.matched == 0


def test_the_number_of_dead_does_not_decide_what_is_one(shelling):
    import msgspec

    names = Names([shelling], states=False)
    other = msgspec.structs.replace(shelling, fatalities=300)
    assert likeness(shelling, other, names) == likeness(shelling, shelling, names)


coded = st.builds(
    lambda n, day, kind, place: Coded(
        id=str(n), start=f"2021-03-{day:02}", end=f"2021-03-{day:02}", event_type=kind, place=place
    ),
    st.integers(0, 99),
    st.integers(1, 28),
    st.sampled_from(["Battles", "Protests", None]),
    st.sampled_from(["Harim", "Salqin", None]),
)


@given(st.lists(coded, max_size=6), st.lists(coded, max_size=6))
def test_every_event_is_counted_once(gold, found):
    agreement = agree(gold, found)
    events = agreement.events
    assert events.gold == len(gold)
    assert events.found == len(found)
    assert events.matched <= min(len(gold), len(found))
    assert agree(list(reversed(gold)), found).events.matched == events.matched
    assert Agreement.from_json(agreement.to_json()) == agreement


def test_confusions_rows_and_the_worst(shelling, raid):
    import msgspec

    wrong = msgspec.structs.replace(
        shelling, id="f1", event_type="Battles", sub_event_type="Armed clash", quotes=("Shells fell.",)
    )
    found = agree([shelling, raid], [wrong])
    counted = grid(found, "event_type")
    assert (counted.rows, counted.columns, counted.counts) == (
        ("Explosions/Remote violence",),
        ("Battles",),
        ((1,),),
    )
    assert [group.head for group in worst(found, 5)] == ["Hand-coded and not found", "Read otherwise"]
    rows = found.rows()
    assert {"field", "n", "share", "alpha"} <= set(rows[0])
    cases = found.cases_rows()
    assert [row["kind"] for row in cases] == ["matched", "missed"]
    assert (cases[0]["gold_event_type"], cases[0]["found_event_type"]) == ("Explosions/Remote violence", "Battles")
    assert cases[1]["found_event_type"] is None
    assert "1 of 2 events found" in repr(found)
    assert in_words(shelling) == "2021-03-02, Shelling/artillery/missile attack, Rebels → Army, Harim, 3 killed"


def test_the_page_escapes_everything(shelling):
    import msgspec

    hostile = "<script>alert(1)</script>"
    event = msgspec.structs.replace(shelling, place=hostile, quotes=(hostile,), event_type="Battles", id=hostile)
    document = Compared(Source(id=hostile, title=hostile, url="javascript:alert(1)"), [shelling], [event])
    found = compare(
        [document], name=hostile, codebook="acled", troubles=[Trouble(hostile, (2,), hostile)], coder=hostile
    )
    text = "".join(page(found, href=lambda source: None))
    assert "<script" not in text
    assert "javascript:" not in text
    assert "Content-Security-Policy" in text
    assert "<script" not in found._repr_html_()


def test_a_link_leads_to_the_words(shelling):
    import msgspec

    event = msgspec.structs.replace(shelling, quotes=("Shells fell on a half-built school, medics said.",))
    found = agree([shelling], [msgspec.structs.replace(event, fatalities=9)])
    text = "".join(page(found, href=lambda source: "https://example.org/1"))
    assert 'href="https://example.org/1#:~:text=Shells%20fell%20on%20a%20half%2Dbuilt' in text


def test_nothing_matched_gives_no_figures(shelling):
    found = agree([shelling], [])
    assert found.fields == ()
    assert (found.events.precision, found.events.recall) == (None, 0)
    assert "".join(page(found, href=lambda source: None)).endswith("</html>\n")


def test_a_province_is_all_that_can_be_asked_where_no_place_was_coded(event):
    gold = event("g", admin1="Idlib", country="SY", day="2021-03-02")
    found = event("f", place="Harim", admin1="Idlib", country="SY", day="2021-03-02")
    names = Names([gold, found], states=False)
    assert likeness(gold, found, names) == 1
    finer = event("g", admin1="Idlib", place="Salqin", country="SY", day="2021-03-02")
    assert likeness(finer, found, Names([finer, found], states=False)) == pytest.approx((1 + 0.6) / 2)


def test_a_row_that_tells_numbers_alone_is_any_event_of_its_document_the_lead_first(event):
    gold = event("g", fatalities=3)
    lead = event("f1", day="2021-03-02", place="Harim", fatalities=3)
    other = event("f2", day="2021-03-01", place="Salqin", fatalities=3)
    found = agree([gold], [lead, other])
    assert found.cases[0].found == lead
    assert found.cases[0].likeness is None
    assert found.field("fatalities").share == 1


def test_only_what_a_report_is_about(shelling, event):
    extra = event("f9", day="2021-02-01", a=("Militia",), place="Idlib", event_type="Protests", incident="i9")
    assert agree([shelling], [shelling, extra], settings=Settings(lead=True)).events.precision == 1
    assert agree([shelling], [extra, shelling], settings=Settings(lead=True)).events.precision == 0.5


def test_a_deadly_incident_goes_before_one_that_is_no_row(event):
    base = {"day": "2021-03-02", "place": "Harim", "a": ("Rebels",), "violence": 3}
    still = event("f1", **base, no_row="no death estimate of at least 1")
    deadly = event("f2", **base, best=4)
    found = agree([event("g", **base, best=4)], [still, deadly], book="ucdp")
    assert found.cases[0].found == deadly
    assert found.events.precision == 1


def test_one_place_by_two_names(event):
    gold = event("g", day="2024-05-01", place="Al Fashir", country="SD", event_type="Battles")
    found = event("f", day="2024-05-01", place="El Fasher", country="SD", event_type="Battles")
    assert agree([gold], [found]).field("location").share == 1
