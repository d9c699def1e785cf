"""Where what is said begins and ends, and whose it is, over the constructions of reported speech."""

from __future__ import annotations

import pytest

from dateline.annotate.attribution import find_attributions
from dateline.annotate.sentences import parse
from dateline.model import Article, AttributionMention, Document, Section

Told = tuple[str | None, str, str]


def _find(text: str) -> tuple[AttributionMention, ...]:
    return find_attributions(
        text, parse(Article(Document(id="t", sha256="", text=text), (Section("body", 0, len(text)),)))
    )


def _told(text: str) -> list[Told]:
    return [
        (
            text[m.source_start : m.source_end] if m.source_start is not None else None,
            text[m.cue_start : m.cue_end],
            text[m.content_start : m.content_end],
        )
        for m in _find(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The mayor said he was sorry and called for calm.",
            [("The mayor", "said", "he was sorry"), ("The mayor", "called for", "calm")],
        ),
        (
            "The army said the town was calm, and urged people to return.",
            [("The army", "said", "the town was calm"), ("The army", "urged", "people to return")],
        ),
        (
            "A medic said nine died, adding that four were children.",
            [("A medic", "said", "nine died"), ("A medic", "adding", "that four were children")],
        ),
        (
            "The mayor said the road was shut, while the army warned of mines.",
            [("The mayor", "said", "the road was shut"), ("the army", "warned of", "mines")],
        ),
        ("He said he met the elder, who was shot a day later.", [("He", "said", "he met the elder")]),
        (
            "Leaving the talks, the mayor said that the road was shut.",
            [("the mayor", "said", "that the road was shut")],
        ),
        ("As the rebels announced a truce, shells fell.", [("the rebels", "announced", "a truce")]),
        (
            "Nine people died, said the governor, when a shell hit the mill.",
            [("the governor", "said", "Nine people died")],
        ),
    ],
)
def test_bounds_of_what_is_said(text: str, wanted: list[Told]) -> None:
    assert _told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The mayor asked the guards whether they had seen the convoy.",
            ("The mayor", "asked", "whether they had seen the convoy"),
        ),
        ("Those asked said the road was shut.", ("Those asked", "said", "the road was shut")),
        ("The raid, which he described as a crime, killed four.", ("he", "described", "as a crime")),
        (
            "The raid was called a massacre by the council.",
            ("the council", "was called", "The raid was called a massacre"),
        ),
        (
            "In the words of a survivor, the raid was a massacre.",
            ("a survivor", "In the words of", "the raid was a massacre"),
        ),
        (
            "An announcement by the army that the town had fallen was false.",
            ("the army", "announcement", "that the town had fallen"),
        ),
        (
            "The claim by the rebels that they shot down a jet was denied.",
            ("the rebels", "claim", "that they shot down a jet"),
        ),
        (
            "The ministry expressed concern that the truce might fail.",
            ("The ministry", "expressed concern", "that the truce might fail"),
        ),
        ("The army's account of the raid was wrong.", ("The army", "account", "of the raid")),
        (
            "Tribal elders gave accounts of killings in the valley.",
            ("Tribal elders", "gave accounts", "of killings"),
        ),
        ("The governor confirmed the death of four guards.", ("The governor", "confirmed", "the death of four guards")),
    ],
)
def test_constructions(text: str, wanted: Told) -> None:
    assert wanted in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The claim that shook the town was false.",
        "The bank closed the account of the ministry.",
        "The so-called caliphate lost the “capital” of its province.",
    ],
)
def test_no_voice(text: str) -> None:
    assert [told for told in _told(text) if told[1] in ("claim", "account", "so-called")] == []


@pytest.mark.parametrize(
    ("text", "source", "pieces"),
    [
        ("The raid, the army said on Monday, killed four.", "the army", ["The raid", "killed four"]),
        ("The bridge, said two medics, had collapsed.", "two medics", ["The bridge", "had collapsed"]),
        (
            "The shelling of the camp, said Omar Saleh, a nurse in the town, killed nine people.",
            "Omar Saleh, a nurse in the town",
            ["The shelling of the camp", "killed nine people"],
        ),
        ("Rebels reportedly seized the post.", None, ["Rebels", "seized the post"]),
        (
            "“The road is mined,” the mayor wrote in a letter, “but we will clear it.”",
            "the mayor",
            ["“The road is mined,”", "“but we will clear it.”"],
        ),
        ("The army said the road was shut.", "The army", []),
    ],
)
def test_a_broken_content_is_in_pieces(text: str, source: str | None, pieces: list[str]) -> None:
    (mention,) = _find(text)
    assert _told(text)[0][0] == source
    assert [text[start:end] for start, end in mention.pieces] == pieces


def test_thoughts_inside_a_statement_are_the_statements() -> None:
    assert [told[1] for told in _told("The envoy said he thought the truce would hold.")] == ["said"]


def test_a_party_inside_a_statement_keeps_its_denial() -> None:
    assert ("the army", "denied", "the raid") in _told("Activists said the army denied the raid.")


def test_hearsay_in_a_quotation_is_the_speakers() -> None:
    text = "“The rebels told us to leave. The army denies the raid,” the envoy said."
    assert {told[0] for told in _told(text)} == {"the envoy", "The army"}
    assert [told[1] for told in _told(text) if told[0] == "The army"] == ["denies"]


def test_a_battle_set_off_is_no_count_given():
    assert _told("Gunmen stormed a post, setting off a gun battle in which six soldiers were killed.") == []
    (given,) = _told("The governor set the number of dead at 12.")
    assert given[:2] == ("The governor", "set")


def test_what_was_said_stands_before_who_said_it_and_when():
    told = "Eighteen people were killed by the three bombers who attacked a hall in Konduga on Saturday"
    text = f"{told}, the head of the State Emergency Management Agency in Borno said on Sunday."
    assert _told(text) == [("the head of the State Emergency Management Agency in Borno", "said", told)]


def test_a_headline_leaves_out_who_fears() -> None:
    assert _told("Fighters take Orlov depot; more than 30 feared dead") == [
        (None, "feared", "more than 30 feared dead")
    ]
    assert [source for source, _, _ in _told("Aid workers feared that 30 had died.")] == ["Aid workers"]
