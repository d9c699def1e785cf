"""Each role on each route: what it is refused, and what a viewer's answers never hold."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import numpy as np
import pytest

from dateline.export._privacy import Privacy
from dateline.run import open_sources, read_into
from dateline.run.fuse import fuse_store
from dateline.store import ROLES, Accounts, Store
from dateline.web import Settings

from .conftest import PASSWORD, Served

#: What anybody may ask for who is signed in. What is not here is for coders and above: whoever opens a route to
#: viewers adds it here, and the tests below look at what it tells them.
FOR_VIEWERS = {
    "GET /api/about",
    "GET /api/actors/find",
    "GET /api/brief",
    "GET /api/control/map",
    "GET /api/export",
    "GET /api/gazetteer/box",
    "GET /api/incidents",
    "GET /api/incidents/{incident}",
    "GET /api/places",
    "GET /api/places/{place}",
    "GET /api/sources",
    "GET /api/sources/{source}",
    "GET /api/types",
    "GET /api/view",
}
#: Pages that the server makes itself.
PAGES = ("/brief",)
YESTERDAY = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
DOCUMENTS = (
    {
        "id": "nabulsi-speaks-2016",
        "url": "https://gazette.example/omar-al-nabulsi-speaks",
        "outlet": "Harbour Gazette",
        "title": "Omar al-Nabulsi on the strike in Aleppo",
        "published": "2016-05-02",
        "text": "ALEPPO, Syria – Government aircraft bombed the al-Quds hospital in Aleppo on 1 May 2016, killing "
        "at least 14 people, local activist Omar al-Nabulsi said. Dr. Rashid al-Tawil, a medic, said nine of the dead "
        "were patients. The army denied it.",
    },
    {
        "id": "young-1",
        "outlet": "Harbour Gazette",
        "published": YESTERDAY.isoformat(),
        "text": "HARASTA, Syria – Government forces shelled a market in Harasta on "
        f"{YESTERDAY.strftime('%-d %B %Y')}, killing at least seven civilians, residents said.",
    },
)
#: Names that stand in no other text.
HIDDEN = ("nabulsi", "tawil", "rashid")


@pytest.fixture(scope="module")
def guarded(sample_store, tmp_path_factory) -> Iterator[Served]:
    """A team's desk over the samples, a report that names an activist and a medic, and one of yesterday."""
    folder = tmp_path_factory.mktemp("guarded")
    path = shutil.copy(sample_store, folder / "guarded.db")
    (folder / "more.jsonl").write_text("".join(json.dumps(each) + "\n" for each in DOCUMENTS))
    with Store.open(path) as store:
        read_into(store, open_sources([str(folder / "more.jsonl")]))
        fuse_store(store)
        assert any(each.incident.place and each.incident.place.name == "Harasta" for each in store.fused())
    with Accounts.open(path) as accounts:
        for role in ROLES:
            accounts.add(role, role, PASSWORD, by="root")
    served = Served(Settings(store=path, user="x", accounts=True))
    coder = served.signed_in("coder")
    with Store.open(path) as store:
        judged = next(each for each in store.fused() if "nabulsi-speaks-2016" in each.incident.documents).id
    told = coder.post(f"/api/incidents/{judged}/accept", json={"note": "confirmed on the phone by Zaynab"})
    assert told.status_code == 200
    yield served
    served.stop()


@pytest.fixture(scope="module")
def facts(guarded) -> tuple[re.Pattern[str], list[str]]:
    """A pattern of what no viewer may be told, and the addresses to ask."""
    with Store.open(guarded.store) as store:
        readings = list(store.readings())
        incidents = list(store.fused())
    names = {word for each in readings for word in Privacy(each).mask._by_fold} - {"other", "videos"}
    assert names >= set(HIDDEN)
    points = {
        pair
        for each in incidents
        for place in [each.incident.place]
        if place is not None and place.lat is not None and place.lat != round(place.lat, 2)
        for pair in ((place.lat, place.lon), (place.lon, place.lat))
    }
    texts = {each.document.text[at : at + 60] for each in readings for at in (700,) if len(each.document.text) > 1500}
    assert points
    words = [rf"\b{each}\b" for each in sorted(names)] + [
        rf"(?<![\d.]){re.escape(str(one))}\D[^\n]{{0,40}}?\b{re.escape(str(other))}\b" for one, other in sorted(points)
    ]
    words += [re.escape(json.dumps(each)[1:-1]) for each in sorted(texts) if texts]
    words += ["Zaynab", "Harasta", re.escape(str(guarded.store.parent)), r"samples[/\\]", "more\\.jsonl", "young-1"]
    document = guarded.signed_in("admin").get("/api/openapi.json").json()
    return re.compile("|".join(words), re.IGNORECASE), list(_asked(document, guarded, incidents))


