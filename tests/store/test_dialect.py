"""The store's statements in PostgreSQL's words: what becomes of each, and of the values."""

from __future__ import annotations

import pytest

from dateline.store.filters import text_query
from dateline.store.postgres.dialect import render
from dateline.store.postgres.words import phrases_of, query_of, vector_of


@pytest.mark.parametrize(
    ("sql", "told", "given", "sent"),
    [
        ("SELECT ? , ?", "SELECT $1 , $2", (1, 2), [1, 2]),
        ("a = ?1 OR b = ?1 AND c > ?2", "a = $1 OR b = $1 AND c > $2", (1, 2), [1, 2]),
        ("x = '?' OR x = ?", "x = '?' OR x = $1", (1,), [1]),
        ("LIMIT ?", "LIMIT nullif($1, -1)", (-1,), [-1]),
        ("id IN (SELECT value FROM json_each(?))", "id = ANY(CAST($1 AS text[]))", ('["a", 2]',), [["a", "2"]]),
        (
            "pk IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) AND x = ?",
            "pk = ANY(CAST($1 AS bigint[])) AND x = $2",
            ("[1, 2]", 3),
            [[1, 2], 3],
        ),
        (
            "FROM json_each(?) n JOIN t ON t.pk = CAST(n.value AS INTEGER) ORDER BY n.key",
            "FROM unnest(CAST($1 AS text[])) WITH ORDINALITY AS n (value, key) JOIN t ON t.pk = CAST(n.value AS bigint)"
            " ORDER BY n.key",
            ("[7]",),
            [["7"]],
        ),
        ("instr(a, ?) > 0 AND b LIKE ? ESCAPE '!'", "strpos(a, $1) > 0 AND b ILIKE $2 ESCAPE '!'", (1, 2), [1, 2]),
        (
            "lon_high >= ? AND lat_high >= ? AND lon_low <= ? AND lat_low <= ?",
            "spot && ST_MakeEnvelope($1, $2, $3, $4, 4326)",
            (1, 2, 3, 4),
            [1, 2, 3, 4],
        ),
        (
            "WHERE search MATCH ? AND x = ? ORDER BY bm25(search, 5, 1, 2) LIMIT ?",
            "WHERE vector @@ CAST($1 AS tsquery) AND x = $2 ORDER BY"
            " bm25(s.vector, s.words, (SELECT ranking(CAST($3 AS tsquery[])))) LIMIT nullif($4, -1)",
            ('"b" AND "a"', 5, 9),
            ["('b') & ('a')", 5, ["('b')", "('a')"], 9],
        ),
    ],
)
def test_statements(sql, told, given, sent):
    rendered = render(sql)
    assert (rendered.sql, list(rendered.values(given))) == (told, sent)


@pytest.mark.parametrize(
    ("match", "query"),
    [
        ('"market"', "('market')"),
        ('"car bomb" *', "('car' <-> 'bomb':*)"),
        ('({title} : "rocket") AND "café"', "(('rocket':A)) & ('cafe')"),
        ('("market") NOT ("denied" OR "taken")', "(('market')) & !(('denied') | ('taken'))"),
        (text_query("Deir ez-Zor it's"), "('deir') & ('ez') & ('zor') & ('it') & ('s')"),
        (text_query("a _ b"), "('a') & ('b')"),
        ('"a" AND "_"', "('a') & '\x01'"),
    ],
)
def test_questions(match, query):
    assert query_of(match) == query


def test_what_is_no_question():
    with pytest.raises(ValueError, match="no part of a search"):
        query_of('"a" ^ "b"')
    assert phrases_of('("market") NOT ("car bomb" *)') == ["('market')", "('car' <-> 'bomb':*)"]


def test_words_of_a_document():
    vector, words = vector_of("Épée, mill", "A mill; the MILL’s ٣", "mill")
    assert words == 9
    assert vector == "'a':8B 'epee':1A 'mill':2A,5C,9B,11B 's':12B 'the':10B '٣':13B"
    long = "x" * 5_000
    assert vector_of(long, f"{long} y", "") == ("'y':7B", 3)
    many, count = vector_of("", " ".join(f"w{n}" for n in range(100_000)), "")
    assert count == 100_000
    assert len(many) < 1_500_000
