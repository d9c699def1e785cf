"""Who codes what in a round, where codings agree, and what becomes of them."""

from __future__ import annotations

import msgspec
import pytest

from dateline.model import (
    Actor,
    Coding,
    Correction,
    Decision,
    FusedIncident,
    InputError,
    Judgement,
    Place,
    RoundItem,
    Tally,
    When,
)
from dateline.review import decided
from dateline.review.rounds import (
    agree,
    assigned,
    compared,
    in_names,
    is_complete,
    latest,
    of_item,
    outcome,
    picked,
    state,
)
from dateline.review.values import scale_of, value_of

FIELDS = ("type", "subtype", "killed")
INCIDENT = FusedIncident(
    id="f1", events=("d/e1",), documents=("d",), reports=("d/i1",), type="Battles", subtype="Armed clash",
    fatalities=Tally(low=12, best=12, high=12), side_a=(Actor(name="the army", actor_id="sy.army"),),
    time=When(start="2016-04-20", end="2016-04-22", precision="period"),
    place=Place(name="Harasta", place_id="geonames:1", admin1="Rif Dimashq"),
)  # fmt: skip


def item(number=1, coders=("amira", "basil")):
    return RoundItem(
        number=number, round=1, position=number - 1, incident="f1", coders=coders, reports=(), shown=INCIDENT
    )


def coding(number, by, verdict="accept", *, item=1, **values):
    fields = [Correction(field=field, given=str(given), **_read(field, given)) for field, given in values.items()]
    return Coding(number=number, item=item, by=by, at="2026-03-01T10:00:00", verdict=verdict, values=tuple(fields))


def _read(field, given):
    return {"tally": Tally(low=given, best=given, high=given)} if field == "killed" else {"word": given}


def test_every_pair_of_coders_comes_in_turn():
    groups = assigned(("amira", "basil", "chidi"), 2, 4)
    assert groups == [("amira", "basil"), ("amira", "chidi"), ("basil", "chidi"), ("amira", "basil")]
    assert assigned(("amira",), 1, 2) == [("amira",), ("amira",)]
    with pytest.raises(InputError, match="2 codings"):
        assigned(("amira",), 2, 1)


def test_the_last_coding_of_a_coder_counts():
    first, again, other = coding(1, "amira"), coding(2, "amira", "reject"), coding(3, "basil", item=2)
    kept = latest([first, other, again])
    assert of_item(item(), kept) == [again]
    assert not is_complete(item(), kept)


def test_codings_agree_where_they_give_the_same_value_however_it_was_written():
    twenty = coding(1, "amira", "correct", killed=20)
    same = coding(2, "basil", "correct", killed=20)
    assert agree(item(), [twenty, same], FIELDS)
    assert outcome([twenty, same])[1][0].tally == Tally(low=20, best=20, high=20)
    # who corrects a value to what was shown holds the same as who accepts it
    assert agree(item(), [coding(1, "amira", "correct", killed=12), coding(2, "basil")], FIELDS)
    assert not agree(item(), [twenty, coding(2, "basil")], FIELDS)
    assert not agree(item(), [coding(1, "amira", "reject"), coding(2, "basil")], FIELDS)
    assert agree(item(), [coding(1, "amira", "reject"), coding(2, "basil", "reject")], FIELDS)


def test_a_coding_that_rejects_holds_no_values_and_a_type_takes_its_old_sub_type_away():
    sides = compared(item(), [coding(1, "amira", "reject"), coding(2, "basil", "correct", type="Riots")], FIELDS)
    kinds = {each.field: [None if value is None else value.words for value in each.held] for each in sides}
    assert kinds == {"type": [None, "Riots"], "subtype": [None, ""], "killed": [None, "12"]}
    assert [each.machine.words for each in sides] == ["Battles", "Armed clash", "12"]
    assert all(each.agreed for each in sides)


def test_how_far_an_incident_has_come():
    both = latest([coding(1, "amira"), coding(2, "basil", "correct", killed=20)])
    assert state(item(), latest([coding(1, "amira")]), FIELDS, {}) == "open"
    assert state(item(), both, FIELDS, {}) == "differs"
    assert state(item(), both, ("type",), {}) == "agreed"
    decision = Decision(number=1, item=1, judgement=7, by="dina", at="2026-03-02T10:00:00")
    made = {"by": "dina", "at": "2026-03-02T10:00:00", "subject": "f1"}
    seven = Judgement(number=7, verdict="accept", **made)
    undone = Judgement(number=8, verdict="undo", undoes=7, **made)
    assert state(item(), both, FIELDS, decided([decision], [seven])) == "decided"
    assert state(item(), both, FIELDS, decided([decision], [seven, undone])) == "differs"


def test_what_an_adjudicator_picks():
    codings = [coding(4, "amira", "correct", killed=20), coding(5, "basil", "correct", killed=9, type="Riots")]
    taken, given = picked(item(), codings, {"killed": 4, "type": None, "subtype": "Attack"})
    assert [(each.field, each.given) for each in taken] == [("killed", "20")]
    assert given == {"subtype": "Attack"}
    assert picked(item(), codings, {"type": 4}) == ([], {})
    with pytest.raises(InputError, match="coding 6"):
        picked(item(), codings, {"killed": 6})


def test_values():
    told = {field: value_of(INCIDENT, field) for field in ("killed", "day", "place", "side_a", "side_b", "captured")}
    assert [each.words for each in told.values()] == [
        "12", "2016-04-20 to 2016-04-22", "Harasta, Rif Dimashq", "the army", "", "",
    ]  # fmt: skip
    assert told["killed"].figure == 12.0
    within = msgspec.structs.replace(INCIDENT, place=Place(name="Ayyash, Deir ez-Zor", admin1="Deir ez-Zor"))
    assert value_of(within, "place").words == "Ayyash, Deir ez-Zor"
    assert told["captured"].figure is None
    assert told["side_a"].figure == frozenset({"sy.army"})
    assert [scale_of(field) for field in ("killed", "day", "side_b", "place")] == [
        "interval", "interval", "masi", "nominal",
    ]  # fmt: skip
    assert in_names(["amira", "basil", "chidi"]) == "amira, basil and chidi"
