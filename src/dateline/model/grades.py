"""A grade after the Admiralty code, with its reason."""

from __future__ import annotations

from typing import Literal

import msgspec

Letter = Literal["A", "B", "C", "D", "E", "F"]
Digit = Literal["1", "2", "3", "4", "5", "6"]

#: Labels of the Admiralty code (DOMAIN.md 4.1).
LETTERS: dict[Letter, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
DIGITS: dict[str, str] = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """A letter (reliability of a source, for a topic and a side) or a digit (credibility of what is said).

    The two are judged apart and never become one number. F and 6 mean "cannot be judged", not "bad". `rule` is the key
    of the rule that gave the grade, `reason` that rule in words, `table` which tables of letters were in use.
    """

    code: Letter | Digit
    rule: str
    reason: str
    table: str
