"""Words that tell an event, and the classes they belong to (tables `triggers.csv` and `event_classes.csv`)."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from typing import Literal

Group = Literal["means", "harm"]


@dataclass(frozen=True, slots=True)
class TriggerWord:
    """A word or phrase (`words`, lemmas) that may tell an event of class `cls`.

    `pos` is "v" or "n"; `needs` names the condition under which it does: "" always, "armed" an armed actor, weapon or
    harm in the clause, "territory" a place as object, "person" a person as object, "control" the phrase governs a
    place, "weapons" weapons as object, "bodies" the dead as object, "territory_subject" a place as subject, "used" a
    weapon that was used, "no_object" the absence of an object, "crowd" a crowd or protest in the sentence, "forces"
    an armed doer, "unarmed" several people without arms as doers, "shot" a person, or what one shoots at, as object,
    "aim" such a thing behind the phrase's preposition, "things" a thing that can be struck as object.
    """

    words: tuple[str, ...]
    pos: Literal["v", "n"]
    cls: str
    needs: str


@dataclass(frozen=True, slots=True)
class EventClass:
    """What a class of trigger is in ACLED and PLOVER terms before roles and weapons are known.

    `group` parts means (how it was done) from harm (what came of it); the lower `rank`, the more the class decides
    the type when several stand in one sentence.
    """

    name: str
    group: Group
    type: str
    subtype: str
    plover: str | None
    rank: int


def _table(name: str) -> list[dict[str, str]]:
    with resources.files(__package__).joinpath(name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@functools.cache
def event_classes() -> dict[str, EventClass]:
    """Event classes by name."""
    return {
        row["class"]: EventClass(
            row["class"],
            "harm" if row["group"] == "harm" else "means",
            row["type"],
            row["subtype"],
            row["plover"] or None,
            int(row["rank"]),
        )
        for row in _table("event_classes.csv")
    }


@functools.cache
def trigger_words() -> dict[str, tuple[TriggerWord, ...]]:
    """Trigger words by their first word, longest phrase first."""
    found: dict[str, list[TriggerWord]] = {}
    for row in _table("triggers.csv"):
        words = tuple(row["words"].replace("-", " ").split())  # the parser parts "cease-fire" at its hyphen
        word = TriggerWord(words, "v" if row["pos"] == "v" else "n", row["class"], row["needs"])
        found.setdefault(words[0], []).append(word)
    return {first: tuple(sorted(words, key=lambda word: -len(word.words))) for first, words in found.items()}
