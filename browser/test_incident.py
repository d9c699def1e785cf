"""The incident's screen in a real browser: read, correct, undo, split, merge, with the keyboard, and axe clean."""

from __future__ import annotations

import hashlib
import re

import pytest
from browser.axe import axe
from playwright.sync_api import expect

from dateline.model import RawDocument
from dateline.run.fuse import fuse_store
from dateline.run.pipeline import read_document
from dateline.store import Store


@pytest.fixture
def rows(desk):
    """The incidents, those that most documents tell first."""
    with Store.open(desk.store) as store:
        return sorted(store.fused(), key=lambda row: (-len(row.incident.documents), row.id))


@pytest.fixture
def toll(rows):
    """The incident whose toll rose."""
    return next(row for row in rows if len(row.incident.tolls) > 2)


def opened(desk, page, own: str):
    page.goto(f"{desk.url}/incident/{own}")
    page.locator("h1", has_text=" in ").wait_for()


def focused(page) -> str:
    return page.evaluate("() => document.activeElement.id")


def test_who_says_so_stands_on_the_page_and_one_click_opens_the_words(desk, page, toll):
    opened(desk, page, toll.id)
    expect(page.locator("h1")).to_have_text("Shelling/artillery/missile attack in Kramatorsk")
    claim = page.locator("#field-killed li.chosen")
    expect(claim).to_contain_text("Pavlo Kyrylenko")
    expect(claim.locator("mark").first).to_have_text("50")
    claim.locator("a.quote").first.click()
    page.wait_for_url(re.compile(r"/read/kramatorsk-toll-2022-04-08\?at=\d+-\d+$"))


def test_a_letter_tells_its_reason_on_focus(desk, page, toll):
    opened(desk, page, toll.id)
    letter = page.locator("#field-killed button.letter").first
    letter.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(letter.locator(".tip")).to_be_visible()
    expect(letter).to_have_accessible_name(re.compile("F, cannot be judged: not in the registry"))


def test_correct_a_number_see_both_values_and_undo(desk, page, toll):
    opened(desk, page, toll.id)
    page.get_by_role("button", name="Correct Killed", exact=True).click()
    page.keyboard.type("52")
    page.get_by_label("Note", exact=True).fill("the ministry's list")
    page.get_by_role("button", name="Save").click()
    killed = page.locator("#field-killed")
    expect(killed.locator(".own strong")).to_have_text("52")
    expect(killed).to_contain_text("the machine has 50")
    expect(killed).to_contain_text("Given by amira (judgement 1)")
    expect(page.locator(".notice.good")).to_contain_text("killed corrected to 52 (judgement 1)")
    expect(page.locator("#review-state")).to_have_text("corrected")
    assert focused(page) == "correct-killed"
    page.get_by_role("button", name="Undo judgement 1").click()
    expect(page.locator("#review-state")).to_have_text("not judged")
    expect(killed).not_to_contain_text("the machine has")
    with Store.open(desk.store) as store:
        assert store.fused_of(toll.id) == toll


def test_what_the_server_refuses_stands_beside_the_field_and_the_focus_stays(desk, browser, toll):
    page = browser.new_page()  # a refusal is an error on the console, which fails the test of the other page
    opened(desk, page, toll.id)
    page.get_by_role("button", name="Correct Killed", exact=True).click()
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    expect(page.locator("#field-killed [role=alert]")).to_contain_text("is no number of people")
    assert page.evaluate("() => document.activeElement.value") == "many"
    page.keyboard.press("Escape")
    expect(page.locator("#field-killed form")).to_have_count(0)
    assert focused(page) == "correct-killed"
    page.get_by_role("button", name="Correct Day").click()
    page.get_by_label("It is unknown").check()
    page.get_by_role("button", name="Save").click()
    assert page.evaluate("() => document.activeElement.matches(':invalid')"), "unknown needs a reason"
    page.close()


def test_a_place_and_a_side_are_found_while_one_types(desk, page, toll):
    opened(desk, page, toll.id)
    page.get_by_role("button", name="Correct Place").click()
    page.keyboard.type("Kharkiv")
    option = page.get_by_role("option", name=re.compile("Kharkiv.*UA")).first
    option.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#field-place .own strong")).to_have_text("Kharkiv")
    page.get_by_role("button", name="Correct Side A").click()
    page.get_by_role("button", name="Remove Russian Armed Forces").click()
    page.keyboard.type("Armed Forces of Ukr")
    page.locator("#field-side_a").get_by_role("option").first.click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#field-side_a .own strong")).to_contain_text("Ukraine")


