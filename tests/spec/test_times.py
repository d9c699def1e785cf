"""`times.tsv`: a publication day, a sentence, and what its time expression means (empty: it holds none)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

TABLE = Path(__file__).parent / "times.tsv"


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row['expression'] or 'none'} in {row['sentence'][:40]}")
def test_a_sentence_holds_its_time(row, resolved_times):
    found = [each.when for each in resolved_times(row["sentence"], row["published"] or None).times]
    if not row["expression"]:
        assert found == []
        return
    when = next(when for when in reversed(found) if when.span and when.span.quote == row["expression"])
    read = (when.timex or "", when.start or "", when.end or "", when.precision)
    assert read == (row["timex"], row["start"], row["end"], row["precision"])
    assert when.basis
