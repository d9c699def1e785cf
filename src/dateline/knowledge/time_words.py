"""English words for times: data alone, for the grammar of `annotate` and the calendar of `resolve`.

Basis: month, weekday and number names are common English; the abbreviations are those of the AP stylebook and of
military date-time groups; day parts, seasons and unit letters are those of TimeML 1.2.1 (TIMEX3); the days of fuzzy
months ("mid-March" 11-20) follow DOMAIN.md's table of temporal expressions.
"""

from __future__ import annotations

MONTHS: dict[str, int] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip

#: Monday is 0, as in `datetime`.
WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

NUMBERS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "couple": 2, "dozen": 12,
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

#: Amounts that name no number: X in TIMEX3.
VAGUE_NUMBERS: frozenset[str] = frozenset(
    {"few", "several", "many", "some", "numerous", "number", "dozens", "hundreds"}
)

#: Unit -> TIMEX3 designator; the T of hours and minutes is added where the value is written.
UNITS: dict[str, str] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip

PARTS: dict[str, str] = {
    "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "morning": "MO", "midday": "MI", "noon": "MI", "afternoon": "AF",
    "dusk": "EV", "sunset": "EV", "sundown": "EV", "nightfall": "NI", "first light": "MO", "predawn": "MO",
    "evening": "EV", "night": "NI", "midnight": "NI", "overnight": "NI", "daytime": "DT", "mid-morning": "MO",
    "midmorning": "MO", "mid-afternoon": "AF", "midafternoon": "AF",
}  # fmt: skip

#: Season -> TIMEX3 designator.
SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

#: Which third or half of a month, year or decade a word means.
THIRDS: dict[str, str] = {
    "first half": "H1", "second half": "H2", "latter half": "H2", "last half": "H2", "latter part": "END",
    "early": "START",
    "beginning": "BEGINNING", "start": "BEGINNING", "turn": "START",
    "opening": "START", "outset": "START", "mid": "MID", "middle": "MID",
    "halfway": "MID", "late": "END", "end": "END", "close": "END",
}  # fmt: skip

#: Words that point at the present, the past or the future without a day.
REFERENCES: dict[str, str] = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF", "at present": "PRESENT_REF",
    "nowadays": "PRESENT_REF", "these days": "PRESENT_REF", "at the moment": "PRESENT_REF", "current": "PRESENT_REF",
    "the present": "PRESENT_REF", "recently": "PAST_REF", "lately": "PAST_REF", "recent": "PAST_REF",
    "the past": "PAST_REF", "at the time": "PAST_REF", "at that time": "PAST_REF", "at this time": "PRESENT_REF",
    "the other day": "PAST_REF", "to date": "PRESENT_REF",
    "this period": "PAST_REF", "the future": "FUTURE_REF", "the near future": "FUTURE_REF",
    "the foreseeable future": "FUTURE_REF",
}  # fmt: skip

HIJRI_MONTHS: dict[str, int] = {
    "muharram": 1, "safar": 2, "rabi al-awwal": 3, "rabi' al-awwal": 3, "rabi al-thani": 4, "rabi' al-thani": 4,
    "rabi al-akhir": 4, "jumada al-awwal": 5, "jumada al-ula": 5, "jumada al-thani": 6, "jumada al-akhira": 6,
    "rabi ul-awwal": 3, "rabi-ul-awwal": 3, "rajab": 7, "shaban": 8, "sha'ban": 8, "shaaban": 8, "ramadan": 9,
    "ramadhan": 9, "shawwal": 10, "dhu al-qadah": 11, "dhul qadah": 11, "dhu al-qa'dah": 11, "dhu al-hijjah": 12,
    "dhul hijjah": 12, "dhu al-hijja": 12, "zilhaj": 12, "zulhijjah": 12, "dhul-hijjah": 12, "dhul hijja": 12,
    "moharram": 1, "ramazan": 9, "shawal": 10,
}  # fmt: skip
