"""Persons and people are told as the group's that the text says is theirs."""

from __future__ import annotations

import hashlib

import pytest

from dateline.annotate import annotate
from dateline.article import extract
from dateline.model import RawDocument
from dateline.resolve import resolve


def ids(text: str) -> list[tuple[str, str | None]]:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    raw = RawDocument(content=data, sha256=digest, origin="test", media="text", text=text, published="2017-03-04")
    named = resolve(annotate(extract(raw))).actors
    return [(text[each.mention.start : each.mention.end], each.actor.actor_id) for each in named]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Troops killed the Taliban commander Karim Shah near Ghazni, Afghanistan.", "Karim Shah"),
        ("The raid killed Maulawi Karim, a local Taliban leader, in Ghazni, Afghanistan.", "Maulawi Karim"),
        ("Mullah Karim Shah was a Taliban leader in Ghazni, Afghanistan. Troops killed Shah on Monday.", "Shah"),
        ("Three of the rebels who died in Ghazni, Afghanistan, were Taliban commanders.", "rebels"),
        ("Troops held a Taliban roadside bomb (IED) expert in Ghazni, Afghanistan.", "expert"),
        ("Two men with suspected ties to the Taliban were held in Ghazni, Afghanistan.", "men"),
        ("Police arrested three suspects linked to the Taliban in Ghazni, Afghanistan.", "suspects"),
    ],
)
def test_someone_is_of_the_group_that_is_said_to_be_theirs(text: str, words: str) -> None:
    assert any(quote.endswith(words) and actor_id == "taliban" for quote, actor_id in ids(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mayor Karim Shah met a Taliban leader in Ghazni, Afghanistan.", "Karim Shah"),
        ("Two civilians with relatives in the Taliban were held in Ghazni, Afghanistan.", "civilians"),
        ("An armed group linked to al-Qaeda took the village of Tamra.", "armed group"),
    ],
)
def test_nobody_else_is(text: str, words: str) -> None:
    assert all(actor_id in (None, "g_civ") for quote, actor_id in ids(text) if quote.endswith(words))
