"""The map and the slider of time, as an analyst works them."""

from __future__ import annotations

import re

import pytest
from browser.axe import axe
from desk_fixtures import Served
from playwright.sync_api import expect

from dateline.store import Store
from dateline.web import Settings

SIEGE = "/?at=11/35.33/40.15"


def shown(page) -> int:
    """How many incidents the list says there are."""
    page.locator("[aria-busy=false]").first.wait_for()
    told = page.locator(".count strong")
    told.wait_for()
    return int(re.sub(r"\D", "", told.inner_text()))


def settle(page, was: int) -> int:
    """The same, once it is another number than it was."""
    for _ in range(100):
        if (now := shown(page)) != was:
            return now
        page.wait_for_timeout(50)
    raise AssertionError(f"it still says {was}")


def comes_to(page, wanted: int) -> None:
    """Wait until it is this number."""
    for _ in range(200):
        if shown(page) == wanted:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it says {shown(page)}, not {wanted}")


@pytest.fixture
def mapped(desk, page):
    page.goto(desk.url + "/")
    page.locator("canvas").wait_for()
    page.locator("tbody tr").first.wait_for()
    return page


@pytest.fixture
def empty(tmp_path):
    """A desk over a store with nothing in it."""
    path = tmp_path / "empty.db"
    Store.open(path).close()
    served = Served(Settings(store=path, user="amira"))
    yield served
    served.stop()


def test_the_slider_moves_by_keyboard_and_drives_list_and_address(mapped):
    before = shown(mapped)
    until = mapped.get_by_role("slider", name="Until")
    first = until.get_attribute("aria-valuetext")
    until.focus()
    until.press("PageDown")
    expect(mapped).to_have_url(re.compile(r"until="))
    assert until.get_attribute("aria-valuetext") != first
    for _ in range(4):
        until.press("PageDown")
    assert settle(mapped, before) < before
    until.press("End")
    mapped.wait_for_url(lambda url: "until" not in url)
    comes_to(mapped, before)


@pytest.mark.parametrize(
    ("days", "onward", "back"),
    [
        ("since=2014-07-01&until=2014-07-31", ("2014-08-01", "2014-08-31"), ("2014-06-01", "2014-06-30")),
        ("since=2016&until=2016", ("2017-01-01", "2017-12-31"), ("2015-01-01", "2015-12-31")),
        ("since=2016-04-05&until=2016-04-11", ("2016-04-12", "2016-04-18"), ("2016-03-29", "2016-04-04")),
    ],
)
def test_a_whole_month_or_year_moves_to_the_next_one_and_other_days_by_their_length(desk, page, days, onward, back):
    page.goto(f"{desk.url}/?{days}")
    whole = page.get_by_role("slider", name="Whole range")
    whole.press("ArrowRight")
    page.wait_for_url(f"**since={onward[0]}&until={onward[1]}")
    whole.press("ArrowLeft")
    page.wait_for_url(lambda url: onward[0] not in url)
    page.get_by_role("button", name="Step back").click()
    page.wait_for_url(f"**since={back[0]}&until={back[1]}")


