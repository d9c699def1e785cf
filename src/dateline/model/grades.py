"""A grade after the Admiralty code, with its reason."""

from __future__ import annotations

from typing import Literal

import msgspec

Letter = Literal["A", "B", "C", "D", "E", "F"]
Digit = Literal["1", "2", "3", "4", "5", "6"]


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """A letter (reliability of a source, for a topic and a side) or a digit (credibility of what is said).

    The two are judged apart and never become one number. F and 6 mean "cannot be judged", not "bad". `rule` is the key
    of the rule that gave the grade, `reason` that rule in words, `table` which tables of letters were in use.
    """

    code: Letter | Digit
    rule: str
    reason: str
    table: str
