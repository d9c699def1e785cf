"""Fusion over a store: incremental, repeatable, the same in every order, and under the judgements of persons."""

from __future__ import annotations

import contextlib
import itertools
import random

import msgspec
import pytest

import dateline
from dateline.model import InputError, MissingError, Quote, Section, Span
from dateline.run.fuse import fuse_store
from dateline.run.fuse_readings import fuse_readings
from dateline.run.judge import Judge
from dateline.run.quoted import quote_at
from dateline.run.ruling import judgement_states
from dateline.store import Store
from dateline.store.fusing import Fusing


@pytest.fixture
def reports(tell):
    """Seven reports: one shelling told by four, another by two, and what is only threatened."""
    halfaya, derna, kupiansk = ("Halfaya", "2020-05-04", 12), ("Derna", "2020-05-06", 3), ("Kupiansk", "2020-05-04", 5)
    return [
        tell("a", halfaya, outlet="Harbour Gazette"),
        tell("b", halfaya, derna, outlet="Hill Courier", published="2020-05-06"),
        tell("c", ("Halfaya", "2020-05-04", 14), outlet="Valley Post", published="2020-05-05"),
        tell("d", derna, outlet="Coast Radio"),
        tell("e", kupiansk, halfaya, outlet="River Wire", published="2020-05-05"),
        tell("f", halfaya, outlet="Plain Tribune", status="threatened"),
        tell("g", outlet="Sports Weekly"),
    ]


@pytest.fixture
def store(tmp_path, reports):
    with Store.open(tmp_path / "some.db") as opened:
        for reading in reports:
            opened.add(reading)
        yield opened


def state(store):
    """All that fusion made, in the store's own order."""
    return [(msgspec.json.encode(row.incident), row.verdict, row.machine) for row in store.fused()]


def grouped(store):
    return {row.incident.reports for row in store.fused()}


def of(store, ref):
    return store.fused_of(ref).incident


_NUMBERS = itertools.count()


def scratch(tmp_path, readings, judgements=()):
    """What a store has that got everything at once."""
    with Store.open(tmp_path / f"scratch-{next(_NUMBERS)}.db") as fresh:
        for reading in readings:
            fresh.add(reading)
        for judgement in judgements:
            fresh.add_judgement(judgement)
        fuse_store(fresh)
        return state(fresh)


def test_reports_of_one_happening_are_one_incident(store):
    done = fuse_store(store)
    one = of(store, "a/i1")
    assert set(one.reports) == {"a/i1", "b/i1", "c/i1", "e/i2"}
    assert set(one.documents) == {"a", "b", "c", "e"}
    assert of(store, "d/i1").id == of(store, "b/i2").id
    assert (done.documents, done.reports, done.incidents, done.several) == (7, 8, 4, 2)
    assert done.new == sorted(row.id for row in store.fused())


def test_a_threat_is_not_what_happened(store):
    fuse_store(store)
    assert of(store, "f/i1").reports == ("f/i1",)
    assert of(store, "f/i1").fatalities is None


def test_every_incident_rests_on_documents_and_every_report_is_in_one(store):
    fuse_store(store)
    refs = [ref for row in store.fused() for ref in row.incident.reports]
    assert sorted(refs) == ["a/i1", "b/i1", "b/i2", "c/i1", "d/i1", "e/i1", "e/i2", "f/i1"]
    assert all(row.incident.documents for row in store.fused())
    assert "g" not in {own for row in store.fused() for own in row.incident.documents}


def test_again_changes_nothing(store):
    fuse_store(store)
    before = state(store)
    again = fuse_store(store)
    assert (again.compared, again.linked, again.gone, again.came) == (0, 0, set(), set())
    assert state(store) == before


def test_the_order_of_documents_does_not_matter(tmp_path, reports):
    whole = scratch(tmp_path, reports)
    shuffle = random.Random(7)
    for _ in range(4):
        shuffle.shuffle(reports)
        with Store.open(tmp_path / f"order-{next(_NUMBERS)}.db") as store:
            for reading in reports:  # one by one, fused after each
                store.add(reading)
                fuse_store(store)
            assert state(store) == whole


def test_without_a_store_the_same_comes_out(store, reports):
    fuse_store(store)
    made = sorted(map(msgspec.json.encode, fuse_readings(reports)))
    assert made == sorted(record for record, _, _ in state(store))
    assert sorted(map(msgspec.json.encode, fuse_readings(reversed(reports)))) == made


