"""Columns that fit the line: no number cut, no word broken that need not be."""

from __future__ import annotations

from dateline.cli.fitting import shared_widths, wrapped


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