def test_a_type_is_chosen_from_the_codebook(desk, page, toll):
    opened(desk, page, toll.id)
    page.get_by_role("button", name="Correct Type").click()
    choice = page.locator("#field-type select")
    expect(choice).to_have_value("subtype:Shelling/artillery/missile attack")
    choice.select_option("Air/drone strike")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_contain_text("Air/drone strike")


def test_split_and_merge(desk, page, toll):
    opened(desk, page, toll.id)
    page.get_by_role("button", name=re.compile("^Why .* was joined")).first.click()
    expect(page.locator("tr.why tfoot")).to_contain_text("probability > 99%")
    page.get_by_role("button", name=re.compile("^Split off ")).last.click()
    page.get_by_role("button", name="Split", exact=True).click()
    expect(page.locator(".notice.good")).to_contain_text("New incident")
    expect(page.locator("dl.facts")).to_contain_text("1 document")
    page.keyboard.press("m")
    page.get_by_role("button", name=re.compile("^Merge with Shelling")).first.click()
    page.locator("form.ask").get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".notice.good")).to_contain_text("is now part of")
    expect(page.locator("dl.facts")).to_contain_text("2 documents")


def test_everything_with_the_keyboard_alone(desk, page, toll):
    opened(desk, page, toll.id)
    state = page.locator("#review-state")
    page.keyboard.press("a")
    expect(state).to_have_text("accepted")
    page.keyboard.press("r")
    expect(state).to_have_text("rejected")
    page.keyboard.press("u")
    expect(state).to_have_text("accepted")
    page.keyboard.press("u")
    expect(state).to_have_text("not judged")
    page.keyboard.press("e")
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    expect(state).to_have_text("corrected")
    page.keyboard.press("s")
    expect(page.get_by_role("button", name="Split", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".notice.good")).to_contain_text("New incident")
    page.keyboard.press("u")
    expect(page.locator("dl.facts")).to_contain_text("2 documents")
    page.keyboard.press("n")
    expect(page.locator("h1")).not_to_contain_text("Kramatorsk")


def test_who_looks_at_an_old_state_is_told(desk, browser, toll):
    page = browser.new_page()
    opened(desk, page, toll.id)
    desk.client.post(f"/api/incidents/{toll.id}/correct", json={"values": {"killed": "53"}})
    page.keyboard.press("a")
    expect(page.locator(".notice.bad")).to_contain_text("has changed since it was shown")
    page.get_by_role("button", name="Show it as it is now").click()
    expect(page.locator("#field-killed .own strong")).to_have_text("53")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(desk, page, toll, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    opened(desk, page, toll.id)
    page.get_by_role("button", name="Correct Side A").click()
    page.get_by_role("button", name=re.compile("^Why .* was joined")).first.click()
    page.locator("tr.why tfoot").wait_for()
    page.get_by_text("As a table").click()
    assert axe(page) == []
    assert page.evaluate("() => document.querySelector('main').scrollWidth <= innerWidth")


def test_hostile_words_stay_words_and_right_to_left_ones_run_so(desk, page):
    text = (
        "<img src=x onerror=document.title='gone'> Clashes in Homs\n\n"
        "Residents of </main><script>document.title='gone'</script> said that rebels killed 12 soldiers in Homs.\n"
    )
    raw = RawDocument(
        content=text.encode(), sha256=hashlib.sha256(text.encode()).hexdigest(), origin="hostile", media="text",
        text=text, id="hostile", published="2016-05-03", outlet="\u05e2\u05d9\u05ea\u05d5\u05df <b>1</b>",
        title="\u0627\u0634\u062a\u0628\u0627\u0643\u0627\u062a <svg onload=alert(1)>",
    )  # fmt: skip
    with Store.open(desk.store) as store:
        store.add(read_document(raw))
        fuse_store(store)
        own = store.fused_of("hostile/i1").id
    opened(desk, page, own)
    title = page.locator("table a", has_text="<svg onload=alert(1)>")
    expect(title).to_have_count(1)
    assert title.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
    expect(page.locator("main img, main script, main b svg, main svg[onload]")).to_have_count(0)
    assert "gone" not in page.title()
