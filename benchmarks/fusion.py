"""How long fusion across documents takes, and how much memory: made reports of a war with hot spots, seeded.

    python benchmarks/fusion.py                 # 1,000, 10,000 and 100,000 reports
    python benchmarks/fusion.py --million       # and 1,000,000

The made world: 3,000 towns in ten countries, a few of which have most of the happenings (Zipf), 700 reports a day as
in a worldwide archive, each happening told by one to six reports that blur day, place and toll; names of victims and
streets out of large pools, and one name of its own in a third of an area's reports. A larger archive spans more days.
Prints the seconds of processor time of each stage (one process), the links kept, memory, and how well what was made is
found again (pairwise). Most reports of a hot town's day name no victim, so that much of that cannot be told.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator

from dateline.fuse.across import Features, clusters, links

_REPORTS_A_DAY = 700
_TOWNS = 3_000
#: The towns with most happenings are cities.
_CITIES = 60
_FIRST_DAY = 735_000
_SUBTYPES = (
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
    ("Battles", "Armed clash"),
    ("Violence against civilians", "Attack"),
    ("Strategic developments", "Arrests"),
)
_ARMIES = tuple(f"army{number}" for number in range(24))


def world(reports: int, seed: int = 7) -> tuple[list[Features], dict[str, int]]:
    """As many features, and the happening that each tells."""
    draw = random.Random(seed)
    towns = [(draw.uniform(-30, 55), draw.uniform(-80, 110), f"area {n % 150}", f"C{n % 10}") for n in range(_TOWNS)]
    heat = [1 / (rank + 3) for rank in range(_TOWNS)]
    days = max(3, reports // _REPORTS_A_DAY)
    found: list[Features] = []
    truth: dict[str, int] = {}
    happening = 0
    while len(found) < reports:
        town = draw.choices(range(_TOWNS), heat)[0]
        for each in _told(draw, happening, town, towns[town], _FIRST_DAY + draw.randrange(days), len(found)):
            truth[each.ref] = happening
            found.append(each)
        happening += 1
    draw.shuffle(found)
    return found[:reports], truth


def _told(
    draw: random.Random, happening: int, town: int, where: tuple[float, float, str, str], day: int, number: int
) -> Iterator[Features]:
    """The reports of one happening."""
    lat, lon, area, country = where
    kind, subtype = draw.choice(_SUBTYPES)
    killed = draw.choice((None, 0, 1, 1, 2, 3, 5, 8, 12, 30))
    army = draw.choice(_ARMIES)
    victims = [f"p:name{draw.randrange(200_000)}" for _ in range(3)]
    street = f"s:street{draw.randrange(50_000)} street"
    hour = draw.randrange(24 * 60) if draw.random() < 0.3 else None
    text = _text(draw)
    for telling in range(draw.choice((1, 1, 1, 2, 2, 3, 4, 6))):
        coarse = draw.random() < 0.1
        said = day + draw.choice((0, 0, 0, 0, 0, 0, 0, 0, 1, -1))
        toll = None if killed is None or draw.random() < 0.2 else max(0, killed + draw.choice((0, 0, 0, 0, 1, 2)))
        hot = [f"p:front{area}"] if draw.random() < 0.3 else []
        yield Features(
            ref=f"d{number + telling}/i1",
            rank=1,
            outlet=f"outlet{draw.randrange(300)}",
            published=day + draw.choice((0, 1, 1, 2)),
            start=said,
            end=said,
            hour=hour if draw.random() < 0.6 else None,
            place_id=f"area:{area}" if coarse else f"town:{town}",
            place=area if coarse else f"town {town}",
            fine=2 if coarse else 4,
            city=town < _CITIES,
            lat=lat,
            lon=lon,
            radius=80.0 if coarse else 4.0,
            admin1=area,
            country=country,
            type=kind,
            subtype=subtype,
            real=True,
            doers=(army,) if draw.random() < 0.7 else (),
            others=(),
            sides=(army,),
            weapons=(),
            killed=None if not toll else (toll, toll, toll),
            injured=None,
            terms=tuple(sorted({*draw.sample(victims, draw.choice((0, 1, 2))), *hot})),
            aside=tuple(sorted({street, *(f"p:name{draw.randrange(200_000)}" for _ in range(8))})),
            signature=text if draw.random() < 0.3 else _text(draw),
        )


def _text(draw: random.Random) -> bytes:
    """The signature of a text like no other."""
    return draw.randbytes(256) + (180).to_bytes(4, "little")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--million", action="store_true", help="measure a million reports too")
    parser.add_argument("--reports", type=int, action="append", help="measure so many reports instead")
    given = parser.parse_args()
    sizes = given.reports or [1_000, 10_000, 100_000, *([1_000_000] if given.million else [])]
    print(
        f"{'reports':>9} {'links':>9} {'groups':>9} {'links s':>8} {'groups s':>8} {'µs each':>8} {'GB':>5} {'F1':>6}"
    )
    for size in sizes:
        reports, truth = world(size)
        refs = [each.ref for each in reports]
        started = time.process_time()
        linked = links(reports)
        between = time.process_time()
        groups = clusters(refs, linked)
        ended = time.process_time()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{size:>9} {len(linked):>9} {len(groups):>9} {between - started:>8.1f} {ended - between:>8.1f} "
            f"{(ended - started) / size * 1e6:>8.0f} {peak:>5.1f} {pairwise_f1(groups, truth, set(refs)):>6.1f}"
        )


def pairwise_f1(groups: list[tuple[str, ...]], truth: dict[str, int], refs: set[str]) -> float:
    """F1 over pairs of reports that are together, of 100."""

    def pairs(sizes: Counter[int] | Counter[tuple[int, int]]) -> int:
        return sum(size * (size - 1) // 2 for size in sizes.values())

    found = pairs(Counter(number for number, group in enumerate(groups) for _ in group))
    wanted = pairs(Counter(happening for ref, happening in truth.items() if ref in refs))
    both = pairs(Counter((number, truth[ref]) for number, group in enumerate(groups) for ref in group))
    return 200 * both / max(1, found + wanted)


if __name__ == "__main__":
    main()
