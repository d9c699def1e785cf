"""Names that only the encoder takes for places, and what it points at."""

from __future__ import annotations

from dateline.annotate import annotate
from dateline.article import extract
from dateline.model import Annotated, RawDocument


def read(text: str) -> Annotated:
    """An annotated text."""
    return annotate(extract(RawDocument(content=text.encode(), sha256="", origin="", media="text", text=text)))


def pointed(text: str) -> list[str]:
    """Names of the places that the encoder added."""
    return [place.name for place in read(text).places if place.pointed]


def test_an_unknown_name_that_was_taken_is_a_place() -> None:
    assert "Bardazun" in [place.name for place in read("Troops stormed Bardazun at dawn.").places]


def test_a_person_who_was_killed_is_none() -> None:
    assert pointed("Gunmen shot Samir Haddun, a retired teacher, outside his house.") == []


def test_a_sentence_without_an_event_is_not_read() -> None:
    assert read("Bardazun lies on a river and has two schools.").pointers == ()


def test_a_name_beside_a_place_is_not_a_place_of_its_own() -> None:
    assert pointed("A mortar round hit the Damascus Opera House on Sunday, killing two people.") == []


def test_the_first_part_of_what_stands_there_may_be_a_place() -> None:
    assert pointed("The widow was found murdered at her Bardazun residence.") == ["Bardazun"]


def test_persons_beside_a_place_are_no_reason_not_to_read() -> None:
    assert read("Samir Haddun was shot in Homs by men who lived there.").pointers


def test_pointers_fit_their_sentences() -> None:
    annotated = read("Rebels captured Bardazun on Monday. The army shelled Qalhamur from Homs.")
    assert annotated.pointers
    for pointer in annotated.pointers:
        sentence = annotated.sentences[pointer.sentence]
        assert len(pointer.shares) == len(sentence)
        assert sentence[pointer.trigger].pos in ("VERB", "NOUN")


def test_mentions_stay_in_order_with_their_containers() -> None:
    text = "Rebels captured Bardazun, and shells hit the Sinaa neighborhood of Deir ez-Zor."
    places = read(text).places
    assert [place.start for place in places] == sorted(place.start for place in places)
    inner = next(place for place in places if place.name == "Sinaa")
    assert inner.within is not None
    assert places[inner.within].name == "Deir ez-Zor"
