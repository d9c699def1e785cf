"""The ACLED type by classes of trigger, actors, victims and weapons."""

from __future__ import annotations

import pytest

from dateline.code.types import Facts, decide, is_unopposed
from dateline.knowledge.triggers import event_classes


def subtype(*names: str, agents=(), targets=(), victims=(), means=(), words="", crowd=False) -> str | None:
    classes = tuple(event_classes()[name] for name in names)
    return decide(Facts(classes, agents, targets, "", victims, means, words, crowd)).subtype


@pytest.mark.parametrize(
    ("names", "facts", "wanted"),
    [
        (("attack",), {"agents": ("rebel",), "targets": ("state_forces",)}, "Armed clash"),
        (("attack",), {"agents": ("rebel",), "targets": ("civilians",)}, "Attack"),
        (("kill",), {"targets": ("protesters",)}, "Excessive force against protesters"),
        (("kill",), {"means": ("airstrike",)}, "Air/drone strike"),
        (("bomb",), {"agents": ("external_forces",)}, "Air/drone strike"),
        (("bomb",), {}, "Remote explosive/landmine/IED"),
        (("bomb",), {"means": ("airstrike", "chemical")}, "Chemical weapon"),
        (("blast",), {"means": ("shelling",)}, "Shelling/artillery/missile attack"),
        (("blast", "kill"), {"means": ("suicide",)}, "Suicide bomb"),
        (("capture",), {"agents": ("state_forces",)}, "Government regains territory"),
        (("capture",), {"agents": ("external_forces",)}, "Non-state actor overtakes territory"),
        (("capture",), {"agents": ("rebel",), "words": "after the army withdrew"}, "Non-violent transfer of territory"),
        (("capture", "clash"), {"agents": ("rebel",), "words": "the army withdrew"},
         "Non-state actor overtakes territory"),
        (("advance",), {"agents": ("rebel",), "words": "without resistance"}, "Non-violent transfer of territory"),
        (("advance",), {"agents": ("rebel",)}, "Armed clash"),
        (("arrest",), {"agents": ("state_forces",), "targets": ("civilians",)}, "Arrests"),
        (("arrest",), {"agents": ("de_facto_state",)}, "Arrests"),
        (("arrest",), {"agents": ("rebel",), "targets": ("civilians",)}, "Abduction/forced disappearance"),
        (("arrest",), {"agents": ("rebel",), "targets": ("state_forces",)}, "Armed clash"),
        (("arrest",), {"agents": ("state_forces",), "targets": ("protesters",)}, "Protest with intervention"),
        (("protest",), {}, "Peaceful protest"),
        (("protest", "intervene"), {}, "Protest with intervention"),
        (("protest", "kill"), {"agents": ("state_forces",)}, "Excessive force against protesters"),
        (("destroy",), {"agents": ("protesters",)}, "Violent demonstration"),
        (("clash",), {"agents": ("state_forces",), "targets": ("protesters",)}, "Violent demonstration"),
        (("loot", "clash"), {"agents": ("rioters",)}, "Mob violence"),
        (("kill",), {"agents": ("civilians",), "crowd": True}, "Mob violence"),
    ],
)  # fmt: skip
def test_subtypes(names, facts, wanted):
    assert subtype(*names, **facts) == wanted


def test_the_lowest_rank_decides():
    found = decide(Facts((event_classes()["kill"], event_classes()["airstrike"]), (), (), "", ("civilian",), (), ""))
    assert (found.type, found.cls) == ("Explosions/Remote violence", "airstrike")


def test_unopposed():
    assert is_unopposed("They entered the town without a fight.")
    assert not is_unopposed("They entered the town after a fight.")
