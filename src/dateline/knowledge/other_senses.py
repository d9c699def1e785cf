"""Words around triggers that give them another sense: of sport, markets, nature and speech (`other_senses.csv`)."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files


@functools.cache
def other_senses() -> dict[str, frozenset[str]]:
    """Lemmas (lower case) by field: idea, market, mood, prize, sport and so on."""
    text = files(__package__).joinpath("other_senses.csv").read_text(encoding="utf-8")
    return {row["field"]: frozenset(row["words"].split()) for row in csv.DictReader(text.splitlines())}
