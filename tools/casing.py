"""Builds src/dateline/knowledge/casing.txt.gz: how English words are written in the middle of a sentence.

    python -m tools.casing en_lexeme_prob.json.gz american-english british-english american-english-large \
        british-english-large

The first file is that of the Python package spacy-lookups-data (MIT): log probabilities of a million words as written,
so that "Turkey" and "turkey" are two. The others are the lists of SCOWL in Debian's packages wamerican, wbritish,
wamerican-large and wbritish-large (the large ones hold rare words too): a word in small letters there is a common noun
or verb, one with a capital a name. The same files give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/dateline/knowledge/casing.txt.gz"
_ASCII = re.compile(r"[A-Za-z]{2,}")
#: A rare word of the large dictionary alone is kept where it is met at all often.
_RARE = math.exp(-18.6)
_ACRONYM = math.exp(-15.2)


def main(lexemes: str, *dictionaries: str) -> None:
    """Write the table; each line is a code letter and a word (see `dateline.knowledge.casing`)."""
    with gzip.open(lexemes, "rt", encoding="utf-8") as file:
        shares = _shares(json.load(file))
    words: list[str] = []
    common = set[str]()
    for path in dictionaries:
        listed = [word for word in Path(path).read_text(encoding="utf-8").split() if _ASCII.fullmatch(word)]
        words += listed
        if not path.endswith("-large"):
            common |= set(listed)
    small = {word for word in words if word.islower()}
    names = {word.lower() for word in words if not word.islower()}
    found = {
        word: code
        for word in sorted({*shares, *small})
        if (code := _code(word, *shares.get(word, (0.0, 0.0, 0.0)), small, names, common))
    }
    lines = "\n".join(sorted(f"{code}{word}" for word, code in found.items()))
    OUT.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    print(f"{len(found)} words, {OUT.stat().st_size} bytes")


def _shares(lexemes: dict[str, float]) -> dict[str, tuple[float, float, float]]:
    """How often each word is written in small letters, with a capital, in capitals."""
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for word, log in lexemes.items():
        if _ASCII.fullmatch(word):
            form = 0 if word.islower() else 2 if word.isupper() else 1
            found[word.lower()][form] += math.exp(log)
    return {word: (small, title, upper) for word, (small, title, upper) in found.items()}


def _code(
    word: str, small: float, title: float, upper: float, listed: set[str], names: set[str], common: set[str]
) -> str | None:
    """`U` an acronym, `c` common, `e` either, `n` either but rather a name; None for a name."""
    if upper > 0.6 * (small + title + upper) and upper > _ACRONYM and word not in listed:
        return "U"
    if word not in listed or (word not in common and small + title < _RARE):
        return None
    share = title / (small + title) if small + title else 0.0
    if word not in names:  # its capital is that of the sentences it opens ("However")
        return "c" if share < 0.75 else "e" if share < 0.88 else None
    if word not in common and share > 0.1:
        return None  # "Flores" and "Dolores" are names, whatever a large dictionary lists
    return "c" if share < 0.3 else "e" if share < 0.62 else "n" if share < 0.82 else None


if __name__ == "__main__":
    main(*sys.argv[1:])
