"""Search: from words to a document and an incident."""

from __future__ import annotations

import re

import pytest
from browser.axe import axe
from playwright.sync_api import expect


def test_the_capture_of_sinaa_is_found(desk, page):
    page.goto(desk.url + "/search")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill('"industrial district" captures')
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"q="))
    first = page.locator("main ol > li").first
    expect(first.locator("mark").first).to_be_visible()
    expect(first).to_contain_text("Islamic State captures industrial district")
    first.get_by_role("link", name="21+ killed", exact=False).click()
    expect(page).to_have_url(re.compile(r"/incident/"))


def test_incidents_and_the_map(desk, page):
    page.goto(desk.url + "/search?q=place:Sinaa+captured")
    page.get_by_role("button", name="Incidents").click()
    expect(page).to_have_url(re.compile(r"what=incidents"))
    page.get_by_role("link", name="Non-state actor overtakes territory").first.wait_for()
    assert page.get_by_role("link", name="Show the incidents on the map").get_attribute("href") == (
        "/?text=captured&place=Sinaa"
    )


def test_what_cannot_be_read_is_told_beside_the_field(desk, browser):
    page = browser.new_page()
    page.goto(desk.url + "/search")
    page.get_by_role("searchbox").fill("killed>many")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("write a number")
    page.close()


def test_the_help_tries_an_operator(desk, page):
    page.goto(desk.url + "/search")
    page.get_by_text("How to ask").click()
    page.get_by_role("button", name="captur*").click()
    expect(page).to_have_url(re.compile(r"q=captur"))
    page.locator("main ol > li").first.wait_for()


def test_more_is_shown_and_nothing_twice(desk, page):
    page.goto(desk.url + "/search?q=killed")
    page.locator("main ol > li").first.wait_for()
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("main ol > li")).not_to_have_count(20)
    links = page.locator("main ol > li h2 a").evaluate_all("all => all.map((each) => each.href)")
    assert len(links) == len(set(links)) > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/search?q=captured", "/search?q=place:Sinaa&what=incidents"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(desk, page, path, scheme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(desk.url + path)
    page.locator("main li").first.wait_for()
    page.get_by_text("How to ask").click()
    assert axe(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
