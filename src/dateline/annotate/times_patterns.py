"""The patterns of time expressions, over text in lower case with plain quotes and dashes.

`RULES` maps a rule's name to its pattern, in the order in which they are tried at a place: the longer reading first.
Named groups are what `times_readers` turns into the arguments of a mention. `SCAN` is all of them as one expression,
whose last group's name is the rule that matched.
"""

from __future__ import annotations

import re

from dateline.knowledge.time_words import REFERENCES

from . import times_patterns_feasts, times_patterns_hours, times_patterns_nth
from .times_fragments import (
    ABOUT,
    APPROX,
    CLOCK,
    CLOCK_OF_DAY,
    DAY,
    LONG_MONTHS,
    LONG_WEEKDAY,
    MONTH,
    NUMBER,
    NUMBER_WORD,
    ORDINAL,
    PART,
    PART_OF,
    SEASON,
    SHORT_MONTH,
    THE_NIGHT,
    THIRD,
    UNIT,
    UNITS_,
    WEEKDAY,
    YEAR,
    ZONE,
    any_of,
)

_NUMERIC: tuple[tuple[str, str], ...] = (
    (
        "iso",
        r"(?:(?P<year>\d{4})(?P<sep>[/-])(?P<mon>\d\d)(?P=sep)(?P<day>\d\d)|(?P<cyear>(?:19|20)\d\d)(?P<cmon>0[1-9]|1[0-2])"
        r"(?P<cday>0[1-9]|[12]\d|3[01]))(?:[t ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:\.\d+)?)?"
        r"(?:(?P<zone>z)|[+-]\d\d:?\d\d)?(?!\w))?(?![\d-])",
    ),
    ("numeric", r"(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)(?P=sep)(?P<year>\d{4}|(?<=/)\d\d)(?![\d/])"),
)
_DATES: tuple[tuple[str, str], ...] = (
    # "3-5 May", "between 3 and 5 May 2014": the first day, whose month and year stand after the second
    (
        "elided_day",
        rf"(?P<third>{PART_OF})?(?:the\s)?(?P<day>{DAY})(?=(?:,\s(?:the\s)?{DAY})*"
        rf"(?:\s?[-/]\s?|,?\s(?:and|or|to|until|till|through)\s)(?:the\s)?{DAY}"
        rf"(?:\sof)?[\s-](?P<mon>{MONTH})(?![a-z])(?:,?\s(?P<year>{YEAR})\b)?)",
    ),
    # "3 JAN 90": two digits make a year behind a short month only
    ("short_date", rf"(?P<day>{DAY})[\s-](?P<mon>{SHORT_MONTH})\.?[\s-]'?(?P<year>\d\d)(?![\w:%]|[.,]\d|\s[a-z]+s\b)"),
    # "at 7:30 a.m. on Wednesday, Nov. 20": the clock belongs to the day that follows
    (
        "day_month",
        rf"(?:(?P<clock>{CLOCK_OF_DAY}){ZONE}?,?\s(?:on\s|of\s)?)?(?:(?P<wd>{WEEKDAY}),?\s"
        rf"(?:the\s|on\s)?)?(?P<third>{PART_OF})?"
        rf"(?:the\s)?(?:(?P<day>{DAY})(?:\sof|-)?\s?|(?P<ord>{ORDINAL})\s(?:day\s)?of\s)(?P<mon>{MONTH})(?![a-z])"
        rf"(?:,?[\s-](?:of\s)?(?P<year>{YEAR}|'\d\d(?!\w))(?!\s?[ap]\.?m|:\d"
        rf"|\d|%|,\d))?(?:\s(?P<part>{PART})\b)?",
    ),
    (
        "month_day",
        rf"(?:(?P<clock>{CLOCK_OF_DAY}){ZONE}?,?\s(?:on\s)?)?(?:(?P<wd>{WEEKDAY}),?\s(?:the\s"
        rf"|on\s)?)?(?P<third>{PART_OF})?"
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
        rf"(?P<ago>a\sweek\sago\s(?:on\s|last\s)?)?(?P<partof>{PART_OF})?(?:(?P<clock>{CLOCK_OF_DAY}){ZONE}?,?\s(?:on\s)?)?(?P<rel>(?:(?:last|past|next"
        rf"|coming|this|this\scoming|this\spast|the\sprevious|the\sfollowing|the\snext"
        rf"|earlier\son|later\son|earlier|later|early\son|late\son|early|late)\s))?"
        rf"(?:(?P<part1>{PART})\s(?:on\s|of\s)?)?(?P<wd>{LONG_WEEKDAY})(?P<poss>'s)?"
        rf"(?:,?\s(?:the\s(?P<day>{DAY})(?![\w])|(?P<part>{PART})(?!\w)))?(?!s\b)(?:\s"
        rf"(?:of\s|in\s)?(?P<week>last\sweek|next\sweek|this\sweek|the\sweek\sbefore\slast|a\sweek\sago))?"
        rf"(?:,?\sat\s(?P<clock2>{ABOUT}?{CLOCK}))?",
    ),
    (
        "set",
        rf"(?:(?P<every>every(?:\sother|\ssingle)?|each|per|alternate)\s(?:(?P<n>{NUMBER})\s)?"
        rf"(?:(?P<wd>{WEEKDAY})|(?P<mon>{any_of(LONG_MONTHS)})|(?P<season>{SEASON})"
        rf"|(?P<upart>mornings?|afternoons?|evenings?|nights?)|(?P<unit>{UNITS_}))(?:\s(?P<part>{PART})\b)?"
        rf"|(?P<days>{LONG_WEEKDAY}s)|(?P<freq>daily|weekly|monthly|yearly|annually|hourly|nightly|fortnightly)"
        rf"|(?P<times>(?:once|twice|(?:{NUMBER_WORD}|\d+)\stimes)\s(?:a|each|every|per)\s)(?P<tunit>{UNIT}))\b",
    ),
    (
        "deictic",
        rf"(?:(?P<clock>{CLOCK_OF_DAY}){ZONE}?,?\s)?(?P<rel>(?:(?:earlier|later|early|late)\s))?"
        rf"(?:(?P<part1>{PART})\s)?(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow"
        rf"|today|tonight|yesterday|tomorrow|this\s{PART}|last\snight|last\sevening"
        rf"|overnight|{THE_NIGHT}|(?:earlier|later)\sin\sthe\sday)(?P<poss>'s)?(?:\s(?P<part>morning"
        rf"|afternoon|evening|night))?(?:\sat\s(?P<clock2>{CLOCK}))?",
    ),
    (
        "ago",
        rf"(?P<approx>{APPROX})?(?:(?P<n>{NUMBER})[\s-]|(?P<n0>(?<!\w)))(?P<more>more\s)?"
        rf"(?P<unit>{UNITS_})(?P<half>\s(?:and\sa\shalf|or\sso))?(?:,?\s(?P<way>ago"
        rf"|earlier|later|previously|from\snow|hence|beforehand|afterwards?|after\sthat"
        rf"|before\sthat|prior|before(?=[,.;]|$)|after(?=[,.;]|$)))(?!\w)(?!\sthan)",
    ),
)
_SPANS: tuple[tuple[str, str], ...] = (
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
        rf"|{MONTH}))(?P<aft>\sbefore\slast(?!\w)|\s(?:before|after)(?=[,.;\s]|$)|\s(?:earlier|later))?"
        rf"(?:\s(?P<part>{PART})\b)?",
    ),
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
        rf"(?P<more>more\s|until\s(?=now)|up\suntil\s(?=now))?(?P<word>{any_of(REFERENCES)})"
        rf"(?![\w-])(?!\s(?:{NUMBER}\s)?(?:fiscal\s)?{UNITS_})",
    ),
    (
        "month",
        rf"(?:(?P<third>{THIRD})|(?P<rel>last|this|next|the\sprevious|the\sfollowing"
        rf"|the\ssame|that)\s)?(?:the\smonth\sof\s)?(?P<mon>{MONTH})(?P<short>,?\s'\d\d)?"
        rf"(?!\w)",
    ),
)
_LENGTHS: tuple[tuple[str, str], ...] = (
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
        rf"(?:\sin\sthe\s(?P<part>morning|afternoon|evening))?|(?P<part2>dawn|daybreak|first\slight"
        rf"|dusk|midday|sunset|sundown|sunrise|nightfall))(?!\w)",
    ),
)
#: In the order in which they are tried: the longer reading of the same words first.
_RULES = (
    *_NUMERIC,
    *times_patterns_hours.PATTERNS[:1],
    *times_patterns_feasts.PATTERNS,
    *times_patterns_nth.PATTERNS[:2],
    *_DATES,
    *times_patterns_hours.PATTERNS[1:],
    *times_patterns_nth.PATTERNS[2:],
    *_SPANS,
    *_LENGTHS,
)

