"""How often, and how much."""

from __future__ import annotations

import re
import shutil
import socket
import time

import httpx
import pytest

from dateline.web import Settings
from dateline.web.limits import Attempts, Buckets, Patience
from dateline.web.settings import Rate

from .conftest import PASSWORD, Served


def test_a_bucket_fills_at_its_rate():
    buckets = Buckets(Rate(2, 3))
    assert [buckets.take("a", 0.0) for _ in range(4)] == [0, 0, 0, 1]
    assert buckets.take("b", 0.0) == 0
    assert [buckets.take("a", 1.0) for _ in range(3)] == [0, 0, 1]


def test_attempts_that_fail_wait_longer_and_longer_up_to_a_bound():
    attempts = Attempts(Patience(free=3, most=60))
    waits = []
    now = 0.0
    for _ in range(11):
        waits.append(attempts.wait("a", now))
        now += waits[-1]
        attempts.failed("a", now)
    assert waits == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60]
    assert attempts.wait("b", now) == 0
    assert attempts.wait("a", now + 1000) == 0
    attempts.forget("a")
    assert attempts.wait("a", now) == 0


def test_what_is_remembered_has_a_bound():
    buckets, attempts = Buckets(Rate(1, 1)), Attempts(Patience(0, 1))
    for number in range(12_000):
        buckets.take(str(number), 0.0)
        attempts.failed(str(number), 0.0)
    assert len(buckets._left) == len(attempts._failed) == 10_000


def _attempt(client: httpx.Client, name: str, password: str = "not the password") -> httpx.Response:
    page = client.get("/login").text
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token
    return client.post("/login", data={"token": token[1], "name": name, "password": password})


@pytest.mark.parametrize("name", ["coder", "nobody"])
def test_guessing_is_slowed_down_and_known_names_are_not_told_from_others(team, name):
    with httpx.Client(base_url=team.url, timeout=20) as client:
        statuses = [_attempt(client, name).status_code for _ in range(5)]
        assert statuses == [401, 401, 401, 401, 429]
        refused = _attempt(client, name.upper(), PASSWORD)
        assert refused.status_code == 429
        assert 1 <= int(refused.headers["retry-after"]) <= 2
        assert "Too many attempts" in refused.text
        assert _attempt(client, "viewer", PASSWORD).status_code == 303


def test_an_address_that_guesses_many_names_is_slowed_down_too(team):
    with httpx.Client(base_url=team.url, timeout=20) as client:
        statuses = [_attempt(client, f"name{number}").status_code for number in range(12)]
    assert statuses == [401] * 11 + [429]


def test_a_wrong_name_takes_as_long_as_a_wrong_password(team):
    def fastest(name: str) -> float:
        found = []
        for _ in range(3):
            with httpx.Client(base_url=team.url, timeout=20) as client:
                client.get("/login")
                began = time.monotonic()
                assert _attempt(client, name).status_code == 401
                found.append(time.monotonic() - began)
        return min(found)

    fastest("first")
    known, unknown = fastest("coder"), fastest("nobody")
    assert 0.4 < known / unknown < 2.5


def _served(store, tmp_path, **settings) -> Served:
    return Served(Settings(store=shutil.copy(store, tmp_path / "limited.db"), user="x", **settings))


def test_too_many_requests(sample_store, tmp_path):
    served = _served(sample_store, tmp_path, rate=Rate(0.5, 5))
    try:
        told = [served.client.get("/api/about") for _ in range(7)]
        assert [each.status_code for each in told] == [200] * 5 + [429] * 2
        assert told[-1].headers["retry-after"] == "2"
        assert "wait 2 s" in told[-1].json()["error"]
        assert served.client.get("/icon.svg").status_code != 429
    finally:
        served.stop()


def test_each_account_has_its_own_share_and_strangers_one_by_address(team_store, tmp_path):
    served = _served(team_store, tmp_path, accounts=True, rate=Rate(0.1, 3), strangers=Rate(0.1, 2))
    try:
        for name in ("coder", "viewer"):
            client = served.signed_in(name)
            assert [client.get("/api/about").status_code for _ in range(4)] == [200, 200, 200, 429]
        assert [served.client.get("/api/about").status_code for _ in range(3)] == [401, 401, 429]
        assert served.client.get("/login").status_code == 429
    finally:
        served.stop()


@pytest.mark.parametrize("told", [True, False])
def test_a_request_that_is_too_large(desk, told):
    content = b'{"note": "' + b"x" * 1_100_000 + b'"}'
    body = content if told else iter([content[:600_000], content[600_000:]])
    try:
        refused = desk.client.post("/api/incidents/none/accept", content=body)
    except httpx.WriteError:
        assert told  # the server hangs up on what it will not read
        return
    assert refused.status_code == 413
    assert "1000000 bytes" in refused.json()["error"]


def test_a_request_that_does_not_come_to_its_end(sample_store, tmp_path):
    served = _served(sample_store, tmp_path, patience_s=0.3)
    host, port = served.url.removeprefix("http://").split(":")
    try:
        with socket.create_connection((host, int(port)), 5) as wire:
            head = "POST /api/incidents/x/accept HTTP/1.1\r\nHost: localhost\r\nx-dateline-desk: 1\r\n"
            wire.sendall((head + "Content-Length: 100\r\n\r\n{").encode())
            assert wire.recv(4096).startswith(b"HTTP/1.1 408")
        with socket.create_connection((host, int(port)), 5) as wire:
            wire.sendall((head + "Content-Length: 100\r\n\r\n{").encode())
        assert served.client.get("/api/about").status_code == 200
    finally:
        served.stop()


def test_a_length_that_is_none(desk):
    host, port = desk.url.removeprefix("http://").split(":")
    for length in ("x", "-1", "1e3", "9" * 30):
        with socket.create_connection((host, int(port)), 5) as wire:
            head = (
                f"POST /api/about HTTP/1.1\r\nHost: localhost\r\nx-dateline-desk: 1\r\nContent-Length: {length}\r\n\r\n"
            )
            wire.sendall(head.encode())
            assert wire.recv(4096).split()[1] in (b"400", b"413")
