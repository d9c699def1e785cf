"""Reading into a store: nothing twice, nothing lost, and a run that was cut off goes on."""

from __future__ import annotations

import dataclasses

import pytest

from dateline.model import RawDocument, Rejected
from dateline.run import Summary, archive, read_into
from dateline.run.sources import from_record
from dateline.store import Store


def report(number: int, more: str = "") -> RawDocument:
    text = f"Rebels shelled Harim on Monday and killed {number + 2} soldiers, residents said.{more}"
    return from_record({"id": f"r{number}", "text": text, "published": "2021-03-03"}, origin=f"all.jsonl:{number}")


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "some.db") as opened:
        yield opened


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.added, summary.replaced, summary.same, summary.already


def test_a_second_run_reads_nothing_again(store, monkeypatch):
    first = read_into(store, [report(0), report(1), Rejected("x.pdf", "no text")])
    assert counts(first) == (2, 0, 0, 0)
    assert first.events > 0
    assert [(failed.origin, failed.reason) for failed in first.skipped] == [("x.pdf", "no text")]
    assert [row.origin for row in store.rejected()] == ["x.pdf"]

    def refuse(raw: RawDocument) -> None:
        raise AssertionError("it was read again")

    with monkeypatch.context() as patched:
        patched.setattr("dateline.run.many.attempt", refuse)
        second = read_into(store, [report(0), report(1)])
    assert counts(second) == (0, 0, 0, 2)
    third = read_into(store, [report(0), report(1)], again=True)
    assert counts(third) == (0, 0, 2, 0)


def test_another_coder_reads_again(store, monkeypatch):
    read_into(store, [report(0)])
    monkeypatch.setattr(archive, "coder", lambda: "dateline 99")
    assert counts(read_into(store, [report(0)])) == (0, 0, 1, 0)
    assert counts(read_into(store, [report(0)])) == (0, 0, 0, 1)


def test_what_the_caller_says_of_it_counts(store):
    read_into(store, [report(0)])
    later = dataclasses.replace(report(0), published="2021-03-10")
    assert counts(read_into(store, [later])) == (0, 1, 0, 0)
    assert counts(read_into(store, [report(0, " They fled.")])) == (0, 1, 0, 0)
    assert len(store.history("r0")) == 2


def test_a_document_in_another_language_is_stored_and_not_coded(store):
    text = "Les rebelles ont bombardé la ville lundi et tué douze soldats, ont déclaré les habitants du quartier. " * 4
    summary = read_into(store, [from_record({"id": "fr", "text": text}, origin="fr.txt")])
    assert (summary.added, summary.not_coded, summary.events) == (1, 1, 0)
    reading = store.reading("fr")
    assert reading.document.language == "fr"
    assert reading.warnings


def test_ctrl_c_keeps_what_was_read(store):
    steps = []

    def stop_at_five(summary: Summary) -> None:
        steps.append(summary.read)
        if len(steps) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_into(store, (report(number) for number in range(20)), on_step=stop_at_five)
    assert store.count() == 5
    assert counts(read_into(store, (report(number) for number in range(20)))) == (15, 0, 0, 5)


def test_a_reading_that_breaks_a_promise_is_not_written(store, monkeypatch):
    from dateline.model import InvariantError

    def break_it(raw: RawDocument, *, gated: bool = False) -> None:
        raise InvariantError("quote is not the text")

    monkeypatch.setattr("dateline.run.outcome.read_document", break_it)
    summary = read_into(store, [report(0)])
    assert summary.read == 0
    assert "breaks a promise" in summary.skipped[0].reason
    assert store.count() == 0


def test_what_a_caller_notes_holds_when_the_document_does(store):
    noted: list[tuple[str, bool]] = []

    def note(item: RawDocument | Rejected, failed: object) -> None:
        noted.append((item.origin, failed is None))
        if item.origin == "all.jsonl:2":
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        read_into(store, [report(0), Rejected("x.bin", "no text"), report(2)], done=note)
    assert store.count() == 0
    noted.clear()
    read_into(store, [report(0), Rejected("x.bin", "no text")], done=note)
    read_into(store, [report(0)], done=note)
    assert noted == [("all.jsonl:0", True), ("x.bin", False), ("all.jsonl:0", True)]
