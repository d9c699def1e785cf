"""Messages, mailboxes, and pages saved as one file."""

from __future__ import annotations

import gzip
import time
from email.message import EmailMessage

import pytest
from fpdf import FPDF

from dateline.ingest import open_documents
from dateline.model import RawDocument, Rejected

TEXT = "Two soldiers were killed near Marj on Monday, residents said."
PAGE = f"<html><body><p>{TEXT}</p><script>alert(1)</script></body></html>"


def letter(text: str | None = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    told = {
        "From": "Sample Desk <desk@a.example>",
        "Subject": "Fwd: Clash near Marj",
        "Date": "Thu, 21 Apr 2016 23:30:00 +0300",
        "MIME-Version": "1.0",
        **headers,
    }
    for name, value in told.items():
        message[name.replace("_", "-")] = value
    if text is not None:
        message.set_content(text)
    return message


def opened(tmp_path, content, name="a.eml", **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.as_bytes())
    return list(open_documents([str(path)], **options))


def test_a_letter(tmp_path):
    (item,) = opened(tmp_path, letter(TEXT + "\n-- \nA. Writer, Sample Desk"))
    assert item.text.strip() == TEXT
    assert (item.title, item.published, item.outlet) == ("Clash near Marj", "2016-04-21", "Sample Desk")
    assert item.content.startswith(b"From: Sample Desk")


def test_by_its_headers_whatever_its_ending(tmp_path):
    assert opened(tmp_path, letter(), "note.txt")[0].title == "Clash near Marj"
    assert opened(tmp_path, gzip.compress(letter().as_bytes()), "a.eml.gz")[0].title == "Clash near Marj"
    text = b"From: our correspondent\nDate: Monday\n\nTwo soldiers were killed."
    (item,) = opened(tmp_path, text, "report.txt")
    assert item.text.startswith("From: our")


def test_text_or_page(tmp_path):
    both = letter()
    both.add_alternative(PAGE, subtype="html")
    assert opened(tmp_path, both)[0].media == "text"
    note = letter("Please see this in a browser.")
    note.add_alternative(PAGE.replace(TEXT, TEXT * 20), subtype="html")
    assert opened(tmp_path, note)[0].media == "html"
    alone = letter(None)
    alone.set_content(PAGE, subtype="html")
    (item,) = opened(tmp_path, alone)
    assert (item.media, item.text.strip()) == ("html", PAGE)


def test_charsets(tmp_path):
    text = "Двое солдат убиты возле Марджа, сообщили жители."
    message = EmailMessage()
    message["Subject"] = "Марж"
    message.set_content(text, charset="koi8-r")
    (item,) = opened(tmp_path, message)
    assert (item.text.strip(), item.title, item.published, item.outlet) == (text, "Марж", None, None)
    assert opened(tmp_path, b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nonsense\n\nTwo fell.")


def test_what_is_attached(tmp_path):
    message = letter()
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica")
    pdf.multi_cell(0, 6, TEXT)
    message.add_attachment(bytes(pdf.output()), maintype="application", subtype="pdf", filename="../../report.pdf")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="tool.exe")
    message.add_attachment(letter("Three soldiers fell near Salma."), filename="other.eml")
    items = opened(tmp_path, message)
    assert [item.origin.rpartition(":")[2] for item in items[1:]] == ["report.pdf", "tool.exe", "other.eml"]
    assert [type(item) for item in items] == [RawDocument, RawDocument, Rejected, RawDocument]
    assert items[1].text == TEXT
    assert items[3].text.strip() == "Three soldiers fell near Salma."


def test_letters_in_letters_in_letters(tmp_path):
    message = letter("at the core")
    for _ in range(30):
        outer = letter("around it")
        outer.add_attachment(message)
        message = outer
    items = opened(tmp_path, message)
    assert sum(isinstance(item, RawDocument) for item in items) == 3
    assert "unpack the outer one" in items[-1].reason


def test_thousands_of_parts(tmp_path):
    head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    part = b"--b\nContent-Type: text/plain\n\nTwo soldiers were killed near Marj.\n"
    (item,) = opened(tmp_path, head + part * 10_000 + b"--b--\n")
    assert "thousands of parts" in item.reason
    items = opened(tmp_path, head + part * 1000 + b"--b--\n")
    assert isinstance(items[0], RawDocument)
    assert "more than 200 parts" in items[-1].reason


@pytest.mark.parametrize(
    "header",
    [
        "From: " + "a b <a@b.example>, " * 50_000,
        "From: " + "=?utf-8?q?a?= " * 50_000,
        "Subject: " + "a " * 500_000,
        "Content-Type: text/plain" + "; a*0=b" * 20_000,
        "Content-Disposition: attachment; filename=" + '"\\"' * 20_000,
        "Content-Disposition: attachment; filename=" + "(" * 20_000,
    ],
)
def test_headers_that_never_end(tmp_path, header):
    began = time.process_time()
    content = f"MIME-Version: 1.0\nMessage-ID: <a@b.example>\n{header}\n\n{TEXT}\n"
    assert len(opened(tmp_path, content.encode(), "a.eml")) == 1
    assert time.process_time() - began < 3


def test_parts_behind_bare_carriage_returns(tmp_path):
    head = "MIME-Version: 1.0\rMessage-ID: <a@b.example>\rContent-Type: multipart/mixed; boundary=b\r\r"
    (item,) = opened(tmp_path, (head + "--b\r\rx\r" * 6_000 + "--b--").encode(), "a.eml")
    assert "thousands of parts" in item.reason


def test_nothing_to_read(tmp_path):
    (item,) = opened(tmp_path, b"Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nxx")
    assert "no text" in item.reason
    assert opened(tmp_path, b"Subject: x\n\n")[0].reason


def test_a_mailbox(tmp_path):
    one, two = letter(), letter("From the hills they fired.\n\nFrom there they fled.")
    box = b"".join(
        b"From desk@a.example Thu Apr 21 2016\n" + message.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n"
        for message in (one, two)
    )
    box += b"From x\nSubject: y\nMIME-Version: 1.0\n\n" + b"x" * 9000 + b"\n"
    items = opened(tmp_path, box, "a.mbox", max_bytes=5000)
    assert [item.origin.rpartition(":")[2] for item in items] == ["1", "2", "3"]
    assert "From there they fled." in items[1].text
    assert "limit" in items[2].reason


def test_a_saved_page(tmp_path):
    content = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/marj\r\nSubject: x\r\n"
        "Date: Thu, 21 Apr 2016 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://news.example/marj\r\n\r\n{PAGE}\r\n"
        "--b\r\nContent-Type: text/css\r\n\r\np {}\r\n"
        "--b\r\nContent-Type: text/html\r\n\r\n<p>An advertisement\r\n--b--"
    )
    (item,) = opened(tmp_path, content.encode(), "a.mhtml")
    assert (item.url, item.media) == ("https://news.example/marj", "html")
    assert TEXT in item.text
    # the day on which it was saved is no day of publication
    assert item.published is None
