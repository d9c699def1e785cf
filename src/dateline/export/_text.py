"""Words and lines that several formats share."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from dateline.model import Actor, Attribution, Place

#: What a spreadsheet takes for a formula when a cell begins with it (OWASP's list for CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
#: Overrides and isolates of the direction of writing: a line with one can read other than it is.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")

RELATION_WORDS = {
    "near": "near {}",
    "outskirts": "outskirts of {}",
    "between": "between {} and elsewhere",
    "direction": "on the way to {}",
}
STANCE_WORDS = {"confirms": "confirms", "denies": "denies", "claims": "claims", "doubts": "doubts"}


def cell(value: object) -> str:
    """A cell's text: None is empty; text is put on one line, and kept from being read as a formula or a command.

    A control character, which a spreadsheet may drop from before a "=" and a terminal obeys, becomes "\ufffd"; what
    turns the direction of writing about is left out.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    line = _CONTROL.sub("\ufffd", " ".join(_TURNS.sub("", value).split()))
    return "'" + line if line.startswith(FORMULA_STARTS) else line


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web: one of a file tells of a machine, "javascript:…" is a program."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def csv_line(values: Sequence[object]) -> str:
    """One line of CSV, LF at its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([cell(value) for value in values])
    return out.getvalue()


def join_names(actors: Iterable[Actor]) -> str:
    """Names with "; " between, each once."""
    return "; ".join(dict.fromkeys(actor.name for actor in actors))


def place_words(place: Place | None) -> str:
    """The place as the text has it: "near Harim"; "" where none is known."""
    return RELATION_WORDS.get(place.relation or "in", "{}").format(place.name) if place else ""


def source_name(source: Attribution) -> str:
    """ "the army", "local activists"; a source left unnamed is told by its kind."""
    name = source.source or (f"unnamed {source.kind.replace('_', ' ')}" if source.kind else "unnamed source")
    return name.replace("unnamed unnamed", "unnamed source")


def source_words(source: Attribution) -> str:
    """The name of a source, with what it does where that is more than saying so: "the army (denies)"."""
    stance = STANCE_WORDS.get(source.stance)
    return f"{source_name(source)} ({stance})" if stance else source_name(source)


def sources_words(sources: Iterable[Attribution]) -> str:
    """Sources with "; " between."""
    return "; ".join(dict.fromkeys(source_words(source) for source in sources))


def letters(sources: Iterable[Attribution]) -> str:
    """The letters of how reliable sources are held to be, with "; " between, in the order of `sources_words`."""
    return "; ".join(each_letter(sources))


def each_letter(sources: Iterable[Attribution]) -> tuple[str, ...]:
    """The same one by one, "" for a source without; none where no source has one."""
    told = {source_words(source): source.reliability.code if source.reliability else "" for source in sources}
    return tuple(told.values()) if any(told.values()) else ()
