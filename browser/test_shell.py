"""The frame around all screens."""

from __future__ import annotations

import re

from playwright.sync_api import expect


def test_every_screen_of_the_navigation_opens(desk, page):
    page.goto(desk.url + "/")
    names = page.locator("nav a:not([data-server])").all_inner_texts()
    assert len(names) == 6
    for name in names:
        page.get_by_role("link", name=name, exact=True).click()
        page.locator(f"nav a[aria-current=page]:has-text('{name}')").wait_for()
        page.locator("main h1").first.wait_for()


def test_the_filters_stay_from_screen_to_screen(desk, page):
    page.goto(desk.url + "/search?since=2016")
    page.get_by_role("link", name="Review", exact=True).click()
    expect(page).to_have_url(re.compile(r"/queue\?since=2016$"))
