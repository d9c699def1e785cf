"""How likely two coded events are one happening."""

from __future__ import annotations

from dateline.agree.likeness import actor_likeness
from dateline.agree.names import Names


def test_who_is_not_identified_contradicts_nobody(event):
    gold = event(a=("Al Shabaab",))
    found = event("f1", a=("Al Shabaab",), b=("Unidentified Armed Group (Somalia)",))
    assert actor_likeness(gold, found, Names((gold, found), states=False)) == 1


def test_who_is_coded_as_not_identified_is_found_so(event):
    gold = event(a=("Unidentified Armed Group (Somalia)",))
    found = event("f1", a=("Unidentified Armed Group (Somalia)",))
    assert actor_likeness(gold, found, Names((gold, found), states=False)) == 1
