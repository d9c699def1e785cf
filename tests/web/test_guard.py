"""What stands before every request."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
import time

import httpx
import pytest

from dateline.model import InputError, StoreError
from dateline.web import Settings, patient
from dateline.web.guard import CONTENT_SECURITY_POLICY, DESK_HEADER
from dateline.web.serve import Service, is_loopback, listen, serve, settings_of

from .conftest import PASSWORD, Served


def _raw(desk: Served, content: bytes, timeout: float = 5) -> bytes:
    host, port = desk.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout) as wire:
        wire.sendall(content)
        found = b""
        while part := wire.recv(65536):
            found += part
        return found


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("LOCALHOST:{port}", 200),
        ("[::1]:{port}", 200),
        ("localhost", 200),
        ("elsewhere.example", 400),
        ("localhost.elsewhere.example:{port}", 400),
        ("127.0.0.1:{port}@elsewhere.example", 400),
        ("", 400),
        ("\u00e9", 400),
    ],
)
def test_it_answers_to_its_own_names_only(desk, host, status):
    name = host.format(port=desk.url.rpartition(":")[2])
    told = _raw(desk, f"GET /api/about HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
    assert told.startswith(f"HTTP/1.1 {status}".encode())


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({DESK_HEADER: "1"}, 404),
        ({DESK_HEADER: "1", "origin": "{url}"}, 404),
        ({DESK_HEADER: "1", "sec-fetch-site": "same-origin"}, 404),
        ({}, 403),
        ({DESK_HEADER: "1", "origin": "null"}, 403),
        ({DESK_HEADER: "1", "origin": "http://127.0.0.1:1"}, 403),
        ({DESK_HEADER: "1", "origin": "https://elsewhere.example"}, 403),
        ({DESK_HEADER: "1", "sec-fetch-site": "same-site"}, 403),
        ({DESK_HEADER: "1", "sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_pages_of_other_sites_change_nothing(desk, headers, status):
    sent = {name: value.format(url=desk.url) for name, value in headers.items()}
    told = httpx.post(f"{desk.url}/api/incidents/none/accept", headers=sent, json={})
    assert told.status_code == status


def test_pages_of_other_sites_read_nothing(desk):
    for site in ("cross-site", "same-site"):
        assert httpx.get(f"{desk.url}/api/about", headers={"sec-fetch-site": site}).status_code == 403
    assert "access-control-allow-origin" not in desk.client.get("/api/about").headers


@pytest.mark.parametrize("path", ["/api/about", "/api/none", "/", "/queue", "/login.css", "/api/openapi.json"])
def test_every_answer_bears_the_headers(desk, path):
    headers = desk.client.get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers
    assert "strict-transport-security" not in headers


def test_a_failure_tells_nothing_of_the_inside(desk, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError(f"secret of {desk.store}")

    monkeypatch.setattr("dateline.web.routes.about.answer", broken)
    told = desk.client.get("/api/about")
    assert told.status_code == 500
    assert "secret" not in told.text
    assert "Traceback" not in told.text
    assert "content-security-policy" in told.headers

    def gone(*_: object) -> None:
        raise StoreError(f"{desk.store.absolute()}: the disk is full")

    monkeypatch.setattr("dateline.web.routes.about.answer", gone)
    told = desk.client.get("/api/about")
    assert (told.status_code, told.json()) == (503, {"error": "desk.db: the disk is full"})


def test_addresses_that_climb_out_of_the_folder(desk):
    for path in (
        "/assets/../../who.py",
        "/assets/..%2f..%2fwho.py",
        "/assets/%2e%2e/%2e%2e/who.py",
        "/../../etc/passwd",
    ):
        told = _raw(desk, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert b"class Who" not in told
        assert b"root:" not in told


def test_a_wrong_method_is_told_so(desk):
    told = desk.client.post("/api/about")
    assert (told.status_code, told.headers["allow"]) == (405, "GET")
    assert desk.client.get("/api/incidents/none/accept").headers["allow"] == "POST"
    assert desk.client.put("/api/filters").headers["allow"] == "GET, POST"
    assert desk.client.put("/api/sources/a/b/grade").headers["allow"] == "POST"
    assert desk.client.post("/queue").status_code == 405
    assert desk.client.request("TRACE", "/api/about").status_code == 405


def test_who_sends_the_head_a_letter_at_a_time_is_hung_up_on(desk, monkeypatch):
    monkeypatch.setattr(patient, "HEAD_S", 0.2)
    began = time.monotonic()
    assert _raw(desk, b"") == b""
    assert _raw(desk, b"GET /api/about HTTP/1.1\r\nHost: loc") == b""
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.7", False),
        ("desk.example.org", False),
    ],
)
def test_elsewhere_than_on_loopback_one_signs_in(host, loopback):
    assert is_loopback(host) is loopback
    settings = settings_of("some.db", Service(host=host, names=("Desk.Example.org",)))
    assert settings.accounts is not loopback
    assert "desk.example.org" in settings.hosts
    assert settings_of("some.db", Service(behind_proxy=True)).accounts


def test_without_accounts_it_does_not_start_for_others(sample_store):
    for how in (Service(host="0.0.0.0", port=0), Service(accounts=True, port=0), Service(behind_proxy=True, port=0)):
        with pytest.raises(InputError, match="dateline users add"):
            serve(sample_store, how, by=None, tell=print)


def test_a_port_that_is_taken(sample_store, desk):
    taken = int(desk.url.rpartition(":")[2])
    with pytest.raises(InputError, match=r"cannot listen on 127.0.0.1:\d+ \(something else listens there already\)"):
        serve(sample_store, Service(port=taken), by=None, tell=print)
    with pytest.raises(InputError, match="cannot listen on 203"):
        listen("203.0.113.1", 0)


def test_an_address_of_the_machine_is_a_name_and_no_other_is(team_store, tmp_path):
    served = Served(Settings(store=team_store, user="x", accounts=True, any_address=True, hosts=("desk.example.org",)))
    try:
        for host, status in (("127.0.0.1", 401), ("desk.example.org", 401), ("127.0.0.2", 400), ("localhost", 400)):
            told = _raw(served, f"GET /api/about HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
            assert told.startswith(f"HTTP/1.1 {status}".encode()), host
    finally:
        served.stop()


def test_a_proxy_on_this_machine_tells_who_asks_and_how(team_store):
    forwarded = {"x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.7"}
    for behind in (True, False):
        served = Served(Settings(store=team_store, user="x", accounts=True), Service(behind_proxy=behind))
        try:
            told = httpx.get(f"{served.url}/login", headers=forwarded)
            assert ("strict-transport-security" in told.headers) is behind
            assert told.headers["set-cookie"].startswith("__Host-" if behind else "dateline-form")
            assert ("Secure" in told.headers["set-cookie"]) is behind
        finally:
            served.stop()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> tuple[str, str]:
    folder = tmp_path_factory.mktemp("tls")
    cert, key = str(folder / "desk.pem"), str(folder / "desk.key")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


def test_over_tls_the_cookie_is_for_tls_alone(team_store, certificate):
    served = Served(Settings(store=team_store, user="x", accounts=True), Service(tls=certificate))
    context = ssl.create_default_context(cafile=certificate[0])
    try:
        with httpx.Client(
            base_url=served.url.replace("http://127.0.0.1", "https://localhost"), verify=context
        ) as client:
            page = client.get("/login")
            token = page.text.split('name="token" value="')[1].split('"')[0]
            told = {"token": token, "next": "/", "name": "coder", "password": PASSWORD}
            done = client.post("/login", data=told, headers={"origin": str(client.base_url).rstrip("/")})
            assert done.status_code == 303
            kept = next(each for each in done.headers.get_list("set-cookie") if "dateline=" in each)
            assert kept.startswith("__Host-dateline=")
            assert "Secure" in kept.split("; ")
            assert "strict-transport-security" in client.get("/api/about").headers
            assert client.get("/api/about").json()["user"] == "coder"
    finally:
        served.stop()


def test_a_certificate_that_is_none(sample_store, tmp_path, certificate):
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no certificate")
    with pytest.raises(InputError, match="cannot be used together"):
        serve(sample_store, Service(port=0, tls=(str(wrong), certificate[1])), by=None, tell=print)


@pytest.mark.file
def test_it_stops_with_ctrl_c_and_without_a_word_too_many(sample_store):
    import signal

    command = [sys.executable, "-m", "dateline", "serve", "--store", str(sample_store), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    assert "the desk is at http://127.0.0.1:" in process.stderr.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert (process.returncode, told) == (0, "dateline: the desk is closed\n")