def test_of_two_readings_of_a_document_the_last_counts(tell):
    old, new = tell("a", ("Halfaya", "2020-05-04", 12)), tell("a", ("Derna", "2020-05-06", 3))
    (one,) = fuse_readings([old, new])
    assert one.place is not None
    assert one.place.name == "Derna"
    assert list(fuse_readings([])) == []


def test_removing_a_document_removes_its_claims_and_nothing_else(store, tmp_path, reports):
    fuse_store(store)
    for own in ("c", "a", "b"):
        store.remove(own)
        assert own not in {each for row in store.fused() for each in row.incident.documents}
        fuse_store(store)
        reports = [reading for reading in reports if reading.document.id != own]
        assert state(store) == scratch(tmp_path, reports)
    assert store.history("a")
    with pytest.raises(MissingError):
        store.remove("a")
    store.add(store.history("a")[0])
    assert fuse_store(store).changed or fuse_store(store).documents


def test_a_replaced_document_is_told_anew(store, tmp_path, reports, tell):
    fuse_store(store)
    other = tell("b", ("Bourzanga", "2020-05-01", 9), outlet="Hill Courier")
    store.add(other)
    assert "b" not in {each for row in store.fused() for each in row.incident.documents}
    assert store.fused_state().documents_waiting == 1
    fuse_store(store)
    assert state(store) == scratch(tmp_path, [other if each.document.id == "b" else each for each in reports])


def test_what_changed_is_told(store, tell):
    fuse_store(store)
    before = of(store, "a/i1").id
    store.add(tell("h", ("Halfaya", "2020-05-04", 13), outlet="Orchard News"))
    done = fuse_store(store)
    assert (done.new, done.changed, done.lost) == ([], [before], [])
    store.remove("h")
    done = fuse_store(store)
    assert (done.new, done.changed, done.lost) == ([], [before], [])


def test_an_old_id_finds_the_incident_that_holds_the_report_now(store, reports, tmp_path):
    with Store.open(tmp_path / "two.db") as two:
        two.add(reports[2])
        fuse_store(two)
        old = of(two, "c/i1").id
        for reading in reports:
            two.add(reading)
        done = fuse_store(two)
        assert old in done.lost
        assert two.fused_of(old).id == of(two, "a/i1").id != old
        assert two.fused_of(old[:8]).id == of(two, "a/i1").id
        with pytest.raises(InputError, match="more than one"):
            two.fused_of("f")
        for wrong in ("f000000000000", "", "a/i9", "nothing"):
            with pytest.raises(InputError, match="no fused incident"):
                two.fused_of(wrong)


def test_a_run_that_was_cut_off_goes_on(store, tmp_path, reports, monkeypatch):
    whole = scratch(tmp_path, reports)
    for step in ("put", "link", "apply", "settle"):
        calls = itertools.count()
        real = getattr(Fusing, step)

        def cut(self, *given, real=real, calls=calls):
            if next(calls) == 1:
                raise KeyboardInterrupt
            return real(self, *given)

        store.add(reports[0] if store.count() % 2 else reports[1])
        monkeypatch.setattr(Fusing, step, cut)
        monkeypatch.setattr("dateline.run.fuse._REPORTS", 1)
        monkeypatch.setattr("dateline.run.fuse._DOCUMENTS", 1)
        with contextlib.suppress(KeyboardInterrupt):
            fuse_store(store)
        monkeypatch.undo()
        fuse_store(store)
        assert state(store) == whole


def test_other_weights_compare_everything_again(store, monkeypatch):
    fuse_store(store)
    before = state(store)
    monkeypatch.setattr("dateline.run.fuse.fuser", lambda: "dateline 9, weights other")
    done = fuse_store(store)
    assert (done.compared, done.gone, done.came) == (7, set(), set())
    assert state(store) == before


# -- judgements


def test_splitting_what_was_merged_restores_both(store):
    fuse_store(store)
    before = {row.id: msgspec.structs.replace(row.incident, judged=()) for row in store.fused()}
    a, d = of(store, "a/i1").id, of(store, "d/i1").id
    judge = Judge(store, by="amira")
    ruled = judge.merge(a, d, note="one shelling")
    assert ruled.judgement.by == "amira"
    assert of(store, "d/i1").id == a
    assert len(of(store, "d/i1").reports) == 6
    assert ruled.fused.lost == [d]
    judge.split(a, ["d/i1", "b/i2"])
    assert {row.id: msgspec.structs.replace(row.incident, judged=()) for row in store.fused()} == before
    assert "one shelling" in of(store, "d/i1").judged[0]


