"""The language of the search: what is understood, what is refused in words, and that nothing of FTS5 leaks through."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import InputError
from dateline.store.asking import LONGEST, Asking, asking


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("market", '"market"'),
        ("market rocket", '"market" AND "rocket"'),
        ('"car bomb"', '"car bomb"'),
        ("bomb*", '"bomb" *'),
        ('"car bomb"*', '"car bomb" *'),
        ("rocket OR mortar", '("rocket" OR "mortar")'),
        ("rocket OR mortar market", '("rocket" OR "mortar") AND "market"'),
        ("market -denied", '("market") NOT ("denied")'),
        ("NOT denied market NOT taken", '("market") NOT ("denied" OR "taken")'),
        ("(rocket OR mortar) AND market", '(("rocket" OR "mortar")) AND "market"'),
        ("title:rocket market", '({title} : "rocket") AND "market"'),
        ("in:title rocket market", '({title} : "rocket") AND ({title} : "market")'),
        ("al-Sinaa", '"al sinaa"'),
        ("NEAR(rocket mortar)", '"near" AND ("rocket" AND "mortar")'),
        ("^rocket + {mortar}", None),
    ],
)
def test_words(text, match):
    if match is None:
        with pytest.raises(InputError, match="no word"):
            asking(text)
    else:
        assert asking(text).match == match


def test_words_to_leave_out_alone():
    found = asking("-denied")
    assert (found.match, found.without, found.terms) == (None, '"denied"', ())


def test_fields():
    found = asking(
        'place:"Deir ez-Zor" actor:ISIS actor:army type:shelling since:2016-04 until:2017 killed>10 killed<=50'
    )
    assert (found.place, found.actors, found.types) == ("Deir ez-Zor", ("ISIS", "army"), ("shelling",))
    assert (found.since, found.until) == ("2016-04-01", "2017-12-31")
    assert (found.killed_min, found.killed_max) == (11, 50)
    assert found.of_events
    assert not asking("source:residents").of_events
    assert asking("killed:0").killed_max == 0


def test_what_is_nothing_but_words_can_be_asked_elsewhere():
    assert asking("market rocket").plain == "market rocket"
    for text in ("market OR rocket", "market -rocket", '"market rocket"', "mark*", "title:market", "place:Tamra"):
        assert asking(text).plain is None, text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "write a word"),
        ("   ", "write a word"),
        ("in:title", "write a word"),
        ('"open', "not closed"),
        ("(open", "not closed"),
        ("closed)", "without"),
        ("OR rocket", "between two words"),
        ("rocket OR", "between two words"),
        ("AND rocket", "between two words"),
        ("rocket OR -mortar", "not behind OR"),
        ("place:", "right behind"),
        ('place:"" rocket', "right behind"),
        ("place:Tamra place:Salhin", "stands twice"),
        ("-place:Tamra", "stands by itself"),
        ("(place:Tamra)", "stands by itself"),
        ("colour:red", "no field"),
        ("killed>many", "a number"),
        ("killed<0", "less than none"),
        ("place>3", "only killed"),
        ("status:sure", "none of"),
        ("since:soon", "no day"),
        ("in:text rocket", "in:title"),
        ("a*", "two letters"),
        ("&", "no word"),
        ("(-rocket)", "a word that is looked for"),
        ("x" * (LONGEST + 1), "characters at most"),
        ("x " * 41, "at most"),
    ],
)
def test_what_is_refused(text, told):
    with pytest.raises(InputError, match=told):
        asking(text)


@pytest.fixture(scope="module")
def fts():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE search USING fts5 (title, text, quotes, content = '')")
    connection.execute("INSERT INTO search (rowid, title, text, quotes) VALUES (1, 'a', 'near and or not title', 'x')")
    return connection


@given(st.text(alphabet="abAND OR()-*\"^{}:+.,'title NEAR/1;\\éß\x00ن", max_size=60))
def test_whatever_is_typed_is_understood_or_refused_in_words(fts, text):
    try:
        found = asking(text)
    except InputError:
        return
    assert isinstance(found, Asking)
    for expression in filter(None, (found.match, found.without)):
        list(fts.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,)))
