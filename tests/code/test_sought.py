"""Who is searched for stands on the other side of what came of the search."""

from __future__ import annotations

import hashlib

import pytest

from dateline.annotate import annotate
from dateline.article import extract
from dateline.code import code
from dateline.model import Event, RawDocument
from dateline.resolve import resolve


def events(text: str) -> tuple[Event, ...]:
    data = text.encode()
    raw = RawDocument(
        content=data,
        sha256=hashlib.sha256(data).hexdigest(),
        origin="test",
        media="text",
        text=text,
        published="2012-03-04",
    )
    return code(resolve(annotate(extract(raw))))[0]


def opposed(text: str) -> set[str]:
    return {actor.actor_id or "" for event in events(text) for actor in event.side_b}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers detained two men while searching for a Taliban leader in Kandahar province, Afghanistan.",
        "Afghan soldiers arrested three men near Ghazni during an operation to capture a Taliban commander.",
        "The Afghan army raided a village in Ghazni in search of a Taliban financier. Two men were detained.",
        "Two men were detained in Kunduz, Afghanistan, on Monday. The target of the raid was a Taliban recruiter.",
        "Afghan police detained a man in Herat while tracking down a Taliban commander.",
        "In Ghazni, Afghan troops killed two gunmen in an operation aimed at capturing Taliban leaders.",
    ],
)
def test_the_hunted_stand_on_the_other_side(text: str) -> None:
    assert "taliban" in opposed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Taliban fighters killed two soldiers in Kandahar, Afghanistan, and then searched for policemen.",
        "Soldiers who were searching for Taliban fighters near Ghazni, Afghanistan, were killed by a mine.",
        "The Afghan army detained a thief in Herat. Talks with the Taliban were held in Doha.",
    ],
)
def test_nobody_else_is_hunted(text: str) -> None:
    assert "taliban" not in opposed(text)
