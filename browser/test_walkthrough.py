"""A new user's way through the desk: find the capture of Sinaa, see who says so, correct a number, export, undo.

The desk is started as anybody starts it. Each step is within two clicks of where the eye is.
"""

from __future__ import annotations

import csv
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CAPTURE = "Non-state actor overtakes territory in Sinaa, Deir ez-Zor"
SENTENCE = "More than 20 soldiers"
#: A step may cost so many clicks.
MOST = 2


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[str]:
    """The address of a desk over the samples: `dateline read`, `dateline fuse`, `dateline serve`."""
    store = tmp_path_factory.mktemp("walk") / "samples.db"
    for words in (["read", str(SAMPLES)], ["fuse"]):
        subprocess.run([*_dateline(*words), "--store", str(store)], check=True, capture_output=True)
    command = _dateline("serve", "--store", str(store), "--port", "0", "--by", "amira")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            yield next(found[1] for line in process.stderr if (found := re.search(r"(http://[^/ ]+)/", line)))
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(10)


def _dateline(*words: str) -> list[str]:
    return [sys.executable, "-m", "dateline", *words]


class Hand:
    """The user's hand on a page: what is pressed is counted, step by step."""

    def __init__(self, page: Page) -> None:
        self.page, self._clicks = page, 0

    def click(self, target: Locator) -> None:
        """Click on what is seen, as a click on it would go."""
        self._clicks += 1
        target.click()

    def drag(self, words: str) -> None:
        """Drag over words of the text."""
        self._clicks += 1
        start, end = self.page.evaluate(_BOX, words)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=4)
        self.page.mouse.up()

    def write(self, target: Locator, words: str) -> None:
        """Click into a field, write, and press Enter, which is no click."""
        self.click(target)
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step, which is held to MOST clicks."""
        self._clicks = 0
        yield
        assert self._clicks <= MOST, f"{name}: {self._clicks} clicks"


_BOX = """(words) => {
  const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const all = texts.map((each) => each.textContent).join("");
  const spot = (at) => {
    for (const text of texts) {
      if (at <= text.length) return [text, at];
      at -= text.length;
    }
  };
  const range = document.createRange();
  const from = all.indexOf(words);
  range.setStart(...spot(from));
  range.setEnd(...spot(from + words.length));
  const boxes = range.getClientRects();
  const [first, last] = [boxes[0], boxes[boxes.length - 1]];
  return [[first.left + 1, first.top + first.height / 2], [last.right - 1, last.top + last.height / 2]];
}"""


@pytest.fixture
def hand(page) -> Hand:
    """A hand on a page on which an error fails the test."""
    return Hand(page)


def test_the_capture_is_found_by_search(served, hand):
    page = hand.page
    page.goto(served)
    with hand.step("find it by search"):
        hand.click(page.get_by_role("link", name="Search", exact=True))
        page.get_by_role("searchbox").wait_for()
        page.keyboard.type("Sinaa")  # the field has the focus
        page.keyboard.press("Enter")
        hand.click(page.get_by_role("link", name=re.compile("2016-04-19, Non-state actor overtakes territory")).first)
    expect(page.locator("h1")).to_have_text(CAPTURE)


def test_the_capture_is_found_on_the_map(served, hand):
    page = hand.page
    page.goto(served)
    with hand.step("filter by the place and open it"):
        hand.write(page.get_by_role("combobox", name="Place", exact=True), "Sinaa")
        row = page.get_by_role("row", name=re.compile("2016-04-19"))
        hand.click(row)
    with hand.step("who says so"):
        hand.click(page.get_by_role("link", name="Who says so"))
    expect(page.locator("h1")).to_have_text(CAPTURE)


def test_the_capture_is_found_by_its_place(served, hand):
    page = hand.page
    page.goto(served)
    with hand.step("find the place"):
        hand.click(page.get_by_role("link", name="Places", exact=True))
        hand.click(page.get_by_role("link", name="al-Sinaa", exact=True))
    expect(page.locator("h1")).to_contain_text("al-Sinaa")
    with hand.step("find the incident there"):
        hand.click(page.get_by_role("link", name="Non-state actor overtakes territory").last)
    expect(page.locator("h1")).to_have_text(CAPTURE)


def test_who_says_so_is_read_and_a_number_corrected_exported_and_taken_back(served, hand):
    page = hand.page
    page.goto(f"{served}/search?q=Sinaa")
    page.get_by_role("link", name=re.compile("2016-04-19, Non-state")).first.click()
    killed = page.locator("#field-killed")
    expect(killed.locator("li.chosen")).to_contain_text("at least 21 soldiers")
    expect(killed.locator("button.letter").first).to_have_accessible_name(re.compile("^F, "))

    with hand.step("read the sentence"):
        hand.click(killed.locator("a.quote").first)
    page.wait_for_url(re.compile(r"/read/\w+\?at="))
    page.locator(".text .paragraph").first.wait_for()
    expect(page.locator(".text")).to_contain_text("according to reports that could not be verified")

    with hand.step("take the words for the number of killed"):
        hand.drag(SENTENCE)
        menu = page.get_by_role("toolbar", name="These words are")
        hand.click(menu.get_by_role("button", name="Killed", exact=True))
    with hand.step("say the number"):
        hand.write(page.get_by_label("Write it yourself"), "23")
    saved = page.get_by_role("status").filter(has_text="killed corrected to 23")

    with hand.step("see both values"):
        hand.click(saved.get_by_role("link", name="Open the incident"))
    expect(killed.locator(".own strong")).to_have_text("23")
    expect(killed).to_contain_text("the machine has 21+")
    expect(killed.locator("li.chosen")).to_contain_text(SENTENCE)
    address = page.url

    with hand.step("export it"):
        hand.click(page.get_by_role("link", name="On the map"))
        with page.expect_download() as internal:
            hand.click(page.get_by_role("link", name="Internal: CSV"))
    with hand.step("export it to be published"), page.expect_download() as public:
        hand.click(page.get_by_role("link", name="Export to publish: CSV"))
    exact, coarse = (_row(file.value.path(), address) for file in (internal, public))
    assert (exact["killed_best"], exact["latitude"], exact["longitude"]) == ("23", "35.323", "40.166")
    assert (coarse["killed_best"], coarse["latitude"], coarse["longitude"]) == ("23", "35.32", "40.17")

    page.goto(address)
    with hand.step("take it back"):
        hand.click(page.get_by_role("button", name=re.compile("^Undo")).first)
    expect(killed).not_to_contain_text("the machine has")
    expect(page.locator("#review-state")).to_have_text("not judged")


def _row(path: Path, address: str) -> dict[str, str]:
    """The row of the incident at this address of the desk, in an exported file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["incident_id"] == address.rsplit("/", 1)[1])
