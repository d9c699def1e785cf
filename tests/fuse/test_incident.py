"""The incident that events make: each field from the event that says it best."""

from __future__ import annotations

from dateline.fuse import within_document
from dateline.fuse.incident import build
from dateline.model import Attribution, Document, Span

from .conftest import ARMY, PEOPLE, QUARTER, REBELS, TOWN, day, killed

DOCUMENT = Document(id="r", sha256="0" * 64, text="x" * 500)
TAKES = "Non-state actor overtakes territory"


def test_the_highest_type_the_finest_place_the_stated_day(event):
    found = build(
        DOCUMENT,
        [
            event(0, side_a=(REBELS,), place=TOWN, time=day("2016-04-21")),
            event(50, subtype=TAKES, side_a=(REBELS,), side_b=(ARMY,), place=QUARTER, time=day("2016-04-20", 60)),
        ],
        "i1",
    )
    assert (found.id, found.events, found.documents, found.subtype) == ("i1", ("e0", "e50"), ("r",), TAKES)
    assert (found.side_a, found.side_b) == ((REBELS,), (ARMY,))
    assert found.place == QUARTER
    assert found.time is not None
    assert found.time.start == "2016-04-20"


def test_nobody_stands_on_both_sides(event):
    found = build(
        DOCUMENT,
        [
            event(0, subtype=TAKES, side_a=(REBELS,), side_b=(ARMY,)),
            event(50, subtype=TAKES, side_a=(REBELS,), side_b=(ARMY,)),
            event(90, side_a=(ARMY,), side_b=(REBELS, PEOPLE)),
        ],
        "i1",
    )
    assert found.side_a == (REBELS,)
    assert found.side_b == (ARMY, PEOPLE)


def test_numbers_and_sources(event):
    party = Attribution(source="Spokesman", aligned_with="x_rebels", stance="claims")
    medic = Attribution(source="A medic", kind="medic")
    found = build(
        DOCUMENT,
        [
            event(0, casualties=(killed(5, 5),), attribution=(medic,)),
            event(50, casualties=(killed(5, 5),), attribution=(party,)),
        ],
        "i1",
    )
    assert found.fatalities is not None
    assert (found.fatalities.low, found.fatalities.high) == (5, 5)
    assert found.sources == (medic, party)
    assert found.independent_sources == 1
    assert found.disagreements == ()


def test_differing_figures_and_denials_are_disagreements(event):
    denial = Attribution(source="The army", stance="denies", content_span=Span(0, 4, "that"))
    found = build(
        DOCUMENT,
        [
            event(0, casualties=(killed(5, 5),), attribution=(Attribution(source="A medic"),)),
            event(50, casualties=(killed(8, 8),), attribution=(Attribution(source="A mayor"),)),
            event(90, attribution=(denial,)),
        ],
        "i1",
    )
    assert len(found.disagreements) == 2
    assert found.disagreements[0] == "A medic: 5 killed; A mayor: 8"
    assert found.disagreements[1].startswith("The army denies")


def test_who_denies_it_in_an_event_of_its_own_stands_with_the_incident(event, report):
    source = Attribution(source="The army", stance="denies")
    told = event(0, "They fought in Harim.", place=QUARTER)
    denial = event(100, "The army denied that they fought.", status="denied", attribution=(source,))
    built = within_document(report("They fought in Harim.".ljust(140)), (told, denial))
    assert [each.events for each in built] == [("e0",)]
    assert source in built[0].sources
    assert built[0].disagreements == ("The army denies: it",)
