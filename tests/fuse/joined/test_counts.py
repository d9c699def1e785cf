"""How many were harmed, by several reports."""

from __future__ import annotations

from collections.abc import Callable

from dateline.fuse.joined import join
from dateline.model import Actor, Attribution, Casualties, Report, Span, Tally, When

MakeReport = Callable[..., Report]

MONITOR = Attribution(source="Syrian Observatory for Human Rights", source_id="sohr", kind="monitor")
ARMY = Actor(name="Syrian Arab Army", actor_id="sy_saa", kind="state_forces")


def _party(**fields: object) -> Attribution:
    return Attribution(source="the army", source_id="sy_saa", kind="fighter", aligned_with="sy_saa", **fields)  # type: ignore[arg-type]


def test_a_toll_that_rises_is_a_sequence_and_no_disagreement(report: MakeReport) -> None:
    fused = join(
        [
            report("noon", "2021-03-12", killed=(9, 9, None)),
            report("next", "2021-03-13", killed=14),
            report("later", "2021-03-15", killed=17),
        ]
    )
    assert fused.fatalities == Tally(low=17, best=17, high=17)
    assert [(toll.day, toll.best) for toll in fused.tolls] == [
        ("2021-03-12", 9),
        ("2021-03-13", 14),
        ("2021-03-15", 17),
    ]
    assert fused.disagreements == ()


def test_at_least_nine_on_the_same_day_is_a_step_too(report: MakeReport) -> None:
    fused = join([report("noon", killed=(9, 9, None)), report("evening", killed=14)])
    assert fused.fatalities == Tally(low=14, best=14, high=14)
    assert [toll.best for toll in fused.tolls] == [9, 14]


def test_rivals_of_one_day_give_a_range_and_words(report: MakeReport) -> None:
    fused = join(
        [
            report("a", killed=12, voices=(_party(interest="favour"),)),
            report("b", killed=31, voices=(MONITOR,)),
        ]
    )
    assert fused.fatalities == Tally(low=12, best=31, high=31)
    assert fused.tolls == ()
    assert fused.disagreements == (
        "12 killed according to the army, 31 according to Syrian Observatory for Human Rights",
    )


def test_what_a_party_admits_weighs_more_than_what_another_claims(report: MakeReport) -> None:
    fused = join(
        [
            report("a", killed=63, voices=(_party(interest="against"),), side_b=(ARMY,)),
            report("b", killed=400, voices=(Attribution(source="the rebels", kind="fighter", interest="favour"),)),
        ]
    )
    assert fused.fatalities == Tally(low=63, best=63, high=400)


def test_most_voices_win_and_copies_of_a_text_are_one(report: MakeReport) -> None:
    told = [report("a", killed=5), report("b", killed=5), report("c", killed=7)]
    fused = join(told)
    assert fused.fatalities is not None
    assert fused.fatalities.best == 5
    copied = join([*told, report("d", killed=7)], {"a": "g", "b": "g"})
    assert copied.fatalities is not None
    assert copied.fatalities.best == 7


def test_one_agency_in_two_outlets_is_one_voice(report: MakeReport) -> None:
    wire = Attribution(source="Reuters", source_id="reuters", kind="wire")
    relayed = [report(name, killed=5, voices=(wire,)) for name in ("a", "b", "c")]
    fused = join([*relayed, report("d", killed=6), report("e", killed=6)])
    assert fused.fatalities is not None
    assert fused.fatalities.best == 6


def test_the_latest_number_of_one_voice_counts(report: MakeReport) -> None:
    fused = join(
        [
            report("a", "2021-03-13", killed=20, voices=(MONITOR,)),
            report("b", "2021-03-14", killed=18, voices=(MONITOR,)),
        ]
    )
    assert fused.fatalities == Tally(low=18, best=18, high=18)


