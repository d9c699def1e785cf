"""The doors for mail: a message (EML), many (mbox), and a page saved as one (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import policy
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import Any

from dateline.model import InputError, RawDocument, Rejected

from .decode import decode
from .kinds import HEAD, is_read
from .limits import Allowed, Items
from .raw import raw_from_bytes, raw_from_text, too_large

#: Parts of a message that are looked at, and lines that are read to tell its boundaries: what has more is no letter.
MOST_PARTS = 200
_BOUNDARY_LINES = 5_000
#: So much of a header is read, in characters: the parser takes the square of its length, or its depth in calls.
_HEADER = 4_000
_TEXT = ("text/plain", "text/html", "application/xhtml+xml")
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.S)
_REPLIES = re.compile(r"^\s*(?:re|fwd?|aw|wg|tr|rv)\s*:\s*", re.I)

#: read_open of `doors`, for what is attached; handed in, for it needs this one.
ReadOpen = Callable[..., Items]


def read_mail(content: bytes, origin: str, allowed: Allowed, read_open: ReadOpen) -> Items:
    """The documents of a message: its text, and each file attached that can be read. Failures are Rejected."""
    try:
        yield from _read(content, origin, allowed, read_open)
    except RecursionError as error:  # "((((…" in a header, which is parsed when it is asked for
        raise InputError("this message is nested too deep: save its text as a file") from error


def _read(content: bytes, origin: str, allowed: Allowed, read_open: ReadOpen) -> Items:
    # a bare carriage return ends a line as well
    if content.count(b"\n--") + content.count(b"\r--") > _BOUNDARY_LINES:
        raise InputError("a message of thousands of parts is not read: save the parts that matter as files")
    message = _parsed(content)
    if _is_saved_page(message):
        yield _saved_page(message, content, origin)
        return
    parts = list(_parts(message))
    body = _body(parts)
    if body is not None:
        yield _letter(message, body, content, origin)
    elif not any(_is_attached(part) for part in parts):
        raise InputError("this message holds no text")
    for number, part in enumerate(parts):
        if part is not body and _is_attached(part):
            yield from _attached(part, number, origin, allowed, read_open)
    if len(parts) >= MOST_PARTS:
        yield Rejected(origin, f"a message of more than {MOST_PARTS} parts: the others were not looked at")


def read_mbox(stream: Any, origin: str, allowed: Allowed, read_open: ReadOpen) -> Items:
    """The documents of all messages of a mailbox file, one after the other."""
    for number, content in enumerate(_messages(stream, allowed.max_bytes), 1):
        place = f"{origin}:{number}"
        try:
            if content is None:
                raise too_large(allowed.max_bytes)
            yield from read_mail(content, place, allowed, read_open)
        except InputError as error:
            yield Rejected(place, str(error))


def _messages(stream: Any, max_bytes: int) -> Iterator[bytes | None]:
    """The messages of an mbox file, None for one that is too large; "From " after an empty line begins another."""
    lines: list[bytes] | None = None
    size, blank, too_much = 0, True, False
    while line := stream.readline(1 << 20):
        if blank and line.startswith(b"From "):
            if lines is not None:
                yield None if too_much else b"".join(lines)
            lines, size, too_much = [], 0, False
        elif lines is not None:
            # ">From " was written for "From " at the beginning of a line
            line = line[1:] if re.match(rb">+From ", line) else line
            size += len(line)
            too_much = too_much or size > max_bytes
            if too_much:
                lines.clear()
            else:
                lines.append(line)
        blank = not line.strip()
    if lines is not None:
        yield None if too_much else b"".join(lines)


class _Clipped(policy.EmailPolicy):
    """The standard library's policy for mail of today, with headers of a bounded length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER]


