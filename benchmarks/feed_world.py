"""Feeds on servers of this machine with all that goes wrong with feeds and pages, the same each time.

Some faults heal after a few requests, others stay: `World.good` are the pages that must be read in the end, each once,
`World.lost` those that cannot be had, with words of the reason that a person must be told, `World.dead` such feeds.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice

from tests.ingest.server import Answer, Asked, Route, Site, serving

#: Requests after which a fault that heals has healed.
HEALS = 2
#: Longer than any time limit of a run over this world.
SLOW = 3.0
PLACES = ("Harim", "Idlib", "Aleppo", "Homs", "Hama", "Raqqa", "Mosul", "Tikrit", "Sirte", "Taiz")
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()


def article(number: int) -> bytes:
    """A page with a report; every second one is of no interest to anybody here."""
    place, count = PLACES[number % 10], NUMBERS[number % 11]
    if number % 2:
        told = (
            f"The bakery of street {number} in {place} won a prize for its bread, and the mayor came to taste it. "
            "The jury praised the crust. Next year the prize goes to a garden."
        )
    else:
        told = (
            f"Rebels shelled a barracks in {place} on Monday and killed {count} soldiers, "
            f"residents of street {number} said."
        )
    title = f"Report {number} from {place}"
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><nav>Home</nav>"
        f"<article><h1>{title}</h1><p>{told}</p></article></body></html>"
    ).encode()


def healing(fault: Answer, well: Answer) -> Route:
    """The fault at first, then what is asked for."""
    return lambda asked: fault if asked.times <= HEALS else well


def _html(body: bytes) -> Answer:
    return Answer(body, headers={"Content-Type": "text/html; charset=utf-8"})


def _zipped(body: bytes, cut: int = 0) -> Answer:
    packed = gzip.compress(body)
    return Answer(packed[: len(packed) - cut], headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})


#: What a page does, in turn: its answers, given its body and its own path, and the words of the reason if it is lost.
_PAGES: tuple[tuple[Callable[[bytes, str], Route], str | None], ...] = (
    (lambda body, path: _html(body), None),
    (lambda body, path: healing(Answer(body, before=SLOW), _html(body)), None),
    (lambda body, path: _zipped(body), None),
    (lambda body, path: healing(Answer(b"oops", status=500), _html(body)), None),
    (lambda body, path: healing(_zipped(body, 12), _zipped(body)), None),
    (lambda body, path: healing(Answer(b"", status=503, headers={"Retry-After": "2"}), _html(body)), None),
    (lambda body, path: Answer(status=404), "404"),
    (lambda body, path: healing(Answer(body, length=len(body) + 50), _html(body)), None),
    (lambda body, path: Answer(b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "text/html"}), "PNG image"),
    (lambda body, path: Answer(status=302, headers={"Location": path}), "loop"),
    (lambda body, path: _html(body), None),
    (lambda body, path: _zipped(bytes(40_000_000)), "limit"),
    (lambda body, path: Answer(status=500), "500"),
    (lambda body, path: Answer(status=301, headers={"Location": "/"}), "front page"),
    (lambda body, path: healing(Answer(body, drip=0.05), _html(body)), None),
    (lambda body, path: Answer(status=302, headers={"Location": "file:///etc/hosts"}), "only http"),
    (lambda body, path: Answer(b""), "empty"),
)


def _well(xml: str) -> Answer:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == '"1"':
            return Answer(status=304)
        return Answer(xml.encode(), headers={"Content-Type": "application/rss+xml", "ETag": '"1"'})

    return answer  # type: ignore[return-value]


def _heals(fault: Answer) -> Callable[[str, str], Route]:
    def route(xml: str, path: str) -> Route:
        well = _well(xml)
        return lambda asked: fault if asked.times <= HEALS else well(asked)  # type: ignore[operator]

    return route


_BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel/></rss>'
#: The same for feeds.
_FEEDS: tuple[tuple[Callable[[str, str], Route], str | None], ...] = (
    (lambda xml, path: _well(xml), None),
    (_heals(Answer(b"x", before=SLOW)), None),
    (lambda xml, path: _well(xml), None),
    (_heals(Answer(status=500)), None),
    (_heals(_zipped(b"<rss/>" * 400, 10)), None),
    (lambda xml, path: Answer(xml.encode(), headers={"Content-Type": "image/png"}), None),
    (lambda xml, path: _well(xml), None),
    (_heals(Answer(b"<rss version='2.0'><channel><item><ti")), None),
    (lambda xml, path: Answer(status=302, headers={"Location": path}), "loop"),
    (lambda xml, path: _well(xml), None),
    (_heals(Answer(b"x", length=900)), None),
    (lambda xml, path: Answer(_BOMB.encode()), "entities"),
    (lambda xml, path: _html(b"<html><body>This site has moved.</body></html>"), "a web page, not a feed"),
    (lambda xml, path: _zipped(bytes(90_000_000)), "limit"),
    (lambda xml, path: _well(xml), None),
)


@dataclass
class World:
    """Feeds, and what must come of them."""

    sites: list[Site]
    feeds: list[str] = field(default_factory=list)
    good: set[str] = field(default_factory=set)
    lost: dict[str, str] = field(default_factory=dict)
    dead: dict[str, str] = field(default_factory=dict)
    forbidden: set[str] = field(default_factory=set)
    named: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How often all servers were asked."""
        return sum(len(site.asked) for site in self.sites)


@contextmanager
def world(feeds: int, items: int, hosts: int) -> Iterator[World]:
    """So many feeds, of so many items each, on so many hosts, as long as the block runs."""
    with ExitStack() as stack:
        made = World([stack.enter_context(serving()) for _ in range(hosts)])
        for site in made.sites:
            site.page("/robots.txt", "User-agent: *\nDisallow: /members/\n", "text/plain")
            site.page("/", "<html><body>The front page</body></html>")
        kinds = cycle(_PAGES)
        for number in range(feeds):
            _feed(made, number, items, list(islice(kinds, items)))
        yield made


def _feed(made: World, number: int, items: int, kinds: list[tuple[Callable[[bytes, str], Route], str | None]]) -> None:
    site = made.sites[number % len(made.sites)]
    route, dead = _FEEDS[number % len(_FEEDS)]
    path, listed = f"/feed/{number}.xml", []
    for place, (answer, lost) in enumerate(kinds):
        own = number * items + place
        page = f"/members/{own}" if own % 29 == 28 else f"/page/{own}"
        site.routes[page] = answer(article(own), page)
        listed.append(f"<item><title>Report {own}</title><link>{site.url}{page}</link></item>")
        if dead:
            continue
        if page.startswith("/members/"):
            made.lost[site.url + page] = "robots.txt does not allow"
            made.forbidden.add(page)
        elif lost:
            made.lost[site.url + page] = lost
        else:
            made.good.add(site.url + page)
    # pages that the feed before names too, with what counts clicks
    if number % 7 == 0:
        listed += [item.replace("</link>", "?utm_source=x</link>") for item in made.named]
    made.named = [] if dead else listed[:1]
    xml = f"<rss version='2.0'><channel><title>Feed {number}</title>{''.join(listed)}</channel></rss>"
    site.routes[path] = route(xml, path)
    made.feeds.append(site.url + path)
    if dead:
        made.dead[site.url + path] = dead
