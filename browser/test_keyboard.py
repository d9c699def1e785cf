"""With the keyboard alone: every screen is walked through with Tab and left again, and the focus is never lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

_WHERE = """() => {
  const at = document.activeElement;
  return at === document.body ? null : [...document.querySelectorAll("*")].indexOf(at);
}"""
_BEFORE = """() => {
  const end = document.createElement("button");
  end.id = "end-of-page";
  end.textContent = "end";
  document.body.append(end);
}"""
_UNNAMED = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  return box.width && box.height ? null : at.outerHTML.slice(0, 200);
}"""
#: More than any screen has.
MOST = 400


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/queue",
        "/search?q=Sinaa",
        "/places",
        "/sources",
        "/rounds",
        "/agreement",
        "/read/kramatorsk-toll-2022-04-08",
        "/brief?date=2016-04-20&days=7",
    ],
)
def test_tab_goes_through_a_screen_and_out_of_it(desk, page, address):
    page.goto(desk.url + address, wait_until="networkidle")
    page.evaluate(_BEFORE)
    page.evaluate("() => document.activeElement.blur()")
    seen = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        where = page.evaluate(_WHERE)
        assert where is not None, f"the focus is lost after {seen[-1:]}"
        if page.evaluate("() => document.activeElement.id") == "end-of-page":
            break
        assert page.evaluate(_UNNAMED) is None, "what has the focus is not to be seen"
        seen.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)"))
    else:
        raise AssertionError(f"no way out of {seen[-3:]}")
    assert len(seen) > 3


def test_a_screen_that_opens_has_the_focus_and_a_title(desk, page):
    page.goto(desk.url + "/places")
    page.get_by_role("link", name="Sources", exact=True).click()
    expect(page.locator("main")).to_be_focused()
    # before its first control is there Tab leaves the screen
    page.locator("main").get_by_role("searchbox").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")
    for name, title in [("Sources", "Sources"), ("Review", "Review"), ("Map", "Map and time"), ("Search", "Search")]:
        page.get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_title(f"{title} – Dateline")


def test_what_is_found_is_said(desk, page):
    page.goto(desk.url + "/search")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("Sinaa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Documents: 10")).to_have_count(1)


def test_the_first_stop_skips_the_navigation(desk, page):
    page.goto(desk.url + "/places", wait_until="networkidle")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
