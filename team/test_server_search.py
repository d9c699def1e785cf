"""A server finds what a file finds, in the same order: by words, by rank, by place and by day."""

from __future__ import annotations

import random

import pytest
from benchmarks.desk_world import World, readings
from tests.conftest import _make

from dateline.run.fuse import fuse_store
from dateline.store import Store
from dateline.store.asking import asking

#: Words that the made reports have, and some that fold: "Épée" is "epee".
WORDS = ("Épée", "shelling", "MARKET", "killed", "people", "al-Sinaa", "bomb", "bombing", "car", "residents", "said")


@pytest.fixture(scope="module")
def both(server, tmp_path_factory):
    """A file and a server with the same reports."""
    made = list(readings(World(5), 60))
    draw = random.Random(1)
    for number in range(60):
        words = " ".join(draw.choices(WORDS, k=draw.randrange(1, 60)))
        made.append(_make(f"w{number}", title=" ".join(draw.choices(WORDS, k=3)), extra=f" {words}."))
    with Store.open(tmp_path_factory.mktemp("file") / "some.db") as file, Store.open(server.fresh()) as served:
        for store in (file, served):
            for reading in made:
                store.add(reading)
            fuse_store(store)
        yield file, served


def test_words_and_ranks(both):
    draw = random.Random(2)
    asked = 0
    for _ in range(150):
        parts = [draw.choice(WORDS) for _ in range(draw.randrange(1, 4))]
        match draw.randrange(6):
            case 0:
                text = " OR ".join(parts)
            case 1:
                text = f'"{parts[0]} {draw.choice(WORDS)}"'
            case 2:
                text = f"{parts[0][:3]}* {' '.join(parts[1:])}"
            case 3:
                text = f"{parts[0]} -{draw.choice(WORDS)}"
            case 4:
                text = f"in:title {' '.join(parts)}"
            case _:
                text = " ".join(parts)
        query = asking(text)
        one, other = ([each.id for each in store.search(query, limit=200)] for store in both)
        assert one == other, text
        assert len({store.search_count(query) for store in both}) == 1
        assert len({tuple(sorted(store.search_telling(query))) for store in both}) == 1
        asked += bool(one)
    assert asked > 80


@pytest.mark.parametrize("order", ["relevance", "new", "old"])
@pytest.mark.parametrize(
    "text", ["-said", "place:Sanaa", "actor:houthi killed", "source:medic", "killed>=3", "type:shelling"]
)
def test_fields(both, order, text):
    one, other = ([each.id for each in store.search(asking(text), order=order, limit=300)] for store in both)
    assert one == other


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"place": "marib"},
        {"actor": "ansar allah"},
        {"kind": "shelling"},
        {"status": "occurred"},
        {"since": "2020-05-04"},
        {"until": "2020-05-03"},
        {"document": "w1"},
        {"text": "epee market"},
        {"box": (44.0, 15.0, 46.0, 16.0)},
        {"limit": 7},
    ],
)
def test_filters(both, filters):
    for ask in ("events", "incidents", "fused", "documents"):
        one, other = ([row.id for row in getattr(store, ask)(**filters)] for store in both)
        assert one == other, ask


def test_a_box_is_asked_of_postgis(both):
    _, server = both
    server._connection.run("SET enable_seqscan = off")
    sql = "EXPLAIN SELECT pk FROM fused_spots WHERE spot && ST_MakeEnvelope(44, 15, 46, 16, 4326)"
    plan = "\n".join(row[0] for row in server._connection.run(sql).fetchall())
    assert "fused_spot" in plan
    (kind,) = server._connection.run("SELECT DISTINCT GeometryType(spot) FROM fused_spots").fetchone()
    assert kind == "POINT"
