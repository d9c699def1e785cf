"""Where sources differ, said in words."""

from __future__ import annotations

from dateline.fuse.disagreements import disagreements
from dateline.model import Attribution, Casualties, Span

from .conftest import killed

AGENCY = Attribution(source="State media", source_id="x_agency")
MONITOR = Attribution(source="The monitor", source_id="x_monitor")


def soldiers(low, high=None):
    return killed(low, high, who="combatant", description="soldiers")


def test_rival_numbers_in_words(event):
    told = [
        event(0, casualties=(soldiers(12, 12),), attribution=(AGENCY,)),
        event(50, casualties=(soldiers(31, 31),), attribution=(MONITOR,)),
    ]
    assert disagreements(told) == ("State media: 12 soldiers killed; The monitor: 31",)


def test_open_numbers_ranges_and_groups(event):
    told = [
        event(0, casualties=(soldiers(20), killed(4, 4, description="drivers")), attribution=(AGENCY,)),
        event(50, casualties=(soldiers(43, 51),), attribution=(MONITOR,)),
    ]
    assert disagreements(told) == ("State media: at least 20 soldiers and 4 drivers killed; The monitor: 43 to 51",)


def test_the_same_number_is_no_disagreement(event):
    told = [
        event(0, casualties=(soldiers(12, 12),), attribution=(AGENCY,)),
        event(50, casualties=(soldiers(12, 12),), attribution=(MONITOR,)),
    ]
    assert disagreements(told) == ()


def test_a_part_is_no_disagreement(event):
    told = [
        event(0, casualties=(killed(40, 40),), attribution=(AGENCY,)),
        event(50, casualties=(killed(9, 9, description="children"),), attribution=(MONITOR,)),
        event(90, casualties=(killed(2, None),)),
    ]
    assert disagreements(told) == ()


def test_the_injured_too_and_unnamed_voices_by_their_words(event):
    other = Attribution(source="count", source_span=Span(50, 63, "Another count"))
    hurt = [Casualties(harm="injured", low=n, best=n, high=n) for n in (7, 9)]
    told = [
        event(0, casualties=(hurt[0],), attribution=(AGENCY,)),
        event(50, casualties=(hurt[1],), attribution=(other,)),
    ]
    assert disagreements(told) == ("State media: 7 injured; another count: 9",)


def test_a_toll_that_rose_and_a_number_said_as_the_least_are_no_disagreement(event):
    first = event(0, casualties=(killed(17, None),), attribution=(AGENCY,))
    quote = "Two more bodies were found, raising the death toll to 19."
    later = event(50, quote, casualties=(killed(2, 2), killed(19, 19)), attribution=(MONITOR,))
    assert disagreements([first, later]) == ()
    assert disagreements([first, event(50, casualties=(killed(17, 17),), attribution=(MONITOR,))]) == ()


def test_a_long_denial_breaks_off_at_a_word(event):
    said = "that its guns had fired at the market, at the bakery beside it, at the school, " * 3
    denial = Attribution(source="The army", stance="denies", content_span=Span(0, len(said), said))
    (words,) = disagreements([event(0, attribution=(denial,))])
    assert words.endswith(("market…", "bakery…", "school…", "beside it…", "the…", "at…", "fired…", "guns…"))
    assert len(words) <= len("The army denies: ") + 120