def test_who_only_recalls_it_does_not_override(report: MakeReport) -> None:
    fused = join(
        [
            report("a", "2021-03-13", killed=14, day="2021-03-12"),
            report("b", "2022-03-12", incident="i3", killed=40, day="2021-03-12"),
        ]
    )
    assert fused.fatalities == Tally(low=14, best=14, high=14)


def test_a_part_does_not_lower_the_range(report: MakeReport) -> None:
    fused = join([report("a", killed=12), report("b", killed=12), report("c", killed=1)])
    assert fused.fatalities == Tally(low=12, best=12, high=12)


def test_a_number_far_above_all_others_is_a_mistake(report: MakeReport) -> None:
    fused = join([report("a", killed=2), report("b", killed=2), report("c", killed=855)])
    assert fused.fatalities == Tally(low=2, best=2, high=2)


def test_unknown_stays_unknown(report: MakeReport) -> None:
    fused = join([report("a", killed=3), report("b", killed=3)])
    assert fused.injured is None
    assert fused.captured is None


def test_police_of_two_outlets_are_two_voices(report: MakeReport) -> None:
    police = Attribution(source="police", source_id="police:US", kind="official", aligned_with="police:US")
    told = [report(name, f"2021-03-1{n}", killed=3, voices=(police,)) for n, name in enumerate("ab", 1)]
    fused = join([*told, report("c", "2021-03-13", killed=1, voices=(police,))])
    assert fused.fatalities == Tally(low=3, best=3, high=3)


def test_a_toll_does_not_rise_after_weeks(report: MakeReport) -> None:
    told = [report(name, "2021-03-13", killed=2) for name in ("a", "b", "c")]
    fused = join([*told, report("d", "2021-04-20", killed=3)])
    assert fused.fatalities is not None
    assert fused.fatalities.best == 2


def test_a_boast_does_not_overtake_an_admission(report: MakeReport) -> None:
    rebels = Attribution(source="the rebels", kind="fighter")
    police = Attribution(source="police", source_id="police:SY", kind="official")
    told = [
        report("a", "2021-03-13", killed=4, voices=(police,)),
        report("b", "2021-03-14", killed=10, voices=(rebels,)),
    ]
    fused = join(told)
    assert fused.fatalities == Tally(low=4, best=4, high=10)
    assert fused.disagreements == ("4 killed according to police, 10 according to the rebels",)


def test_what_a_cited_voice_tells_stays_in_the_range(report: MakeReport) -> None:
    residents, police = Attribution(source="residents", kind="resident"), Attribution(source="police", kind="official")
    fused = join([report("a", killed=2, voices=(police,)), report("b", killed=6, voices=(residents,))])
    assert fused.fatalities == Tally(low=2, best=6, high=6)
    assert fused.disagreements == ("2 killed according to police, 6 according to residents",)


def test_a_total_of_a_month_is_no_step_of_a_days_toll(report: MakeReport) -> None:
    month = When(start="2021-02-13", end="2021-03-13", precision="period")
    told = [
        report("a", "2021-03-13", killed=28, day="2021-03-12"),
        report("b", "2021-03-20", killed=368, time=month),
    ]
    fused = join(told)
    assert fused.fatalities == Tally(low=28, best=28, high=28)
    assert fused.tolls == ()
    assert any(said.best == 368 and not said.chosen for said in fused.said)


def test_children_are_a_part_of_all(report: MakeReport) -> None:
    count = Casualties(harm="killed", low=5, best=5, high=5, description="children", span=Span(0, 4, "Five"))
    some = report("b", killed=5, event={"casualties": (count,)})
    assert join([report("a", killed=9), some]).fatalities == Tally(low=9, best=9, high=9)
    floor = join([report("a", killed=1), some]).fatalities
    assert floor is not None
    assert floor.best == 5


