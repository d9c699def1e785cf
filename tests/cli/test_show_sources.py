"""`dateline show`: who says each value, by numbered sources with their chain, letter and digit; JSON says the same."""

from __future__ import annotations

import json
import re

import pytest

TEXT = (
    "Islamic State fighters seized the village of Thardah in Deir ez-Zor province on Monday, Amaq News Agency claimed. "
    "At least 12 soldiers were killed in the village of Thardah, according to the Syrian Observatory for Human Rights. "
    "The army denied losing the village of Thardah. "
    "A car bomb reportedly exploded in the town of Mayadin on Monday, killing three people. "
    "Warplanes bombed the town of Abu Kamal on Sunday."
)


@pytest.fixture
def store(call, tmp_path, monkeypatch):
    """A database with one report of an outlet that is in no registry; its id is "report"."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    record = {"id": "report", "text": TEXT, "published": "2016-04-21", "outlet": "Harbour Gazette", "title": "Village"}
    assert call("read", "-", "--store", "s.db", "--quiet", input=json.dumps(record) + "\n").exit_code == 0
    return "s.db"


def parts(call, store) -> dict[str, dict]:
    """The JSON of each incident."""
    listed = call("incidents", "--store", store, "--json").stdout.splitlines()
    ids = [json.loads(line)["id"] for line in listed]
    return {own: json.loads(call("show", f"report/{own}", "--store", store, "--json").stdout) for own in ids}


def test_the_chain_of_each_source(call, store):
    shown = call("show", "report", "--store", store).stdout
    shown = " ".join(shown.split())
    assert "Harbour Gazette (F) → Amaq News Agency (C) claims, for its own side “claimed”" in shown
    assert "Harbour Gazette (F) → Syrian Observatory for Human Rights (C) “according to”" in shown
    assert "Harbour Gazette (F) → unnamed source (F) “reportedly”" in shown
    assert "Harbour Gazette (F), in its own voice" in shown


def test_every_value_has_a_number_that_stands_below(call, store):
    shown = call("show", "report", "--store", store).stdout
    body, _, below = shown.partition("\nsources\n")
    assert set(re.findall(r"\[\d+\]", body)) == set(re.findall(r"\[\d+\]", below))
    for name in ("what", "when", "where", "killed"):
        assert re.search(rf"^  {name} .*(?:\n {{12}}.*)*\[\d+\]", body, re.MULTILINE), name


def test_a_count_has_its_digit_and_the_incident_its_reason(call, store):
    shown = call("show", "report", "--store", store).stdout
    assert re.search(r"“At least 12 soldiers”  \[\d\],\s+credibility \d", shown)
    assert "credible  6, cannot be judged: the source is left unnamed" in shown
    assert "told by the report in its own voice" in " ".join(shown.split())


def test_sources_tells_why_and_quotes_the_sentence(call, store):
    brief = call("show", "report", "--store", store).stdout.partition("\nsources\n")[2]
    full = call("show", "report", "--store", store, "--sources").stdout.partition("\nsources\n")[2]
    assert len(full.splitlines()) > len(brief.splitlines())
    flat = " ".join(full.split())
    assert "Amaq News Agency (party media, speaks for isis): C, what it claims was attacked or taken" in flat
    assert "“Warplanes bombed the town of Abu Kamal on Sunday.”" in flat


def test_the_users_letter_and_reason_are_shown_at_once(call, store):
    call("sources", "grade", "Harbour Gazette", "B", "--reason", "right for two years")
    shown = call("show", "report", "--store", store, "--sources").stdout
    assert "Harbour Gazette (B) → Amaq News Agency (C)" in shown
    assert "Harbour Gazette: B, right for two years" in shown


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_it_fits_the_terminal(call, store, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    for words in (("report",), ("report", "--sources"), ("report/i1",)):
        lines = call("show", *words, "--store", store).stdout.splitlines()
        assert max(map(len, lines)) <= width


def test_json_says_the_same(call, store):
    found = parts(call, store)
    told = {
        (voice["source_id"], voice["reliability"]["code"])
        for part in found.values()
        for value in part["values"]
        for voice in value["said_by"]
    }
    assert {("amaq", "C"), ("sohr", "C")} <= told
    for own, part in found.items():
        assert part["publisher"]["reliability"]["code"] == "F"
        assert part["credibility"]["reason"]
        counts = [value for value in part["values"] if value["what"] == "killed"]
        assert all(count["credibility"] and count["sentence"] for count in counts)
        if counts:
            shown = call("show", f"report/{own}", "--store", store).stdout
            assert counts[0]["span"]["quote"] in " ".join(shown.split())


def test_values_quote_the_text(call, store):
    for part in parts(call, store).values():
        for value in part["values"]:
            span = value["span"]
            assert span is None or TEXT[span["start"] - 9 : span["end"] - 9] == span["quote"] or span["start"] < 9


def test_one_letter_for_each_topic(call, store):
    """Amaq is C on what happened and D on numbers."""
    record = {
        "id": "numbers",
        "published": "2016-04-21",
        "text": "Amaq News Agency said Islamic State fighters killed 40 soldiers in the town of Palmyra on Monday.",
    }
    call("read", "-", "--store", store, "--quiet", input=json.dumps(record) + "\n")
    part = json.loads(call("show", "numbers/i1", "--store", store, "--json").stdout)
    letters = {
        (value["what"], voice["reliability"]["code"])
        for value in part["values"]
        for voice in value["said_by"]
        if voice["source_id"] == "amaq"
    }
    assert {("type", "C"), ("killed", "D")} <= letters


MARKET = (
    "Shells killed at least 15 people, among them four children, in the market of Kutum on Tuesday, residents said. "
    "Medics said at least 15 people were killed in the market of Kutum. "
    "A doctors' network accused the Rapid Support Forces of firing the shells. An RSF spokesman denied the accusation."
)


def test_parts_stand_under_their_count_and_repeats_beside_it(call, store):
    record = {"id": "market", "text": MARKET, "published": "2025-03-13", "outlet": "Harbour Gazette"}
    call("read", "-", "--store", store, "--quiet", input=json.dumps(record) + "\n")
    lines = call("show", "market/i1", "--store", store).stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("  killed"))
    assert re.fullmatch(r"  killed    15\+  “at least 15 people”  \[\d\] \[\d\], also e2, credibility 2", lines[at])
    assert re.fullmatch(r" {14}of them 4 children  “four children”  \[\d\](, credibility 3)?", lines[at + 1])
    assert any(line.startswith("  by whom   4, doubtful: a party denies it") for line in lines)


def test_no_line_ends_in_blanks(call, store):
    for words in (("report",), ("report", "--sources"), ("report/i1",)):
        lines = call("show", *words, "--store", store).stdout.splitlines()
        assert [line for line in lines if line != line.rstrip()] == []
