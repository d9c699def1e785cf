"""Reports of many documents: which are one happening."""

from __future__ import annotations

from itertools import permutations

from dateline.fuse.across import clusters, features, links, links_of, waterfall
from dateline.model import Judged, Report

from .conftest import Make


def grouped(*reports: Report, judged: Judged | None = None) -> list[tuple[str, ...]]:
    found = [features(each) for each in reports]
    refs = [each.ref for each in found]
    return clusters(refs, links(found)) if judged is None else clusters(refs, links(found), judged)


def test_two_reports_of_one_shelling_are_one(report: Make) -> None:
    a = report("a", "Shells killed 7 people in Halfaya.", day="2016-04-20", place="Halfaya", killed=7)
    b = report("b", "Rockets on Halfaya left 7 dead.", day="2016-04-20", place="Halfaya", killed=7)
    assert grouped(a, b) == [("a/i1", "b/i1")]


def test_another_town_on_the_same_day_is_another(report: Make) -> None:
    a = report("a", "Shells killed 7 people in Halfaya.", day="2016-04-20", place="Halfaya", killed=7)
    b = report("b", "Shells killed 2 people in Raqqa.", day="2016-04-20", place="Raqqa", killed=2)
    assert len(grouped(a, b)) == 2


def test_a_judgement_of_a_person_holds(report: Make) -> None:
    a = report("a", "Shells killed 7 people in Halfaya.", day="2016-04-20", place="Halfaya", killed=7)
    b = report("b", "Rockets on Halfaya left 7 dead.", day="2016-04-20", place="Halfaya", killed=7)
    c = report("c", "Shells killed 2 people in Raqqa.", day="2016-04-20", place="Raqqa", killed=2)
    judged = Judged(together=frozenset({("b/i1", "c/i1")}), apart=frozenset({("a/i1", "b/i1")}))
    assert grouped(a, b, c, judged=judged) == [("a/i1",), ("b/i1", "c/i1")]


def test_the_order_of_reports_tells_nothing(report: Make) -> None:
    reports = [
        report(name, f"Shells killed {killed} people.", day=day, place="Halfaya", killed=killed)
        for name, killed, day in (("a", 7, "2016-04-20"), ("b", 9, "2016-04-20"), ("c", 7, "2016-04-21"))
    ]
    assert len({tuple(grouped(*order)) for order in permutations(reports)}) == 1


def test_new_reports_bring_the_links_that_all_together_have(report: Make) -> None:
    found = [
        features(report(name, "Shells killed 7 people.", day="2016-04-20", place="Halfaya", killed=7))
        for name in "abcd"
    ]
    old = links(found[:2])
    assert sorted([*old, *links_of(found[2:], found)], key=lambda each: (each.a, each.b)) == links(found)


def test_the_steps_of_the_waterfall_add_up_to_the_link(report: Make) -> None:
    a = features(report("a", "Shells killed Adnan Hourani.", day="2016-04-20", place="Halfaya", killed=7))
    b = features(report("b", "Adnan Hourani died.", day="2016-04-21", place="Mhardeh", killed=9))
    why = waterfall(b, a)
    assert why.total == links([a, b])[0].weight
    assert abs(sum(each.bits for each in why.steps) - why.total) < 0.01
    assert "adnan hourani" in why.steps[-1].level
