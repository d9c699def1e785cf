"""Tables of coders as they come: good ones, and what is wrong with others, line by line."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.agree import Gold, Troubles, read_gold, rows_from_records, rows_of
from dateline.model import InputError

ACLED = (
    "event_id_cnty,document,event_date,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,fatalities"
)


def read(text: str, **how: object) -> tuple[Gold, list[str]]:
    troubles = Troubles()
    gold = read_gold(rows_of(text, "coded.csv", troubles), "coded.csv", troubles, **how)
    return gold, [str(each) for each in troubles.all()]


def test_a_row_of_acled():
    gold, troubles = read(f"{ACLED}\nX1,a.html,2021-03-02,battles,Armed Clash,Rebels; Militia,Army,Harim,36.2,36.5,3\n")
    assert troubles == []
    (row,) = gold.rows
    assert (row.line, row.link) == (2, "a.html")
    assert row.event is not None
    assert (row.event.id, row.event.start, row.event.fatalities) == ("X1", "2021-03-02", 3)
    assert (row.event.event_type, row.event.sub_event_type) == ("Battles", "Armed clash")
    assert [party.name for party in row.event.side_a] == ["Rebels", "Militia"]
    assert row.event.civilians_targeted is None, "the table has no such column"


def test_a_row_of_ucdp():
    gold, troubles = read(
        "id;date_start;date_end;side_a;side_b;type_of_violence;best;low;high;deaths_civilians;latitude;longitude;file\n"
        "7;2021-03-01;2021-03-05;Government of Syria;IS;1;12;10;;0;35,33;40,14;a.txt\n"
    )
    assert troubles == []
    assert gold.columns.codebook == "ucdp"
    event = gold.rows[0].event
    assert event is not None
    assert (event.start, event.end, event.violence) == ("2021-03-01", "2021-03-05", 1)
    assert (event.low, event.best, event.high, event.civilian_deaths) == (10, 12, None, 0)
    assert (event.lat, event.lon) == (35.33, 40.14), "a comma parts decimals where semicolons part cells"


def test_own_names_of_columns_and_json_lines():
    gold, _ = read('{"doc": "a", "Date": "2 March 2021", "Place": "Harim", "killed": 3, "lat": null}\n')
    event = gold.rows[0].event
    assert event is not None
    assert (event.start, event.place, event.fatalities) == ("2021-03-02", "Harim", 3)


def test_records_of_a_program():
    troubles = Troubles()
    rows = rows_from_records([{"document": "a", "event_date": dt.date(2021, 3, 2), "fatalities": float("nan")}])
    event = read_gold(rows, "gold", troubles).rows[0].event
    assert event is not None
    assert (event.start, event.fatalities) == ("2021-03-02", None)
    assert troubles.all() == ()


@pytest.mark.parametrize(
    ("column", "cell", "iso2"),
    [
        ("country", "Syria", "SY"),
        ("country", "Myanmar (Burma)", "MM"),
        ("country", "Russia (Soviet Union)", "RU"),
        ("country", "SDN", "SD"),
        ("iso", "729", "SD"),
        ("country", "Atlantis", None),
    ],
)
def test_countries(column, cell, iso2):
    gold, troubles = read(f"document,fatalities,{column}\na,1,{cell}\n")
    event = gold.rows[0].event
    assert event is not None
    assert event.country == iso2
    assert bool(troubles) == (iso2 is None)


def test_a_country_by_the_number_of_ucdp():
    gold, _ = read("document,best,side_a,country_id\na,1,IS,652\n")
    assert gold.rows[0].event is not None
    assert gold.rows[0].event.country == "SY"


def test_lists_and_words_for_no():
    troubles = Troubles()
    rows = rows_from_records([{"document": "a", "actor1": ["Army", "Police", None], "civilian_targeting": "no"}])
    event = read_gold(rows, "gold", troubles).rows[0].event
    assert event is not None
    assert [party.name for party in event.side_a] == ["Army", "Police"]
    assert event.civilians_targeted is False


def test_a_row_with_a_document_alone_says_that_nothing_happened():
    gold, troubles = read(f"{ACLED}\nX1,a.html,,,,,,,,,\n")
    assert gold.rows[0].event is None
    assert troubles == []


@pytest.mark.parametrize(
    ("days", "order", "read_as"),
    [
        (["13/02/2021", "03/04/2021"], None, "2021-04-03"),
        (["02/13/2021", "03/04/2021"], None, "2021-03-04"),
        (["01/01/2021", "03/04/2021"], "mdy", "2021-03-04"),
        (["01/01/2021", "03/04/2021"], None, None),
        (["x", "20210403"], None, "2021-04-03"),
        (["x", "3-Apr-2021"], None, "2021-04-03"),
        (["x", "April 3, 2021"], None, "2021-04-03"),
        (["x", "2021-04-03 00:00:00"], None, "2021-04-03"),
        (["x", "30 February 2021"], None, None),
        (["x", "2021-13-01"], None, None),
    ],
)
def test_days(days, order, read_as):
    lines = "".join(f'X{n},a.html,"{day}",,,,,,,,1\n' for n, day in enumerate(days))
    gold, troubles = read(f"{ACLED}\n{lines}", date_order=order)
    event = gold.rows[1].event
    assert event is not None
    assert event.start == read_as
    assert any("line 3" in each or "lines 2, 3" in each for each in troubles) == (read_as is None)


def test_what_is_wrong_is_said_with_lines_and_the_rest_is_kept():
    gold, troubles = read(
        f"{ACLED},evnt_date,weather\n"
        "X1,a.html,2021-03-02,Batles,,,,,,,3\n"
        "X2,a.html,2021-03-02,,,,,,95,40,many\n"
        "X2,a.html,2021-03-02,,,,,,,,\n"
        "X4,,2021-03-02,,,,,,,,1\n"
        'X5,a.html,"first\nsecond",,,,,,,,-1\n'
        "X6,a.html,2021-03-02,,,,,,,,1,x,y,z\n"
        "X7,a.html,2021-03-02,,,,,,,,1,200,sunny\n"
    )
    assert [row.line for row in gold.rows] == [2, 3, 6, 9]
    told = "\n".join(troubles)
    assert "event_type: none of ACLED's event types; not compared, for example 'Batles' (line 2)" in told
    assert "latitude: beyond ±90 degrees; not compared, for example '95' (line 3)" in told
    assert "fatalities: no whole number of people; not compared, for example 'many' (lines 3, 6)" in told
    assert "an id that an earlier row has: the later row is left out, for example 'X2' (line 4)" in told
    assert "no document is named: the row is left out (line 5)" in told
    assert "more cells than the 13 of the header" in told
    assert "(line 8)" in told
    assert gold.columns.unknown == (("evnt_date", None), ("weather", None))


def test_a_misspelt_column_is_guessed_aloud():
    _, troubles = read("document,evnt_date,fatalities\na,2021-03-02,1\n")
    assert "unknown column 'evnt_date': should it be 'event_date'?" in troubles


def test_low_best_and_high_in_no_order_and_days_the_wrong_way_round():
    gold, troubles = read("document,date_start,date_end,best,low,high\na,2021-03-05,2021-03-01,5,9,1\n")
    event = gold.rows[0].event
    assert event is not None
    assert (event.start, event.best) == (None, None)
    assert len(troubles) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("PK\x03\x04rest", "save the sheet as"),
        (f"{ACLED}\n", "no event below the header"),
        ("document,colour\na,red\n", "no column is one of ACLED's"),
        ("event_date,fatalities\n2021-03-02,1\n", "no column leads from an event to its document"),
        ("document,event_date,event_date\na,2021-03-02,x\n", "names event_date twice"),
        ("document,event_date,date_start\na,2021-03-02,2021-03-02\n", "say --codebook"),
        ("[1, 2]", "holds objects only"),
        ("[{", "begins like a JSON list"),
    ],
)
def test_tables_that_cannot_be_compared(text, message):
    with pytest.raises(InputError, match=message):
        read(text)


def test_a_column_to_link_by_that_is_not_there():
    with pytest.raises(InputError, match="no column 'paper'"):
        read(f"{ACLED}\nX1,a.html,2021-03-02,,,,,,,,\n", link="paper")


def test_lines_of_json_that_are_none_are_counted():
    gold, troubles = read('{"document": "a", "fatalities": 1}\n{"document": \n[1]\n')
    assert len(gold.rows) == 1
    assert troubles == ["no JSON: the row is left out (line 2)", "no JSON object: the row is left out (line 3)"]


def test_hostile_cells_are_only_text():
    deep = "[" * 5000
    with pytest.raises(InputError):
        read(deep)
    gold, _ = read(f"{ACLED}\nX1,\"=cmd|' /C calc'!A0\",2021-03-02,,,\x1b[31m,,,,,\x00\n")
    assert gold.rows[0].link == "=cmd|' /C calc'!A0"
