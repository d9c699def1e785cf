"""Double coding on a store: what is kept, what nobody sees or does too early, and what becomes a judgement."""

from __future__ import annotations

import sqlite3

import pytest

from dateline.model import InputError, MissingError, StoreError
from dateline.run.fuse import fuse_store
from dateline.run.judge import Judge
from dateline.run.rounds import Rounds
from dateline.store import Store


@pytest.fixture
def store(tmp_path, tell):
    days = ("2016-04-20", "2017-05-01", "2018-06-02", "2019-07-03")
    with Store.open(tmp_path / "some.db") as opened:
        for town, day in zip(("Halfaya", "Derna", "Bourzanga", "Kupiansk"), days, strict=True):
            opened.add(tell(town.lower(), (town, day, 12)))
        fuse_store(opened)
        yield opened


@pytest.fixture
def ids(store):
    return [row.id for row in store.fused(limit=3)]


@pytest.fixture
def opened(store, ids):
    return Rounds(store, by="dina").open(
        "pilot", ids, ["amira", "basil"], query="since=2014", fields=["killed", "type"]
    )


def items(store, opened):
    return store.round_items(opened.round.number)


def test_a_round_is_kept_as_it_was_opened(store, ids, opened):
    assert (opened.items, opened.left_out) == (3, ())
    assert [each.incident for each in items(store, opened)] == ids
    assert store.rounds()[0].fields == ("type", "killed")
    assert all(each.shown.id == each.incident and each.reports for each in items(store, opened))
    with pytest.raises(InputError, match="another name"):
        Rounds(store, by="dina").open("pilot", [row.id for row in store.fused()], ["amira", "basil"])
    with pytest.raises(InputError, match="open rounds have them"):
        Rounds(store, by="dina").open("second", ids, ["amira", "basil"])


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"name": " "}, "name"),
        ({"coders": ["amira"]}, "2 codings"),
        ({"fields": ()}, "field"),
        ({"incidents": []}, "no incident"),
        ({"incidents": ["nothing"]}, "no fused incident"),
    ],
)
def test_a_round_that_makes_no_sense_is_refused(store, ids, asked, why):
    told = {"name": "pilot", "incidents": ids, "coders": ["amira", "basil"]} | asked
    name, incidents, coders = told.pop("name"), told.pop("incidents"), told.pop("coders")
    with pytest.raises(InputError, match=why):
        Rounds(store, by="dina").open(name, incidents, coders, **told)


def test_nobody_judges_what_is_being_coded(store, ids, opened):
    judge = Judge(store, by="eve")
    with pytest.raises(InputError, match="round 'pilot'"):
        judge.accept(ids[0])
    with pytest.raises(InputError, match="round 'pilot'"):
        judge.merge(ids[0], store.fused_of([row.id for row in store.fused()][-1]).id)
    assert store.judgements() == []
    Rounds(store, by="dina").close(opened.round.number)
    assert judge.accept(ids[0]).judgement.number == 1


def test_what_was_judged_before_is_not_undone_while_it_is_coded(store, ids):
    before = Judge(store, by="eve").correct(ids[0], {"killed": "3"}).judgement
    opened = Rounds(store, by="dina").open("pilot", ids[:1], ["amira", "basil"])
    (item,) = items(store, opened)
    assert item.shown.fatalities.best == 3
    assert item.machine is not None
    with pytest.raises(InputError, match="being coded"):
        Judge(store, by="eve").undo(before.number)


def test_a_coding_changes_no_incident(store, ids, opened):
    before = store.fused_of(ids[0]).incident
    first = items(store, opened)[0]
    made = Rounds(store, by="amira").code(first.number, "correct", {"killed": "77"}, note="the list")
    assert made.values[0].tally.best == 77
    assert store.fused_of(ids[0]).incident == before
    assert store.judgements() == []
    typed = Rounds(store, by="basil").code(first.number, "correct", {"subtype": "Armed clash"})
    assert [each.given for each in typed.values] == ["Battles", "Armed clash"]
    with pytest.raises(InputError, match="not for dina"):
        Rounds(store, by="dina").code(first.number, "accept")
    with pytest.raises(InputError, match="not coded in this round"):
        Rounds(store, by="amira").code(first.number, "correct", {"place": "Harasta"})
    with pytest.raises(InputError, match="name a field"):
        Rounds(store, by="amira").code(first.number, "correct", {})


def test_a_coder_goes_from_one_of_her_incidents_to_the_next(store, ids):
    opened = Rounds(store, by="dina").open("three", ids, ["amira", "basil", "chidi"])
    number, (one, two, three) = opened.round.number, store.round_items(opened.round.number)
    assert store.round_slots(number, "amira") == [(one.number, False), (two.number, False)]
    Rounds(store, by="amira").code(one.number, "accept")
    assert store.round_slots(number, "amira") == [(one.number, True), (two.number, False)]
    assert store.round_slots(number, "basil") == [(one.number, False), (three.number, False)]
    assert store.round_slots(number, "dina") == []


