"""The patterns of hours and parts of days that need no date beside them, and of military date-time groups."""

from __future__ import annotations

from .times_fragments import MILITARY, NUMBER_WORD, SHORT_MONTH, ZONE

#: After one of these, four digits with a zero before them are an hour: "at 0430".
_AT = "(?:" + "|".join(rf"(?<={word}\s)" for word in ("at", "by", "from", "until", "around", "about", "since")) + ")"
_NEAR = (
    "(?:" + "|".join(rf"(?<={word}\s)" for word in ("at", "after", "before", "around", "about", "by", "until")) + ")"
)
_PARTS = r"(?:morning|afternoon|evening|night|dawn|midday|noon)"

PATTERNS: tuple[tuple[str, str], ...] = (
    # "120430ZMAR16", "120430Z MAR 2016", "120430Z"
    (
        "dtg",
        r"(?P<day>0[1-9]|[12]\d|3[01])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
        rf"(?:(?P<zone>[a-ik-z])\s?(?P<mon>{SHORT_MONTH}|may)\s?(?P<year>(?:20)?\d\d)?|\s?(?P<zulu>z))(?!\w)",
    ),
    (
        "military",
        rf"(?:(?P<clock>{MILITARY}){ZONE}?|{_AT}(?P<bare>0\d[0-5]\d)"
        rf"|(?P<past>(?:half|(?:a\s)?quarter)\s(?:past|to)\s(?:1[0-2]|[1-9]|{NUMBER_WORD})))(?!\w)(?!\sof\s)",
    ),
    # "shortly after ten in the evening", "at 11 at night"
    (
        "spoken_hour",
        rf"{_NEAR}(?P<hour>1[0-2]|[1-9]|{NUMBER_WORD})\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|(?P<night>at\snight))"
        r"(?!\w)",
    ),
    # "that night", "the following morning", "the evening before"
    (
        "part_rel",
        rf"(?:(?P<rel>that\ssame|the\ssame|that|the\snext|the\sfollowing|the\sprevious|the\spreceding)\s(?:(?:early|late)"
        rf"\s)?(?P<part>{_PARTS})(?!-|\w)(?!\s(?:shift|time|market|raids?|attacks?|sky|vision|club|fever|falls)\b)|"
        r"the\s(?P<part2>morning|evening|night|afternoon)\s(?P<aft>before|after)(?=[,.;]|$|\s(?:and|but|in|at|when)\b))",
    ),
    # "in the morning", "by nightfall", "the early hours"
    (
        "part_day",
        r"(?:(?:(?<=in\s)|(?<=during\s)|(?<=throughout\s)|(?<=into\s))the\s(?:(?:early|late|mid)[\s-])?"
        r"(?P<part>morning|afternoon|evening|night)(?!\w|-|\s(?:of|sky|shift)\b)"
        r"|(?P<mid>mid[- ](?:morning|afternoon))(?!\w)"
        r"|(?:the\s)?(?:very\s)?(?P<hours>(?:(?:early|small|wee|late|pre-?dawn|morning|evening|afternoon|night)\s){1,2}hours)"
        r"(?!\w)(?:\sof\sthe\s(?P<hpart>morning|night|evening|day)(?!\w))?)",
    ),
)
