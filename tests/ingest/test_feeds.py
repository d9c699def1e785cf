"""Feeds: what is read of them, and what broken and hostile ones give."""

from __future__ import annotations

import gzip
import json
import socket
import time

import pytest

from dateline.ingest.feeds import parse_feed
from dateline.model import InputError

URL = "https://desk.example/feeds/all.xml"

RSS = """<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://desk.example/rss-0.91.dtd">
<rss version="0.91"><channel><title> The  Desk </title>
<item><title>Shells on Marj</title><link>/news/1?a=1&amp;b=2</link></item></channel></rss>"""
RSS2 = """<?xml version="1.0" encoding="windows-1251"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Стол</title>
<item><title>Обстрел</title><link>https://desk.example/2</link><guid isPermaLink="false">two</guid>
<pubDate>Thu, 21 Apr 2016 01:38:00 +0300</pubDate><description>Кратко</description>
<content:encoded><![CDATA[<p>Весь отчёт.</p><!ENTITY is a word here]]></content:encoded></item>
<item><title>By its guid</title><guid>https://desk.example/3</guid></item>
<item><description>A report of one paragraph, under no address.</description></item>
<item><title>Nothing</title></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://desk.example/"><title>Desk</title></channel>
<item rdf:about="https://desk.example/4"><title>Four</title><link>https://desk.example/4</link>
<dc:date>2016-04-20T23:30:00+02:00</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><id>urn:1</id><updated>2016-04-22T00:00:00Z</updated>
<entry><title>Five</title><id>urn:5</id><link rel="self" href="/self"/><link rel="alternate" href="/news/5"/>
<published>2016-04-21T23:59:00-05:00</published><updated>2016-04-23T08:00:00Z</updated>
<content type="html">&lt;p&gt;The report.&lt;/p&gt;</content></entry>
<entry><title>Six</title><id>urn:6</id><link href="news/6"/><updated>2016-04-23T08:00:00Z</updated></entry></feed>"""


def said(text: str | bytes, **more: str):
    return parse_feed(text.encode() if isinstance(text, str) else text, url=URL, **more)


def test_rss_of_old():
    feed = said(RSS)
    assert (feed.kind, feed.title, feed.whole, feed.warnings) == ("rss", "The Desk", True, ())
    assert [(item.url, item.title) for item in feed.items] == [
        ("https://desk.example/news/1?a=1&b=2", "Shells on Marj")
    ]


def test_rss():
    feed = said(RSS2.encode("cp1251"))
    two, three, four = feed.items
    assert (feed.title, two.title, two.id, two.url) == ("Стол", "Обстрел", "two", "https://desk.example/2")
    assert (two.published, two.updated, two.summary) == ("2016-04-21", None, "Кратко")
    assert two.content is not None
    assert two.content.startswith("<p>Весь отчёт.</p>")
    assert three.url == "https://desk.example/3"
    assert (four.url, four.content) == (None, "A report of one paragraph, under no address.")
    assert feed.warnings == ("1 item has neither an address nor a text",)
    assert said(RSS2.encode("cp1251")).items == feed.items


def test_rdf():
    (item,) = said(RDF).items
    assert (item.url, item.published) == ("https://desk.example/4", "2016-04-20")


def test_atom():
    five, six = said(ATOM).items
    assert (five.url, five.published, five.updated) == (
        "https://desk.example/news/5",
        "2016-04-21",
        "2016-04-23T08:00:00Z",
    )
    assert five.content == "<p>The report.</p>"
    # when it was changed is not when it was published
    assert (six.url, six.published, six.updated) == ("https://desk.example/feeds/news/6", None, "2016-04-23T08:00:00Z")


