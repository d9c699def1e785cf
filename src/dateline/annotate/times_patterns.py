"""The patterns of time expressions, over text in lower case with plain quotes and dashes.

`RULES` maps a rule's name to its pattern, in the order in which they are tried at a place: the longer reading first.
Named groups are what `times_readers` turns into the arguments of a mention. `SCAN` is all of them as one expression,
whose last group's name is the rule that matched.
"""

from __future__ import annotations

import re

from dateline.knowledge.time_words import (
    FIXED_FEASTS,
    HIJRI_MONTHS,
    ISLAMIC_FEASTS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    REFERENCES,
    SEASONS,
    UNITS,
    WEEKDAYS,
)


def _any(words: object) -> str:
    """An alternation, longest first so that "sept" does not stop at "sep"."""
    listed = sorted((str(word) for word in words), key=lambda word: (-len(word), word))  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in listed) + ")"


_LONG_MONTHS = [name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")]
MONTH = f"(?:{_any(_LONG_MONTHS)}|{_any(set(MONTHS) - set(_LONG_MONTHS))}\\b\\.?)"
SHORT_MONTH = _any(set(MONTHS) - set(_LONG_MONTHS))
WEEKDAY = f"(?:{_any(w for w in WEEKDAYS if len(w) > 5)}|{_any(w for w in WEEKDAYS if len(w) <= 5)}\\b\\.?)"
LONG_WEEKDAY = _any(w for w in WEEKDAYS if len(w) > 5)
PART = f"(?:(?:early |late |mid-?)?{_any(PARTS)})"
ORDINAL = f"(?:{_any(ORDINALS)}|(?:twenty|thirty)[- ]{_any(o for o, n in ORDINALS.items() if n < 10)})"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d\d)"
NUMBER_WORD = _any(w for w in NUMBERS if len(w) > 2)
NUMBER = (
    rf"(?:\d[\d,]*(?:\.\d+)?(?: \d/\d)?|(?:the )?(?:a )?(?:couple|dozen|number)(?: of)?|(?:a )?few|several|many|some"
    rf"|(?:an? (?=hundred|thousand))?{NUMBER_WORD}(?:[- ]{NUMBER_WORD})*|an?)"
)
_UNIT_WORDS = [u for u in UNITS if u not in ("second", "weekend")]
UNIT = f"(?:{_any(_UNIT_WORDS)}|centurie|weekend)"
UNITS_ = rf"(?:{_any(_UNIT_WORDS)}s?|centuries|millennia|seconds|weekends?)"
LONG_UNIT = r"(?:days?|nights?|weekends?|weeks?|fortnight|months?|quarters?|years?|decades?|century|centuries)"
APPROX = (
    r"(?:(?:about|around|approximately|roughly|some|nearly|almost|over|more than"
    r"|less than|fewer than|at least|at most"
    r"|up to|no more than|just over|just under|only|as many as|well over|barely"
    r"|another|an additional|an estimated)\s)"
)
THIRD = (
    r"(?:(?:very\s)?(?:early|late)[ -](?:in\s)?|mid[ -]?|(?:the\s)?"
    r"(?:very\s)?(?:beginning|start|end|middle|close|opening|outset|first half"
    r"|second half|early part|latter part)\sof\s)"
)
SEASON = _any(SEASONS)
CLOCK = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?[ap]\.?m\b\.?|(?:[01]?\d|2[0-3]):[0-5]\d"
    r"(?:\s?[ap]\.?m\b\.?)?|noon|midnight"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?:\s?hrs| hours)|(?:\d\d?|[a-z]+)\so'?\s?clock)"
)
ZONE = r"(?:\s\(?(?:gmt|utc|local time|est|edt|cet|pst|pdt|eastern time|eet)\)?)"
HIJRI = _any(HIJRI_MONTHS)

