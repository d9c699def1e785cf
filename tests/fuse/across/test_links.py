"""Links of made reports: any order, any part, old and new."""

from __future__ import annotations

import functools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse.across import Features, Link, features, links, links_of, waterfall

from .conftest import TOWNS, Make, make_report

_TEXTS = (
    "Shells killed Adnan Hourani and two others near Rawda Street, residents said.",
    "Mortar fire hit a bakery and wounded Samar Qabbani, 34, medics said.",
    "Fighters clashed at the edge of the town about 9:30 p.m.",
    "The town was hit from the air again.",
)


@functools.cache
def _all() -> list[Features]:
    found = []
    for number in range(48):
        report = make_report(
            f"d{number:02}",
            _TEXTS[number * 7 % 4],
            day=f"2016-04-{18 + number % 4}" if number % 9 else None,
            published=f"2016-04-{19 + number % 5}",
            place=list(TOWNS)[number * 5 % 5] if number % 11 else None,
            killed=(None, 3, 7, 40)[number % 4],
            subtype=("Armed clash", "Air/drone strike", "Shelling/artillery/missile attack")[number % 3],
            outlet=f"Outlet {number % 6}",
        )
        found.append(features(report))
    return found


SOME = st.lists(st.integers(0, 47), unique=True, max_size=25).map(lambda found: [_all()[number] for number in found])


@given(SOME, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_any_order_gives_the_same_links(some: list[Features], draw: object) -> None:
    shuffled = list(some)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert links(shuffled) == links(some)


@given(SOME)
@settings(max_examples=40, deadline=None)
def test_two_reports_are_linked_by_themselves_whoever_else_is_there(some: list[Features]) -> None:
    refs = {each.ref for each in some}
    assert links(some) == [link for link in links(_all()) if {link.a, link.b} <= refs]


@given(SOME, st.integers(0, 25))
@settings(max_examples=40, deadline=None)
def test_old_and_new_links_are_those_from_scratch(some: list[Features], cut: int) -> None:
    def order(link: Link) -> tuple[str, str]:
        return link.a, link.b

    old, new = some[:cut], some[cut:]
    assert sorted(links(old) + links_of(new, old), key=order) == links(some)
    assert sorted(links(old) + links_of(new, some), key=order) == links(some)


def test_the_waterfall_of_each_link_ends_at_its_weight() -> None:
    by_ref = {each.ref: each for each in _all()}
    for link in links(_all())[::7]:
        assert waterfall(by_ref[link.b], by_ref[link.a]).total == link.weight


def test_two_reports_of_one_document_are_told_apart_by_it(report: Make) -> None:
    one = features(report("a", _TEXTS[0], day="2016-04-20", place="Halfaya", killed=3))
    found = waterfall(one, msgspec.structs.replace(one, ref="a/i2"))
    assert found.probability == 0
    assert not any(step.field == "text" for step in found.steps)
    assert found.total == pytest.approx(sum(step.bits for step in found.steps))


def test_features_go_through_a_blob(report: Make) -> None:
    found = features(report("a", _TEXTS[0], day="2016-04-20", place="Halfaya", killed=3, outlet="Post"))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Features) == found


def test_nothing_gives_nothing() -> None:
    assert links([]) == []
    assert links_of([], []) == []
    assert links(_all()[:1]) == []
