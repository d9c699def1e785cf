"""Who took or lost a place where the clause names nobody."""

from __future__ import annotations

from dateline.code.control import find_control


def holders(parsed, text):
    index, _ = parsed(text)
    return [(each.status, each.holder.actor_id if each.holder else None) for each in find_control(index)]


def test_the_side_that_boasts(parsed):
    assert holders(parsed, "Ukraine's general staff announced the recapture of Kupiansk.") == [("took", "ua_mil")]


def test_the_side_that_admits(parsed):
    assert holders(parsed, "Ukraine's general staff admitted the loss of Kupiansk.") == [("lost", "ua_mil")]


def test_a_neutral_voice_takes_nothing(parsed):
    assert holders(parsed, "Residents said that the town of Kupiansk had been captured.") == [("took", None)]