def test_an_own_loss_is_an_admission_though_nobody_says_so(report: MakeReport) -> None:
    def soldiers(number: int) -> Casualties:
        return Casualties(harm="killed", who="combatant", actor_id="sy_saa", low=number, best=number, high=number)

    other = Attribution(source="the rebels", source_id="isis", kind="fighter", aligned_with="isis")
    told = [
        report("a", killed=12, voices=(_party(),), event={"casualties": (soldiers(12),)}),
        report("b", killed=31, voices=(other,), event={"casualties": (soldiers(31),)}),
    ]
    assert join(told).fatalities == Tally(low=12, best=12, high=31)


def test_a_number_told_beside_a_partys_claim_is_that_of_who_counted(report: MakeReport) -> None:
    group = Attribution(source="Islamic State", source_id="isis", kind="fighter", aligned_with="isis")
    hospital = Attribution(source="hospital sources", kind="medic")
    fused = join([report("a", killed=22, voices=(group, hospital)), report("b", killed=22)])
    said = next(each for each in fused.said if each.field == "killed")
    assert said.by == ("hospital sources", "The b Post")


def test_a_monitor_counts_over_the_ministry_of_another_state(report: MakeReport) -> None:
    coalition = Actor(name="US-led coalition", actor_id="coalition", kind="external_forces")
    ministry = Attribution(source="the ministry", source_id="ru_mod", kind="fighter", aligned_with="state:RU")
    struck = {"side_a": (coalition,), "side_b": (ARMY,), "type": "Explosions/Remote violence"}
    told = [report("a", killed=62, voices=(ministry,), **struck)]
    told.append(report("b", killed=(80, 80, None), voices=(MONITOR,), **struck))
    assert join(told).fatalities == Tally(low=62, best=80, high=None)


def _soldiers(number: int, actor: str = "sy_saa", words: str = "soldiers") -> Casualties:
    span = Span(0, 4, "They")
    return Casualties(
        harm="killed",
        who="combatant",
        actor_id=actor,
        description=words,
        low=number,
        best=number,
        high=number,
        span=span,
    )


def test_each_sides_dead_are_told_apart(report: MakeReport) -> None:
    both = (_soldiers(35), _soldiers(24, "isis", "militants"))
    more = (_soldiers(40), _soldiers(25, "isis", "militants"))
    told = [
        report("a", "2021-03-13", killed=(20, 20, None), event={"casualties": (_soldiers(20),)}),
        report("b", "2021-03-14", killed=59, event={"casualties": both}, voices=(MONITOR,)),
        report("c", "2021-03-14", killed=65, event={"casualties": more}),
    ]
    fused = join(told)
    assert fused.disagreements == (
        "59 killed (35 soldiers and 24 militants) according to Syrian Observatory for Human Rights, "
        "65 (40 soldiers and 25 militants) according to The c Post",
    )
    # the dead of one side are no step of the sum of both
    assert fused.tolls == ()
    assert fused.fatalities == Tally(low=59, best=65, high=65)


def test_an_admission_and_its_correction_are_a_toll_beside_a_boast(report: MakeReport) -> None:
    enemy = Actor(name="Islamic State", actor_id="isis", kind="rebel")
    strike = {"type": "Explosions/Remote violence", "side_a": (enemy,), "side_b": (ARMY,)}
    boast = Attribution(source="Islamic State", source_id="isis", kind="fighter", aligned_with="isis")
    told = [
        report("a", "2021-03-13", killed=63, voices=(_party(),), **strike),
        report("b", "2021-03-15", killed=89, voices=(_party(),), **strike),
        report("c", "2021-03-13", killed=400, voices=(boast,), **strike),
    ]
    fused = join(told)
    assert fused.fatalities == Tally(low=89, best=89, high=400)
    assert [toll.best for toll in fused.tolls] == [63, 89]


def test_a_number_that_somebody_raised_is_a_step(report: MakeReport) -> None:
    first = report("a", "2021-03-13", killed=31, text="The railway counted 31.")
    raised = report("b", "2021-03-13", killed=39, text="He raised the number of dead to 39.")
    assert [toll.best for toll in join([first, raised]).tolls] == [31, 39]
    total = report("b", "2021-03-13", killed=39, text="This raised the number of dead since May to 39.")
    assert join([first, total]).tolls == ()


