"""The page: everything it shows is escaped, marked and said by someone."""

import datetime as dt
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest

from dateline.export import EXPORTERS
from dateline.export._report_parts import day_words, id_words
from dateline.model import Reading, When

Make = Callable[..., Reading]
VOID = {"meta", "br", "link", "img"}


class Page(HTMLParser):
    """Checks that tags are balanced; keeps tags with their attributes, and the text of each mark by its class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[tuple[str, str]] = []
        self.text = ""
        self._open: list[str] = []
        self._mark: str | None = None
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "mark":
            self._mark = dict(attrs)["class"]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag == "mark":
            self._mark = None

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._mark:
            self.marks.append((self._mark, data))


def page(readings: list[Reading], today: dt.date, **more: Any) -> Page:
    return Page("".join(EXPORTERS["report"](readings, today=today, **{"public": False} | more)))


def test_quotes_are_marked_by_what_they_stand_for(reading: Reading, today: dt.date) -> None:
    marks = page([reading], today).marks
    for mark in (
        ("casualties", "More than 20 people"),
        ("trigger", "shelled"),
        ("weapon", "artillery"),
        ("time", "Tuesday"),
        ("place", "Harim"),
        ("actor", "army"),
        ("source", "local activist Omar al-Nabulsi"),
    ):
        assert mark in marks


def test_each_claim_stands_with_who_makes_it(reading: Reading, today: dt.date) -> None:
    html = "".join(EXPORTERS["report"]([reading], public=False, today=today))
    claims = re.findall(r"<tr><td>killed</td>.*?</tr>", html)
    assert ["Omar al-Nabulsi" in claims[0], "Salma Qasim" in claims[1]] == [True, True]
    assert "the army denies the attack" in html
    assert "The hill is held by the rebels." in html


def test_readers_comments_are_never_shown(reading: Reading, today: dt.date) -> None:
    assert "liar" not in page([reading], today).text


def test_it_needs_nothing_from_outside(reading: Reading, today: dt.date) -> None:
    tags = page([reading], today).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "form"}
    policy = next(a["content"] for tag, a in tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'")
    html = "".join(EXPORTERS["report"]([reading], public=False, today=today))
    assert "url(" not in html
    assert "@import" not in html


HOSTILE = '<script>alert(1)</script><b onmouseover="x">"\'&amp;'


def test_hostile_text_is_shown_as_text(make: Make, today: dt.date) -> None:
    text = make().document.text
    hostile = make(
        document={
            "title": HOSTILE,
            "outlet": HOSTILE,
            "id": HOSTILE,
            "text": text,
            "url": f"https://x.example/{HOSTILE}",
        },
        warnings=(HOSTILE,),
        incidents=(msgspec.structs.replace(make().incidents[0], disagreements=(HOSTILE,)),),
    )
    found = page([hostile], today)
    assert not any(tag in ("script", "b") for tag, _ in found.tags)
    assert not any(name.startswith("on") for _, attributes in found.tags for name in attributes)
    assert HOSTILE in found.text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://[broken"])
def test_only_web_addresses_become_links(make: Make, today: dt.date, url: str) -> None:
    links = [attributes["href"] for tag, attributes in page([make(document={"url": url})], today).tags if tag == "a"]
    assert all(link and link.startswith("#") for link in links)


def test_a_public_page_hides_names_and_tells_what_it_left_out(make: Make, today: dt.date) -> None:
    fresh = page([make()], dt.date(2021, 3, 12), public=True)
    assert "1 incident, 1 report" in fresh.text
    assert "1 younger than 14 days" in fresh.text
    assert "Nabulsi" not in page([make()], today, public=True).text


def test_a_public_page_quotes_shortly(make: Make, today: dt.date) -> None:
    event = make().events[0]
    start = event.evidence[0].start
    text = make().document.text
    long = msgspec.structs.replace(event, evidence=(type(event.evidence[0]).of(text, start, start + 330),))
    html = "".join(EXPORTERS["report"]([make(events=(long, make().events[1]))], today=today))
    quotes = [Page(f"<p>{quote}</p>").text for quote in re.findall(r"<blockquote.*?>(.*?)</blockquote>", html)]
    assert len(quotes) == 2
    assert all(len(quote) <= 302 for quote in quotes)


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2021-03-02", "2021-03-02", "day", "2 Mar 2021"),
        ("2021-03-01", "2021-03-07", "week", "1 – 7 Mar 2021 (week)"),
        ("2021-02-25", "2021-03-03", "period", "25 Feb – 3 Mar 2021 (period)"),
        ("2020-12-30", "2021-01-02", "day", "30 Dec 2020 – 2 Jan 2021"),
        ("2021-03-01", "2021-03-31", "month", "Mar 2021"),
        ("2021-01-01", "2021-12-31", "year", "2021"),
        (None, "2021-03-03", "unknown", "by 3 Mar 2021"),
        ("2021-03-03", None, "period", "since 3 Mar 2021"),
        (None, None, "unknown", ""),
    ],
)
def test_days_in_words(start: str | None, end: str | None, precision: Any, words: str) -> None:
    assert day_words(When(start=start, end=end, precision=precision)) == words


def test_a_hash_is_shown_shortly() -> None:
    assert id_words("a" * 64 + "/i2") == "a" * 10 + "/i2"
    assert id_words("report-1/i2") == "report-1/i2"
