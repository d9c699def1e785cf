"""What the publication day rests on."""

from __future__ import annotations

import dataclasses

import pytest

from dateline.article import extract
from dateline.article.published import day_of_url
from dateline.ingest import raw_from_text

PROSE = "The army shelled the town of Marj on Wednesday, residents said."
COMMENT = "\n\n1. RIVER\nApril 21, 2016 at 7:52 am\n\nA remark.\n\nLeave a comment"


def read(text, **given):
    article = extract(raw_from_text(text, **given))
    when = article.document.published
    return (when and when.start, when and when.basis), article.warnings


def test_the_ladder():
    text = f"MARJ, April 19, 2016 – {PROSE}{COMMENT}"
    url = "https://sample-desk.example/2016/04/18/marj"
    assert read(text, url=url, published="2016-04-17")[0] == ("2016-04-17", "given")
    assert read(text, url=url)[0] == ("2016-04-18", "url")
    assert read(text)[0] == ("2016-04-19", "text")
    assert read(PROSE + COMMENT)[0] == ("2016-04-21", "comment-upper-bound")
    assert read(PROSE)[0] == (None, None)


def test_a_day_in_the_text_is_quoted():
    text = f"MARJ, April 19, 2016 – {PROSE}"
    span = extract(raw_from_text(text)).document.published.span
    assert span.quote == "April 19, 2016" == text[span.start : span.end]


def test_a_day_amid_the_report_is_no_publication_day():
    assert read(f"{PROSE} On 3 May 2011 it had been shelled too.")[0] == (None, None)


def test_warnings():
    assert any("no date that can be read" in warning for warning in read(PROSE, published="soon")[1])
    assert any("later than a comment" in warning for warning in read(PROSE + COMMENT, published="2016-05-01")[1])
    assert any("no publication date" in warning for warning in read(PROSE)[1])
    assert read(PROSE, published="2016-04-20")[1] == ()


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2016/04/21/marj.html", "2016-04-21"),
        ("https://a.example/news/2016/4/1/marj", "2016-04-01"),
        ("https://a.example/news/20160421/marj", "2016-04-21"),
        ("https://a.example/marj-2016-04-21", "2016-04-21"),
        ("http://web.archive.org/web/20180101000000/http://a.example/marj", None),
        ("https://a.example/2016/04/marj", None),
        ("https://a.example/2016/13/40/marj", None),
        ("https://a.example/story/120160421999", None),
    ],
)
def test_url(url, day):
    found = day_of_url(url)
    assert (found and found.first.isoformat()) == day


def test_month_given():
    when = extract(raw_from_text(PROSE, published="2016-04")).document.published
    assert (when.start, when.end, when.precision, when.timex) == ("2016-04-01", "2016-04-30", "month", "2016-04")


def test_what_a_feed_says_counts_where_the_page_says_nothing():
    def fed(text, **given):
        raw = dataclasses.replace(
            raw_from_text(text, **given), said_published="2016-04-20", said_title="Shells on Marj"
        )
        return extract(raw).document

    when = fed(PROSE).published
    assert (when.start, when.basis) == ("2016-04-20", "feed")
    assert fed(PROSE).title == "Shells on Marj"
    assert fed(PROSE, title="Marj is shelled").title == "Marj is shelled"
    assert fed(f"MARJ, April 19, 2016 – {PROSE}").published.basis == "text"
    assert fed(PROSE + COMMENT).published.basis == "feed"


@pytest.mark.parametrize("path", ["/2016/apr/21/marj/", "/2016/April/21/marj/", "/news/20160421092031633/marj"])
def test_days_of_addresses_by_name_and_by_the_second(path):
    assert day_of_url(f"https://a.example{path}").first.isoformat() == "2016-04-21"


@pytest.mark.parametrize("path", ["/news/1201604210920316331234/marj", "/2016/apr/marj/", "/news/20169921092031/"])
def test_no_day_of_an_address(path):
    assert day_of_url(f"https://a.example{path}") is None


def test_a_day_later_than_the_capture_is_warned_of():
    from dateline.model import Capture

    def captured(at):
        raw = raw_from_text(PROSE, url="https://a.example/2021/03/05/marj", published=None)
        capture = Capture.of(b"x", url="https://a.example/2021/03/05/marj", at=at, tool="test")
        return extract(dataclasses.replace(raw, capture=capture))

    for at, warned in (("2021-03-03T23:00:00Z", True), ("2021-03-04T23:00:00Z", False), ("unknown", False)):
        article = captured(at)
        assert article.document.published.start == "2021-03-05"
        assert any("later than the page was captured" in warning for warning in article.warnings) is warned


def test_what_a_file_says_of_itself():
    raw = dataclasses.replace(raw_from_text(PROSE), said_published="2016-04-20", said_by="file")
    assert extract(raw).document.published.basis == "file"
