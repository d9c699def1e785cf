"""The head of a trigger: part of it, and the whole trigger where none is told."""

from __future__ import annotations

import pytest

from dateline.model import Event, InvariantError, Span

TEXT = "Gunmen shot and killed a judge."


def event(head: Span | None) -> Event:
    return Event(
        id="e1",
        type="Violence against civilians",
        subtype="Attack",
        status="occurred",
        trigger=Span.of(TEXT, 7, 22),
        head=head,
        evidence=(Span.of(TEXT, 0, len(TEXT)),),
        confidence=0.9,
    )


def test_the_head_is_the_word() -> None:
    assert event(Span.of(TEXT, 7, 11)).word.quote == "shot"


def test_without_a_head_the_trigger_is_the_word() -> None:
    assert event(None).word.quote == "shot and killed"


def test_a_head_outside_the_trigger_is_refused() -> None:
    with pytest.raises(InvariantError, match="head outside its trigger"):
        event(Span.of(TEXT, 0, 6))
