"""Plain text told apart: what is cut off, and above all what is not."""

from __future__ import annotations

import pytest

from dateline.article import extract
from dateline.ingest import raw_from_text

PROSE = "The army shelled the town of Marj on Wednesday, residents said."
MORE = "A second attack on the same road hurt three people in the evening, a medic said."


def told(text, **given):
    article = extract(raw_from_text(text, **given))
    whole = article.document.text
    return [(section.kind, whole[section.start : section.end]) for section in article.sections]


def kinds(text, **given):
    return [kind for kind, _ in told(text, **given)]


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Marj: Captured by the army in 2022.",
        f"{PROSE}\n\n{MORE}",
        "He said.\nShe said.",
        "By 11 March, the army effectively controlled Marj, facing only meager resistance there.",
        f"{PROSE}\n\nBy Friday Omar Sample\n\n{MORE}",
        f"{PROSE}\n\nFile photos of the dead were shown to their families in the hospital all day long.",
        f"{PROSE}\n\n“They follow us on every road to the camp,” one of the drivers said.",
        f"{PROSE}\n\nSource of the fire was a shell, the brigade said.",
        f"{PROSE}\n\nShare this burden with us, the mayor of Marj asked the neighbouring towns in a letter.",
        f"{PROSE}\n\nKilled: Omar, Rima and two others.\n\n{MORE}",
        f"{PROSE}\n\nHezbollah – an ally of the army – denied it.\n\n{MORE}",
        f"{PROSE}\n\nUPDATE\nApril 21, 2016 at 7:52 am\n\n{MORE}\n\n{MORE}",
    ],
)
def test_nothing_is_taken_from_the_body(text):
    sections = told(text)
    cut = [words for kind, words in sections if kind not in ("body", "headline")]
    assert cut in ([], ["April 21, 2016 at 7:52 am"])


def test_one_paragraph_is_no_headline():
    assert kinds("Clashes near Marj") == ["body"]


def test_headline_caption_outlet_dateline():
    text = (
        "Army shells Marj after truce ends\n\nA tank near Marj last year. File photo\n\nSample Desk\n\n"
        f"HOMS – {PROSE}\n\n{MORE}\n\nSource: Sample Desk"
    )
    assert told(text) == [
        ("headline", "Army shells Marj after truce ends"),
        ("caption", "A tank near Marj last year. File photo"),
        ("boilerplate", "Sample Desk"),
        ("dateline", "HOMS"),
        ("body", f"{PROSE}\n\n{MORE}"),
        ("boilerplate", "Source: Sample Desk"),
    ]
    assert extract(raw_from_text(text)).document.outlet == "Sample Desk"


def test_menu_above_the_headline():
    sections = told(f"Home\nWorld\nSyria\nSport\nArmy shells Marj after truce ends\n\n{PROSE}\n\n{MORE}")
    assert sections[0] == ("boilerplate", "Home\nWorld\nSyria\nSport")
    assert sections[1] == ("headline", "Army shells Marj after truce ends")


def test_place_names_over_paragraphs_stay():
    assert "boilerplate" not in kinds(f"Roundup of the fighting on Monday\n\nIdlib\n\n{PROSE}\n\nAleppo\n\n{MORE}")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Reporting by Rima Sample; Editing by Omar Sample", "byline"),
        ("By RIMA SAMPLE and OMAR SAMPLE", "byline"),
        ("By Rima Sample, Jr.", "byline"),
        ("Share this:", "boilerplate"),
        ("• Short link :", "boilerplate"),
        ("Follow us on Telegram", "boilerplate"),
        ("For Immediate Release", "boilerplate"),
        ("2013-06-S-014", "boilerplate"),
        ("Published: 21 April 2016, 10:05 GMT", "boilerplate"),
        ("(Photo: Sample Desk)", "caption"),
        ("A tank near Marj. [File photo]", "caption"),
        ("In this Monday, Nov. 5, 2018 photo, a boy walks past a school in Marj.", "caption"),
        ("© 2017 Sample Desk", "boilerplate"),
    ],
)
def test_lines_that_say_what_they_are(line, kind):
    assert (kind, line) in told(f"{PROSE}\n\n{line}\n\n{MORE}")


