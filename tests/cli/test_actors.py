"""`dateline actors`: find, add, list, remove; and a report read with the user's own actors."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from dateline.knowledge import actors as module

TABLE = """name,aliases,kind,country,parent,inter
Hill Front,HF;the Front,rebel,Sudan,,2
Rapid Support Forces,The Quick Ones,,,,
Dune Guard,,militia,SD,Hill Front,Political militia
"""


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """A data folder of its own; the registry is read anew in each test."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    module.registry.cache_clear()
    (tmp_path / "groups.csv").write_text(TABLE, encoding="utf-8")
    yield tmp_path
    module.registry.cache_clear()


def found(call, *words: str) -> list[dict[str, object]]:
    module.registry.cache_clear()
    return [json.loads(line) for line in call("actors", "find", *words, "--json").stdout.splitlines()]


def test_a_name_of_the_registry(call):
    first = found(call, "RSF")[0]
    assert (first["id"], first["kind"], first["acled_inter_label"]) == ("sd_rsf", "militia", "Rebel group")
    shown = call("actors", "find", "arakan")
    assert "Arakan Army" in shown.stdout
    assert all(len(line) <= 80 for line in shown.stdout.splitlines())


def test_those_of_a_country_on_a_day(call):
    then = {str(row["id"]) for row in found(call, "--country", "Haiti", "--date", "2010-01-12")}
    assert "minustah" in then
    assert "vivansanm" not in then


def test_csv_has_a_row_for_each(call):
    rows = list(csv.DictReader(io.StringIO(call("actors", "find", "--country", "HT", "--csv").stdout)))
    assert {"ht_pnh", "g9"} <= {row["id"] for row in rows}
    assert all(row["basis"] for row in rows)


@pytest.mark.parametrize("words", [(), ("--country", "Atlantis"), ("--country", "SD", "--date", "yesterday")])
def test_what_cannot_be_asked(call, words):
    assert call("actors", "find", *words).exit_code == 2


def test_nobody_found(call):
    shown = call("actors", "find", "Xyzzy Front")
    assert (shown.exit_code, shown.stdout) == (1, "")


def test_a_list_of_ones_own(call):
    added = call("actors", "add", "groups.csv")
    assert (added.exit_code, added.stdout) == (0, "groups: added: 3 actors.\n")
    assert call("actors", "add", "groups.csv").stdout == "groups: there already: 3 actors.\n"
    assert found(call, "Hill Front")[0]["inter"] == 2
    assert found(call, "Dune Guard")[0]["parent"] == "own_hill_front"
    assert [row["id"] for row in found(call, "the Quick Ones")] == ["sd_rsf"]
    assert json.loads(call("actors", "list", "--json").stdout)["actors"] == 3
    assert call("actors", "remove", "groups").exit_code == 0
    assert found(call, "Hill Front") == []


def test_bad_rows_are_passed_over_and_told(call, own):
    (own / "groups.csv").write_text(TABLE + "Odd,,wizard,,,\n,x,,,,\nLate,,rebel,Nowhereland,,\n", encoding="utf-8")
    added = call("actors", "add", "groups.csv")
    assert (added.exit_code, added.stdout) == (1, "groups: added: 3 actors.\n")
    assert "line 5: 'wizard' is no kind: write one of" in added.stderr
    assert "line 6: no name" in added.stderr
    assert "line 7: 'Nowhereland' is no country" in added.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no column 'name'"),
        (b"group;land\nHill Front;SD\n", "no column 'name'"),
        (b"name\n", "it has no rows"),
        (b"name\nHill Front\n", "no kind, and the registry has no 'Hill Front'"),
        (b"name,kind\nHill Front," + b"x" * 9_000 + b"\n", f"line 2: '{'x' * 40}…' is no kind"),
        ("name\nFront d'été\n".encode("latin-1"), "is not UTF-8"),
        (b"name,kind,parent\nHill Front,rebel,Nobody At All\n", "is nobody that is known"),
        (b"name,kind,parent\nHill Front,rebel,SNA\n", "may be sna, so_sna"),
    ],
)
def test_a_table_that_is_none(call, own, content, told):
    (own / "groups.csv").write_bytes(content)
    shown = call("actors", "add", "groups.csv")
    assert shown.exit_code == 2
    assert told in shown.stderr
    assert not (own / "data" / "actors" / "groups.csv").exists()


def test_a_report_is_read_with_them(call):
    call("actors", "add", "groups.csv")
    text = "Fighters of the Front shot dead four traders near Kutum on Monday, a local official said."
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "read", "-", "--json", "--published", "2024-05-15"],
        input=text.encode(),
        capture_output=True,
        check=True,
        env=dict(os.environ),
    )
    reading = json.loads(done.stdout)
    assert {actor["actor_id"] for event in reading["events"] for actor in event["side_a"]} == {"own_hill_front"}
    version = subprocess.run([sys.executable, "-m", "dateline", "version"], capture_output=True, check=True, text=True)
    assert "actors groups " in version.stdout
