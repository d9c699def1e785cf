"""Rival accounts of one deed."""

from __future__ import annotations

from dateline.fuse.rivals import are_rivals, rival_doers
from dateline.model import Attribution

from .conftest import ARMY, REBELS, TOWN

RESIDENTS = Attribution(source="residents", kind="witness")
SPOKESMAN = Attribution(source="a spokesman", kind="official")
DENIAL = Attribution(source="army", kind="fighter", stance="denies")


def accounts(event, *, denied: bool = True, **fields):
    first = event(0, "Soldiers shot them.", side_a=(ARMY,), attribution=(RESIDENTS, *([DENIAL] if denied else [])))
    second = event(60, "Rebels shot them.", side_a=(REBELS,), attribution=(SPOKESMAN,), **fields)
    return first, second


def test_one_deed_laid_on_two_doers_of_whom_one_denies_it(event):
    first, second = accounts(event)
    assert are_rivals(first, second)
    assert rival_doers([first, second]) == ("residents: Army did it; a spokesman: Rebels",)


def test_without_a_denial_two_doers_are_two_deeds(event):
    assert not are_rivals(*accounts(event, denied=False))


def test_another_place_is_another_deed(event):
    assert not are_rivals(*accounts(event, place=TOWN))
    assert rival_doers(list(accounts(event, place=TOWN))) == ()
