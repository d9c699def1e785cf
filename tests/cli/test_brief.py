"""`dateline brief`."""

from __future__ import annotations

import io
import json

import pytest
from pypdf import PdfReader

from dateline.run.fuse import fuse_store
from dateline.store import Store


@pytest.fixture
def fused(filled):
    with Store.open(filled) as store:
        fuse_store(store)
    return filled


def test_markdown_to_the_terminal(call, fused):
    result = call("brief", "--store", fused, "--date", "2020-05-04", "--internal", "--made", "2020-06-01")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Situation brief, 2020-05-04, everywhere")
    assert "Mārib" in result.stdout
    assert not set("\x1b\u202e") & set(result.stdout)


def test_the_last_day_that_is_told_is_taken(call, fused):
    assert call("brief", "--store", fused).stdout.startswith("# Situation brief, 2020-05-04,")


def test_a_public_brief_of_today_says_why_it_is_empty(call, fused):
    result = call("brief", "--store", fused, "--date", "2020-05-04", "--made", "2020-05-06")
    assert "held back from a public brief for 14 days" in result.stdout
    assert "Mārib" not in result.stdout


@pytest.mark.parametrize(
    ("name", "begins"), [("brief.html", b"<!doctype html>"), ("brief.pdf", b"%PDF-"), ("brief.md", b"# Situation")]
)
def test_the_name_of_the_file_tells_the_form(call, fused, tmp_path, name, begins):
    result = call("brief", "--store", fused, "--date", "2020-05-04", "--out", name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_pdf_text(call, fused, tmp_path):
    call("brief", "--store", fused, "--date", "2020-05-04", "--area", "Yemen", "--internal", "-o", "a.pdf")
    told = PdfReader(io.BytesIO((tmp_path / "a.pdf").read_bytes())).pages[0].extract_text()
    assert "INTERNAL" in told
    assert "Mārib" in told


def test_json(call, fused):
    told = json.loads(call("brief", "--store", fused, "--date", "2020-05-04", "--json").stdout)
    assert (told["first"], told["public"], told["total"]["incidents"]) == ("2020-05-04", True, 1)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--date", "soon"), "no day"),
        (("--days", "0"), "--days"),
        (("--area", "***"), "no name"),
        (("--made", "never"), "never"),
        (("--out", "brief.docx"), ".docx tells no form"),
        (("--out", "brief"), "no ending tells no form"),
    ],
)
def test_what_makes_no_sense(call, fused, words, why):
    result = call("brief", "--store", fused, *words)
    assert result.exit_code == 2
    assert why in result.stderr


def test_a_folder_that_is_not_there(call, fused):
    result = call("brief", "--store", fused, "--out", "no/such/folder/a.md")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_an_area_that_nobody_knows(call, fused):
    result = call("brief", "--store", fused, "--date", "2020-05-04", "--area", "Nowherestan")
    assert result.exit_code == 0
    assert "no place of the name 'Nowherestan' is known" in result.stderr
    assert call("brief", "--store", fused, "--date", "2020-05-04", "--area", "Yemen").stderr == ""