def test_codings_are_never_changed(store, opened):
    first = items(store, opened)[0]
    Rounds(store, by="amira").code(first.number, "accept")
    Rounds(store, by="amira").code(first.number, "reject")
    assert [each.verdict for each in store.codings(item=first.number)] == ["accept", "reject"]
    for sql in ("UPDATE codings SET verdict = 'accept'", "DELETE FROM codings", "DELETE FROM rounds",
                "UPDATE round_items SET incident = 'x'", "DELETE FROM round_items"):  # fmt: skip
        with pytest.raises((sqlite3.IntegrityError, StoreError), match=r"never|fixed"):
            store._connection.execute(sql)


def test_codings_that_agree_are_judged_in_both_names(store, ids, opened):
    first = items(store, opened)[0]
    desk = Rounds(store, by="dina")
    Rounds(store, by="amira").code(first.number, "correct", {"killed": "77"})
    with pytest.raises(InputError, match="not coded by all"):
        desk.close_item(first.number)
    Rounds(store, by="basil").code(first.number, "correct", {"killed": "77"})
    assert desk.standing(opened.round.number).states[first.number] == "agreed"
    judgement = desk.close_item(first.number).judgement
    assert (judgement.by, judgement.verdict) == ("amira and basil", "correct")
    assert judgement.note == "agreed by amira and basil, codings 1, 2 of round 'pilot'"
    assert store.fused_of(ids[0]).incident.fatalities.best == 77
    assert desk.standing(opened.round.number).states[first.number] == "decided"
    # it can be taken back, and is then to be decided anew
    Judge(store, by="dina").undo(judgement.number)
    assert desk.standing(opened.round.number).states[first.number] == "agreed"


def test_codings_that_differ_are_decided_field_by_field(store, ids, opened):
    first = items(store, opened)[0]
    desk = Rounds(store, by="dina")
    one = Rounds(store, by="amira").code(first.number, "correct", {"killed": "77"})
    Rounds(store, by="basil").code(first.number, "correct", {"killed": "70+", "type": "Riots"})
    with pytest.raises(InputError, match="differ"):
        desk.close_item(first.number)
    judgement = desk.decide(first.number, "correct", {"killed": one.number, "type": "Battles"}, note="the ministry")
    made = judgement.judgement
    assert (made.by, made.verdict) == ("dina", "correct")
    assert made.note == "decided from codings 1, 2 of round 'pilot': the ministry"
    shown = store.fused_of(ids[0]).incident
    assert (shown.fatalities.best, shown.type) == (77, "Battles")
    with pytest.raises(InputError, match="decided already"):
        desk.decide(first.number, "accept")
    with pytest.raises(InputError, match="decided already"):
        Rounds(store, by="amira").code(first.number, "accept")


def test_closing_a_round_judges_what_agrees_and_nothing_else(store, ids, opened):
    first, second, third = items(store, opened)
    for name in ("amira", "basil"):
        Rounds(store, by=name).code(first.number, "reject")
        Rounds(store, by=name).code(second.number, "accept" if name == "amira" else "reject")
    Rounds(store, by="amira").code(third.number, "accept")
    made = Rounds(store, by="dina").close(opened.round.number)
    assert [(each.verdict, each.subject) for each in made.judgements] == [("reject", ids[0])]
    assert [store.fused_of(own).verdict for own in ids] == ["reject", None, None]
    assert store.round(opened.round.number).closed_by == "dina"
    with pytest.raises(InputError, match="closed"):
        Rounds(store, by="basil").code(third.number, "accept")
    with pytest.raises(InputError, match="closed already"):
        Rounds(store, by="dina").close(opened.round.number)


def test_filters_are_kept_by_person(store):
    own = store.save_filter("Deir ez-Zor", "place=Deir+ez-Zor", "amira", "amira")
    store.save_filter("all of 2016", "since=2016&until=2016", None, "dina")
    assert [each.name for each in store.saved_filters("amira")] == ["Deir ez-Zor", "all of 2016"]
    assert [each.name for each in store.saved_filters("basil")] == ["all of 2016"]
    again = store.save_filter("Deir ez-Zor", "place=Sinaa", "amira", "amira")
    assert store.saved_filters("amira")[0].query == "place=Sinaa"
    store.drop_filter(again.number)
    with pytest.raises(MissingError):
        store.saved_filter(own.number)


def test_a_store_is_opened_again_with_its_rounds(store, opened):
    with Store.open(store.path) as again:
        assert [each.name for each in again.rounds()] == ["pilot"]
        with pytest.raises(MissingError, match="round 9"):
            again.round(9)
