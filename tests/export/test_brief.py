"""The day's brief in its three forms."""

from __future__ import annotations

import io
import itertools
import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from dateline.export.brief_html import page
from dateline.export.brief_md import markdown, plain
from dateline.export.brief_pdf import pdf
from dateline.model.brief import (
    BriefArea,
    BriefChange,
    BriefCoverage,
    BriefDispute,
    BriefIncident,
    BriefNews,
    BriefPlace,
    BriefTotal,
    Cited,
    DayBrief,
    Number,
    Quoted,
)

RESIDENTS = Cited(name="residents", letter="F", label="cannot be judged")
ARMY = Cited(name="the army", letter="D", label="not usually reliable", note="denies")
HOSTILE = "<script>alert(1)</script> | *x* [y](z)"


CHANGE = BriefChange(
    id="p1", day="2016-04-21", place="Tell Amar", where="Homs, Syria", before="army, controlled",
    after="rebels, controlled", probability=0.8, disputed=True,
    claims=(Quoted(words="Rebels took it", by="a monitor", day="2016-04-22"),),
)  # fmt: skip


def incident(own="f1", **more):
    told = {
        "id": own, "day": "2016-04-21", "start": "2016-04-21", "kind": "Air/drone strike", "type": "Explosions",
        "country": "Syria", "admin1": "Rif Dimashq", "place": "Ḥarastā", "sides": "army → ?", "killed": "12-20",
        "civilians": "3+", "injured": "40", "weight": 20, "sources": (RESIDENTS, ARMY), "digit": "3",
        "digit_label": "possibly true", "documents": 2, "independent": 1, "told": "2016-04-22", "newest": "2016-04-23",
        "numbers": (Number(of="killed", value="at least 12", by=(RESIDENTS,), chosen=True),
                    Number(of="killed", value="20", by=(Cited(name="a medic"),))),
        "quotes": (Quoted(words="At least 12 were killed", by="residents", outlet="Harbour Gazette", day="2016-04-22",
                          url="https://a.example/one (1)"),),
        "titles": (Quoted(words="Harasta is bombed", by="", outlet="Harbour Gazette", day="2016-04-22"),),
        "against": (Quoted(words="We hit nobody", by="denied by the army"),),
    }  # fmt: skip
    return BriefIncident(**told | more)


def area(name, *some):
    return BriefArea(country="Syria", name=name, places=(BriefPlace(name="Ḥarastā", incidents=some),))


def brief(**more):
    told = {
        "first": "2016-04-21", "last": "2016-04-21", "area": "", "public": False, "made": "2016-06-01",
        "total": BriefTotal(incidents=2, several=1, counted=1, low=12, best=15, high=20), "before": BriefTotal(),
        "areas": (area("Rif Dimashq", incident()), area("Homs", incident("f2", killed="", numbers=()))),
        "changes": (CHANGE,),
        "disputes": (BriefDispute(about="numbers", id="f1", title="strike, Ḥarastā", words=("A: 12; B: 20",)),),
        "news": (BriefNews(kind="number", day="2016-04-22", id="f0", title="strike", words="killed rose from 2 to 3"),),
        "late": (incident("f0", day="2016-04-19", start="2016-04-19"),),
        "coverage": BriefCoverage(documents=3, outlets=(("Harbour Gazette", 3),), unread=(("ar", 1),), waiting=2),
    }  # fmt: skip
    return DayBrief(**told | more)


def words_of(content):
    reader = PdfReader(io.BytesIO(content))
    return " ".join(" ".join(each.extract_text() for each in reader.pages).split()), reader


SAID = [
    "2016-04-21", "Internal", "Syria · Rif Dimashq", "Air/drone strike", "12-20 killed (3+ civilians), 40 injured",
    "at least 12", "residents (F)", "a medic", "the army (D; denies)", "At least 12 were killed", "Harbour Gazette",
    "denied by the army", "Ḥarastā", "army → ?", "credibility 3 (possibly true)", "first told on 2016-04-22",
    "Tell Amar", "army, controlled", "rebels, controlled", "0.80", "disputed", "Rebels took it", "A: 12; B: 20",
    "killed rose from 2 to 3", "2016-04-19", "3 documents published", "ar 1", "not fused yet", "Only English is read",
    "Made on 2016-06-01", "12–20",
]  # fmt: skip


@pytest.mark.parametrize("told", SAID)
def test_each_form_tells_all_of_it(told, forms):
    for form in forms:
        assert told in form


