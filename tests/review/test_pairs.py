"""What merges, splits and acceptances say of the machine's joining."""

from __future__ import annotations

from dateline.model import Judgement
from dateline.review import Pairs, pairs_of


def made(number, verdict):
    return Judgement(number=number, verdict=verdict, by="amira", at="2026-03-01T10:00:00+00:00", subject="f1")


def test_what_was_merged_was_apart_and_what_was_split_was_one():
    merge, split = made(1, "merge"), made(2, "split")
    # {a, b} merged with {c}: a-b was one for both; d split from {e, f}: the machine alone had them as one
    resolved = {1: (("a", "b"), ("c",)), 2: (("d",), ("e", "f"))}
    assert pairs_of([merge], resolved) == Pairs(both=1, machine=0, persons=2, neither=0)
    assert pairs_of([merge, split], resolved) == Pairs(both=1, machine=2, persons=2, neither=0)


def test_who_changes_her_mind_changes_nothing_of_what_the_machine_had():
    merge, split = made(1, "merge"), made(2, "split")
    resolved = {1: (("a",), ("b",)), 2: (("a",), ("b",))}
    assert pairs_of([merge, split], resolved) == Pairs(both=0, machine=0, persons=0, neither=1)
    assert pairs_of([split, merge], resolved) == Pairs(both=1, machine=0, persons=0, neither=0)


def test_who_accepts_holds_all_its_reports_to_be_one():
    resolved = {3: (("a", "b", "c"), ()), 4: (("x", "y"), ())}
    assert pairs_of([made(3, "accept"), made(4, "reject")], resolved) == Pairs(3, 0, 0, 0)
    assert pairs_of([], {}) == Pairs(0, 0, 0, 0)
