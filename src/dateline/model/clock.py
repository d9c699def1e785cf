"""The time of now, always UTC; and how a time is written in rows of the store and in captures."""

from __future__ import annotations

import datetime


def now() -> datetime.datetime:
    """This moment."""
    return datetime.datetime.now(datetime.UTC)


def today() -> datetime.date:
    """This day."""
    return now().date()


def stamp(when: datetime.datetime | None = None) -> str:
    """As rows of the store have it, to the second: "2016-04-21T10:00:00+00:00"; without a time that of now."""
    return (when or now()).isoformat(timespec="seconds")


def capture_stamp(when: datetime.datetime | None = None) -> str:
    """As captures and WARC have it, to the second: "2016-04-21T10:00:00Z"; without a time that of now."""
    return (when or now()).astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
