"""Which judgements stand, what they amount to, and how a report is found again."""

from __future__ import annotations

import msgspec
import pytest

from dateline.model import Actor, Correction, FusedIncident, Judgement, Place, Quote, Report, Said, Span, Tally
from dateline.review import anchor_of, corrected, effect_on, found, home_of, in_words, judged, standing, undone


def made(number, verdict, undoes=None, **more):
    told = {"by": "amira", "at": "2026-03-01T10:00:00+00:00", "subject": "f1"}
    return Judgement(number=number, verdict=verdict, undoes=undoes, **told | more)


def test_an_undoing_can_be_undone_and_that_too():
    all_ = [made(1, "accept"), made(2, "undo", 1), made(3, "undo", 2), made(4, "undo", 3)]
    assert [[each.number for each in standing(all_[:n])] for n in range(1, 5)] == [[1], [], [1], []]
    assert undone(all_) == {1, 3}


def test_of_two_judgements_on_a_pair_the_later_counts():
    one, two, three = made(1, "merge"), made(2, "split"), made(3, "accept")
    resolved = {1: (("a", "b"), ("c",)), 2: (("c", "a"), ("b",)), 3: (("a", "b"), ())}
    assert judged([one], resolved).together == {("a", "b"), ("a", "c"), ("b", "c")}
    both = judged([one, two], resolved)
    assert (both.together, both.apart) == ({("a", "c")}, {("a", "b"), ("b", "c")})
    assert judged([one, two, three], resolved).apart == {("b", "c")}
    assert judged([], {}) == judged([made(4, "reject")], {4: (("a", "b"), ())})


def test_a_judgement_on_an_incident_goes_with_most_of_its_reports():
    assert home_of(["a", "b", "c"], [["a"], ["b", "c"]]) == "b"
    assert home_of(["b", "a"], [["a"], ["b"]]) == "b"
    assert home_of(["x"], [["a"]]) is None
    fix, drop = made(1, "correct"), made(2, "reject")
    resolved = {1: (("a", "b", "c"), ()), 2: (("a", "b", "c"), ())}
    homes = {1: "b", 2: "b"}
    assert effect_on(["b", "c"], [fix, drop], resolved, homes).corrections == (fix,)
    rest = effect_on(["a"], [fix, drop], resolved, homes)
    assert (rest.verdict, rest.corrections) == ("reject", ())
    assert effect_on(["a", "new"], [fix, drop], resolved, homes).verdict is None


def test_a_corrected_value_stands_first_and_what_was_said_stays():
    said = Said(field="killed", value="12", best=12, by=("the army",), chosen=True)
    incident = FusedIncident(
        id="f1", events=("d/e1",), documents=("d",), reports=("d/i1",), type="Battles", subtype="Armed clash",
        fatalities=Tally(low=12, best=12, high=12), said=(said,),
    )  # fmt: skip
    fix = Correction(field="killed", given="20+", tally=Tally(low=20, best=20))
    new = corrected(incident, [made(7, "correct", corrections=(fix,))])
    assert new.fatalities == Tally(low=20, best=20)
    assert [(each.value, each.chosen) for each in new.said] == [("20+", True), ("12", False)]
    type_ = Correction(field="type", given="Riots", word="Riots")
    assert corrected(incident, [made(8, "correct", corrections=(type_,))]).subtype is None
    assert corrected(incident, []) is incident


def test_the_words_of_a_correction_are_shown_as_its_quote():
    incident = FusedIncident(id="f1", events=("d/e1",), documents=("d",), reports=("d/i1",), type="Battles")
    quote = Quote(document="d", span=Span(4, 6, "20"))
    fix = Correction(field="killed", given="20", tally=Tally(low=20, best=20, high=20), quote=quote)
    (said,) = corrected(incident, [made(7, "correct", corrections=(fix,))]).said
    assert (said.quotes, said.documents) == ((quote,), ("d",))


def test_a_corrected_type_takes_no_sub_event_type_of_an_older_correction():
    incident = FusedIncident(
        id="f1", events=("d/e1",), documents=("d",), reports=("d/i1",), type="Battles", subtype="Armed clash",
        place=None, time=None, fatalities=None,
    )  # fmt: skip
    raid = Correction(field="subtype", word="Air/drone strike", given="Air/drone strike")
    battle = Correction(field="type", word="Battles", given="Battles")
    told = corrected(incident, [made(1, "correct", corrections=(raid,)), made(2, "correct", corrections=(battle,))])
    assert (told.type, told.subtype) == ("Battles", None)
    assert [each.value for each in told.said if each.chosen] == ["Battles"]


def test_words():
    fix = (Correction(field="side_a", given=""), Correction(field="killed", given="20+"))
    words = in_words(made(7, "correct", corrections=fix, note="the list"))
    assert words == "7. side A corrected to unknown; killed corrected to 20+ by amira, 2026-03-01: the list"
    place = Correction(field="place", given="geonames:169897", place=Place(name="Harasta", place_id="geonames:169897"))
    side = Correction(field="side_a", given="sy_saa", actors=(Actor(name="Syrian Arab Army", actor_id="sy_saa"),))
    named = in_words(made(7, "correct", corrections=(place, side)))
    assert named.startswith("7. place corrected to Harasta; side A corrected to Syrian Arab Army by")
    assert in_words(made(8, "merge", object="f2")).startswith("8. merged f1 and f2")
    assert in_words(made(9, "undo", 8)).startswith("9. undid 8")
    assert in_words(made(9, "reject")).startswith("9. rejected by")


@pytest.fixture
def reading(tell):
    return tell("r", ("Halfaya", "2020-05-04", 12), ("Derna", "2020-05-06", 3))


def anchor(reading, number):
    incident = reading.incidents[number]
    events = tuple(reading.event(own) for own in incident.events)
    return anchor_of(Report(document=reading.document, incident=incident, events=events))


def sought(anchor_, reading):
    return found(anchor_, reading.document, reading.events, reading.incidents)


def test_a_report_is_found_by_its_trigger(reading, tell):
    assert [sought(anchor(reading, n), reading) for n in (0, 1)] == ["i1", "i2"]
    renumbered = tell("r", ("Halfaya", "2020-05-04", 12), ("Derna", "2020-05-06", 3), first=3)
    assert [sought(anchor(reading, n), renumbered) for n in (0, 1)] == ["i3", "i4"]
    assert sought(anchor(reading, 1), msgspec.structs.replace(reading, events=(), incidents=())) is None


def test_in_another_text_it_is_found_by_its_sentence_alone(reading, tell):
    moved = tell("r", ("Derna", "2020-05-06", 3), ("Halfaya", "2020-05-04", 12))
    assert [sought(anchor(reading, n), moved) for n in (0, 1)] == ["i2", "i1"]
    # the same word at the same place, in another sentence, is another thing
    other = tell("r", ("Kupiansk", "2020-05-04", 12))
    assert sought(anchor(reading, 0), other) is None
