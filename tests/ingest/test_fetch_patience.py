"""Trying again, waiting for one's turn, and asking robots.txt."""

from __future__ import annotations

import datetime
import time

import pytest
from tests.ingest.server import Answer, serving

from dateline.ingest.fetch import Fetcher, FetchError, Pace, Patience, Robots
from dateline.ingest.fetch.retry import seconds_asked

NOW = datetime.datetime(2016, 4, 21, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999999999999", 86400.0),
        ("Thu, 21 Apr 2016 12:01:30 GMT", 90.0),
        ("Thu, 21 Apr 2016 11:00:00 GMT", 0.0),
        ("Thu, 21 Apr 2016 12:00:10 -0000", 10.0),
        ("soon", None),
        ("NaN", None),
        ("Thu, 21 Apr 99999999999 12:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86400.0),
        ("-5", None),
        ("²", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(header, seconds):
    assert seconds_asked(header, NOW) == seconds


def test_patience():
    waits: list[float] = []
    patience = Patience(tries=5, first=2.0, longest=10.0, sleep=waits.append, chance=lambda: 0.5)
    errors = [
        FetchError("broken", again=True),
        FetchError("busy", again=True, after=9.0),
        FetchError("broken", again=True),
        FetchError("broken", again=True),
    ]

    def attempt() -> str:
        if errors:
            raise errors.pop(0)
        return "page"

    assert patience(attempt) == "page"
    assert waits == [1.5, 9.0, 6.0, 7.5]


@pytest.mark.parametrize(
    ("error", "tries"),
    [
        (FetchError("gone", status=404), 1),
        (FetchError("broken", again=True), 3),
        (FetchError("come tomorrow", again=True, after=3600.0), 1),
    ],
)
def test_patience_ends(error, tries):
    tried = []

    def attempt() -> None:
        tried.append(1)
        raise error

    with pytest.raises(FetchError):
        Patience(tries=3, sleep=lambda _: None)(attempt)
    assert len(tried) == tries


def test_pace():
    now, waits = [100.0], list[float]()

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    pace = Pace(1.0, clock=lambda: now[0], sleep=sleep)
    for host in ("a", "a", "b", "a"):
        pace.take(host)
    assert waits == [1.0, 1.0]
    pace.slow_down("b", 5.0)
    pace.take("b")
    pace.take("b")
    assert waits[2:] == [5.0]
    pace.slow_down("b", 86_400.0)
    pace.take("b")
    pace.take("b")
    assert waits[-1] == 30.0
    pace.not_before("a", 600.0)
    assert pace.wait_for("a") == 600.0
    assert pace.wait_for("c") == 0.0


ROBOTS = """
User-agent: *
Disallow: /private/
Allow: /private/open
Crawl-delay: 7

User-agent: other
Disallow: /
"""


def allowed(robots: Robots, url: str) -> bool:
    try:
        robots.check(url)
    except FetchError:
        return False
    return True


def test_robots():
    now = [1000.0]
    with serving() as site:
        site.page("/robots.txt", ROBOTS, "text/plain")
        robots = Robots(Fetcher(allow_private=True), clock=lambda: now[0])
        assert allowed(robots, site.url + "/news")
        assert not allowed(robots, site.url + "/private/x")
        assert allowed(robots, site.url + "/private/open")
        assert robots.pause(site.url + "/news") == 7.0
        assert site.counts["/robots.txt"] == 1
        later = Robots(Fetcher(allow_private=True), known=robots.known, clock=lambda: now[0])
        assert not allowed(later, site.url + "/private/x")
        assert site.counts["/robots.txt"] == 1
        now[0] += 90_000
        site.page("/robots.txt", "User-agent: dateline\nDisallow: /")
        assert not allowed(robots, site.url + "/news")
        assert site.counts["/robots.txt"] == 2


@pytest.mark.parametrize(
    ("answer", "open_"),
    [
        (Answer(status=404), True),
        (Answer(status=403), True),
        (Answer(status=410), True),
        (Answer(status=503), False),
        (Answer(status=429), False),
        (Answer(status=302, headers={"Location": "/robots.txt"}), True),
        (Answer(b"\x00\xff<html>", headers={"Content-Type": "text/html"}), True),
        (Answer(b"User-agent: *\r\nDisallow: /\r\n", length=900), False),
    ],
)
def test_robots_that_cannot_be_read(answer, open_):
    with serving() as site:
        site.routes["/robots.txt"] = answer
        robots = Robots(Fetcher(allow_private=True))
        assert allowed(robots, site.url + "/news") is open_


def test_robots_of_thousands_of_programs_are_read_in_a_moment():
    agents = "".join(f"User-agent: bot{number}\n" for number in range(8_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(8_000))
    began = time.perf_counter()
    with serving() as site:
        site.page("/robots.txt", f"{agents}{rules}\nUser-Agent : Dateline\nDisallow: /private/\n", "text/plain")
        robots = Robots(Fetcher(allow_private=True))
        assert allowed(robots, site.url + "/7")
        assert not allowed(robots, site.url + "/private/x")
    assert time.perf_counter() - began < 3


def test_robots_of_a_host_that_is_not_there():
    with pytest.raises(FetchError, match="cannot be had") as error:
        Robots(Fetcher(allow_private=True)).check("http://127.0.0.1:9/news")
    assert error.value.again
    assert error.value.after
