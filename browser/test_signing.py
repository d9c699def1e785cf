"""Signing in and out, as a person does it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_fixtures import PASSWORD, Served  # made by conftest.py

from dateline.store import ROLES, Accounts
from dateline.web import Settings


@pytest.fixture
def team(sample_store, tmp_path) -> Iterator[Served]:
    """A desk over the samples with an account for each role."""
    path = Path(shutil.copy(sample_store, tmp_path / "team.db"))
    with Accounts.open(path) as accounts:
        for role in ROLES:
            accounts.add(role, role, PASSWORD, by="root")
    served = Served(Settings(store=path, user="x", accounts=True))
    yield served
    served.stop()


def _sign_in(page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def test_signed_in_one_is_where_one_wanted_to_be(team, browser):
    page = browser.new_page()
    page.goto(f"{team.url}/places?country=SY")
    assert page.url == f"{team.url}/login?next=%2Fplaces%3Fcountry%3DSY"
    _sign_in(page, "coder", "not the password")
    page.get_by_role("alert").get_by_text("do not fit together").wait_for()
    assert page.get_by_label("Name").input_value() == "coder"
    _sign_in(page, "coder")
    page.wait_for_url(f"{team.url}/places?country=SY")
    page.get_by_text("coder · coder").wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{team.url}/login")
    page.goto(f"{team.url}/places")
    assert "/login" in page.url
    page.close()


def test_a_viewer_is_not_led_to_what_she_may_not_see(team, browser):
    page = browser.new_page()
    wrong: list[str] = []
    page.goto(team.url)
    _sign_in(page, "viewer")
    page.get_by_text("viewer · viewer").wait_for()
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    assert {"Map", "Places", "Sources"} <= set(page.locator("nav a").all_inner_texts())
    assert not {"Review", "Agreement", "Search"} & set(page.locator("nav a").all_inner_texts())
    page.get_by_role("link", name="Places", exact=True).click()
    page.locator("main h1").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert wrong == []
    page.goto(f"{team.url}/queue")
    page.get_by_text("This screen is for coders").wait_for()
    page.close()


def test_the_page_needs_no_javascript(team, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{team.url}/login?next=/brief")
    _sign_in(page, "viewer")
    page.wait_for_url(f"{team.url}/brief")
    context.close()


def test_a_locked_account_is_led_out_of_a_page_that_is_open(team, browser):
    page = browser.new_page()
    page.goto(f"{team.url}/places")
    _sign_in(page, "coder")
    page.get_by_text("coder · coder").wait_for()
    with Accounts.open(team.store) as accounts:
        accounts.lock("coder", by="root")
    page.get_by_role("link", name="Sources", exact=True).click()
    page.wait_for_url(f"{team.url}/login**")
    page.close()
