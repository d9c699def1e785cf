"""The day on which a feed says that something was published."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T\s]|$)")


def day_of(written: object) -> str | None:
    """ "Thu, 21 Apr 2016 01:38:00 +0300" and "2016-04-21T01:38:00+03:00" are 2016-04-21, in their own zone."""
    if not isinstance(written, str):
        return None
    try:
        if iso := _ISO.match(written):
            return datetime.date.fromisoformat(iso.group(1)).isoformat()
        return parsedate_to_datetime(written.strip()).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
