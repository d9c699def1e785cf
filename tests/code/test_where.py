"""Where an event took place."""

from __future__ import annotations

import pytest

from dateline.annotate.places import find_places
from dateline.annotate.sentences import parse
from dateline.code.where import event_place
from dateline.model import Annotated, Article, Document, Place, Resolved, Section
from dateline.resolve.places import resolve_places


def where(text: str, trigger: str, headline: str = "") -> Place | None:
    whole = f"{headline}\n\n{text}" if headline else text
    sections = (Section("headline", 0, len(headline)),) if headline else ()
    article = Article(
        Document(id="a", sha256="0" * 64, text=whole), (*sections, Section("body", len(whole) - len(text), len(whole)))
    )
    sentences = parse(article)
    places, *_ = resolve_places(Annotated(article, sentences, places=find_places(whole, sentences)))
    found = Resolved(article, sentences, places=places)
    for sentence in sentences:
        for token in sentence:
            if token.text == trigger:
                return event_place(found, sentence.index, token.i)
    raise AssertionError(f"{trigger!r} is not in the text")


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Gunmen killed two men in Baquba on Sunday.", "killed", "Baquba"),
        ("Rebels captured Saraqib on Friday.", "captured", "Saraqib"),
        ("A bomb exploded in the Sinaa neighborhood of Deir ez-Zor.", "exploded", "Sinaa"),
        ("Clashes broke out in the town of Azaz in Aleppo province.", "broke", "Azaz"),
        ("Soldiers took control of the last posts in Hajin.", "took", "Hajin"),
        ("In Homs, the army killed three rebels.", "killed", "Homs"),
        ("Speaking in Amman, the minister said that rebels captured Saraqib.", "captured", "Saraqib"),
        ("Jets bombed Mayadin to prevent ISIS from reaching Raqqa.", "bombed", "Mayadin"),
        ("Israel bombed Rafah.", "bombed", "Rafah"),
        ("A man was shot near the West Bank town of Ramallah.", "shot", "Ramallah"),
    ],
)
def test_the_place_bound_to_the_trigger(text: str, trigger: str, name: str) -> None:
    found = where(text, trigger)
    assert found is not None
    assert found.name == name


def test_the_relation_comes_along() -> None:
    found = where("Troops advanced on the outskirts of Homs.", "advanced")
    assert found is not None
    assert (found.name, found.relation) == ("Homs", "outskirts")
    assert found.span is not None


def test_a_road_is_the_place_not_its_towns() -> None:
    found = where("Jets bombed the highway between Palmyra and Deir ez-Zor.", "bombed")
    assert found is not None
    assert found.kind == "road"


def test_the_sentence_before_in_the_paragraph() -> None:
    found = where("Fighting went on in Hajin all day. The group killed four soldiers.", "killed")
    assert found is not None
    assert found.name == "Hajin"


def test_a_headline_takes_the_leads_place() -> None:
    found = where(
        "Rebels captured a key quarter in Saraqib on Friday.", "seize", headline="Rebels seize quarter after fight"
    )
    assert found is not None
    assert found.name == "Saraqib"


def test_the_dateline_is_no_place_of_an_event() -> None:
    assert where("HOMS – Gunmen killed two men on Sunday.", "killed") is None


@pytest.mark.parametrize(
    "text",
    ["Syrian soldiers killed two men.", "Kabul Bank guards killed two men.", "Aleppo-based rebels killed two men."],
)
def test_who_acts_is_not_where(text: str) -> None:
    assert where(text, "killed") is None


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Azaz, Aleppo. Rebels robbed a lorry.\n\nSaraqib, Idlib. Men threw a grenade.", "threw", "Saraqib"),
        ("Quiet week.\n\nBambari, Ouaka. Two soldiers and a guide were killed.", "killed", "Bambari"),
    ],
)
def test_the_head_of_an_item_is_where_what_follows_happened(text: str, trigger: str, name: str) -> None:
    place = where(text, trigger)
    assert place is not None
    assert place.name == name
