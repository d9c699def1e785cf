"""Changes of control in the order of the text, with their voices and days."""

from __future__ import annotations

import inspect

import pytest

from dateline.code import control


def changes(parsed, text):
    index, _ = parsed(text)
    wants_index = next(iter(inspect.signature(control.find_control).parameters)) == "index"
    return control.find_control(index if wants_index else index.resolved)


def test_a_capture_with_its_day_holder_and_loser(parsed):
    (found,) = changes(parsed, "The Taliban captured Ghazni from the Afghan army on Monday, residents said.")
    assert (found.status, found.place.name) == ("took", "Ghazni")
    assert found.holder is not None
    assert found.holder.name == "Taliban"
    assert found.previous_holder is not None
    assert found.previous_holder.actor_id == "af_ana"
    assert found.time is not None
    assert found.time.start == "2016-04-18"
    assert [voice.source for voice in found.attribution] == ["residents"]
    assert found.evidence[0].quote.startswith("The Taliban captured")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The capture of Ghazni by the Taliban was confirmed.", "took"),
        ("The army's loss of Ghazni was confirmed.", "lost"),
        ("The army withdrew from Ghazni.", "lost"),
        ("The army pulled out of Ghazni.", "lost"),
        ("The Taliban entered Ghazni.", "advancing"),
        ("The Taliban entered Ghazni without resistance.", "took"),
        ("The Taliban advanced towards Ghazni.", "advancing"),
    ],
)
def test_statuses(parsed, text, status):
    (found,) = changes(parsed, text)
    assert (found.status, found.place.name) == (status, "Ghazni")


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban failed to capture Ghazni.",
        "The Taliban will capture Ghazni.",
        "The army repelled an attack on Ghazni.",
        "The Taliban stormed an office in Ghazni.",
        "The army launched an offensive to retake Ghazni.",
        "The firm took over its rival in Ghazni.",
    ],
)
def test_nothing_changes(parsed, text):
    assert changes(parsed, text) == ()


def test_a_state_is_told_as_of_the_report(parsed):
    (found,) = changes(parsed, "Jets bombed Taliban-held Ghazni on Monday.")
    assert found.status == "holds"
    assert found.time is not None
    assert (found.time.start, found.time.basis) == ("2016-04-21", "as of the report")
