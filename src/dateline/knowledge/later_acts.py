"""Acts that follow upon an event (`later_acts.csv`): a day beside one of them is not the day of what it is about."""

from __future__ import annotations

import csv
import functools
from importlib import resources
from typing import Literal, cast

LaterAct = Literal["late", "reaction", "arrest"]


@functools.lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], LaterAct]:
    with (resources.files(__package__) / "later_acts.csv").open(encoding="utf-8") as file:
        return {(row["form"], row["lemma"]): cast(LaterAct, row["class"]) for row in csv.DictReader(file)}


def later_act(pos: str, lemma: str) -> LaterAct | None:
    """How a verb or noun follows upon an event, None where it does not.

    "late": a burial, trial or commemoration, days to years after; "reaction": it answers the news of it, mostly within
    days ("condemned"); "arrest": someone is taken for it ("arrested over the murder").
    """
    form = "noun" if pos == "NOUN" else "verb" if pos == "VERB" else None
    return _table().get((form, lemma)) if form else None
