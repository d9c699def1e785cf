"""What a caller hands over (paths, addresses, texts, records) as raw documents."""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from dateline.ingest import MAX_BYTES, open_documents, raw_from_bytes, raw_from_text
from dateline.model import DatelineError, InputError, RawDocument, Rejected

__all__ = ["MAX_BYTES", "Day", "Item", "from_record", "is_text", "open_items", "open_one", "open_sources"]

#: A string longer than this is no path: it is a text.
LONGEST_PATH = 250
#: A string that ends like this was meant as a path, also where no such file is found.
PATH_ENDINGS = tuple(
    ".html .htm .xhtml .txt .md .json .jsonl .ndjson .gz .pdf .doc .docx "
    ".warc .wacz .zip .eml .mbox .mht .mhtml .zst".split()
)

Day = str | datetime.date
Item = str | os.PathLike[str] | Mapping[str, Any] | RawDocument
_KEYS = ("id", "text", "html", "title", "published", "outlet", "url")


def open_sources(
    sources: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    allow_private: bool = False,
    published: str | None = None,
) -> Iterator[RawDocument | Rejected]:
    """The documents of files, folders, globs, addresses and "-"; `published` is for those that bring no day.

    `allow_private` lets an address lie on this machine or in its own network.
    """
    for item in open_documents(list(sources), stdin=stdin, max_bytes=max_bytes, allow_private=allow_private):
        if isinstance(item, RawDocument) and published and not item.published:
            item = dataclasses.replace(item, published=published)
        yield item


def open_items(items: Iterable[Item], *, max_bytes: int = MAX_BYTES) -> Iterator[RawDocument | Rejected]:
    """The documents of what a program hands over: paths and addresses as strings, records as mappings."""
    for number, item in enumerate(items, start=1):
        if isinstance(item, RawDocument):
            yield item
        elif isinstance(item, Mapping):
            try:
                yield from_record(item, origin=f"item {number}")
            except DatelineError as error:
                yield Rejected(f"item {number}", str(error))
        else:
            yield from open_documents([os.fspath(item)], max_bytes=max_bytes)


def from_record(record: Mapping[str, Any], *, origin: str) -> RawDocument:
    """The raw document of {"text" or "html", "id", "title", "published", "outlet", "url"}; raises InputError."""
    if unknown := sorted(map(str, set(record) - set(_KEYS))):
        raise InputError(f"unknown keys {', '.join(unknown)}: a record has {', '.join(_KEYS)}")
    for name in ("id", "title", "outlet", "url"):
        if not isinstance(record.get(name), str | None):
            raise InputError(f'"{name}" must be a string')
    media = "html" if record.get("text") is None else "text"
    text = record.get(media)
    if not isinstance(text, str):
        raise InputError('a record needs "text" or "html", as a string')
    return raw_from_text(
        text,
        media="html" if media == "html" else "text",
        origin=origin,
        id=record.get("id"),
        title=record.get("title"),
        published=record.get("published"),
        outlet=record.get("outlet"),
        url=record.get("url"),
    )


def open_one(source: str | os.PathLike[str] | bytes, *, max_bytes: int = MAX_BYTES, **told: Any) -> RawDocument:
    """The one document that a path, address, text or the bytes of a page stand for; see `is_text`.

    `told` is what the caller says of it: published, title, outlet, url, id. Raises InputError.
    """
    given = {name: value for name, value in told.items() if value is not None}
    if isinstance(source, bytes):
        return raw_from_bytes(source, **given)
    name = os.fspath(source)
    if isinstance(source, str) and is_text(source):
        return raw_from_text(source, **given)
    found = open_documents([name], max_bytes=max_bytes)
    found = (item for item in found if not (isinstance(item, Rejected) and item.quiet))
    first = next(found, Rejected(name, "there is no document in it"))
    if isinstance(first, Rejected):
        raise InputError(f"{first.origin}: {first.reason}")
    if next(found, None) is not None:
        raise InputError(f"{name}: holds more than one document: use dateline.read_many")
    if isinstance(day := given.get("published"), datetime.date):
        given["published"] = day.isoformat()
    return dataclasses.replace(first, **given)


def is_text(source: str) -> bool:
    """Whether a string is a report's text, not where to find one.

    It is a text when it has a line break, is longer than 250 characters, or has a blank in it, is no existing path, no
    address, and does not end like a file name. "pgae.html" is a path that is missing, never a text.
    """
    if "\n" in source or len(source) > LONGEST_PATH:
        return True
    if source.startswith(("http://", "https://")) or source.lower().endswith(PATH_ENDINGS):
        return False
    return " " in source.strip() and not Path(source).exists()
