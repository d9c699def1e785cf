"""The siege of Deir ez-Zor, told by the sample reports, has the right holder of each quarter on eleven days.

Facts: public accounts of the siege as in `samples/README.md`. `holder` is an id of the registry or "contested"; places
that the reports do not tell of on a day are not in the table.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import msgspec
import pytest

from dateline.ingest import open_documents
from dateline.knowledge.actors import allied
from dateline.model import Reading
from dateline.model.control import PlaceControl
from dateline.run.control import control_of, named
from dateline.run.fuse import fuse_store
from dateline.run.fuser import fuser
from dateline.run.pipeline import read_document
from dateline.store import Store

ROOT = Path(__file__).parent.parent.parent
ROWS = list(csv.DictReader((ROOT / "tests/data/siege_of_deir_ez_zor.tsv").open(encoding="utf-8"), delimiter="\t"))


@cache
def readings() -> tuple[Reading, ...]:
    """All samples on the siege, read by the whole pipeline."""
    raws = [*open_documents([str(ROOT / "samples/deir-ez-zor"), str(ROOT / "samples/siege.jsonl")])]
    raws += [raw for raw in open_documents([str(ROOT / "samples/bulletins.jsonl")]) if (raw.published or "") < "2018"]
    return tuple(map(read_document, raws))


@cache
def timelines() -> tuple[PlaceControl, ...]:
    """What the room makes of them."""
    return tuple(control_of(readings()))


def test_there_are_at_least_ten_days():
    assert len({row["day"] for row in ROWS}) >= 10
    assert len({row["quarter"] for row in ROWS}) >= 18


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['day']} {row['quarter']}")
def test_the_holder_of_a_quarter_on_a_day(row):
    (found,) = [each for each in named(timelines(), row["quarter"]) if each.place.kind != "admin1"]
    spell = found.on(row["day"])
    assert spell is not None, found.spells
    if row["holder"] == "contested":
        assert spell.status in ("contested", "partly_controlled"), spell
    else:
        assert spell.holder is not None, spell
        assert allied(spell.holder.actor_id, row["holder"]), spell


def test_a_raid_of_hours_is_kept_and_is_no_capture():
    (found,) = named(timelines(), "Panorama roundabout")
    assert [(spell.start, spell.holder.actor_id) for spell in found.brief if spell.holder] == [("2016-05-14", "isis")]
    assert all(spell.holder is None or spell.holder.actor_id != "isis" for spell in found.spells)


def test_a_store_gives_what_its_readings_give(tmp_path):
    with Store.open(tmp_path / "siege.db") as store:
        for reading in reversed(readings()):
            store.add(reading)
        assert tuple(control_of(store)) == timelines()
        fuse_store(store)
        assert store.signatures_by(fuser())
        assert msgspec.json.encode(control_of(store)) == msgspec.json.encode(timelines())
        store.remove(readings()[0].document.id)
        assert control_of(store) == control_of(readings()[1:])