def test_credits_at_the_end_of_a_paragraph():
    text = f"{PROSE} (Reporting by Rima Sample; Editing by Omar Sample in Beirut)"
    assert told(text) == [("body", PROSE), ("byline", "(Reporting by Rima Sample; Editing by Omar Sample in Beirut)")]
    assert extract(raw_from_text(text)).document.byline == ("Rima Sample", "Omar Sample")


def test_a_credit_amid_a_paragraph_stays():
    text = f"{PROSE} Reporting by local journalists suggests that the toll was far higher, and that it may rise still."
    assert told(text) == [("body", text)]


def test_related_headlines_are_not_this_report():
    text = f"{PROSE}\n\n{MORE}\n\nRead also\n\nRebels kill ten in Harim\nBomb hits bus in Marj\n\n{PROSE}"
    assert ("boilerplate", "Read also\n\nRebels kill ten in Harim\nBomb hits bus in Marj") in told(text)
    assert told(text)[-1] == ("body", PROSE)


class TestComments:
    def test_numbered(self):
        comment = "1. RIVER\n   April 21, 2016 at 7:52 am\n\n   A remark."
        text = f"{PROSE}\n\n{MORE}\n\n {comment}\n\nLeave a comment\n\n3 + four ="
        assert told(text)[-2:] == [
            ("comment", comment),
            ("boilerplate", "Leave a comment\n\n3 + four ="),
        ]

    def test_says(self):
        text = (
            f"{PROSE}\n\n{MORE}\n\nRiver says:\nApril 21, 2016 at 7:52 am\nTen tanks were burnt there, I saw it myself."
        )
        assert kinds(text) == ["body", "comment"]

    def test_under_a_heading_with_a_count(self):
        text = (
            f"{PROSE}\n\n{MORE}\n\n2 Comments\n\nRiver\n21 April 2016, 07:52\nYes.\n\nLake\n20 April 2016, 07:52\nNo."
        )
        article = extract(raw_from_text(text))
        assert [section.kind for section in article.sections] == ["body", "boilerplate", "comment"]
        assert article.document.published.start == "2016-04-20"

    def test_a_link_to_the_form_above_the_report_ends_nothing(self):
        assert told(f"Army shells Marj after truce ends\nLeave a comment\n\n{PROSE}\n\n{MORE}")[-1][0] == "body"


class TestTitle:
    def test_in_front(self):
        assert told(PROSE, title="Army shells Marj") == [("headline", "Army shells Marj"), ("body", PROSE)]

    def test_not_twice(self):
        text = f"Army Shells Marj.\n\n{PROSE}"
        assert told(text, title="Army shells Marj") == [("headline", "Army Shells Marj."), ("body", PROSE)]

    def test_a_sentence_that_begins_alike_stays_whole(self):
        text = "Army shells Marj and two villages near it, residents said."
        assert told(text, title="Army shells Marj") == [("headline", "Army shells Marj"), ("body", text)]

    def test_agency_stamp_in_a_text_without_line_breaks(self):
        text = f"Army shells Marj Reuters Tuesday 6 May 2014 {PROSE}"
        assert told(text, title="Army shells Marj") == [
            ("headline", "Army shells Marj"),
            ("boilerplate", "Reuters Tuesday 6 May 2014"),
            ("body", PROSE),
        ]
        assert extract(raw_from_text(text, title="Army shells Marj")).document.published.start == "2014-05-06"


def test_hard_wrapped_text_is_joined():
    text = (
        "The army shelled the town of Marj on Wednesday, residents of the town and\n"
        "By Omar, who was there with his sons when the first of the shells came down,\n"
        "Share this with everyone, he asked, before he went back to look for the rest\n"
        "of the family in the ruins of the house, which had burnt down to the ground.\n"
    )
    assert kinds(text) == ["body"]
