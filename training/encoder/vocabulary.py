"""The pieces of MiniLM's vocabulary that are kept: all that may stand in a text in Latin script."""

from __future__ import annotations

import unicodedata
from pathlib import Path


def kept_rows(path: Path) -> tuple[list[str], list[int]]:
    """The kept pieces of a vocab.txt and their rows in it.

    Left out are "[unused12]" and pieces with a letter of another script: English text holds a handful of those, and
    they become [UNK].
    """
    pieces, rows = [], []
    for row, piece in enumerate(path.read_text(encoding="utf-8").splitlines()):
        needless = piece.startswith("[unused") or piece in ("[SEP]", "[MASK]")
        if not needless and all(_is_latin(char) for char in piece.removeprefix("##")):
            pieces.append(piece)
            rows.append(row)
    return pieces, rows


def _is_latin(char: str) -> bool:
    return not char.isalpha() or "LATIN" in unicodedata.name(char, "")
