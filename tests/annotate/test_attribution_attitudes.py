"""Attitudes: what someone wants, plans, likes or speaks about is kept apart from what is told as having happened."""

from __future__ import annotations

import pytest

from dateline.annotate.attribution import find_attributions
from dateline.annotate.sentences import parse
from dateline.model import Article, AttributionMention, Document, Section


def _find(text: str) -> tuple[AttributionMention, ...]:
    return find_attributions(
        text, parse(Article(Document(id="t", sha256="", text=text), (Section("body", 0, len(text)),)))
    )


def _words(text: str, mention: AttributionMention) -> tuple[str | None, str, str]:
    source = text[mention.source_start : mention.source_end] if mention.source_start is not None else None
    return source, text[mention.cue_start : mention.cue_end], text[mention.content_start : mention.content_end]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The council wants the road reopened.", ("The council", "wants", "the road reopened")),
        ("The army plans to leave the hill.", ("The army", "plans", "to leave the hill")),
        ("The council thanked the guards.", ("The council", "thanked", "the guards")),
        ("The UN called for a truce in the valley.", ("The UN", "called for", "a truce in the valley")),
        ("The UN called for the army to leave.", ("The UN", "called for", "the army to leave")),
        ("Villagers remain opposed to the dam.", ("Villagers", "remain opposed to", "the dam")),
        ("The mayor is concerned about the truce.", ("The mayor", "is concerned about", "the truce")),
        ("The council's call for a truce went unheard.", ("The council", "call for", "a truce")),
        ("Residents voiced anger over the raid.", ("Residents", "voiced anger over", "the raid")),
        ("Some see the truce as a trap.", ("Some", "see", "the truce as a trap")),
        ("The truce seems to hold.", (None, "seems", "The truce seems to hold")),
        ("The mayor will say tomorrow that the road is open.", ("The mayor", "will say", "that the road is open")),
        ("If the rebels say they left, nobody listens.", ("the rebels", "say", "they left")),
        ("The ministry wanted to discuss the truce.", ("The ministry", "wanted", "to discuss the truce")),
    ],
)
def test_an_attitude_has_a_holder_and_what_it_is_about(text: str, wanted: tuple[str | None, str, str]) -> None:
    found = [(mention.mode, _words(text, mention)) for mention in _find(text)]
    assert found == [("attitude", wanted)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The UN warned of a massacre in the camp.", ("The UN", "warned of", "a massacre in the camp")),
        ("Residents complained of shelling by the army.", ("Residents", "complained of", "shelling by the army")),
        ("He spoke of a raid in which two men died.", ("He", "spoke of", "a raid in which two men died")),
    ],
)
def test_words_that_tell_of_something_give_an_account(text: str, wanted: tuple[str, str, str]) -> None:
    assert [(mention.mode, _words(text, mention)) for mention in _find(text)] == [("statement", wanted)]


@pytest.mark.parametrize(
    "text",
    [
        "Those who want to leave may go.",
        "If the council wants a truce, it must ask.",
        "It seems late.",
        "The raid was long planned.",
        "The delay raised the council's fear of floods.",
        "The guards promised nothing on Sunday.",
    ],
)
def test_nobodys_attitude_is_none(text: str) -> None:
    assert [mention for mention in _find(text) if mention.source_start is not None] == []


def test_what_is_wished_within_a_statement_is_the_statements() -> None:
    text = "She said she hoped for rain."
    assert [_words(text, mention) for mention in _find(text)] == [("She", "said", "she hoped for rain")]


def test_the_outer_of_two_attitudes_is_kept() -> None:
    text = "The council hopes to support the farmers."
    assert [_words(text, mention)[1] for mention in _find(text)] == ["hopes"]
