"""Places: found by a name, who held one and who says so, with the keyboard."""

from __future__ import annotations

import re

import pytest
from browser.axe import axe
from playwright.sync_api import expect

SINAA = "/place/at%3A35.323%2C40.166"


def test_from_the_list_to_the_words_of_the_capture(desk, page):
    page.goto(desk.url + "/places")
    page.get_by_label("Name, in any spelling").fill("industrial district")
    page.get_by_text("1 place", exact=False).first.wait_for()
    page.get_by_role("link", name="al-Sinaa", exact=True).click()
    page.get_by_role("heading", name="al-Sinaa").wait_for()
    page.locator("input[type=date]").fill("2016-05-01")
    said = page.locator(".on")
    expect(said).to_contain_text("Islamic State, controlled")
    expect(said).to_contain_text("last confirmed 2016-04-23, 8 days before")
    expect(page).to_have_url(re.compile(r"day=2016-05-01$"))
    capture = page.locator("li", has_text="captures industrial district").last
    expect(capture).to_contain_text("said by monitor")
    capture.get_by_role("link", name="Read it there").click()
    expect(page).to_have_url(re.compile(r"/read/.*at=0-71$"))


def test_the_day_moves_with_the_keyboard(desk, page):
    page.goto(desk.url + SINAA + "?day=2016-04-18")
    cursor = page.get_by_role("slider", name="The day asked for")
    cursor.focus()
    expect(page.locator(".on")).to_contain_text("contested")
    cursor.press("ArrowRight")
    expect(page.locator(".on")).to_contain_text("Islamic State, controlled")
    assert cursor.get_attribute("aria-valuetext") == "2016-04-19"


def test_a_claim_in_the_chart_leads_to_its_words(desk, page):
    page.goto(desk.url + SINAA)
    page.locator("circle.claim").first.click()
    expect(page.locator("li.here")).to_be_focused()


def test_parts_and_wholes_are_linked(desk, page):
    page.goto(desk.url + SINAA)
    page.locator("aside").get_by_role("link", name="Deir ez-Zor", exact=True).click()
    page.locator("aside").get_by_role("link", name="al-Joura", exact=True).wait_for()


def test_sources_are_found_and_graded(desk, page, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    page.goto(desk.url + "/sources?name=observatory")
    page.get_by_role("link", name="Syrian Observatory for Human Rights").click()
    page.get_by_text("Give a letter").click()
    page.locator("details form select").first.select_option("B")
    page.get_by_label("Reason, in words").fill("held up in our own count")
    page.get_by_role("button", name="Give it").click()
    page.get_by_text("held up in our own count").wait_for()
    page.get_by_role("button", name="Take away").click()
    page.get_by_text("held up in our own count").wait_for(state="detached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/places", SINAA + "?day=2016-05-01", "/sources", "/source/sohr"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(desk, page, path, scheme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(desk.url + path)
    page.locator("main h1").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert axe(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
