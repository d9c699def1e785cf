"""Pictures of every screen of the desk for the docs: `make screens` (Chromium and the built pages are needed).

They are taken of the sample reports, in the colours and sizes that SHOTS names, into docs/img/desk-*.png.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from playwright.sync_api import Page, sync_playwright

from dateline.run.rounds import Rounds
from dateline.store import Store

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "img"
SIEGE = "Sinaa"
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


class Desk:
    """A desk that is being served over the samples."""

    def __init__(self, store: Path) -> None:
        for words in (["read", str(ROOT / "samples")], ["fuse"]):
            subprocess.run([sys.executable, "-m", "dateline", *words, "--store", str(store)], check=True)
        code_twice(store)
        command = [sys.executable, "-m", "dateline", "serve", "--store", str(store), "--port", "0", "--by", "amira"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr is not None
        self.url = next(found[0] for line in self._process.stderr if (found := re.search(r"http://[^/ ]+", line)))

    def ask(self, address: str, **parameters: str) -> dict[str, Any]:
        """An answer of the API."""
        with urllib.request.urlopen(f"{self.url}{address}?{urlencode(parameters)}") as answer:
            told: dict[str, Any] = json.load(answer)
        return told

    def stop(self) -> None:
        """Stop serving."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait(10)


def code_twice(path: Path) -> None:
    """A round of double coding by two invented coders who differ on some numbers, to have agreement to show."""
    with Store.open(path) as store:
        chosen = [row.id for row in store.fused(since="2022")][:12]
        fields = ["type", "day", "place", "killed"]
        opened = Rounds(store, by="dina").open(
            "pilot 2022", chosen, ["basil", "chidi"], query="since=2022", fields=fields
        )
        for n, item in enumerate(store.round_items(opened.round.number)):
            Rounds(store, by="basil").code(item.number, "reject" if n == 5 else "accept")
            differs = {"killed": str(n + 2)} if n % 4 == 1 else {}
            Rounds(store, by="chidi").code(item.number, "correct" if differs else "accept", differs)


@dataclass(frozen=True)
class Shot:
    """A picture: of which address (made from the desk), how wide and high, and what is done before it is taken."""

    name: str
    address: Callable[[Desk], str]
    width: int = 1280
    height: int = 800
    dark: bool = False
    before: Callable[[Page], object] = lambda page: None


def _incident(desk: Desk) -> str:
    """The incident with most reports."""
    items = desk.ask("/api/incidents", documents_min="2", sort="-killed")["items"]
    return f"/incident/{items[0]['id']}"


def _document(desk: Desk) -> str:
    incident = desk.ask("/api" + _incident(desk).replace("incident", "incidents"))
    return f"/read/{quote(incident['reports'][0]['document'], safe='')}"


def _place(desk: Desk) -> str:
    places = desk.ask("/api/places", name=SIEGE)
    return f"/place/{quote(places['items'][0]['id'], safe='')}"


SHOTS = (
    Shot("map", lambda desk: "/?since=2016-01&until=2016-12", height=860),
    Shot("map-dark", lambda desk: "/", dark=True, height=860),
    Shot("map-phone", lambda desk: "/", width=360, height=740),
    Shot("incident", _incident, height=1100),
    Shot("reader", _document, height=900),
    Shot("queue", lambda desk: "/queue"),
    Shot("places", lambda desk: "/places"),
    Shot("place", _place, height=900),
    Shot("sources", lambda desk: "/sources"),
    Shot("search", lambda desk: "/search?q=Sinaa"),
    Shot("agreement", lambda desk: "/agreement", height=900),
    Shot("brief", lambda desk: "/brief?date=2016-04-20&days=7", height=1000),
)


def take(names: list[str]) -> None:
    """Take the pictures with these names, or all."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "samples.db")
        try:
            _take(desk, [shot for shot in SHOTS if not names or shot.name in names])
        finally:
            desk.stop()


def _take(desk: Desk, shots: list[Shot]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for shot in shots:
            context = browser.new_context(
                viewport={"width": shot.width, "height": shot.height},
                color_scheme="dark" if shot.dark else "light",
                locale="en-GB",
                timezone_id="UTC",
            )
            page = context.new_page()
            page.goto(desk.url + shot.address(desk), wait_until="networkidle")
            if page.locator("[data-drawn]").count():
                page.locator("[data-drawn=true]").wait_for()
            page.wait_for_timeout(500)
            shot.before(page)
            page.screenshot(path=OUT / f"desk-{shot.name}.png")
            context.close()
            print(f"docs/img/desk-{shot.name}.png")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="which of them; all where none is named")
    take(parser.parse_args().names)
