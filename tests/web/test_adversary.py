"""What somebody tried who means harm, and what must come back. Each attempt runs against a server of our own."""

from __future__ import annotations

import socket
import time

import pytest

from dateline.export._mask import NameMask
from dateline.store import Accounts

_LONG = "x" * 3000
#: Addresses that no answer may break on: what a coder asks, and the status.
STRANGE = (
    ("/brief?days=0001111111111", 422),
    ("/brief?days=00012" + "0" * 5000, 422),
    ("/brief?days=²", 422),
    ("/brief?date=0001-01-01&days=31", 422),
    ("/brief?date=0002-01-01&days=31", 200),
    ("/brief?date=9999-12-31", 200),
    ("/api/view?since=0001&until=9999-12-31", 200),
    ("/api/view?zoom=nan", 422),
    ("/api/view?view=nan,1,2,3", 422),
    ("/api/incidents?area=" + ";".join(["1,2"] * 1000), 422),
    ("/api/incidents?area=inf,1;1,2;2,3", 422),
    ("/api/incidents?limit=-1", 422),
    ("/api/incidents?cursor=WyJkYXkiLDFlOTk5LDFd", 422),
    ("/api/incidents?cursor=WyJkYXkiLDEsOTk5OTk5OTk5OTk5OTk5OTk5OTk5OTldCg", 200),
    ("/api/search?q=" + "a*%20OR%20" * 40 + "a*", 422),
    ("/api/search?q=killed%3E" + "9" * 60, 422),
    ("/api/incidents/%00", 404),
    ("/api/documents/..%2f..%2fetc%2fpasswd", 404),
    ("/assets/..%2f..%2fapp.py", 404),
    ("/assets/%2e%2e/%2e%2e/guard.py", 404),
    ("/api/incidents?text=" + _LONG * 6, 400),
)
#: What a body may be made of that is no JSON of ours, and the status.
BODIES = (
    (b'{"note": "\xff"}', 422),
    (b'{"note": "\\ud800"}', 422),
    (b'{"note": NaN}', 422),
    (b"[" * 100_000, 422),
    (b'{"note":' + b"[" * 100_000, 422),
    (b'{"seen":' + b"9" * 10_000 + b"}", 422),
    (b'{"by": "admin"}', 422),
    (b'{"note": "' + b"a" * 1_000_000 + b'"}', 413),
)
#: Hosts and targets as a page of another site, or a program, may send them, and the beginning of the answer.
WIRE = (
    ("GET /api/about", "evil.example", "400"),
    ("GET /api/about", "localhost@evil.example", "400"),
    ("GET /api/about", "evil.example:localhost", "400"),
    ("GET /api/about", "127.0.0.1.evil.example", "400"),
    ("GET /api/about", "localhost.", "400"),
    ("GET /api/about", "2130706433", "400"),
    ("GET /api/about", "localhost\r\nHost: evil.example", "400"),
    ("GET /%61pi/about", "localhost", "401"),
    ("GET /api/abou%74", "localhost", "401"),
    ("GET /login/../api/about", "localhost", "303"),
    ("GET /assets/../api/incidents", "localhost", "303"),
    ("GET http://evil.example/api/about", "localhost", "303"),
    ("POST /api/incidents/f1/accept", "localhost", "403"),
    ("POST /login%2f", "localhost", "403"),
    ("GET /api/about%0d%0aSet-Cookie:%20a=b", "localhost", "401"),
)


@pytest.fixture
def coder(team):
    """A coder at a desk with accounts."""
    return team.signed_in("coder")


def test_strange_addresses_are_answered_in_words(team, coder):
    for address, status in STRANGE:
        if address.startswith("/assets/") and not (team.desk and _built()):
            continue
        told = coder.get(address)
        assert told.status_code == status, (address[:80], told.status_code, told.text[:200])


def _built() -> bool:
    from dateline.web.app import STATIC

    return (STATIC / "assets").is_dir()


def test_strange_bodies_are_refused_and_judge_nothing(coder):
    own = coder.get("/api/incidents?limit=1").json()["items"][0]["id"]
    for content, status in BODIES:
        told = coder.post(f"/api/incidents/{own}/accept", content=content)
        assert told.status_code == status, (content[:40], told.status_code)
    assert coder.get("/api/judgements").json()["judgements"] == []


