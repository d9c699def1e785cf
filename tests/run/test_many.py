"""Many documents: in order, in one process or several, and none of them stops the others."""

from __future__ import annotations

import dataclasses
import itertools
import os
import re
from collections.abc import Iterator

import pytest

from dateline.model import InvariantError, RawDocument, Reading, Rejected
from dateline.run import Failed, outcome, read_many, workers
from dateline.run.sources import from_record


def report(number: int) -> RawDocument:
    text = f"At least {number + 2} soldiers were killed in an ambush near Harim on Monday, residents said."
    return from_record({"id": f"r{number}", "text": text, "published": "2021-03-03"}, origin=f"all.jsonl:{number}")


def ids(found: Iterator[Reading | Failed]) -> list[str]:
    return [item.origin if isinstance(item, Failed) else item.document.id for item in found]


def test_the_order_of_the_input_is_kept_in_processes():
    raws = [report(number) for number in range(40)]
    items = [*raws[:3], Rejected("all.jsonl:x", "the line is no JSON"), *raws[3:]]
    in_one = list(read_many(items))
    in_two = list(read_many(items, workers=2))
    assert ids(iter(in_two)) == [*(f"r{n}" for n in range(3)), "all.jsonl:x", *(f"r{n}" for n in range(3, 40))]
    assert in_one == in_two
    assert in_two[3] == Failed("all.jsonl:x", "the line is no JSON")


def test_items_are_taken_as_needed():
    taken = itertools.count()
    found = read_many(report(next(taken)) for _ in range(10_000))
    next(found)
    found.close()
    assert next(taken) == 1


def test_look_ahead_is_bounded_in_processes():
    taken = itertools.count()
    found = read_many((report(next(taken)) for _ in range(10_000)), workers=2)
    next(found)
    found.close()
    assert next(taken) <= workers.CHUNK_MOST * (workers.AHEAD * 2 + 1)


def test_heavy_documents_travel_alone():
    heavy = from_record({"text": "word " * 100_000}, origin="heavy")
    assert [len(chunk) for chunk in workers.chunks([report(1), heavy, report(2), report(3)])] == [2, 2]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (InvariantError("low 3 above best 2"), "breaks a promise.*low 3 above best 2.*report this"),
        (ZeroDivisionError("by zero"), "ZeroDivisionError: by zero.*report this"),
        (RecursionError("too deep"), "RecursionError"),
        (MemoryError(), "not enough memory"),
    ],
)
def test_what_breaks_in_a_stage_is_told_and_stops_nothing(monkeypatch, error, words):
    right = outcome.read_document

    def break_on_one(raw: RawDocument, *, gated: bool = False) -> Reading:
        if raw.id == "r1":
            raise error
        return right(raw)

    monkeypatch.setattr(outcome, "read_document", break_on_one)
    found = list(read_many(report(number) for number in range(3)))
    assert [type(item) for item in found] == [Reading, Failed, Reading]
    (failed,) = [item for item in found if isinstance(item, Failed)]
    assert failed.origin == "all.jsonl:1"
    assert re.search(words, failed.reason)
    assert type(error).__name__ in (failed.detail or "")


class DiesWhenUnpacked(str):
    """A title that ends the process in which it arrives: stands for a document that crashes native code."""

    __slots__ = ()

    def __reduce__(self):
        return os._exit, (9,)


def test_a_process_that_dies_takes_only_its_document_with_it():
    raws = [report(number) for number in range(12)]
    raws[5] = dataclasses.replace(raws[5], title=DiesWhenUnpacked("x"))
    found = list(read_many(raws, workers=2))
    assert [number for number, item in enumerate(found) if isinstance(item, Failed)] == [5]
    assert "process that read it died" in found[5].reason
    assert ids(iter(found)) == [f"r{n}" for n in range(5)] + ["all.jsonl:5"] + [f"r{n}" for n in range(6, 12)]
