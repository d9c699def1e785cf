"""Paragraphs and sentences: what is too long is read in pieces, each a sound tree."""

from __future__ import annotations

import pytest

from dateline.annotate.sentences import LONGEST_PARAGRAPH, LONGEST_SENTENCE, paragraphs, parse
from dateline.model import Article, Document, Section, Sentence


def parsed(text: str) -> tuple[Sentence, ...]:
    return parse(Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),)))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Harim, and three soldiers and a guard " * 200,
        "Harim \n" * 3,
        " \xa0 Rebels\xa0 \xa0shelled  \xa0Harim.  \xa0 They  left. ",
        "killed 12 and 13 or 14, at least 15; " * 150,
    ],
)
def test_every_sentence_is_a_tree_of_bounded_size(text: str) -> None:
    sentences = parsed(text)
    assert sentences
    for sentence in sentences:
        assert 0 < len(sentence) <= LONGEST_SENTENCE
        assert text[sentence.start : sentence.end].strip()
        roots = [token for token in sentence if token.head == token.i]
        assert roots
        assert {token.dep for token in roots} == {"ROOT"}
        for token in sentence:
            assert text[token.start : token.end] == token.text
            assert len(list(sentence.ancestors(token.i))) < len(sentence)


def test_a_long_paragraph_is_cut_between_words() -> None:
    text = "Harim " * 8_000
    pieces = list(paragraphs(text, 0, len(text)))
    assert all(text[start:end].split() == ["Harim"] * ((end - start + 1) // 6) for start, end in pieces)
    assert pieces[0][0] == 0
    assert pieces[-1][1] == len(text.rstrip())
    assert all(end - start <= LONGEST_PARAGRAPH for start, end in pieces)
    word = "x" * 50_000
    assert [end - start for start, end in paragraphs(word, 0, len(word))] == [20_000, 20_000, 10_000]
