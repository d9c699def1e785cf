"""Which addresses are asked, and which never are."""

from __future__ import annotations

import socket

import pytest
from tests.ingest.server import Answer, serving

from dateline.ingest.fetch import Fetcher, FetchError, host_of, page_address
from dateline.ingest.fetch.addresses import is_closed, is_closed_name

CLOSED = """
127.0.0.1 127.8.8.8 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.8 192.0.2.1 198.18.0.1
198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.88.99.1
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::808:808
2002:7f00:1:: 2002:a00:1::1 2001:0:808:808:: 2001:db8::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12:3456::1 ff02::1
""".split()
OPEN = "8.8.8.8 1.1.1.1 93.184.216.34 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1".split()


@pytest.mark.parametrize("address", CLOSED)
def test_closed(address):
    assert is_closed(address)


@pytest.mark.parametrize("address", OPEN)
def test_open(address):
    assert not is_closed(address)


@pytest.mark.parametrize(
    ("host", "closed"),
    [
        ("localhost", True),
        ("Desk.LOCALHOST.", True),
        ("2130706433", True),
        ("0x7f.1", True),
        ("0177.0.0.1", True),
        ("127.1", True),
        ("[::1]", True),
        ("134744072", False),
        ("news.example", False),
    ],
)
def test_names_behind_a_proxy(host, closed):
    assert is_closed_name(host) is closed


@pytest.mark.parametrize(("scheme", "port"), [("http", 80), ("https", 443)])
def test_the_last_group_of_an_address_is_no_port(scheme, port, monkeypatch):
    asked = []

    def resolve(host, at, **_):
        asked.append((host, at))
        raise socket.gaierror("not here")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchError, match="cannot be reached"):
        Fetcher().get(f"{scheme}://[2606:4700::1111]/x")
    assert asked == [("2606:4700::1111", port)]


HOSTS = "127.0.0.1 127.1 0177.0.0.1 0x7f000001 2130706433 [::1] [::ffff:127.0.0.1] localhost 0.0.0.0 169.254.169.254"


@pytest.mark.parametrize("host", HOSTS.split())
def test_no_request_leaves(host, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("it was connected to"))
    with pytest.raises(FetchError, match="private network") as refused:
        Fetcher().get(f"http://{host}:9/x")
    assert refused.value.refused
    assert not refused.value.again


def test_one_closed_address_among_others_is_enough(monkeypatch):
    def resolve(host, port, **_):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in ("8.8.8.8", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("it was connected to"))
    with pytest.raises(FetchError, match="private network"):
        Fetcher().get("http://news.example/")


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch):
    names, reached = [], []

    def resolve(host, port, **_):
        # a name that answers with another address each time it is asked
        names.append(host)
        where = "8.8.8.8" if len(names) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (where, port))]

    def connect(self, where):
        reached.append(where[0])
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(FetchError, match="refused"):
        Fetcher().get("http://rebinding.example/")
    assert (names, reached) == (["rebinding.example"], ["8.8.8.8"])


def test_a_redirect_to_a_private_address_is_refused(monkeypatch):
    real = socket.getaddrinfo
    with serving() as site, serving() as inner:
        inner.page("/secret", "secret")
        site.routes["/"] = Answer(status=302, headers={"Location": inner.url + "/secret"})
        port = int(site.url.rpartition(":")[2])
        monkeypatch.setattr("dateline.ingest.fetch.connect.is_closed", lambda _: closed.pop(0))
        closed = [False, True]
        with pytest.raises(FetchError, match="private network"):
            Fetcher().get(f"http://127.0.0.1:{port}/")
        assert not inner.asked
    assert socket.getaddrinfo is real


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/x", "only http and https"),
        ("file:///etc/hosts", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://", "host"),
        ("http:///x", "host"),
        ("http://a b/", "no address|no host"),
        ("http://[::1/x", "no address"),
        ("http://desk:secret@news.example/", "password"),
        ("http://news.example/\nHost: other", "control"),
        ("http://news.example/" + "x" * 9000, "longer"),
        ("http://news.example:99999/", "no address"),
    ],
)
def test_what_is_no_address(url, words):
    with pytest.raises(FetchError, match=words):
        Fetcher().get(url)


def test_hosts_and_pages():
    assert host_of("HTTPS://News.Example/a") == "https://news.example:443"
    assert host_of("http://новости.example:8080/") == "http://xn--b1amnebsh.example:8080"
    assert page_address("http://news.example/a b?utm_source=rss&id=3&fbclid=x#top") == "http://news.example/a%20b?id=3"
    assert page_address("http://news.example") == "http://news.example/"
