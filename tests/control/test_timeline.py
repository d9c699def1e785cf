"""What claims make of a place: sides, sources, admissions, denials, raids, decay."""

from __future__ import annotations

import pytest

from dateline.model import Attribution
from dateline.run.control import control_of

from .conftest import ARMY, GUARD, ISIS, MONITOR, REBELS, TAMRA, admits, boast, denies, one, report, states, voice

WORDS = "baker teacher driver doctor nurse guard farmer tailor grocer welder porter singer painter clerk".split()


def test_a_capture_ends_one_spell_and_begins_another():
    found = one(report("a", "holds", ARMY, "2015-01-01"), report("b", "took", ISIS, "2015-03-01"))
    assert states(found) == [("2015-01-01", "controlled", "sy_saa"), ("2015-03-01", "controlled", "isis")]
    assert found.spells[0].end == "2015-02-28"
    assert found.spells[1].claims == (1,)


def test_units_of_one_army_are_one_side_and_are_named_in_their_claims():
    found = one(report("a", "took", ARMY, "2015-01-01"), report("b", "holds", GUARD, "2015-02-01"))
    assert len(states(found)) == 1
    assert [claim.holder.name for claim in found.claims if claim.holder] == [ARMY.name, GUARD.name]


def test_a_mere_class_of_people_is_the_one_armed_group_that_is_named():
    militants = report("b", "holds", ARMY, "2015-02-01").control[0].holder
    assert militants is not None
    import msgspec

    vague = msgspec.structs.replace(militants, name="militants", actor_id=None, kind="armed_group")
    found = one(report("a", "took", ISIS, "2015-01-01"), report("b", "holds", vague, "2015-02-01"))
    assert [holder for _, _, holder in states(found)] == ["isis"]


def test_two_outlets_that_relay_one_monitor_are_one_source():
    relayed = one(
        report("a", "took", ISIS, "2015-01-01", outlet="ARA News"),
        report("b", "took", ISIS, "2015-01-01", outlet="BBC"),
    )
    apart = one(
        report("a", "took", ISIS, "2015-01-01"),
        report("b", "took", ISIS, "2015-01-01", by=[voice("Tamra Media Centre")]),
    )
    assert relayed.spells[0].sources == 1
    assert apart.spells[0].sources == 2
    assert apart.spells[0].probability > relayed.spells[0].probability


def test_near_duplicates_are_one_voice():
    same = [report(name, "took", ISIS, "2015-01-01", by=[], outlet=None) for name in ("a", "b", "c")]
    (grouped,) = control_of(same, voices=dict.fromkeys(("a", "b", "c"), "a"))
    (single,) = control_of(same[:1])
    (apart,) = control_of(same)
    assert single.spells[0].probability <= grouped.spells[0].probability <= apart.spells[0].probability


def test_copies_of_one_text_are_found_and_are_one_voice():
    text = "Tamra fell. " + " ".join(f"The {word} of the town told us of the night." for word in WORDS)
    copies = [
        report(name, "took", ISIS, "2015-01-01", by=[], outlet=name, text=text)
        for name in ("Courier", "Herald", "Post")
    ]
    others = [
        report(name, "took", ISIS, "2015-01-01", by=[], outlet=name, text=f"{name} says: Tamra is taken.")
        for name in ("Courier", "Herald", "Post")
    ]
    assert [found.spells[0].sources for found in (one(*copies[:1]), one(*copies), one(*others))] == [1, 1, 3]


def test_an_admission_counts_more_than_a_monitor_and_a_boast_least():
    said = {
        name: one(report("a", "took", ISIS, "2015-01-01", previous=ARMY, by=[by])).spells[0]
        for name, by in (("admits", admits(ARMY)), ("monitor", MONITOR), ("boast", boast(ISIS)))
    }
    assert said["admits"].probability > said["monitor"].probability > said["boast"].probability
    assert {name: spell.status for name, spell in said.items()} == {
        "admits": "controlled",
        "monitor": "controlled",
        "boast": "claimed",
    }


