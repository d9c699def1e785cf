"""What persons judged, as JSON lines to train with: a row for each judged field and each sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from dateline.model import ExportError

SCHEMA = "dateline.training/1"
#: right: the machine's value stands; corrected: another one does; rejected: what the sentence tells is no incident;
#: together, apart: whether this sentence and `other` tell one happening.
TrainingVerdict = Literal["right", "corrected", "rejected", "together", "apart"]


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a document and the words in it that give the value.

    Offsets are code points: `start` and `end` of the sentence into the document's text, `words_start` and `words_end`
    of the words into the sentence. `sha256` says which text of the document it is.
    """

    document: str
    sha256: str
    language: str | None
    start: int
    end: int
    sentence: str
    words_start: int
    words_end: int
    words: str


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """One judged value. `field` is "incident" where it is judged whether there is one, "pair" of two sentences.

    `machine` and `given` are in words, as the machine had it and as a person holds it; None: unknown, or none.
    `machine_value` and `given_value` are the same as records. `coder` is a pseudonym, one for each person, in the order
    in which they first judged. `basis` names the judgement, or the coding of a round.
    """

    schema: str = SCHEMA
    field: str
    verdict: TrainingVerdict
    machine: str | None
    given: str | None
    machine_value: Any = None
    given_value: Any = None
    incident: str
    text: Sentence
    other: Sentence | None = None
    coder: str
    basis: str
    day: str


def export(examples: Iterable[Example], *, public: bool = True) -> Iterator[str]:
    """One example a line. Raises ExportError where `public`: they quote reports at length and mask no names."""
    if public:
        raise ExportError(
            "training quotes reports at length, masks no names, and is for internal use only (--internal)"
        )
    return (msgspec.json.encode(each).decode("utf-8") + "\n" for each in examples)
