"""Whole pages beside what must come of them; tools/regenerate_pages.py writes the expectations anew."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests" / "data" / "pages").glob("*/page.*"))
_spec = importlib.util.spec_from_file_location("regenerate_pages", ROOT / "tools" / "regenerate_pages.py")
assert _spec
assert _spec.loader
tool = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(tool)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_page(page):
    assert tool.expected(page) == json.loads(page.with_name("expected.json").read_text("utf-8"))


def test_there_are_pages():
    assert len(PAGES) >= 5