_RULES: tuple[tuple[str, str], ...] = (
    (
        "iso",
        r"(?P<year>\d{4})-(?P<mon>\d\d)-(?P<day>\d\d)(?:[t ](?P<hour>\d\d):(?P<minute>\d\d)"
        r"(?::\d\d)?)?(?![\d-])",
    ),
    ("numeric", r"(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<year>\d{4}|(?<=/)\d\d)(?![\d/])"),
    ("hijri", rf"(?P<day>{DAY})(?:\sof)?\s(?P<mon>{HIJRI}),?\s(?P<year>1[34]\d\d)(?:\s?(?:ah|h)\b)?"),
    (
        "ramadan",
        rf"(?P<third>{THIRD})?(?:the\s)?(?:holy\s)?(?:month\sof\s)?ramadh?an(?:,?\s(?:of\s)?(?P<year>{YEAR}))?",
    ),
    ("islamic_feast", rf"(?P<eve>the\seve\sof\s)?(?P<name>{_any(ISLAMIC_FEASTS)})(?:,?\s(?P<year>{YEAR}))?"),
    (
        "fixed_feast",
        rf"(?P<eve>the\seve\sof\s)?(?:last\s|this\s)?(?P<name>{_any(FIXED_FEASTS)}"
        rf"|thanksgiving(?:\sday)?)(?:,?\s(?:of\s)?(?P<year>{YEAR}))?",
    ),
    # "3-5 May", "between 3 and 5 May 2014": the first day, whose month and year stand after the second
    (
        "elided_day",
        rf"(?P<day>{DAY})(?=(?:\s?-\s?|\s(?:and|or|to|until|till|through)\s)(?:the\s)?{DAY}"
        rf"(?:\sof)?[\s-](?P<mon>{MONTH})(?![a-z])(?:,?\s(?P<year>{YEAR})\b)?)",
    ),
    # "3 JAN 90": two digits make a year behind a short month only
    ("short_date", rf"(?P<day>{DAY})[\s-](?P<mon>{SHORT_MONTH})\.?[\s-]'?(?P<year>\d\d)(?![\w:%]|[.,]\d|\s[a-z]+s\b)"),
    # "at 7:30 a.m. on Wednesday, Nov. 20": the clock belongs to the day that follows
    (
        "day_month",
        rf"(?:(?P<clock>{CLOCK}){ZONE}?,?\s(?:on\s|of\s)?)?(?:(?P<wd>{WEEKDAY}),?\s"
        rf"(?:the\s|on\s)?)?(?P<third>the\smorning\sof\s|the\snight\sof\s|early\son\s)?"
        rf"(?:the\s)?(?:(?P<day>{DAY})(?:\sof|-)?\s?|(?P<ord>{ORDINAL})\s(?:day\s)?of\s)(?P<mon>{MONTH})(?![a-z])"
        rf"(?:,?[\s-](?:of\s)?(?P<year>{YEAR}|'\d\d(?!\w))(?!\s?[ap]\.?m|:"
        rf"|\d|%|,\d))?(?:\s(?P<part>{PART})\b)?",
    ),
    (
        "month_day",
        rf"(?:(?P<clock>{CLOCK}){ZONE}?,?\s(?:on\s)?)?(?:(?P<wd>{WEEKDAY}),?\s(?:the\s"
        rf"|on\s)?)?(?P<third>the\smorning\sof\s|the\snight\sof\s|early\son\s)?"
        rf"(?P<mon>{MONTH})\s(?:the\s)?(?:(?P<day>{DAY})(?![\d%]|[,.]\d{{3}}\b|:\d"
        rf"|\s?[ap]\.?m)|(?P<ord>{ORDINAL})\b)(?:,?\s(?:of\s)?(?P<year>{YEAR})(?![\d%]"
        rf"|,\d))?(?:,?\s(?P<part>{PART})\b)?",
    ),
    (
        "month_year",
        rf"(?P<third>{THIRD})?(?P<mon>{MONTH})(?:,?\s(?:of\s)?|-)(?:(?P<year>{YEAR})"
        rf"(?![\d%]|,\d)|(?P<rel>(?:of\s)?(?:last|this|next|that|the\ssame|the\sprevious"
        rf"|the\sfollowing)\syear))",
    ),
    (
        "bc",
        rf"(?P<third>{THIRD})?(?:(?:(?P<mon>{MONTH})|(?:the\s)?(?P<season>{SEASON})"
        rf"(?:\sof)?)\s)?(?P<n>\d{{1,4}})\s?(?P<era>b\.?\s?c\.?(?:e\b\.?)?)(?!\w)",
    ),
    # "480-479 BC": the first year, whose era stands behind the second
    ("bc_first", r"(?P<n>\d{1,4})(?=-\d{1,4}\s?b\.?\s?c\b)"),
    ("ad", r"(?:a\.?d\.?\s(?P<year>\d{2,4})|(?P<year2>\d{2,4})\s(?:a\.?d\.?|c\.?e\.?)(?!\w))"),
    (
        "season",
        rf"(?:(?P<third>{THIRD})|(?P<the>the\s)|(?P<rel>(?:last|this|next|the\sprevious"
        rf"|the\sfollowing|that|the\ssame|the\slast|the\snext)\s))*(?P<season>{SEASON})"
        rf"(?:(?:,?\s|\sof\s|\sof\sthe\syear\s|-)(?:(?P<year>{YEAR})(?:[-/]\d\d(?:\d\d)?)?"
        rf"|(?P<yrel>(?:last|this|next|that)\syear)))?(?![\w-])",
    ),
    (
        "weekday_rel",
        rf"(?:(?P<clock>{CLOCK}){ZONE}?,?\s(?:on\s)?)?(?P<rel>(?:(?:last|past|next"
        rf"|coming|this|this\scoming|this\spast|the\sprevious|the\sfollowing|the\snext"
        rf"|earlier\son|later\son|earlier|later|early\son|late\son|early|late)\s))?"
        rf"(?:(?P<part1>{PART})\s(?:on\s|of\s)?)?(?P<wd>{LONG_WEEKDAY})(?P<poss>'s)?"
        rf"(?:,?\s(?:the\s(?P<day>{DAY})(?![\w])|(?P<part>{PART})(?!\w)))?(?!s\b)(?:\s"
        rf"(?P<week>last\sweek|next\sweek|this\sweek))?(?:,?\sat\s(?P<clock2>{CLOCK}))?",
    ),
    (
        "set",
        rf"(?:(?P<every>every(?:\sother|\ssingle)?|each|per|alternate)\s(?:(?P<n>{NUMBER})\s)?"
        rf"(?:(?P<wd>{WEEKDAY})|(?P<mon>{_any(_LONG_MONTHS)})|(?P<season>{SEASON})"
        rf"|(?P<unit>{UNITS_}))(?:\s(?P<part>{PART})\b)?"
        rf"|(?P<days>{LONG_WEEKDAY}s)|(?P<freq>daily|weekly|monthly|yearly|annually|hourly|nightly|fortnightly)"
        rf"|(?P<times>(?:once|twice|(?:{NUMBER_WORD}|\d+)\stimes)\s(?:a|each|every|per)\s)(?P<tunit>{UNIT}))\b",
    ),
    (
        "deictic",
        rf"(?:(?P<clock>{CLOCK}){ZONE}?,?\s)?(?P<rel>(?:(?:earlier|later|early|late)\s))?"
        rf"(?:(?P<part1>{PART})\s)?(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow"
        rf"|today|tonight|yesterday|tomorrow|this\s{PART}|last\snight|last\sevening"
        rf"|overnight|(?:earlier|later)\sin\sthe\sday)(?P<poss>'s)?(?:\s(?P<part>morning"
        rf"|afternoon|evening|night))?(?:\sat\s(?P<clock2>{CLOCK}))?",
    ),
    (
        "ago",
        rf"(?P<approx>{APPROX})?(?:(?P<n>{NUMBER})[\s-]|(?P<n0>(?<!\w)))(?P<more>more\s)?"
        rf"(?P<unit>{UNITS_})(?P<half>\s(?:and\sa\shalf|or\sso))?(?:,?\s(?P<way>ago"
        rf"|earlier|later|previously|from\snow|hence|beforehand|afterwards?|after\sthat"
        rf"|before\sthat|prior|before(?=[,.;]|$)|after(?=[,.;]|$)))(?!\w)(?!\sthan)",
    ),
    (
        "pastspan",
        rf"(?P<each>each\sof\s)?(?:the\s)?(?P<rel>last|past|previous|preceding|next"
        rf"|coming|following|first|final|final|opening|closing|latest|recent)\s(?:"
        rf"(?P<n>{NUMBER})\s)?(?P<more>more\s)?(?P<unit>{UNITS_})(?P<so>\sor\s(?:so"
        rf"|two))?(?!\w)",
    ),
    (
        "relunit",
        rf"(?P<mod>earlier\s(?:in\s)?|later\s(?:in\s)?|early\s(?:in\s)?|late\s(?:in\s)?"
        rf"|mid[ -]|(?:the\s)?(?:very\s)?(?:beginning|start|end|middle|close|first\shalf"
        rf"|second\shalf|rest|remainder|turn)\sof\s)?(?P<rel>last|this|next|the\sprevious"
        rf"|the\sfollowing|the\spreceding|the\ssame|that\ssame|this\ssame|that|the\scoming"
        rf"|the\scurrent|the|these|those)\s(?P<unit>{UNITS_})(?!\w|-)(?!\sof\s(?!the\b"
        rf"|{MONTH}))(?P<aft>\s(?:before|after)(?=[,.;\s]|$)|\s(?:earlier|later))?"
        rf"(?:\s(?P<part>{PART})\b)?",
    ),
    (
        "consecutive",
        rf"(?:the\s|a\s)?(?P<ord>{ORDINAL}|\d{{1,3}}(?:st|nd|rd|th))\s(?P<straight>straight"
        rf"|consecutive|successive)?\s?(?P<unit>day|night|week|month|year)(?P<row>\s"
        rf"(?:in\sa\srow|running))?(?!\w|-)(?:\sof\b)?",
    ),
    ("day_n", r"day\s(?P<n>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?=\s(?:of|in)\b|[,:.])"),
    (
        "quarter",
        rf"(?:the\s)?(?:(?P<year0>{YEAR})(?:'s)?\s|(?P<rel0>last\syear's|this\syear's"
        rf"|next\syear's)\s)?(?:fiscal(?:[- ]year)?\s)?(?P<ord>first|second|third|fourth"
        rf"|latest)[\s-](?:fiscal\s)?quarter(?!s)(?:\s(?:of\s)?(?:fiscal\s)?(?:(?P<year>{YEAR})"
        rf"|(?P<rel>(?:last|this|next)\syear)))?",
    ),
    (
        "decade",
        rf"(?:the\s)?(?P<third>{THIRD}(?:the\s)?)?(?:(?P<dec>(?:1[0-9]|20)\d0)'?s|'"
        rf"(?P<short>\d0)s|(?P<word>twenties|thirties|forties|fifties|sixties|seventies"
        rf"|eighties|nineties))(?!\w)",
    ),
    (
        "century",
        rf"(?:the\s)?(?P<third>{THIRD}(?:the\s)?)?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)"
        rf"|(?P<ord>{ORDINAL}))[\s-]century(?P<bc>\sb\.?c\.?)?",
    ),
    (
        "worded_year",
        r"(?:the\syear\s)?(?:nineteen\s(?:(?P<tens>twenty|thirty|forty|fifty|sixty"
        r"|seventy|eighty|ninety)(?:[-\s](?P<one>one|two|three|four|five|six|seven"
        r"|eight|nine))?)|(?P<two>two\sthousand)(?:\sand)?(?:\s(?P<ten2>one|two|three"
        r"|four|five|six|seven|eight|nine|ten|eleven|twelve))?)(?![\w-])",
    ),
    ("year_range", rf"(?P<third>{THIRD})?(?P<year>{YEAR})(?=[-/](?P<to>\d\d|{YEAR})(?![\d-]))"),
    (
        "ref",
        rf"(?P<more>more\s|until\s(?=now)|up\suntil\s(?=now))?(?P<word>{_any(REFERENCES)})"
        rf"(?![\w-])(?!\s(?:{NUMBER}\s)?(?:fiscal\s)?{UNITS_})",
    ),
    (
        "month",
        rf"(?:(?P<third>{THIRD})|(?P<rel>last|this|next|the\sprevious|the\sfollowing"
        rf"|the\ssame|that)\s)?(?:the\smonth\sof\s)?(?P<mon>{MONTH})(?P<short>,?\s'\d\d)?"
        rf"(?!\w)",
    ),
    (
        "duration",
        rf"(?P<approx>{APPROX})?(?:(?P<n>{NUMBER})(?P<hy>[\s-])(?:(?:more|additional"
        rf"|full|whole|straight|consecutive|long|successive|solid|further)[\s-])?|"
        rf"(?P<n0>(?<![\w-])))(?P<unit>{UNITS_})(?P<half>\sand\sa\shalf)?(?P<half2>-long)?"
        rf"(?![\w'])(?!-old)(?!\sold)",
    ),
    ("at_night", r"(?<=at\s)night(?!\w)"),
    ("half", rf"(?P<half>half\s(?:a|an)\s|half-)(?P<unit>{UNIT})(?!\w)"),
    (
        "year",
        rf"(?P<third>{THIRD}|later\sin\s|earlier\sin\s)?(?:the\syear\s|fiscal\s(?:year\s)?)?"
        rf"(?P<year>{YEAR})(?P<s>'s)?(?![\w%/-]|[,.:]\d)",
    ),
    ("short_year", r"'(?P<year>[4-9]\d)(?!\w|')"),
    (
        "clock",
        rf"(?P<approx>about\s|around\s|approximately\s)?(?:(?P<clock>{CLOCK}){ZONE}?"
        rf"(?:\sin\sthe\s(?P<part>morning|afternoon|evening))?|(?P<part2>dawn|daybreak"
        rf"|dusk|midday|mid-morning|mid-afternoon))(?!\w)",
    ),
)

