"""An archive read partition by partition, by whichever executor; what is finished is passed over."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.model import InputError, StoreError

from ..coder import coder
from .folder import Folder, Made
from .tables import GIVEN, TOLD, known_columns, to_parquet, told_of

#: Documents a partition where the input does not say otherwise: a minute of work where all are dense.
ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Job:
    """A partition to be read: its name in the output, and the bytes of a Parquet file of documents."""

    name: str
    content: bytes
    input: str


#: Runs `map_partition` for each job and hands back the job with its bytes, in any order; jobs are taken as needed.
Executor = Callable[[Iterator[Job], bool], Iterator[tuple[Job, bytes]]]


@dataclass(slots=True)
class Mapped:
    """What a run did: partitions made and passed over (`already`), and what is in those that were made.

    `ignored` are columns of the input that nothing is done with.
    """

    partitions: int = 0
    already: int = 0
    rows: int = 0
    let_go: int = 0
    failed: int = 0
    events: int = 0
    incidents: int = 0
    seconds: float = 0.0
    ignored: set[str] = field(default_factory=set)


def map_files(
    sources: Iterable[Path],
    out: Path,
    executor: Executor,
    *,
    gated: bool = True,
    rows: int = ROWS,
    on_step: Callable[[Mapped], None] | None = None,
) -> Mapped:
    """Read Parquet files of documents (or folders of them) into a folder of Parquet files of Readings.

    A file of more than `rows` documents becomes several partitions. A partition that is there, whole, made by the same
    coder of the same documents, is passed over: a run that was stopped goes on. Raises InputError where a source is no
    such file, StoreError where the folder cannot be written.
    """
    began = time.perf_counter()
    folder, mapped = Folder(out), Mapped()
    names: set[str] = set()

    def fresh() -> Iterator[Job]:
        for job in _jobs(parquet_files(sources, out), rows, mapped):
            names.add(job.name)
            if folder.holds(job.name, input=job.input, coder=coder(), gated=gated):
                mapped.already += 1
            else:
                yield job

    for job, content in executor(fresh(), gated):
        made = _made(job, content, gated)
        folder.put(made, content)
        mapped.partitions += 1
        for name in ("rows", "let_go", "failed", "events", "incidents"):
            setattr(mapped, name, getattr(mapped, name) + getattr(made, name))
        mapped.seconds = time.perf_counter() - began
        if on_step:
            on_step(mapped)
    folder.finish(names)
    mapped.seconds = time.perf_counter() - began
    return mapped


def parquet_files(sources: Iterable[Path], out: Path) -> list[Path]:
    """The Parquet files that are meant, each under another stem. Raises InputError."""
    found: list[Path] = []
    for source in sources:
        inside = sorted(source.glob("*.parquet")) if source.is_dir() else [source]
        if not inside:
            raise InputError(f"{source}: there is no Parquet file in it; dateline map --split makes some of documents")
        if not inside[0].exists():
            raise InputError(f"{source}: there is no such file")
        if source.is_dir() and source.resolve() == out.resolve():
            raise InputError(f"{source}: is where the Readings go: name another folder for them")
        found += inside
    stems: dict[str, Path] = {}
    for file in found:
        if (other := stems.setdefault(file.stem, file)) != file:
            raise InputError(f"{other} and {file} have one name: their Readings would have one too; rename one of them")
    return found


def _jobs(files: list[Path], rows: int, mapped: Mapped) -> Iterator[Job]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    for path in files:
        try:
            with pq.ParquetFile(path) as file:
                named = file.schema_arrow.names
                columns = known_columns(named, str(path))
                mapped.ignored |= set(named) - {*GIVEN, *TOLD}
                several = file.metadata.num_rows > rows
                for number, batch in enumerate(file.iter_batches(batch_size=rows, columns=columns, use_threads=False)):
                    content = to_parquet(pa.Table.from_batches([batch]).select(columns).replace_schema_metadata(None))
                    name = f"{path.stem}-{number:06}.parquet" if several else f"{path.stem}.parquet"
                    yield Job(name, content, hashlib.sha256(content).hexdigest())
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"{path}: cannot be read as Parquet ({error})") from error


def _made(job: Job, content: bytes, gated: bool) -> Made:
    told = told_of(content)
    if told["coder"] != coder():
        raise StoreError(
            f"{job.name} was read by {told['coder']}, here is {coder()}: install the same Dateline on all machines"
        )
    return Made(
        partition=job.name,
        input=job.input,
        output=hashlib.sha256(content).hexdigest(),
        coder=told["coder"],
        gated=gated,
        rows=int(told["rows"]),
        let_go=int(told["let_go"]),
        failed=int(told["failed"]),
        events=int(told["events"]),
        incidents=int(told["incidents"]),
        bytes=len(content),
    )
