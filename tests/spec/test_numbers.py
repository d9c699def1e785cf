"""`numbers.tsv`: a sentence, and the statements of harm in it, one a row (empty: it holds none)."""

from __future__ import annotations

import pytest

from .conftest import rows
from .counted import counted

_MARKS = ("toll", "total", "negated", "combined", "anaphoric", "increment")


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


@pytest.mark.parametrize("sentence", list(dict.fromkeys(row["sentence"] for row in rows("numbers.tsv"))))
def test_numbers(sentence: str) -> None:
    wanted = [row for row in rows("numbers.tsv") if row["sentence"] == sentence and row["harm"]]
    found = [
        {
            "sentence": sentence,
            "harm": one.casualties.harm,
            "who": one.casualties.who,
            "low": _shown(one.casualties.low),
            "best": _shown(one.casualties.best),
            "high": _shown(one.casualties.high),
            "open_ended": "yes" if one.casualties.open_ended else "",
            "part": "yes" if one.subset_of is not None else "",
            "marks": " ".join(mark for mark in _MARKS if getattr(one, mark)),
            "victims": one.casualties.span.quote if one.casualties.span else "",
        }
        for one in counted(sentence)[1]
    ]
    assert found == wanted


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(rows("numbers.tsv")) >= 320
