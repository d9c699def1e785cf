"""Web addresses, against a server on this machine."""

from __future__ import annotations

import gzip
import http.server
import threading

import pytest

from dateline.ingest import open_documents
from dateline.ingest.fetch import Patience
from dateline.ingest.web import read_url
from dateline.model import InputError, TooLargeError

PAGE = "<html><head><title>Marj</title></head><body><p>Обстрел</p></body></html>"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path
        if path == "/missing":
            self.send_error(404)
            return
        if path in ("/moved", "/loop", "/to-file"):
            self.send_response(302)
            self.send_header("Location", {"/moved": "/page", "/loop": "/loop", "/to-file": "file:///etc/hosts"}[path])
            self.end_headers()
            return
        body = {
            "/page": PAGE.encode("cp1251"),
            "/gzip": gzip.compress(PAGE.encode("cp1251")),
            "/bomb": gzip.compress(b"x" * 100_000),
            "/large": b"x" * 5_000,
            "/pdf": b"%PDF-1.4",
            "/empty": b"",
        }[path]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=windows-1251")
        if path in ("/gzip", "/bomb"):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def read(url, max_bytes=4_000):
    return read_url(url, max_bytes, allow_private=True, patience=Patience(tries=2, sleep=lambda _: None))


@pytest.mark.parametrize("path", ["/page", "/moved", "/gzip"])
def test_read(server, path):
    raw = read(server + path)
    assert (raw.text, raw.media, raw.origin) == (PAGE, "html", server + path)
    assert raw.url == server + ("/page" if path == "/moved" else path)
    assert raw.capture is not None
    assert (raw.capture.url, raw.capture.final_url, raw.capture.sha256) == (raw.origin, raw.url, raw.sha256)
    assert (raw.capture.status, raw.capture.address, raw.capture.tool[:9]) == (200, "127.0.0.1", "dateline ")
    assert raw.capture.header("content-type") == "text/html; charset=windows-1251"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/missing", "404"),
        ("/loop", "loop"),
        ("/to-file", "only http and https"),
        ("/pdf", "damaged"),
        ("/empty", "empty"),
    ],
)
def test_refused(server, path, words):
    with pytest.raises(InputError, match=words):
        read(server + path)


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_too_large(server, path):
    with pytest.raises(TooLargeError, match="--max-bytes"):
        read(server + path)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "0.0.0.0", "2130706433"]
)
def test_private_addresses_are_refused(host):
    (item,) = open_documents([f"http://{host}:9/x"])
    assert "private network" in item.reason


def test_nobody_there():
    with pytest.raises(InputError, match="cannot be reached"):
        read("http://127.0.0.1:9/x")


@pytest.mark.parametrize("url", ["http://", "http:///x", "http://a b/", "http://[::1/x"])
def test_no_address(url):
    with pytest.raises(InputError):
        read(url)
