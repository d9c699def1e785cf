"""A noun that takes up what was told before has its type; one with words of its own has not."""

from __future__ import annotations

import hashlib

import pytest

from dateline.model import RawDocument
from dateline.run import read_document


def types(text: str) -> list[str | None]:
    data = text.encode()
    raw = RawDocument(
        content=data,
        sha256=hashlib.sha256(data).hexdigest(),
        origin="t",
        media="text",
        text=text,
        published="2024-07-11",
    )
    return [event.subtype for event in read_document(raw).events]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Two missiles hit a hotel in Taiz on Monday. The Houthis claimed responsibility for the attack.",
            ["Shelling/artillery/missile attack"] * 2,
        ),
        (
            "Jets bombed a camp near Bama on Monday. Five fishermen were killed in the strike.",
            ["Air/drone strike"] * 2,
        ),
        (
            "Jets bombed a camp near Bama on Monday. Gunmen killed two herders in the attack on the village of Gulak.",
            ["Air/drone strike", "Attack"],
        ),
    ],
)
def test_what_was_told_before(text: str, wanted: list[str]) -> None:
    assert types(text) == wanted
