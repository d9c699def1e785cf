"""Read the documents of a folder of labelled sets, score the Readings, and hold the figures against pinned floors.

    python -m evals BENCH [--sets fakes isaf ...] [--floors evals/floors.toml] [--out FOLDER] [--workers N] [--validate]
    python -m evals BENCH --runs runs.jsonl [--documents 20] [--readings FOLDER]

BENCH holds one folder a set with `documents.jsonl[.gz]` and `gold.jsonl`; the scorer stands beside it in `score/`.
Sets of several reports to an incident are fused too, and scored with the fused incidents (SET.incidents.jsonl).
Prints one table: set, figure, measured, floor, and what lies between; with --runs also the last run of the set in that
file, what changed since, and with --documents which documents got right and which got wrong. The run is then added to
the file. Exit code 1 where a floor is not reached.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from .calibration import calibration
from .changes import Scored, add_run, change_lines, figures_changed, last_run, wrong_of

#: Sets whose gold says which reports tell one incident.
SEVERAL = frozenset({"gva"})


def documents_of(bench: Path, name: str) -> Path:
    """The documents of a set, plain or compressed."""
    return next(path for path in sorted((bench / name).glob("documents.jsonl*")))


def read_set(bench: Path, name: str, out: Path, workers: int) -> float:
    """Read one set with the command line that users have; returns seconds. With --json the gate is open to all."""
    documents = documents_of(bench, name)
    started = time.perf_counter()
    with out.open("wb") as file:
        command = [
            sys.executable,
            "-m",
            "dateline",
            "read",
            str(documents),
            "--json",
            "--quiet",
            "--workers",
            str(workers),
        ]
        done = subprocess.run(command, stdout=file, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"reading {name} failed with exit code {done.returncode}")
    return time.perf_counter() - started


def fuse_set(readings: Path, out: Path) -> None:
    """Fuse the Readings of one set with the command line that users have."""
    with out.open("wb") as file:
        command = [sys.executable, "-m", "dateline", "fuse", str(readings), "--json"]
        done = subprocess.run(command, stdout=file, check=False)
    if done.returncode:
        raise SystemExit(f"fusing {readings.stem} failed with exit code {done.returncode}")


def score(bench: Path, name: str, readings: Path, incidents: Path | None = None) -> Scored:
    """Headline and plain figures of one set, by name, and what is wrong in which document."""
    scorer = bench.parent / "score" / "score.py"
    gold = bench / name / "gold.jsonl"
    command = [sys.executable, str(scorer), name, str(readings), "--gold", str(gold), "--json", "--errors", "1000000"]
    command += ["--incidents", str(incidents)] if incidents else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"scoring {name} failed: {(done.stderr.strip().splitlines() or ['no word why'])[-1]}")
    result = json.loads(done.stdout)
    figures = {**_numbers(result.get("figures", {})), **_numbers(result.get("headline", {}))}
    return Scored(figures, wrong_of(result.get("errors", [])))


def _numbers(figures: dict[str, object]) -> dict[str, float]:
    return {name: float(value) for name, value in figures.items() if isinstance(value, int | float)}


def validate(bench: Path, readings: Path) -> bool:
    """Whether the Readings fit the contract and its invariants."""
    done = subprocess.run(
        [sys.executable, str(bench.parent / "score" / "validate.py"), str(readings), "--show", "5"], check=False
    )
    return done.returncode == 0


def main(argv: list[str] | None = None) -> int:
    given = _parser().parse_args(argv)
    floors = tomllib.loads(given.floors.read_text(encoding="utf-8")) if given.floors else {}
    names = given.sets or sorted(floors) or sorted(path.name for path in given.bench.iterdir() if path.is_dir())
    failed = 0
    scored: dict[str, Scored] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.readings or given.out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        head = f"{'last':>9}{'change':>8}" if given.runs else ""
        print(f"{'set':<16}{'figure':<34}{'measured':>9}{'floor':>8}{'gain':>8}{head}")
        for name in names:
            readings = folder / f"{name}.jsonl"
            seconds = None if given.readings else read_set(given.bench, name, readings, given.workers)
            incidents = folder / f"{name}.incidents.jsonl" if name in SEVERAL else None
            if incidents is not None:
                fuse_set(readings, incidents)
            if given.validate:
                failed += sum(not validate(given.bench, each) for each in (readings, incidents) if each is not None)
            now = score(given.bench, name, readings, incidents)
            gold = given.bench / name / "gold.jsonl"
            now.figures.update(calibration(documents_of(given.bench, name), gold, readings))
            last = last_run(given.runs, name) if given.runs else None
            failed += print_set(name, now, last, floors.get(name), seconds)
            if last is not None:
                for line in change_lines(name, last, now, most=given.documents):
                    print(line)
            scored[name] = now
            sys.stdout.flush()
    if given.runs:
        from dateline.run import coder

        add_run(given.runs, coder(), scored)
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path, help="folder of labelled sets")
    parser.add_argument("--sets", nargs="*", help="sets to read (default: those with floors, else all)")
    parser.add_argument("--floors", type=Path, help="TOML of set → figure → floor")
    parser.add_argument("--out", type=Path, help="keep the Readings here")
    parser.add_argument("--readings", type=Path, help="score SET.jsonl of this folder and read nothing")
    parser.add_argument("--runs", type=Path, help="compare with the last run in this file, and add this one to it")
    parser.add_argument(
        "--documents", type=int, default=0, metavar="N", help="show N documents of a set that got right, wrong, other"
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--validate", action="store_true", help="check every Reading against the contract too")
    return parser


def print_set(
    name: str, now: Scored, last: Scored | None, floors: dict[str, float] | None, seconds: float | None
) -> int:
    """Print a set's lines of the table; returns how many figures are below their floors.

    With floors these figures are shown, and of the others those that changed since the last run.
    """
    failed = 0
    wanted: dict[str, float | None] = {**(floors or dict.fromkeys(now.figures))}
    moved = {figure for figure, _, _ in figures_changed(last, now)} if last else set()
    for figure in (*wanted, *(each for each in now.figures if each in moved and each not in wanted)):
        floor, value = wanted.get(figure), now.figures.get(figure)
        low = floor is not None and (value is None or value < floor)
        failed += low
        gain = "" if floor is None or value is None else f"{value - floor:+8.2f}"
        shown = "-" if value is None else f"{value:.2f}"
        pinned = "" if floor is None else f"{floor:8.2f}"
        before = last.figures.get(figure) if last else None
        since = "" if before is None or value is None else f"{before:9.2f}{value - before:+8.2f}"
        below = "  BELOW" if low else ""
        print(f"{name:<16}{figure:<34}{shown:>9}{pinned:>8}{gain:>8}{since}{below}".rstrip())
    if seconds is not None:
        print(f"{name:<16}{'seconds':<34}{seconds:9.1f}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
