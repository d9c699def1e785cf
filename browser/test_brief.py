"""The day's report: on a screen, and on paper."""

from __future__ import annotations

import re
import zlib

import pytest
from browser.axe import axe
from playwright.sync_api import expect

CAPTURE = "/brief?date=2016-04-23&days=14&area=Deir+ez-Zor"


def test_from_the_desk_to_a_report_of_an_area(desk, page):
    page.goto(desk.url + "/places")
    page.get_by_role("link", name="Brief", exact=True).click()
    page.wait_for_url("**/brief*")
    page.get_by_label("Last day").fill("2016-04-23")
    page.get_by_label("Days").fill("14")
    page.get_by_label("Area", exact=False).fill("Deir Ezzor")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("article").first).to_contain_text("21+ killed")
    page.get_by_role("link", name="Non-state actor overtakes territory").first.click()
    page.wait_for_url("**/incident/*")


def test_on_paper_there_is_no_form_and_no_colour_of_the_screen(desk, page):
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(desk.url + CAPTURE)
    expect(page.locator("form")).to_be_hidden()
    assert page.locator("h1").evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_pdf_of_it(desk, page, paper):
    page.goto(desk.url + CAPTURE)
    pdf = page.pdf(format=paper)
    assert pdf.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) or len(
        re.findall(
            rb"/Type\s*/Page\b(?!s)", b"".join(map(_inflated, re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S)))
        )
    )
    assert 1 <= pages <= 4


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(desk, page, scheme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(desk.url + CAPTURE)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
