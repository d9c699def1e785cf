"""Judging looks at what a judgement affects, and gives what a run from scratch over all gives, to the byte."""

from __future__ import annotations

import contextlib
import random

import pytest
from benchmarks.desk_world import World, readings

from dateline.model import InputError
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.store import Store

_TABLES = {
    "fused": "SELECT f.* FROM fused f ORDER BY id",
    "actors": "SELECT f.id, role, name, actor_id FROM fused_actors a JOIN fused f ON f.pk = a.fused ORDER BY 1, a.pk",
    "facts": "SELECT f.id, a.* FROM fused_facts a JOIN fused f ON f.pk = a.fused ORDER BY 1",
    "sources": "SELECT f.id, a.outlet, a.name FROM fused_sources a JOIN fused f ON f.pk = a.fused ORDER BY 1, 2, 3",
    "reports": "SELECT r.ref, f.id, r.settled FROM reports r JOIN fused f ON f.pk = r.fused ORDER BY 1",
    "applied": "SELECT judgement, verdict, refs FROM applied ORDER BY 1",
    "applied_reports": "SELECT judgement, ref FROM applied_reports ORDER BY 1, 2",
}
#: Numbers of rows and stamps tell when something was written, not what.
_NUMBERS = {"pk", "stamp", "fused"}


def content(store):
    """All that fusion made."""
    found = {}
    for name, sql in _TABLES.items():
        cursor = store._connection.execute(sql)
        names = [each[0] for each in cursor.description]
        found[name] = [
            tuple(value for own, value in zip(names, row, strict=True) if own not in _NUMBERS) for row in cursor
        ]
    return found


def scratch(path, readings, judgements):
    with Store.open(path) as fresh:
        for reading in readings:
            fresh.add(reading)
        for judgement in judgements:
            fresh.add_judgement(judgement)
        fuse_store(fresh)
        return content(fresh)


def judge_at_random(store, draw, times):
    """Some judgements of each kind; those that make no sense are refused and change nothing."""
    judge = Judge(store, by="eva")
    for _ in range(times):
        rows = list(store.fused())
        one, other = draw.sample(rows, 2)
        large = draw.choice([row for row in rows if len(row.incident.reports) > 1])
        with contextlib.suppress(InputError):
            match draw.choice(("accept", "reject", "correct", "merge", "merge", "split", "undo", "undo_any")):
                case "accept":
                    judge.accept(one.id)
                case "reject":
                    judge.reject(one.id)
                case "correct":
                    judge.correct(one.id, {"killed": str(draw.randrange(40)), "day": "2016-04-21"})
                case "merge":
                    judge.merge(one.id, other.id)
                case "split":
                    judge.split(large.id, large.incident.reports[:1])
                case "undo":
                    judge.undo()
                case "undo_any":
                    judge.undo(draw.choice(store.judgements()).number)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_judged_store_is_that_of_a_run_from_scratch(tmp_path, seed):
    draw, made = random.Random(seed), list(readings(World(seed), 60))
    with Store.open(tmp_path / "judged.db") as store:
        for reading in made:
            store.add(reading)
        fuse_store(store)
        judge_at_random(store, draw, 40)
        found = content(store)
        assert store.judgements()
        assert found == scratch(tmp_path / "scratch.db", made, store.judgements())
        # and with all judgements looked at anew nothing changes
        store._connection.execute("UPDATE applied_until SET last = NULL")
        again = fuse_store(store)
        assert (again.gone, again.came) == (set(), set())
        assert content(store) == found


def test_documents_that_come_and_go_between_judgements(tmp_path):
    draw, made = random.Random(9), list(readings(World(9), 60))
    kept = made[: len(made) // 2]
    with Store.open(tmp_path / "judged.db") as store:
        for reading in kept:
            store.add(reading)
        fuse_store(store)
        for reading in made[len(kept) :]:
            if draw.random() < 0.3:
                gone = kept.pop(draw.randrange(len(kept)))
                store.remove(gone.document.id)
            store.add(reading)
            kept.append(reading)
            if draw.random() < 0.5:  # a judgement fuses what waits
                judge_at_random(store, draw, 1)
        fuse_store(store)
        assert content(store) == scratch(tmp_path / "scratch.db", kept, store.judgements())


@pytest.mark.file
def test_judging_asks_for_what_it_affects_alone(tmp_path):
    asked: list[str] = []
    with Store.open(tmp_path / "judged.db") as store:
        for reading in readings(World(4), 80):
            store.add(reading)
        fuse_store(store)
        judge = Judge(store, by="eva")
        ids = [row.id for row in store.fused()]
        for own in ids[:30]:
            judge.accept(own)
        store._connection.set_trace_callback(asked.append)
        judge.accept(ids[40])
        judge.undo()
    assert not [sql for sql in asked if "FROM judgements" in sql and "WHERE" not in sql]
    assert not [sql for sql in asked if "FROM documents d LEFT JOIN compared" in sql or "n_documents > 1" in sql]
    assert not [sql for sql in asked if "FROM applied" in sql and "WHERE" not in sql and "applied_until" not in sql]
