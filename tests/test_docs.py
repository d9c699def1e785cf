"""The generated pages of docs/ are what tools/docs.py would write, and the schema is one that readings fit."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest

import dateline

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def generator():
    spec = importlib.util.spec_from_file_location("docs_generator", ROOT / "tools" / "docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh(generator):
    assert [path.name for path in generator.stale()] == []


def test_a_stale_page_is_found(generator, tmp_path, monkeypatch):
    monkeypatch.setattr(generator, "DOCS", tmp_path)
    assert sorted(path.name for path in generator.stale()) == ["cli.md", "reading.schema.json", "record.md", "spec.md"]


def test_a_reading_fits_the_schema():
    schema = json.loads((ROOT / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
    reading = dateline.read_text("Rebels shelled a market in Idlib on Monday, killing 12 people, medics said.")
    assert reading.events
    jsonschema.Draft202012Validator(schema).validate(json.loads(reading.to_json()))


def test_every_page_of_the_menu_is_there():
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert {name for name in pages if name not in menu} == set()
