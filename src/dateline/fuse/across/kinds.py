"""Which types of happening may be one happening under two names."""

from __future__ import annotations

import functools

#: Subtypes that tell alike, by what is done.
_FAMILY = {
    "Government regains territory": "battle",
    "Non-state actor overtakes territory": "battle",
    "Armed clash": "battle",
    "Non-violent transfer of territory": "handover",
    "Chemical weapon": "shelling",
    "Air/drone strike": "air",
    "Suicide bomb": "bomb",
    "Shelling/artillery/missile attack": "shelling",
    "Remote explosive/landmine/IED": "bomb",
    "Grenade": "bomb",
    "Sexual violence": "attack",
    "Attack": "attack",
    "Abduction/forced disappearance": "abduction",
    "Excessive force against protesters": "protest",
    "Protest with intervention": "protest",
    "Peaceful protest": "protest",
    "Violent demonstration": "riot",
    "Mob violence": "riot",
    "Arrests": "arrest",
    "Looting/property destruction": "looting",
    "Disrupted weapons use": "disrupted",
    "Agreement": "talk",
    "Change to group/activity": "talk",
    "Headquarters or base established": "talk",
}
#: Places change hands: where is what it is about.
TAKEN = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
#: What most reports of a war or of a city tell: that two tell it says little.
USUAL = frozenset({"Armed clash", "Attack", "Shelling/artillery/missile attack", "Air/drone strike"})
FAMILIES = ("other", *dict.fromkeys(_FAMILY.values()))
#: "Clashes" of one report are the "attack", the "shelling" or the "capture" of another.
_LIKE = (
    {"battle", "attack", "air", "shelling", "bomb"},
    {"battle", "handover"},
    {"attack", "riot", "protest"},
    {"attack", "abduction"},
    {"attack", "looting"},
    {"battle", "arrest"},
    {"attack", "arrest"},
    {"abduction", "arrest"},
    {"bomb", "shelling", "disrupted"},
    {"riot", "protest", "looting"},
    {"handover", "talk"},
)


def family(subtype: str | None) -> int:
    """The number of the family in FAMILIES that a sub-type belongs to; 0 where it tells nothing."""
    return FAMILIES.index(_FAMILY.get(subtype or "", "other"))


@functools.cache
def like() -> list[list[bool]]:
    """Whether two families, by number, may be one happening."""
    return [[a == b or "other" in (a, b) or any({a, b} <= each for each in _LIKE) for b in FAMILIES] for a in FAMILIES]
