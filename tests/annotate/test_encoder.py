"""The shipped encoder on sentences of our own: names, the place of a trigger, and that it is steady and quick."""

from __future__ import annotations

import time

import pytest

from dateline.annotate.encoder import encode
from dateline.annotate.sentences import parse
from dateline.article import extract
from dateline.model import RawDocument, Sentence


def first(text: str) -> Sentence:
    """The first parsed sentence of a text."""
    return parse(extract(RawDocument(content=text.encode(), sha256="", origin="", media="text", text=text)))[0]


def word(sentence: Sentence, text: str) -> int:
    """Index of the token with that text."""
    return next(token.i for token in sentence if token.text == text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shells fell on the village of Tal Barud overnight, residents said.", "Barud", "place"),
        ("The bodies were found near Qasr Hamun on Friday.", "Hamun", "place"),
        ("General Samir Haddun told reporters that the road was open.", "Haddun", "person"),
        ("The Zarin Brigade and its allies signed the truce.", "Brigade", "group"),
    ],
)
def test_names_are_told_apart_by_their_context(text: str, name: str, kind: str) -> None:
    sentence = first(text)
    tagged = encode(sentence).tags[word(sentence, name)]
    assert getattr(tagged, kind) > 0.5


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Speaking in Amman, he said that rebels had captured Tal Barud.", "captured", "Tal Barud"),
        ("Troops from Homs stormed Qasr Hamun at dawn.", "stormed", "Qasr Hamun"),
        ("Five people were killed in Kirkuk, a doctor in Baghdad said.", "killed", "Kirkuk"),
    ],
)
def test_the_place_of_a_trigger_is_not_another_place_of_the_sentence(text: str, trigger: str, place: str) -> None:
    sentence = first(text)
    shares = encode(sentence, [word(sentence, trigger)]).where[0]
    assert sum(shares[word(sentence, part)] for part in place.split()) > 0.5


def test_where_no_place_is_named_none_is_likeliest() -> None:
    sentence = first("The minister denied that his men had killed the prisoners.")
    shares = encode(sentence, [word(sentence, "killed")]).where[0]
    assert shares[-1] > 0.5


def test_shares_add_up_and_go_with_their_triggers() -> None:
    sentence = first("Gunmen killed two farmers in Kirkuk and wounded a third in Mosul.")
    both = encode(sentence, [word(sentence, "killed"), word(sentence, "wounded")])
    alone = encode(sentence, [word(sentence, "wounded")])
    assert len(both.where[0]) == len(sentence) + 1
    assert sum(both.where[0]) == pytest.approx(1, abs=0.02)
    assert both.where[1] == alone.where[0]


def test_the_same_sentence_gives_the_same_numbers_whatever_was_read_between() -> None:
    sentence = first("Warplanes bombed the outskirts of Qasr Hamun for an hour.")
    before = encode(sentence, [1])
    encode(first("Police in Lagos arrested eleven men."))
    assert encode(sentence, [1]) == before


def test_what_lies_beyond_the_cut_has_no_tags_and_no_place() -> None:
    sentence = first("They shelled " + ", ".join(["Barudistan"] * 90) + " and Kirkuk.")
    found = encode(sentence, [len(sentence) - 2])
    assert found.tags[-2].place == 0
    assert found.where[0][-1] == 1


def test_a_sentence_takes_milliseconds() -> None:
    sentence = first("Gunmen killed two farmers near Kirkuk and wounded a third, police in Mosul said on Sunday.")
    encode(sentence)
    begun = time.process_time()
    for _ in range(20):
        encode(sentence, [1])
    assert (time.process_time() - begun) / 20 < 0.03