def test_an_empty_store_shows_no_days_and_says_what_to_do(empty, page):
    page.goto(empty.url)
    page.get_by_text("Nothing is stored yet: dateline read, then dateline fuse.").wait_for()
    assert page.get_by_text("No days").count() == 1
    assert not page.get_by_role("slider").count()
    assert "1970" not in page.locator("body").inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_names_behind_the_map_stay_folded(desk, page, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(desk.url)
    page.locator("tbody tr").first.wait_for(state="attached")
    told = page.locator("details.maplibregl-ctrl-attrib")
    told.wait_for()
    assert not told.locator(".maplibregl-ctrl-attrib-inner").is_visible()


def test_a_type_is_chosen_and_the_address_gives_the_same_view_again(mapped):
    before = shown(mapped)
    mapped.get_by_role("checkbox", name="Explosions, remote violence").check()
    expect(mapped).to_have_url(re.compile(r"kind=Explosions"))
    after = settle(mapped, before)
    kinds = mapped.locator("tbody tr .what").all_inner_texts()
    assert kinds
    assert not any("clash" in each for each in kinds)
    mapped.reload()
    mapped.locator("tbody tr").first.wait_for()
    comes_to(mapped, after)
    assert mapped.locator("tbody tr .what").all_inner_texts() == kinds
    mapped.get_by_role("button", name="Take away: Explosions, remote violence").click()
    comes_to(mapped, before)


def test_two_clicks_from_the_map_to_who_says_so(desk, page):
    page.goto(desk.url + SIEGE + "&until=2016-04-30&since=2016-04-01")
    page.locator("tbody tr", has_text="Sinaa").first.wait_for()
    page.wait_for_timeout(1500)  # until the symbols are drawn: no element tells of them
    box = page.locator("canvas").bounding_box()
    # al-Sinaa stands at 35.3239, 40.1598; at zoom 11 a degree is 512 * 2**11 / 360 pixels wide
    x = box["x"] + box["width"] / 2 + (40.1598 - 40.15) * 512 * 2**11 / 360
    y = box["y"] + box["height"] / 2 - (35.3239 - 35.33) * 512 * 2**11 / 360 / 0.8158
    page.mouse.click(x, y)
    page.locator("tbody tr").first.click()
    page.get_by_role("link", name="Who says so").click()
    expect(page).to_have_url(re.compile(r"/incident/"))


def test_rows_are_walked_by_keyboard_and_open_a_card(mapped):
    mapped.locator("tbody tr").first.focus()
    mapped.keyboard.press("ArrowDown")
    mapped.keyboard.press("ArrowDown")
    mapped.keyboard.press("Enter")
    expect(mapped).to_have_url(re.compile(r"incident="))
    assert mapped.locator("tbody tr[aria-selected=true]").count() == 1
    assert mapped.evaluate("document.activeElement.id") == "picked"
    mapped.keyboard.press("Escape")
    mapped.wait_for_url(lambda url: "incident=" not in url)
    assert mapped.evaluate("document.activeElement.tagName") == "TR"


def test_who_holds_what_on_the_last_of_the_days(desk, page):
    page.goto(desk.url + SIEGE + "&until=2016-04-21")
    held = page.get_by_role("list", name="Who holds what")
    held.get_by_text("Islamic State").wait_for()
    page.get_by_text("on 2016-04-21").wait_for()
    told = page.evaluate("fetch('/api/control/map?day=2016-04-21').then((answer) => answer.json())")
    assert next(each["holder"] for each in told["places"] if each["place"] == "al-Sinaa") == "Islamic State"
    page.get_by_role("checkbox", name="Who holds what").uncheck()
    held.wait_for(state="detached")


def test_a_box_is_drawn_and_typed(mapped):
    before = shown(mapped)
    mapped.get_by_role("button", name="Draw a box").click()
    box = mapped.locator("canvas").bounding_box()
    mapped.mouse.move(box["x"] + 40, box["y"] + box["height"] - 60)
    mapped.mouse.down()
    mapped.mouse.move(box["x"] + box["width"] - 80, box["y"] + box["height"] * 0.65, steps=4)
    mapped.mouse.up()
    expect(mapped).to_have_url(re.compile(r"box="))
    drawn = settle(mapped, before)
    field = mapped.get_by_label("Area", exact=True)
    assert len(field.input_value().split(",")) == 4
    field.fill("39,34,41,36")
    field.press("Enter")
    expect(mapped).to_have_url(re.compile(r"box=39,34,41,36"))
    assert 0 < settle(mapped, drawn) < before


def test_an_actor_is_found_while_typing(mapped):
    before = shown(mapped)
    field = mapped.get_by_role("combobox", name="Actor")
    field.fill("islamic")
    mapped.get_by_role("option", name="Islamic State").wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    expect(mapped).to_have_url(re.compile(r"actor=isis"))
    assert 0 < settle(mapped, before) < before


@pytest.mark.parametrize("width", [360, 768, 1280, 2560])
def test_nothing_is_wider_than_the_screen(desk, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(desk.url + "/")
    page.locator("canvas").wait_for()
    page.locator("tbody tr").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('main').scrollWidth") <= width


def test_a_map_that_is_dragged_asks_seldom(mapped):
    asked: list[str] = []
    mapped.on("request", lambda request: asked.append(request.url) if "/api/view" in request.url else None)
    box = mapped.locator("canvas").bounding_box()
    mapped.mouse.move(box["x"] + 200, box["y"] + 200)
    mapped.mouse.down()
    for n in range(30):
        mapped.mouse.move(box["x"] + 200 + 5 * n, box["y"] + 200 + 2 * n)
    mapped.mouse.up()
    expect(mapped).to_have_url(re.compile(r"at="))
    mapped.wait_for_timeout(500)
    assert 0 < len(asked) <= 6


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_axe_finds_nothing_wrong(desk, page, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(desk.url + SIEGE + "&until=2016-05-01")
    page.get_by_role("list", name="Who holds what").wait_for()
    page.locator("tbody tr").first.click()
    page.get_by_role("link", name="Who says so").wait_for()
    assert axe(page) == []
