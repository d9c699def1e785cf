"""Rows read back: what was written is read, and written again the same."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export import EXPORTERS
from dateline.export.rows import read_acled, read_ucdp, table, write_rows
from dateline.knowledge.codebooks import columns
from dateline.model import InputError, Reading

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
CELLS = st.none() | TEXTS | st.sampled_from(["=1+1", "-5", "+x", "@you", "'quoted", 'a "b"', "a;b", "a,b", "  two  "])


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("book", ["acled", "ucdp"])
@pytest.mark.parametrize("public", [True, False])
def test_an_export_read_back_and_written_again_is_the_same_file(
    reading: Reading, today: dt.date, tmp_path: Path, book: str, public: bool
) -> None:
    text = "".join(EXPORTERS[book]([reading], today=today, public=public))
    path = tmp_path / "out.csv"
    path.write_text(text, encoding="utf-8")
    read = read_acled if book == "acled" else read_ucdp
    assert "".join(write_rows(read(path), book)) == text  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"event_id_cnty": CELLS, "notes": CELLS, "actor1": CELLS},
            optional={
                "fatalities": st.integers(0, 9999),
                "latitude": st.floats(-90, 90, allow_nan=False).map(lambda degrees: round(degrees, 4)),
                "year": st.integers(1900, 2100) | TEXTS,
            },
        ),
        max_size=5,
    )
)
def test_any_rows_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]]) -> None:
    path = tmp_path_factory.mktemp("rows") / "rows.csv"
    path.write_text("".join(write_rows(rows, "acled")), encoding="utf-8")
    assert "".join(write_rows(read_acled(path), "acled")) == text_of(path)


def test_values_have_their_kinds(reading: Reading, today: dt.date, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("".join(EXPORTERS["acled"]([reading], today=today, public=False)), encoding="utf-8")
    row = next(read_acled(path))
    assert tuple(row) == columns("acled")
    assert (row["event_date"], row["fatalities"], row["latitude"]) == ("2021-03-02", 17, 36.2085)
    assert (row["admin3"], row["iso"]) == (None, 760)


def test_a_semicolon_file_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("\ufeffEVENT_DATE;Fatalities;NOTES;data_id\n16 February 2019;3,5;a\nb;1\n".encode())
    with table(path) as (header, lines):
        assert header == ["event_date", "fatalities", "notes", "data_id"]
        assert [line for line, _ in lines] == [2, 3]
    assert next(read_acled(path))["fatalities"] == "3,5"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a\0b", b"a,a\n1,2\n"])
def test_what_is_no_table(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.csv"
    path.write_bytes(content)
    with pytest.raises(InputError):
        list(read_acled(path))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_acled(tmp_path / "nowhere.csv"))
