"""A report is read, its marks are walked through by keyboard, and a number is corrected by its words."""

from __future__ import annotations

import re
import time
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import expect

from dateline.model import Reading
from dateline.run.facade import read_text
from dateline.run.fuse import fuse_store
from dateline.store import Store

AXE = Path(__file__).resolve().parents[1] / "desk" / "node_modules" / "axe-core" / "axe.min.js"
REPORT = (
    "Shells hit market in Harasta\n\n"
    "BEIRUT – A mosque 🕌 stood there. At least 14 civilians were killed in Harasta on Tuesday when the Syrian army "
    "shelled a market, a medic said. قال مسعف إن السوق قد دُمّر.\n\n"
    "\u202eThe governor <script>document.title='x'</script> denied it.\u202c <img src=x onerror=alert(1)>\n\n"
    "3 Comments\n\nOmar\nApril 21, 2016 at 10:00 am\nThe army killed 99 people in Homs on Monday!\n"
)


@pytest.fixture
def reader(desk, page):
    """The report of this file, open in the reader."""
    with Store.open(desk.store) as store:
        store.add(read_text(REPORT, published="2016-04-21", id="r1", outlet="Harbour <b>Gazette</b>", url="data:x,y"))
        fuse_store(store)
    page.goto(desk.url + "/read/r1")
    page.locator(".text .paragraph").first.wait_for()
    return page


def panel(page):
    return page.get_by_role("complementary", name="Record")


def test_marks_are_walked_through_by_keyboard_and_open_their_record(reader):
    first = reader.locator(".text [role=button]").first
    first.focus()
    for _ in range(30):
        if "14 civilians: number" in (reader.evaluate("document.activeElement.getAttribute('aria-label')") or ""):
            break
        reader.keyboard.press("ArrowRight")
    reader.keyboard.press("Enter")
    expect(panel(reader).locator("blockquote").first).to_have_text("At least 14 civilians")
    expect(panel(reader)).to_contain_text("14+")
    expect(reader.get_by_role("button", name="Back to what the report tells")).to_be_focused()
    reader.keyboard.press("Escape")
    expect(reader.locator(".text [role=button]:focus")).to_have_attribute("aria-label", re.compile("14 civilians"))
    reader.keyboard.press("Tab")
    assert reader.locator(".text [role=button]:focus").count() == 1


def test_a_place_says_where_and_why(reader):
    reader.locator(".text [data-marks]", has_text="Harasta").last.click()
    expect(panel(reader)).to_contain_text("Rif Dimashq, SY")
    expect(panel(reader)).to_contain_text("geonames:169897")
    expect(panel(reader)).to_contain_text("confidence")


def test_what_a_hostile_report_says_is_shown_as_text(reader):
    expect(reader).to_have_title(re.compile("Shells hit market in Harasta"))
    expect(reader.locator(".text")).to_contain_text("<script>document.title='x'</script>")
    assert reader.locator(".text img, .text script").count() == 0
    assert reader.get_by_role("link", name="Open the original").count() == 0
    assert reader.locator(".text [data-control]").all_inner_texts() == ["RLO", "PDF"]
    assert "\u202e" not in reader.locator("body").inner_text()


def test_comments_are_folded_and_never_marked(reader):
    comments = reader.locator("details.comment")
    expect(comments).to_have_count(1)
    assert comments.get_attribute("open") is None
    assert comments.locator(".place, .event, .count, .actor").count() == 0


def test_the_legend_is_a_switch(reader):
    place = reader.locator(".text .layer.place")
    before = place.count()
    assert before
    reader.get_by_role("button", name=re.compile("^place")).click()
    expect(place).to_have_count(0)
    reader.reload()
    reader.locator(".text .paragraph").first.wait_for()
    expect(place).to_have_count(0)
    reader.get_by_role("button", name=re.compile("^place")).click()
    expect(place).to_have_count(before)


def test_an_address_names_words_and_an_event(desk, reader):
    start = REPORT.index("shelled a market")  # behind the emoji: code points, not UTF-16 units
    reader.goto(f"{desk.url}/read/r1?at={start}-{start + 7}")
    reader.locator(".text .paragraph").first.wait_for()
    told = "() => [...(CSS.highlights.get('reader-linked') ?? [])].map((range) => range.toString())"
    assert wait(lambda: reader.evaluate(told) == ["shelled"])
    reader.goto(desk.url + "/read/r1?event=e2")
    expect(panel(reader)).to_contain_text("Rests on")
    assert "At least 14" in "".join(reader.locator(".text [data-evidence]").all_inner_texts())