def test_json_feed():
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Desk",
        "items": [
            {"id": 7, "url": "/7", "title": "Seven", "date_published": "2016-04-21T10:00:00+03:00", "summary": "Short"},
            {"id": "8", "content_text": "They fled.\n\nA <b> fell."},
            {"id": "9", "external_url": "https://other.example/9", "content_html": "<p>x</p>", "date_modified": "z"},
            {"id": "10"},
            "eleven",
        ],
    }
    feed = said("\ufeff" + json.dumps(told))
    seven, eight, nine = feed.items
    assert (seven.id, seven.url, seven.published) == ("7", "https://desk.example/7", "2016-04-21")
    assert eight.content == "<p>They fled.</p><p>A &lt;b&gt; fell.</p>"
    assert (nine.url, nine.updated) == ("https://other.example/9", "z")
    assert feed.warnings


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://desk.example/1 </loc><lastmod>2016-04-21</lastmod>
<image:image><image:loc>https://desk.example/1.jpg</image:loc><image:title>A photo</image:title></image:image></url>
<url><loc>https://desk.example/2</loc><news:news><news:publication><news:name>Desk</news:name></news:publication>
<news:publication_date>2016-04-20T23:00:00+03:00</news:publication_date><news:title>Two</news:title></news:news></url>
<url><loc>mailto:desk@desk.example</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://desk.example/2016-04.xml.gz</loc><lastmod>2016-04-21</lastmod></sitemap>
<sitemap><loc>https://desk.example/2016-03.xml.gz</loc></sitemap></sitemapindex>"""


@pytest.mark.parametrize("content", [SITEMAP.encode(), gzip.compress(SITEMAP.encode()), SITEMAP.encode("utf-16")])
def test_sitemaps(content):
    if content.startswith(b"\xff\xfe"):
        content = SITEMAP.replace("UTF-8", "UTF-16").encode("utf-16")
    feed = said(content)
    one, two = feed.items
    assert (feed.kind, one.url, one.title, one.updated) == ("sitemap", "https://desk.example/1", None, "2016-04-21")
    assert (two.title, two.published) == ("Two", "2016-04-20")


def test_an_index_and_a_list():
    feed = said(INDEX)
    assert feed.kind == "sitemap index"
    assert [(each.url[-14:], each.updated) for each in feed.children] == [
        ("2016-04.xml.gz", "2016-04-21"),
        ("2016-03.xml.gz", None),
    ]
    assert [item.id for item in said("https://desk.example/1\nhttps://desk.example/2\n").items] == [
        "https://desk.example/1",
        "https://desk.example/2",
    ]


def test_the_digest_changes_when_the_feed_says_so():
    first, later = said(ATOM).items[0], said(ATOM.replace("-23T08", "-24T08")).items[0]
    assert first.digest != later.digest
    # a stamp that stays means that nothing has changed, whatever is counted in the text
    assert first.digest == said(ATOM.replace("The report", "The report, read 7 times")).items[0].digest
    plain = said(RSS2).items[0]
    assert plain.digest != said(RSS2.replace("Кратко", "Кратко и ясно")).items[0].digest


LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LOL}]><rss version="2.0"><channel><title>&l9;</title></channel></rss>'
FILE = '<!DOCTYPE urlset [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://a.example/&f;</loc></url></urlset>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (BOMB.encode(), "entities"),
        (BOMB.replace("rss", "urlset").encode("utf-16"), "entities"),
        (FILE.encode(), "entities"),
        (b"<?xml version='1.0'?><!-- x --><!DOCTYPE a SYSTEM 'http://a.example/x.dtd' [ ]><rss/>", "entities"),
        (gzip.compress(bytes(60_000_000)), "unpacks to more"),
        (gzip.compress(RSS.encode())[:-9], "cut short"),
        (gzip.compress(RSS.encode())[:20] + b"\x00" * 20, "damaged|cut short"),
        (b"<html><head><title>x</title></head></html>", "a web page, not a feed$"),
        (
            b'<!doctype html><html><link rel="alternate" type="application/rss+xml" href="/rss"></html>',
            "desk.example/rss",
        ),
        (b"<opml version='2.0'/>", "OPML"),
        (b"<note>hello</note>", "<note>"),
        (b"hello", "no XML or JSON"),
        (b"%PDF-1.4", "no XML or JSON"),
        (bytes(range(256)) * 50, "no XML or JSON"),
        (b"{}", "no JSON Feed"),
        (b"[1]", "no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "items"),
        (b"{" * 50_000, "JSON feed cannot be read"),
        (b'{"a":' * 50_000, "JSON feed cannot be read"),
        (b"<urlset", "cannot be read"),
        (b"<rss><channel><item", "cannot be read"),
        (b"<rss version='2.0'>" + b"x" * 11_000_000, "larger than"),
    ],
)
def test_what_is_no_feed(content, words, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("it asked the network"))
    began = time.process_time()
    with pytest.raises(InputError, match=words):
        said(content)
    assert time.process_time() - began < 2


