"""One person's death and the deed, days before, that it was of."""

from __future__ import annotations

from dateline.fuse.died_of import died_of
from dateline.model import Event, Span, When

from .conftest import killed


def of(word: str, iso: str, **fields: object) -> Event:
    text = f"He {word} then."
    time = When(start=iso, end=iso, precision="day", span=Span(3, 3 + len(word), word))
    return Event(
        id="e", type="Battles", subtype=None, status="occurred", trigger=Span(3, 3 + len(word), word), time=time,
        evidence=(Span(0, len(text), text),), confidence=1.0, **fields,
    )  # fmt: skip


def test_who_died_on_monday_was_shot_on_thursday() -> None:
    assert died_of(of("died", "2016-05-16"), of("shot", "2016-05-12"))


def test_a_death_before_the_deed_or_long_after_is_another() -> None:
    assert not died_of(of("died", "2016-05-12"), of("shot", "2016-05-16"))
    assert not died_of(of("died", "2016-08-16"), of("shot", "2016-05-16"))


def test_several_dead_are_others() -> None:
    assert not died_of(of("died", "2016-05-16", casualties=(killed(3),)), of("shot", "2016-05-12"))
    assert not died_of(of("died", "2016-05-16"), of("shot", "2016-05-12", casualties=(killed(1),)))
