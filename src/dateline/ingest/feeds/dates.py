"""The day on which a feed says that something was published."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

#: Years in which a report can have been published: "0001-01-01" and "9999-12-31" stand for no day at all.
_FIRST, _LAST = 1900, 2100
_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T\s]|$)")


def day_of(written: object) -> str | None:
    """ "Thu, 21 Apr 2016 01:38:00 +0300" and "2016-04-21T01:38:00+03:00" are 2016-04-21, in their own zone."""
    if not isinstance(written, str):
        return None
    try:
        iso = _ISO.match(written)
        day = datetime.date.fromisoformat(iso.group(1)) if iso else parsedate_to_datetime(written.strip()).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return day.isoformat() if _FIRST <= day.year <= _LAST else None
