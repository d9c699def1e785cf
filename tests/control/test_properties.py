"""What must hold of timelines whatever is claimed: no two holders, no change without a claim, no matter the order."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Reading
from dateline.model.control import HELD
from dateline.run.control import control_of

from .conftest import ARMY, GUARD, ISIS, MONITOR, REBELS, TAMRA, admits, boast, denies, report, voice

FIRST = dt.date(2015, 1, 1)
PARTIES = [ARMY, GUARD, ISIS, REBELS]
CITY = msgspec.structs.replace(TAMRA, kind="city", uncertainty_km=6.0)
QUARTER = msgspec.structs.replace(TAMRA, name="Salhin", kind="neighbourhood", lat=35.52)
TEXTS = [
    None,
    "They had full control of Tamra.",
    "They were in parts of Tamra.",
    "They were in most of Tamra.",
    "They were on a hill near Tamra.",
]


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    found = []
    for number in range(draw(st.integers(1, 9))):
        start = FIRST + dt.timedelta(days=draw(st.integers(0, 900)))
        end = start + dt.timedelta(days=draw(st.sampled_from([0, 0, 0, 3, 30])))
        status = draw(st.sampled_from(["took", "took", "holds", "lost", "contested", "besieged", "advancing"]))
        holder = None if status in ("contested", "besieged") else draw(st.sampled_from(PARTIES))
        others = [party for party in PARTIES if party is not holder]
        previous = draw(st.sampled_from([None, *others])) if status == "took" else None
        told = [[], [MONITOR], [voice("Tamra Today")], [MONITOR, denies(draw(st.sampled_from(PARTIES)))]]
        if holder is not None:
            told += [[boast(holder)], [boast(holder), denies(draw(st.sampled_from(others)))], [admits(others[0])]]
        place = draw(st.sampled_from([CITY, CITY, QUARTER]))
        found.append(
            report(
                f"r{number}",
                status,
                holder,
                start.isoformat(),
                end=end.isoformat(),
                previous=previous,
                by=draw(st.sampled_from(told)),
                text=draw(st.sampled_from(TEXTS)) if place is CITY else None,
                place=place,
                outlet=draw(st.sampled_from([None, "Amaq News Agency", "BBC News"])),
            )
        )
    return found


@given(readings())
@settings(max_examples=150, deadline=None)
def test_no_two_holders_on_one_day_and_no_gaps(told):
    for found in control_of(told):
        for one, other in zip(found.spells, found.spells[1:], strict=False):
            assert one.end is not None
            assert dt.date.fromisoformat(one.end) + dt.timedelta(days=1) == dt.date.fromisoformat(other.start)
        assert all(spell.end is not None for spell in found.spells[:-1])
        assert all((spell.holder is not None) for spell in found.spells if spell.status in HELD)


@given(readings(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_documents_does_not_matter(told, chance):
    mixed = list(told)
    chance.shuffle(mixed)
    assert control_of(mixed) == control_of(told)


@given(readings())
@settings(max_examples=100, deadline=None)
def test_a_document_that_comes_twice_under_one_id_changes_no_state(told):
    once, twice = control_of(told), control_of(told)
    assert once == twice


@given(readings(), st.integers(0, 8))
@settings(max_examples=100, deadline=None)
def test_removing_a_document_removes_exactly_its_claims(told, which):
    gone = told[which % len(told)].document.id
    rest = [reading for reading in told if reading.document.id != gone]
    # what is told of the city counts for a quarter where nothing newer does: that may come with what goes
    before = {claim for found in control_of(told) for claim in found.claims if claim.said_of is None}
    after = {claim for found in control_of(rest) for claim in found.claims if claim.said_of is None}
    assert not any(claim.document == gone for found in control_of(rest) for claim in found.claims)
    assert after == {claim for claim in before if claim.document != gone}


@given(readings())
@settings(max_examples=150, deadline=None)
def test_no_state_begins_without_a_claim_that_bears_it_out(told):
    for found in control_of(told):
        known: list[tuple[str | None, str]] = []
        for spell in found.spells:
            if spell.status == "unknown":
                continue
            state = (spell.side, spell.status if spell.holder is None else "held")
            if not known or known[-1] != state:
                assert spell.claims, spell
                first = dt.date.fromisoformat(min(found.claims[n].start or "" for n in spell.claims))
                # who lost the place on a day held it until the day before
                assert first - dt.timedelta(days=1) <= dt.date.fromisoformat(spell.start), spell
            known.append(state)


@given(readings())
@settings(max_examples=150, deadline=None)
def test_nothing_is_carried_forward_in_silence(told):
    for found in control_of(told):
        for spell in found.spells:
            if spell.status == "unknown":
                continue
            last = spell.end or spell.last_confirmed
            gap = dt.date.fromisoformat(last) - dt.date.fromisoformat(spell.last_confirmed)
            assert gap.days <= 2 * 365


@given(readings())
@settings(max_examples=150, deadline=None)
def test_a_claim_of_a_party_never_counts_as_an_independent_source(told):
    for found in control_of(told):
        for spell in found.spells:
            neutral = {
                claim.document
                for claim in found.claims
                if any(interest != "favour" for interest in claim.interests) or not claim.interests
            }
            assert spell.sources == 0 or neutral


def test_an_empty_input_gives_nothing():
    assert control_of([]) == []


def test_the_place_is_told_without_the_span_of_one_document():
    (found,) = control_of([report("a", "took", ISIS, "2015-01-01", place=TAMRA)])
    assert found.place.span is None
    assert found.id == "at:35.500,40.500"
