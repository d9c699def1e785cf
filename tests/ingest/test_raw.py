"""Documents from bytes or text in hand."""

from __future__ import annotations

import datetime
import hashlib

import pytest

from dateline.ingest import raw_from_bytes, raw_from_text
from dateline.ingest.sniff import media_of
from dateline.model import InputError

TEXT = "Two soldiers were killed near Marj on Monday."


def test_from_text():
    raw = raw_from_text(TEXT, published=datetime.date(2016, 4, 21), title="Clash", outlet="Sample Desk", id="a")
    assert (raw.text, raw.published, raw.title, raw.id) == (TEXT, "2016-04-21", "Clash", "a")
    assert raw.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_half_a_surrogate_pair_can_be_hashed():
    assert raw_from_text("a\ud800b").text == "a\ud800b"


def test_from_bytes():
    raw = raw_from_bytes(TEXT.encode("utf-16"), published="2016-04-21")
    assert (raw.text, raw.media, raw.published) == (TEXT, "text", "2016-04-21")
    assert raw.sha256 == hashlib.sha256(TEXT.encode("utf-16")).hexdigest()


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x00\x01\x02\x03" * 50, b"GIF89a....", b"SQLite format 3\x00..."])
def test_refused(content):
    with pytest.raises(InputError):
        raw_from_bytes(content)


def test_a_stray_nul_is_no_binary():
    assert "Marj" in (raw_from_bytes(b"\x00".join([TEXT.encode()] * 2)).text or "")


@pytest.mark.parametrize(
    ("text", "suffix", "media"),
    [
        ("<!DOCTYPE html><html>", "", "html"),
        ("\ufeff  <HTML>", "", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html><html>', "", "html"),
        ("<p>Two killed.</p>", "", "html"),
        ("Two killed, <b>three</b> hurt", ".html", "html"),
        ("Two killed", ".html", "text"),
        ("x < y and y > z", "", "text"),
        ("<unknown> said", "", "text"),
        (TEXT, ".txt", "text"),
        ("intro <p>a</p><p>b</p><div>c</div>", "", "html"),
    ],
)
def test_media(text, suffix, media):
    assert media_of(text, suffix) == media
