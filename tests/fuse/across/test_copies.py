"""Equal reports are compared once; what comes out is what comparing all of them gives."""

from __future__ import annotations

from functools import cache

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse.across import Features, Link, clusters, copies, features, links
from dateline.model import Judged

from .conftest import TOWNS, Make, make_report

_TEXTS = (
    "Shells killed Adnan Hourani and two others near Rawda Street in the early afternoon, residents said.",
    "Mortar fire hit a bakery in the middle of the town and wounded Samar Qabbani, 34, medics said on Monday.",
    "Fighters clashed at the edge of the town about 9:30 p.m. and left three dead behind, a monitor said.",
)


@cache
def _kinds() -> list[Features]:
    return [
        features(
            make_report(
                "z",
                _TEXTS[number % 3],
                day="2016-04-20" if number % 5 else None,
                published=f"2016-04-{20 + number % 2}",
                place=list(TOWNS)[number % 2] if number % 4 else None,
                killed=(None, 3, 7)[number % 3],
                subtype=("Armed clash", "Shelling/artillery/missile attack")[number % 2],
            )
        )
        for number in range(8)
    ]


SOME = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9)), max_size=14, unique=True).map(
    lambda found: [
        msgspec.structs.replace(_kinds()[kind], ref=f"d{document}/i{kind}") for kind, document in sorted(found)
    ]
)


def grouped_once(reports: list[Features]) -> list[tuple[str, ...]]:
    found = copies(reports)
    behind = {link.b for them in found.values() for link in them}
    first = [each for each in reports if each.ref not in behind]
    groups = clusters([each.ref for each in first], links(first), copies=found)
    return sorted(tuple(sorted(group)) for group in groups)


@given(SOME)
@settings(max_examples=150, deadline=None)
def test_groups_are_those_of_all_pairs(reports: list[Features]) -> None:
    all_pairs = clusters([each.ref for each in reports], links(reports), copies=copies(reports))
    assert grouped_once(reports) == sorted(all_pairs)


@given(SOME, st.integers(0, 20), st.integers(0, 20))
@settings(max_examples=100, deadline=None)
def test_persons_keep_copies_apart(reports: list[Features], one: int, other: int) -> None:
    refs = [each.ref for each in reports]
    if len(refs) < 2 or (a := refs[one % len(refs)]) == (b := refs[other % len(refs)]):
        return
    apart = Judged(apart=frozenset({(min(a, b), max(a, b))}))
    groups = clusters(refs, links(reports), apart, copies(reports))
    assert not any({a, b} <= set(group) for group in groups)
    assert sorted(ref for group in groups for ref in group) == sorted(refs)


@given(SOME, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_any_order_gives_the_same_copies(reports: list[Features], draw: object) -> None:
    shuffled = list(reports)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert copies(shuffled) == copies(reports)


@given(SOME)
@settings(max_examples=40, deadline=None)
def test_a_copy_has_the_link_that_comparing_it_gives(reports: list[Features]) -> None:
    compared = set(map(msgspec.structs.astuple, links(reports)))
    assert all(msgspec.structs.astuple(link) in compared for them in copies(reports).values() for link in them)


def test_thousands_of_copies_are_one_group(report: Make) -> None:
    one = features(report("a", _TEXTS[0], day="2016-04-20", place="Halfaya", killed=3, outlet="Post"))
    many = [msgspec.structs.replace(one, ref=f"d{number:04}/i1") for number in range(3_000)]
    assert len(grouped_once(many)) == 1


def test_a_text_without_prose_and_one_document_have_no_copies(report: Make) -> None:
    bare = features(report("a", "Three killed.", day="2016-04-20", place="Halfaya", killed=3))
    full = features(report("a", _TEXTS[0], day="2016-04-20", place="Halfaya", killed=3))
    assert not copies([bare, msgspec.structs.replace(bare, ref="b/i1")])
    assert not copies([full, msgspec.structs.replace(full, ref="a/i2")])
    assert copies([full, msgspec.structs.replace(full, ref="b/i1")])["a/i1"][0].b == "b/i1"


def test_links_are_ordered_by_their_refs(report: Make) -> None:
    full = features(report("m", _TEXTS[0], day="2016-04-20", place="Halfaya", killed=3))
    found = copies([msgspec.structs.replace(full, ref=ref) for ref in ("c/i1", "a/i1", "b/i1")])
    assert [(link.a, link.b) for link in found["a/i1"]] == [("a/i1", "b/i1"), ("a/i1", "c/i1")]
    assert isinstance(found["a/i1"][0], Link)
