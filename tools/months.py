"""Makes src/dateline/knowledge/month_names.csv: the months' names in the languages that news pages are written in.

    pip install babel==2.18.0
    python tools/months.py

Babel carries Unicode's CLDR. Wide and abbreviated names are taken, as they stand alone and inside a date ("октябрь",
"октября"). The months of the Persian calendar are not in Babel: they are written here.
"""

from __future__ import annotations

import csv
from pathlib import Path

from babel import localedata
from babel.dates import get_month_names

TABLE = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "month_names.csv"
LOCALES = (
    "af am ar ar_DZ ar_IQ ar_MA ar_SY az be bg bn bs ca cs cy da de el es et eu fa fi fil fr ga gl gu ha he hi hr hu "
    "hy id is it ka kk km kn ku ky lo lt lv mk ml mn mr ms my nb ne nl nn pa pl ps pt ro ru si sk sl so sq sr sr_Latn "
    "sv sw ta te tg th ti tk tr uk ur uz vi zu"
).split()
PERSIAN = {
    "fa": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(),
    # Dari and Pashto name the same months by the zodiac.
    "prs": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت".split(),
    "ps": "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب".split(),
}
#: Spellings that papers use and CLDR does not name.
OTHER = {
    "bn": {1: "জানুয়ারি", 2: "ফেব্রুয়ারি", 8: "অগাস্ট"},
    "hi": {8: "अगस्त", 9: "सितम्बर", 10: "अक्तूबर", 11: "नवम्बर", 12: "दिसम्बर"},
    "ru": {2: "фев", 9: "сен", 11: "ноя"},
}


def main() -> None:
    """Write the table anew."""
    found: dict[tuple[str, str, int], set[str]] = {}
    for locale in LOCALES:
        # Babel 2.18.0 gives names of the language loaded before where a language has none of its own.
        localedata._cache.clear()
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in get_month_names(width, context, locale).items():
                    name = name.casefold().strip(" .").replace("\u200c", "")
                    if not any(c.isdigit() for c in name) and len(name) > 1:
                        found.setdefault((locale.split("_")[0], "gregorian", month), set()).add(name)
    for language, names in PERSIAN.items():
        for month, name in enumerate(names, 1):
            found.setdefault((language, "persian", month), set()).add(name)
    for language, others in OTHER.items():
        for month, name in others.items():
            found[language, "gregorian", month].add(name)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("language", "calendar", "month", "names", "basis"))
        for (language, calendar, month), forms in sorted(found.items()):
            basis = "CLDR 47 by Babel 2.18.0" if calendar == "gregorian" else "the usual names, written by hand"
            writer.writerow((language, calendar, month, "|".join(sorted(forms)), basis))


if __name__ == "__main__":
    main()
