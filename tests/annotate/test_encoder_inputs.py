"""What the encoder sees of a sentence: pieces, shapes, distances from the trigger."""

from __future__ import annotations

import pytest

from dateline.annotate.encoder_inputs import LONGEST, WordPieces, distances, shape_of
from dateline.model import Sentence, Token

PIECES = WordPieces(
    {p: i for i, p in enumerate("[CLS] [UNK] shells hit the village of ka ##fr ##a - al ' , . 3".split())}
)


def sentence(*rows: tuple[str, str, str, int]) -> Sentence:
    """A sentence of (text, pos, dep, head) rows."""
    tokens, at = [], 0
    for i, (text, pos, dep, head) in enumerate(rows):
        tokens.append(Token(i, text, text.lower(), pos, pos, dep, head, at, at + len(text)))
        at += len(text) + 1
    return Sentence(0, 0, at, "body", 0, tuple(tokens))


#: "rebels fled after shells hit Hatla", as the parser hangs it.
FLED = sentence(
    ("Rebels", "NOUN", "nsubj", 1),
    ("fled", "VERB", "ROOT", 1),
    ("after", "SCONJ", "mark", 4),
    ("shells", "NOUN", "nsubj", 4),
    ("hit", "VERB", "advcl", 1),
    ("Hatla", "PROPN", "dobj", 4),
)


@pytest.mark.parametrize(
    ("word", "shape"), [("village", 0), ("Hatla", 1), ("al-Shaddadi", 1), ("ISIS", 2), ("A", 1), ("R-3", 3), ("-", 0)]
)
def test_shape(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def test_words_are_split_from_the_left_by_the_longest_piece() -> None:
    assert PIECES.of_word("Kafra") == (7, 8, 9)
    assert PIECES.of_word("Káfra") == (7, 8, 9)
    assert PIECES.of_word("al-Kafr") == (11, 10, 7, 8)


def test_a_word_that_cannot_be_split_is_one_unknown_piece() -> None:
    assert PIECES.of_word("Zeytun") == (1,)
    assert PIECES.of_word("قرية") == (1,)


def test_pieces_point_back_to_their_tokens() -> None:
    found = PIECES.of_sentence(
        sentence(("Shells", "NOUN", "nsubj", 1), ("hit", "VERB", "ROOT", 1), ("Kafra", "PROPN", "dobj", 1))
    )
    assert found.ids == [0, 2, 3, 7, 8, 9]
    assert found.owner == [-1, 0, 1, 2, 2, 2]
    assert found.first == [1, 2, 3]
    assert found.shapes == [0, 1, 0, 1, 1, 1]


def test_a_long_sentence_is_cut_and_says_where() -> None:
    found = PIECES.of_sentence(sentence(*[("kafra", "NOUN", "dep", 0)] * 100))
    assert len(found.ids) <= LONGEST
    assert found.first[52] > 0
    assert found.first[53:] == [-1] * 47


def test_distance_counts_the_clauses_between_token_and_trigger() -> None:
    own, below, above = 2, 3, 5
    assert distances(FLED, 1) == [own, 1, below, below, below, below]
    assert distances(FLED, 4) == [above, above, own, own, 1, own]


def test_a_token_of_another_tree_is_far() -> None:
    two = sentence(("Shells", "NOUN", "nsubj", 1), ("hit", "VERB", "ROOT", 1), ("Reuters", "PROPN", "ROOT", 2))
    assert distances(two, 1) == [2, 1, 8]
