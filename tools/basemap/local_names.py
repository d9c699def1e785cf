"""Which of a town's many spellings is the one on its own road signs, where these are not in Latin script.

GeoNames' alternate names come without their language in the packages that can be had, so script, alphabet and sound
decide: of "دیرالزور", "دير الزور", "Дейр-эз-Зор" the second is Arabic, since the first has a Persian yeh. Where nothing
decides, a town has no local name, and the map shows the English one.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from anyascii import anyascii

from dateline.knowledge.gazetteer_names import is_latin
from dateline.knowledge.toponyms import toponym_key
from dateline.knowledge.toponyms_script import is_cyrillic, romanised, skeleton, spells

#: Language of the road signs by country, where it is written in another script and the script tells it apart.
LANGUAGES = {
    **dict.fromkeys("AE BH DZ EG EH IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split(), "ar"),
    **dict.fromkeys(("IR", "AF"), "fa"),
    **dict.fromkeys(("RU", "KG", "KZ"), "ru"),
    **{"UA": "uk", "BY": "be", "BG": "bg", "MK": "mk", "MN": "mn", "TJ": "tg", "IL": "he", "GR": "el", "AM": "hy"},
    **{"GE": "ka", "ET": "am", "MM": "my", "TH": "th", "KH": "km", "LA": "lo", "CN": "zh", "TW": "zht", "JP": "ja"},
    **{"KP": "ko", "KR": "ko", "BD": "bn", "NP": "ne", "PK": "ur"},
}
_BASE = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقلمنهوىي"
_SLAVIC = "абвгдежзийклмнопрстуфхцчшщьюя"
#: Letters of the languages that share a script, so that one tells from another.
_ALPHABETS = {
    "ar": _BASE + "ك",
    "fa": "آائابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی",
    "ur": "آائابپتثجچحخدذرزژسشصضطظعغفقکگلمنہهھوؤیئےٹڈڑں",
    "ru": _SLAVIC + "ёыэъ",
    "uk": _SLAVIC + "ґєії",
    "be": _SLAVIC.replace("и", "").replace("щ", "") + "ёіўыэ",
    "bg": _SLAVIC + "ъ",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "mn": _SLAVIC + "ёөүыэъ",
    "tg": _SLAVIC + "ёғӣқӯҳҷэъ",
}
_SCRIPTS = {
    "he": "HEBREW LETTER", "el": "GREEK", "hy": "ARMENIAN", "ka": "GEORGIAN LETTER", "am": "ETHIOPIC", "my": "MYANMAR",
    "th": "THAI", "km": "KHMER", "lo": "LAO", "ko": "HANGUL", "bn": "BENGALI", "ne": "DEVANAGARI",
}  # fmt: skip
#: Encodings that hold the characters of one standard only: "東京" is in Japan's, "东京" is not.
_CODECS = {"zh": "gb2312", "zht": "big5", "ja": "shift_jis"}
_ALSO = frozenset(" -'’.·‌‍")
#: Words that a sign at the town's entry does not have: "city of", "camp of".
_KIND_WORDS = re.compile(r"^(?:مدينة|محافظة|شهر|محافظه)\s+")
#: What is cut off: "city" in Burmese and Chinese.
_TAIL = re.compile(r"မြို့$|(?<=..)[市区县]$")
_ARTICLE = re.compile(r"(?:[AaEe][lnrstdz]h?|Ash|Esh)[ -]")
#: Two spellings less alike than this are two names: "Тадмор" and "Palmyra".
ALIKE = 0.65
#: So much does the sound of a name other than the first count: "Верноленинск" was Mykolaiv once.
OTHER = 0.85


def local_name(country: str, name: str, alternates: Iterable[str]) -> str | None:
    """The spelling in the country's own script; None where it has none, or where none can be told."""
    language = LANGUAGES.get(country)
    if language is None:
        return None
    written = [unicodedata.normalize("NFC", each).strip() for each in alternates]
    fitting = list(dict.fromkeys(each for each in written if each and _written_in(each, language)))
    latin = [each for each in written if each[:1].isupper() and is_latin(each)]
    if not fitting:
        return None
    if language == "ja":  # a reading cannot be told from the characters
        return min(fitting, key=lambda each: (len(each), each))
    arabic = language in ("ar", "fa", "ur")
    least, _, best = min(
        (-(_arabic(each, name, latin) if arabic else _alike(each, language, name, latin)), _marks(each, language), each)
        for each in fitting
    )
    return _TAIL.sub("", best) if -least >= ALIKE else None


