"""Sides that the rules leave open, filled by the learned weights."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from dateline.code.roles_rank import NO_DOERS, shares
from dateline.knowledge.event_roles import role_weights


def test_shares_are_probabilities() -> None:
    for names in ([], ["alone"], ["source"], ["way:by|", "arms:armed"], ["no such feature"]):
        doer, target = shares(names)
        assert 0 < doer < 1
        assert 0 < target < 1
        assert doer + target < 1


@pytest.mark.parametrize("more", ["source", "arms:unarmed"])
def test_who_tells_it_and_who_is_unarmed_is_less_likely_the_doer(more: str) -> None:
    assert shares(["way:nsubj|", more])[0] < shares(["way:nsubj|"])[0]


def test_the_weights_name_no_actor() -> None:
    known = {"rebel", "militia", "state_forces", "civilians"}
    assert role_weights()
    assert all(not name.startswith("kind:") or name[5:] in known or name[5:].islower() for name in role_weights())
    assert not any(letter.isupper() for name in role_weights() for letter in name.split(":")[-1] if ":" in name[:5])


def test_the_file_says_how_it_was_made() -> None:
    record = json.loads((resources.files("dateline.knowledge") / "event_roles.json").read_text(encoding="utf-8"))
    for way in ("rules", "weights", "both"):
        for part in ("crossed", "held_out"):
            assert 0 < record[part][way]["doer_f1"] <= 1
    assert record["settings"]["doer"] >= 0.5
    assert "person" in NO_DOERS
