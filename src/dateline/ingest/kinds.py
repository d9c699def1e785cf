"""What kind of file it is: by its first bytes, and by the ending of its name where these say nothing."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from .sniff import is_pdf

Kind = Literal["document", "jsonl", "gzip", "zstd", "lz4", "warc", "zip", "mail", "mbox"]

#: So many bytes are looked at.
HEAD = 4096
RECORDS = frozenset({".jsonl", ".ndjson"})
DOCUMENTS = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".pdf"})
#: Endings of archives, named for folders and for help; their bytes decide.
ARCHIVES = frozenset({".warc", ".wacz", ".zip", ".eml", ".mbox", ".mht", ".mhtml", ".gz", ".zst", ".lz4"})

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"(\xb5/\xfd", "zstd"),
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"WARC/", "warc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
#: Kinds whose bytes leave no doubt. A ZIP without the ending may be an office document or a program.
_SURE_KINDS = frozenset({"warc", "mail", "mbox"})
_MAIL_LINE = re.compile(
    rb"^(mime-version|message-id|received|return-path|delivered-to|x-mailer|from|subject|date):", re.I | re.M
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?\S?")
#: Lines that only mail has. "From: Homs, Date: Monday" may open a plain text.
_SURE = frozenset({b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"x-mailer"})


def ending(name: str) -> str:
    """The ending that says what a file holds, in lower case, with a final ".gz", ".zst" or ".lz4" left aside."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    if suffixes and suffixes[-1] in (".gz", ".zst", ".lz4"):
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def kind_of(head: bytes, name: str = "") -> Kind:
    """The kind of a file that begins with these bytes."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    suffix = ending(name)
    if head.startswith(b"From ") and (suffix == ".mbox" or _is_mail(head.partition(b"\n")[2])):
        return "mbox"
    if suffix in RECORDS:
        return "jsonl"
    if suffix in (".eml", ".mht", ".mhtml") or _is_mail(head):
        return "mail"
    return "document"


def is_read(head: bytes, name: str) -> bool:
    """Whether a file found in a folder or an archive is tried: by its ending, or by bytes that leave no doubt."""
    kind = kind_of(head, name)
    return ending(name) in RECORDS | DOCUMENTS | ARCHIVES or kind in _SURE_KINDS or is_pdf(head)


def _is_mail(head: bytes) -> bool:
    """Whether these are the headers of a message: the first line is one, and one among them is of mail alone."""
    head = head.lstrip(b"\xef\xbb\xbf\r\n")
    if not _HEADER.match(head):
        return False
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    found = {name.lower() for name in _MAIL_LINE.findall(block)}
    return len(found) >= 2 and bool(found & _SURE)
