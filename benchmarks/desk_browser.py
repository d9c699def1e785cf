"""The map in a headless Chromium with software rendering: when it can be worked with, and how it pans.

    python benchmarks/desk_browser.py STORE [--runs 3]

The store is opened as it is (`desk_store.py` makes large ones). The pages must be built (`make desk`). "first" is the
first view after the server's start, when it reads the store into memory; the others find it there. Times are in ms from
the start of the navigation; the map counts as drawn when all that is in the window has been painted once.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import statistics
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from dateline.web import Settings, create_app

FLAGS = [
    "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]  # fmt: skip
_MARKS = """() => {
  const named = (name) => performance.getEntriesByName(name)[0]?.startTime ?? null;
  const asked = performance.getEntriesByType("resource").filter((each) => each.name.includes("/api/view"));
  return {
    shell: named("first-contentful-paint"), view: asked.at(-1)?.responseEnd ?? null, map: named("map drawn"),
    rows: document.querySelectorAll("tbody tr").length,
    bytes: performance.getEntriesByType("resource").reduce((sum, each) => sum + each.encodedBodySize, 0),
  };
}"""
_FRAMES = """() => { window.frames_ = []; const on = (t) => { window.frames_.push(t); requestAnimationFrame(on); };
requestAnimationFrame(on); }"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    app = create_app(Settings(store=given.store, user="bench"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for run in range(given.runs + 1):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            told = first_view(page, url)
            print("first" if run == 0 else "again", {name: round(value) for name, value in told.items()})
            if run == given.runs:
                for name, at in (("world", "2/30/30"), ("country", "6/35/38")):
                    page.goto(f"{url}/?at={at}")
                    drawn(page)
                    print(f"panning, {name}: {pan(page)}")
            page.close()
        browser.close()


def drawn(page: Page) -> dict[str, float]:
    """Wait until the map is drawn and the list has rows."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        told: dict[str, float] = page.evaluate(_MARKS)
        if told["map"] and told["rows"]:
            return told
        page.wait_for_timeout(20)
    raise RuntimeError("the map is not drawn after a minute")


def first_view(page: Page, url: str) -> dict[str, float]:
    """Open the desk."""
    page.goto(url, wait_until="commit")
    return drawn(page)


def pan(page: Page) -> str:
    """Drag the map to and fro for three seconds."""
    box = page.locator("canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_FRAMES)
    until, n = time.monotonic() + 3, 0
    while time.monotonic() < until:
        n += 1
        page.mouse.move(x + 150 * ((n // 25) % 2 * 2 - 1) * (n % 25) / 25, y + (n % 40), steps=1)
        page.wait_for_timeout(8)
    stamps: list[float] = page.evaluate("window.frames_")
    page.mouse.up()
    gaps = sorted(b - a for a, b in itertools.pairwise(stamps))
    rate = 1000 * len(gaps) / (stamps[-1] - stamps[0])
    return (
        f"{rate:.0f} frames a second, median {statistics.median(gaps):.0f} ms, "
        f"p95 {gaps[int(len(gaps) * 0.95)]:.0f} ms a frame"
    )


if __name__ == "__main__":
    main()
