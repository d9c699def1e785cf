"""Fetching, against a server on this machine."""

from __future__ import annotations

import gzip
import ssl
import time
import zlib
from collections.abc import Iterator

import brotli
import pytest
import trustme
from tests.ingest.server import Answer, Site, serving

from dateline.ingest.fetch import Fetcher, FetchError, Limits, connect
from dateline.model import TooLargeError

TEXT = b"<p>Rebels shelled Harim.</p>" * 40


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def fetcher(**options) -> Fetcher:
    limits = Limits(**{"bytes_": 50_000, "step_seconds": 2.0, "page_seconds": 4.0, **options})
    return Fetcher(limits, allow_private=True, contact="desk@archive.example\r\nX: y")


def raw_deflate(content: bytes) -> bytes:
    inner = zlib.compressobj(wbits=-15)
    return inner.compress(content) + inner.flush()


PACKED = {
    "gzip": gzip.compress(TEXT),
    "gzip twice": gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:]),
    "deflate": zlib.compress(TEXT),
    "deflate raw": raw_deflate(TEXT),
    "br": brotli.compress(TEXT),
}


def pack(site: Site, path: str, name: str, body: bytes) -> str:
    return site.page(path, body, Content_Encoding=name.split()[0])


@pytest.mark.parametrize("name", PACKED)
def test_packed(site, name):
    got = fetcher().get(pack(site, "/packed", name, PACKED[name]))
    assert got.capture.content == TEXT
    assert got.capture.header("content-encoding") == name.split()[0]


def test_packed_in_two_ways(site):
    url = site.page("/both", brotli.compress(gzip.compress(TEXT)), Content_Encoding="gzip, br")
    assert fetcher().get(url).capture.content == TEXT


@pytest.mark.parametrize("name", PACKED)
def test_a_packed_page_that_is_cut_short_is_no_page(site, name):
    with pytest.raises(FetchError, match=r"cut short|damaged") as error:
        fetcher().get(pack(site, "/cut", name, PACKED[name][:-9]))
    assert error.value.again


@pytest.mark.parametrize(
    ("name", "bomb"),
    [
        ("gzip", gzip.compress(bytes(30_000_000))),
        ("gzip", gzip.compress(bytes(40_000)) * 50),
        ("deflate", zlib.compress(bytes(30_000_000))),
        ("br", brotli.compress(bytes(30_000_000))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(30_000_000)))),
    ],
)
def test_a_bomb_ends_early(site, name, bomb):
    began = time.perf_counter()
    with pytest.raises(TooLargeError, match="50,000"):
        fetcher().get(site.page("/bomb", bomb, Content_Encoding=name))
    assert time.perf_counter() - began < 1


def test_limits_on_the_wire(site):
    with pytest.raises(TooLargeError):
        fetcher().get(site.page("/large", bytes(60_000)))
    site.routes["/says-little"] = Answer(bytes(60_000), length=100)
    assert len(fetcher().get(site.url + "/says-little").capture.content) == 100


def test_a_page_shorter_than_told_is_no_page(site):
    site.routes["/short"] = Answer(TEXT, length=len(TEXT) + 1)
    with pytest.raises(FetchError, match="cut short") as error:
        fetcher().get(site.url + "/short")
    assert error.value.again


def test_an_encoding_that_was_not_asked_for(site):
    with pytest.raises(FetchError, match="zstd"):
        fetcher().get(site.page("/zstd", b"x", Content_Encoding="zstd"))


def test_a_page_packed_many_times_over(site):
    with pytest.raises(FetchError, match="300 times over"):
        fetcher().get(site.page("/packed", b"x", Content_Encoding=",".join(["br"] * 300)))


@pytest.mark.parametrize("drip", [Answer(TEXT, before=9.0), Answer(TEXT, drip=0.1)])
def test_a_slow_server_is_left(site, drip):
    site.routes["/slow"] = drip
    began = time.perf_counter()
    with pytest.raises(FetchError, match="seconds") as error:
        fetcher(step_seconds=0.3, page_seconds=0.6).get(site.url + "/slow")
    assert error.value.again
    assert time.perf_counter() - began < 2


def test_headers_that_drip_are_left(site):
    import socket
    import threading

    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while not ended.wait(0.1):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        try:
            began = time.perf_counter()
            with pytest.raises(FetchError, match=r"more than 0\.5 seconds"):
                fetcher(step_seconds=5.0, page_seconds=0.5).get(f"http://127.0.0.1:{listening.getsockname()[1]}/")
            assert time.perf_counter() - began < 2
        finally:
            ended.set()
            thread.join()


def redirect(site: Site, path: str, location: str, status: int = 302) -> str:
    site.routes[path] = Answer(status=status, headers={"Location": location})
    return site.url + path