def _asked(document, guarded, incidents) -> Iterator[str]:
    """Addresses of every route that can be asked, for every incident and place there is."""
    place_ids = [each["id"] for each in guarded.signed_in("viewer").get("/api/places?limit=200").json()["items"]]
    own = {
        "incident": [each.id for n, each in enumerate(incidents) if n % 4 == 0 or "nabulsi" in str(each.incident)],
        "place": place_ids,
        "source": ["sohr", "sana", "Harbour Gazette", "Omar al-Nabulsi"],
    }
    for path, operations in document["paths"].items():
        if "get" not in operations:
            continue
        names = re.findall(r"{(\w+)}", path)
        if not names:
            yield path
            continue
        for value in own.get(names[0], ["nabulsi-speaks-2016", "1"]):
            yield path.replace(f"{{{names[0]}}}", quote(value, safe=""))
    yield from PAGES
    yield from (
        "/api/incidents?limit=200",
        "/api/incidents?limit=200&sort=-doubt",
        "/api/view?zoom=14&view=30,30,45,40",
        "/api/view?zoom=24&view=-180,-90,180,90",
        "/api/places?limit=200",
        "/api/actors/find?name=Nabulsi",
        "/api/control/map?day=2016-05-01",
        *(f"/api/export?to={to}" for to in ("csv", "geojson", "acled", "ucdp", "control-csv")),
        "/brief?day=2016-05-01",
        f"/brief?day={YESTERDAY}",
    )


def _operations(guarded) -> Iterator[tuple[str, str]]:
    document = guarded.signed_in("admin").get("/api/openapi.json").json()
    for path, operations in document["paths"].items():
        for method in operations:
            yield method.upper(), path


def _statuses(guarded, client: httpx.Client) -> dict[str, int]:
    found = {}
    for method, path in _operations(guarded):
        address = re.sub(r"{\w+}", "1", path)
        told = client.request(method, address, json={} if method in ("POST", "PUT", "PATCH") else None)
        found[f"{method} {path}"] = told.status_code
    return found


def test_nobody_is_told_anything_without_signing_in(guarded):
    assert set(_statuses(guarded, guarded.client).values()) == {401}


def test_a_viewer_is_refused_whatever_is_not_for_viewers(guarded):
    with Store.open(guarded.store) as store:
        before = store.judgements()
    for operation, status in _statuses(guarded, guarded.signed_in("viewer")).items():
        if operation in FOR_VIEWERS:
            assert status in (200, 404, 422), operation
        else:
            # a body that is none is refused before anybody asks whose it is
            assert status == 403 or (status == 422 and not operation.startswith("GET")), operation
    with Store.open(guarded.store) as store:
        assert store.judgements() == before


@pytest.mark.parametrize("role", ROLES[1:])
def test_a_coder_and_above_is_refused_nothing_of_the_texts(guarded, role):
    above = {"coder": 1, "adjudicator": 2, "admin": 3}[role]
    for operation, status in _statuses(guarded, guarded.signed_in(role)).items():
        if above == 3 or operation.startswith("GET"):
            assert status not in (401, 500), operation
            assert above < 3 or status != 403, operation


