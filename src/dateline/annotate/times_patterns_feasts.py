"""The patterns of feasts and of days of the Islamic calendar, over text in lower case."""

from __future__ import annotations

from dateline.knowledge.feasts import feasts

from .times_fragments import DAY, HIJRI, ORDINAL, THIRD, YEAR, any_of

_HOLY = r"(?:the\s)?(?:(?:holy|muslim|islamic|sacred|fasting|hijri|lunar)\s)*month\sof\s"

PATTERNS: tuple[tuple[str, str], ...] = (
    # "12 Rajab 1437", "the 10th of Ramadan", "the second day of Ramadan"
    (
        "hijri",
        rf"(?:the\s)?(?:(?P<day>{DAY})|(?P<ord>{ORDINAL}))(?:\sday)?(?:\sof)?\s(?:{_HOLY})?(?P<mon>{HIJRI})"
        rf"(?!\w)(?:,?\s(?P<year>{YEAR})(?!\d)(?:\s?a?h\b\.?)?)?",
    ),
    # "Ramadan", "the holy month of Muharram"; other months alone are men's names too ("Rajab")
    (
        "hijri_month",
        rf"(?P<third>{THIRD}(?:the\s)?)?(?:{_HOLY}(?P<mon>{HIJRI})|(?:the\s)?(?:holy\s)?(?P<alone>ramadh?an)"
        rf"|(?:(?<=in\s)|(?<=during\s)|(?<=of\s))(?P<bare>muharram|shawwal))(?!\w)(?:,?\s(?:of\s|in\s)?(?P<year>{YEAR})"
        r"(?!\d)(?:\s?a?h\b\.?)?)?",
    ),
    # "the eve of Eid", "the second day of the Eid al-Fitr holiday", "Orthodox Easter 2016"
    (
        "feast",
        rf"(?:(?:the\s)?(?P<nth>{ORDINAL}|\d(?:st|nd|rd|th)|last|final)\sday\sof\s(?:the\s)?|(?P<eve>(?:the\s)?eve\sof\s"
        rf"(?:the\s)?))?(?:last\s|this\s)?(?P<name>{any_of(feasts())}|eid)(?!\w|-)"
        r"(?P<holiday>\s(?:holidays?|festival|celebrations|festivities|week|period|break))?(?:\sday(?!\w))?"
        rf"(?:,?\s(?:of\s|in\s)?(?P<year>{YEAR})(?!\d))?",
    ),
)
