"""The patterns that count within a longer time ("the last week of August") or from a start ("day 12 of the siege")."""

from __future__ import annotations

from .times_fragments import COURSE, HIJRI, LONG_WEEKDAY, MONTH, NUMBER, ORDINAL, YEAR

_NTH = rf"(?:{ORDINAL}|\d{{1,4}}(?:st|nd|rd|th)|last|final|opening|closing)"
_DAY_TH = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
_BEFORE_DAY = "(?:" + "|".join(rf"(?<={word}\s)" for word in ("on", "by", "from", "since", "until", "of")) + ")"

PATTERNS: tuple[tuple[str, str], ...] = (
    # "Friday, 15, 2016": the month is missing
    ("garbled", rf"(?P<wd>{LONG_WEEKDAY}),?\s(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?),\s(?P<year>{YEAR})(?!\d)"),
    # "the last week of August", "the first three months of 2016", "the last ten days of Ramadan"
    (
        "nth_of",
        rf"(?:the\s)?(?:very\s)?(?P<pos>{_NTH})\s(?:(?P<n>{NUMBER})\s)?(?:(?P<unit>days?|nights?|weeks?|weekend|months?"
        rf"|fortnight)|(?P<wd>{LONG_WEEKDAY}))\s(?:of|in)\s(?:(?P<mon>{MONTH})(?!\w)(?:,?\s(?:of\s)?(?P<year>{YEAR})(?!\d))?"
        rf"|(?:the\s)?(?:month\sof\s)?(?P<hijri>{HIJRI})(?!\w)(?:,?\s(?P<hyear>{YEAR})(?!\d))?"
        rf"|(?:the\s)?(?:year\s)?(?P<year2>{YEAR})(?!\d|-)|(?P<which>this|last|next|the|that|the\ssame|the\sprevious)\s"
        r"(?P<big>month|year))(?!\w)",
    ),
    # "for a third day", "the fourth straight night", "its 600th day", "the 12th day of the siege"
    (
        "nth_day",
        rf"(?P<for>(?<=for\s)|)(?P<det>the|a|an|its|their|his|another)?\s?(?P<ord>{ORDINAL}|\d{{1,4}}(?:st|nd|rd|th))\s"
        r"(?P<straight>(?:straight|consecutive|successive)\s)?(?P<unit>day|night|week|month|year)(?P<row>\s(?:in\sa\srow"
        rf"|running))?(?!\w|-)(?:\s(?:of|since)\s(?:(?:the|its|their|this|a|russia's|israel's)\s)?(?:[\w'-]+\s){{0,2}}?"
        rf"(?P<what>{COURSE})(?!\w))?",
    ),
    (
        "day_n",
        r"day\s(?P<n>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
        rf"(?=\s(?:of|in)\b|[,:.])(?:\sof\s(?:(?:the|its|their|this|a)\s)?(?:[\w'-]+\s){{0,2}}?(?P<what>{COURSE})(?!\w))?",
    ),
    # "on the 12th", "the 12th of last month"
    (
        "day_of_month",
        rf"{_BEFORE_DAY}the\s(?P<day>{_DAY_TH})(?:\sof\s(?P<rel>this|last|the|that|the\ssame|next|the\sprevious)\smonth)?"
        rf"(?!\w|-|'s|\s(?:of\s(?!{MONTH})|century|anniversary))",
    ),
    ("unit_end", r"(?:the\s)?(?P<unit>month|year|quarter)(?:'s\s|-|\s)end(?!\w)"),
    # "Q3 2015", "H1 2016"
    ("part_year", rf"(?P<kind>[qh])(?P<n>[1-4])(?:\s(?:of\s)?|,\s|-|/)(?P<year>{YEAR})(?!\w)"),
    ("numeric_month", r"(?P<mon>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/])"),
    # "in the year-earlier period": the quarter told of, a year before
    (
        "year_ago",
        r"(?:the\s)?(?:(?:comparable|same|corresponding)\s)?year-(?:ago|earlier)"
        r"(?:\s(?:(?P<ord>first|second|third|fourth)[\s-])?(?P<unit>quarter|period|month|week|day))?(?!\w)",
    ),
    # "the dry season": of no fixed months
    (
        "wet_dry",
        rf"(?:(?:the|last|this|next|that)\s)?(?:(?P<year>{YEAR}(?:[-/]\d\d(?:\d\d)?)?)\s)?(?P<season>dry|rainy|wet|monsoon"
        rf"|lean|planting|harvest|fighting|hurricane)\sseason(?!\w)(?:(?:\sof|\sin|,)?\s(?P<year2>{YEAR}))?",
    ),
)
