"""`dateline show`: the report, and each value with the words that say so."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from dateline.cli.report import report_lines
from dateline.run import regrade


def test_a_report(call, filled):
    shown = call("show", "report-1", "--store", filled)
    assert shown.exit_code == 0
    for words in (
        "Barracks shelled",
        "published 2020-05-05 (given)",
        "Sample Desk",
        "killed    3+  “At least three soldiers”",
        "where     Mārib (Marib Governorate, YE): 15.4600, 45.3300 ±3 km  “Mārib”",
        "killed    3+  “At least three soldiers”  [2], credibility 3",
        "[2]  Sample Desk (F) → a medic (F)  “said”",
        "[1]  Sample Desk (F), in its own voice",
        "credible  3, possibly true: one source, and nothing to compare it with",
        "Military Forces of Yemen holds The barracks  [1], credibility 3",
    ):
        assert words in shown.stdout
    assert all(len(line) <= 80 for line in shown.stdout.splitlines())


def test_one_incident_and_one_event(call, filled):
    incident = call("show", "report-1/i2", "--store", filled).stdout
    assert incident.startswith("i2  Attack")
    assert "gunmen → judge" in incident
    event = call("show", "abab/e1", "--store", filled).stdout
    assert event.startswith("e1  Shelling/artillery/missile attack (occurred)")
    assert "victims   Military Forces of Yemen  “soldiers”" in event


def test_json(call, filled, make_reading):
    line = regrade(make_reading()).to_json().decode() + "\n"
    assert call("show", "report-1", "--store", filled, "--json").stdout == line
    record = json.loads(call("show", "report-1/i1", "--store", filled, "--json").stdout)
    assert (record["document"], record["id"], record["events"]) == ("report-1", "i1", ["e1"])


@pytest.mark.parametrize("reference", ["nothing", "report-1/i9"])
def test_no_such_thing(call, filled, reference):
    shown = call("show", reference, "--store", filled)
    assert shown.exit_code == 2
    assert shown.stderr.startswith("dateline: ")


def test_hostile_text_does_not_reach_the_terminal(call, filled):
    shown = call("show", "abab", "--store", filled).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\ufffd[31mred" in shown


def test_evidence_is_highlighted_also_without_colour(make_reading, monkeypatch):
    def printed(**more):
        out = io.StringIO()
        console = Console(file=out, force_terminal=True, width=100, color_system="256", **more)
        for line in report_lines(make_reading()):
            console.print(line)
        return out.getvalue()

    assert "\x1b[1;31" in printed()
    plain = printed(no_color=True)
    assert "\x1b[31" not in plain
    assert "\x1b[1mshelled" in plain
