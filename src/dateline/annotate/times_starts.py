"""Which words may begin a time expression, and which one of them must hold: what makes most words cost nothing."""

from __future__ import annotations

from dateline.knowledge.feasts import feasts
from dateline.knowledge.time_words import (
    HIJRI_MONTHS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    REFERENCES,
    SEASONS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)

_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
_SETS = "daily weekly monthly yearly annually hourly nightly fortnightly"
_ERAS = "bc b.c b.c. bce b.c.e b.c.e. ad a.d a.d. ce c.e c.e. ah"
_UNIT_WORDS = {form for unit in UNITS for form in (unit, f"{unit}s")} | {"centuries", "centurie", "millennia"}
_PART_WORDS = {form for part in PARTS for word in part.split() for form in (word, f"{word}s")} - {"first", "firsts"}
_OTHER_HINTS = {*_UNIT_WORDS, *_PART_WORDS, *WEEKDAYS, "eve"}
#: Of a feast's name without such a word ("Eid al-Fitr", but not "Army Day") every word that is no small one.
_FEAST_WORDS = {
    word
    for name in feasts()
    if not _OTHER_HINTS & set(name.split())
    for part in name.split()
    for word in (part, *part.split("-"))
    if word not in ("of", "the", "al", "ul", "el", "an", "and", "feast", "new", "holy", "fast", "breaking")
}
_DAY_WORDS = set("today tonight yesterday tomorrow overnight".split())

#: Other words with which a time expression may begin.
_FIRST = """
the a an this that these those last past next coming previous preceding following first final
opening closing latest recent early earlier late later mid very about around approximately roughly
some nearly almost over more less fewer at up no just only as well barely another additional each
every per alternate once twice beginning start end middle close outset second turn rest remainder
day fiscal shortly its their his couple dozen few several many number current same holy muslim
islamic sacred fasting hijri lunar eve comparable corresponding dry rainy wet monsoon lean planting
harvest fighting hurricane quarter until small wee pre ramadan ramadhan ' ’ ‘
"""
#: A sentence that holds none of these, and no digit, holds no time expression.
HINTS: frozenset[str] = frozenset(
    {
        *MONTHS,
        *(f"{month}." for month in MONTHS),
        *WEEKDAYS,
        *(f"{day}s" for day in WEEKDAYS),
        *(f"{day}." for day in WEEKDAYS),
        *(_UNIT_WORDS - {"second"}),
        *_PART_WORDS,
        *SEASONS,
        *(word for name in REFERENCES for word in name.split()),
        *_FEAST_WORDS,
        *(word for name in HIJRI_MONTHS for part in name.split() for word in (part, *part.split("-"))),
        *_DAY_WORDS,
        *_DECADES.split(),
        *_SETS.split(),
        *_ERAS.split(),
        *"season half clock o'clock o’clock nineteen thousand hrs eid noon midnight previously".split(),
    }
    - {"at", "the", "al", "near", "this", "that", "other", "of", "to", "these", "foreseeable"}
)

#: A time expression begins with one of these, or with a word that holds a digit.
STARTS: frozenset[str] = frozenset(
    {
        *HINTS,
        *NUMBERS,
        *ORDINALS,
        *VAGUE_NUMBERS,
        *(name.split()[0] for name in REFERENCES),
        *(name.split()[0].split("-")[0] for name in feasts()),
        *(name.split()[0].split("-")[0] for name in HIJRI_MONTHS),
        *_FIRST.split(),
    }
)
