"""Words as the search takes them: cut and folded by the very same code that does it in a file.

SQLite's FTS5 cuts a text into words ("Deir ez-Zor" into deir, ez, zor; "café" into cafe). The server is given the words
that it found, so that both databases find the same documents.
"""

from __future__ import annotations

import re
import sqlite3
import threading

#: PostgreSQL knows a word's place up to here; of words behind it only that they are there.
_FARTHEST = 16_383
#: Bytes of words that one document may have; the server takes a megabyte with their places.
_MOST = 600_000
#: Bytes of a word; no longer one is a word that anybody looks for, and the server takes none above 2,046.
_LONGEST = 1_000
#: Between title, evidence and text, so that no phrase reaches from one into the next.
_GAP = 2
_NONE = "'\x01'"
_PART = re.compile(r'(\{title\} : )?"([^"]*)"( \*)?|(AND|OR|NOT)|([()])|\s+|(.)', re.DOTALL)
_SIGN = {"AND": " & ", "OR": " | ", "NOT": " & !"}
_TITLE = "A"


class _Cutter(threading.local):
    """A search index in memory, for its words alone; one for each thread."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.execute(
            "CREATE VIRTUAL TABLE search USING fts5 "
            "(title, quotes, text, content = '', tokenize = 'unicode61 remove_diacritics 2')"
        )
        self.connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab (search, 'instance')")

    def cut(self, title: str, quotes: str, text: str) -> list[tuple[str, str, int]]:
        """Each word with its column and its number in it, by word."""
        self.connection.execute("BEGIN")
        row = (title, quotes, text)
        self.connection.execute("INSERT INTO search (rowid, title, quotes, text) VALUES (1, ?, ?, ?)", row)
        found = self.connection.execute("SELECT term, col, offset FROM words").fetchall()
        self.connection.execute("ROLLBACK")
        return found


_cutter = _Cutter()


def vector_of(title: str, text: str, quotes: str) -> tuple[str, int]:
    """A document's words as a tsvector (A of the title, B of the text, C of the evidence), and how many there are."""
    found = _cutter.cut(title, quotes, text)
    longest = {"title": -1, "quotes": -1, "text": -1}
    for _, column, offset in found:
        longest[column] = max(longest[column], offset)
    begins, at = {}, 1
    for column in ("title", "quotes", "text"):
        begins[column] = at
        at += longest[column] + 1 + _GAP
    weights = {"title": _TITLE, "text": "B", "quotes": "C"}
    places: dict[str, list[str]] = {}
    size = 0
    for word, column, offset in found:
        if word not in places:
            length = len(word.encode())
            if length > _LONGEST:
                continue
            size += length + 4
            if size > _MOST:
                break
            places[word] = []
        places[word].append(f"{min(begins[column] + offset, _FARTHEST)}{weights[column]}")
    return " ".join(f"'{word}':{','.join(each)}" for word, each in places.items()), len(found)


def _row_of(words: str, *, prefix: bool, title: bool) -> str:
    """Words in a row as a part of a tsquery; "" where there is no word in them."""
    inside = sorted((offset, word) for word, _, offset in _cutter.cut("", "", words))
    if any(len(word.encode()) > _LONGEST for _, word in inside):
        return _NONE
    told = [f"'{word}'{':' + _TITLE if title else ''}" for _, word in inside]
    if told and prefix:
        told[-1] = f"'{inside[-1][1]}':*{_TITLE if title else ''}"
    return f"({' <-> '.join(told)})" if told else ""


def query_of(match: str) -> str:
    """The tsquery that finds what an FTS5 expression of `asking` or `text_query` finds."""
    told: list[str] = []
    signs = 0
    for part in _PART.finditer(match):
        title, words, star, sign, bracket, odd = part.groups()
        if odd:
            raise ValueError(f"{match!r}: {odd!r} is no part of a search")
        if sign:
            signs += 1
            told.append(_SIGN[sign])
        elif bracket:
            told.append(bracket)
        elif words is not None:
            told.append(_row_of(words, prefix=bool(star), title=bool(title)))
    if not signs and len(told) > 1 and "(" not in told:  # words beside one another: what is no word is left aside
        told = [" & ".join(filter(None, told))]
    return "".join(each or _NONE for each in told)


def phrases_of(match: str) -> list[str]:
    """Each row of words of an FTS5 expression as a tsquery of its own, for ranking."""
    found = []
    for part in _PART.finditer(match):
        title, words, star, *_ = part.groups()
        if words is not None and (told := _row_of(words, prefix=bool(star), title=bool(title))):
            found.append(told)
    return found
