"""Names as they are stored beside a row, so that spellings compare."""

from __future__ import annotations

import functools

from dateline.knowledge.folding import fold

#: Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"})


def words(name: str) -> str:
    """The folded words of a name, one space between: "Deir ez-Zor" → "deir ez zor"."""
    return fold(name.casefold().translate(_PLAIN))


@functools.lru_cache(maxsize=20_000)
def key(names: tuple[str | None, ...]) -> str:
    """What is stored for a row's names: each as words and run together, so that "Deir Ezzor" finds "Deir ez-Zor"."""
    found: list[str] = []
    for name in names:
        folded = words(name) if name else ""
        for form in (folded, folded.replace(" ", "")):
            if form and form not in found:
                found.append(form)
    return "".join(f"|  {form}  " for form in found)


def needles(name: str) -> tuple[str, str]:
    """What to look for in a stored key: the name's words in a row, and a whole name that runs together like it."""
    folded = words(name)
    return f" {folded} ", f"  {folded.replace(' ', '')}  "
