"""Raw documents from bytes or text that are already in hand."""

from __future__ import annotations

import datetime
import hashlib

from dateline.model import Capture, InputError, RawDocument, TooLargeError
from dateline.model.document import Media

from .decode import decode
from .pdf import PdfText, read_pdf
from .sniff import check_readable, is_pdf, media_of


def raw_from_text(
    text: str,
    *,
    published: str | datetime.date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
    media: Media = "text",
    origin: str = "text",
    warnings: tuple[str, ...] = (),
) -> RawDocument:
    """A raw document from text in hand; `sha256` is of its UTF-8 bytes. Raises InputError when it is empty."""
    if not text.strip():
        raise InputError("the document is empty: nothing to read")
    content = text.encode("utf-8", "surrogatepass")
    day = published.isoformat() if isinstance(published, datetime.date) else published
    return RawDocument(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        origin=origin,
        media=media,
        text=text,
        id=id,
        title=title,
        published=day,
        outlet=outlet,
        url=url,
        warnings=warnings,
    )


def raw_from_bytes(
    content: bytes,
    *,
    published: str | datetime.date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
    origin: str = "bytes",
    charset: str | None = None,
    suffix: str = "",
    capture: Capture | None = None,
) -> RawDocument:
    """A raw document from bytes as captured: HTML, text or PDF is told by looking at them.

    `charset` is what the carrier declares (an HTTP header), `suffix` the file's ending (".html"), both only hints.
    `capture` is kept with it. Raises InputError when the bytes are empty or no text (an image), with what to do.
    """
    said = PdfText("")
    media: Media = "text"
    if is_pdf(content):
        said = read_pdf(content)
        text, warnings = said.text, tuple(said.warnings)
    else:
        check_readable(content)
        text, warnings = decode(content, charset)
        media = media_of(text, suffix)
    if not text.strip():
        raise InputError("the document is empty: nothing to read")
    return RawDocument(
        content=content,
        sha256=capture.sha256 if capture and capture.content is content else hashlib.sha256(content).hexdigest(),
        origin=origin,
        media=media,
        text=text,
        id=id,
        title=title,
        published=published.isoformat() if isinstance(published, datetime.date) else published,
        outlet=outlet,
        url=url,
        warnings=warnings,
        said_title=said.title,
        said_published=said.made,
        said_by="file",
        capture=capture,
    )


def too_large(max_bytes: int) -> TooLargeError:
    """The error for a document beyond the limit."""
    return TooLargeError(f"larger than the limit of {max_bytes:,} bytes: raise it with --max-bytes, or split the file")