@pytest.fixture(scope="module")
def forms():
    shown = re.sub(r"<[^>]*>", "", re.sub(r"<(style|title)>.*?</\1>", "", page(brief()), flags=re.S))
    shown = shown.replace("Tell Amar", " Tell Amar ")
    told = markdown(brief()).replace("**", "").replace("\\", "")
    return shown, told, words_of(pdf(brief()))[0]


def test_an_empty_day_says_what_that_means():
    found = brief(areas=(), total=BriefTotal(), changes=(), disputes=(), news=(), late=())
    for form in (markdown(found), page(found), words_of(pdf(found))[0]):
        assert "That no report was read is not that nothing happened" in form.replace("\n", " ")


def test_a_held_back_day_says_why():
    found = brief(areas=(), public=True, held_back="2016-04-01", total=BriefTotal())
    for form in (markdown(found), page(found), words_of(pdf(found))[0]):
        assert "what happened after 2016-04-01 is held back" in form
        assert "--internal" in form
        assert "is not that nothing happened" not in form.split("What this rests on")[0]


def test_hostile_words_are_only_words():
    bad = incident(kind=HOSTILE, place=HOSTILE, quotes=(Quoted(words=HOSTILE, by=HOSTILE, url="javascript:alert(1)"),))
    found = brief(areas=(area(HOSTILE, bad), area("b", incident("f2"))), area=HOSTILE)
    assert "<script" not in page(found)
    assert "javascript:" not in page(found)
    told = markdown(found)
    assert "<script" not in told.replace("\\<script", "")
    assert "javascript:" not in told
    assert r"\[y\](z)" in told
    assert "alert(1)" in words_of(pdf(found))[0]


def test_plain_words_in_markdown():
    assert plain("1. a\n- b") == r"\1. a - b"
    assert plain("- b #c") == r"\- b \#c"


class Seen(HTMLParser):
    """Tags in their order, ranks of headings, and tables without heads."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.append((tag, dict(attrs)))


def test_the_page_stands_alone_and_can_be_read_aloud():
    seen = Seen(page(brief()))
    assert not {"script", "iframe", "link", "img"} & set(seen.tags)
    assert ("html", {"lang": "en"}) in seen.attributes
    ranks = [int(tag[1]) for tag in seen.tags if re.fullmatch(r"h\d", tag)]
    assert ranks[0] == 1
    assert all(later - rank <= 1 for rank, later in itertools.pairwise(ranks))
    assert seen.tags.count("main") == seen.tags.count("h1") == 1
    assert all(given.get("scope") in ("row", "col") for tag, given in seen.attributes if tag == "th")
    assert seen.tags.count("thead") == seen.tags.count("table") > 2
    ids = [given["id"] for _, given in seen.attributes if "id" in given]
    assert len(ids) == len(set(ids))


def test_links_of_the_desk():
    from dateline.export.brief_html import report

    made = "".join(str(part) for part in report(brief(), lambda kind, own, day: f"/{kind}/{own}") if part)
    assert 'href="/incident/f1"' in made
    assert 'href="/place/p1"' in made


def test_pdf_has_pages_an_outline_and_a_language():
    many = tuple(incident(f"f{n}") for n in range(30))
    content = pdf(brief(areas=(area("Rif Dimashq", *many),)))
    told, reader = words_of(content)
    pages = len(reader.pages)
    assert pages > 4
    assert f"1 / {pages}" in told
    assert all("Dateline · Situation brief, 2016-04-21" in each.extract_text() for each in reader.pages)
    titles = [each.title for each in reader.outline if not isinstance(each, list)]
    assert titles[:2] == ["What happened", "Changes of control"]
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert [round(side) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_pdf_of_other_scripts():
    arabic = Quoted(words="قتل ثلاثة أشخاص", by="سكان", outlet="日本")
    found = brief(areas=(area("Харків ʿAyn Ḥ", incident(quotes=(arabic,))),))
    told, reader = words_of(pdf(found))
    assert "Харків ʿAyn Ḥ" in told
    assert "are not in this file's fonts" in told
    fonts = {name["/BaseFont"] for each in reader.pages for name in _fonts(each)}
    assert any("Arabic" in name for name in fonts)


def _fonts(each):
    return [font.get_object() for font in each["/Resources"]["/Font"].values()]


def test_the_same_brief_gives_the_same_bytes():
    assert pdf(brief()) == pdf(brief())
    assert page(brief()) == page(brief())
    assert replace(brief(), made="2016-06-02") != brief()
