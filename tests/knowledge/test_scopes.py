"""The table of scopes: every row has words and a basis, and a status where the rules ask for one."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import get_args

import pytest

from dateline.knowledge.scopes import scope_statuses, scope_words
from dateline.model.events import Status


def test_every_row_has_words_a_basis_and_a_known_status() -> None:
    lines = files("dateline.knowledge").joinpath("scopes.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    assert all(row["words"] and row["basis"] for row in rows)
    assert all(row["words"] == row["words"].lower() for row in rows)
    assert {row["status"] for row in rows} <= {"", *get_args(Status)}


def test_a_word_has_one_status_in_a_field() -> None:
    assert scope_statuses("noun")["plan"] == "planned"
    assert "alleged" not in scope_statuses("adjective")  # "the alleged attack" took place, somebody says
    assert "manage" in scope_words("done")


def test_an_unknown_field_is_an_error() -> None:
    with pytest.raises(KeyError, match="wishes"):
        scope_words("wishes")