def test_a_bare_claim_that_the_other_side_denies_changes_nothing():
    found = one(
        report("a", "holds", ARMY, "2015-01-01"),
        report("b", "took", ISIS, "2015-02-01", by=[boast(ISIS), denies(ARMY)]),
    )
    assert states(found) == [("2015-01-01", "controlled", "sy_saa")]
    assert found.claims[1].denied_by == (ARMY.name,)


def test_a_claim_that_is_denied_where_nobody_was_known_to_hold_the_place_is_not_sure():
    found = one(report("b", "took", ISIS, "2015-02-01", by=[boast(ISIS), denies(ARMY)]))
    assert all(spell.status in ("claimed", "contested", "unknown") for spell in found.spells)
    assert all(spell.probability < 0.5 for spell in found.spells)


def test_a_monitor_outweighs_a_denial_by_the_loser():
    found = one(
        report("a", "holds", ARMY, "2015-01-01"),
        report("b", "took", ISIS, "2015-02-01", by=[MONITOR, denies(ARMY)]),
    )
    assert [holder for _, _, holder in states(found)] == ["sy_saa", "isis"]


def test_an_advance_and_an_attempt_change_nothing():
    found = one(report("a", "holds", ARMY, "2015-01-01"), report("b", "advancing", ISIS, "2015-02-01"))
    assert len(states(found)) == 1


def test_a_stale_word_by_the_way_does_not_undo_a_capture():
    found = one(
        report("a", "holds", ARMY, "2015-01-01"),
        report("b", "took", ISIS, "2015-02-01"),
        report("c", "holds", ARMY, "2015-02-03", by=[]),
    )
    assert states(found)[-1] == ("2015-02-01", "controlled", "isis")
    assert found.spells[1].against == (2,)


def test_a_holder_found_months_later_came_unseen():
    found = one(report("a", "holds", ARMY, "2015-01-01"), report("b", "holds", ISIS, "2015-10-01"))
    assert states(found)[-1] == ("2015-10-01", "controlled", "isis")
    assert found.spells[1].earliest == "2015-01-02"


def test_a_raid_is_kept_and_is_no_capture():
    found = one(
        report("a", "holds", ARMY, "2016-05-01"),
        report("b", "took", ISIS, "2016-05-14"),
        report("c", "took", ARMY, "2016-05-14", previous=ISIS),
    )
    assert states(found) == [("2016-05-01", "controlled", "sy_saa")]
    assert [(spell.start, spell.status) for spell in found.brief] == [("2016-05-14", "brief_loss")]
    assert found.brief[0].claims == (1, 2)


def test_a_recapture_that_only_the_owner_boasts_of_makes_no_raid_of_a_capture():
    found = one(
        report("a", "holds", ARMY, "2016-01-01"),
        report("b", "took", ISIS, "2016-01-16"),
        report("c", "took", ARMY, "2016-01-17", by=[boast(ARMY), voice("Tamra Today", stance="denies")]),
        report("d", "holds", ISIS, "2016-01-19"),
    )
    assert found.brief == ()
    assert found.on("2016-01-20").holder == ISIS  # type: ignore[union-attr]


def test_who_left_and_nobody_came():
    found = one(report("a", "holds", ARMY, "2015-01-01"), report("b", "lost", ARMY, "2015-02-01"))
    assert found.on("2015-02-10").status == "unknown"  # type: ignore[union-attr]


def test_left_to_the_enemy_who_says_so():
    party = Attribution(source="the rebels", kind="official", aligned_with=REBELS.actor_id)
    found = one(report("a", "holds", ARMY, "2015-01-01"), report("b", "lost", ARMY, "2015-02-01", by=[party]))
    assert [holder for _, _, holder in states(found)] == ["sy_saa", "fsa"]


def test_parts_and_surroundings_are_not_the_place():
    around = one(report("a", "took", ISIS, "2015-01-01", text="Villages around Tamra took."))
    part = one(report("a", "took", ISIS, "2015-01-01", text="They captured parts of Tamra."))
    most = one(report("a", "holds", ISIS, "2015-01-01", text="They control most of Tamra."))
    assert states(around) == []
    assert [status for _, status, _ in states(part)] == ["partly_controlled"]
    assert [status for _, status, _ in states(most)] == ["mostly_controlled"]


