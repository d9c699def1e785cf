"""Which words make up a trigger, and which of them is its head."""

from __future__ import annotations

import pytest

from dateline.code.events import find_events
from dateline.code.trigger_span import MAX_TOKENS


def triggers(parsed, text: str) -> list[tuple[str, str]]:
    index, _ = parsed(text)
    return [(event.trigger.quote, event.word.quote) for event in find_events(index)]


@pytest.mark.parametrize(
    ("text", "trigger", "head"),
    [
        ("The blast killed three people in Herat.", "blast killed", "blast"),
        ("Rebels launched a major offensive in the valley.", "launched a major offensive", "offensive"),
        ("Gunmen shot and killed a judge in Kabul.", "shot and killed", "shot"),
        ("Two boys were shot dead in Kano.", "shot dead", "shot dead"),
        ("Clashes erupted near the village.", "Clashes erupted", "Clashes"),
        ("A truck was struck by a roadside bomb.", "struck by a roadside bomb", "roadside bomb"),
        ("Rebels attacked the post, killing nine.", "attacked the post, killing", "attacked"),
        ("Five guards were killed in clashes.", "killed in clashes", "clashes"),
        ("Three men were killed when a bomb exploded.", "killed when a bomb exploded", "bomb"),
        ("Rebels attacked the post.", "attacked", "attacked"),
    ],
)
def test_the_words_of_one_happening(parsed, text, trigger, head):
    ((found, word),) = triggers(parsed, text)
    assert found == trigger
    assert word in (head, "exploded")


def test_a_trigger_is_kept_short(parsed):
    far = "Rebels attacked the post" + ", near the wall of the old mill" * 6 + ", killing nine soldiers."
    index, sentence = parsed(far)
    for event in find_events(index):
        assert len(sentence.within(event.trigger.start, event.trigger.end)) <= MAX_TOKENS


def test_a_trigger_stops_before_the_head_of_another_event(parsed):
    found = triggers(parsed, "The army shelled Douma and bombed Saraqib, killing three people.")
    assert [word for _, word in found] == ["shelled", "bombed"]
    assert found[0][0] == "shelled"
    assert "shelled" not in found[1][0]


def test_the_quote_is_the_text(parsed):
    index, _ = parsed("The blast killed three people in Herat.")
    (event,) = find_events(index)
    assert index.resolved.text[event.trigger.start : event.trigger.end] == event.trigger.quote
    assert event.trigger.start <= event.head.start < event.head.end <= event.trigger.end