def test_a_feed_that_breaks_off_gives_what_is_there():
    feed = said(RSS2[: RSS2.index("<item><description>") + 9])
    assert [item.id for item in feed.items][:2] == ["two", "https://desk.example/3"]
    assert not feed.whole
    assert "not well formed" in feed.warnings[0]
    broken = said(SITEMAP[: SITEMAP.index("<url><loc>mailto")])
    assert (len(broken.items), broken.whole) == (2, False)


def test_what_no_database_stores_is_told_by_a_mark():
    item = {"id": "\ud800a", "url": "/p\0", "title": "t\0\udfff", "summary": "\ud800", "date_modified": "\ud800"}
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "x\ud800", "items": [item]}
    feed = said(json.dumps(told))
    assert (feed.title, feed.items[0].id, feed.items[0].title) == ("x\ufffd", "\ufffda", "t\ufffd\ufffd")
    assert feed.items[0].digest


@pytest.mark.parametrize("day", ["0000-00-00", "0001-01-01", "9999-12-31T00:00:00Z", "99999-01-01", "1 " * 9_000])
def test_a_day_that_is_none(day):
    rss = f"<rss version='2.0'><channel><item><link>/a</link><pubDate>{day}</pubDate></item></channel></rss>"
    assert said(rss).items[0].published is None


def test_a_sitemap_of_one_page_and_countless_tags():
    with pytest.raises(InputError, match="tags"):
        said(b"<urlset><url>" + b"<x/>" * 5_000_001 + b"</url></urlset>")


@pytest.mark.parametrize(
    "content",
    [
        b"<rss version='2.0'><channel>" + b"<item>" * 20_000,
        b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"<a>" * 20_000,
        b"<rss version='2.0'><channel><title>" + b"<" * 100_000,
        b"<rss version='2.0'><channel><title>" + b"&" * 100_000 + b"</title></channel></rss>",
        b"<rss version='2.0'><channel><item><title>" + b"<![CDATA[" * 20_000,
        b"<rss version='2.0'><channel><item><pubDate>"
        + b"9" * 100_000
        + b"</pubDate><link>x</link></item></channel></rss>",
        b"<rss version='2.0'><channel " + b" ".join(b"a%d='1'" % n for n in range(50_000)) + b"/></rss>",
        b"<rss version='2.0'><channel><title>" + b"<a " * 50_000 + b"=" * 50_000,
        b"<!DOCTYPE " + b"x" * 200_000,
        b"<!--" * 30_000,
        b"<?" * 60_000,
        b"<urlset>" + b"<url>" * 50_000,
        b"<urlset><url><loc>" + b"x" * 5_000_000 + b"</loc></url></urlset>",
    ],
)
def test_hostile_feeds_end_soon(content):
    began = time.process_time()  # of this process alone, however busy the machine is
    try:
        feed = said(content)
    except InputError:
        feed = None
    assert time.process_time() - began < 3
    assert feed is None or len(feed.items) <= 20_000
