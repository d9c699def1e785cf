"""Statements of harm: roles, whose people, and how statements hang together. The counts stand in spec/numbers.tsv."""

from __future__ import annotations

import pytest

from dateline.annotate.quantities import find_quantities
from dateline.annotate.sentences import parse
from dateline.code.casualties import CasualtyStatement, find_casualties
from dateline.model import Actor, ActorMention, Article, Document, Named, Resolved, Section


def resolved(text: str, *actors: tuple[str, str, str]) -> Resolved:
    """A text with actors by hand: words, registry id, kind."""
    article = Article(Document(id="c", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    sentences = parse(article)
    named = []
    for words, actor_id, kind in actors:
        start = text.index(words)
        sentence = next(one for one in sentences if one.start <= start < one.end)
        mention = ActorMention(
            start=start,
            end=start + len(words),
            sentence=sentence.index,
            head=sentence.head_of(start, start + len(words)) or 0,
            form="name",
            candidates=(actor_id,),
            kind=kind,
        )
        named.append(Named(mention, Actor(name=words, actor_id=actor_id, kind=kind)))
    return Resolved(article, sentences, actors=tuple(named), quantities=find_quantities(text, sentences))


def words(text: str) -> list[tuple[str, str | None, str | None]]:
    """The harm word, victim and agent of each statement, as written."""
    reading = resolved(text)

    def word(one: CasualtyStatement, i: int | None) -> str | None:
        return None if i is None else reading.sentences[one.sentence][i].text

    return [
        (str(word(one, one.trigger)), word(one, one.victim), word(one, one.agent)) for one in find_casualties(reading)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISIS killed 20 soldiers.", [("killed", "soldiers", "ISIS")]),
        ("Twenty soldiers were killed by ISIS.", [("killed", "soldiers", "ISIS")]),
        ("A rebel shell hit the market, killing 12.", [("killing", "12", "shell")]),
        ("The strike that killed 12 guards hit a post.", [("killed", "guards", "strike")]),
        ("The killing of nine drivers by gunmen went on.", [("killing", "drivers", "gunmen")]),
        ("Soldiers who were wounded went home.", [("wounded", "Soldiers", None)]),
        ("Three men died.", [("died", "men", None)]),
        ("The raid claimed the lives of 14 villagers.", [("lives", "villagers", "raid")]),
        ("A combined Afghan and foreign force captured a cell leader.", [("captured", "leader", "force")]),
    ],
)
def test_roles(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert words(text) == expected


def test_whose_people() -> None:
    found = find_casualties(
        resolved("Rebels killed 20 Syrian soldiers.", ("Syrian soldiers", "syria-army", "state_forces"))
    )
    assert [one.casualties.actor_id for one in found] == ["syria-army"]
    assert found[0].casualties.description == "Syrian soldiers"


def test_the_side_of_people_named_by_a_word_before_them() -> None:
    found = find_casualties(resolved("Shells killed nine Houthi members.", ("Houthi", "houthis", "rebel")))
    assert (found[0].casualties.actor_id, found[0].casualties.who) == ("houthis", "combatant")


def test_an_organisation_is_no_victim() -> None:
    assert find_casualties(resolved("Shells wounded Nusra.", ("Nusra", "nusra", "rebel"))) == ()


def test_a_part_points_to_its_whole_across_sentences() -> None:
    text = (
        "A bomb killed 12 people and wounded 30. Four children were among the dead. The victims included two drivers."
    )
    found = find_casualties(resolved(text))
    assert [(one.casualties.low, one.subset_of) for one in found] == [(12, None), (30, None), (4, 0), (2, 0)]


def test_a_toll_is_told_from_new_deaths() -> None:
    found = find_casualties(resolved("A mine killed two men. Since March 300 people have died."))
    assert [one.toll for one in found] == [False, True]


def test_since_a_weekday_is_no_toll() -> None:
    found = find_casualties(resolved("Nine guards have been killed since Friday."))
    assert [one.toll for one in found] == [False]


def test_a_clause_about_the_place_makes_no_toll() -> None:
    found = find_casualties(resolved("Shells killed nine men in a town which has been besieged since March."))
    assert [one.toll for one in found] == [False]


def test_every_span_is_the_text_at_its_offsets() -> None:
    text = "Rain fell.\n\nAt least 12 men - four guards and eight drivers - were killed.\n\nNo one was hurt."
    for one in find_casualties(resolved(text)):
        span = one.casualties.span
        assert span is not None
        assert span.quote == text[span.start : span.end]


def test_a_sentence_without_harm_words_gives_nothing() -> None:
    assert find_casualties(resolved("Twelve men crossed the bridge.")) == ()