def test_redirects(site):
    site.page("/end", TEXT)
    redirect(site, "/2", "/end", 308)
    got = fetcher().get(redirect(site, "/1", "2", 301))
    assert (got.url, got.moved, got.capture.url) == (site.url + "/end", site.url + "/end", site.url + "/1")
    assert fetcher().get(redirect(site, "/0", "/1", 302)).moved is None
    redirect(site, "/b", "/a")
    loop = redirect(site, "/a", "/b")
    with pytest.raises(FetchError, match=r"loop, back to http://127\.0\.0\.1:\d+/a"):
        fetcher().get(loop)
    site.otherwise = lambda asked: Answer(status=302, headers={"Location": asked.path + "x"})
    with pytest.raises(FetchError, match="more than 8 times"):
        fetcher().get(site.url + "/long")
    site.otherwise = Answer(status=404)
    with pytest.raises(FetchError, match="only http"):
        fetcher().get(redirect(site, "/file", "file:///etc/hosts"))
    with pytest.raises(FetchError, match="password"):
        fetcher().get(redirect(site, "/secret", "http://a:b@127.0.0.1/"))
    site.routes["/nowhere"] = Answer(status=302)
    with pytest.raises(FetchError, match="answers 302"):
        fetcher().get(site.url + "/nowhere")


def test_what_is_sent(site):
    site.page("/sent", TEXT, Set_Cookie="who=reader")
    fetcher().get(site.url + "/sent")
    fetcher().get(redirect(site, "/to-sent", "/sent"))
    for asked in (each for each in site.asked if each.path == "/sent"):
        assert asked.headers["user-agent"].startswith("dateline/")
        assert asked.headers["user-agent"].endswith("(+desk@archive.exampleX: y)")
        assert asked.headers["accept-encoding"] == "gzip, deflate, br"
        assert not asked.headers.keys() & {"cookie", "authorization", "referer", "x"}


def test_conditions(site):
    def answer(asked):
        same = asked.headers.get("if-none-match") == '"7"' or asked.headers.get("if-modified-since") == "Monday"
        return Answer(status=304) if same else Answer(TEXT, headers={"ETag": '"7"'})

    site.routes["/feed"] = answer
    first = fetcher().get(site.url + "/feed")
    assert not first.not_modified
    assert fetcher().get(site.url + "/feed", etag=first.capture.header("etag")).not_modified
    assert fetcher().get(site.url + "/feed", last_modified="Monday").not_modified
    assert not fetcher().get(site.url + "/feed", etag='"6"').not_modified
    site.routes["/odd"] = Answer(status=304)
    with pytest.raises(FetchError, match="304"):
        fetcher().get(site.url + "/odd")


@pytest.mark.parametrize(
    ("statuses", "again"),
    [((400, 401, 403, 404, 410, 451, 501), False), ((408, 425, 429, 500, 502, 503, 504), True)],
)
def test_statuses(site, statuses, again):
    for status in statuses:
        site.routes["/status"] = Answer(status=status, headers={"Retry-After": "7"})
        with pytest.raises(FetchError, match=f"answers {status}") as error:
            fetcher().get(site.url + "/status")
        assert (error.value.again, error.value.status) == (again, status)
        assert error.value.after == (7 if again else None)


def test_a_proxy_of_the_environment(site, monkeypatch):
    # a proxy is asked with the whole address; what it gives is the page
    site.routes["http://news.example/page"] = Answer(TEXT)
    monkeypatch.setenv("http_proxy", site.url.replace("http://", "http://desk:word@"))
    got = Fetcher().get("http://news.example/page")
    assert got.capture.content == TEXT
    assert got.capture.address is None
    assert site.asked[-1].headers["proxy-authorization"] == "Basic ZGVzazp3b3Jk"
    with pytest.raises(FetchError, match="private network"):
        Fetcher().get("http://2130706433/page")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with pytest.raises(FetchError, match="private network"):
        Fetcher().get(site.url + "/page")


def test_certificates_are_checked(monkeypatch):
    ours, others = trustme.CA(), trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.issue_cert("localhost").configure_cert(server)
    client = ssl.create_default_context()
    others.configure_trust(client)
    monkeypatch.setattr(connect, "_tls", lambda: client)
    with serving(server) as site:
        site.page("/page", TEXT)
        url = site.url.replace("127.0.0.1", "localhost") + "/page"
        with pytest.raises(FetchError, match="certificate is not valid") as error:
            fetcher().get(url)
        assert error.value.refused
        ours.configure_trust(client)
        got = fetcher().get(url)
        assert (got.capture.content, got.capture.address) == (TEXT, "127.0.0.1")
        with pytest.raises(FetchError, match="certificate is not valid"):
            fetcher().get(site.url + "/page")
    with serving() as plain, pytest.raises(FetchError, match="cannot be reached"):
        fetcher().get(plain.url.replace("http:", "https:"))


def test_certificates_of_the_system_are_asked_for():
    assert connect._tls().verify_mode is ssl.CERT_REQUIRED
    assert connect._tls().check_hostname


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"])
def test_what_is_no_answer(answer):
    import socket
    import threading

    with socket.create_server(("127.0.0.1", 0)) as listening:

        def say() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(10_000)
                connection.sendall(answer)

        thread = threading.Thread(target=say, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        if b"200" in answer:
            assert fetcher().get(url).capture.content == b""
        else:
            with pytest.raises(FetchError, match="cannot be"):
                fetcher().get(url)
        thread.join()
