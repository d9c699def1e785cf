"""The looks of the server's own pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.export import brief_html
from dateline.web import page as page_module

OWN = Path(page_module.__file__).parent
SHEETS = {
    "page": OWN / "page.css",
    "login": OWN / "login.css",
    "brief": Path(brief_html.__file__).with_name("brief.css"),
}
APP = Path(__file__).parents[2] / "desk/src/app.css"


def _blocks(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of a style sheet, in light and in dark."""
    rules = re.findall(r":root[^{]*\{([^}]*)\}", path.read_text(encoding="utf-8"))
    light, dark = (dict(re.findall(r"(--[\w-]+): ([^;]+);", rule)) for rule in rules[:2])
    return light, dark


@pytest.mark.parametrize(("name", "least"), [("page", 10), ("brief", 6)])
def test_the_colours_are_those_of_the_desk(name, least):
    own, desk = _blocks(SHEETS[name]), _blocks(APP)
    for mine, theirs in zip(own, desk, strict=True):
        assert len(mine) > least
        assert mine == {name: theirs[name] for name in mine}
    assert own[0].keys() == own[1].keys()


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_given_as_it_is(desk, name):
    told = desk.client.get(f"/{name}.css")
    assert told.headers["content-type"].startswith("text/css")
    assert told.text == SHEETS[name].read_text(encoding="utf-8")


def test_what_is_written_into_a_page_is_text():
    told = page_module.page("<b>", "/login.css", "<i>")
    assert "&lt;b&gt;" in told
    assert "<main>&lt;i&gt;</main>" in told
