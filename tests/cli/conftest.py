"""A database with two reports, and a way to call `dateline` in this process."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from dateline.store import Store

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path, monkeypatch) -> Call:
    """`call("events", "--json", input=…)` in an empty folder; the result has `exit_code`, `stdout`, `stderr`."""
    from dateline.cli.root import cli

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, words, prog_name="dateline", input=input)

    return run


@pytest.fixture
def filled(tmp_path, make_reading) -> str:
    """The path of a database with two reports, one with a hash for an id and a hostile title."""
    path = tmp_path / "filled.db"
    with Store.open(path) as store:
        store.add(make_reading("report-1"), origin="reports/one.html")
        store.add(make_reading("ab" * 32, title="=cmd|' /C calc'!A0 \x1b[31mred\u202e", outlet=None), origin="two.html")
        store.reject("three.pdf", "no text: save it as text first")
    return str(path)
