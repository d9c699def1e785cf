"""What a party says for and against its own side, read in whole sentences."""

from __future__ import annotations

import hashlib

import pytest

from dateline.model import Event, RawDocument, Reading
from dateline.run import read_document


def _read(text: str, published: str = "2016-04-20") -> Reading:
    data = text.encode()
    return read_document(
        RawDocument(
            content=data,
            sha256=hashlib.sha256(data).hexdigest(),
            origin="t",
            media="text",
            text=text,
            published=published,
        )
    )


def _event(text: str, trigger: str) -> Event:
    return next(event for event in _read(text).events if trigger in event.trigger.quote)


@pytest.mark.parametrize(
    ("text", "trigger", "interest"),
    [
        ("The Syrian army said five of its soldiers were killed near Palmyra.", "killed", "against"),
        ("Amaq said Islamic State fighters seized the town of Hit.", "seized", "favour"),
        ("Amaq said Islamic State fighters withdrew from the town of Hit.", "withdrew", "against"),
        ("The Syrian army said its jets killed four civilians in Aleppo by mistake.", "killed", "against"),
        ("The Sudanese army said it shelled positions of the RSF in Omdurman.", "shelled", "favour"),
        ("The Houthis said a Saudi-led coalition air strike killed 20 civilians in Taiz.", "killed", "favour"),
        ("The Taliban acknowledged that six of their fighters were killed in Kunduz.", "killed", "against"),
        ("The Syrian army denied that it shelled Douma.", "shelled", "favour"),
        ("Residents said the army shelled Douma.", "shelled", None),
        ("The Islamic State said it killed four civilians in Mosul.", "killed", None),
        ("Turkish officials said rebels seized the town of Hit.", "seized", None),
    ],
)
def test_for_and_against(text: str, trigger: str, interest: str | None) -> None:
    [voice] = _event(text, trigger).attribution
    assert voice.interest == interest
    assert (voice.interest_basis is None) == (interest is None)


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("Al-Masdar News reported that the Syrian army captured the village of Khan Tuman.", "favour"),
        ("Al-Masdar News reported that rebels captured Khan Tuman from the Syrian army.", "against"),
    ],
)
def test_a_partisan_outlet_speaks_for_the_side_that_it_prefers(text: str, interest: str) -> None:
    [voice] = _event(text, "captured").attribution
    assert (voice.aligned_with, voice.interest) == (None, interest)


def test_each_count_has_the_interest_of_its_own_dead() -> None:
    event = _event(
        "The Syrian army said it killed ten Islamic State fighters near Palmyra and lost two soldiers.", "kill"
    )
    interests = {count.actor_id: [voice.interest for voice in count.attribution or ()] for count in event.casualties}
    assert interests == {"isis": ["favour"], "sy_saa": ["against"]}


def test_counts_have_the_voices_that_give_them() -> None:
    text = "The army said five people were killed in the blast in Mosul; medics put the number of dead at nine."
    told = {
        count.low: [voice.source for voice in count.attribution or ()]
        for event in _read(text).events
        for count in event.casualties
    }
    assert told == {5: ["army"], 9: ["medics"]}


def test_a_count_by_those_who_tell_the_event_has_no_voices_of_its_own() -> None:
    event = _event("Residents said shells killed nine people in Douma.", "killed")
    assert [count.attribution for count in event.casualties] == [None]


def test_ground_lost_is_told_against_the_loser() -> None:
    [assertion] = _read("Amaq said Islamic State fighters withdrew from the town of Hit.").control
    assert [voice.interest for voice in assertion.attribution] == ["against"]


def test_a_sentence_after_a_voice_has_it_as_a_possible_source_only() -> None:
    text = "Amaq reported that the town of Hit fell. Fighters killed 20 soldiers in the town."
    event = _event(text, "killed")
    assert event.attribution == ()
    assert event.possible_source is not None
    assert event.possible_source.source == "Amaq News Agency"
    assert _event("Fighters killed 20 soldiers in Hit.", "killed").possible_source is None