def test_undoing_restores_and_can_be_undone(store):
    fuse_store(store)
    states = [state(store)]
    judge = Judge(store, by="amira")
    judge.merge("a/i1", "d/i1")
    states.append(state(store))
    judge.split("a/i1", ["c"])
    states.append(state(store))
    judge.correct("c/i1", {"killed": "20+"})
    states.append(state(store))
    judge.undo()
    assert state(store) == states[2]
    judge.undo()
    assert state(store) == states[1]
    judge.undo()
    assert state(store) == states[0]
    judge.undo(6)  # the merge again
    assert state(store) == states[1]
    assert [each.undone for each in judgement_states(store)] == [False, True, True, False, False, True, False]
    with pytest.raises(InputError, match="undone already"):
        judge.undo(2)
    with pytest.raises(InputError, match="no judgement 99"):
        judge.undo(99)


def test_a_judgement_holds_through_reruns_and_new_documents(store, tell, tmp_path, reports):
    fuse_store(store)
    judge = Judge(store, by="amira")
    judge.split("a/i1", ["c/i1"])
    judge.merge("d/i1", "e/i1")
    store.add(more := tell("h", ("Halfaya", "2020-05-04", 12), outlet="Orchard News"))
    fuse_store(store)
    assert of(store, "c/i1").id != of(store, "a/i1").id
    assert of(store, "d/i1").id == of(store, "e/i1").id
    assert "h/i1" in of(store, "a/i1").reports
    assert state(store) == scratch(tmp_path, [*reports, more], store.judgements())


def test_a_judgement_finds_its_report_when_a_document_is_read_anew(store, tell):
    fuse_store(store)
    Judge(store, by="amira").split("a/i1", ["e/i2"])
    # the next version of the coder numbers the incidents of e otherwise
    store.add(tell("e", ("Kupiansk", "2020-05-04", 5), ("Halfaya", "2020-05-04", 12), outlet="River Wire", first=4,
                   published="2020-05-05"))  # fmt: skip
    fuse_store(store)
    assert of(store, "e/i5").reports == ("e/i5",)
    assert [each.state for each in judgement_states(store)] == ["stands"]
    # another text in front moves every word
    store.add(tell("e", ("Kupiansk", "2020-05-04", 5), ("Halfaya", "2020-05-04", 12), outlet="River Wire",
                   lead="Updated at noon. ", published="2020-05-05"))  # fmt: skip
    fuse_store(store)
    assert of(store, "e/i2").reports == ("e/i2",)


def test_a_judgement_without_its_report_is_stale_and_comes_back(store, tell):
    fuse_store(store)
    judge = Judge(store, by="amira")
    judge.merge("d/i1", "e/i1")
    old = store.reading("e")
    store.add(tell("e", ("Bourzanga", "2020-05-02", 2), outlet="River Wire"))
    fuse_store(store)
    (state_,) = judgement_states(store)
    assert state_.state.startswith("stale: e/i1: its document has another text now")
    assert of(store, "e/i1").reports == ("e/i1",)
    assert set(of(store, "d/i1").reports) == {"d/i1", "b/i2"}
    store.remove("e")
    fuse_store(store)
    assert "no longer in the store" in judgement_states(store)[0].state
    store.add(old)
    fuse_store(store)
    assert of(store, "e/i1").id == of(store, "d/i1").id
    assert [each.state for each in judgement_states(store)] == ["stands"]


def test_a_correction_stands_beside_the_machine_s_value(store, tell):
    fuse_store(store)
    judge = Judge(store, by="amira")
    judge.correct("a/i1", {"killed": "20+", "day": "2020-05-03", "side_a": "Unheard Brigade"}, note="the morgue's list")
    found = store.fused_of("a/i1")
    assert found.incident.fatalities == dateline.Tally(low=20, best=20, high=None)
    assert found.incident.time.start == "2020-05-03"
    assert [actor.name for actor in found.incident.side_a] == ["Unheard Brigade"]
    assert found.machine.fatalities.best in (12, 14)
    chosen = [said for said in found.incident.said if said.field == "killed" and said.chosen]
    assert [said.by for said in chosen] == [("amira (judgement 1)",)]
    assert "the morgue's list" in found.incident.judged[0]
    store.add(tell("h", ("Halfaya", "2020-05-04", 15), outlet="Orchard News"))
    fuse_store(store)
    assert store.fused_of("h/i1").incident.fatalities.best == 20
    judge.correct("a/i1", {"killed": "unknown"}, note="the list is of another day")
    assert store.fused_of("a/i1").incident.fatalities is None
    assert next(store.fused(since="2020-05-03", until="2020-05-03")).id == found.id


