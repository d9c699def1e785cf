"""An archive is read partition by partition, whoever reads; what is whole is passed over, what is not is made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.model import InputError, RawDocument, Rejected, StoreError
from dateline.run import read_into
from dateline.run.scale import here, load_into, local, map_files, map_partition, mapping, split_into
from dateline.run.scale.mapping import Job
from dateline.store import Store


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_processes_make_the_same_bytes_as_one(parts, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    done = map_files([parts], one, local(1))
    assert (done.partitions, done.already, done.rows, done.let_go) == (3, 0, 12, 4)
    map_files([parts], two, local(2))
    assert contents(one) == contents(two)
    assert list(contents(one)) == ["manifest.jsonl", *(f"part-{n:06}.parquet" for n in range(3))]


def test_what_is_finished_is_passed_over(parts, tmp_path):
    out = tmp_path / "out"
    map_files([parts], out, local())
    before = contents(out)
    (out / "part-000000.parquet").unlink()
    (out / "part-000001.parquet").write_bytes(before["part-000001.parquet"][:-9])
    again = map_files([parts], out, local())
    assert (again.partitions, again.already) == (2, 1)
    assert contents(out) == before


def test_a_change_of_documents_gate_or_coder_is_read_again(parts, tmp_path, monkeypatch):
    out = tmp_path / "out"
    map_files([parts], out, local())
    assert map_files([parts], out, local(), gated=False).partitions == 3
    pq.write_table(pa.table({"text": ["Two men were shot in Harim."]}), parts / "part-000001.parquet")
    assert map_files([parts], out, local(), gated=False).partitions == 1
    monkeypatch.setattr(mapping, "coder", lambda: "dateline 9")
    with pytest.raises(StoreError, match="the same Dateline on all machines"):
        map_files([parts], out, local(), gated=False)


def test_a_run_that_stops_leaves_wholes(parts, tmp_path):
    whole, out = tmp_path / "whole", tmp_path / "out"

    def killed(jobs: Iterator[Job], gated: bool) -> Iterator[tuple[Job, bytes]]:
        for number, job in enumerate(jobs):
            if number == 2:
                raise KeyboardInterrupt
            yield job, map_partition(job.content, gated=gated)

    with pytest.raises(KeyboardInterrupt):
        map_files([parts], out, killed)
    with (out / "manifest.jsonl").open("ab") as file:
        file.write(b'{"partition":"part-0000')
    again = map_files([parts], out, local())
    assert (again.partitions, again.already) == (1, 2)
    map_files([parts], whole, local())
    assert contents(out) == contents(whole)


def test_jobs_are_taken_as_needed(parts, tmp_path):
    taken: list[str] = []

    def one_by_one(jobs: Iterator[Job], gated: bool) -> Iterator[tuple[Job, bytes]]:
        job = next(jobs)
        taken.append(job.name)
        yield job, map_partition(job.content, gated=gated)
        assert len(list(jobs)) == 2

    map_files([parts], tmp_path / "out", one_by_one)
    assert taken == ["part-000000.parquet"]


def test_a_long_file_becomes_several_partitions(tmp_path):
    given = tmp_path / "news.parquet"
    texts = [f"{n + 2} men were shot in Harim." for n in range(5)]
    pq.write_table(pa.table({"text": texts, "mood": ["calm"] * 5}), given)
    done = map_files([given], tmp_path / "out", local(), rows=2)
    assert (done.partitions, done.rows, done.ignored) == (3, 5, {"mood"})
    assert [file.name for file in sorted((tmp_path / "out").glob("*.parquet"))][-1] == "news-000002.parquet"


class Breaking:
    """Stands for processes of which one dies of the second task: what was sent is lost, and no more is taken."""

    made = 0

    def __init__(self, workers: int) -> None:
        Breaking.made += 1
        self.sent = 0

    def submit(self, task: Callable[..., bytes], *args: Any) -> Future[bytes]:
        self.sent += 1
        if Breaking.made == 1 and self.sent > 2:
            raise BrokenProcessPool
        future: Future[bytes] = Future()
        if Breaking.made == 1 and self.sent == 2:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(task(*args))
        return future

    def end(self) -> None:
        pass


def test_what_was_sent_to_a_process_that_died_is_read_with_care(parts, tmp_path, monkeypatch):
    careful: list[bytes] = []

    def read_safely(content: bytes, gated: bool) -> bytes:
        careful.append(content)
        return map_partition(content, gated=gated)

    monkeypatch.setattr(here, "Processes", Breaking)
    monkeypatch.setattr(here, "read_safely", read_safely)
    map_files([parts], tmp_path / "out", local(2))
    map_files([parts], tmp_path / "whole", local(1))
    assert len(careful) == 2
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


@pytest.mark.parametrize(
    ("columns", "words"),
    [({"body": ["x"]}, "neither a column"), (None, "no Parquet file in it")],
)
def test_what_is_no_archive(tmp_path, columns, words):
    folder = tmp_path / "in"
    folder.mkdir()
    if columns:
        pq.write_table(pa.table(columns), folder / "a.parquet")
    with pytest.raises(InputError, match=words):
        map_files([folder], tmp_path / "out", local())


def test_two_files_of_one_name(parts, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "part-000000.parquet").write_bytes((parts / "part-000000.parquet").read_bytes())
    with pytest.raises(InputError, match="have one name"):
        map_files([parts, other], tmp_path / "out", local())


def test_loading_is_as_reading(parts, reports, tmp_path):
    map_files([parts], tmp_path / "out", local())
    with Store.open(tmp_path / "loaded.db") as loaded, Store.open(tmp_path / "read.db") as read:
        done = load_into(loaded, tmp_path / "out")
        assert (done.partitions, done.added) == (3, 12)
        read_into(read, reports, gated=True)
        assert list(loaded.readings()) == list(read.readings())
        assert [row.origin for row in loaded.documents()] == [row.origin for row in read.documents()]
        assert load_into(loaded, tmp_path / "out").already == 12
        assert read_into(loaded, reports, gated=True).already == 12


def test_loading_checks_what_was_written(parts, tmp_path):
    out = tmp_path / "out"
    map_files([parts], out, local())
    broken = out / "part-000001.parquet"
    broken.write_bytes(broken.read_bytes().replace(b"PAR1", b"RAP1"))
    with Store.open(tmp_path / "a.db") as store:
        with pytest.raises(InputError, match="is not what was written"):
            load_into(store, out)
        with pytest.raises(InputError, match="no finished partitions"):
            load_into(store, parts)


def test_cutting_again_gives_the_same_files(parts, reports, tmp_path):
    before = contents(parts)
    cut = split_into([*reports, Rejected("x.pdf", "no text")], parts, rows=4)
    assert (cut.documents, cut.partitions, len(cut.skipped)) == (12, 3, 1)
    assert contents(parts) == before
    with pytest.raises(InputError, match="was there before"):
        split_into(reports, parts, rows=12)


def test_a_text_with_half_a_character_can_be_cut(tmp_path):
    raw = RawDocument(content=b"x", sha256="ab" * 32, origin="o", media="text", text="Two men \ud83d were shot.")
    assert split_into([raw], tmp_path / "parts").documents == 1
