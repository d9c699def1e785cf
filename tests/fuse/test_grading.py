"""Grades of what a report tells: letters and digits on its records, from the real reading of invented reports."""

from __future__ import annotations

import dateline
from dateline.fuse.grading import graded
from dateline.fuse.grading_letters import letter, outlet_of, publisher_letter
from dateline.knowledge.source_grades import SourceGrade, SourceGrades, source_grades
from dateline.model import Attribution, Document
from dateline.run import is_stale, regrade


def read(text: str, **more: str) -> dateline.Reading:
    return dateline.read_text(text, **{"published": "2016-04-21"} | more)


def table(*rows: SourceGrade) -> SourceGrades:
    found: dict[str, tuple[SourceGrade, ...]] = {}
    for row in rows:
        found[row.source] = (*found.get(row.source, ()), row)
    return SourceGrades(found, "of this test")


def own(source: str, code: str, **more: str) -> SourceGrade:
    return SourceGrade(source, code, "as we found", "", own=True, **more)  # type: ignore[arg-type]


def test_all_that_is_told_is_graded():
    reading = read(
        "The army seized the town of Mork on Monday, state television said. "
        "At least 12 people were killed in the town of Mork, medics said. The rebels hold the village of Lataminah."
    )
    assert reading.publisher.rule == "no_outlet"
    for event in reading.events:
        assert all(voice.reliability for voice in event.attribution)
        assert all(count.credibility for count in event.casualties)
    assert all(incident.credibility for incident in reading.incidents)
    assert all(item.credibility for item in reading.control)


def test_two_monitors_that_agree_confirm_and_a_party_does_not():
    text = "{} said government warplanes bombed the market of Douma on Monday. {} said they bombed the market of Douma."
    both = read(text.format("The Syrian Observatory for Human Rights", "Human Rights Watch"))
    assert [each.credibility.rule for each in both.incidents] == ["agree"]
    one = read("Amaq News Agency said Islamic State fighters seized the village of Thardah on Monday.")
    assert [each.credibility.code for each in one.incidents] == ["3"]


def test_a_partys_own_outlet_speaks_for_the_party():
    text = "Army units recaptured the village of Huwayqa in Deir ez-Zor on Monday, killing 30 militants."
    for outlet, rule in (("SANA", "own_favour"), ("Harbour Gazette", "own_voice")):
        reading = read(text, outlet=outlet)
        assert {each.credibility.rule for each in reading.incidents} == {rule}


def test_a_letter_holds_for_its_topic_and_side_alone():
    amaq = Attribution(source="Amaq News Agency", source_id="amaq", kind="party_media", aligned_with="isis")
    grades = table(own("amaq", "B", side="sdf"), own("amaq", "E", topic="counts"))
    assert letter(amaq, grades, sides=["sdf"], topic="events").code == "B"
    assert letter(amaq, grades, sides=["sy_saa"], topic="counts").code == "E"
    assert letter(amaq, grades, sides=["sy_saa"], topic="events").rule == "party"


def test_a_partys_letter_holds_for_those_who_speak_for_it():
    spokesman = Attribution(source="army spokesman", kind="official", aligned_with="sy_rg")
    assert letter(spokesman, table(own("sy_saa", "D"))).code == "D"
    assert letter(spokesman, table()).rule == "party"


def test_a_person_has_no_letter_whatever_the_table_says():
    person = Attribution(source="Omar Haddad", kind="local_activist")
    assert letter(person, table(own("omar haddad", "B"))).code == "F"
    assert letter(person, table(own("omar haddad", "B"))).rule == "on_the_spot"


def test_the_outlet_of_a_report_by_name_or_not_at_all():
    def publisher(outlet: str | None) -> str:
        document = Document(id="x", sha256="0" * 64, outlet=outlet, text="")
        return publisher_letter(document, table(own("harbour gazette", "C"))).rule

    assert publisher("Harbour Gazette") == "own_table"
    assert publisher("Reuters") == "no_record"
    assert publisher("The Other Post") == "not_known"
    assert publisher(None) == "no_outlet"
    assert outlet_of(Document(id="x", sha256="0" * 64, outlet="Saba News Agency", text="")) is None


def test_regrading_changes_grades_alone_and_is_the_same_twice(tmp_path, monkeypatch):
    from dateline.knowledge.source_grades_own import put

    before = read("Amaq News Agency said Islamic State fighters killed 30 soldiers near Palmyra on Monday.")
    assert regrade(before) is before
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    put("amaq", "E", "far too high")
    assert is_stale(before)
    after = regrade(before)
    assert after.events[0].attribution[0].reliability.code == "E"
    assert regrade(after) is after
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "none"))
    assert regrade(after).to_json() == before.to_json()


def test_grading_is_a_pure_function():
    reading = read(
        "Residents said shells killed 5 people in Douma on Monday. The army denied shelling Douma on Monday."
    )
    parts = (reading.document, reading.events, reading.control, reading.incidents)
    assert graded(*parts, source_grades()) == graded(*parts, source_grades())


def test_a_denial_elsewhere_counts_against_the_incident():
    reading = read(
        "Residents said government forces shelled the town of Douma on Monday, killing five people. "
        "The army denied that it had shelled the town of Douma."
    )
    assert [each.credibility.code for each in reading.incidents] == ["4"]
    assert [each.side_a_credibility.code for each in reading.incidents] == ["4"]
    # who denies to have done it says nothing on how many died
    assert {count.credibility.rule for event in reading.events for count in event.casualties} == {"single"}


def test_who_denies_the_dead_is_set_against_their_number():
    reading = read(
        "Residents said government forces shelled the town of Douma on Monday, killing five people. "
        "The army denied that anyone had been killed in Douma."
    )
    counts = [c for event in reading.events for c in event.casualties if c.best and event.status == "occurred"]
    assert [count.credibility.code for count in counts] == ["4"]


def test_a_denial_of_blame_is_about_the_doer_alone():
    for denial in ("denied the accusation", "denied responsibility", "denied any involvement"):
        reading = read(
            "At least 15 people were killed when shells hit the market of Kutum on Tuesday, residents said. "
            f"A network of doctors accused the Rapid Support Forces of firing the shells. An RSF spokesman {denial}.",
            published="2025-03-13",
        )
        incident = reading.incidents[0]
        assert incident.credibility.rule in ("single", "fits_others"), denial
        assert incident.side_a_credibility.rule == "denied_by_party", denial
        assert {c.credibility.rule for event in reading.events for c in event.casualties} == {"single"}, denial


def test_what_one_sentence_adds_up_is_compared_as_one_number():
    reading = read(
        "At least 15 people were killed in the shelling of the market of Kutum on Tuesday, residents said. "
        '"We received 11 bodies, then another four died," a nurse in Kutum said.',
        published="2025-03-13",
    )
    assert {c.credibility.rule for event in reading.events for c in event.casualties} == {"fits_others"}
