"""Whom a mention means."""

from __future__ import annotations

import pytest

from dateline.annotate.actors import find_actors
from dateline.annotate.sentences import parse
from dateline.model import Actor, Annotated, Article, Document, Section, When
from dateline.resolve.actors import resolve_actors


def actors(text: str, day: str | None = "2016-04-21", headline: str = "") -> list[Actor]:
    whole = f"{headline}\n\n{text}" if headline else text
    published = When(start=day, end=day, precision="day") if day else None
    sections = (Section("headline", 0, len(headline)),) if headline else ()
    article = Article(
        Document(id="a", sha256="0" * 64, text=whole, published=published),
        (*sections, Section("body", len(whole) - len(text), len(whole))),
    )
    sentences = parse(article)
    annotated = Annotated(article, sentences, actors=find_actors(whole, sentences))
    return [named.actor for named in resolve_actors(annotated, ())[0]]


def ids(text: str, day: str | None = "2016-04-21", headline: str = "") -> list[str | None]:
    return [actor.actor_id for actor in actors(text, day, headline)]


def test_many_words_for_one_army() -> None:
    text = (
        "Syrian regime forces left. The Syrian army denied it. Assad's forces, the regime's troops and Syrian soldiers "
        "returned. The army shelled the town."
    )
    assert set(ids(text)) == {"sy_saa"}


def test_many_words_for_one_group() -> None:
    text = (
        "ISIS took the hill. The hardline group killed 3. The extremist group's fighters left, and so did its leaders."
    )
    assert ids(text)[:3] == ["isis", "isis", "isis"]


@pytest.mark.parametrize(
    ("day", "actor_id"), [("2016-04-21", "sy_saa"), ("2025-04-21", "sy_govt_new"), (None, "sy_saa")]
)
def test_the_army_of_the_day(day: str | None, actor_id: str) -> None:
    assert ids("Syrian soldiers left.", day) == [actor_id]


def test_a_group_that_was_not_yet_is_not_meant() -> None:
    (actor,) = actors("HTS militants left Aleppo.", "2014-05-05")
    assert (actor.actor_id, actor.name, actor.kind) == (None, "HTS", "rebel")


def test_a_group_that_is_no_more_is_less_sure() -> None:
    (now,) = actors("Jabhat al-Nusra left the hill.", "2014-05-05")
    (later,) = actors("Jabhat al-Nusra left the hill.", "2020-05-05")
    assert now.actor_id == later.actor_id == "nusra"
    assert (later.confidence or 0) < (now.confidence or 0)


def test_kind_depends_on_the_country_of_the_report() -> None:
    at_home = actors("Turkish troops left Ankara, the capital of Turkey.")[0]
    abroad = actors("Turkish troops entered Syria. Syria protested; Syrian villagers left.")[0]
    assert (at_home.actor_id, at_home.kind) == ("tr_mil", "state_forces")
    assert (abroad.actor_id, abroad.kind) == ("tr_mil", "external_forces")


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("In Yemen, coalition warplanes hit a bridge.", "ye_coalition"),
        ("In Syria, coalition warplanes hit a bridge.", "coalition"),
        ("In Libya, coalition warplanes hit a bridge.", None),
    ],
)
def test_one_alias_by_country(text: str, actor_id: str | None) -> None:
    assert ids(text) == [actor_id]


def test_rebels_are_those_of_the_country() -> None:
    assert ids("Rebels left a village in Syria.") == ["opp_rebels"]
    assert ids("Rebels left a village in Norway.") == [None]
    assert ids("Syrian rebel fighters left.") == ["opp_rebels"]


def test_an_epithet_without_a_name_before_it_stays_open() -> None:
    (actor,) = actors("The extremist group left the hill.")
    assert (actor.actor_id, actor.name, actor.kind, actor.confidence) == (None, "extremist group", "rebel", 0.5)


def test_an_epithet_between_two_groups_named_at_once_stays_open() -> None:
    assert ids("Boko Haram and al-Shabaab met. The extremist group left.")[-1] is None


def test_an_epithet_after_two_groups_means_the_last_alone_in_its_sentence() -> None:
    assert ids("Boko Haram took the hill. Al-Shabaab took the town. The extremist group left.")[-1] == "shabaab"


def test_the_headline_gives_the_antecedent() -> None:
    assert ids("The jihadist group left the hill.", headline="Boko Haram leaves hill") == ["bh_jas", "bh_jas"]


def test_the_rebels_are_not_the_islamic_state() -> None:
    assert ids("The Islamic State took a hill in Norway. The rebels left.")[-1] is None


def test_they_are_the_last_subject() -> None:
    assert ids("Boko Haram attacked villagers. They killed 4.")[-1] == "bh_jas"
    assert ids("Boko Haram attacked. Villagers fled. They crossed the river.")[-1] == "g_civ"


def test_brackets_after_a_pronoun() -> None:
    assert ids('"They [ISIS militants] left," a villager said.')[:2] == ["isis", "isis"]


def test_an_unregistered_group_keeps_one_name() -> None:
    found = actors("The People's Front of Harim (PFH) took the hill. PFH fighters left. Later the PFH returned.")
    assert [actor.name for actor in found] == ["People's Front of Harim"] * 3
    assert [actor.actor_id for actor in found] == [None] * 3


def test_an_unregistered_group_without_its_members() -> None:
    found = actors("Fighters of Liwa al-Waha left. Liwa al-Waha fighters returned.")
    assert [(actor.name, actor.actor_id, actor.kind) for actor in found] == [("Liwa al-Waha", None, "armed_group")] * 2


def test_civilians_keep_their_description() -> None:
    (actor,) = actors("Three Jesuit priests left.")
    assert (actor.name, actor.actor_id, actor.kind) == ("Jesuit priests", "g_civ", "civilians")


def test_bare_aircraft_are_those_of_the_only_force_named() -> None:
    assert ids("Russian forces left. Later warplanes hit a bridge in Syria.")[-1] == "ru_forces"
    assert ids("Russian forces left. Turkish forces came. Later warplanes hit a bridge in Syria.")[-1] is None


def test_one_named_per_mention_in_order() -> None:
    text = "The army fought Boko Haram. They left, Gen. Jane Roe said."
    article = Article(Document(id="a", sha256="0" * 64, text=text), (Section("body", 0, len(text)),))
    sentences = parse(article)
    annotated = Annotated(article, sentences, actors=find_actors(text, sentences))
    named, _ = resolve_actors(annotated, ())
    assert tuple(one.mention for one in named) == annotated.actors
    assert all(
        one.actor.span and text[one.actor.span.start : one.actor.span.end] == one.actor.span.quote for one in named
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Israeli military said troops had fired at a checkpoint in Rafah.", ["il_mil", "il_mil"]),
        (
            "Israeli forces entered Palestine. Three men died in Palestine, the military said.",
            ["il_mil", None, "il_mil"],
        ),
        ("The Russian army said soldiers had entered a village in Ukraine.", ["ru_forces", "ru_forces"]),
        ("Ukraine is quiet. In Ukraine, the Russian army said soldiers were killed.", ["ru_mil_ua", "ua_mil"]),
        ("The Turkish army said government troops had shelled Idlib in Syria.", ["tr_mil", None]),
        ("Syrian rebels said troops had shelled Idlib, in Syria.", ["opp_rebels", "sy_saa"]),
    ],
)
def test_troops_without_a_name(text: str, found: list[str | None]) -> None:
    assert [each for each in ids(text) if each not in ("g_civ",)] == found
