"""Who says what, as numbered notes: each value bears the numbers, the sources stand once at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rich.text import Text

from dateline.model import Attribution, Grade, Reading, Span
from dateline.model.grades import DIGITS
from dateline.run import Value

from .report_rows import Line, row
from .text import one_line

_STANCES = {
    "asserts": "",
    "claims": "claims",
    "confirms": "confirms",
    "denies": "denies",
    "doubts": "doubts",
}
_INTERESTS = {"favour": "for its own side", "against": "against its own side"}
_Key = tuple[object, ...]


@dataclass(slots=True)
class Note:
    """One source as cited, and where: `voice` is None for the report's own."""

    number: int
    voice: Attribution | None
    cues: dict[str, None] = field(default_factory=dict)
    sentences: dict[Span, None] = field(default_factory=dict)


class Sources:
    """The sources of what is shown, numbered as they come."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._notes: dict[_Key, Note] = {}

    def refs(self, values: Iterable[Value]) -> str:
        """The numbers of those who say these values: "[1] [3]"; "" for values that stand in no words."""
        numbers: dict[int, None] = {}
        for value in values:
            if value.span is None and not value.said_by and value.what != "status":
                continue
            for voice in value.said_by or (None,):
                numbers[self._note(voice, value.sentence).number] = None
        return " ".join(f"[{number}]" for number in sorted(numbers))

    def ref(self, voices: Iterable[Attribution], sentence: Span | None) -> str:
        """The numbers of these voices, the report's own where there is none."""
        numbers = [self._note(voice, sentence).number for voice in voices] or [self._note(None, sentence).number]
        return " ".join(f"[{number}]" for number in dict.fromkeys(numbers))

    def lines(self, *, full: bool) -> Iterator[Line]:
        """The notes: publisher → relayed → source, each with its letter; with `full` also why, and the sentences."""
        if not self._notes:
            return
        yield Text("sources", style="bold")
        for note in self._notes.values():
            yield row(f"[{note.number}]", self._chain(note), width=4)
            if full:
                for line in self._details(note):
                    yield row("", line, width=4)
        yield row("", Text("(A–F: how reliable, F cannot be judged; dateline sources)", style="dim"), width=4)

    def _note(self, voice: Attribution | None, sentence: Span | None) -> Note:
        key = _key(voice)
        if key not in self._notes:
            self._notes[key] = Note(len(self._notes) + 1, voice)
        note = self._notes[key]
        if voice is not None and note.voice is not None and voice.interest and not note.voice.interest:
            note.voice = voice
        if voice is not None and voice.cue_span is not None:
            note.cues[one_line(voice.cue_span.quote)] = None
        if sentence is not None:
            note.sentences[sentence] = None
        return note

    def _chain(self, note: Note) -> Text:
        publisher = one_line(self._reading.document.outlet or "the report")
        line = Text(publisher).append(_letter(self._reading.publisher))
        if note.voice is None:
            return line.append(", in its own voice")
        for layer in reversed(note.voice.relayed_by):
            if layer.kind != "own_reporting" and layer.source != self._reading.document.outlet:
                line.append(" → ").append(one_line(_name(layer))).append(_letter(layer.reliability))
        line.append(" → ").append(one_line(_name(note.voice)), style="bold").append(_letter(note.voice.reliability))
        if stance := _STANCES[note.voice.stance]:
            line.append(f" {stance}")
        if note.voice.interest:
            line.append(f", {_INTERESTS[note.voice.interest]}")
        if note.cues:
            line.append("  ").append(" ".join(f"“{cue}”" for cue in note.cues), style="dim")
        return line

    def _details(self, note: Note) -> Iterator[Text]:
        voice = note.voice
        if voice is None:
            links = [(self._reading.document.outlet or "the report", self._reading.publisher)]
        else:
            links = [(_described(layer), layer.reliability) for layer in (*reversed(voice.relayed_by), voice)]
        for name, grade in links:
            if grade is not None:
                yield Text(one_line(f"{name}: {grade.code}, {grade.reason}"))
        if voice is not None and voice.interest_basis:
            yield Text(one_line(f"interest: {voice.interest_basis}"))
        for sentence in note.sentences:
            yield Text(f"“{one_line(sentence.quote)}” ({sentence.start}-{sentence.end})", style="dim")


def grade_words(grade: Grade) -> str:
    """ "3, possibly true: a party speaks for its own side, and no other source agrees"."""
    return f"{grade.code}, {DIGITS[grade.code]}: {grade.reason}"


def _letter(grade: Grade | None) -> str:
    return f" ({grade.code})" if grade else ""


def _name(voice: Attribution) -> str:
    """The source as named; one left unnamed is said to be, with what the text calls it."""
    if voice.source:
        return voice.source
    return f"unnamed {voice.kind or 'source'}".replace("_", " ").replace("unnamed unnamed", "unnamed source")


def _described(voice: Attribution) -> str:
    """ "Amaq News Agency (party media, speaks for isis)"."""
    kind = (voice.kind or "").replace("_", " ") if voice.source else ""
    about = ", ".join(part for part in (kind, f"speaks for {voice.aligned_with}" if voice.aligned_with else "") if part)
    return f"{_name(voice)} ({about})" if about else _name(voice)


def _key(voice: Attribution | None) -> _Key:
    if voice is None:
        return ()
    layers = tuple((layer.source_id, layer.source) for layer in voice.relayed_by)
    letter = voice.reliability.code if voice.reliability else None
    # told elsewhere in the report its interest is not known: it is the same source still
    return (voice.source_id, voice.source, voice.kind, voice.stance, voice.interest == "against", layers, letter)
