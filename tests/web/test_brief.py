"""The day's report."""

from __future__ import annotations

import datetime as dt
import json
from html.parser import HTMLParser
from pathlib import Path

from dateline.export.brief_md import markdown
from dateline.export.markup import Markup, el, many
from dateline.run import open_sources, read_into
from dateline.run.brief import day_brief
from dateline.run.fuse import fuse_store
from dateline.store import Store
from dateline.web.brief import page


def brief(desk, **asked):
    return desk.client.get("/brief", params=asked)


def test_the_capture_of_sinaa(desk):
    told = brief(desk, date="2016-04-23", days="14", area="Dayr az-Zawr").text
    assert "Islamic State captures industrial district of Deir ez-Zor, monitor says" in told
    assert "21+ killed" in told
    assert "Islamic State, controlled" in told
    assert "(C)" in told
    assert "Internal:" in told


def test_without_a_date_it_is_the_last_day_that_is_told(desk):
    told = brief(desk).text
    assert 'name="date" value="2025-09-19"' in told
    assert "Abu Shouk" in told


def test_earlier_days_of_which_something_new_is_told(desk):
    told = brief(desk, date="2023-01-04", area="Ukraine").text
    late = told[told.index("Told now of") :]
    assert "Maki" in late


def test_what_is_disputed(desk):
    told = brief(desk, date="2016-01-19", days="7").text
    disputed = told[told.index("What is disputed") : told.index("What is new")]
    assert "denies:" in disputed


def test_it_needs_no_script_and_no_style_attribute(desk):
    answer = brief(desk, date="2017-11-04", days="14")
    seen = set()

    class Parser(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.add(tag)
            assert all(name != "style" and not name.startswith("on") for name, _ in attrs)

    Parser().feed(answer.text)
    assert not seen & {"script", "style", "iframe", "object"}
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert desk.client.get("/brief.css").headers["content-type"].startswith("text/css")


def test_what_makes_no_sense_is_told_on_the_page(desk):
    for asked in ({"date": "soon"}, {"days": "0"}, {"days": "99"}, {"days": "many"}, {"area": "***"}):
        answer = brief(desk, **asked)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
    assert brief(desk, date="2999-01-01", public="1").status_code == 422


def test_the_public_form(desk):
    told = brief(desk, date="2016-04-23", days="14", area="Deir ez-Zor", public="1").text
    assert "Made to be published" in told
    assert "Internal:" not in told
    with Store.open(desk.store) as store:
        found = day_brief(store, "2016-04-23", days=14, area="Deir ez-Zor", public=True, today=dt.date(2026, 6, 1))
    assert all(not claim.words for change in found.changes for claim in change.claims)
    assert found.areas


def test_everything_that_reports_say_is_escaped(desk):
    text = "Two soldiers were killed in Harasta on Monday, residents said."
    title = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"
    told = {"id": "bad", "text": text, "title": title, "published": "2016-05-31", "outlet": "</q><script>x</script>"}
    path = desk.store.with_name("bad.jsonl")
    path.write_text(json.dumps(told), "utf-8")
    with Store.open(desk.store) as store:
        read_into(store, open_sources([str(path)]))
        fuse_store(store)
    shown = brief(desk, date="2016-05-30", area="Harasta").text
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert "<script>" not in shown
    assert "<img" not in shown


def test_markup_escapes_all_but_its_own():
    assert el("p", "<b>", el("b", "&"), None, title='"x"', hidden=True, class_="y") == (
        '<p title="&quot;x&quot;" hidden class="y">&lt;b&gt;<b>&amp;</b></p>'
    )
    assert not isinstance(many(["<"]) + "<", Markup)
    assert el("br") == "<br>"
    assert "&lt;script&gt;" in page(None, asked={"area": "<script>"}, error="<script>")


def test_the_example_of_the_docs(sample_store):
    with Store.open(sample_store) as store:
        found = day_brief(store, "2016-04-20", days=2, area="Deir ez-Zor", public=True, today=dt.date(2026, 11, 23))
    told = (Path(__file__).parents[2] / "docs/brief.md").read_text(encoding="utf-8")
    assert markdown(found) in told
