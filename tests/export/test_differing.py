"""What differs between two files."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from dateline.export import EXPORTERS
from dateline.export.differing import compare_files
from dateline.export.rows import write_rows
from dateline.model import InputError, Reading, Tally

Make = Callable[..., Reading]


def test_rows_that_came_went_and_changed(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    rows = [{"event_id_cnty": f"SYR{number}", "fatalities": number, "timestamp": 1} for number in range(5)]
    old.write_text("".join(write_rows(rows, "acled")), encoding="utf-8")
    later = [row | {"timestamp": 2} for row in rows[1:]]
    later[0]["fatalities"] = 9
    new.write_text("".join(write_rows([*later, {"event_id_cnty": "SYR9"}], "acled")), encoding="utf-8")
    found = compare_files(old, new)
    assert (found.rows, found.same, found.counts) == ((5, 5), 3, {"added": 1, "gone": 1, "changed": 1})
    assert found.columns == {"fatalities": 1}
    changed = next(each for each in found.differing if each.kind == "changed")
    assert (changed.id, changed.columns) == ("SYR1", {"fatalities": ("1", "9")})
    assert "timestamp" in compare_files(old, new, ignore=()).columns
    assert not compare_files(old, old)


def test_what_a_correction_changes_in_every_format(make: Make, today: dt.date, tmp_path: Path) -> None:
    more = msgspec.structs.replace(make().incidents[0], fatalities=Tally(low=18, best=21))
    second = make(incidents=(more, *make().incidents[1:]))
    for book in ("acled", "ucdp", "plover", "jsonl"):
        for name, reading in (("a", make()), ("b", second)):
            text = "".join(EXPORTERS[book]([reading], today=today, public=False))
            (tmp_path / name).write_text(text, encoding="utf-8")
        found = compare_files(tmp_path / "a", tmp_path / "b")
        expected = {"acled": "fatalities", "ucdp": "low", "plover": "size", "jsonl": "incidents"}[book]
        if book != "plover":  # its size is the best estimate, which stays
            assert (book, found.counts["changed"], expected in found.columns) == (book, 1, True)


def test_readings_come_back_the_same(reading: Reading) -> None:
    line = reading.to_json()
    assert Reading.from_json(line).to_json() == line


def test_files_that_cannot_be_compared(tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_text("day,place\n1,2\n", encoding="utf-8")
    b.write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match="one is a table"):
        compare_files(a, b)
    with pytest.raises(InputError, match="no column with ids"):
        compare_files(a, a)
    assert compare_files(a, a, key="day").same == 1
    b.write_text('{"id": 1}\n{oops\n', encoding="utf-8")
    with pytest.raises(InputError, match="b:2: no JSON"):
        compare_files(b, b)
