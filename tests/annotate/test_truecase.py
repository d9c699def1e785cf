"""Texts in capitals, put into plain case for the parser and for all that look for names."""

from __future__ import annotations

import pytest

from dateline.annotate import annotate
from dateline.annotate.sentences import is_wrapped
from dateline.annotate.truecase import plain_text
from dateline.model import Article, Document, Section


def article(text: str, headline: int = 0) -> Article:
    sections = (Section("headline", 0, headline), Section("body", headline, len(text)))
    return Article(Document(id="a", sha256="0" * 64, text=text), sections[0 if headline else 1 :])


@pytest.mark.parametrize(
    "plain",
    [
        "Guerrillas attacked the town of Chalatenango.",
        "The army said that it killed two rebels of the FMLN in San Salvador on 11 May.",
        "They may march on Kabul in March, he told us.",
        "US troops fired on us near the US embassy.",
        "General Rene Ponce Flores spoke to radio Venceremos, a police source said.",
        "The National Coffee Union [NCU] said the NCU was attacked in El Paraiso, La Paz department.",
        "Maria de la Cruz and Jose del Valle were kidnapped in the city of Mobile.",
        "Police do not know who it is.  The bishop's house was hit.",
        "[Moreno] The battalions of the counterguerrilla force left San Miguel.",
        "Turkish soldiers fired from Turkey at a turkey farm.",
        "In Gao, a UN convoy was hit. The UN said so.",
        "Pope John Paul II prayed in Rome; Mr. O'Brien didn't.",
    ],
)
def test_plain_text(plain: str) -> None:
    assert plain_text(article(plain.upper())) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town. The UN, UNHCR, WFP, OCHA, WHO, NATO, EU and ECOWAS were told.",
        "NATO said that ISAF and the ANSF killed 12 fighters.",
        "КИЇВ І ХАРКІВ БУЛИ ОБСТРІЛЯНІ ВНОЧІ 5 ТРАВНЯ",
        "",
        "IED",
    ],
)
def test_a_text_in_the_usual_case_is_left_alone(text: str) -> None:
    assert plain_text(article(text)) is text


def test_a_headline_is_read_in_the_light_of_the_text_below() -> None:
    head, body = (
        "MAZAR FALLS TO THE RIVAS GROUP AFTER HEAVY FIGHTING",
        "\nFighters of the Rivas group took Mazar, the army said.",
    )
    text = plain_text(article(head + body, len(head)))
    assert text == "Mazar falls to the Rivas group after heavy fighting" + body


def test_marks_of_a_wire_and_broken_lines_do_not_break_sentences() -> None:
    text = (
        "THE POLICE SAID TODAY THAT FOUR GUNMEN OF THE FARABUNDO MARTI\n"
        "NATIONAL LIBERATION FRONT [PASSAGE OMITTED] ATTACKED A BARRACKS IN SAN\n"
        "VICENTE.\n\n   TWO SOLDIERS DIED -- BOTH IN A HOSPITAL -- AND ONE WAS HURT."
    )
    read = annotate(article(text))
    assert len(read.sentences) == 2
    assert {place.name for place in read.places if place.role == "place"} == {"San Vicente"}
    assert ("fmln",) in [actor.candidates for actor in read.actors]
    assert all(text[t.start : t.end].lower() == t.lower for sentence in read.sentences for t in sentence)


@pytest.mark.parametrize(
    ("text", "wrapped"),
    [
        ("1. A bomb went off in the port of Harim early this\nmorning.\n\n2. Nobody was hurt.", True),
        ("Rebels took Harim.\n\nThe army left.", False),
        (
            "Rebels take Harim after a long night of heavy fighting\nThe army left the town at dawn, residents said.",
            False,
        ),
    ],
)
def test_lines_broken_at_a_column(text: str, wrapped: bool) -> None:
    assert is_wrapped(text) is wrapped
