"""The gate: what it counts, and what becomes of a document that it lets go."""

from __future__ import annotations

import json

import pytest

from dateline.knowledge.gate import Cues, cues
from dateline.knowledge.triggers import trigger_words
from dateline.run import read_document, read_many
from dateline.run.gate import gate, gate_of
from dateline.run.sources import from_record

CALM = "The choir sang in the old church on Sunday. Tickets were sold out, and tea was served in the garden."
WAR = "Rebels shelled the town of Harim on Monday and killed three soldiers, residents said."
MARKET = (
    "Grain prices eased for a third week as a good harvest came in from the plains. Millers said they had bought less "
    "than in spring. Traders in the port expect two ships before the end of the month, and bakers hope for cheaper "
    "flour. The ministry of farming said that stocks were higher than a year ago.\n"
)


def test_a_longer_beginning_goes_first_and_a_whole_word_before_it() -> None:
    table = Cues([("strik*", "fair"), ("striker*", "other"), ("strike", "likely")])
    assert [table.of(word).strength for word in ("striking", "strikers", "strike")] == ["fair", "other", "likely"]
    assert table.of("stripe") is None


def test_names_of_groups_are_cues() -> None:
    assert cues().of("polisario") is not None
    assert cues().of("arena") is None


def test_every_word_that_may_tell_an_event_is_heard() -> None:
    """A trigger without any cue in it could never be read in a gated run."""
    deaf = [
        " ".join(word.words)
        for words in trigger_words().values()
        for word in words
        if not any(cues().of(part + end) for part in word.words for end in ("", "ed"))
    ]
    assert deaf == []


def test_a_long_text_needs_more_than_a_sentence() -> None:
    assert gate("Shots were heard in the port.").is_open
    assert not gate(MARKET * 5 + "Shots were heard in the port.").is_open


def test_words_that_stand_together_count_together() -> None:
    together = MARKET * 3 + "Police shot two suspects dead in a raid." + MARKET * 3
    apart = MARKET.join(["Police came.", "He took a shot.", "The plan is dead.", "A suspect sum.", "", ""])
    assert gate(together).is_open
    assert not gate(apart).is_open


def test_one_item_of_a_round_up_opens_it() -> None:
    assert gate(MARKET * 6 + WAR + MARKET * 6).is_open


def test_the_month_is_no_march() -> None:
    assert gate("The shop opens in March.").score == gate("The shop opens on 4 March.").score == 0.15
    assert gate("Thousands march in Baku.").is_open


def test_what_is_not_read_does_not_open_the_gate() -> None:
    text = f"A good harvest\n\n{CALM}\n\n2 comments\n\nA. Reader\nApril 22, 2016 at 7:52 am\n{WAR}\n\nReply\n"
    from dateline.article import extract

    assert not gate_of(extract(from_record({"text": text}, origin="text"))).is_open


def test_a_document_let_go_says_so_and_has_its_text() -> None:
    raw = from_record({"text": CALM, "published": "2021-03-03"}, origin="text")
    reading = read_document(raw, gated=True)
    assert reading.let_go is not None
    assert "--no-gate" in reading.let_go
    assert reading.document.text.strip() == CALM
    assert reading.sections
    assert not reading.annotations.times
    assert type(reading).from_json(reading.to_json()) == reading


def test_without_the_gate_all_is_read() -> None:
    raw = from_record({"text": CALM, "published": "2021-03-03"}, origin="text")
    reading = read_document(raw)
    assert reading.let_go is None
    assert reading.annotations.times


def test_what_goes_in_is_read_as_without_the_gate() -> None:
    raw = from_record({"text": WAR, "published": "2021-03-03"}, origin="text")
    assert read_document(raw, gated=True) == read_document(raw)


def test_a_text_in_another_language_is_not_judged() -> None:
    text = "Die Kirche war am Sonntag voll, und im Garten wurde Tee gereicht; die Karten waren schon lange ausverkauft."
    reading = read_document(from_record({"text": text}, origin="text"), gated=True)
    assert reading.let_go is None


@pytest.mark.parametrize("workers", [1, 2])
def test_many(workers: int) -> None:
    items = [from_record({"id": str(i), "text": text}, origin="text") for i, text in enumerate((CALM, WAR, CALM))]
    found = list(read_many(items, workers, gated=True))
    assert [json.loads(each.to_json())["document"]["id"] for each in found] == ["0", "1", "2"]
    assert [each.let_go is not None for each in found] == [True, False, True]