def test_what_nobody_confirms_becomes_unknown_and_says_since_when():
    found = one(report("a", "took", ISIS, "2015-01-01"), fade_days=100)
    assert [(spell.start, spell.status) for spell in found.spells] == [
        ("2015-01-01", "controlled"),
        ("2015-04-12", "unknown"),
    ]
    assert found.spells[1].last_confirmed == "2015-01-01"
    spell = found.spells[0]
    assert spell.probability_on("2015-04-01") < spell.probability == spell.probability_on("2015-01-01")


def test_two_words_of_one_holder_hold_the_time_between_for_twice_as_long_and_no_longer():
    near = one(report("a", "holds", ISIS, "2015-01-01"), report("b", "holds", ISIS, "2015-06-01"), fade_days=100)
    far = one(report("a", "holds", ISIS, "2015-01-01"), report("b", "holds", ISIS, "2016-06-01"), fade_days=100)
    assert near.on("2015-05-01").holder == ISIS  # type: ignore[union-attr]
    assert far.on("2015-12-01").status == "unknown"  # type: ignore[union-attr]
    assert far.on("2016-06-01").holder == ISIS  # type: ignore[union-attr]


def test_a_siege_is_told_beside_the_holder_until_the_place_is_taken():
    found = one(
        report("a", "holds", ARMY, "2015-01-01"),
        report("b", "besieged", None, "2015-02-01"),
        report("c", "took", ISIS, "2015-03-01"),
    )
    assert [(spell.start, spell.besieged) for spell in found.spells[:3]] == [
        ("2015-01-01", False),
        ("2015-02-01", True),
        ("2015-03-01", False),
    ]
    # the state is as old as it is without the siege, and the siege's claim stands with its spell
    assert [found.since(spell) for spell in found.spells[:3]] == ["2015-01-01", "2015-01-01", "2015-03-01"]
    assert found.claims[found.spells[1].claims[0]].says == "besieged"


def test_a_vague_time_takes_the_day_of_an_exact_claim_of_the_same_change():
    found = one(
        report("a", "took", ISIS, "2016-09-17"),
        report("b", "took", ISIS, "2016-09-01", end="2016-09-30", published="2017-09-10", by=[]),
    )
    assert states(found) == [("2016-09-17", "controlled", "isis")]


def test_changes_that_one_report_tells_in_turn_stay_in_turn():
    import msgspec

    first = report("a", "took", ISIS, "2022-01-01", end="2022-12-31", text="Tamra fell, and Tamra was retaken.")
    second = report("a", "took", ARMY, "2022-04-01", published="2022-12-31", text=first.document.text)
    found = one(msgspec.structs.replace(first, control=(*first.control, *second.control)))
    assert [holder for _, _, holder in states(found)] == ["isis", "sy_saa"]


def test_unresolved_names_join_the_place_of_that_name_in_the_same_country():
    import msgspec

    bare = msgspec.structs.replace(TAMRA, lat=None, lon=None, candidates=0, admin1=None)
    abroad = msgspec.structs.replace(bare, country="LB")
    readings = [report("a", "took", ISIS, "2015-01-01"), report("b", "holds", ISIS, "2015-02-01", place=bare)]
    assert len(one(*readings).claims) == 2
    assert len(control_of([readings[0], report("c", "took", ARMY, "2015-01-01", place=abroad)])) == 2


@pytest.mark.parametrize("name", ["held quarters", "13 villages", "the army base"])
def test_what_has_no_name_is_no_place(name):
    import msgspec

    nameless = msgspec.structs.replace(TAMRA, name=name, lat=None, lon=None, candidates=0)
    assert control_of([report("a", "took", ISIS, "2015-01-01", place=nameless)]) == []


def test_a_claim_without_any_day_is_left_out():
    import msgspec

    told = report("a", "took", ISIS, "2015-01-01")
    undated = msgspec.structs.replace(
        told,
        document=msgspec.structs.replace(told.document, published=None),
        control=(msgspec.structs.replace(told.control[0], time=None),),
    )
    assert control_of([undated]) == []
