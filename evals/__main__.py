"""Read the documents of a folder of labelled sets, score the Readings, and hold the figures against pinned floors.

    python -m evals BENCH [--sets fakes isaf ...] [--floors evals/floors.toml] [--out FOLDER] [--workers N] [--validate]

BENCH holds one folder a set with `documents.jsonl[.gz]` and `gold.jsonl`; the scorer stands beside it in `score/`.
Prints one table: set, figure, measured, floor, gain or loss. Exit code 1 where a floor is not reached.
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


def documents_of(bench: Path, name: str) -> Path:
    """The documents of a set, plain or compressed."""
    return next(path for path in sorted((bench / name).glob("documents.jsonl*")))


def read_set(bench: Path, name: str, out: Path, workers: int) -> float:
    """Read one set with the command line that users have; returns seconds."""
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


def score(bench: Path, name: str, readings: Path) -> dict[str, float]:
    """Headline and plain figures of one set, by name."""
    scorer = bench.parent / "score" / "score.py"
    gold = bench / name / "gold.jsonl"
    command = [sys.executable, str(scorer), name, str(readings), "--gold", str(gold), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    return {**_numbers(result.get("figures", {})), **_numbers(result.get("headline", {}))}


def _numbers(figures: dict[str, object]) -> dict[str, float]:
    return {name: float(value) for name, value in figures.items() if isinstance(value, int | float)}


def validate(bench: Path, readings: Path) -> bool:
    """Whether the Readings fit the contract and its invariants."""
    done = subprocess.run(
        [sys.executable, str(bench.parent / "score" / "validate.py"), str(readings), "--show", "5"], check=False
    )
    return done.returncode == 0


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bench", type=Path, help="folder of labelled sets")
    parser.add_argument("--sets", nargs="*", help="sets to read (default: those with floors, else all)")
    parser.add_argument("--floors", type=Path, help="TOML of set → figure → floor")
    parser.add_argument("--out", type=Path, help="keep the Readings here")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--validate", action="store_true", help="check every Reading against the contract too")
    given = parser.parse_args(argv)
    floors = tomllib.loads(given.floors.read_text(encoding="utf-8")) if given.floors else {}
    names = given.sets or sorted(floors) or sorted(path.name for path in given.bench.iterdir() if path.is_dir())
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.out or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{'set':<16}{'figure':<32}{'measured':>9}{'floor':>8}{'gain':>8}")
        for name in names:
            readings = folder / f"{name}.jsonl"
            seconds = read_set(given.bench, name, readings, given.workers)
            if given.validate and not validate(given.bench, readings):
                failed += 1
            figures = score(given.bench, name, readings)
            figures |= calibration(documents_of(given.bench, name), given.bench / name / "gold.jsonl", readings)
            wanted = floors.get(name) or dict.fromkeys(figures)
            for figure, floor in wanted.items():
                value = figures.get(figure)
                low = value is None or (floor is not None and value < floor)
                failed += bool(floor is not None and low)
                gain = "" if floor is None or value is None else f"{value - floor:+8.2f}"
                shown = "-" if value is None else f"{value:.2f}"
                pinned = "" if floor is None else f"{floor:8.2f}"
                below = "  BELOW" if floor is not None and low else ""
                print(f"{name:<16}{figure:<32}{shown:>9}{pinned}{gain}{below}")
            print(f"{name:<16}{'seconds':<32}{seconds:9.1f}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
