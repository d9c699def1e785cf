"""An outlet's own name behind a title is none of the headline."""

from __future__ import annotations

import pytest

from dateline.article.titles import with_title, without_outlet


@pytest.mark.parametrize(
    "tail",
    [
        " - KQXZ-TV Salem",
        " | Salem News",
        " - Action News 5 - Salem, Oregon",
        " :: kqxz.com",
        " - Channel 9",
        " - CBS 11",
    ],
)
def test_an_outlets_name_goes(tail: str) -> None:
    assert without_outlet(f"Two men shot at a fair{tail}") == "Two men shot at a fair"


@pytest.mark.parametrize(
    "title",
    [
        "Ten killed in camp strike - WHO",
        "Homs - six killed in raid",
        "Breaking News - six killed in raid",
        "Fire | News",
    ],
)
def test_a_title_that_says_more_stays(title: str) -> None:
    assert without_outlet(title) == title


def test_the_text_gets_the_title_without_it() -> None:
    text, end = with_title("Police came.", "Two men shot at a fair - KQXZ.com - Salem, OR")
    assert (text, end) == ("Two men shot at a fair\n\nPolice came.", 22)
