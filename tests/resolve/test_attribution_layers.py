"""Layers between a source and the report, and what refers back to a source."""

from __future__ import annotations

import pytest

from dateline.model import Attribution

from ..spec.voiced import voiced


def _first(text: str) -> Attribution:
    return next(each.attribution for each in voiced(text).attributions if each.attribution.mode == "statement")


def _told(text: str) -> list[tuple[str | None, list[str | None]]]:
    return [
        (each.attribution.source, [relay.source for relay in each.attribution.relayed_by])
        for each in voiced(text).attributions
        if each.attribution.mode == "statement"
    ]


@pytest.mark.parametrize(
    ("text", "source", "layers"),
    [
        ("Reuters quoted the ministry as saying that two men died.", "ministry", ["Reuters"]),
        ("The bridge was retaken, state television reported, citing a guard.", "guard", ["state television"]),
        ("The town fell, according to Reuters, which cited two officials.", "two officials", ["Reuters"]),
        ("The road was cut, the ministry said, quoting the army.", "army", ["ministry"]),
        ("The mill burned, Amaq said, according to the Daily Courier.", "Amaq News Agency", ["Daily Courier"]),
        ("Residents contacted by Reuters said the mill burned.", "Residents", ["Reuters"]),
        ("According to a guard quoted by the newspaper, two men fled.", "guard", ["newspaper"]),
        ("A guard told the mayor that the mill burned.", "guard", []),
        ("A guard told Reuters that the mill burned.", "guard", ["Reuters"]),
    ],
)
def test_layers(text: str, source: str, layers: list[str]) -> None:
    voice = _first(text)
    assert (voice.source, [relay.source for relay in voice.relayed_by]) == (source, layers)


def test_layers_stand_from_the_source_outwards() -> None:
    text = "The Daily Courier reported that the ministry said a medic confirmed the deaths."
    assert ("medic", ["ministry", "Daily Courier"]) in _told(text)


def test_who_goes_on_speaks_through_the_same_layers() -> None:
    text = "A guard told Reuters that the mill burned. He added that two men fled."
    assert _told(text) == [("guard", ["Reuters"]), ("guard", ["Reuters"])]


def test_voices_beside_each_other_are_no_layers() -> None:
    text = "Residents said the mill burned, while the army said it had struck a post."
    assert all(not layers for _, layers in _told(text))


def test_two_cited_sources_are_two_voices() -> None:
    text = "The channel, citing medics and a guard, said ten people died."
    assert [source for source, _ in _told(text)] == ["medics", "guard"]


def test_an_unnamed_source_of_a_partys_channel_speaks_for_the_party() -> None:
    assert _first("State-run SANA, citing an army source, said the post was retaken.").aligned_with == "sy_saa"
    assert _first("State-run SANA, citing a rebel source, said the post was lost.").aligned_with is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry said two men died. The statement added that four were hurt.", "ministry"),
        ("The monitor said two men died. The report said that four were hurt.", "monitor"),
        ("Radio Valley said the mill burned. The station said that two men fled.", "Radio Valley"),
        ("The mayor said the mill burned. The governor said that two men fled.", "governor"),
        ("A medic said two men died. The same medic said that four were hurt.", "medic"),
        ("Karim Saleh, a farmer, said the mill burned. The man said that two guards fled.", "Karim Saleh"),
        ("The Syrian Coalition said the mill burned. The Coalition said two men fled.", "Syrian National Coalition"),
        ("The Valley Monitor said the mill burned. The Valley-based monitor said two men fled.", "Valley Monitor"),
        ("Governor Karim Saleh said the mill burned. The governor said that two men fled.", "Karim Saleh"),
        ("Monday's statement said that the mill burned.", "Monday's statement"),
        ("A statement by the ministry said that the mill burned.", "ministry"),
        ("A report published by the Observatory said that the mill burned.", "Syrian Observatory for Human Rights"),
    ],
)
def test_what_refers_back(text: str, source: str) -> None:
    assert voiced(text).attributions[-1].attribution.source == source


def test_the_fullest_name_stands_for_all_spellings() -> None:
    text = "Hadad said the mill burned. Karim Haddad, a medic, said two men died. Mr. Haddad said that four were hurt."
    found = {(each.attribution.source, each.attribution.kind) for each in voiced(text).attributions}
    assert found == {("Karim Haddad", "medic")}


def test_a_short_name_that_two_persons_bear_is_neithers() -> None:
    text = "Karim Saleh said the mill burned. Omar Saleh said that two men fled. Saleh said that four were hurt."
    assert [each.attribution.source for each in voiced(text).attributions] == ["Karim Saleh", "Omar Saleh", "Saleh"]


@pytest.mark.parametrize(
    "second", ["The group's director Rami Haddad said four were children.", "Its head said four fled."]
)
def test_who_speaks_for_a_body_told_of_before_is_that_body(second: str) -> None:
    told = voiced(f"The Syrian Observatory for Human Rights said nine died. {second}").attributions
    assert {(each.attribution.source_id, each.attribution.kind) for each in told} == {("sohr", "monitor")}


def test_nobody_relays_himself() -> None:
    told = voiced("A guard said the mill burned. He said, when he spoke again, that two men fled.").attributions
    assert all(not each.attribution.relayed_by for each in told)


def test_one_of_whom_he_is_said_is_no_she() -> None:
    text = "Nadia Omar said the dam was safe. Karim Reed said the mill burned. He said two men fled. She said one died."
    told = [each.attribution.source for each in voiced(text).attributions]
    assert told == ["Nadia Omar", "Karim Reed", "Karim Reed", "Nadia Omar"]


def test_an_office_named_later_is_the_person_from_the_start() -> None:
    text = "The regional governor said the mill burned. Two men fled, the governor, Petro Saleh, wrote."
    assert {each.attribution.source for each in voiced(text).attributions} == {"Petro Saleh"}
