"""Speakers set before a colon over a whole document: interviews, debates, and names that headlines put first."""

from __future__ import annotations

import re

from dateline.knowledge.reporting import reporting_words
from dateline.model import Sentence

from .attribution_cues import Voice

#: "MAYOR SALEH:", also behind a quotation mark.
_LABEL = re.compile(r"[\"“']?((?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]*){0,3}) ?:(?= *[\"“]?\w)")
#: "Saleh:" in a headline or at the head of a line.
_NAME = re.compile(r"((?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+){0,2}) ?:(?= *[\"“‘]?\w)")
_NO_SPEAKERS = frozenset(
    "note update updated watch video photos photo read more related warning breaking correction exclusive analysis "
    "opinion live source sources editor background summary map where when who what why how".split()
)
_SAID = reporting_words("verb")["say"]


def labelled_voices(text: str, sentences: tuple[Sentence, ...], voices: list[Voice]) -> list[Voice]:
    """The voices of labels: who speaks the rest of a paragraph that begins with a name and a colon.

    A label in capitals counts where the document has two of them ("MAYOR: We left. REPORTER: Why?"); a plain name
    where someone of that name speaks elsewhere in the document ("Saleh: truce will hold … Omar Saleh said").
    """
    taken = {voice.cue for voice in voices if voice.cue[1] - voice.cue[0] == 1}
    firsts = [s for n, s in enumerate(sentences) if n == 0 or sentences[n - 1].paragraph != s.paragraph]
    labels = [(s, m) for s in firsts if (m := _LABEL.match(text, s.start, s.end + 4))]
    labels = [(s, m) for s, m in labels if m.group(1).lower() not in _NO_SPEAKERS]
    if len(labels) < 2:
        labels = []
    done = {s.index for s, _ in labels}
    speakers = {text[slice(*voice.source)].split(",")[0].rsplit(" ", 1)[-1] for voice in voices if voice.source}
    for s in sentences:
        named = None if s.index in done else _NAME.match(text, s.start, s.end + 4)
        if named and named.group(1).rsplit(" ", 1)[-1] in speakers and named.group(1).lower() not in _NO_SPEAKERS:
            labels.append((s, named))
    found: list[Voice] = []
    for s, m in labels:
        cue = (m.end() - 1, m.end())
        whole = m.re is _LABEL
        for t in sentences[s.index :]:
            if t.paragraph != s.paragraph or (t is not s and not whole):
                break
            if t is s and cue in taken:
                continue
            start = max(t.start, m.end()) if t is s else t.start
            start += len(text[start : t.end]) - len(text[start : t.end].lstrip())
            if start < t.end:
                found.append(Voice(t.index, m.span(1), cue, (start, t.end), _SAID, "asserts"))
    return found
