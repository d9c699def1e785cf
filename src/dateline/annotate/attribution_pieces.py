"""The pieces of a content that is broken by the words which say whose it is."""

from __future__ import annotations

import re

from .attribution_cues import Range

#: What follows the cue up to the comma or the quotation mark with which the content goes on: "said in a statement,".
_TO_COMMA = re.compile(r"[^,;:.“”\"]{0,80}[,“\"]")
_EDGES = " ,;:–—-\n\t"


def pieces_of(text: str, content: Range, source: Range | None, cue: Range) -> tuple[Range, ...]:
    """The pieces of a content without its own cue and source; empty where these do not break it.

    "The raid, the army said on Monday, killed four" -> "The raid" and "killed four".
    """
    inside = [part for part in (source, cue) if part and content[0] <= part[0] and part[1] <= content[1]]
    if not inside or cue not in inside:
        return ()
    start, end = min(part[0] for part in inside), max(part[1] for part in inside)
    if text[content[0] : start].rstrip()[-1:] in (",", "”", '"', "—", "–", "-"):
        rest = _TO_COMMA.match(text, end, content[1])
        end = rest.end() - (text[rest.end() - 1] in '“"') if rest else end
    pieces = [_bare(text, content[0], start), _bare(text, end, content[1])]
    kept = tuple(piece for piece in pieces if piece[0] < piece[1])
    return kept if len(kept) > 1 else ()


def _bare(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end
