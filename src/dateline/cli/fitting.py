"""Columns of a table made to fit a line of the terminal without a number cut or a word broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

#: Where a cell may go on in the next line: between words, after a slash ("Shelling/artillery"), and, where that is too
#: coarse for the terminal, after a hyphen ("al-Baghiliyah").
_COARSE = re.compile(r"[^\s/]*/|[^\s/]+")
_FINE = re.compile(r"[^\s/-]*[/-]|[^\s/-]+")


def shared_widths(cells: Sequence[Sequence[str]], shares: Sequence[int], room: int) -> list[int]:
    """Widths of columns that share `room` characters: by their shares, but none less than its longest piece needs.

    `cells` are the texts of each column. Where not even the pieces between hyphens fit, the shares alone count, and
    `wrapped` must break words.
    """
    for pieces in (_COARSE, _FINE):
        least = [max((len(piece) for cell in column for piece in pieces.findall(cell)), default=1) for column in cells]
        if sum(least) <= room:
            return _grown(least, shares, room)
    return _grown([min(3, room)] * len(shares), shares, room)


def _grown(least: list[int], shares: Sequence[int], room: int) -> list[int]:
    """Give what is left, character by character, to the column that is furthest under its share."""
    widths = list(least)
    for _ in range(room - sum(widths)):
        neediest = min(range(len(widths)), key=lambda n: (widths[n] / shares[n], n))
        widths[neediest] += 1
    return widths


def wrapped(text: str, width: int, length: Callable[[str], int] = len) -> str:
    """The text on lines of at most `width` characters (`length` counts them), broken where a word ends if it can be."""
    lines, line = [], ""
    for word in re.findall(r"\S+", text):
        pieces = [word]
        if length(word) > width:
            pieces = [part for piece in _COARSE.findall(word) for part in _parts(piece, width, length)]
        for n, piece in enumerate(pieces):
            joined = f"{line} {piece}" if line and not n else line + piece
            if length(joined) <= width:
                line = joined
            else:
                if line:
                    lines.append(line)
                line = piece
    return "\n".join([*lines, line])


def _parts(piece: str, width: int, length: Callable[[str], int]) -> list[str]:
    """A piece that is too long, between hyphens, and what is too long even so in stretches of the width."""
    if length(piece) <= width:
        return [piece]
    found: list[str] = []
    for part in _FINE.findall(piece):
        while length(part) > width:
            cut = next((n for n in range(len(part), 0, -1) if length(part[:n]) <= width), 1)
            found.append(part[:cut])
            part = part[cut:]
        found.append(part)
    return [part for part in found if part]