def test_a_number_is_selected_and_corrects_the_incident(desk, reader):
    select(reader, "At least 14")
    menu = reader.get_by_role("toolbar", name="These words are")
    menu.get_by_role("button", name="Killed", exact=True).click()
    form = panel(reader).locator("form")
    expect(form.get_by_role("radio").first).to_be_checked()
    expect(form).to_contain_text("14+")
    form.get_by_label("Write it yourself").fill("16")
    form.get_by_label("Note (why)").fill("the ward's list")
    form.get_by_role("button", name="Save the correction").click()
    saved = panel(reader).get_by_role("status")
    expect(saved).to_contain_text("killed corrected to 16")
    with Store.open(desk.store) as store:
        told = store.fused_of("r1/i1").incident
    assert (told.fatalities.best, told.said[0].quotes[0].span.quote) == (16, "At least 14")
    saved.get_by_role("link", name="Open the incident").click()
    reader.wait_for_url(f"**/incident/{told.id}")
    expect(reader.locator("main")).to_contain_text("16")


def test_words_are_selected_by_keyboard(reader):
    reader.get_by_role("button", name="Select by keyboard").click()
    selected = "() => getSelection().toString()"
    assert wait(lambda: reader.evaluate(selected) == "Shells")
    reader.keyboard.press("ArrowRight")
    reader.keyboard.press("Shift+ArrowRight")
    assert reader.evaluate(selected) == "hit market"
    reader.keyboard.press("Enter")
    menu = reader.get_by_role("toolbar", name="These words are")
    expect(menu.get_by_role("button", name="Killed", exact=True)).to_be_focused()
    reader.keyboard.press("Escape")
    expect(menu).to_have_count(0)


def test_words_of_a_comment_bear_nothing_out(reader):
    reader.locator("details.comment summary").click()
    select(reader, "99 people")
    expect(reader.get_by_role("toolbar")).to_contain_text("nothing may rest")


def test_a_long_report_opens_quickly(desk, page):
    with Store.open(desk.store) as store:
        store.add(long(read_text(REPORT.split("\n\n")[1].replace("BEIRUT – ", ""), published="2016-04-21", id="long")))
    page.goto(desk.url + "/search")
    page.locator("main h1").first.wait_for()
    took = min(opened(page, desk.url + "/read/long") for _ in range(2))
    counts = page.locator(".legend .number").all_inner_texts()
    assert sum(int(each.replace(",", "")) for each in counts) > 5000
    assert 0.05 < took < 2.0
    page.keyboard.press("Control+End")
    page.locator(".text .paragraph").last.scroll_into_view_if_needed()
    page.locator(".text .paragraph").last.locator("[role=button]").first.wait_for()


def test_axe_finds_nothing(reader):
    for open_ in (lambda: None, lambda: reader.locator(".text .layer.place").first.click()):
        open_()
        for theme in ("light", "dark"):
            reader.get_by_label("Colours").select_option(theme)
            reader.evaluate(AXE.read_text("utf-8"))
            found = reader.evaluate("async () => (await axe.run()).violations")
            assert not found, [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found]


def opened(page, address: str) -> float:
    """Seconds of a processor, the server's and the page's, until a report stands there with its first marks.

    What a clock on the wall says depends on who else is at work on the machine.
    """
    began = time.process_time()
    page.goto(address)
    page.locator(".text .layer.place").first.wait_for()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    told = {each["name"]: each["value"] for each in devtools.send("Performance.getMetrics")["metrics"]}
    devtools.detach()
    return time.process_time() - began + told["ThreadTime"]


def wait(condition) -> bool:
    until = time.monotonic() + 5
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def select(page, words: str) -> None:
    """Select words of one element, as a pointer does."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.textContent.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return;
          }
          throw new Error("no such words");
        }""",
        words,
    )


def long(reading: Reading) -> Reading:
    """The same report many times over, as one of 50,000 words."""
    text = reading.document.text
    times = 50_000 // len(text.split()) + 1
    made = [moved(msgspec.to_builtins(reading), n * (len(text) + 2), n) for n in range(times)]
    whole = made[0]
    whole["document"]["text"] = "\n\n".join([text] * times)
    for each in made[1:]:
        for name in ("sections", "events", "incidents"):
            whole[name] += each[name]
        for name, notes in each["annotations"].items():
            whole["annotations"][name] += notes
    return msgspec.convert(whole, Reading)


def moved(value, by: int, number: int):
    """A Reading's parts with their offsets moved, and ids of their own."""
    if isinstance(value, list | tuple):
        if all(isinstance(each, str) and re.fullmatch(r"e\d+", each) for each in value):
            return [f"{each}x{number}" for each in value]
        return [moved(each, by, number) for each in value]
    if not isinstance(value, dict):
        return value
    told = {name: moved(each, by, number) for name, each in value.items()}
    if {"start", "end"} <= told.keys() and isinstance(told["start"], int):
        told["start"], told["end"] = told["start"] + by, told["end"] + by
    if re.fullmatch(r"[ei]\d+", str(told.get("id"))):
        told["id"] = f"{told['id']}x{number}"
    return told
