"""`dateline check` and `dateline compare`."""

from __future__ import annotations

import json


def test_check_says_what_is_empty_and_why(call, filled):
    call("export", "--to", "ucdp", "--store", filled, "--internal", "--out", "out.csv")
    shown = call("check", "out.csv")
    assert shown.exit_code == 0, shown.stdout
    assert "no rule is broken" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 80
    found = json.loads(call("check", "out.csv", "--as", "ucdp", "--json").stdout)
    assert found["ok"] is True
    assert {"level", "column", "what", "rows", "lines", "example"} <= found["findings"][0].keys()


def test_check_ends_with_1_where_a_rule_is_broken(call, filled, tmp_path):
    call("export", "--to", "acled", "--store", filled, "--internal", "--out", "out.csv")
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    (tmp_path / "out.csv").write_text(text.replace("Political violence,", "Violence,"), encoding="utf-8")
    shown = call("check", "out.csv")
    assert shown.exit_code == 1
    assert "disorder_type" in shown.stdout
    assert call("check", "nowhere.csv").exit_code == 2


def test_compare_tells_what_differs(call, filled, tmp_path):
    call("export", "--to", "acled", "--store", filled, "--internal", "--out", "a.csv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8")
    (tmp_path / "b.csv").write_text(text.replace("Political violence,", "Violence,"), encoding="utf-8")
    shown = call("compare", "a.csv", "b.csv")
    assert shown.exit_code == 1, shown.stderr
    assert "changed: " in shown.stdout
    assert call("compare", "a.csv", "a.csv").exit_code == 0
    head, *rows = map(json.loads, call("compare", "a.csv", "b.csv", "--json").stdout.splitlines())
    assert head["changed"] == len(rows)
    assert rows[0]["kind"] == "changed"
    assert call("compare", "a.csv", "nowhere.csv").exit_code == 2
