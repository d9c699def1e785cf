"""PDFs: their text, what they say of themselves, and those that mean harm."""

from __future__ import annotations

import datetime
import io
import zlib

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from dateline.ingest import pdf, raw_from_bytes
from dateline.ingest.pdf_text import page_text
from dateline.model import InputError

BODY = "Rebels shelled Harim on Monday and killed {} soldiers, residents said. "


def told(number):
    return "".join(BODY.format(10 * number + n) for n in range(9)) + "They fled from it."


def made(pages=3, title="Weekly report on Marj", head="Marj Monitor"):
    out = FPDF()
    out.set_title(title)
    out.set_creation_date(datetime.datetime(2021, 3, 5, tzinfo=datetime.UTC))
    out.set_auto_page_break(False)
    for number in range(pages):
        out.add_page()
        out.set_font("helvetica", size=11)
        out.cell(0, 6, head, new_x="LMARGIN", new_y="NEXT")
        if number == 0:
            out.multi_cell(0, 6, "Weekly report on Marj", new_x="LMARGIN", new_y="NEXT")
        out.multi_cell(0, 6, told(number), new_x="LMARGIN", new_y="NEXT")
        out.set_y(-20)
        out.cell(0, 6, f"Page {number + 1} of {pages}")
    return bytes(out.output())


def test_text_and_what_it_says_of_itself():
    raw = raw_from_bytes(made())
    assert raw.media == "text"
    assert (raw.said_title, raw.said_published, raw.said_by) == ("Weekly report on Marj", "2021-03-05", "file")
    assert " ".join(raw.text.split()) == " ".join(["Weekly report on Marj", *map(told, range(3))])
    assert raw.text.startswith("Weekly report on Marj\n\n")


def test_a_title_that_is_none():
    assert raw_from_bytes(made(title="Microsoft Word - draft2.docx")).said_title is None
    assert raw_from_bytes(made(title="Quarterly budget forecast")).said_title is None


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("the govern-\nment said", "the government said"),
        ("the anti-\ngovernment council", "the anti-government council"),
        ("in Deir ez-\nZor on", "in Deir ez-Zor on"),
        ("between 12-\n15 people", "between 12-15 people"),
        ("the ﬁrst oﬃce", "the first office"),
        ("on 5 May -\nthe first", "on 5 May - the first"),
    ],
)
def test_words_over_line_ends(lines, text):
    assert page_text([lines]) == text


def test_paragraphs():
    long = "The army shelled the town of Marj for three hours on Monday"
    lines = f"Heading of it\n{long}\n{long}\nand stopped.\n{long}\n• an item\n• {long}\n"
    assert page_text([lines]).split("\n\n") == [
        "Heading of it",
        f"{long} {long} and stopped.",
        long,
        "• an item",
        f"• {long}",
    ]


def test_a_sentence_over_a_page_end_and_numbers_of_sentences():
    pages = [
        "Bulletin 1\nThe army shelled the town and the villages that lie by it\nand then it moved on to the next\n3",
        "Bulletin 2\nvillage. It killed 3 people there, and nobody says who they were\nor where they came from.\n4",
        "Bulletin 3\nIt was quiet.\n5",
    ]
    text = page_text(pages)
    assert "Bulletin" not in text
    assert "moved on to the next village. It killed 3 people" in text
    assert text.endswith("It was quiet.")


def test_locked():
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(1))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(InputError, match="locked with a password"):
        raw_from_bytes(out.getvalue())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(1))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "Rebels" in raw_from_bytes(out.getvalue()).text


def by_hand(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        root,
        len(out),
    )


def stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]/Resources<<>>>>"


def test_a_picture_of_a_page():
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</I 4 0 R>>>>>>"
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/Length 0>>\nstream\n\nendstream"
    with pytest.raises(InputError, match="only pictures of pages: run OCR"):
        raw_from_bytes(by_hand(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, image))


@pytest.mark.parametrize(
    "content",
    [
        # the page tree is its own child
        by_hand(CATALOG, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"),
        # two nodes, each the other's child
        by_hand(CATALOG, b"<</Type/Pages/Kids[3 0 R]>>", b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R>>"),
        # a hundred megabytes of nothing in one page
        by_hand(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE, stream(b" " * 100_000_000)),
        # brackets within brackets
        by_hand(CATALOG, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE, stream(b"[" * 2_000_000)),
        by_hand(b"[" * 200_000),
        by_hand(b"<</Type/Catalog/Pages 1 0 R>>"),
        b"%PDF-1.7\n" + bytes(range(256)) * 4000,
        made(2)[:900],
    ],
)
def test_those_that_mean_harm(content, monkeypatch):
    monkeypatch.setattr(pdf, "PAGE_SECONDS", 2)
    with pytest.raises(InputError, match="PDF"):
        raw_from_bytes(content)
    assert "Rebels" in raw_from_bytes(made(1)).text


def test_too_slow_a_page_leaves_those_before_it(monkeypatch):
    slow = stream(b"BT " + b"(x) Tj " * 4_000_000)
    fast = stream(b"BT /F 9 Tf 1 1 Td (Two soldiers were killed near Marj.) Tj ET")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F 7 0 R>>>>>>"
    kids = b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>"
    content = by_hand(CATALOG, kids, page % 5, page % 6, fast, slow, font)
    raw_from_bytes(made(1))  # the process is there
    monkeypatch.setattr(pdf, "PAGE_SECONDS", 1)
    raw = raw_from_bytes(content)
    assert raw.text == "Two soldiers were killed near Marj."
    assert "only 1 of the PDF's 2 pages were read" in raw.warnings[0]