def _written_in(text: str, language: str) -> bool:
    letters = [char for char in text if char not in _ALSO]
    if not letters or "  " in text:
        return False
    if alphabet := _ALPHABETS.get(language):
        if "ськ" in text and language != "uk":  # "Курськ" is how Ukrainian writes Курск
            return False
        return all(char in alphabet for char in "".join(letters).lower())
    if codec := _CODECS.get(language):
        return all(_encodes(char, codec) for char in letters) and not any(map(str.isascii, letters))
    return all(unicodedata.name(char, "").startswith(_SCRIPTS[language]) for char in letters)


def _encodes(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return unicodedata.name(char, "").startswith(
        ("CJK UNIFIED", "HIRAGANA", "KATAKANA")[: 1 if codec != "shift_jis" else 3]
    )


def _arabic(text: str, name: str, latin: list[str]) -> float:
    """How well a spelling in Arabic letters sounds like the name, or nearly as good, like another Latin spelling.

    "الرقة" before "رقة", since "Ar Raqqah" has the article; "عكار" is not Halba but the area around it.
    """
    bare = _KIND_WORDS.sub("", text)
    if spells(bare, name):
        sound = 1.0
    elif any(spells(bare, each) for each in latin):
        sound = OTHER
    else:
        bones = skeleton(bare)
        sound = max(_ratio(bones, _bones(each)) * (1 if each == name else OTHER) for each in (name, *latin))
    article = any(_ARTICLE.match(each) for each in (name, *latin))
    odd = abs(len(bare.split()) - len(name.split())) * 0.02 + (0.15 if bare != text else 0)
    return sound + (0.08 if bare.startswith("ال") == article else 0) - odd


def _alike(text: str, language: str, name: str, latin: list[str]) -> float:
    """How alike a spelling, read aloud, and the name are (0 to 1).

    Consonants count more, other Latin spellings less, and vowels not at all in Hebrew, which leaves most out.
    """
    reading = [*romanised(text)][language != "uk"] if is_cyrillic(text) else anyascii(_TAIL.sub("", text))
    reading = re.sub("(?:yy|iy)$", "y", reading)  # "Грозный" is Grozny
    bones = _bones(reading)
    consonants = max([_ratio(bones, _bones(name)), *(OTHER * _ratio(bones, _bones(each)) for each in latin)])
    return consonants if language == "he" else 0.7 * consonants + 0.3 * _ratio(toponym_key(reading), toponym_key(name))


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def _bones(name: str) -> str:
    return skeleton(name) or toponym_key(name)


def _marks(text: str, language: str) -> int:
    """Of spellings that sound alike the one with fewer of these is taken: marks of pronunciation ("תֵּל־אָבִיב").

    Greek is written with its accents, Arabic and Cyrillic with what hasty writing leaves out ("إدلب", "Пермь").
    """
    if language == "ar":
        return text.endswith("ى") - sum(char in "أإآةئؤطصضظق" for char in text)
    if is_cyrillic(text):
        return -sum(char in "ьіїы-" for char in text)
    if language == "he":  # "חיפה" before "חפה": vowel letters are written
        return 10 * sum(map(bool, map(unicodedata.combining, text))) - sum(char in "וי" for char in text)
    marked = sum(map(bool, map(unicodedata.combining, unicodedata.normalize("NFD", text))))
    return int(not marked) if language == "el" else marked
