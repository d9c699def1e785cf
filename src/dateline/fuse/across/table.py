"""Features as columns, so that many pairs are compared at once."""

from __future__ import annotations

import functools
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.toponyms import toponym_key

from .features import Features
from .kinds import TAKEN, USUAL, family
from .signature import SIZE

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.uint8]
#: A day that is not known.
NEVER = -1
#: Flag of a word that stands outside the telling.
ASIDE = 128


@dataclass(frozen=True, slots=True)
class Sets:
    """A set of hashed words for each row: those of row r are `values[starts[r] : starts[r + 1]]`.

    `order` holds row and word in one number, sorted, to look a word of one row up in another, `flag_of` its flag.
    """

    starts: Ints
    values: Ints
    flags: Flags
    order: NDArray[np.uint64]
    flag_of: Flags


@dataclass(frozen=True, slots=True)
class Table:
    """One row for each of the features, in their order; texts as checksums, 0 where there is none."""

    features: Sequence[Features]
    document: Ints
    rank: Ints
    outlet: Ints
    published: Ints
    start: Ints
    end: Ints
    hour: Ints
    place_id: Ints
    place: Ints
    fine: Ints
    city: NDArray[np.bool_]
    lat: Floats
    lon: Floats
    radius: Floats
    admin1: Ints
    country: Ints
    subtype: Ints
    family: Ints
    taken: NDArray[np.bool_]
    usual: NDArray[np.bool_]
    real: NDArray[np.bool_]
    killed: Floats
    injured: Floats
    actors: Sets
    sides: Sets
    weapons: Sets
    terms: Sets
    called: Sets
    signature: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.features)


def table(features: Sequence[Features]) -> Table:
    """The columns of these features."""

    def ints(get: Callable[[Features], int | None]) -> Ints:
        return np.fromiter((NEVER if (v := get(f)) is None else v for f in features), np.int64, len(features))

    def floats(get: Callable[[Features], float | None]) -> Floats:
        return np.fromiter((np.nan if (v := get(f)) is None else v for f in features), np.float64, len(features))

    def words(get: Callable[[Features], str | None]) -> Ints:
        return np.fromiter((checksum(v) if (v := get(f)) else 0 for f in features), np.int64, len(features))

    return Table(
        features=features,
        document=words(lambda f: f.document),
        rank=ints(lambda f: f.rank),
        outlet=words(lambda f: f.outlet),
        published=ints(lambda f: f.published),
        start=ints(lambda f: f.start),
        end=ints(lambda f: f.end),
        hour=ints(lambda f: f.hour),
        place_id=words(lambda f: f.place_id),
        place=words(lambda f: _spelt_loosely(f.place) if f.place else None),
        fine=ints(lambda f: f.fine),
        city=np.fromiter((f.city for f in features), np.bool_, len(features)),
        lat=floats(lambda f: f.lat),
        lon=floats(lambda f: f.lon),
        radius=floats(lambda f: f.radius),
        admin1=words(lambda f: f.admin1),
        country=words(lambda f: f.country),
        subtype=words(lambda f: f.subtype),
        family=ints(lambda f: family(f.subtype)),
        taken=np.fromiter((f.subtype in TAKEN for f in features), np.bool_, len(features)),
        usual=np.fromiter((f.subtype in USUAL for f in features), np.bool_, len(features)),
        real=np.fromiter((f.real for f in features), np.bool_, len(features)),
        killed=_counts([f.killed for f in features]),
        injured=_counts([f.injured for f in features]),
        actors=_sets([[(f.doers, 1), (f.others, 0)] for f in features]),
        sides=_sets([[(f.sides, 0)] for f in features]),
        weapons=_sets([[(f.weapons, 0)] for f in features]),
        terms=_sets([[(f.terms, 0), (f.aside, ASIDE)] for f in features], classed=True),
        called=_sets([[(called(f.place), 0)] for f in features]),
        signature=_signatures(features),
    )


@functools.lru_cache(maxsize=65_536)
def called(place: str | None) -> tuple[str, ...]:
    """The terms that a place's name makes where another report has it: rare words, and two words in a row."""
    words = place.split() if place else []
    if len(words) == 1:
        return tuple(f"{kind}:{words[0]}" for kind in "pk")
    return tuple(f"{kind}:{one} {other}" for one, other in pairwise(words) for kind in "bk")


def checksum(words: str) -> int:
    """A number for a text, the same on every machine; never 0."""
    return zlib.crc32(words.encode()) or 1


@functools.lru_cache(maxsize=65_536)
def _spelt_loosely(name: str) -> str:
    """A place's name as all its transliterations are: "Hsi Hseng" is "Hsihseng"."""
    return toponym_key(name, loose=True).replace(" ", "")


def _counts(counts: Sequence[tuple[int | None, int | None, int | None] | None]) -> Floats:
    """Low, best and high in three columns, NaN where unknown."""
    known = ((np.nan, np.nan, np.nan) if c is None else [np.nan if n is None else n for n in c] for c in counts)
    return np.array(list(known), dtype=np.float64).reshape(-1, 3)


def _sets(rows: Sequence[Sequence[tuple[Sequence[str], int]]], classed: bool = False) -> Sets:
    """Words and flags of each row; `classed` words have the code of their first letter in their flag."""
    sizes = np.fromiter((sum(len(words) for words, _ in row) for row in rows), np.int64, len(rows))
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    values = np.fromiter((checksum(w) for row in rows for words, _ in row for w in words), np.int64, int(starts[-1]))
    flags = np.fromiter(
        (flag | ord(w[0]) if classed else flag for row in rows for words, flag in row for w in words),
        np.uint8,
        int(starts[-1]),
    )
    keys = (np.repeat(np.arange(len(rows), dtype=np.uint64), sizes) << np.uint64(32)) | values.astype(np.uint64)
    by_key = np.argsort(keys, kind="stable")
    return Sets(starts=starts, values=values, flags=flags, order=keys[by_key], flag_of=flags[by_key])


def _signatures(features: Sequence[Features]) -> NDArray[np.uint32]:
    """The 64 minima and the number of runs of each; all 0 where a text has none."""
    width = (SIZE + 1) * 4
    empty = bytes(width)
    joined = b"".join(f.signature or empty for f in features)
    return np.frombuffer(joined, dtype="<u4").reshape(len(features), SIZE + 1)
