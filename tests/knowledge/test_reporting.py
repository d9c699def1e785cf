from __future__ import annotations

import pytest

from dateline.knowledge.reporting import reporting_words, word_class


def test_every_row_has_a_stance_and_a_basis() -> None:
    for form in ("verb", "raising", "noun", "adverb"):
        for word in reporting_words(form):  # type: ignore[arg-type]
            row = reporting_words(form)[word]  # type: ignore[arg-type]
            assert row.stance in ("asserts", "confirms", "denies", "claims", "doubts")
            assert row.basis
            assert row.takes <= set("coialq")


@pytest.mark.parametrize(
    ("pos", "lemma", "cls"),
    [("VERB", "say", "neutral"), ("VERB", "deny", "deny"), ("NOUN", "claim", "claim"), ("ADJ", "say", None)],
)
def test_class_of_a_word(pos: str, lemma: str, cls: str | None) -> None:
    assert word_class(pos, lemma) == cls
