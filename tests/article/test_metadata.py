"""What a page says of itself."""

from __future__ import annotations

import pytest

from dateline.article import extract
from dateline.ingest import raw_from_text

PROSE = "<p>The army shelled the town of Marj on Wednesday, residents said, and two houses burnt down.</p>" * 5


def read(head="", body=PROSE, **given):
    return extract(
        raw_from_text(f"<html><head>{head}</head><body>{body}</body></html>", media="html", **given)
    ).document


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2016-04-21T08:00:00+00:00">',
        '<meta name="pubdate" content="Thu, 21 Apr 2016 07:52:00 GMT">',
        '<meta itemprop="datePublished" content="21 April 2016">',
        '<script type="application/ld+json">[{"@type": ["NewsArticle"], "datePublished": "2016-04-21"}]</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "datePublished": "2016-04-21"}]}</script>',
    ],
)
def test_day_in_the_head(head):
    assert (read(head).published.start, read(head).published.basis) == ("2016-04-21", "metadata")


def test_day_in_a_time_element():
    when = read(
        body=f'<article><h1>Marj</h1><time class="entry-date" datetime="2016-04-21">x</time>{PROSE}</article>'
    ).published
    assert when.start == "2016-04-21"


def test_a_day_off_by_the_time_zone():
    head = '<meta property="article:published_time" content="2016-04-22T01:38:00Z">'
    when = read(head, url="https://a.example/2016/04/21/marj").published
    assert (when.start, when.basis) == ("2016-04-21", "url")


def test_broken_card_and_no_head():
    assert read('<script type="application/ld+json">{"@type": </script>').published is None
    assert read().title is None


def test_title_without_the_site():
    head = '<title>Army shells Marj | Sample Desk</title><meta property="og:site_name" content="Sample Desk">'
    assert (read(head).title, read(head).outlet) == ("Army shells Marj", "Sample Desk")
    assert read("<title>Army&amp;#039;s guns shell Marj</title>").title == "Army's guns shell Marj"


def test_authors():
    head = '<meta name="author" content="By Rima Sample | Sample Desk"><meta name="author" content="desk@a.example">'
    assert read(head).byline == ("Rima Sample",)


def test_what_the_caller_says_comes_first():
    head = '<title>Army shells Marj</title><meta property="article:published_time" content="2016-04-22">'
    document = read(
        head, title="Shells fall on Marj", published="2016-04-20", outlet="Sample Wire", url="https://a.example/1"
    )
    assert (document.title, document.published.start) == ("Shells fall on Marj", "2016-04-20")
    assert (document.outlet, document.url) == ("Sample Wire", "https://a.example/1")
