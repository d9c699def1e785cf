"""What bytes are, by looking at them: a kind of file that is not read, HTML, or plain text."""

from __future__ import annotations

import re

from dateline.model import InputError
from dateline.model.document import Media

#: How files that are no text begin, what they are, and what to do. From the formats' own specifications.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image", "give the text instead"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text instead"),
    (b"GIF8", "a GIF image", "give the text instead"),
    (b"PK\x03\x04", "a ZIP archive or an office document (.docx, .odt, .xlsx)", "save it as a file, and read that"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls)", "save it as plain text"),
    (b"{\\rtf", "a rich-text document (RTF)", "save it as plain text"),
    (b"\x1f\x8b", "a gzip file", "unpack it with gunzip"),
    (b"BZh", "a bzip2 file", "unpack it with bunzip2"),
    (b"\xfd7zXZ", "an xz file", "unpack it with unxz"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it"),
    (b"(\xb5/\xfd", "a Zstandard file", "unpack it with unzstd"),
    (b"SQLite format 3\x00", "an SQLite database", "give the reports themselves"),
    (b"PAR1", "a Parquet file", "convert it to JSONL"),
    (b"WARC/", "a WARC archive", "save it as a file, and read that"),
    (b"\x7fELF", "a program", "give a report instead"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\x0b\x0c\x1b")
#: How much is looked at, and how large a share of it may be control bytes before it is no text.
_HEAD = 65_536
_MAX_CONTROL_SHARE = 0.02

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|div|section|main|p|span|table|h[1-6]|script|style|figure)\b",
    re.I,
)
_XML = re.compile(r"\s*<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*<(?!!doctype\s+html|html\b)", re.I | re.S)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


def check_readable(content: bytes) -> None:
    """Raise InputError, with what to do, when these bytes are empty or no text."""
    if not content:
        raise InputError("the file is empty: nothing to read")
    for magic, kind, advice in _MAGIC:
        if content.startswith(magic):
            raise InputError(f"this is {kind}, which is not read: {advice}")
    head = content[:_HEAD]
    if head.startswith(_BOMS) or looks_utf16(head):
        return
    if len(head) - len(head.translate(None, _CONTROLS)) > _MAX_CONTROL_SHARE * len(head):
        raise InputError("this is a binary file, not text or HTML: give the text of the report instead")


def is_pdf(content: bytes) -> bool:
    """Whether these are the bytes of a PDF; a kilobyte of other things may stand before its mark."""
    return b"%PDF-" in content[:1024] and content[:1024].lstrip()[:1] != b"<"


def looks_utf16(head: bytes) -> str | None:
    """The codec of UTF-16 without a byte order mark, told by its NUL bytes on one side; None when it is not that."""
    even, odd = head[0:2000:2], head[1:2000:2]
    if len(odd) >= 8 and odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if len(odd) >= 8 and even.count(0) > 0.7 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def media_of(text: str, suffix: str = "") -> Media:
    """HTML or plain text. The ending of the name decides only for what has any tag at all."""
    head = text[:4096]
    if suffix.lower() in _HTML_SUFFIXES and "<" in text:
        return "html"
    begins = head.lstrip("\ufeff \t\r\n")
    if begins[:1] == "<" and (_HTML.search(begins) or _XML.match(begins)):
        return "html"
    # A fragment: several tags of a page within the first characters, though it begins with words.
    return "html" if len(_HTML.findall(head)) >= 3 and "</" in text else "text"
