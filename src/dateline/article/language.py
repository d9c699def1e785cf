"""Which language a report is in, said only when it is sure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

#: Shorter text is not judged; the first characters of longer text are enough.
_LEAST, _MOST = 40, 3000
#: Another language than English must be likelier by this much in natural logarithms (a hundred times), and the text
#: hold few of these English words.
_SURE = 4.6
_ENGLISH = frozenset(
    "the of and to in a for that with was were is said by on at from has have had an as it its this".split()
)
_ENGLISH_SHARE, _DOUBT_SHARE = 0.13, 0.1
_WORD = re.compile(r"[^\W\d_]+")
#: A letter of another alphabet than the Latin one, and a word of such.
_OTHER = re.compile(r"[^\W\d_a-zA-Zªº\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff\ufb00-\ufb06]")
_OTHER_WORD = re.compile(f"{_OTHER.pattern}+")
#: A text most of whose letters are of another alphabet is not English; from this share on it is said that some are.
_MOST_OTHER, _SOME_OTHER = 0.5, 0.2
#: What Unicode calls letters of an alphabet, and its code in BCP 47 ("und-Cyrl": not known which language).
_SCRIPTS = {
    "ARABIC": "Arab",
    "ARMENIAN": "Armn",
    "BENGALI": "Beng",
    "CJK": "Hani",
    "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "HANGUL": "Hang",
    "HEBREW": "Hebr",
    "HIRAGANA": "Jpan",
    "KATAKANA": "Jpan",
    "MYANMAR": "Mymr",
    "SYRIAC": "Syrc",
    "TAMIL": "Taml",
    "THAANA": "Thaa",
    "THAI": "Thai",
}


def other_share(text: str) -> float:
    """The share of the letters that are of another alphabet than the Latin one, from 0 to 1; 0 without letters."""
    letters = sum(map(len, _WORD.findall(text)))
    return len(_OTHER.findall(text)) / letters if letters else 0.0


def in_other_script(text: str) -> str | None:
    """What to say of an English text with much in another alphabet, as where a translation follows; else None."""
    share = other_share(text)
    if share < _SOME_OTHER:
        return None
    return f"about {100 * share:.0f} % of its letters are of another alphabet: what they say is not read"


def language_of(text: str) -> str | None:
    """The BCP 47 code of the text's language, None where there is too little text to tell.

    "12 KILLED IN SHELLING NEAR BAKHMUT, DONETSK OBLAST" is English, though names outweigh its words: another language
    is named only where the identifier is sure and English function words are scarce. Text in another alphabet is never
    English, however short it is: "und-Arab" where its language is not sure. An Arabic page with an English menu is
    Arabic, an English report with an Arabic quote English.
    """
    sample = text[:_MOST].strip()
    if other_share(sample) > _MOST_OTHER:
        return _language_in_script(_OTHER_WORD.findall(sample))
    words = [word.lower() for word in _WORD.findall(_OTHER_WORD.sub(" ", sample))]
    if not words or len(sample) < _LEAST:
        return None
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= _ENGLISH_SHARE:
        return "en"
    from py3langid import rank

    # Pairs of a language and the logarithm of its likelihood, best first.
    (language, best), *others = rank(" ".join(words))
    english = next(score for other, score in [(language, best), *others] if other == "en")
    # "zxx": no language at all, as of a table of numbers.
    if language in ("en", "zxx"):
        return "en" if language == "en" else None
    return str(language) if best - english >= _SURE and share < _DOUBT_SHARE else None


def _language_in_script(words: list[str]) -> str:
    """The language of words in another alphabet, by the alphabet alone where they are few."""
    letters = "".join(words)
    if len(letters) >= _LEAST:
        from py3langid import rank

        language, _ = rank(" ".join(words))[0]
        if language not in ("en", "zxx"):
            return str(language)
    names = Counter(unicodedata.name(letter, "?").partition(" ")[0] for letter in letters)
    script = _SCRIPTS.get(min(names, key=lambda name: (-names[name], name)))
    return f"und-{script}" if script else "und"
