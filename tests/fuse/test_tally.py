"""Nobody is counted twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.fuse.tally import consistent, tally
from dateline.model import Attribution, Casualties, Event, Span

from .conftest import killed


def bounds(events, harm="killed", who=None):
    found = tally(events, harm, who)
    return None if found is None else (found.low, found.best, found.high)


def test_a_total_told_again_is_counted_once(event):
    assert bounds([event(0, casualties=(killed(5, 5),)), event(50, casualties=(killed(5, 5),))]) == (5, 5, 5)


def test_a_part_adds_nothing(event):
    whole = event(0, casualties=(killed(12, 12), killed(4, 4, role="subset", description="children")))
    assert bounds([whole]) == (12, 12, 12)
    assert bounds([whole, event(50, casualties=(killed(3, 3, role="subset", description="women"),))]) == (12, 12, 12)


def test_groups_told_apart_add_up(event):
    both = event(0, casualties=(killed(3, 3, description="soldiers"), killed(2, 2, description="rebels")))
    assert bounds([both]) == (5, 5, 5)


def test_people_who_are_surely_others_add_up(event):
    soldiers = event(0, casualties=(killed(5, 5, who="combatant", description="soldiers"),))
    villagers = killed(2, 2, who="civilian", description="villagers")
    assert bounds([soldiers, event(50, "Two villagers were also killed.", casualties=(villagers,))]) == (7, 7, 7)


def test_differing_totals_make_a_range(event):
    found = bounds([event(0, casualties=(killed(20, 20),)), event(50, casualties=(killed(23, 23),))])
    assert found is not None
    assert found[0] == 20
    assert found[2] == 23


def test_an_open_total_stays_open(event):
    assert bounds([event(0, casualties=(killed(21, None, open_ended=True),))]) == (21, 21, None)


def test_a_toll_of_more_and_other_harms_are_left_out(event):
    told = (
        killed(500, 500, role="toll"),
        killed(4, 4),
        Casualties(harm="injured", low=9, best=9, high=9),
    )
    assert bounds([event(0, casualties=told)]) == (4, 4, 4)
    assert bounds([event(0, casualties=told)], "injured") == (9, 9, 9)
    assert bounds([event(0, casualties=told)], "captured") is None


def test_civilians_alone(event):
    told = (killed(3, 3, who="civilian", description="villagers"), killed(2, 2, who="combatant", description="rebels"))
    assert bounds([event(0, casualties=told)], "killed", "civilian") == (3, 3, 3)


def test_nothing_told(event):
    assert bounds([event(0)]) is None


def voice(name: str, source_id: str | None = None, party: str | None = None) -> Attribution:
    return Attribution(source=name, source_id=source_id, aligned_with=party)


MONITOR, MINISTRY, NURSE = voice("Monitor", "x_monitor"), voice("Ministry", "x_army", "x_army"), voice("A nurse")


def soldiers(low: int, high: int | None) -> Casualties:
    return killed(low, high, who="combatant", description="soldiers")


def test_rival_counts_are_a_range_and_never_a_sum(event):
    told = [
        event(0, casualties=(soldiers(35, 35),), attribution=(NURSE,)),
        event(50, casualties=(soldiers(24, 24),), attribution=(MONITOR,)),
        event(90, casualties=(killed(10, None),), attribution=(voice("Residents"),)),
    ]
    assert bounds(told) == (10, 35, None)


def test_a_monitor_counts_before_a_party(event):
    told = [
        event(0, casualties=(soldiers(4, 4),), attribution=(MINISTRY,)),
        event(50, casualties=(soldiers(31, 31),), attribution=(MONITOR,)),
    ]
    assert bounds(told) == (4, 31, 31)


def test_the_men_of_two_sides_add_up(event):
    told = [
        event(0, casualties=(soldiers(12, 12),)),
        event(50, casualties=(killed(9, 9, who="combatant", description="militants"),)),
    ]
    assert bounds(told) == (21, 21, 21)


def test_a_vague_headline_gives_way(event):
    headline = event(0, "Dozens killed.", casualties=(killed(24, 99),))
    assert bounds([headline, event(50, casualties=(killed(41, None),))]) == (41, 41, None)
    assert bounds([headline, event(50, casualties=(killed(56, None, role="toll"),))]) == (56, 56, None)
    assert bounds([event(0, casualties=(killed(2, None),)), event(50, casualties=(killed(7, 7),))]) == (7, 7, 7)


def test_what_a_number_exceeds_gives_way_to_the_number(event):
    over = killed(101, None, span=Span(0, 13, "More than 100"))
    assert bounds([event(0, "More than 100", casualties=(over,)), event(50, casualties=(killed(100, None),))]) == (
        100,
        100,
        None,
    )


def test_also_must_stand_with_the_people(event):
    text = "Nine guards were also killed"
    more = killed(9, 9, description="guards", span=Span(50, 61, text[:11]))
    also = event(50, text, trigger=Span(72, 78, "killed"), casualties=(more,))
    assert bounds([event(0, casualties=(killed(5, 5, description="drivers"),)), also]) == (14, 14, 14)
    text = "Five dead, said the mayor, who also runs the clinic"
    same = event(50, text, trigger=Span(55, 59, "dead"), casualties=(killed(5, 5, span=Span(50, 54, "Five")),))
    assert bounds([event(0, casualties=(killed(5, 5),)), same]) == (5, 5, 5)


COUNTS = st.builds(
    lambda low, more, who, role: killed(low, None if more is None else low + more, who=who, role=role),
    st.integers(0, 60),
    st.none() | st.integers(0, 60),
    st.sampled_from(["unknown", "civilian", "combatant"]),
    st.sampled_from(["count", "subset", "increment", "repeat", "toll"]),
)


@given(st.lists(st.tuples(st.lists(COUNTS, max_size=3), st.sampled_from([None, MONITOR, MINISTRY, NURSE])), max_size=5))
def test_bounds_stay_in_order_and_civilians_within_all(told):
    events = [
        Event(
            id=f"e{n}",
            type="Battles",
            subtype="Armed clash",
            status="occurred",
            trigger=Span(n, n + 1, "x"),
            evidence=(Span(n, n + 1, "x"),),
            confidence=0.9,
            casualties=tuple(counts),
            attribution=(said,) if said else (),
        )
        for n, (counts, said) in enumerate(told)
    ]
    everyone, civilians = consistent(tally(events, "killed"), tally(events, "killed", "civilian"))
    if civilians is None:
        return
    assert everyone is not None
    assert (civilians.low or 0) <= (everyone.low or 0)
    assert (civilians.best or 0) <= (everyone.best or 0)
    if everyone.high is not None:
        assert civilians.high is not None
        assert civilians.high <= everyone.high


def test_parts_one_after_the_other_are_no_more_than_the_whole(event):
    more = killed(5, 5, role="increment", description="civilians")
    told = [
        event(0, casualties=(killed(16, 16, description="civilians"),)),
        event(50, casualties=(killed(11, 11, description="civilians"),)),
        event(90, "Another five died.", casualties=(more,)),
    ]
    assert bounds(told) == (16, 16, 16)
    assert bounds([told[0], told[2]]) == (21, 21, 21)


def test_a_fuller_telling_takes_the_place_of_a_headline(event):
    fighters = killed(50, 50, who="combatant", description="fighters")
    both = (killed(50, 50, who="combatant", description="militants"), killed(8, 8, description="civilians"))
    assert bounds([event(0, casualties=(fighters,)), event(50, casualties=both)]) == (58, 58, 58)


def test_a_new_toll_takes_the_place_of_the_old(event):
    first = event(0, casualties=(killed(8, 8),))
    assert bounds([first, event(50, "The toll has risen to 12.", casualties=(killed(12, 12),))]) == (12, 12, 12)
    assert bounds([first, event(50, "That brings the toll to 12.", casualties=(killed(12, 12),))]) == (8, 8, 8)
    both = (killed(3, 3, role="increment"), killed(11, 11))
    later = event(50, "Three more died in hospital, bringing the toll to 11.", casualties=both)
    assert bounds([first, later]) == (11, 11, 11)


def test_nobody_is_zero_and_a_denial_only_lowers(event):
    none = event(0, casualties=(killed(0, 0),), attribution=(MINISTRY,))
    assert bounds([none]) == (0, 0, 0)
    assert bounds([event(0, casualties=(killed(0, None),))]) == (0, 0, None)
    assert bounds([none, event(50, casualties=(killed(5, 5),), attribution=(NURSE,))]) == (0, 5, 5)
    assert bounds([none, event(50, casualties=(killed(5, 5),), attribution=(MINISTRY,))]) == (5, 5, 5)


def test_a_lesser_number_in_one_voice_is_a_part(event):
    assert bounds([event(0, casualties=(killed(9, 9),)), event(50, casualties=(killed(6, 6),))]) == (9, 9, 9)


def test_two_places_in_one_sentence_add_up(event):
    text = "They killed 12 people in Agatu and nine in Guma."
    first = killed(12, 12, description="people", span=Span(12, 21, "12 people"))
    told = (first, killed(9, 9, span=Span(35, 39, "nine")))
    assert bounds([event(0, text, casualties=told)]) == (21, 21, 21)


def test_a_total_told_late_holds_what_was_told_before(event):
    told = [event(0), event(20), event(50, casualties=(killed(3, 3),)), event(90, casualties=(killed(87, None),))]
    assert bounds(told) == (87, 87, None)
