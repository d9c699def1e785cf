"""Whose deed an accusation tells."""

from __future__ import annotations

import hashlib

import pytest

from dateline.annotate.sentences import parse
from dateline.code.blame import accused_of
from dateline.code.sites import strikes_civilians
from dateline.model import Article, Document, Section, Sentence


def sentence(text: str) -> Sentence:
    document = Document(id="a", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    return parse(Article(document, (Section("body", 0, len(text)),)))[0]


@pytest.mark.parametrize(
    ("text", "deed", "accused"),
    [
        ("The mayor accused the rebels of shelling the mill.", "shelling", ["rebels"]),
        ("The mayor blamed the army for the raid on the mill.", "raid", ["army"]),
        ("The mayor blamed the raid on the army.", "raid", ["army"]),
        ("The raid was blamed on the militia.", "raid", ["militia"]),
        ("The mayor held the militia responsible for the raid.", "raid", ["militia"]),
        ("The rebels are suspected of killing the mayor.", "killing", ["rebels"]),
        ("The mayor accused the army of gassing farmers in an attack.", "attack", ["army"]),
        ("The mayor said the rebels had shelled the mill.", "shelled", []),
        ("The army thanked the mayor for the rescue after the raid.", "raid", []),
    ],
)
def test_accused_of(text: str, deed: str, accused: list[str]) -> None:
    parsed = sentence(text)
    at = next(token.i for token in parsed if token.text == deed)
    assert [token.text for token in accused_of(parsed, at)] == accused


@pytest.mark.parametrize(
    ("text", "deed", "civilian"),
    [
        ("The militia attacked the market.", "attacked", True),
        ("An attack on a camp for displaced people failed.", "attack", True),
        ("The militia attacked the army camp.", "attacked", False),
        ("The militia attacked.", "attacked", False),
    ],
)
def test_strikes_civilians(text: str, deed: str, civilian: bool) -> None:
    parsed = sentence(text)
    at = next(token.i for token in parsed if token.text == deed)
    assert strikes_civilians(parsed, at) is civilian
