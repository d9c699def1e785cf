"""What is not there, what changed meanwhile, and what a viewer is not offered, in a real browser."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desk_fixtures import PASSWORD, Served  # made by conftest.py
from playwright.sync_api import expect

from dateline.run.facade import read_text
from dateline.run.fuse import fuse_store
from dateline.store import Accounts, Store
from dateline.web import Settings

REPORT = (
    "Shells hit market in Harasta\n\n"
    "BEIRUT – A mosque 🕌 stood there. قُتِلَ. At least 14 civilians were killed in Harasta on Tuesday when the Syrian "
    "army shelled a market, a medic said.\n"
)


@pytest.fixture
def told(browser):
    """A page on which requests may be refused: the browser itself tells of that on its console."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(desk, told):
    """A report with an emoji, Arabic and combining marks before its numbers, open in the reader."""
    with Store.open(desk.store) as store:
        store.add(read_text(REPORT, published="2016-04-21", id="r1", outlet="Harbour Gazette"))
        fuse_store(store)
    told.goto(desk.url + "/read/r1")
    told.locator(".text .paragraph").first.wait_for()
    return told


def test_who_corrects_what_another_judged_meanwhile_is_asked_to_look_again(reader, desk):
    read = desk.client.get("/api/documents/r1").json()
    own = next(each["fused"] for each in read["incidents"] if each["fused"])
    reader.locator(".text [data-marks]", has_text="14").first.click()
    reader.get_by_role("button", name="Correct").first.click()
    assert desk.client.post(f"/api/incidents/{own}/correct", json={"values": {"killed": "60"}}).status_code == 200
    reader.get_by_label("Write it yourself").fill("16")
    save = reader.get_by_role("button", name="Save the correction")
    with reader.expect_response(lambda each: each.url.endswith("/correct")) as sent:
        save.click()
    assert sent.value.status == 409
    expect(reader.get_by_role("alert")).to_contain_text("by judgement 1: killed corrected to")
    reader.get_by_role("button", name="Show it as it is now").click()
    expect(reader.get_by_text("It is now:")).to_contain_text("60 killed")
    save.click()
    expect(reader.get_by_text("Saved: ")).to_be_visible()
    with Store.open(desk.store) as store:
        value = store.judgements()[-1].corrections[0]
    assert value.quote is not None
    assert read["text"][value.quote.span.start : value.quote.span.end] == "At least 14 civilians"
    # her own judgement is no reason to look again
    reader.locator(".text [data-marks]", has_text="14").first.click()
    reader.get_by_role("button", name="Correct").first.click()
    reader.get_by_label("Write it yourself").fill("17")
    save.click()
    expect(reader.get_by_text("Saved: ")).to_contain_text("17")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/incident/f123", "There is no incident f123 (any more)."),
        ("/read/abc", "There is no document abc (any more)."),
        ("/place/abc", "There is no place abc (any more), or no report tells of it."),
        ("/source/abc", "There is no source abc (any more)."),
    ],
)
def test_what_is_not_there_is_told_with_a_way_on(desk, told, address, words):
    told.goto(desk.url + address)
    expect(told.get_by_role("alert")).to_contain_text(words)
    expect(told.get_by_role("alert").get_by_role("link", name="Search")).to_be_visible()
    told.get_by_role("alert").get_by_role("link", name="To the map").click()
    expect(told).to_have_url(desk.url + "/")


@pytest.fixture
def team(sample_store, tmp_path):
    """A desk with an account for a viewer."""
    path = Path(shutil.copy(sample_store, tmp_path / "team.db"))
    with Accounts.open(path) as accounts:
        accounts.add("viewer", "viewer", PASSWORD, by="root")
    served = Served(Settings(store=path, user="amira", accounts=True))
    yield served
    served.stop()


def test_a_viewer_is_offered_what_she_may_and_told_what_is_masked(team, page):
    with Accounts.open(team.store) as accounts:
        token = accounts.sign_in("viewer", PASSWORD)
    page.context.add_cookies([{"name": "dateline", "value": token, "url": team.url}])
    page.goto(team.url + "/")
    panel = page.get_by_role("region", name="Filters")
    expect(panel).to_contain_text("What a public export would show: masked, 14 days late, places coarsened.")
    links = page.get_by_role("navigation", name="Screens").get_by_role("link")
    assert [each.strip() for each in links.all_inner_texts()] == ["Map", "Places", "Sources", "Brief"]
    for name in ("Words", "Review", "Source"):
        assert panel.get_by_label(name, exact=True).count() == 0
    own = page.request.get(f"{team.url}/api/incidents").json()["items"][0]["id"]
    page.goto(f"{team.url}/incident/{own}")
    expect(page.get_by_text("What a public export would show")).to_be_visible()
    for name in ("Accept", "Reject", "Correct", "Merge", "Split", "Undo"):
        assert page.get_by_role("button", name=name).count() == 0
    assert page.locator("a[href^='/read/'], a[href^='/queue'], a[href^='/search']").count() == 0


def test_saved_filters_are_used_on_the_map_too(desk, page):
    desk.client.post("/api/filters", json={"name": "many dead", "query": "killed_min=20", "shared": False})
    page.goto(desk.url + "/")
    panel = page.get_by_role("region", name="Filters")
    panel.get_by_role("button", name="All", exact=True).first.click()
    panel.get_by_role("button", name="many dead", exact=True).click()
    expect(page).to_have_url(desk.url + "/?killed_min=20")
    expect(panel.get_by_role("button", name="many dead")).to_be_visible()


def test_agreement_by_day_fits_a_phone(desk, page):
    own = desk.client.get("/api/incidents").json()["items"][0]["id"]
    desk.client.post(f"/api/incidents/{own}/accept", json={})
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(desk.url + "/agreement")
    table = page.get_by_role("table").last
    expect(table).to_contain_text("amira")
    box = table.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
