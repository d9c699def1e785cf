"""The review queue, by keyboard alone; and a round of double coding between two people and an adjudicator."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dateline.store import Store
from dateline.web import Settings

AXE = Path(__file__).resolve().parents[1] / "desk" / "node_modules" / "axe-core" / "axe.min.js"


def is_clean(page) -> None:
    """No violation that axe knows of, of WCAG 2.2 A and AA."""
    page.evaluate(AXE.read_text("utf-8") + "; window.axe = axe; null")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => window.axe.run(document, {runOnly: tags})", tags)
    told = [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found["violations"]]
    assert not told, told


def heading(page) -> str:
    return page.locator(".pane h2").first.inner_text()


def current(page):
    return page.locator(".list button[aria-current=true]")


def place(page) -> int:
    """Which of the list is shown, from 1, as a screen reader is told."""
    return int(page.locator("[role=status]").last.inner_text().split(" of ")[0])


def at(page, number: int) -> None:
    page.locator(f"[role=status]:has-text('{number} of ')").wait_for(state="attached")


@pytest.fixture
def failing(browser, desk):
    """The queue on a page on which requests may fail: the browser itself tells of that on its console."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    page = context.new_page()
    page.goto(desk.url + "/queue")
    page.locator(".pane article").wait_for()
    at(page, 1)
    yield page
    context.close()


@pytest.fixture
def queue(desk, page):
    page.goto(desk.url + "/queue")
    page.locator(".pane article").wait_for()
    at(page, 1)
    return page


def verdicts(desk) -> list[tuple[str, str]]:
    with Store.open(desk.store) as store:
        return [(each.verdict, each.subject) for each in store.judgements()]


def test_a_whole_pass_with_the_keyboard_alone(queue, desk):
    page = queue
    page.keyboard.press("j")
    at(page, 2)
    page.keyboard.press("k")
    at(page, 1)
    first = current(page).inner_text()

    page.keyboard.press("a")
    at(page, 2)
    page.locator("button:has-text('Undo'):not([disabled])").wait_for()
    assert [verdict for verdict, _ in verdicts(desk)] == ["accept"]
    assert page.locator(".list .sign.accepted").count() == 1
    told = page.locator(".queue > [role=status]").inner_text()
    assert re.match(r"Accepted; \d+ left\. 2 of \d+: ", told)

    page.keyboard.press("u")
    at(page, 1)
    page.locator("button:has-text('Undo')[disabled]").wait_for()
    assert current(page).inner_text() == first
    assert [verdict for verdict, _ in verdicts(desk)] == ["accept", "undo"]

    # a correction: e, the first field (killed), a number, Enter
    page.keyboard.press("e")
    page.locator(".panel .fields").wait_for()
    page.keyboard.press("1")
    page.locator(".panel input").first.wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("77")
    page.keyboard.press("Enter")
    page.locator(".pane .tag:has-text('corrected')").wait_for()
    assert page.locator(".pane .value:has-text('77')").count() == 1
    at(page, 1)

    page.keyboard.press("n")
    page.keyboard.type("a rumour")
    page.keyboard.press("Enter")
    with page.expect_response("**/reject"):  # it is shown before it is written
        page.keyboard.press("r")
    at(page, 2)
    page.locator(".list .sign.rejected").wait_for()
    with Store.open(desk.store) as store:
        assert (store.judgements()[-1].verdict, store.judgements()[-1].note) == ("reject", "a rumour")

    page.keyboard.press("?")
    page.locator("dialog:has-text('Keys of the queue')").wait_for()
    is_clean(page)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    at(page, 3)
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile(r"/incident/"))
    page.go_back()
    at(page, 3)
    page.locator(".list li button").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/incident/"))
    page.go_back()
    at(page, 2)


def test_a_correction_that_contradicts_another_count_is_remarked_upon(queue):
    for choice, number in (("8", "54"), ("1", "12-15")):
        queue.keyboard.press("e")
        queue.keyboard.press(choice)
        queue.locator(".panel input").first.wait_for()
        queue.keyboard.press("Control+a")
        queue.keyboard.type(number)
        queue.keyboard.press("Enter")
        queue.locator(f".pane .value:has-text('{number}')").first.wait_for()
    queue.get_by_text("civilians killed (54) are more than killed (12-15)").first.wait_for()
    queue.keyboard.press("j")
    at(queue, 2)
    assert not queue.locator(".remark").count()


def test_merging_and_splitting_with_the_keyboard(queue, desk):
    page = queue
    page.keyboard.press("j")
    at(page, 2)
    page.keyboard.press("m")
    page.locator(".panel li button").first.wait_for()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    page.locator(".pane :text('merged')").first.wait_for()
    assert verdicts(desk)[-1][0] == "merge"
    page.keyboard.press("s")
    page.keyboard.press("1")
    page.locator("ol li.marked").wait_for()
    page.keyboard.press("Enter")
    page.locator(".pane :text('split')").first.wait_for()
    assert verdicts(desk)[-1][0] == "split"
    page.keyboard.press("u")
    page.locator(".bar button:has-text('Undo'):not([disabled])").wait_for()


