"""Speakers that the parse hangs on what they said."""

from __future__ import annotations

import pytest

from dateline.annotate.speakers import with_speakers
from dateline.model import Token

#: "Rebels shelled Tamra , fishermen and guards said", as the parser reads it: text, part of speech, tag, label, head.
MISREAD = (
    ("Rebels", "NOUN", "NNS", "nsubj", 1),
    ("shelled", "VERB", "VBD", "ccomp", 7),
    ("Tamra", "PROPN", "NNP", "dobj", 1),
    (",", "PUNCT", ",", "punct", 2),
    ("fishermen", "NOUN", "NNS", "conj", 2),
    ("and", "CCONJ", "CC", "cc", 4),
    ("guards", "NOUN", "NNS", "conj", 4),
    ("said", "VERB", "VBD", "ROOT", 7),
)


def tokens(rows) -> tuple[Token, ...]:
    found, at = [], 0
    for i, (text, pos, tag, dep, head) in enumerate(rows):
        lemma = {"said": "say", "shelled": "shell"}.get(text, text)
        found.append(
            Token(i=i, text=text, lemma=lemma, pos=pos, tag=tag, dep=dep, head=head, start=at, end=at + len(text))
        )
        at += len(text) + 1
    return tuple(found)


def test_the_speaker_becomes_the_subject() -> None:
    mended = with_speakers(tokens(MISREAD))
    assert (mended[4].dep, mended[4].head) == ("nsubj", 7)
    assert (mended[6].dep, mended[6].head) == ("conj", 4)


def test_what_was_told_stands_first_where_said_was_joined_to_it() -> None:
    rows = [*MISREAD[:1], ("shelled", "VERB", "VBD", "ROOT", 1), *MISREAD[2:7], ("said", "VERB", "VBD", "conj", 1)]
    mended = with_speakers(tokens(rows))
    assert (mended[7].dep, mended[7].head) == ("parataxis", 1)
    assert mended[1].head == 1


@pytest.mark.parametrize("change", [(4, "nsubj", 7), (7, "relcl", 2)])
def test_a_verb_with_a_subject_or_below_a_noun_is_left_as_it_is(change: tuple[int, str, int]) -> None:
    at, dep, head = change
    rows = [(*row[:3], dep, head) if i == at else row for i, row in enumerate(MISREAD)]
    assert with_speakers(tokens(rows)) == tokens(rows)


#: "Raids , said guards , killed goats", as the parser reads it: the raids said, the guards killed.
TURNED = (
    ("Raids", "NOUN", "NNS", "nsubj", 2),
    (",", "PUNCT", ",", "punct", 2),
    ("said", "VERB", "VBD", "ROOT", 2),
    ("guards", "NOUN", "NNS", "nsubj", 5),
    (",", "PUNCT", ",", "punct", 3),
    ("killed", "VERB", "VBD", "ccomp", 2),
    ("goats", "NOUN", "NNS", "dobj", 5),
)


def test_who_says_and_who_does_are_kept_apart() -> None:
    mended = with_speakers(tokens(TURNED))
    assert [(t.dep, t.head) for t in (mended[0], mended[2], mended[3], mended[5])] == [
        ("nsubj", 5),
        ("parataxis", 5),
        ("nsubj", 2),
        ("ROOT", 5),
    ]


def test_two_commas_close_an_aside() -> None:
    # "Elders , tired , said guards , fit , killed goats" has its speaker before the verb
    rows = [
        ("Elders", "NOUN", "NNS", "nsubj", 4),
        (",", "PUNCT", ",", "punct", 0),
        ("tired", "ADJ", "JJ", "amod", 0),
        (",", "PUNCT", ",", "punct", 0),
        ("said", "VERB", "VBD", "ROOT", 4),
        ("guards", "NOUN", "NNS", "nsubj", 7),
        (",", "PUNCT", ",", "punct", 5),
        ("killed", "VERB", "VBD", "ccomp", 4),
    ]
    assert with_speakers(tokens(rows)) == tokens(rows)
