"""How fast the gazetteer opens and answers, how much memory it takes, and what a user's own of 12 million places costs.

    python benchmarks/gazetteer.py                     the packaged gazetteer
    python benchmarks/gazetteer.py --make 12000000     a GeoNames dump of so many invented places, added and asked

The invented dump is written, added and asked in a folder of its own, which is removed afterwards.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_SYLLABLES = """al da ra ma na ka sa ta la ha ba dar mar kar san tal hal bar dir kir mir sir zor kor tur nur bur hum
kum dum vil ham sk ov ina evo grad pol ivka iya abad pur ganj stan khel zai bala kala qala tepe dag burg ton""".split()
_COUNTRIES = "SY IQ UA YE SD LY AF ML NG US RU CN IN MX BR ID PK EG TR FR DE CD ET SO MM".split()
_CODES = ("P\tPPL", "P\tPPL", "P\tPPL", "P\tPPLX", "T\tMT", "H\tSTM", "S\tSCH", "A\tADM3", "L\tAREA", "R\tRD")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--make", type=int, metavar="N", help="how many places to invent")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to invent them, instead of a temporary one")
    asked = parser.parse_args()
    if asked.make is None:
        packaged()
        return
    with tempfile.TemporaryDirectory() as folder:
        own(asked.keep or Path(folder), asked.make)


def packaged() -> None:
    """Opening, look-ups a second, points a second, memory."""
    import numpy  # noqa: F401 (its memory is not the gazetteer's)

    before = memory()
    start = time.perf_counter()
    from dateline.knowledge.gazetteer import Gazetteer, gazetteer

    found = gazetteer().knows("Aleppo")
    print(f"open and first look-up    {(time.perf_counter() - start) * 1000:8.1f} ms   ({found})")
    place = gazetteer()
    names = [place.name(row) for row in range(0, place.size, 17)]
    print(f"look-ups a second         {rate(names, Gazetteer.find, place):8.0f}   (names met for the first time)")
    print(f"  again                   {rate(names[:10_000], Gazetteer.find, place):8.0f}")
    print(f"  of words, not names     {rate([name[::-1] for name in names[:10_000]], Gazetteer.find, place):8.0f}")
    dice = random.Random(1)
    points = [(dice.uniform(-50, 60), dice.uniform(-120, 140)) for _ in range(5_000)]
    start = time.perf_counter()
    for lat, lon in points:
        place.admin1_at(lat, lon)
    print(f"points a second           {len(points) / (time.perf_counter() - start):8.0f}   (country and province)")
    print(f"memory for all this       {(memory() - before):8.1f} MB")


def rate(names: list[str], find: object, place: object) -> float:
    """Look-ups a second."""
    start = time.perf_counter()
    for name in names:
        find(place, name)  # type: ignore[operator]
    return len(names) / (time.perf_counter() - start)


def own(folder: Path, count: int) -> None:
    """Invent, add, ask."""
    dump = folder / "allCountries.txt"
    if not dump.exists():
        start = time.perf_counter()
        invent(dump, count)
        print(f"invented {count:,} places in {time.perf_counter() - start:.0f} s, {dump.stat().st_size / 1e6:,.0f} MB")
    data = {**os.environ, "DATELINE_DATA": str(folder / "data")}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dateline", "gazetteer", "add", str(dump)], check=True, env=data)
    taken = time.perf_counter() - start
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, most = spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1000
    made = next((folder / "data" / "gazetteers").iterdir())
    size = made.stat().st_size / 1e6
    print(f"added in {taken:.0f} s ({cpu:.0f} s of processor), {most:,.0f} MB of memory, {size:,.0f} MB on disk")
    ask(data)


def ask(data: dict[str, str]) -> None:
    """Look-ups in it."""
    os.environ["DATELINE_DATA"] = data["DATELINE_DATA"]
    start = time.perf_counter()
    from dateline.knowledge.gazetteer import gazetteer

    place = gazetteer()
    place.knows("Aleppo")
    print(f"open and first look-up    {(time.perf_counter() - start) * 1000:8.1f} ms, {place.size:,} places")
    dice = random.Random(2)
    rows = [dice.randrange(place.size) for _ in range(5_000)]
    names = [place.entry(row).name for row in rows]
    spent = []
    for name in names:
        start = time.perf_counter()
        place.find(name)
        spent.append((time.perf_counter() - start) * 1000)
    spent.sort()
    middle, late, last = spent[len(spent) // 2], spent[len(spent) * 99 // 100], spent[-1]
    print(f"a look-up                 {middle:8.2f} ms, the slowest of a hundred {late:.2f} ms, of all {last:.1f} ms")
    print(f"memory                    {memory():8.1f} MB")


def invent(path: Path, count: int) -> None:
    """Write a GeoNames dump of invented places: names of two to four syllables, some with alternate names."""
    dice = random.Random(0)
    words = ["".join(dice.choices(_SYLLABLES, k=dice.choice((2, 2, 3, 3, 4)))).capitalize() for _ in range(1_500_000)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            name = dice.choice(words)
            if number % 3 == 0:
                name = f"{name} {dice.choice(words)}"
            others = ",".join(dice.choices(words, k=2)) if number % 4 == 0 else ""
            lat, lon = dice.uniform(-60, 70), dice.uniform(-180, 180)
            country, code = dice.choice(_COUNTRIES), dice.choice(_CODES)
            people = int(dice.paretovariate(1) * 50) if code.startswith("P") else 0
            file.write(
                f"{20_000_000 + number}\t{name}\t{name}\t{others}\t{lat:.5f}\t{lon:.5f}\t{code}\t{country}\t\t"
                f"{number % 30:02d}\t{number % 400}\t\t\t{people}\t\t\tEtc/UTC\t2026-01-01\n"
            )


def memory() -> float:
    """The most memory that this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1000 if sys.platform != "darwin" else most / 1e6


if __name__ == "__main__":
    main()
