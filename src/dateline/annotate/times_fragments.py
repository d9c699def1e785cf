"""The pieces of which the patterns of time expressions are made, over text in lower case with plain dashes."""

from __future__ import annotations

import re

from dateline.knowledge.time_words import HIJRI_MONTHS, MONTHS, NUMBERS, ORDINALS, PARTS, SEASONS, UNITS, WEEKDAYS


def any_of(words: object) -> str:
    """An alternation, longest first so that "sept" does not stop at "sep"."""
    listed = sorted((str(word) for word in words), key=lambda word: (-len(word), word))  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in listed) + ")"


LONG_MONTHS = [name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")]
MONTH = f"(?:{any_of(LONG_MONTHS)}|{any_of(set(MONTHS) - set(LONG_MONTHS))}\\b\\.?)"
SHORT_MONTH = any_of(set(MONTHS) - set(LONG_MONTHS))
WEEKDAY = f"(?:{any_of(w for w in WEEKDAYS if len(w) > 5)}|{any_of(w for w in WEEKDAYS if len(w) <= 5)}\\b\\.?)"
LONG_WEEKDAY = any_of(w for w in WEEKDAYS if len(w) > 5)
PART = f"(?:(?:early |late |mid[- ]?|pre-?)?{any_of(PARTS)})"
ORDINAL = f"(?:{any_of(ORDINALS)}|(?:twenty|thirty)[- ]{any_of(o for o, n in ORDINALS.items() if n < 10)})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d\d)"
NUMBER_WORD = any_of(w for w in NUMBERS if len(w) > 2)
NUMBER = (
    r"(?:(?:one|two|three|four|\d+) and a half|\d[\d,]*(?:\.\d+)?(?: \d/\d)?"
    r"|(?:the )?(?:a )?(?:couple|dozen|number)(?: of)?|(?:a )?few|several|many|some"
    rf"|(?:an? (?=hundred|thousand))?{NUMBER_WORD}(?:[- ]{NUMBER_WORD})*|an?)"
)
UNIT_WORDS = [u for u in UNITS if u not in ("second", "weekend")]
UNIT = f"(?:{any_of(UNIT_WORDS)}|centurie|weekend)"
UNITS_ = rf"(?:{any_of(UNIT_WORDS)}s?|centuries|millennia|seconds|weekends?)"
APPROX = (
    r"(?:(?:about|around|approximately|roughly|some|nearly|almost|over|more than"
    r"|less than|fewer than|at least|at most"
    r"|up to|no more than|just over|just under|only|as many as|well over|barely"
    r"|another|an additional|an estimated)\s)"
)
THIRD = (
    r"(?:(?:very\s)?(?:early|late)[ -](?:in\s)?|mid[ -]?|(?:the\s)?"
    r"(?:very\s)?(?:beginning|start|end|middle|close|opening|outset|first half"
    r"|second half|latter half|last half|early part|latter part)\sof\s)"
)
SEASON = any_of(SEASONS)
#: "0430 hours", "04:30Z", "1400hrs", "14h30": the writing of armies.
MILITARY = (
    r"(?:(?:[01]\d|2[0-3]):?[0-5]\d(?:z\b|zulu\b| zulu\b|\s?hrs?\b\.?|\s?hours\b|h\b| local time)"
    r"|(?:[01]?\d|2[0-3])h[0-5]\d)"
)
CLOCK = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?[ap]\.?m\b\.?|(?:[01]?\d|2[0-3]):[0-5]\d"
    rf"(?:\s?[ap]\.?m\b\.?|(?!z|\s?h))|noon|midnight|{MILITARY}|(?:\d\d?|[a-z]+)\so'?\s?clock"
    rf"|(?:half|(?:a )?quarter)\s(?:past|to)\s(?:1[0-2]|[1-9]|{NUMBER_WORD}))"
)
#: "around 3 p.m.": what may stand before the hour and belongs to it.
ABOUT = r"(?:(?:about|around|approximately|shortly after|shortly before|just after|just before)\s)"
#: The same before a day, where four digits are an hour too: "at 0400 on 28 March".
CLOCK_OF_DAY = (
    rf"(?:{ABOUT}?{CLOCK}|(?:(?<=at\s)|(?<=by\s)|(?<=until\s)|(?<=from\s)|(?<=about\s)|(?<=around\s))"
    r"(?:[01]\d|2[0-3])[0-5]\d)"
)
#: "the early hours of", "the morning of", "the night of": a part of the day that follows.
PART_OF = (
    r"(?:(?:the\s)?(?:very\s)?(?:(?:early|late|small|wee|first|pre-?dawn|morning|evening|night|afternoon)\s){1,2}hours"
    r"\s(?:of\s|on\s)|(?:the\s)?(?:(?:early|late)\s)?(?:morning|afternoon|evening|night)\sof\s(?:the\s)?"
    r"|(?:early|late)\s(?:on|in the (?:morning|afternoon|evening) (?:of|on))\s|overnight\s(?:on\s)?)"
)
_ZONES = "(?:gmt|utc|local time|est|edt|cet|pst|pdt|eastern time|eet|zulu)"
ZONE = rf"(?:\s{_ZONES}\b|\s\({_ZONES}\)|z\b)"
HIJRI = any_of(HIJRI_MONTHS)
#: What a "siege", "war" or "truce" is counted in days from.
COURSE = (
    r"(?:siege|offensive|war|battle|operation|campaign|truce|cease-?fire|fighting|invasion|conflict|protests?|uprising"
    r"|assault|blockade|clashes|revolt|strike|lull|bombardment|bombing|shelling|unrest|crackdown|occupation|talks|coup)"
)
#: "during the night", but not "the night of the raid", "the night before".
THE_NIGHT = (
    r"(?:(?<=during\s)|(?<=\bin\s)|(?<=through\s)|(?<=throughout\s))the\snight"
    r"(?!\w|\s(?:of|from|between|before|after|to|when|that|on|in\squestion)\b|-)"
)
