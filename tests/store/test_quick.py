"""The first rows of a list are those of the whole list, whichever filters are asked and whichever way leads there."""

from __future__ import annotations

import itertools
import random
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Actor, Document, Event, Incident, Place, Reading, Span, When
from dateline.run.fuse import fuse_store
from dateline.store import Store, quick

PLACES = (
    Place(name="Harim", place_id="geonames:1", lat=36.2, lon=36.5, admin1="Idlib", country="SY"),
    Place(name="Deir ez-Zor", place_id="geonames:2", lat=35.3, lon=40.1, admin1="Deir ez-Zor", country="SY"),
    Place(name="Deir Ezzor", place_id="geonames:2", lat=35.3, lon=40.1, country="SY"),
    Place(name="Marib", lat=15.5, lon=45.3, country="YE"),
    Place(name="The barracks"),
    None,
)
ACTORS = (
    Actor(name="Ansar Allah", actor_id="group:houthi", kind="rebel"),
    Actor(name="Houthi Movement", actor_id="group:houthi", kind="rebel"),
    Actor(name="gunmen", kind="unidentified"),
    Actor(name="Military Forces of Syria", actor_id="state:SY", kind="state_forces"),
)
KINDS = (
    ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Protests", None),
)
DAYS = (
    None,
    ("2020-01-31", "2020-01-31"),
    ("2020-01-28", "2020-02-03"),
    ("2020-02-01", None),
    (None, "2020-02-10"),
    ("2019-01-01", "2021-12-31"),
    ("2020-02-14", "2020-02-14"),
    ("2020-03-01", "2020-03-31"),
)
ASKED: dict[str, tuple[Any, ...]] = {
    "place": ("deir ezzor", "Syria", "Harim", "geonames:2", "Nowhere"),
    "actor": ("Houthi Movement", "gunmen", "state:SY", "nobody known"),
    "kind": ("shelling", "Battles", "wedding"),
    "status": ("occurred", "denied", "planned"),
    "since": ("2020-02", "2020-01-31", "2021"),
    "until": ("2020-02", "2020-01-31", "2019"),
    "box": ((36.0, 35.0, 41.0, 37.0), (0.0, 0.0, 1.0, 1.0)),
    "text": ("shelled", "choir", "unheard"),
    "document": ("d1", "d", "x"),
}


def reading(dice: random.Random, number: int) -> Reading:
    """A document whose events and incidents have drawn values."""
    text = f"Report {number}. Rebels shelled {dice.choice(['a depot', 'the choir', 'a bridge'])}."
    start = text.index("shelled")
    span = Span.of(text, start, start + len("shelled"))
    events, incidents = [], []
    for own in range(dice.randint(1, 3)):
        kind, subtype = dice.choice(KINDS)
        days = dice.choice(DAYS)
        told: dict[str, Any] = {
            "type": kind,
            "subtype": subtype,
            "place": dice.choice(PLACES),
            "time": When(start=days[0], end=days[1], precision="day") if days else None,
            "side_a": tuple(dice.sample(ACTORS, dice.randint(0, 2))),
        }
        status = dice.choice(["occurred", "occurred", "denied"])
        events.append(Event(id=f"e{own}", status=status, trigger=span, confidence=0.5, evidence=(span,), **told))
        incidents.append(Incident(id=f"i{own}", events=(f"e{own}",), documents=(f"d{number}",), **told))
    document = Document(id=f"d{number}", sha256=f"{number:064}", text=text, language="en")
    return Reading(document=document, events=tuple(events), incidents=tuple(incidents))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory) -> Path:
    """Forty documents with events and incidents of drawn places, actors, days and statuses, fused."""
    dice = random.Random(8)
    path = tmp_path_factory.mktemp("quick") / "mixed.db"
    with Store.open(path) as store:
        for number in range(40):
            store.add(reading(dice, number))
        for number in range(0, 40, 7):  # what is replaced leaves names behind that nothing bears any more
            store.add(reading(dice, number))
        fuse_store(store)
    return path


def questions() -> list[dict[str, Any]]:
    """Each filter by itself with each value, and pairs and threes of them with drawn values."""
    dice = random.Random(3)
    found: list[dict[str, Any]] = [{}]
    found += [{name: value} for name, values in ASKED.items() for value in values]
    for size in (2, 3):
        for names in itertools.combinations(ASKED, size):
            found.append({name: dice.choice(ASKED[name]) for name in names})
    return found


@pytest.mark.parametrize("few", [0, 12, 1_500])
@pytest.mark.parametrize("what", ["events", "incidents", "fused"])
def test_the_first_rows_are_those_of_the_whole_list(mixed, monkeypatch, what, few):
    monkeypatch.setattr(quick, "_FEW", few)
    monkeypatch.setattr(quick, "_FEWER", few)
    found = 0
    with Store.open(mixed) as store:
        for asked in questions():
            whole = list(getattr(store, what)(**asked))
            for limit in (1, 4, 900):
                assert list(getattr(store, what)(**asked, limit=limit)) == whole[:limit], (asked, limit)
            found += bool(whole)
    assert found > 60


@pytest.mark.file
def test_no_row_is_looked_at_that_is_not_needed(mixed):
    """The plans of the statements: by the index of the order, or by that of the filter; never a scan of the table."""
    with Store.open(mixed) as store:
        for few in (0, 1_500):
            plans: list[str] = []

            def rows(sql: str, values: tuple[object, ...] = (), plans: list[str] = plans) -> Any:
                for *_, step in store._rows("EXPLAIN QUERY PLAN " + sql, values):
                    plans.append(step)
                return store._rows(sql, values)

            for listed in (quick.EVENTS, quick.INCIDENTS, quick.FUSED):
                for asked in questions():
                    with pytest.MonkeyPatch.context() as patch:
                        patch.setattr(quick, "_FEW", few)
                        patch.setattr(quick, "_FEWER", few)
                        quick.first_pks(rows, listed, asked, 5)
            scans = {step for step in plans if step.startswith("SCAN t") and "INDEX" not in step}
            assert scans <= {"SCAN taken"}


def test_a_store_of_before_finds_its_names(mixed, tmp_path, monkeypatch):
    """The migration notes what older Datelines wrote."""
    with Store.open(mixed) as store:
        noted = sorted(store._rows("SELECT what, name, own FROM folded"))
        made = Path(quick.__file__).with_name("migrations") / "0010_quick.sql"
        fill = made.read_text().split(") WITHOUT ROWID;")[1].partition(";")[0].replace("INTO folded", "INTO again")
        store._connection.execute("CREATE TEMP TABLE again (what TEXT, name TEXT, own TEXT)")
        store._connection.execute(fill.partition("--")[0])
        assert set(store._rows("SELECT what, name, own FROM again")) <= set(noted)
        bare = {name for what, name, _ in store._rows("SELECT what, name, own FROM again") if what == "place"}
        assert len(bare) >= 4
