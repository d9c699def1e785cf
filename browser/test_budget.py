"""How much a browser must fetch: all JavaScript of the desk together stays under 500 kB gzipped."""

from __future__ import annotations

import gzip
from pathlib import Path

import dateline.web

LIMIT = 500_000
ASSETS = Path(dateline.web.__file__).with_name("static") / "assets"


def test_the_javascript_is_under_its_limit():
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in ASSETS.glob("*.*js")}
    assert sizes
    assert sum(sizes.values()) < LIMIT, sizes


def test_nothing_is_fetched_from_elsewhere(desk, page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(desk.url + "/")
    page.wait_for_load_state("networkidle")
    assert asked
    assert not [url for url in asked if not url.startswith((desk.url, "blob:", "data:"))]
