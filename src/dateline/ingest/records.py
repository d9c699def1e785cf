"""One line of JSONL to one raw document."""

from __future__ import annotations

import json
from typing import Any

from dateline.model import InputError, RawDocument
from dateline.model.document import Media

from .raw import raw_from_text

#: The keys that a record may have.
KEYS = ("id", "text", "html", "title", "published", "outlet", "url")
_TOLD = ("title", "published", "outlet", "url")


class SeenIds:
    """The ids that records gave in this run, so that a second document under the same id is noticed."""

    def __init__(self) -> None:
        self._origins: dict[str, str] = {}

    def claim(self, document_id: str, origin: str) -> None:
        """Take an id; raises InputError where another record took it before."""
        first = self._origins.setdefault(document_id, origin)
        if first is not origin:
            raise InputError(f'the id "{document_id}" was given before, at {first}: give each record its own id')


def raw_from_line(line: bytes, origin: str, seen: SeenIds) -> RawDocument:
    """The document of one JSONL line; raises InputError that says what is wrong with it."""
    record = parse_record(line)
    text, media, warnings = _content(record)
    told: dict[str, str | None] = {}
    for key in _TOLD:
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            warnings.append(f'"{key}" is no string: ignored')
            value = None
        told[key] = value.strip() or None if value else None
    document_id = _id(record)
    raw = raw_from_text(
        text,
        title=told["title"],
        published=told["published"],
        outlet=told["outlet"],
        url=told["url"],
        id=document_id,
        media=media,
        origin=origin,
        warnings=tuple(warnings),
    )
    if document_id is not None:
        seen.claim(document_id, origin)
    return raw


def parse_record(line: bytes) -> dict[str, Any]:
    """The JSON object of a line; raises InputError."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"the line is not UTF-8 (byte {error.start}): save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(f"the line is no JSON ({error.msg} at column {error.colno})") from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            "the line is no JSON that can be read: it is nested too deep or holds too long a number"
        ) from error
    if not isinstance(record, dict):
        raise InputError('the line is no JSON object: one {"id": …, "text": …} a line is read')
    return record


def _content(record: dict[str, Any]) -> tuple[str, Media, list[str]]:
    """The text or HTML of a record, which of them it is, and warnings."""
    warnings: list[str] = []
    if unknown := sorted(key for key in record if key not in KEYS):
        warnings.append(f"unknown keys ignored: {', '.join(unknown)}")
    given = [key for key in ("text", "html") if record.get(key) is not None]
    if not given:
        raise InputError('the record has neither "text" nor "html"')
    if len(given) == 2:
        warnings.append('the record has "text" and "html": the text is read, the html ignored')
    value = record[given[0]]
    if not isinstance(value, str):
        raise InputError(f'"{given[0]}" is no string')
    return value, "text" if given[0] == "text" else "html", warnings


def _id(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError('"id" is neither a string nor a whole number')
    return value or None