RULES: dict[str, re.Pattern[str]] = {name: re.compile(pattern.replace(" ", r"\s")) for name, pattern in _RULES}


def _plain(pattern: str) -> str:
    """The pattern with its groups unnamed; the one back-reference becomes a class, which `RULES` then checks."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("(?P=sep)", "[/.]")).replace(" ", r"\s")


SCAN = re.compile(
    r"(?<![\w.$#])(?<![a-z]-)(?:" + "|".join(f"(?P<{name}>{_plain(pattern)})" for name, pattern in _RULES) + ")"
)

#: "May 3-5", "May 3 and 5, 2014": a further day of the month just named.
NEXT_DAY = re.compile(
    rf"(?:\s?-\s?|\s(?:to|through|until)\s|\s(?:and|or)\s(?={DAY}(?:[,.;)]|\s{YEAR})))"
    rf"(?P<day>{DAY})(?![\w%:]|[.,]\d|\s[a-z]+s\b)"
    rf"(?:,?\s(?P<year>{YEAR})\b)?"
)
#: "1939-45": the second year of a range whose first one was just read.
NEXT_YEAR = re.compile(rf"[-/](?P<year>{YEAR}|\d\d)(?![\d-])")
#: "June-September 1950": a further month.
NEXT_MONTH = re.compile(rf"\s?[-/]\s?(?P<mon>{MONTH})(?!\w)(?:,?\s(?P<year>{YEAR})(?!\d))?")
#: What may stand between the two ends of a range, and the word before the first one.
BETWEEN_ENDS = re.compile(r"\s?(?:-|to|until|till|through|and|up\sto)\s(?:the\s)?$|\s?-\s?$")
BEFORE_RANGE = re.compile(r"(?:from|between)\s(?:the\s)?$")
