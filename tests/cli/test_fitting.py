"""Columns that fit the line: no number cut, no word broken that need not be."""

from __future__ import annotations

import pytest

from dateline.cli.fitting import shared_widths, wrapped
from dateline.cli.listing import Column, print_list


def test_words_go_on_in_the_next_line() -> None:
    assert wrapped("Government regains territory", 10) == "Government\nregains\nterritory"


def test_a_slash_is_a_place_to_break() -> None:
    assert wrapped("Shelling/artillery/missile attack", 10) == "Shelling/\nartillery/\nmissile\nattack"


def test_a_hyphen_is_one_only_where_the_word_is_too_long() -> None:
    assert wrapped("the al-Baghiliyah quarter", 14) == "the\nal-Baghiliyah\nquarter"
    assert wrapped("the al-Baghiliyah quarter", 12) == "the al-\nBaghiliyah\nquarter"


def test_what_has_no_place_to_break_is_broken_at_the_width() -> None:
    assert wrapped("Llanfairpwll", 5) == "Llanf\nairpw\nll"
    assert wrapped("", 5) == ""


def test_wide_characters_count_as_they_are_counted() -> None:
    assert wrapped("喀土穆市", 4, lambda text: 2 * len(text)) == "喀土\n穆市"


def test_no_column_is_narrower_than_its_longest_piece() -> None:
    cells = [["Shelling/artillery/missile attack"], ["opposition rebels"], ["al-Baghiliyah"]]
    assert shared_widths(cells, [4, 4, 1], 33) == [10, 10, 13]


def test_what_is_left_goes_by_the_shares() -> None:
    assert shared_widths([["a"], ["b"]], [3, 1], 40) == [30, 10]


def test_a_room_too_small_is_shared_all_the_same() -> None:
    widths = shared_widths([["Government"], ["opposition"]], [1, 1], 10)
    assert widths == [5, 5]


@pytest.mark.parametrize("terminal", [60, 80, 120])
def test_a_list_cuts_no_number_and_breaks_no_word(
    terminal: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(terminal))
    kind, sides, place, killed = (
        "Shelling/artillery/missile attack",
        "Syrian opposition rebels → ?",
        "Deir",
        "2000-20000",
    )
    columns: list[Column[str]] = [
        Column("id", str, width=13),
        Column("type", lambda _: kind, share=4),
        Column("side A → side B", lambda _: sides, share=4),
        Column("place", lambda _: place, share=3),
        Column("killed", lambda _: killed, width=6),
    ]
    printed = print_list(
        ["f0123456789ab"], what="rows", columns=columns, plain=lambda _: {}, flat=lambda _: {}, heads=(),
        as_json=False, as_csv=False,
    )  # fmt: skip
    lines = capsys.readouterr().out.splitlines()
    assert printed == 1
    assert max(map(len, lines)) <= terminal
    shown = " ".join(lines).split()
    assert {"f0123456789ab", "2000-20000", "opposition", "attack", "Deir"} <= set(shown)
    assert any("artillery/" in piece for piece in shown)