RULES: dict[str, re.Pattern[str]] = {name: re.compile(pattern.replace(" ", r"\s")) for name, pattern in _RULES}


def _plain(pattern: str) -> str:
    """The pattern with its groups unnamed; the one back-reference becomes a class, which `RULES` then checks."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("(?P=sep)", "[/.-]")).replace(" ", r"\s")


SCAN = re.compile(
    # "14 August-24 August": a day may follow the hyphen that ends a month
    rf"(?<![\w.$#])(?:(?<![a-z]-)|(?<=[a-z]{{3}}-)(?={DAY}(?:\sof)?\s{MONTH}))(?:"
    + "|".join(f"(?P<{name}>{_plain(pattern)})" for name, pattern in _RULES)
    + ")"
)

#: "May 3-5", "May 3 and 5, 2014": a further day of the month just named.
NEXT_DAY = re.compile(
    rf"(?:\s?-\s?|\s(?:to|through|until)\s|\s(?:and|or)\s(?={DAY}(?:[,.;)]|\s{YEAR})))"
    rf"(?P<day>{DAY})(?![\w%:]|[.,]\d|\s[a-z]+s\b)"
    rf"(?:,?\s(?P<year>{YEAR})\b)?"
)
#: "May 10, 11 and 12": the days after the first.
DAY_LIST = re.compile(
    rf"((?:,\s?{DAY}(?![\w:%]|[.,]\d))+),?\s(?:and|or|&)\s(?P<day>{DAY})(?:,?\s(?P<year>{YEAR})\b)?"
    r"(?=[,.;)]|$|\s(?:in|at|when|by|as|after|near|and)\b)"
)
#: "1939-45": the second year of a range whose first one was just read.
NEXT_YEAR = re.compile(rf"[-/](?P<year>{YEAR}|\d\d)(?![\d-])")
#: "June-September 1950": a further month.
NEXT_MONTH = re.compile(rf"\s?[-/]\s?(?P<mon>{MONTH})(?!\w)(?:,?\s(?P<year>{YEAR})(?!\d))?")