def test_no_answer_to_a_viewer_holds_what_is_protected(guarded, facts):
    hidden, addresses = facts
    viewer = guarded.signed_in("viewer")
    shown = 0
    for address in addresses:
        told = viewer.get(address)
        unbuilt = told.status_code == 503 and "are not built" in told.text
        assert unbuilt or told.status_code in (200, 403, 404, 422), (address, told.status_code)
        if told.status_code == 200:
            shown += 1
            found = hidden.search(told.text)
            assert found is None, (address, told.text[max(0, found.start() - 150) : found.end() + 50])
    assert shown > 40


def test_the_same_answers_to_a_coder_do(guarded, facts):
    """So that the test above looks for what is there."""
    hidden, addresses = facts
    coder = guarded.signed_in("coder")
    some = [each for each in addresses if "?" in each or each.count("/") < 3 or "nabulsi" in each] + addresses[:20]
    found = {hit.lower() for address in some for hit in hidden.findall(coder.get(address).text)}
    assert found >= {"nabulsi", "zaynab", "harasta"}
    assert any(hit[0].isdigit() for hit in found)
    assert str(guarded.store.parent) not in found


@pytest.mark.parametrize(
    "filters",
    ["text=Nabulsi", "actor=Omar+al-Nabulsi", "source=Omar+al-Nabulsi", "area=36,36;38,36;38,37", "review=accepted"],
)
def test_a_viewer_cannot_ask_by_what_is_hidden(guarded, filters):
    viewer = guarded.signed_in("viewer")
    for path in ("/api/incidents", "/api/view"):
        assert viewer.get(f"{path}?{filters}").status_code == 403


def test_a_viewer_learns_no_more_by_small_boxes(guarded):
    """Whatever box is asked for: what is found in it lies in the same cells of the coarse grid."""
    viewer = guarded.signed_in("viewer")
    with Store.open(guarded.store) as store:
        placed = [
            each.incident for each in store.fused() if each.incident.place and each.incident.place.lat is not None
        ]
    place = next(each.place for each in placed if each.place.lat != round(each.place.lat, 2))
    found = set()
    for shift in (-0.004, -0.002, 0.0, 0.002):
        lat, lon = place.lat + shift, place.lon + shift
        box = f"{lon - 0.0005},{lat - 0.0005},{lon + 0.0005},{lat + 0.0005}"
        found.add(viewer.get("/api/incidents", params={"box": box}).json()["total"])
    assert len(found) == 1


def test_what_is_young_is_not_counted_either(guarded):
    viewer, coder = guarded.signed_in("viewer"), guarded.signed_in("coder")
    asked = {"since": YESTERDAY.isoformat()}
    assert coder.get("/api/incidents", params=asked).json()["total"] == 1
    assert viewer.get("/api/incidents", params=asked).json()["total"] == 0
    assert viewer.get("/api/view", params=asked).json()["total"] == 0


def test_a_name_that_no_table_has_is_not_looked_for(guarded, monkeypatch):
    """It may be a person's: of places, actors and sources a viewer finds those that she may read."""
    viewer, coder = guarded.signed_in("viewer"), guarded.signed_in("coder")
    some = {"place": "Aleppo", "actor": "sdf", "source": "SOHR"}
    some["actor"] = coder.get("/api/view").json()["facets"]["actor"][0]["value"]
    for name, value in some.items():
        asked = {name: value}
        before = viewer.get("/api/incidents", params=asked).json()["total"]
        with monkeypatch.context() as patched:
            hides = lambda rows, name=name: np.zeros(len(getattr(rows.tables, f"{name}s")), bool)  # noqa: E731
            patched.setattr(f"dateline.web.index.select.told_{name}s", hides)
            guarded.desk.index._found.clear()
            guarded.desk.index._public = None
            assert viewer.get("/api/incidents", params=asked).json()["total"] == 0, name
            assert coder.get("/api/incidents", params=asked).json()["total"] >= before, name
        guarded.desk.index._public = None
        guarded.desk.index._found.clear()


def test_nobody_has_a_page(guarded):
    """What one person reported is nowhere listed, for nobody."""
    for role in ROLES:
        for name in ("Omar al-Nabulsi", "local activist Omar al-Nabulsi", "Rashid al-Tawil"):
            assert guarded.signed_in(role).get(f"/api/sources/{quote(name)}").status_code == 404
