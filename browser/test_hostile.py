"""The hostile reports on every screen: they are seen, and do nothing."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from dateline.store import Store
from dateline.web import Settings

_spec = importlib.util.spec_from_file_location(
    "desk_hostile", Path(__file__).resolve().parents[1] / "tests" / "web" / "hostile.py"
)
assert _spec is not None
assert _spec.loader is not None
hostile = importlib.util.module_from_spec(_spec)
sys.modules["desk_hostile"] = hostile
_spec.loader.exec_module(hostile)

#: Noted in the page before anything else runs there: what the policy of the server had to refuse.
_WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective + " " +
  event.blockedURI + " " + event.sample));
"""
#: How many documents and incidents of each class are looked at.
_EACH = 2


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[object]:
    """A desk over the hostile reports, for who may do all."""
    from desk_fixtures import Served  # made by conftest.py

    one = Served(Settings(store=hostile.make_store(tmp_path_factory.mktemp("hostile")), user="amira"))
    yield one
    one.stop()


@pytest.fixture(scope="module")
def addresses(served) -> list[str]:
    """The screens, each on documents and incidents of all classes."""
    with Store.open(served.store) as store:
        documents: list[str] = []
        kinds = list(hostile.CLASSES)
        ids = [str(each["id"]) for each in hostile.documents()]
        at = 0
        for kind in kinds:
            count = hostile.CLASSES[kind][1]
            documents += ids[at : at + count][:_EACH]
            at += count
        incidents = [each.id for each in store.fused()]
    places = [each["id"] for each in served.client.get("/api/places?limit=500").json()["items"]]
    found = ["/", "/queue", "/search", "/search?q=shelled", "/places", "/sources", "/agreement", "/brief", "/rounds"]
    found += [f"/read/{quote(own, safe='')}" for own in documents if own not in (".", "..")]
    found += [f"/incident/{own}" for own in incidents[:: max(1, len(incidents) // 20)]]
    found += [f"/place/{quote(own, safe='')}" for own in places[:5]]
    # what stands in the address is data as well
    told = quote("<img data-hostile src=x onerror=alert(1)>", safe="")
    found += [f"/incident/{told}", f"/read/{told}", f"/search?q={told}", f"/?place={told}&kind={told}", f"/{told}"]
    return found


def test_no_report_does_anything_on_any_screen(served, addresses, browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", timezone_id="UTC")
    context.add_init_script(_WATCH)
    page = context.new_page()
    wrong: list[str] = []
    told = 0
    page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: wrong.append(f"error {error}"))
    page.on("popup", lambda popup: wrong.append(f"popup {popup.url}"))
    page.on("download", lambda download: wrong.append(f"download {download.url}"))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((served.url, "blob:", "data:")) else wrong.append(asked.url),
    )
    for address in addresses:
        page.goto(served.url + address)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(150)
        wrong += page.evaluate("window.refused")
        told += "shelled a market" in page.locator("body").inner_text()
        assert page.evaluate("document.querySelectorAll('[data-hostile]').length") == 0, address
        assert page.evaluate("window.hostile === undefined && {}.role === undefined"), address
        assert not page.evaluate(
            "[...document.querySelectorAll('a[href],area[href],form[action]')].filter((each) =>"
            " /^(javascript|data|vbscript|file):/i.test((each.href || each.action || '').toString())).length"
        ), address
        assert page.url.startswith(served.url), address
        assert wrong == [], address
    assert told > 20
    context.close()


def test_links_out_of_a_report_take_nothing_along(served, browser):
    """A link to the original opens without the desk's address, and cannot reach back."""
    page = browser.new_page()
    page.goto(f"{served.url}/read/script-0")
    page.wait_for_load_state("networkidle")
    out = page.evaluate(
        "[...document.querySelectorAll('a[href]')].filter((each) => each.origin !== location.origin)"
        ".map((each) => [each.href, each.target, each.rel])"
    )
    for href, target, rel in out:
        assert href.startswith(("https://", "http://"))
        assert target != "_blank" or "noopener" in rel
    page.close()
