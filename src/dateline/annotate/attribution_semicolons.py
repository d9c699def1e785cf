"""Two accounts with a semicolon between them: what the one says ends where the other begins."""

from __future__ import annotations

from dateline.model import Sentence

from .attribution_cues import Voice
from .attribution_quotes import Quotation


def parted(
    text: str, sentences: tuple[Sentence, ...], voices: list[Voice], quotations: tuple[Quotation, ...]
) -> list[Voice]:
    """The voices with each content cut at a semicolon beyond which another voice has its cue.

    The parse hangs one half on the other: "The army said five people died; medics put the number at nine." A mark
    inside a quotation parts nothing.
    """
    for voice in voices:
        if voice.content is None or ";" not in text[voice.content[0] : voice.content[1]]:
            continue
        sent = sentences[voice.sentence]
        marks = [t.start for t in sent.tokens if t.text == ";" and not _quoted(t.start, quotations)]
        for at in marks:
            start, end = voice.content
            if not start < at < end:
                continue
            others = [v.cue[0] for v in voices if v.sentence == voice.sentence and v.cue != voice.cue]
            if voice.cue[0] < at and any(cue > at for cue in others):
                voice.content = (start, at)
            elif at < voice.cue[0] and any(cue < at for cue in others):
                first = voice.cue[1] if voice.cue[0] < end else at + 1
                voice.content = (min((t.start for t in sent.tokens if t.start >= first), default=at), end)
    return voices


def _quoted(at: int, quotations: tuple[Quotation, ...]) -> bool:
    return any(quote.start <= at < quote.end for quote in quotations)
