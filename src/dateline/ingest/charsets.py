"""Which single-byte charset bytes are in, told by the alphabet that comes out and how usual its letters are."""

from __future__ import annotations

import re

#: So much of a page is looked at, and so many of its bytes beyond ASCII must be there to say anything.
_SAMPLE = 200_000
_LEAST = 12
#: Share of the bytes beyond ASCII that stand three or more together: in Latin text they stand between ASCII letters.
_TOGETHER = 0.6
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]+")
#: A guess must be this good (the mean share of its letters, in per cent), and so many times better than another.
_GOOD, _BETTER = 3.0, 1.25

#: Letters of an alphabet, the usual ones first, in groups with the share in per cent that each letter of a group has:
#: rounded from the letter frequencies of the languages written in it.
_CYRILLIC = (
    ("оаеин", 8.5),
    ("тсрвл", 5.0),
    ("кмдпу", 3.0),
    ("яыьгзбі", 1.8),
    ("чйхжшюц", 0.9),
    ("щэфъёїєґјљњћђџ", 0.3),
)
_ARABIC = (("اليمن", 8.5), ("ورتبهة", 4.5), ("عدسفكقح", 2.8), ("جشصأخط", 1.4), ("ىضزذغثإءئؤظآ", 0.6), ("پچگژ،؟؛", 0.4))
_GREEK = (("αοιετ", 8.5), ("σνηυρ", 5.0), ("πκμλς", 3.5), ("άίόέήγδω", 2.0), ("χθφβξζψύώ", 0.7))
_HEBREW = (("יוהלא", 8.5), ("רתבשמ", 5.5), ("נחדקפכ", 2.5), ("עגטסזצ", 1.6), ("םןךףץ", 1.0))
_ALPHABETS: tuple[tuple[tuple[str, ...], tuple[tuple[str, float], ...]], ...] = (
    (("cp1251", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic"), _CYRILLIC),
    (("cp1256", "iso8859-6"), _ARABIC),
    (("cp1253",), _GREEK),
    (("cp1255",), _HEBREW),
)
_CODECS = {
    codec: {char: share for chars, share in groups for char in chars}
    for codecs, groups in _ALPHABETS
    for codec in codecs
}


def best_charset(content: bytes) -> str | None:
    """The codec of text in another alphabet than the Latin one; None where it is Latin, too little, or not clear."""
    found = _ranked(content)
    return found[0][1] if found and found[0][0] >= _GOOD else None


def contradicts(content: bytes, codec: str) -> str | None:
    """The codec that text is in against what it is declared to be; None where nothing speaks against that.

    "Îáñòðåë" is what windows-1251 gives as windows-1252, "нАЯРПЕК" what it gives as KOI8-R.
    """
    found = _ranked(content)
    if not found or found[0][0] < _GOOD:
        return None
    score, best = found[0]
    declared = next((own for own, name in found if name == _NAMES.get(codec, codec)), 0.0)
    return best if best != _NAMES.get(codec, codec) and score > _BETTER * max(declared, _floor(codec)) else None


#: KOI8-R and KOI8-U differ in signs and four letters.
_NAMES = {"koi8-r": "koi8-u"}
_SINGLE = re.compile(r"(?:cp125\d|iso8859-\d+|koi8|mac|cp8|latin)")


def _floor(codec: str) -> float:
    """Charsets of several bytes (Chinese, Japanese) are left as declared: text in them fits nothing else."""
    return 0.0 if _SINGLE.match(codec) else 100.0


def _ranked(content: bytes) -> list[tuple[float, str]]:
    sample = content[:_SAMPLE]
    high = sum(map(len, _HIGH.findall(sample)))
    if high < _LEAST or sum(map(len, _RUN.findall(sample))) < _TOGETHER * high:
        return []
    words = b" ".join(_HIGH.findall(sample))[:20_000]
    return sorted(((_score(words, codec), codec) for codec in _CODECS), key=lambda pair: (-pair[0], pair[1]))


def _score(words: bytes, codec: str) -> float:
    """The mean share of the letters; a capital behind a small letter and a sign among letters count against it."""
    shares = _CODECS[codec]
    total, before = 0.0, " "
    text = words.decode(codec, "replace")
    for char in text:
        if char == " ":
            before = char
            continue
        small = char.lower()
        share = shares.get(small)
        if share is None:
            total -= 3.0
        elif small != char:
            total += 0.5 * share if before == " " else -1.0
        else:
            total += share
        before = char
    return total / max(1, len(text.replace(" ", "")))
