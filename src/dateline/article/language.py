"""Which language a report is in, said only when it is sure."""

from __future__ import annotations

import re

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


def language_of(text: str) -> str | None:
    """The BCP 47 code of the text's language, None where there is too little text to tell.

    "12 KILLED IN SHELLING NEAR BAKHMUT, DONETSK OBLAST" is English, though names outweigh its words: another language
    is named only where the identifier is sure and English function words are scarce.
    """
    sample = text[:_MOST].strip()
    if len(sample) < _LEAST:
        return None
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
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