def _parsed(content: bytes) -> EmailMessage:
    try:
        message = BytesParser(EmailMessage, policy=_Clipped()).parsebytes(content)
    except (Exception, RecursionError) as error:  # parsers of wild mail raise nearly anything
        raise InputError(f"this message cannot be read ({type(error).__name__}): save its text as a file") from error
    assert isinstance(message, EmailMessage)
    return message


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, in their order, some hundred at most; letters within the letter are one part."""
    waiting: list[Any] = [message]
    count = 0
    while waiting and count < MOST_PARTS:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting += list(part.iter_parts())[:MOST_PARTS][::-1]
            continue
        count += 1
        yield part


def _body(parts: list[EmailMessage]) -> EmailMessage | None:
    """The part with the letter itself: its plain text, unless that is a mere note that the letter is HTML."""
    texts = [
        part for part in parts if part.get_content_type() in _TEXT and part.get_content_disposition() != "attachment"
    ]
    plain = next((part for part in texts if part.get_content_type() == "text/plain"), None)
    page = next((part for part in texts if part.get_content_type() != "text/plain"), None)
    if plain is None or page is None:
        return plain or page
    return page if len(_bytes(plain).split()) < 0.2 * len(re.sub(rb"<[^>]*>", b" ", _bytes(page)).split()) else plain


def _letter(message: EmailMessage, body: EmailMessage, content: bytes, origin: str) -> RawDocument | Rejected:
    text, warnings = decode(_bytes(body), body.get_content_charset())
    is_page = body.get_content_type() != "text/plain"
    if not is_page:
        text = _SIGNATURE.sub("", text.replace("\r\n", "\n"))
    subject = _header(message, "Subject")
    try:
        raw = raw_from_text(
            text,
            title=_REPLIES.sub("", subject) if subject else None,
            published=_day(message),
            outlet=_sender(message),
            media="html" if is_page else "text",
            origin=origin,
            warnings=warnings,
        )
    except InputError as error:
        return Rejected(origin, str(error))
    return _of_bytes(raw, content)


def _saved_page(message: EmailMessage, content: bytes, origin: str) -> RawDocument:
    """A page saved with all that it shows as one file (MHTML): the page; nothing of it is run or fetched."""
    page = next((part for part in _parts(message) if part.get_content_type() in _TEXT[1:]), None)
    if page is None:
        raise InputError("this saved page (MHTML) holds no page")
    url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    raw = raw_from_bytes(
        _bytes(page),
        origin=origin,
        url=url if url and url.startswith(("http://", "https://")) else None,
        charset=page.get_content_charset(),
        suffix=".html",
    )
    return _of_bytes(raw, content)


def _attached(part: EmailMessage, number: int, origin: str, allowed: Allowed, read_open: ReadOpen) -> Items:
    import io

    name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name or f"part {number + 1}"
    place = f"{origin}:{name}"
    try:
        if part.get_content_type() == "message/rfc822":
            inside = allowed.within()
            letters = part.get_payload()
            letter = letters[0] if isinstance(letters, list) and letters else None
            if isinstance(letter, EmailMessage):
                yield from read_mail(letter.as_bytes(), place, inside, read_open)
            return
        content = _bytes(part)
        if is_read(content[:HEAD], name):
            yield from read_open(io.BytesIO(content), place, name, allowed.within(), len(content))
        elif not part.get_content_type().startswith(("image/", "audio/", "video/")):
            yield Rejected(place, "a file attached that is of no kind that is read")
    except InputError as error:
        yield Rejected(place, str(error))
    except (Exception, RecursionError) as error:
        yield Rejected(place, f"this part of the message cannot be read ({type(error).__name__})")


def _is_attached(part: EmailMessage) -> bool:
    return (
        part.get_content_disposition() == "attachment"
        or bool(part.get_filename())
        or (part.get_content_type() == "message/rfc822")
    )


def _is_saved_page(message: EmailMessage) -> bool:
    if message.get_content_type() != "multipart/related":
        return False
    if "Snapshot-Content-Location" in message:
        return True
    first = next(_parts(message), None)
    return first is not None and first.get_content_type() == "text/html" and "Content-Location" in first


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as words; None where it is absent or cannot be read."""
    try:
        words = " ".join(str(message.get(name, "")).split())
    except Exception:  # headers of wild mail make the parser raise nearly anything
        return None
    return words or None


def _day(message: EmailMessage) -> str | None:
    """The day on which it was sent, as its sender's clock had it."""
    words = _header(message, "Date")
    try:
        return parsedate_to_datetime(words).date().isoformat() if words else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sender(message: EmailMessage) -> str | None:
    """The name of who sent it: of a list where one did, else of the sender, never a mere address."""
    try:
        header = message.get("From")
        names = [each.display_name for each in header.addresses] if isinstance(header, AddressHeader) else []
    except Exception:
        return None
    return next((" ".join(name.split()) for name in names if name.strip()), None)


def _of_bytes(raw: RawDocument, content: bytes) -> RawDocument:
    """The same document, standing for the bytes of the whole message."""
    import dataclasses
    import hashlib

    return dataclasses.replace(raw, content=content, sha256=hashlib.sha256(content).hexdigest())
