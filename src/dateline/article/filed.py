"""The dateline that opens a report: "HOMS – ", "KABUL, Afghanistan (Nov. 20, 2011) — ", "LIMA, 3 JAN 90 -- "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.knowledge import page_words
from dateline.model import Dateline, Place, Span

from .cues import is_letterhead, is_stamp
from .dates import find_day, names_a_day

#: How far into a paragraph its dateline may reach.
_REACH = 160
# A hyphen needs room on both sides ("(AFP) - The"); "Deir ez-Zor" has none. Some wires print an underscore.
_DASH = re.compile(r"\s*(?:-{2,}|[–—―−])\s*|\s+-\s+|(?<=\))\s*[-_]\s*|\s+_+(?:\s+|$)")
_PAREN = re.compile(r"\(([^()]{2,80})\)|/[A-Z][\w. ]{1,30}/")
_NO_DATE = re.compile(r"\bno date\b", re.I)
_DATED = re.compile(r"[^()\n]{2,60}\(([^()]{4,40})\)\s*:?\s*")
_TAGS = re.compile(r"(?:\[[^\[\]]{2,300}\]\s*)+")
# What a report begins with after its dateline; wires print quotes as two accents.
_BEGINS = re.compile(r"[\"“‘'`(\[]*[A-ZÀ-Þ0-9]")
_WORD = re.compile(r"[^\s,;/]+")
_SMALL = frozenset(
    {
        "al",
        "el",
        "ez",
        "as",
        "an",
        "ar",
        "ash",
        "at",
        "de",
        "del",
        "la",
        "le",
        "of",
        "and",
        "near",
        "in",
        "the",
        "sur",
        "du",
    }
)
_NO_PLACE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday update updated breaking note published "
    "posted on in at by from after before since during".split()
)
_NEAR = re.compile(r"(?:near|outside)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline and where the report goes on after it. "(REUTERS) -" names no place: `dateline` is None."""

    dateline: Dateline | None
    start: int
    end: int
    resumes: int


def find_dateline(text: str, start: int, end: int) -> Filed | None:
    """The dateline at the head of the paragraph `start`-`end`; None where there is none, or it is not sure."""
    head = text[start : min(end, start + _REACH)]
    capitals = _mostly_capitals(text[start:end])
    for dash in _DASH.finditer(head):
        # "LIMA, 2 JAN 90 (RADIO - NATIONAL) --": a dash within brackets is not yet the end.
        if dash.start() == 0 or head[: dash.start()].count("(") > head[: dash.start()].count(")"):
            continue
        if _opens(head[: dash.start()], head[dash.end() :], capitals, whole=start + dash.end() >= end):
            return _filed(text, start, start + len(head[: dash.start()].rstrip()), start + dash.end(), end)
        break
    # "KABUL, Afghanistan (July 21, 2012)" before a line break, without a dash.
    dated = _DATED.match(head)
    if dated and is_stamp(dated.group(1)) and _is_place(_places(head[: dated.end()]), capitals=False):
        return _filed(text, start, start + len(dated.group().rstrip()), start + dated.end(), end)
    return None


def _opens(head: str, rest: str, capitals: bool, whole: bool) -> bool:
    """Whether `head`, which stands before a dash, is a place and perhaps a date or an agency."""
    marked = bool(_PAREN.search(head) or _NO_DATE.search(head)) or names_a_day(head)
    places = _places(head)
    if not places:
        return bool(_PAREN.fullmatch(head.strip())) and page_words.fold(head.strip(" ()")) in page_words.phrases(
            "agencies"
        )
    if not _is_place(places, capitals) or is_letterhead(head):
        return False
    if marked:
        # "On May 1, 1939, Freedonia - a client state - attacked": the sentence goes on after the dash.
        return whole or bool(_BEGINS.match(rest))
    if whole:
        return head.isupper()
    if capitals or not _BEGINS.match(rest):
        # "ISIS – which holds the town – said": the sentence goes on after the dash.
        return False
    sentence = re.split(r"[.!?]\s", rest, maxsplit=1)[0]
    if _DASH.search(sentence):
        return False
    return places[0].split()[0].isupper() or (len(places) <= 2 and len(" ".join(places).split()) <= 4)


def _places(head: str) -> list[str]:
    """What remains of a dateline's head without agency and date, at its commas: ["KABUL", "Afghanistan"]."""
    rest = _NO_DATE.sub(" ", _PAREN.sub(" ", head))
    while day := find_day(rest, year=2000):
        rest = rest[: day.start] + " " + rest[day.end :]
    rest = re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", " ", rest, flags=re.I)
    return [part.strip(" :") for part in rest.split(",") if part.strip(" :.")]


def _is_place(places: list[str], capitals: bool) -> bool:
    """Whether these are words of a place name: few, capitalised, no digits, no sentence."""
    words = [word for place in places for word in _WORD.findall(place)]
    if not 1 <= len(words) <= (7 if capitals else 6):
        return False
    if any(page_words.fold(word) in _NO_PLACE for word in words):
        return False
    if page_words.fold(places[0]) in page_words.phrases("boilerplate_line"):
        return False
    for word in words:
        bare = word.strip("()[].'’\"")
        if not bare or any(char.isdigit() or char in '!?:;"“”' for char in bare):
            return False
        if not (bare[0].isupper() or bare.lower().split("-")[0] in _SMALL or bare[0] in "'’‘"):
            return False
    return places[0].strip("'’‘")[:1].isupper()


def _filed(text: str, start: int, end: int, resumes: int, limit: int) -> Filed:
    tags = _TAGS.match(text, resumes, limit)
    if tags:
        last = page_words.fold(tags.group().rstrip().rsplit("[", 1)[1].rstrip("]"))
        if last in page_words.phrases("text_markers"):
            end = resumes + len(tags.group().rstrip())
            resumes = tags.end()
    words = text[start:end]
    place = _place(text, start, words)
    return Filed(Dateline(text=words, place=place) if place else None, start, end, resumes)


def _place(text: str, start: int, words: str) -> Place | None:
    """The first place named: "KABUL" of "KABUL, Afghanistan (Nov. 20, 2011)", with its name in ordinary case."""
    near = _NEAR.match(words)
    begin = near.end() if near else 0
    name = re.split(r"\s*[,(/\[:]|\s+-|\s*[–—―−]|--", words[begin:], maxsplit=1)[0].rstrip(" _-")
    if day := find_day(name, year=2000):
        name = name[: day.start].rstrip(" ,")
    if not name or page_words.fold(name) in page_words.phrases("no_place"):
        return None
    span = Span.of(text, start + begin, start + begin + len(name))
    return Place(name=_ordinary_case(name), lat=None, lon=None, relation="near" if near else None, span=span)


def _ordinary_case(name: str) -> str:
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda word: word.group().capitalize(), name)


def _mostly_capitals(words: str) -> bool:
    letters = [char for char in words[:2000] if char.isalpha()]
    return sum(char.isupper() for char in letters) > 0.8 * len(letters)
