"""Two hundred hostile reports, read, fused and served: they stay text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote

import httpx
import pytest

from dateline.store import Store
from dateline.web import Settings

from . import hostile
from .conftest import Served

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = tuple("=+-@\t\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?$")


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """A desk over the hostile reports."""
    one = Served(Settings(store=hostile.make_store(tmp_path_factory.mktemp("hostile")), user="amira"))
    yield one
    one.stop()


@pytest.fixture(scope="module")
def answers(served) -> dict[str, httpx.Response]:
    """The answer to every address that can be asked for, with every document, incident and place."""
    with Store.open(served.store) as store:
        documents = [each.id for each in store.documents()]
        incidents = [each.id for each in store.fused()]
    places = [each["id"] for each in served.client.get("/api/places?limit=500").json()["items"]]
    own = {"document": documents, "incident": incidents, "place": places, "source": ["Harbour Gazette", "Gazette x"]}
    found: dict[str, httpx.Response] = {}
    for path, operations in served.client.get("/api/openapi.json").json()["paths"].items():
        name = re.search(r"{(\w+)}", path)
        for value in own.get(name[1], ["1"]) if name else [""]:
            if "get" in operations:
                address = path.replace(name[0], quote(value, safe="")) if name else path
                found[address] = served.client.get(address)
    for address in ("/api/incidents?limit=200", "/brief", "/brief?day=2016-05-01", "/login", "/read/x", "/"):
        found[address] = served.client.get(address)
    return found


def test_there_are_two_hundred_and_each_is_read(served):
    documents = list(hostile.documents())
    assert len(documents) == len({each["id"] for each in documents}) == 200
    assert documents == list(hostile.documents())
    with Store.open(served.store) as store:
        assert store.count() == 200
        assert not list(store.rejected())
        assert len({each.id for each in store.documents() if each.events}) >= 190


def test_every_address_answers_and_none_breaks(answers):
    assert len(answers) > 300
    for address, told in answers.items():
        unbuilt = told.status_code == 503 and "are not built" in told.text
        assert unbuilt or told.status_code in (200, 404, 422) or address == "/login", address


def test_documents_are_found_under_the_strangest_ids(answers):
    missing = [
        each["id"]
        for each in hostile.documents()
        if answers[f"/api/documents/{quote(str(each['id']), safe='')}"].status_code != 200
        and each["id"] not in (".", "..")
    ]
    assert missing == []


def test_data_are_never_served_as_anything_but_data(answers):
    for address, told in answers.items():
        kind = told.headers.get("content-type", "").partition(";")[0]
        if told.request.url.path.startswith("/api/"):
            assert kind in ("application/json", "application/geo+json", "text/csv"), address
            assert told.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in told.headers or address == "/login"
        assert not any("\n" in value or "hostile" in value for value in told.headers.values()), address


def test_nothing_is_calculated_or_looked_up(answers):
    for address, told in answers.items():
        assert f"{hostile.MARK}49" not in told.text, address
        assert "root:x:0" not in told.text
        assert "wrapper_descriptor" not in told.text


def test_answers_hold_what_was_written(served, answers):
    """Nothing is lost for being strange: the text of a report is what it was."""
    with Store.open(served.store) as store:
        for number in range(30):
            told = answers[f"/api/documents/script-{number}"].json()
            assert told["text"] == store.reading(f"script-{number}").document.text


def test_what_is_downloaded_starts_no_formula(served):
    looked = 0
    for to in ("csv", "acled", "ucdp", "control-csv"):
        told = served.client.get("/api/export", params={"to": to, "internal": "1"})
        if told.status_code != 200:
            continue
        for row in csv.reader(io.StringIO(told.text.removeprefix("\ufeff"))):
            for cell in row:
                looked += 1
                assert not cell.startswith(_FORMULA) or _NUMBER.match(cell), cell
                assert "\x00" not in cell
    told = served.client.get("/api/export", params={"to": "geojson", "internal": "1"})
    if told.status_code == 200:
        assert json.loads(told.text)["type"] == "FeatureCollection"


class _Elements(HTMLParser):
    """What a page's elements could do."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            scheme = re.sub(r"[\x00-\x20]", "", value or "").lower()
            wrong = name.startswith("on") or name in ("style", "data-hostile", "srcdoc")
            wrong |= name in ("href", "src", "action", "formaction") and scheme.startswith(
                ("javascript:", "vbscript:", "data:", "file:")
            )
            if wrong:
                self.wrong.append(f"<{tag} {name}={value!r}>")
        if tag in ("iframe", "object", "embed", "base", "style", "foreignobject"):
            self.wrong.append(f"<{tag}>")


def test_pages_that_the_server_makes_have_no_element_of_a_text(answers):
    for address in ("/brief", "/brief?day=2016-05-01", "/login", "/"):
        told = answers[address]
        if told.headers.get("content-type", "").startswith("text/html"):
            page = _Elements()
            page.feed(told.text)
            assert page.wrong == [], address


@pytest.mark.parametrize("key", ["__proto__", "constructor", "prototype"])
def test_keys_that_mean_something_elsewhere(served, key):
    with Store.open(served.store) as store:
        incident = next(store.fused()).id
    for body in ({key: {"role": "admin"}}, {"note": "x", key: 1}, {"values": {key: "x"}}):
        told = served.client.post(f"/api/incidents/{incident}/correct", json=body)
        assert told.status_code == 422
    nested = b'{"note":' * 5000 + b"1" + b"}" * 5000
    assert served.client.post(f"/api/incidents/{incident}/accept", content=nested).status_code == 422
    for content in (b'{"note": 1e999}', b'{"note": "\\ud800"}', b"\xff\xfe", b"[" * 100_000, b'{"note":"a","note":2}'):
        assert served.client.post(f"/api/incidents/{incident}/accept", content=content).status_code == 422
    assert served.client.get(f"/api/incidents/{incident}").status_code == 200
