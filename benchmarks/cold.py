"""How long a user waits: the command line in a fresh process.

python benchmarks/cold.py [--times 5]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import SAMPLES

ARTICLE = SAMPLES / "deir-ez-zor" / "07-sinaa-amaq-2016-04-21.txt"


def seconds(arguments: list[str], times: int) -> tuple[float, float]:
    """Median and worst of so many runs of `dateline ARGUMENTS`."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dateline", *arguments], check=True, capture_output=True)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken), max(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="runs of each command; the median counts")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "cold.db")
        commands = {
            "dateline --help": ["--help"],
            "dateline read one article --json": ["read", str(ARTICLE), "--json"],
            "dateline read one article --store": ["read", str(ARTICLE), "--again", "--store", store],
            "dateline incidents": ["incidents", "--store", store],
        }
        print(f"{'command':<36} {'median s':>9} {'worst s':>8}")
        for name, arguments in commands.items():
            median, worst = seconds(arguments, times)
            print(f"{name:<36} {median:>9.2f} {worst:>8.2f}")


if __name__ == "__main__":
    main()
