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
    return (
        source,
        text[mention.cue_start : mention.cue_end],
        text[mention.content_start : mention.content_end],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Residents had also said that the mill burned.", ("Residents", "had also said", "that the mill burned")),
        (
            "The mill burned, according to Nadia Omar, a baker.",
            ("Nadia Omar, a baker", "according to", "The mill burned"),
        ),
        ("The post reportedly fell.", (None, "reportedly", "The post reportedly fell")),
        ("The council pointed out that it was late.", ("The council", "pointed out", "that it was late")),
        ("Reports of shelling reached the town.", (None, "Reports", "of shelling")),
        ("Shells fell again, as a medic told us.", ("a medic", "told", "Shells fell again")),
    ],
)
def test_source_cue_and_content(text: str, wanted: tuple[str | None, str, str]) -> None:
    assert wanted in [_words(text, mention) for mention in _find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen burned the mill and left.",
        "You know that the road is open.",
    ],
)
def test_no_voice(text: str) -> None:
    assert _find(text) == ()


def test_an_unnamed_source_is_so_marked() -> None:
    assert [mention.kind for mention in _find("The guards were allegedly shot.")] == ["unnamed"]


def test_mentions_are_in_text_order_and_repeat_nothing() -> None:
    text = "Residents said the mill burned. A medic said nine had died, and the council denied it."
    mentions = _find(text)
    assert [m.content_start for m in mentions] == sorted(m.content_start for m in mentions)
    assert len(set(mentions)) == len(mentions)
    assert find_attributions(text, ()) == ()


def test_what_is_said_may_stand_before_its_subject() -> None:
    text = "They denied the raids of which they are accused, and the thefts of which they were accused."
    found = _find(text)
    assert found
    assert all(mention.content_start < mention.content_end for mention in found)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        # the claim of its own sentence, and not that of the one before
        (
            "Rebels claimed that the army had fled from the mill. Rebels also claimed that the army lost the highway, "
            "although the monitor disputed this.",
            "the army lost the highway",
        ),
        ("Rebels claimed that the army had fled from the mill. The monitor disputed this.", "the army had fled"),
    ],
)
def test_what_a_denial_denies(text: str, denied: str) -> None:
    told = [_words(text, mention) for mention in _find(text) if mention.stance == "denies"]
    assert [denied in content for _, _, content in told] == [True]
    assert "disputed" not in told[0][2]
