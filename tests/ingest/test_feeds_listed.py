"""Lists of feeds."""

from __future__ import annotations

import pytest

from dateline.ingest.feeds import Listed, read_listed
from dateline.model import InputError

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="North"><outline type="rss" text="Sample Desk" xmlUrl="https://desk.example/rss" htmlUrl="https://x.example"/>
<outline text="Deeper"><outline TYPE="rss" XMLURL=" https://deep.example/atom " title="Deep"/></outline></outline>
<outline text="Sample Desk again" xmlUrl="https://desk.example/rss"/>
<outline text="A page" htmlUrl="https://page.example"/></body></opml>"""


def listed(tmp_path, content: str | bytes) -> list[Listed]:
    path = tmp_path / "feeds.opml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_listed(path)


def test_opml(tmp_path):
    assert listed(tmp_path, OPML) == [
        Listed("https://desk.example/rss", "Sample Desk"),
        Listed("https://deep.example/atom", "Deep"),
    ]


def test_lines(tmp_path):
    text = "# ours\nhttps://desk.example/rss\n\n  http://b.example/x  \nhttps://desk.example/rss\n"
    assert [each.url for each in listed(tmp_path, text)] == ["https://desk.example/rss", "http://b.example/x"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "names no feed"),
        ("<opml version='2.0'><body/></opml>", "names no feed"),
        (OPML[:300], "not well formed"),
        ("<rss version='2.0'/>", "give its address"),
        ("<html/>", "no OPML"),
        ('<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "entities"),
        ("https://desk.example/rss\ndesk.example/feed\n", "line 2"),
    ],
)
def test_what_is_no_list(tmp_path, content, words):
    with pytest.raises(InputError, match=words) as error:
        listed(tmp_path, content)
    assert "feeds.opml" in str(error.value)


def test_no_file(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_listed(tmp_path / "none.opml")