def test_strange_names_and_targets_on_the_wire(team):
    port = int(team.url.rpartition(":")[2])
    for first, host, status in WIRE:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
            wire.sendall(f"{first} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("latin-1"))
            told = wire.makefile("rb").read()
        assert told.split(b" ", 2)[1].decode() == status, (first, host, told[:60])
        head = told.split(b"\r\n\r\n")[0].lower()
        assert b"set-cookie" not in head
        assert b"\r\nlocation: /login?" in head or status != "303"


def test_a_day_at_the_end_of_time_breaks_no_view(team, coder):
    """One correction to 9999 was enough to take the map from everybody."""
    own = coder.get("/api/incidents?limit=1").json()["items"][0]["id"]
    for day in ("9999-12-31", "9999", "0001-01-01", "0001-01-01..9999-12-31"):
        assert coder.post(f"/api/incidents/{own}/correct", json={"values": {"day": day}}).status_code == 200
        for address in ("/api/view", f"/api/view?since={day[:4]}", "/api/incidents?sort=-day", "/brief"):
            for client in (coder, team.signed_in("viewer")):
                assert client.get(address).status_code == 200, (day, address)


def test_who_looks_for_places_of_the_store_is_written_down(team, coder):
    """They have exact points of incidents, and nothing of what was asked may be pushed off the end of the line."""
    name = "Sinaa"
    assert coder.get("/api/gazetteer/find", params={"pad": _LONG, "name": name}).status_code == 200
    assert coder.get("/api/search", params={"pad": _LONG, "q": "al-Nabulsi"}).status_code == 200
    assert team.signed_in("viewer").get("/api/gazetteer/find", params={"name": name}).status_code == 403
    with Accounts.open(team.store) as accounts:
        seen = [(each.user, each.path) for each in accounts.audit() if each.what == "access"]
    assert any(user == "coder" and path.endswith("name=Sinaa") for user, path in seen)
    assert any(user == "coder" and path.endswith("q=al-Nabulsi") for user, path in seen)
    assert ("viewer", "/api/gazetteer/find?name=Sinaa") in seen


def test_cookies_of_other_servers_sign_nobody_out(team, coder):
    own = coder.headers["cookie"]
    for others in ("a[b]=c; ", "{}; ", 'a="; ', "a,b=1; ", "=; ", "dateline2=x; "):
        assert team.stranger().get("/api/about", headers={"cookie": others + own}).status_code == 200, others
    for none in ("dateline", "dateline=", "DATELINE" + own[8:], "__Host-" + own, f"dateline={'x' * 300}"):
        assert team.stranger().get("/api/about", headers={"cookie": none}).status_code == 401, none


def test_what_is_held_back_is_not_counted_for_a_viewer(team, coder):
    own = coder.get("/api/incidents?limit=1").json()["items"][0]["id"]
    viewer = team.signed_in("viewer")
    before = viewer.get("/api/about").json()["incidents"]
    assert coder.post(f"/api/incidents/{own}/reject").status_code == 200
    assert viewer.get("/api/about").json()["incidents"] == before - 1
    assert before == viewer.get("/api/incidents").json()["total"] + 1


def test_nobody_codes_again_who_may_have_seen_the_other_coding(team):
    with Accounts.open(team.store) as accounts:
        accounts.add("basil", "coder", "a market at noon, and rain", by="root")
    one, two, opener = (team.signed_in(name) for name in ("coder", "basil", "adjudicator"))
    asked = {"name": "pilot", "coders": ["coder", "basil"], "fields": ["killed"], "most": 1}
    opened = opener.post("/api/rounds", json=asked)
    assert opened.status_code == 200, opened.text
    item = one.get(f"/api/rounds/{opened.json()['round']['number']}/task").json()["item"]
    coding = {"verdict": "correct", "values": {"killed": "31"}}
    assert one.post(f"/api/codings/{item}", json={"verdict": "accept"}).status_code == 200
    assert one.post(f"/api/codings/{item}", json=coding).status_code == 200  # nobody else has coded it yet
    assert one.get(f"/api/codings/{item}").status_code == 409
    assert two.post(f"/api/codings/{item}", json={"verdict": "accept"}).status_code == 200
    assert two.get(f"/api/codings/{item}").status_code == 200
    assert two.post(f"/api/codings/{item}", json=coding).status_code == 422
    assert one.post(f"/api/codings/{item}", json={"verdict": "accept"}).status_code == 422


@pytest.mark.parametrize("run", ["a", "1", ".", "+", "a.", "00 ", "@", "a@", "+1(", "a-"])
def test_a_report_of_one_long_word_does_not_hold_up_an_export(run):
    """The mask of contacts took minutes for a word of 200,000 letters, and nobody else was served meanwhile."""
    began = time.process_time()
    NameMask().edits(run * (200_000 // len(run)) + "!")
    assert time.process_time() - began < 3
