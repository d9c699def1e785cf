"""A small encoder over sentences: what the words are names of, and which of them say where a trigger's event was.

The weights are `knowledge/encoder`, made by `training/encoder`. Each sentence is encoded alone, so that what it gives
does not hang on the sentences beside it.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from dateline.knowledge.encoder import session, vocabulary
from dateline.model import Sentence

from .encoder_inputs import WordPieces, distances

#: Probabilities keep so many decimals: the last bits of a float may differ from one processor to the next.
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Tagged:
    """The probabilities that a token is part of a place's, a group's or organisation's, a person's name.

    `begins` is that of a place's name beginning at the token. All are 0 for tokens of a sentence cut for its length.
    """

    place: float
    begins: float
    group: float
    person: float


class Tags(Sequence[Tagged]):
    """A `Tagged` a token, each made when it is asked for: mostly none is."""

    def __init__(self, rows: list[list[float]], first: list[int]) -> None:
        self._rows, self._first = rows, first

    def __len__(self) -> int:
        return len(self._first)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Tags) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, i: int) -> Tagged: ...

    @overload
    def __getitem__(self, i: slice) -> tuple[Tagged, ...]: ...

    def __getitem__(self, i: int | slice) -> Tagged | tuple[Tagged, ...]:
        if isinstance(i, slice):
            return tuple(self[each] for each in range(*i.indices(len(self))))
        at = self._first[i]
        return _tagged(self._rows[at]) if at > 0 else _NOTHING


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the encoder gives for a sentence: a `Tagged` a token, and for each trigger asked for where it happened.

    `where[n]` holds for trigger n the probability of each token to name its place and, last, that none is named.
    """

    tags: Tags
    where: tuple[tuple[float, ...], ...]


_NOTHING = Tagged(0.0, 0.0, 0.0, 0.0)


@functools.lru_cache(maxsize=1)
def _pieces() -> WordPieces:
    return WordPieces(vocabulary())


def encode(sentence: Sentence, triggers: Sequence[int] = ()) -> Encoded:
    """Encode one sentence; `triggers` are token indices. One beyond the cut has no place: probability 1 of none."""
    import numpy as np

    found = _pieces().of_sentence(sentence)
    asked = [trigger for trigger in triggers if found.first[trigger] > 0]
    far = np.zeros((len(asked), len(found.ids)), np.int32)
    for row, trigger in enumerate(asked):
        away = distances(sentence, trigger)
        far[row] = [0 if owner < 0 else away[owner] for owner in found.owner]
    tags, where = session().run(
        None,
        {
            "ids": np.array([found.ids], np.int32),
            "shape": np.array([found.shapes], np.int32),
            "triggers": np.array([found.first[trigger] for trigger in asked], np.int32),
            "distances": far,
        },
    )
    shares = dict(zip(asked, where.tolist(), strict=True))
    nowhere = (*(0.0 for _ in sentence), 1.0)
    return Encoded(
        Tags(tags.tolist(), found.first),
        tuple(_shares(shares[trigger], found.first) if trigger in shares else nowhere for trigger in triggers),
    )


def _tagged(row: list[float]) -> Tagged:
    _, begins, inside, group, groups, person, persons = row
    return Tagged(
        round(begins + inside, _DECIMALS),
        round(begins, _DECIMALS),
        round(group + groups, _DECIMALS),
        round(person + persons, _DECIMALS),
    )


def _shares(row: list[float], first: list[int]) -> tuple[float, ...]:
    return (*(round(row[at], _DECIMALS) if at > 0 else 0.0 for at in first), round(row[0], _DECIMALS))
