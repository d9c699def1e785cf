"""Which words are mentions of actors."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.annotate.actors import find_actors
from dateline.annotate.sentences import parse
from dateline.model import ActorMention, Article, Document, Section


def mentions(text: str) -> list[tuple[str, ActorMention]]:
    article = Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    return [(text[one.start : one.end], one) for one in find_actors(text, parse(article))]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("The Syrian army shelled the hill.", ["Syrian army"]),
        ("Syrian regime army forces left the hill.", ["Syrian regime army forces"]),
        ("Assad's forces left the hill.", ["Assad's forces"]),
        (
            "Militant fighters of the Islamic State (ISIS) took the hill.",
            ["Militant fighters of the Islamic State (ISIS)"],
        ),
        ("The terrorist group Boko Haram took the hill.", ["terrorist group Boko Haram"]),
        ("Afghan and coalition forces took the hill.", ["Afghan", "coalition forces"]),
        ("They relied on Russian warplanes and infantry.", ["They", "Russian warplanes", "infantry"]),
        ("Turkish-backed rebels left the hill.", ["Turkish-backed rebels"]),
        ("Pro-government militiamen left the hill.", ["Pro-government militiamen"]),
        ("The shell hit the rebel-held town.", ["rebel"]),
        ("The shell hit regime army posts.", ["regime army"]),
        ("The shell hit a police station and a military base.", []),
        ("Three Jesuit priests and two children died.", ["Jesuit priests", "children"]),
        ("Moscow denied the report.", ["Moscow"]),
        ("Norway has many fjords.", []),
        ("Liwa al-Waha and the 9th Storm Brigade took the hill.", ["Liwa al-Waha", "9th Storm Brigade"]),
        ("A monitoring group spoke of the hill.", []),
        ("Col. John Doe and Mayor Jane Roe left.", ["John Doe", "Jane Roe"]),
        ("Media activist Jane Roe left.", ["Jane Roe"]),
        ("A Taliban leader left.", ["Taliban leader"]),
        ("It is late and it helps us.", []),
    ],
)
def test_spans(text: str, spans: list[str]) -> None:
    assert [span for span, _ in mentions(text)] == spans


def test_capitals() -> None:
    found = mentions(
        "GUERRILLAS OF THE HILL PEOPLE'S FRONT [HPF] ATTACKED SALVADORAN ARMY TROOPS. IT IS SAID THAT HPF LEFT."
    )
    assert [span for span, _ in found] == [
        "GUERRILLAS OF THE HILL PEOPLE'S FRONT [HPF]",
        "SALVADORAN ARMY TROOPS",
        "HPF",
    ]


@pytest.mark.parametrize(
    ("text", "form", "kind", "candidates"),
    [
        ("The Islamic State left.", "name", "rebel", ("isis",)),
        ("Daesh left.", "alias", "rebel", ("isis",)),
        ("Ugandan soldiers left.", "alias", "state_forces", ("state:UG",)),
        ("Ugandan police left.", "alias", "state_forces", ("police:UG",)),
        ("The Ugandan government left.", "alias", "government", ("gov:UG",)),
        ("Ugandan government forces left.", "alias", "state_forces", ("state:UG",)),
        ("The army left.", "class", "state_forces", ()),
        ("The hardline group left.", "epithet", "rebel", ()),
        ("Its fighters left.", "epithet", "rebel", ()),
        ("Rebels left.", "class", "rebel", ()),
        ("Villagers left.", "class", "civilians", ("g_civ",)),
        ("Protesters left.", "class", "protesters", ("g_prot",)),
        ("Masked men left.", "class", "unidentified", ("g_uag",)),
        ("Anti-junta fighters left.", "class", "rebel", ()),
        ("They left.", "pronoun", None, ()),
        ("Gen. Jane Roe left.", "person", "person", ()),
    ],
)
def test_what_is_read(text: str, form: str, kind: str | None, candidates: tuple[str, ...]) -> None:
    ((_, one),) = mentions(text)
    assert (one.form, one.kind, one.candidates) == (form, kind, candidates)


def test_no_mention_overlaps_another_and_heads_lie_inside() -> None:
    text = (
        "Members of the Syrian army's 4th Division and Hezbollah militants fought fighters from the al-Nusra Front, "
        "the Free Syrian Army and Kurdish YPG forces. The US-led coalition's jets struck them, Gen. Jane Roe said."
    )
    article = Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    sentences = parse(article)
    found = find_actors(text, sentences)
    assert len(found) > 6
    assert all(one.end <= two.start for one, two in pairwise(found))
    for one in found:
        head = sentences[one.sentence][one.head]
        assert one.start <= head.start < one.end


def test_no_mention_begins_where_a_name_has_ended() -> None:
    found = [quote for quote, _ in mentions("Gen. Juan Prado left. Later Juan Prado Sr., killed himself.")]
    assert found == ["Juan Prado", "Juan Prado"]


def test_an_empty_text_has_no_actors() -> None:
    assert mentions("") == []
