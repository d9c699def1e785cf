"""The day that a page shows its readers."""

from __future__ import annotations

import pytest
from lxml import html

from dateline.article import extract
from dateline.article.marked import marked_day
from dateline.ingest import raw_from_text

PROSE = "<p>The army shelled the town of Marj on Wednesday, residents said, and two houses burnt down.</p>" * 5
TITLE = "<h1>Army shells the town of Marj</h1>"


def read(body, head="", lang="en", **given):
    head = f"<title>Army shells the town of Marj | Desk</title>{head}"
    page = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return extract(raw_from_text(page, media="html", **given)).document.published


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ('<div class="post-meta"><span class="date">21 April 2016</span></div>', "en"),
        ('<span itemprop="datePublished" content="2016-04-21T08:00:00+03:00">two days ago</span>', "en"),
        ('<abbr class="published" title="2016-04-21T08:00:00+03:00">8:00</abbr>', "en"),
        ('<time datetime="2016-04-21">x</time>', "en"),
        ('<div class="fecha">Jueves, 21 de abril de 2016</div>', "es"),
        ('<div id="news_date">21 апреля 2016, 10:00</div>', "ru"),
        ('<p class="tarih">21 Nisan 2016</p>', "tr"),
        ('<span class="date">21/04/2016</span>', "fr"),
        ('<span class="date">۲ اردیبهشت ۱۳۹۵</span>', "fa"),
    ],
)
def test_below_the_title(line, lang):
    when = read(TITLE + line + PROSE, lang=lang)
    assert (when.start, when.basis) == ("2016-04-21", "page")


def test_not_the_day_of_a_change_or_of_another_article():
    changed = '<span class="updated-date">23 April 2016</span>'
    other = '<div class="related"><span class="date">1 April 2016</span></div>'
    assert read(TITLE + changed + '<span class="date">21 April 2016</span>' + PROSE + other).start == "2016-04-21"
    assert marked_day(html.fromstring(TITLE + PROSE + other)) is None


def test_the_title_is_that_of_the_window():
    masthead = '<h1>Sample Desk</h1><div class="date-time">23 April 2016</div>'
    assert read(masthead + TITLE + '<time class="timestamp">Apr. 21, 2016</time>' + PROSE).start == "2016-04-21"


def test_above_the_title_only_where_the_page_shows_one_day():
    one = '<div class="headerdate">21 April 2016</div>'
    assert read(one + TITLE + PROSE).start == "2016-04-21"
    assert marked_day(html.fromstring(one + '<div class="date">1 April 2016</div>' + TITLE + PROSE)) is None


def test_the_day_of_the_readers_and_not_of_greenwich():
    head = '<meta property="article:published_time" content="2016-04-22T01:19:34Z">'
    when = read(TITLE + '<time class="published">Posted Apr 21, 2016, 8:19 PM</time>' + PROSE, head)
    assert (when.start, when.basis) == ("2016-04-21", "metadata")
    local = head.replace("Z", "+03:00")
    assert read(TITLE + '<time class="timestamp">21 April 2016</time>' + PROSE, local).start == "2016-04-22"
    stated = head + '<meta name="article_date_original" content="Thursday, April 21, 2016, 08:19 PM">'
    assert read(TITLE + PROSE, stated).start == "2016-04-21"


def test_a_day_far_from_the_stated_one_does_not_move_it():
    head = '<meta property="article:published_time" content="2016-04-22T01:19:34Z">'
    assert read(TITLE + '<span class="date">12 April 2016</span>' + PROSE, head).start == "2016-04-22"


@pytest.mark.parametrize(
    "card",
    [
        '{"@type": "OpinionNewsArticle", "datePublished": "2016-04-21"}',
        '[{"@type": "Article", "headline": "Marj"}, {"@type": "NewsArticle", "datePublished": "2016-04-21"}]',
        '{"@graph": [{"@type": "WebPage", "datePublished": "2016-04-21T10:00:00+02:00"}]}',
        '{"@type": "NewsArticle", "headline": "Marj", "datePublished": "2016-04-21", }',
    ],
)
def test_cards(card):
    when = read(TITLE + PROSE, f'<script type="application/ld+json">{card}</script>')
    assert (when.start, when.basis) == ("2016-04-21", "metadata")


def test_where_only_the_last_change_is_stated():
    head = '<meta property="article:modified_time" content="2016-04-21T10:00:00+02:00">'
    assert (read(TITLE + PROSE, head).start, read(TITLE + PROSE, head).basis) == ("2016-04-21", "page")
