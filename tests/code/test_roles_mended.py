"""Whose deed it was where the parse or the order of words hides it."""

from __future__ import annotations

import hashlib

import pytest

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code import code
from dateline.model import Event, RawDocument
from dateline.resolve import resolve


def first(text: str) -> Event:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    raw = RawDocument(content=data, sha256=digest, origin="test", media="text", text=text, published="2016-12-04")
    return code(resolve(annotate(extract(raw))))[0][0]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Six civilians have been killed in an al-Nusra Front shelling of posts near Aleppo, Syria.", "nusra"),
        ("43 killed in Syria army shelling of a town.", "sy_saa"),
        ("Twelve Islamic State fighters were killed in clashes with the Taliban near Kunar, Afghanistan.", "taliban"),
        ("Clashes with Boko Haram left six soldiers dead near Maiduguri, Nigeria.", "bh_jas"),
        ("Soldiers repelled a rebel attack near Aleppo, Syria, killing nine of the attackers.", "sy_saa"),
    ],
)
def test_the_doer_is_found(text: str, doer: str) -> None:
    assert doer in [actor.actor_id for actor in first(text).side_a]


@pytest.mark.parametrize(
    "text",
    [
        "An air raid has hit a village controlled by the Islamic State group killing civilians in Syria.",
        "Fighting in Syria kills nine.",
        "Nine people were killed in a Syria aid convoy attack.",
    ],
)
def test_nobody_is_made_a_doer(text: str) -> None:
    assert not first(text).side_a


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Three civilians were killed in mortar shelling by the Taliban in Ghazni, Afghanistan.", "taliban"),
        ("The strike in Syria was suspected to have been carried out by Russian planes.", "ru_forces"),
        ("At least 88 rebel and regime forces were killed in two days of clashes in Daraa, Syria.", "opp_rebels"),
    ],
)
def test_more_doers(text: str, doer: str) -> None:
    assert doer in [actor.actor_id for actor in first(text).side_a]


def test_a_doer_said_to_be_unknown_stays_open() -> None:
    assert not first("It was unclear if the strike on Idlib, Syria, was carried out by Russian or Syrian jets.").side_a


def test_either_party_of_a_clash_has_its_side() -> None:
    event = first("Fighting between the Syrian army and IS members near Palmyra left nine dead.")
    assert [actor.actor_id for actor in event.side_a] == ["sy_saa"]
    assert [actor.actor_id for actor in event.side_b][:1] == ["isis"]
