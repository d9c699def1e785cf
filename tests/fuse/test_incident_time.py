"""The time of an incident: stated days before stretches, what happened before what is planned."""

from __future__ import annotations

from dateline.fuse.incident_time import incident_time
from dateline.model import Event, Span, When

TEXT = "Rebels hit the mill on Monday."
DAY = When(start="2016-04-18", end="2016-04-18", precision="day", span=Span.of(TEXT, 23, 29))
WEEK = When(start="2016-04-11", end="2016-04-17", precision="week", span=Span.of(TEXT, 23, 29))
TODAY = When(start="2016-04-21", end="2016-04-21", precision="day", basis="publication day")
BEFORE = When(start=None, end="2016-04-21", precision="unknown")


def event(time, status="occurred"):
    word = Span.of(TEXT, 7, 10)
    return Event(id="e1", type="Battles", subtype=None, status=status, trigger=word, evidence=(word,), time=time,
                 confidence=1.0)  # fmt: skip


def test_a_day_that_is_stated_comes_first():
    assert incident_time([event(TODAY), event(WEEK), event(DAY)]) is DAY


def test_a_stated_stretch_comes_before_the_day_of_publication():
    assert incident_time([event(TODAY), event(WEEK)]) is WEEK


def test_a_bound_comes_last():
    assert incident_time([event(BEFORE), event(TODAY)]) is TODAY
    assert incident_time([event(BEFORE)]) is BEFORE


def test_a_plan_dates_no_happening():
    assert incident_time([event(DAY, "planned"), event(TODAY)]) is TODAY
    assert incident_time([event(DAY, "planned")]) is DAY


def test_nothing_known_is_none():
    assert incident_time([event(None)]) is None


def of(text, word, day, iso):
    """An event of a sentence at offset 0, its day stated there (offset of `day` in the text) or elsewhere."""
    at = text.find(day)
    span = Span(900, 900 + len(day), day) if at < 0 else Span(at, at + len(day), day)
    time = When(start=iso, end=iso, precision="day", span=span)
    start = text.index(word)
    trigger = Span(start, start + len(word), word)
    return Event(id="e1", type="Battles", subtype=None, status="occurred", trigger=trigger, time=time,
                 evidence=(Span(0, len(text), text),), confidence=1.0)  # fmt: skip


def test_the_day_of_the_deed_goes_before_that_of_the_death():
    died = of("Mr. Lee died of his wounds on Thursday.", "died", "Thursday", "2020-05-07")
    shot = of("x" * 100 + " He was shot on Monday night.", "shot", "Monday night", "2020-05-04")
    assert incident_time([died, shot]) is shot.time


def test_a_day_taken_over_by_news_of_an_arrest_gives_way():
    arrest = of("A man is accused of the shooting.", "shooting", "Thursday", "2020-05-07")
    shot = of("He was shot in the chest on Monday night.", "shot", "Monday night", "2020-05-04")
    assert incident_time([arrest, shot]) is shot.time