def test_what_is_refused_is_rolled_back_and_told(failing, desk):
    page = failing
    incident = page.locator(".pane h2 a").get_attribute("href").rpartition("/")[2]
    assert desk.client.post(f"/api/incidents/{incident}/accept", json={}).status_code == 200
    page.keyboard.press("r")
    page.locator("[role=alert]:has-text('Refused')").wait_for()
    assert page.locator(".list .sign.rejected").count() == 0
    page.get_by_role("button", name="Look at it").click()
    at(page, 1)
    page.locator(".pane .tag:has-text('accepted')").wait_for()
    page.get_by_role("button", name="Let it go").click()


def test_nothing_is_lost_where_the_connection_fails(failing, desk):
    page = failing
    page.route("**/accept", lambda route: route.abort())
    page.keyboard.press("a")
    page.locator("[role=alert]:has-text('Not sent yet')").wait_for()
    page.unroute("**/accept")
    page.reload()
    page.get_by_role("button", name="Send again").click()
    page.locator(".bar button:has-text('Undo'):not([disabled])").wait_for()
    assert page.locator("[role=alert]:has-text('Not sent yet')").count() == 0
    assert [verdict for verdict, _ in verdicts(desk)] == ["accept"]


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_the_queue_is_accessible(desk, page, width, theme):
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(color_scheme=theme)
    page.goto(desk.url + "/queue")
    page.locator(".pane article").wait_for()
    is_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Merge").first.click()
    page.locator(".panel li").first.wait_for()
    is_clean(page)


def test_filters_are_kept_under_a_name(desk, page):
    page.goto(desk.url + "/queue?kind=Battles")
    page.locator(".pane article").wait_for()
    page.get_by_role("button", name="1 filter").click()
    page.get_by_label("Save these filters as").fill("all battles")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="all battles", exact=True).first.wait_for()
    page.goto(desk.url + "/queue")
    page.locator(".menu > button").click()
    page.get_by_role("button", name="all battles", exact=True).click()
    expect(page).to_have_url(re.compile(r"/queue\?kind=Battles$"))
    is_clean(page)


@pytest.fixture
def others(desk, browser):
    """Pages of basil and dina, at desks over the same database."""
    with contextlib.ExitStack() as stack:
        pages = {}
        for name in ("basil", "dina"):
            served = type(desk)(Settings(store=desk.store, user=name))
            stack.callback(served.stop)
            context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
            stack.callback(context.close)
            pages[name] = context.new_page()
            pages[name].goto(served.url + "/rounds")
        yield pages


def test_two_code_blind_and_a_third_decides(desk, page, others):
    basil, dina = others["basil"], others["dina"]
    dina.get_by_role("button", name="Open a round").click()
    dina.get_by_label("Name", exact=True).fill("pilot")
    dina.get_by_label("Other names").fill("amira, basil")
    dina.get_by_label("Incidents, at most").fill("2")
    dina.get_by_role("button", name="Open the round").click()
    dina.get_by_text("0 of 2 coded").first.wait_for()
    is_clean(dina)

    page.goto(desk.url + "/rounds")
    page.get_by_role("link", name="Code (2 left)").click()
    page.locator(".pane article").wait_for()
    first = heading(page)
    page.keyboard.press("e")
    page.locator(".panel .fields").wait_for()
    page.keyboard.press("1")
    page.locator(".panel input").first.wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("77431")
    page.keyboard.press("Enter")
    page.locator(".draft:has-text('77431')").wait_for()
    is_clean(page)
    page.keyboard.press("a")
    page.get_by_text("1 of 2 coded").wait_for()
    page.keyboard.press("a")
    page.get_by_text("You have coded all").wait_for()

    basil.reload()
    basil.get_by_role("link", name="Code (2 left)").click()
    basil.locator(".pane article").wait_for()
    assert heading(basil) == first
    assert "77431" not in basil.content()
    basil.keyboard.press("a")
    basil.get_by_text("1 of 2 coded").wait_for()
    basil.keyboard.press("a")
    basil.get_by_text("You have coded all").wait_for()

    dina.reload()
    dina.get_by_role("link", name="Decide").click()
    dina.locator("tr.apart").wait_for()
    is_clean(dina)
    dina.locator("tr.apart label:has-text('77431')").click()
    dina.get_by_label("Why").fill("the ministry's list")
    dina.get_by_role("button", name="Decide so").click()
    dina.get_by_text("Decided.").wait_for()
    dina.keyboard.press("j")
    dina.get_by_role("button", name="Judge it in their names").click()
    dina.get_by_text("Decided.").wait_for()
    with Store.open(desk.store) as store:
        made = [(each.verdict, each.by) for each in store.judgements()]
    assert made == [("correct", "dina"), ("accept", "amira and basil")]

    dina.get_by_role("link", name="Agreement").click()
    dina.get_by_text("By field, the worst first").wait_for()
    dina.get_by_role("button", name="1 differ").first.click()
    dina.locator("li:has-text('77431')").wait_for()
    is_clean(dina)
    dina.emulate_media(color_scheme="dark")
    is_clean(dina)
    dina.set_viewport_size({"width": 360, "height": 740})
    for address in ("/rounds", "/decide/1", "/agreement"):
        dina.goto(dina.url.split("/agreement")[0].split("/rounds")[0].split("/decide")[0] + address)
        dina.locator("main h1").wait_for(state="attached")
        dina.wait_for_load_state("networkidle")
        is_clean(dina)
        assert dina.evaluate("document.documentElement.scrollWidth") <= 360
        assert dina.evaluate("document.querySelector('main').scrollWidth") <= 360
