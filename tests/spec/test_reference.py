"""`reference.tsv`: whom the words between asterisks mean in a report of the day.

`actor` is an id of the registry, "=" and the name of a group that no registry knows, or "open" where the text does not
settle it, or says of nobody known: then no actor of the registry may stand there but an unidentified one.
"""

from __future__ import annotations

import hashlib

import pytest

from dateline.annotate import annotate
from dateline.article import extract
from dateline.model import Actor, RawDocument
from dateline.resolve import resolve

from .conftest import rows

ROWS = rows("reference.tsv")


def meant(marked: str, day: str) -> list[Actor]:
    before, phrase, after = marked.split("*")
    text = before + phrase + after
    data = text.encode()
    raw = RawDocument(
        content=data,
        sha256=hashlib.sha256(data).hexdigest(),
        origin="spec",
        media="text",
        text=text,
        published=day,
    )
    named = resolve(annotate(extract(raw))).actors
    first, last = len(before), len(before) + len(phrase)
    return [each.actor for each in named if each.mention.start < last and first < each.mention.end]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:70])
def test_the_words_mean_the_actor(row: dict[str, str]) -> None:
    found = meant(row["text"], row["day"])
    if row["actor"] == "open":
        assert all(actor.actor_id in (None, "g_uag") for actor in found), found
    elif row["actor"].startswith("="):
        assert [(actor.name, actor.actor_id) for actor in found] == [(row["actor"][1:], None)]
    else:
        assert row["actor"] in [actor.actor_id for actor in found], found


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 100
    assert len({row["conflict"] for row in ROWS}) >= 12
