"""What a report may hold to be taken for more than text, and what is left of it in files that people open."""

from __future__ import annotations

import pytest

from dateline.export import brief_md
from dateline.export._qml import control_style, geojson_style
from dateline.export._text import cell, web_address
from dateline.export.markup import el

TURNED = "\u202e=1+1\u2069 \x1b[31mred\x9b"


def test_a_cell_is_no_formula_behind_what_nobody_sees():
    assert cell(TURNED) == "'=1+1 \ufffd[31mred\ufffd"


def test_no_page_turns_a_line_about_or_colours_a_terminal():
    assert el("p", f"{TURNED} <b>", title=TURNED) == (
        '<p title="=1+1 \ufffd[31mred\ufffd">=1+1 \ufffd[31mred\ufffd &lt;b&gt;</p>'
    )
    assert brief_md.plain(TURNED) == "=1+1 \ufffd\\[31mred\ufffd"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///C:/anna/report.html", "data:text/html,x", "", None])
def test_what_is_no_address_of_the_web_is_not_told(url):
    assert web_address(url) is None
    assert web_address("HTTPS://news.example/x") == "HTTPS://news.example/x"


@pytest.mark.parametrize("style", [geojson_style(), control_style(["the army"])])
def test_words_of_reports_are_no_markup_in_the_tips_of_a_map(style):
    assert "replace(coalesce(" in style
    assert '[% "' not in style
