from __future__ import annotations

import hashlib

import pytest

from dateline.annotate.attribution import find_attributions
from dateline.annotate.sentences import parse
from dateline.code.voices import event_voices
from dateline.model import Annotated, Article, Document, Resolved, Section
from dateline.resolve.attribution import resolve_attributions


def _voices(marked: str) -> list[str | None]:
    offset, text = marked.index("*"), marked.replace("*", "")
    document = Document(id="t", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
    article = Article(document, (Section("body", 0, len(text)),))
    sentences = parse(article)
    annotated = Annotated(article, sentences, attributions=find_attributions(text, sentences))
    resolved = Resolved(article, sentences, attributions=resolve_attributions(annotated, ()))
    for sentence in sentences:
        token = sentence.at(offset)
        if token is not None:
            return [v.attribution.source for v in event_voices(resolved, sentence.index, token.i)]
    raise ValueError(marked)


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        ("Residents said the army *shelled* the mill.", ["Residents"]),
        ("The army said rebels claimed that gunmen *burned* the mill.", ["rebels"]),
        ("Residents said the mill burned. The army *shelled* the road.", []),
        ("The army *shelled* the road before residents said it was open.", []),
        ("The army reportedly *shelled* the mill.", [None]),
        ("Rebels said the army *shelled* the camp. The army denied it.", ["Rebels", "army"]),
        ("“They left. They *burned* the mill,” a farmer said.", ["farmer"]),
        ("Residents said gunmen threatened to *burn* the mill.", ["Residents"]),
        ("Officials and residents said shells *hit* the mill.", ["Officials", "residents"]),
        ("The militia *threatened* to leave.", []),
    ],
)
def test_who_says_an_event(marked: str, sources: list[str | None]) -> None:
    assert _voices(marked) == sources
