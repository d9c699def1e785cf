from __future__ import annotations

import pytest

from dateline.annotate.sentences import parse
from dateline.code.background import in_background
from dateline.code.factuality import token_status
from dateline.model import Article, Document, Section, Sentence, Token


def _at(marked: str) -> tuple[Sentence, Token]:
    offset, text = marked.index("*"), marked.replace("*", "")
    for sentence in parse(Article(Document(id="t", sha256="", text=text), (Section("body", 0, len(text)),))):
        token = sentence.at(offset)
        if token is not None:
            return sentence, token
    raise ValueError(marked)


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        # what governs a governor decides last
        ("The army denied that it tried to *storm* the camp.", "denied"),
        ("The mayor said the rebels had failed to *take* the bridge.", "attempted"),
        ("If the truce fails, the army will try to *take* the bridge.", "hypothetical"),
        # joined verbs share what governs them, unless they have helpers of their own
        ("The rebels plan to surround and *storm* the base.", "planned"),
        ("The rebels will regroup and have already *taken* the mill.", "occurred"),
        # a clause about time or cause is real in itself
        ("The army will leave because rebels *took* the bridge.", "occurred"),
        ("The army will leave after rebels *took* the bridge.", "occurred"),
        # a wh-question takes its event for granted
        ("Who *shelled* the market?", "occurred"),
        ("Will the rebels *storm* the base?", "planned"),
    ],
)
def test_status_of_what_is_governed(marked: str, status: str) -> None:
    assert token_status(*_at(marked)) == status


@pytest.mark.parametrize(
    ("marked", "background"),
    [
        ("The leader directed *attacks* on convoys.", True),
        ("The leader directed the *attack* on the convoy.", False),
        ("He is accused of the *murder* of a judge.", False),
    ],
)
def test_background(marked: str, background: bool) -> None:
    assert in_background(*_at(marked)) is background
