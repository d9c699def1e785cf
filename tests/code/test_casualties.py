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


def test_a_participle_right_behind_people_is_said_of_them() -> None:
    found = words("Musa is said to be responsible for the deaths of several herders, killed by mines.")
    assert {victim for _, victim, _ in found} == {"herders"}


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


def test_shares_stand_under_their_whole() -> None:
    found = find_casualties(resolved("Twelve of the 20 people killed were children."))
    assert [(one.casualties.low, one.casualties.who, one.subset_of) for one in found] == [
        (20, "unknown", None),
        (12, "civilian", 0),
    ]


def test_a_share_that_suffers_is_no_part() -> None:
    found = find_casualties(resolved("Nine of its 12 guards were wounded."))
    assert [(one.casualties.low, one.casualties.description, one.subset_of) for one in found] == [(9, "guards", None)]


def test_a_list_is_no_breakdown() -> None:
    found = find_casualties(resolved("One officer, four soldiers, and three civilians were killed."))
    assert [(one.casualties.low, one.subset_of) for one in found] == [(1, None), (4, None), (3, None)]


def test_numbers_at_another_place_come_on_top() -> None:
    found = find_casualties(resolved("Rockets killed two people in Sderot and one in Ashkelon."))
    assert [(one.casualties.low, one.increment) for one in found] == [(2, False), (1, True)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Fire killed 15 people, most of them farmers.", (8, None, 15)),
        ("Fire killed 15 people, most of whom were farmers.", (8, None, 15)),
        ("Fire killed 20 people, half of them children.", (10, 10, 10)),
        ("Fire killed seven people, all of them civilians.", (7, 7, 7)),
        ("Fire killed 15 people, some of them farmers.", (2, None, None)),
    ],
)
def test_proportions(text: str, bounds: tuple[int | None, int | None, int | None]) -> None:
    whole, part = find_casualties(resolved(text))
    assert (part.casualties.low, part.casualties.best, part.casualties.high) == bounds
    assert part.subset_of == 0
    assert whole.subset_of is None


def test_a_part_of_another_class_has_no_side_of_the_whole() -> None:
    text = "Ten villagers, including six soldiers, were killed."
    found = find_casualties(resolved(text, ("villagers", "g_civ", "civilians")))
    assert [(one.casualties.who, one.casualties.actor_id) for one in found] == [
        ("civilian", "g_civ"),
        ("combatant", None),
    ]


def test_men_of_whom_nothing_is_known_are_no_combatants() -> None:
    found = find_casualties(resolved("Four men were shot dead.", ("men", "g_uag", "unidentified")))
    assert [one.casualties.who for one in found] == ["unknown"]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("The driver was killed along with two guards.", [1, 2]),
        ("The driver, along with two guards, was killed.", [1, 2]),
        ("The driver was killed with two of his guards.", [1, 2]),
        ("Raiders killed a driver who travelled along with two guards.", [1]),
        ("Raiders, along with nine gunmen, killed a driver.", [1]),
    ],
)
def test_those_taken_along(text: str, lows: list[int]) -> None:
    assert [one.casualties.low for one in find_casualties(resolved(text))] == lows


def test_those_who_have_done_it_are_no_victims() -> None:
    found = find_casualties(resolved("Afghan troops have captured and killed nine raiders."))
    assert {one.casualties.low for one in found} == {9}


def test_the_dead_listed_without_a_number_before() -> None:
    alone = find_casualties(resolved("The dead were four men and two women."))
    assert [(one.casualties.low, one.subset_of) for one in alone] == [(4, None), (2, None)]
    after = find_casualties(resolved("Six people were killed. The dead were four men and two women."))
    assert [(one.casualties.low, one.subset_of) for one in after] == [(6, None), (4, 0), (2, 0)]