def test_more_than_seventy_and_seventy_are_one_number(report: MakeReport) -> None:
    over = Casualties(harm="killed", low=71, best=71, high=None, span=Span(0, 12, "More than 70"))
    told = [report("a", killed=70), report("b", killed=(71, 71, None), event={"casualties": (over,)})]
    fused = join(told)
    assert fused.fatalities == Tally(low=70, best=70, high=70)
    assert fused.disagreements == ()


def test_a_number_of_weeks_later_that_is_far_higher_is_of_a_longer_time(report: MakeReport) -> None:
    told = [report("a", "2021-03-13", outlet="The Post", killed=28)]
    fused = join([*told, report("b", "2021-04-12", outlet="The Post", killed=368)])
    assert fused.fatalities == Tally(low=28, best=28, high=28)
    assert fused.tolls == ()


def test_nobody_told_in_passing_is_no_count(report: MakeReport) -> None:
    assert join([report("a"), report("b", incident="i2", killed=0)]).fatalities is None


def test_a_wide_word_does_not_widen_an_exact_number(report: MakeReport) -> None:
    dozens = Casualties(harm="injured", low=24, best=24, high=99, span=Span(0, 6, "dozens"))
    vague = report("a", injured=(24, 24, 99), event={"casualties": (dozens,)})
    assert join([vague, report("b", "2021-03-14", injured=19)]).injured == Tally(low=19, best=19, high=19)


def test_where_the_toll_rose_a_reports_own_rivals_are_steps(report: MakeReport) -> None:
    first = report("a", "2021-03-12", killed=31, disagreements=("the railway: 31 people killed; the governor: 39",))
    assert join([first, report("b", "2021-03-14", killed=50)]).disagreements == ()


def test_who_was_struck_by_most_reports_is_no_party_though_one_tells_of_a_fight(report: MakeReport) -> None:
    air = Actor(name="Israel Defense Forces", actor_id="il_idf", kind="state_forces")
    hamas = Actor(name="Hamas", actor_id="hamas", kind="rebel")
    ministry = Attribution(source="the ministry", kind="official", aligned_with="hamas")
    strike = {"type": "Explosions/Remote violence", "side_a": (air,)}
    told = [
        report("a", killed=(14, 14, None), **strike),
        report("b", killed=18, voices=(ministry,), **strike),
        report("c", killed=9, side_b=(hamas,)),
    ]
    fused = join(told)
    assert fused.fatalities == Tally(low=9, best=18, high=18)


def test_the_resistance_of_a_headline_is_the_party_that_speaks_below(report: MakeReport) -> None:
    headline = Attribution(source="resistance", kind=None)
    group = Attribution(
        source="Islamic State", source_id="isis", kind="fighter", aligned_with="isis", interest="favour"
    )
    told = [report("a", "2021-03-13", killed=27, voices=(headline, group)), report("b", "2021-03-15", killed=25)]
    fused = join(told)
    assert fused.fatalities == Tally(low=25, best=25, high=27)
    assert fused.disagreements == ("27 killed according to Islamic State, 25 according to The b Post",)


def test_an_earlier_number_of_the_last_voice_is_a_step(report: MakeReport) -> None:
    governor = Attribution(source="Karim Saleh", kind="official")
    railway = Attribution(source="the railway", kind="official")

    def dead(number: int, high: int | None, voice: Attribution) -> Casualties:
        span = Span(0, 4, "They")
        return Casualties(harm="killed", low=number, best=number, high=high, span=span, attribution=(voice,))

    both = (dead(31, None, railway), dead(39, 39, governor))
    first = report("a", "2021-03-12", killed=(31, 31, None), event={"casualties": both})
    fused = join([first, report("b", "2021-03-13", killed=50, voices=(governor,))])
    assert [toll.best for toll in fused.tolls] == [31, 39, 50]
