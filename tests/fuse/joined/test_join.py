"""What several reports tell together."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import msgspec
import pytest

from dateline.fuse.joined import id_of, join
from dateline.model import InvariantError, Report

MakeReport = Callable[..., Report]


def test_an_incident_has_all_its_reports_and_is_called_by_the_first(report: MakeReport) -> None:
    late, early = report("a", "2021-03-14", killed=14), report("b", "2021-03-13", killed=9)
    fused = join([late, early])
    assert fused.id == id_of("b/i1")
    assert fused.documents == ("b", "a")
    assert fused.reports == ("b/i1", "a/i1")
    assert fused.events == ("b/e1", "a/e1")


def test_the_order_of_the_reports_does_not_matter(report: MakeReport) -> None:
    told = [
        report("a", "2021-03-14", killed=14, day="2021-03-12"),
        report("b", "2021-03-13", killed=(9, 9, None), day="2021-03-13"),
        report("c", None, killed=12, injured=3),
    ]
    found = {msgspec.json.encode(join(order)) for order in itertools.permutations(told)}
    assert len(found) == 1


def test_one_report_keeps_its_values(report: MakeReport) -> None:
    alone = report("a", killed=(9, 12, None), injured=4, day="2021-03-12")
    fused = join([alone])
    assert fused.fatalities == alone.incident.fatalities
    assert fused.injured == alone.incident.injured
    assert fused.time is not None
    assert fused.time.start == "2021-03-12"
    assert fused.documents == ("a",)


def test_a_report_given_twice_counts_once(report: MakeReport) -> None:
    told = report("a", killed=3)
    assert join([told, told]) == join([told])


def test_no_incident_without_a_report() -> None:
    with pytest.raises(InvariantError):
        join([])
