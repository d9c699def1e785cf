"""Copies of one text are one voice, whatever stands round them."""

from __future__ import annotations

from itertools import permutations

import pytest

from dateline.fuse.across import signature, voices

WIRE = (
    "Twelve people were killed when rockets struck a grain market in the hills on Tuesday morning, doctors said.",
    "The market was full of farmers who had come in from the villages to sell the first of the season's barley.",
    "A nurse at the district clinic said that most of the wounded had been carried there on the backs of lorries.",
    "Neither of the two armies that have fought for the valley since the spring has said that it fired the rockets.",
    "It was the third time in a month that the road past the market was hit, the council of elders said in a note.",
)
OTHER = (
    "A court in the capital opened the trial of four officers on Monday over the burning of a fuel depot last year.",
    "Their lawyers said the men had followed orders and that the general who gave them had left the country in May.",
    "The hearing was adjourned until Thursday so that two of the witnesses could be brought in from the southern port.",
)


def page(*lines: str, head: str = "", foot: str = "") -> str:
    return "\n\n".join([head, *lines, foot])


def test_headline_and_furniture_make_no_other_voice() -> None:
    texts = {
        "a": page(*WIRE, head="Twelve dead in market", foot="Copyright 2019 The Valley Post. All rights reserved."),
        "b": page(
            *WIRE, head="Rockets hit grain market", foot="Share this story with your friends and subscribe to us."
        ),
        "c": page(*WIRE[:4], head="MARKET STRUCK", foot="Reporting from the hills"),
        "d": page(*OTHER, head="Trial opens"),
    }
    found = voices({name: signature(text) for name, text in texts.items()})
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_cut_to_half_is_the_same_voice_and_a_quoted_sentence_is_not() -> None:
    quoting = page(*OTHER, WIRE[0])
    found = voices(
        {name: signature(text) for name, text in (("a", page(*WIRE)), ("b", page(*WIRE[:3])), ("c", quoting))}
    )
    assert found["a"] == found["b"] == "a"
    assert found["c"] == "c"


def test_the_order_of_documents_tells_nothing() -> None:
    signatures = [(name, signature(page(*WIRE[:size]))) for name, size in (("c", 5), ("a", 4), ("b", 5))]
    assert {tuple(sorted(voices(dict(order)).items())) for order in permutations(signatures)} == {
        (("a", "a"), ("b", "a"), ("c", "a"))
    }


@pytest.mark.parametrize("text", ["", "No prose.", "Share\nPrint\nMail"])
def test_a_text_without_prose_has_no_signature_and_is_no_copy(text: str) -> None:
    assert signature(text) == ()
    assert voices({"a": (), "b": ()}) == {"a": "a", "b": "b"}


def test_a_signature_is_the_same_on_every_machine() -> None:
    found = signature("The market was full of farmers who had come in from the villages.")
    assert (len(found), found[0], found[-1]) == (65, 400910155, 10)
