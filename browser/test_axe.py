"""Every screen as it opens: clean for axe in light and dark and on a phone, one heading, nothing over the edge."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from browser.axe import axe
from desk_fixtures import PASSWORD, Served
from playwright.sync_api import Page, expect

from dateline.store import Accounts, Store
from dateline.web import Settings

LOOKS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]


@pytest.fixture(scope="module")
def one(sample_store, tmp_path_factory) -> Iterator[Served]:
    """One desk for all screens; nothing is judged on it."""
    path = Path(shutil.copy(sample_store, tmp_path_factory.mktemp("axe") / "desk.db"))
    served = Served(Settings(store=path, user="amira"))
    yield served
    served.stop()


@pytest.fixture(scope="module")
def signing(sample_store, tmp_path_factory) -> Iterator[Served]:
    """A desk that asks one to sign in."""
    path = Path(shutil.copy(sample_store, tmp_path_factory.mktemp("axe") / "team.db"))
    with Accounts.open(path) as accounts:
        accounts.add("amira", "admin", PASSWORD, by="root")
        accounts.add("vera", "viewer", PASSWORD, by="root")
    served = Served(Settings(store=path, user="amira", accounts=True))
    yield served
    served.stop()


def _incident(desk: Served) -> str:
    """The incident with most documents."""
    with Store.open(desk.store) as store:
        return max(store.fused(), key=lambda row: (len(row.incident.documents), row.id)).id


def _place(desk: Served) -> str:
    found = desk.client.get("/api/places", params={"name": "Sinaa"}).json()["items"]
    return quote(found[0]["id"], safe="")


def _source(desk: Served) -> str:
    found = desk.client.get("/api/sources").json()["items"]
    return quote(found[0]["id"], safe="")


SCREENS: dict[str, Callable[[Served], str]] = {
    "map": lambda desk: "/",
    "map with a card": lambda desk: f"/?incident={_incident(desk)}",
    "queue": lambda desk: "/queue",
    "rounds": lambda desk: "/rounds",
    "search": lambda desk: "/search?q=Sinaa",
    "incidents found": lambda desk: "/search?q=Sinaa&what=incidents",
    "places": lambda desk: "/places",
    "place": lambda desk: f"/place/{_place(desk)}",
    "sources": lambda desk: "/sources",
    "source": lambda desk: f"/source/{_source(desk)}",
    "agreement": lambda desk: "/agreement",
    "incident": lambda desk: f"/incident/{_incident(desk)}",
    "reader": lambda desk: "/read/kramatorsk-toll-2022-04-08",
    "brief": lambda desk: "/brief?date=2016-04-20&days=7",
    "nothing": lambda desk: "/no-such-screen",
}


def clean(page: Page) -> None:
    """The page as it stands has no fault, in any of the looks."""
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert axe(page) == [], (width, scheme)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), (width, scheme)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_clean(one, page, name):
    page.goto(one.url + SCREENS[name](one), wait_until="networkidle")
    expect(page.locator("h1")).to_have_count(1)
    clean(page)


def test_signing_in_is_clean_and_so_is_what_a_viewer_sees(signing, page):
    """A viewer is told what is for coders, and nothing is asked of the server that it would refuse."""
    page.goto(signing.url + "/")
    page.get_by_label("Password").wait_for()
    clean(page)
    page.get_by_label("Name").fill("vera")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").wait_for()
    for address in ("/", f"/incident/{_incident(signing)}", "/queue", "/sources"):
        page.goto(signing.url + address, wait_until="networkidle")
        clean(page)
