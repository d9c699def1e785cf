"""One person's death as the end of a deed told on an earlier day: "A boy died on Monday. He was shot on Thursday"."""

from __future__ import annotations

import datetime as dt
import re

from dateline.model import Event

from .alike import own_time

_DEATH = re.compile(r"(?:die[sd]?|dead|deaths?|succumbed|life)$", re.IGNORECASE)
_HARM = re.compile(
    r"(?:shot|stabb\w+|wounded|injured|beaten|hit|struck|shooting|stabbing|attack(?:ed)?)\b", re.IGNORECASE
)
#: Later deaths of this many days after a deed are still news of it.
_LONGEST = 30


def died_of(death: Event, deed: Event) -> bool:
    """Whether one person died of what another event tells, days before, of one person who was hurt."""
    if not _DEATH.search(death.word.quote) or not _HARM.match(deed.word.quote):
        return False
    if _most(death, "killed") > 1 or _most(deed, "killed") > 0 or _most(deed, "injured") > 1:
        return False
    later, earlier = own_time(death), own_time(deed)
    if later is None or earlier is None or not later.start or not earlier.start:
        return False
    days = (dt.date.fromisoformat(later.start[:10]) - dt.date.fromisoformat(earlier.start[:10])).days
    return 0 < days <= _LONGEST and earlier.start == earlier.end


def _most(event: Event, harm: str) -> int:
    counts = [count for count in event.casualties if count.harm == harm and count.role != "toll"]
    return max((count.high or count.best or count.low or 0 for count in counts), default=0)