def test_the_words_that_bear_a_corrected_value_out_are_kept_with_it(store):
    fuse_store(store)
    text = store.reading("c").document.text
    quote = Quote(document="c", span=Span.of(text, at := text.index("14"), at + 2))
    Judge(store, by="amira").correct("a/i1", {"killed": "14", "day": "2020-05-03"}, quotes={"killed": quote})
    said = [each for each in store.fused_of("a/i1").incident.said if each.chosen and each.by[0].startswith("amira")]
    assert {each.field: (each.quotes, each.documents) for each in said} == {
        "killed": ((quote,), ("c",)),
        "day": ((), ()),
    }
    (killed, day) = store.judgements()[0].corrections
    assert (killed.quote, day.quote) == (quote, None)


@pytest.mark.parametrize(
    ("document", "start", "end", "words", "why"),
    [
        ("c", 0, 4, "Nine", "is not the text of c at 0-4"),
        ("c", 0, 2, "x" * 2, "is not the text"),
        ("nowhere", 0, 4, "Nine", "no document"),
    ],
)
def test_words_that_do_not_stand_there_bear_nothing_out(store, document, start, end, words, why):
    fuse_store(store)
    quote = Quote(document=document, span=Span(start, end, words))
    with pytest.raises(InputError, match=why):
        Judge(store, by="amira").correct("a/i1", {"killed": "14"}, quotes={"killed": quote})
    with pytest.raises(InputError, match="no value"):
        Judge(store, by="amira").correct("a/i1", {"day": "2020-05-03"}, quotes={"killed": quote})
    assert store.judgements() == []


def test_no_value_rests_on_a_comment(store, tmp_path):
    reading = store.reading("c")
    text = reading.document.text
    comment = msgspec.structs.replace(reading, events=(), incidents=(), sections=(Section("comment", 0, len(text)),))
    with Store.open(tmp_path / "fresh.db") as fresh:
        fresh.add(comment)
        with pytest.raises(InputError, match="in a comment"):
            quote_at(fresh, "c", 0, 4, text[:4])


def test_a_correction_goes_with_most_of_its_reports(store):
    fuse_store(store)
    judge = Judge(store, by="amira")
    judge.correct("a/i1", {"killed": "20"})
    judge.split("a/i1", ["a/i1"])  # the founder goes
    assert store.fused_of("c/i1").incident.fatalities.best == 20
    assert store.fused_of("a/i1").incident.fatalities.best == 12


def test_accepting_holds_reports_together_and_rejecting_marks(store, reports):
    fuse_store(store)
    judge = Judge(store, by="amira")
    judge.accept("a/i1")
    assert store.fused_of("a/i1").verdict == "accept"
    judge.reject("a/i1", note="an exercise")
    assert store.fused_of("a/i1").verdict == "reject"
    judge.undo()
    assert store.fused_of("a/i1").verdict == "accept"
    store.remove("c")
    fuse_store(store)
    assert store.fused_of("a/i1").verdict == "accept"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda judge: judge.merge("a/i1", "c/i1"), "one incident already"),
        (lambda judge: judge.merge("a/i1", "z/i1"), "no fused incident"),
        (lambda judge: judge.split("a/i1", ["d/i1"]), "is no report of"),
        (lambda judge: judge.split("a/i1", ["a", "b", "c", "e"]), "at least must stay"),
        (lambda judge: judge.split("a/i1", []), "name the reports"),
        (lambda judge: judge.correct("a/i1", {}), "name a field"),
        (lambda judge: judge.correct("a/i1", {"killed": "unknown"}), "in a note"),
        (lambda judge: judge.undo(), "no judgement to undo"),
    ],
)
def test_what_makes_no_sense_is_refused_and_kept_nowhere(store, act, words):
    fuse_store(store)
    before = state(store)
    with pytest.raises(InputError, match=words):
        act(Judge(store, by="amira"))
    assert store.judgements() == []
    assert state(store) == before


def test_a_judgement_has_a_user(store):
    assert Judge(store).by
    with pytest.raises(InputError, match="has a user"):
        Judge(store, by=" ")
