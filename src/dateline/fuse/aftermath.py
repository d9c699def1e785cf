"""Sentences that only tell what became of an incident told before: who died of it later, how its toll grew."""

from __future__ import annotations

import functools
import re

from dateline.model import Casualties, Event

from .alike import own_place, says_elsewhere
from .tellings import says_update

_LATER = re.compile(
    r"\b(?:of|from) (?:their|his|her|its) (?:\w+ )?(?:wounds|injuries|burns)\b|\bsuccumbed\b|\b(?:in|at|on the way to)"
    r" (?:a |the )?(?:nearby )?hospital\b|\bbod(?:y|ies) (?:was|were|had been|have been)\b|\bmore bod(?:y|ies)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:later|since|subsequently|eventually|afterwards) (?:died|succumbed)\b|\bdied (?:later|afterwards)\b"
    r"|\bof the (?:injured|wounded) (?:have |had )?(?:died|succumbed)\b"
    r"|\b(?:a|the) (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) victim (?:has |had )?(?:died|dies)\b",
    re.IGNORECASE,
)
_COUNTED = frozenset({"deaths", "fatalities", "toll", "death toll", "dead"})
_ALSO = re.compile(r"\balso (?:been )?(?:killed|wounded|injured|died|hurt|shot|lost)\b", re.IGNORECASE)


def continues(event: Event) -> bool:
    """Whether an event tells no happening of its own, but further victims, or a new toll, of one told before.

    "Another three died of their wounds on Tuesday", "the toll has risen to 12", "an officer was also killed".
    """
    counts = [count for count in event.casualties if count.role != "toll"]
    text = event.evidence[0].quote
    if not counts or says_elsewhere(text):
        return False
    if all(count.harm == "captured" for count in counts):  # "another five rebels were captured"
        return own_place(event) is None and all(count.role == "increment" for count in counts)
    if says_update(event):
        return True
    if event.attribution and event.word.quote.lower() in _COUNTED:  # "the Red Cross counted nine deaths"
        return own_place(event) is None
    killed = _killed(event)
    if killed and all(count.role == "repeat" for count in killed):  # "returned fire, killing him"
        return own_place(event) is None
    if died_later(event):
        return any(count.role == "increment" for count in killed) or _is_since(event)
    return bool(_ALSO.search(text)) and not event.side_a and (own_place(event) is None or event.place is None)


def only_counts(event: Event) -> bool:
    """Whether an event tells nothing of how people died ("other reports put the number of dead at 129")."""
    return continues(event) or event.word.quote.lower() in _COUNTED


def died_later(event: Event) -> bool:
    """Whether an event tells of people who died of what was told before ("two more died in hospital")."""
    return _has(_LATER, event.evidence[0].quote) or _is_since(event)


def adds_dead(event: Event) -> bool:
    """Whether those who died later come on top of the dead told of before ("his son later died of his injuries")."""
    killed = _killed(event)
    # "eight were killed, after three of the wounded died": eight in all
    parts = any(count.role == "subset" for count in killed)
    return died_later(event) and ((_is_since(event) and not parts) or all(c.role == "increment" for c in killed))


_PERIOD = re.compile(
    r"\b(?:this|last|past) (?:\w+ )?(?:year|month|week)s?\b|\bso far\b|\bsince (?!died|succumbed)\w"
    r"|\b(?:in|across) the (?:\w+ )?(?:country|region|area|province|district|state|county|war)\b"
    r"|\bof the (?:year|war)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"\b(?:bring|brought|tak|took|push|rais)\w* (?:the )?(?:[\w ]{0,30}?)\bto\b", re.IGNORECASE)


def adds_dead_to_sum(event: Event) -> bool:
    """Whether further dead of one incident make its sum ("he too died, which took the dead to six"), not a year's."""
    quote = event.evidence[0].quote
    return died_later(event) and _has(_MADE, quote) and not _has(_PERIOD, quote)


def _is_since(event: Event) -> bool:
    return _has(_SINCE, event.evidence[0].quote)


@functools.lru_cache(maxsize=1024)
def _has(pattern: re.Pattern[str], sentence: str) -> bool:
    return pattern.search(sentence) is not None


def _killed(event: Event) -> list[Casualties]:
    return [count for count in event.casualties if count.harm == "killed" and count.role != "toll"]


def has_victims(event: Event) -> bool:
    """Whether an event counts people killed or injured."""
    return any(c.harm in ("killed", "injured") and c.role != "toll" and (c.low or c.high) for c in event.casualties)
