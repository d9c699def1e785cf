"""Links drawn together: whatever order they come in, part by part, under what persons judged."""

from __future__ import annotations

from itertools import combinations, pairwise
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.fuse.across import Link, clusters
from dateline.model import Judged

NAMES = [f"d{number}/i{incident}" for number in range(7) for incident in (1, 2)]
PAIRS = list(combinations(sorted(NAMES), 2))
LINKS = st.dictionaries(st.sampled_from(PAIRS), st.integers(-5_000, 30_000), max_size=30).map(
    lambda found: [Link(a, b, weight / 1000) for (a, b), weight in sorted(found.items())]
)
JUDGED = st.tuples(
    st.frozensets(st.sampled_from(PAIRS), max_size=4), st.frozensets(st.sampled_from(PAIRS), max_size=4)
).map(lambda pairs: Judged(together=pairs[0] - pairs[1], apart=pairs[1]))


def home_of(groups: list[tuple[str, ...]]) -> dict[str, int]:
    return {ref: number for number, group in enumerate(groups) for ref in group}


@given(LINKS, JUDGED, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_order_gives_the_same_groups(links: list[Link], judged: Judged, draw: object) -> None:
    names, shuffled = list(NAMES), list(links)
    draw.shuffle(names)  # type: ignore[attr-defined]
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    groups = clusters(NAMES, links, judged)
    assert clusters(names, shuffled, judged) == groups
    assert sorted(ref for group in groups for ref in group) == sorted(NAMES)


@given(LINKS, JUDGED)
@settings(max_examples=150, deadline=None)
def test_what_persons_keep_apart_is_apart(links: list[Link], judged: Judged) -> None:
    home = home_of(clusters(NAMES, links, judged))
    assert all(home[a] != home[b] for a, b in judged.apart)


@given(LINKS, st.sampled_from(PAIRS))
@settings(max_examples=150, deadline=None)
def test_what_a_person_joins_is_joined_group_by_group_and_restored_by_undoing(
    links: list[Link], pair: tuple[str, str]
) -> None:
    before = clusters(NAMES, links)
    after = clusters(NAMES, links, Judged(together=frozenset({pair})))
    home = home_of(before)
    one, other = before[home[pair[0]]], before[home[pair[1]]]
    assert set(after) == set(before) - {one, other} | {tuple(sorted({*one, *other}))}
    assert clusters(NAMES, links, Judged()) == before


@given(LINKS, JUDGED)
@settings(max_examples=150, deadline=None)
def test_a_part_that_nothing_joins_to_the_rest_stands_for_itself(links: list[Link], judged: Judged) -> None:
    groups = clusters(NAMES, links, judged)
    joined = [{a, b} for a, b in [*judged.together, *((x.a, x.b) for x in links if x.weight > 0)]]
    part = {NAMES[0]}
    while more := {ref for pair in joined if pair & part for ref in pair} - part:
        part |= more
    inside = [x for x in links if {x.a, x.b} <= part]
    ruled = Judged(
        together=frozenset(pair for pair in judged.together if part.issuperset(pair)),
        apart=frozenset(pair for pair in judged.apart if part.issuperset(pair)),
    )
    assert clusters(part, inside, ruled) == [group for group in groups if part & set(group)]


@given(LINKS)
@settings(max_examples=100, deadline=None)
def test_reports_of_one_document_are_never_drawn_together(links: list[Link]) -> None:
    for group in clusters(NAMES, links):
        documents = [ref.partition("/")[0] for ref in group]
        assert len(documents) == len(set(documents))


@given(LINKS, JUDGED)
@settings(max_examples=150, deadline=None)
def test_a_hot_spot_is_grown_alike_on_a_matrix(links: list[Link], judged: Judged) -> None:
    by_heap = clusters(NAMES, links, judged)
    with patch("dateline.fuse.across.clusters._HOT", (2, 99)), patch("dateline.fuse.across.clusters._THICK", 9999):
        assert clusters(NAMES, links, judged) == by_heap


def test_a_chain_of_likenesses_is_no_group() -> None:
    hours = [f"h{number}/i1" for number in range(6)]
    chain = [Link(a, b, 3.0) for a, b in pairwise(hours)]
    assert max(map(len, clusters(hours, chain))) == 2


def test_what_is_judged_one_against_the_machine_leaves_what_is_kept_apart() -> None:
    links = [Link("a/1", "b/1", 9.0)]
    judged = Judged(together=frozenset({("b/1", "c/1")}), apart=frozenset({("a/1", "c/1")}))
    assert clusters(["a/1", "b/1", "c/1"], links, judged) == [("a/1",), ("b/1", "c/1")]
