"""The whole room: any text and any HTML gives a sound article."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article import extract
from dateline.article.extract import READ_LIMIT
from dateline.ingest import raw_from_bytes, raw_from_text
from dateline.model import InputError, Reading

PROSE = "The army shelled the town of Marj on Wednesday, residents said. "
FRAGMENTS = st.sampled_from(
    (
        "HOMS – |By Rima Sample|\n\n|\n|April 21, 2016 at 7:52 am|1. RIVER|Leave a comment|File photo"
        "|Source: Sample Desk|[TEXT]|--|(|)|Reuters|Reporting by: A; Editing by B|\u2028|\x00|\ud800|\u202e"
        "|<p>|</p>|<div>|<title>|<!--|<script>|&amp;|<|>|2013-06-S-014|15 + six =|Read also|\xa0"
        "|The army shelled Marj on Wednesday, residents of the town said."
    ).split("|")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(FRAGMENTS, max_size=25).map("".join))


def check(article):
    """Sections lie in the text in order, overlap nowhere and leave no word out; the record can be written."""
    text = article.document.text
    end = 0
    gaps = []
    for section in article.sections:
        assert end <= section.start < section.end <= len(text)
        assert text[section.start : section.end].strip() == text[section.start : section.end]
        gaps.append(text[end : section.start])
        end = section.end
    # Between a dateline and the report stands a dash.
    assert not "".join([*gaps, text[end:]]).translate({ord(char): "" for char in "_-–—−―"}).strip()
    Reading(document=article.document, sections=article.sections, warnings=article.warnings).to_json()


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.none() | TEXTS, st.none() | st.text(max_size=30))
def test_any_text(text, title, published):
    if not text.strip():
        return
    check(extract(raw_from_text(text, title=title, published=published)))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_html(text):
    if not text.strip():
        return
    check(extract(raw_from_text(f"<html><body>{text}</body></html>", media="html")))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(content):
    try:
        raw = raw_from_bytes(content)
    except InputError:
        return
    check(extract(raw))


def test_the_same_bytes_give_the_same_article():
    raw = raw_from_text(f"<html><title>Marj</title><p>{PROSE * 9}</p></html>", media="html")
    assert extract(raw) == extract(raw)


def test_unsafe_characters_are_taken_out_before_offsets():
    article = extract(
        raw_from_text("HOMS – \x00The army\ud800 shelled Marj on Wednesday, residents said.\r\nTwo died.")
    )
    assert "\x00" not in article.document.text
    assert article.document.text.endswith("said.\nTwo died.")
    assert any("cannot be stored" in warning for warning in article.warnings)
    check(article)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + f"<p>{PROSE}</p>" + "</div>" * 10_000,
        "<b>" * 10_000 + PROSE,
        "<table><tr><td>" * 3_000 + PROSE,
        "<script>" + "var a = '<p>';" * 50_000 + f"</script><p>{PROSE * 5}</p>",
        "<p>x</p>" * 30_000 + f"<p>{PROSE}</p>",
        f"<nav>menu</nav><p>{PROSE}</p><!-- never closed",
        f"<p>{PROSE}</p>" + "<" * 50_000,
        '<script type="application/ld+json">' + "[" * 50_000 + f"</script><p>{PROSE}</p>",
    ],
)
def test_hostile_pages(page):
    started = time.monotonic()
    article = extract(raw_from_text(page, media="html"))
    assert time.monotonic() - started < 5
    assert "shelled the town" in article.document.text
    assert "var a" not in article.document.text
    check(article)


def test_very_long_text_is_kept_and_read_up_to_the_limit():
    text = (PROSE * 5 + "\n\n") * 2_000
    article = extract(raw_from_text(text))
    body, rest = article.sections
    assert (body.kind, rest.kind) == ("body", "boilerplate")
    assert body.end <= READ_LIMIT
    assert rest.end == len(text.rstrip())
    assert any("characters: only the first" in warning for warning in article.warnings)


class TestLanguage:
    def test_english(self):
        assert extract(raw_from_text(PROSE)).document.language == "en"
        assert extract(raw_from_text(PROSE.upper())).document.language == "en"
        assert extract(
            raw_from_text("12 KILLED IN SHELLING NEAR MARJ, HARIM OBLAST, GOVERNOR SAYS")
        ).document.language in ("en", None)

    def test_another(self):
        article = extract(
            raw_from_text("El ejército bombardeó ayer por la noche la ciudad, según dijeron los vecinos del barrio.")
        )
        assert article.document.language == "es"
        assert any(warning.startswith("language es") for warning in article.warnings)
        assert article.sections[0].kind == "body"

    def test_too_little_to_tell(self):
        assert extract(raw_from_text("Marj 2016")).document.language is None
