"""Which incidents a person should read before they are published (DOMAIN 10.7, 9)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.knowledge.weapons import weapon_words

if TYPE_CHECKING:
    from ._items import Item

_CAPTURES = frozenset(
    {"Government regains territory", "Non-state actor overtakes territory", "Non-violent transfer of territory"}
)
_CHEMICAL = "Chemical weapon"
#: Deaths that make a claim one of mass casualties, and civilian deaths that make it one of a massacre: five, as in
#: lists of mass killings of civilians; ten of anybody, a rule of this house.
MANY_KILLED, MANY_CIVILIANS = 10, 5

UNREVIEWED = "unreviewed"
_READ = frozenset({"accepted", "corrected"})


def needs_person(item: Item) -> str | None:
    """What is claimed that a person should read first: "capture", "chemical", "massacre", "mass casualties"."""
    incident = item.incident
    if incident.subtype in _CAPTURES or any(event.subtype in _CAPTURES for event in item.events):
        return "capture"
    weapons = {weapon.name for event in item.events for weapon in event.weapons}
    if _CHEMICAL in (incident.subtype, *(event.subtype for event in item.events)) or weapons & _chemical():
        return "chemical"
    if _most(incident.civilian_fatalities) >= MANY_CIVILIANS:
        return "massacre"
    return "mass casualties" if _most(incident.fatalities) >= MANY_KILLED else None


def review_of(item: Item, judged: str | None) -> str | None:
    """How far persons have judged it; "unreviewed" where one should have and none accepted or corrected it."""
    if judged in _READ or judged == "rejected" or not needs_person(item):
        return judged
    return UNREVIEWED


def _most(tally: object) -> int:
    return max(
        (value for name in ("low", "best", "high") if (value := getattr(tally, name, None)) is not None), default=0
    )


@cache
def _chemical() -> frozenset[str]:
    return frozenset(each.name for each in weapon_words() if each.means == "chemical")
